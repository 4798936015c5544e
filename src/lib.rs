pub mod diagnostics;
pub mod render;
pub mod report;
