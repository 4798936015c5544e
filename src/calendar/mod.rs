//! Reporting years and their parts, working days and clocks.

mod clock;
mod months;
mod period;
mod reporting_year;
mod working_days;

pub use clock::{CLOCKED, Clock, Clocks, OwnClock, Runs, Step};
pub use months::{ADULT_MONTHS, MONTHS, last_day_of_months, month_name};
pub use period::{NotAPeriod, Part, Period};
pub use reporting_year::ReportingYear;
pub use working_days::{COVERED, due_date, is_working_day, working_days_between};
