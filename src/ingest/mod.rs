//! From a council's exports to typed polars frames, and everything wrong with them to located problems.

pub mod codes;
pub mod tables;
