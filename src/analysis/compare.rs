//! This year beside last: what changed, as a value that wording puts into words.

use super::figure::{Figure, Unit};
use super::results::Figures;
use super::rounding::Decimal;
use super::value::Value;
use crate::calendar::Period;

/// A figure in two years.
#[derive(Clone, Debug)]
pub struct Comparison {
    pub unit: Unit,
    pub before: Value,
    pub after: Value,
    /// The same part of the year before.
    pub before_period: Period,
    /// After less before, of the numbers as printed, so that a reader who subtracts finds the same; none where either is absent.
    /// Between two percentages it is in percentage points.
    pub difference: Option<Decimal>,
    /// Whether either year's own report printed another number.
    pub restated: Restated,
}

/// Which years of a comparison are restated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Restated {
    pub before: bool,
    pub after: bool,
}

/// A figure this year against the year before.
pub fn with_last_year(figures: &Figures, figure: &Figure) -> Comparison {
    let before_year = figures.year.previous();
    let (before, after) = (figures.value(figure.name, before_year), figures.value(figure.name, figures.year));
    let printed = (after.printed(figure.unit), before.printed(figure.unit));
    let difference = match printed {
        (Some(after), Some(before)) => Some(after.minus(before)),
        _ => None,
    };
    let restated = |year| figures.is_restated(figure.name, year);
    let restated = Restated { before: restated(before_year), after: restated(figures.year) };
    let before_period = figures.period(before_year);
    Comparison { unit: figure.unit, before, after, before_period, difference, restated }
}
