//! What the Ombudsman received about the council, and about all councils.

use super::BASIS;
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::Population;

pub(super) static FIGURES: &[&Figure] = &[&RECEIVED];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_CATEGORY];

const CASES: Population = Population::new("ombudsman_cases", &[]);

static RECEIVED: Figure = Figure::count(
    "lgsco_received",
    "Complaints and enquiries received by the Ombudsman",
    "Complaints and enquiries about the council that the Ombudsman received in the year.",
    BASIS,
    CASES,
);

static BY_CATEGORY: Breakdown = Breakdown {
    name: "lgsco_received_by_category",
    label: "Complaints and enquiries received by category",
    definition: "Complaints and enquiries about the council that the Ombudsman received in the year, by its own categories.",
    whole: &RECEIVED,
    population: CASES,
    by: "category",
    categories: Categories::Listed("ombudsman_cases.category"),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
