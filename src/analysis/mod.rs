//! From frames to figures. Every published number is defined here once, with its legal basis, and nothing else computes.

mod breakdown;
pub mod checks;
mod columns;
pub mod compare;
mod coverage;
mod derive;
mod disclosure;
mod error;
mod evaluate;
pub mod explain;
mod figure;
pub mod figures;
mod population;
mod published;
pub mod register;
mod results;
mod rounding;
mod value;

pub use breakdown::{Breakdown, Categories};
pub use error::AnalysisError;
pub use evaluate::{Inputs, evaluate};
pub use figure::{Computation, Disclosure, Figure, Unit};
pub use population::{Condition, Population};
pub use results::{BreakdownValue, Category, Figures};
pub use rounding::Decimal;
pub use value::{Absence, Value};
