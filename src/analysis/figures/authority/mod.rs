//! Corporate complaints, to which no procedure in law applies: the council's policy and, from its day, the Ombudsman's
//! Complaint Handling Code do.

mod accepted;
mod code;
mod outcomes;
mod received;
mod stages;
mod timeliness;

use crate::analysis::breakdown::Breakdown;
use crate::analysis::figure::Figure;
use crate::analysis::population::{Condition, Population};

/// By subject, in the order of the report.
pub(in crate::analysis) static FIGURES: &[&[&Figure]] =
    &[received::FIGURES, accepted::FIGURES, timeliness::FIGURES, code::FIGURES, outcomes::FIGURES, stages::FIGURES];

pub(in crate::analysis) static BREAKDOWNS: &[&[&Breakdown]] =
    &[accepted::BREAKDOWNS, timeliness::BREAKDOWNS, code::BREAKDOWNS, outcomes::BREAKDOWNS, stages::BREAKDOWNS];

/// Corporate complaints of the year about all services that meet the conditions.
const fn complaints(conditions: &'static [Condition]) -> Population {
    Population::new("corporate_complaints", conditions)
}

/// The same without children's services, whose records go back less far.
const fn without_childrens(conditions: &'static [Condition]) -> Population {
    Population::new("corporate_complaints_without_childrens", conditions)
}

const ACCEPTED: Condition = Condition::Yes("accepted");
