//! What was decided. Withdrawn and open complaints are in the base of shares of those received, and not in the base of
//! shares of those decided: both are defined, so that a report can say which it prints.

use super::received::STATUTORY_RECEIVED;
use super::{STATUTORY, complaints};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::Condition;
use crate::ingest::codes::OUTCOME;
use crate::law::{CHILDREN_GUIDANCE, CHILDREN_REG_13};

pub(super) static FIGURES: &[&Figure] = &[
    &UPHELD,
    &PARTLY_UPHELD,
    &NOT_UPHELD,
    &WITHDRAWN,
    &OPEN,
    &UPHELD_OR_PARTLY,
    &UPHELD_SHARE,
    &DECIDED,
    &UPHELD_SHARE_OF_DECIDED,
];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_OUTCOME];

static UPHELD: Figure = Figure::count(
    "childrens_statutory_upheld",
    "Statutory complaints upheld",
    "Statutory complaints of the year that were upheld in full.",
    &[&CHILDREN_REG_13],
    complaints(&[STATUTORY, Condition::Is("outcome", "upheld")]),
);

static PARTLY_UPHELD: Figure = Figure::count(
    "childrens_statutory_partly_upheld",
    "Statutory complaints partly upheld",
    "Statutory complaints of the year that were upheld in part.",
    &[&CHILDREN_REG_13],
    complaints(&[STATUTORY, Condition::Is("outcome", "partly_upheld")]),
);

static NOT_UPHELD: Figure = Figure::count(
    "childrens_statutory_not_upheld",
    "Statutory complaints not upheld",
    "Statutory complaints of the year that were not upheld.",
    &[&CHILDREN_REG_13],
    complaints(&[STATUTORY, Condition::Is("outcome", "not_upheld")]),
);

static WITHDRAWN: Figure = Figure::count(
    "childrens_statutory_withdrawn",
    "Statutory complaints withdrawn",
    "Statutory complaints of the year that were withdrawn before an outcome.",
    &[&CHILDREN_REG_13],
    complaints(&[STATUTORY, Condition::Is("outcome", "withdrawn")]),
);

static OPEN: Figure = Figure::count(
    "childrens_statutory_open",
    "Statutory complaints still open",
    "Statutory complaints of the year that had no outcome on the day the exports were taken.",
    &[&CHILDREN_REG_13],
    complaints(&[STATUTORY, Condition::Is("outcome", "open")]),
);

static UPHELD_OR_PARTLY: Figure = Figure::count(
    "childrens_statutory_upheld_or_partly",
    "Statutory complaints upheld or partly upheld",
    "Statutory complaints of the year that were upheld in full or in part.",
    &[&CHILDREN_REG_13],
    complaints(&[STATUTORY, Condition::Any("outcome", &["upheld", "partly_upheld"])]),
);

static UPHELD_SHARE: Figure = Figure::share(
    "childrens_statutory_upheld_share",
    "Share of statutory complaints upheld or partly upheld",
    "Statutory complaints upheld in full or in part, as a share of all received in the year, withdrawn and open ones included.",
    &[&CHILDREN_REG_13, &CHILDREN_GUIDANCE],
    &UPHELD_OR_PARTLY,
    &STATUTORY_RECEIVED,
);

static DECIDED: Figure = Figure::count(
    "childrens_statutory_decided",
    "Statutory complaints decided",
    "Statutory complaints of the year that were upheld, partly upheld or not upheld; withdrawn and open ones are left out.",
    &[&CHILDREN_REG_13],
    complaints(&[STATUTORY, Condition::Any("outcome", &["upheld", "partly_upheld", "not_upheld"])]),
);

static UPHELD_SHARE_OF_DECIDED: Figure = Figure::share(
    "childrens_statutory_upheld_share_of_decided",
    "Share of decided statutory complaints upheld or partly upheld",
    "Statutory complaints upheld in full or in part, as a share of those decided, withdrawn and open ones left out.",
    &[&CHILDREN_REG_13, &CHILDREN_GUIDANCE],
    &UPHELD_OR_PARTLY,
    &DECIDED,
);

static BY_OUTCOME: Breakdown = Breakdown {
    name: "childrens_statutory_by_outcome",
    label: "Statutory complaints by outcome",
    definition: "Statutory complaints of the year by outcome on the day the exports were taken.",
    whole: &STATUTORY_RECEIVED,
    population: complaints(&[STATUTORY]),
    by: "outcome",
    categories: Categories::Codes(&OUTCOME, &["upheld", "partly_upheld", "not_upheld", "withdrawn", "open"]),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
