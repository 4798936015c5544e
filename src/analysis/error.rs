use polars::prelude::PolarsError;

/// A fault of the program: a definition names a column that no table has, or polars refuses an operation.
/// Faults of the user's files never reach analysis; they are `Problems`.
#[derive(Debug, thiserror::Error)]
pub enum AnalysisError {
    #[error("a frame could not be computed with: {0}")]
    Frame(#[from] PolarsError),
    #[error("no table named {0} was read")]
    TableMissing(String),
}
