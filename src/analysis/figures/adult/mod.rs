//! The figures of the Adult social care report: SI 2009/309 reg 18.

mod comparison;
mod compliments;
mod concerns;
mod equality;
mod months;
mod ombudsman;
mod outcomes;
mod received;
mod remedies;
mod systems;
mod timescales;

use crate::analysis::breakdown::Breakdown;
use crate::analysis::figure::Figure;
use crate::analysis::matrix::Matrix;
use crate::analysis::population::{Condition, Population};
pub(super) use received::STATUTORY_RECEIVED;

/// By subject, in the order of the report.
pub(in crate::analysis) static FIGURES: &[&[&Figure]] = &[
    received::FIGURES,
    outcomes::FIGURES,
    timescales::FIGURES,
    concerns::FIGURES,
    compliments::FIGURES,
    remedies::FIGURES,
    ombudsman::FIGURES,
    systems::FIGURES,
    comparison::FIGURES,
];

pub(in crate::analysis) static BREAKDOWNS: &[&[&Breakdown]] = &[
    received::BREAKDOWNS,
    outcomes::BREAKDOWNS,
    timescales::BREAKDOWNS,
    equality::BREAKDOWNS,
    concerns::BREAKDOWNS,
    compliments::BREAKDOWNS,
    remedies::BREAKDOWNS,
    ombudsman::BREAKDOWNS,
];

pub(in crate::analysis) static MATRICES: &[&Matrix] = &[&months::BY_MONTH, &comparison::REGIONAL];

/// Adults' complaints of the year in the social-care database that meet the conditions.
const fn complaints(conditions: &'static [Condition]) -> Population {
    Population::new("adult_complaints", conditions)
}

const STATUTORY: Condition = Condition::Is("procedure", "statutory");
const STATUTORY_COMPLAINTS: Population = complaints(&[STATUTORY]);
