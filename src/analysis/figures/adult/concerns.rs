//! What complaints were about. One complaint may raise several reasons, so reasons are counted, not complaints.

use super::{STATUTORY, complaints};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::{Condition, Population};
use crate::law::ADULT_REG_18;

pub(super) static FIGURES: &[&Figure] = &[&CONCERNS_RAISED, &COMPLAINTS_WITH_CONCERNS];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_REASON, &BY_SUB_REASON];

static CONCERNS_RAISED: Figure = Figure::count(
    "adult_concerns_raised",
    "Concerns raised in statutory complaints",
    "Reasons raised in statutory complaints of the year; one complaint may raise several.",
    &[&ADULT_REG_18],
    CONCERNS,
);

static COMPLAINTS_WITH_CONCERNS: Figure = Figure::count(
    "adult_complaints_with_concerns",
    "Statutory complaints that raise a concern",
    "Statutory complaints of the year for which at least one reason is recorded.",
    &[&ADULT_REG_18],
    complaints(&[STATUTORY, Condition::Yes("raised_concern")]),
);

const CONCERNS: Population = Population::new("adult_concerns", &[STATUTORY]);

static BY_REASON: Breakdown = Breakdown {
    name: "adult_concerns_by_reason",
    label: "Concerns by main reason",
    definition: "Reasons raised in statutory complaints of the year, by main reason.",
    whole: &CONCERNS_RAISED,
    population: CONCERNS,
    by: "main_reason",
    categories: Categories::Listed("adult_concerns.main_reason"),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};

static BY_SUB_REASON: Breakdown = Breakdown {
    name: "adult_concerns_by_sub_reason",
    label: "Concerns by sub-reason",
    definition: "Reasons raised in statutory complaints of the year, by the finer reason recorded under the main one.",
    by: "sub_reason",
    categories: Categories::Listed("adult_concerns.sub_reason"),
    ..BY_REASON
};
