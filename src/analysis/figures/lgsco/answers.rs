//! How many answers to the Ombudsman kept the limit that it sets: a mean within the limit hides those that did not.

use super::{BASIS, INVESTIGATED, decided_in_year};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::Condition;
use crate::ingest::codes::ANSWER;

pub(super) static FIGURES: &[&Figure] = &[&TIMED, &WITHIN_LIMIT, &OVER_LIMIT, &OVER_LIMIT_SHARE];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_LIMIT];

static TIMED: Figure = Figure::count(
    "lgsco_answers_timed",
    "Answers to the Ombudsman with both days on record",
    "Complaints investigated and decided in the year for which the days of the Ombudsman's enquiry and of the council's response are on record.",
    BASIS,
    decided_in_year(&[INVESTIGATED, Condition::Filled("answer")]),
);

static WITHIN_LIMIT: Figure = Figure::count(
    "lgsco_answers_within_limit",
    "Answers to the Ombudsman within its limit",
    "Complaints investigated and decided in the year that the council answered within the working days that the Ombudsman asks for.",
    BASIS,
    decided_in_year(&[INVESTIGATED, Condition::Is("answer", "within")]),
);

static OVER_LIMIT: Figure = Figure::count(
    "lgsco_answers_over_limit",
    "Answers to the Ombudsman over its limit",
    "Complaints investigated and decided in the year that the council answered after the working days that the Ombudsman asks for.",
    BASIS,
    decided_in_year(&[INVESTIGATED, Condition::Is("answer", "over")]),
);

static OVER_LIMIT_SHARE: Figure = Figure::share(
    "lgsco_answers_over_limit_share",
    "Share of answers to the Ombudsman over its limit",
    "Answers after the working days that the Ombudsman asks for, as a share of the answers with both days on record.",
    BASIS,
    &OVER_LIMIT,
    &TIMED,
);

static BY_LIMIT: Breakdown = Breakdown {
    name: "lgsco_answers_by_limit",
    label: "Answers to the Ombudsman by limit",
    definition: "Complaints investigated and decided in the year whose answer has both days on record, by whether it came within the working days that the Ombudsman asks for.",
    whole: &TIMED,
    population: decided_in_year(&[INVESTIGATED, Condition::Filled("answer")]),
    by: "answer",
    categories: Categories::Codes(&ANSWER, &["within", "over"]),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
