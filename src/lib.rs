pub mod analysis;
pub mod calendar;
pub mod diagnostics;
pub mod ingest;
pub mod law;
pub mod render;
pub mod report;
pub mod workspace;
