//! The figures of the Children's Services report: SI 2006/1738 reg 13 and the monitoring chapter of the 2006 guidance.

mod compliments;
mod concerns;
mod equality;
mod ombudsman;
mod outcomes;
mod received;
mod remedies;
mod stages;
mod systems;
mod timescales;

use crate::analysis::breakdown::Breakdown;
use crate::analysis::figure::Figure;
use crate::analysis::population::{Condition, Population};
pub(super) use received::STATUTORY_RECEIVED;

/// By subject, in the order of the report.
pub(in crate::analysis) static FIGURES: &[&[&[&Figure]]] = &[
    &[received::FIGURES],
    &[outcomes::FIGURES],
    &[stages::FIGURES],
    timescales::FIGURES,
    &[equality::FIGURES],
    &[concerns::FIGURES],
    &[compliments::FIGURES],
    &[remedies::FIGURES],
    &[ombudsman::FIGURES],
    &[systems::FIGURES],
];

pub(in crate::analysis) static BREAKDOWNS: &[&[&Breakdown]] = &[
    received::BREAKDOWNS,
    outcomes::BREAKDOWNS,
    stages::BREAKDOWNS,
    equality::BREAKDOWNS,
    concerns::BREAKDOWNS,
    compliments::BREAKDOWNS,
    remedies::BREAKDOWNS,
];

/// Complaints of the year in the social-care database that meet the conditions.
const fn complaints(conditions: &'static [Condition]) -> Population {
    Population::new("childrens_complaints", conditions)
}

const STATUTORY: Condition = Condition::Is("procedure", "statutory");
