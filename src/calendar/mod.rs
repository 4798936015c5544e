//! Reporting years, working days and clocks.

mod clock;
mod reporting_year;
mod working_days;

pub use clock::{CLOCKED, Clock, Clocks, OwnClock, Step};
pub use reporting_year::ReportingYear;
pub use working_days::{COVERED, due_date, is_working_day, working_days_between};
