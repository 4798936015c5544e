//! What the Ombudsman decided. The rate of upheld complaints is over detailed investigations, not over all decisions.

use super::{BASIS, INVESTIGATED, NOT_UPHELD, UPHELD, decided_in_year};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::{Condition, Population};

pub(super) static FIGURES: &[&Figure] = &[
    &DECIDED,
    &INVALID,
    &ADVICE_GIVEN,
    &REFERRED_BACK,
    &CLOSED,
    &NOT_FOR_US,
    &ASSESSED_AND_CLOSED,
    &COMPLAINTS_INVESTIGATED,
    &COMPLAINTS_UPHELD,
    &COMPLAINTS_NOT_UPHELD,
    &UPHELD_SHARE,
];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_DECISION, &BY_CATEGORY];

const fn decision(code: &'static str) -> Condition {
    Condition::Is("decision", code)
}

const DECISIONS: Population = decided_in_year(&[Condition::Filled("decision")]);

static DECIDED: Figure = Figure::count(
    "lgsco_decided",
    "Decisions",
    "Complaints and enquiries about the council that the Ombudsman decided in the year, in whatever year it received them.",
    BASIS,
    DECISIONS,
);

static INVALID: Figure = Figure::count(
    "lgsco_invalid",
    "Invalid or incomplete",
    "Complaints and enquiries that the Ombudsman decided in the year with the decision that it was invalid or incomplete.",
    BASIS,
    decided_in_year(&[decision("invalid_or_incomplete")]),
);

static ADVICE_GIVEN: Figure = Figure::count(
    "lgsco_advice_given",
    "Advice given",
    "Complaints and enquiries that the Ombudsman decided in the year with the decision that it was answered with advice.",
    BASIS,
    decided_in_year(&[decision("advice_given")]),
);

static REFERRED_BACK: Figure = Figure::count(
    "lgsco_referred_back",
    "Referred back for local resolution",
    "Complaints and enquiries that the Ombudsman decided in the year with the decision that it was referred back to the council.",
    BASIS,
    decided_in_year(&[decision("referred_back")]),
);

static CLOSED: Figure = Figure::count(
    "lgsco_closed",
    "Closed after initial enquiries",
    "Complaints and enquiries that the Ombudsman decided in the year with the decision that it was closed after initial enquiries.",
    BASIS,
    decided_in_year(&[decision("closed_after_initial_enquiries")]),
);

static NOT_FOR_US: Figure = Figure::count(
    "lgsco_not_for_us",
    "Not for us",
    "Complaints and enquiries that the Ombudsman decided in the year with the decision that it was not for the Ombudsman, in the categories from 2024/25.",
    BASIS,
    decided_in_year(&[decision("not_for_us")]),
);

static ASSESSED_AND_CLOSED: Figure = Figure::count(
    "lgsco_assessed_and_closed",
    "Assessed and closed",
    "Complaints and enquiries that the Ombudsman decided in the year with the decision that it was assessed and closed, in the categories from 2024/25.",
    BASIS,
    decided_in_year(&[decision("assessed_and_closed")]),
);

pub(super) static COMPLAINTS_INVESTIGATED: Figure = Figure::count(
    "lgsco_investigated",
    "Complaints investigated",
    "Complaints about the council that the Ombudsman decided in the year after a detailed investigation, upheld or not.",
    BASIS,
    decided_in_year(&[INVESTIGATED]),
);

pub(super) static COMPLAINTS_UPHELD: Figure = Figure::count(
    "lgsco_upheld",
    "Complaints upheld",
    "Complaints about the council that the Ombudsman upheld in the year, remedied beforehand or not.",
    BASIS,
    decided_in_year(&[UPHELD]),
);

pub(super) static COMPLAINTS_NOT_UPHELD: Figure = Figure::count(
    "lgsco_not_upheld",
    "Complaints not upheld",
    "Complaints about the council that the Ombudsman investigated and did not uphold in the year.",
    BASIS,
    decided_in_year(&[NOT_UPHELD]),
);

pub(super) static UPHELD_SHARE: Figure = Figure::share(
    "lgsco_upheld_share",
    "Share of investigated complaints upheld",
    "Complaints that the Ombudsman upheld in the year, as a share of those it investigated in detail.",
    BASIS,
    &COMPLAINTS_UPHELD,
    &COMPLAINTS_INVESTIGATED,
);

static BY_DECISION: Breakdown = Breakdown {
    name: "lgsco_decided_by_decision",
    label: "Decisions by outcome",
    definition: "Complaints and enquiries that the Ombudsman decided in the year, by its decision in that year's categories.",
    whole: &DECIDED,
    population: DECISIONS,
    by: "decision",
    categories: Categories::Decisions,
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};

static BY_CATEGORY: Breakdown = Breakdown {
    name: "lgsco_decided_by_category",
    label: "Decisions by category",
    definition: "Complaints and enquiries that the Ombudsman decided in the year, by its own categories of service.",
    whole: &DECIDED,
    population: DECISIONS,
    by: "category",
    categories: Categories::Listed("ombudsman_cases.category"),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
