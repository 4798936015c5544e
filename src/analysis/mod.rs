//! From frames to figures. Every published number is defined here once, with its legal basis, and nothing else computes.

mod agreement;
mod breakdown;
pub mod checks;
pub mod claims;
mod columns;
pub mod compare;
mod coverage;
mod derive;
pub mod disclosure;
mod error;
mod evaluate;
pub mod explain;
mod figure;
mod fingerprint;
pub mod figures;
pub mod findings;
mod masks;
mod matrix;
pub mod open_cases;
mod population;
mod published;
mod rates;
pub mod reconciliation;
pub mod register;
pub mod required;
mod residents;
mod results;
mod rounding;
mod same_cases;
mod split;
mod tabulate;
mod totals;
mod value;
mod within;

pub use breakdown::{Breakdown, Categories, is_named, is_other};
pub use error::AnalysisError;
pub use evaluate::{Inputs, evaluate};
pub use figure::{Computation, Disclosure, Figure, Unit};
pub use fingerprint::fingerprint;
pub use matrix::{Matrix, MatrixRow, MatrixValue, Measure, Measured};
pub use population::{Condition, Population};
pub use results::{BreakdownValue, Category, Figures, Residents};
pub use rounding::Decimal;
pub use value::{Absence, Value};

#[cfg(test)]
mod tests;
