//! A council's report folder as a value, and the only place that opens the user's files.

pub mod settings;
