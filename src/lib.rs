pub mod calendar;
pub mod diagnostics;
pub mod ingest;
pub mod report;
pub mod workspace;
