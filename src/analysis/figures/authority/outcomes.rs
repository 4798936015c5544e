//! What came of corporate complaints.

use super::accepted::COMPLAINTS_ACCEPTED;
use super::{ACCEPTED, complaints};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::Condition;
use crate::ingest::codes::OUTCOME;
use crate::law::{CODE_REPORT, COUNCIL_POLICY};

pub(super) static FIGURES: &[&Figure] = &[&DECIDED, &WELL_FOUNDED, &WELL_FOUNDED_SHARE];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_OUTCOME];

static DECIDED: Figure = Figure::count(
    "authority_corporate_decided",
    "Corporate complaints decided",
    "Accepted corporate complaints of the year that were upheld, partly upheld or not upheld.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Any("outcome", &["upheld", "partly_upheld", "not_upheld"])]),
);

static WELL_FOUNDED: Figure = Figure::count(
    "authority_corporate_upheld",
    "Corporate complaints upheld or partly upheld",
    "Accepted corporate complaints of the year that were upheld in full or in part.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Any("outcome", &["upheld", "partly_upheld"])]),
);

static WELL_FOUNDED_SHARE: Figure = Figure::share(
    "authority_corporate_upheld_share",
    "Share of corporate complaints upheld or partly upheld",
    "Accepted corporate complaints upheld in full or in part, as a share of those decided.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    &WELL_FOUNDED,
    &DECIDED,
);

static BY_OUTCOME: Breakdown = Breakdown {
    name: "authority_corporate_by_outcome",
    label: "Corporate complaints by outcome",
    definition: "Accepted corporate complaints of the year by their outcome.",
    whole: &COMPLAINTS_ACCEPTED,
    population: complaints(&[ACCEPTED]),
    by: "outcome",
    categories: Categories::Codes(&OUTCOME, &["upheld", "partly_upheld", "not_upheld", "withdrawn", "open"]),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
