//! What was decided. Well-founded, as regulation 18 has it, means upheld in full or in part; withdrawn and open complaints
//! are in the base of the share of those received, and not in that of those decided.

use super::received::STATUTORY_RECEIVED;
use super::{STATUTORY, STATUTORY_COMPLAINTS, complaints};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::Condition;
use crate::ingest::codes::OUTCOME;
use crate::law::{ADULT_REG_17, ADULT_REG_18};

pub(super) static FIGURES: &[&Figure] = &[
    &UPHELD,
    &PARTLY_UPHELD,
    &NOT_UPHELD,
    &WITHDRAWN,
    &OPEN,
    &WELL_FOUNDED,
    &WELL_FOUNDED_SHARE,
    &DECIDED,
    &WELL_FOUNDED_SHARE_OF_DECIDED,
];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_OUTCOME];

static UPHELD: Figure = Figure::count(
    "adult_statutory_upheld",
    "Statutory complaints upheld",
    "Statutory complaints of the year that were upheld in full.",
    &[&ADULT_REG_17],
    complaints(&[STATUTORY, Condition::Is("outcome", "upheld")]),
);

static PARTLY_UPHELD: Figure = Figure::count(
    "adult_statutory_partly_upheld",
    "Statutory complaints partly upheld",
    "Statutory complaints of the year that were upheld in part.",
    &[&ADULT_REG_17],
    complaints(&[STATUTORY, Condition::Is("outcome", "partly_upheld")]),
);

static NOT_UPHELD: Figure = Figure::count(
    "adult_statutory_not_upheld",
    "Statutory complaints not upheld",
    "Statutory complaints of the year that were not upheld.",
    &[&ADULT_REG_17],
    complaints(&[STATUTORY, Condition::Is("outcome", "not_upheld")]),
);

static WITHDRAWN: Figure = Figure::count(
    "adult_statutory_withdrawn",
    "Statutory complaints withdrawn",
    "Statutory complaints of the year that were withdrawn before an outcome.",
    &[&ADULT_REG_17],
    complaints(&[STATUTORY, Condition::Is("outcome", "withdrawn")]),
);

static OPEN: Figure = Figure::count(
    "adult_statutory_open",
    "Statutory complaints still open",
    "Statutory complaints of the year that had no outcome on the day the exports were taken.",
    &[&ADULT_REG_17],
    complaints(&[STATUTORY, Condition::Is("outcome", "open")]),
);

static WELL_FOUNDED: Figure = Figure::count(
    "adult_well_founded",
    "Complaints decided to be well-founded",
    "Statutory complaints of the year that the council decided were well-founded: upheld in full or in part.",
    &[&ADULT_REG_18],
    complaints(&[STATUTORY, Condition::Any("outcome", &["upheld", "partly_upheld"])]),
);

static WELL_FOUNDED_SHARE: Figure = Figure::share(
    "adult_well_founded_share",
    "Share of statutory complaints well-founded",
    "Statutory complaints upheld in full or in part, as a share of all received in the year, withdrawn and open ones included.",
    &[&ADULT_REG_18],
    &WELL_FOUNDED,
    &STATUTORY_RECEIVED,
);

static DECIDED: Figure = Figure::count(
    "adult_statutory_decided",
    "Statutory complaints decided",
    "Statutory complaints of the year that were upheld, partly upheld or not upheld; withdrawn and open ones are left out.",
    &[&ADULT_REG_17],
    complaints(&[STATUTORY, Condition::Any("outcome", &["upheld", "partly_upheld", "not_upheld"])]),
);

static WELL_FOUNDED_SHARE_OF_DECIDED: Figure = Figure::share(
    "adult_well_founded_share_of_decided",
    "Share of decided statutory complaints well-founded",
    "Statutory complaints upheld in full or in part, as a share of those decided, withdrawn and open ones left out.",
    &[&ADULT_REG_18],
    &WELL_FOUNDED,
    &DECIDED,
);

static BY_OUTCOME: Breakdown = Breakdown {
    name: "adult_statutory_by_outcome",
    label: "Statutory complaints by outcome",
    definition: "Statutory complaints of the year by outcome on the day the exports were taken.",
    whole: &STATUTORY_RECEIVED,
    population: STATUTORY_COMPLAINTS,
    by: "outcome",
    categories: Categories::Codes(&OUTCOME, &["upheld", "partly_upheld", "not_upheld", "withdrawn", "open"]),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
