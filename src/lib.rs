pub mod diagnostics;
pub mod report;
