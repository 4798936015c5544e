//! Reporting years, working days and clocks.

mod reporting_year;

pub use reporting_year::ReportingYear;
