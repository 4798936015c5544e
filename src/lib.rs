pub mod diagnostics;
pub mod report;
pub mod render;
