//! Adult social care before the Ombudsman. What the Ombudsman received and what it decided are different cases: some are
//! received in one year and decided in the next.

use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::{Condition, Population};
use crate::law::{ADULT_REG_18, LGA_1974};

pub(super) static FIGURES: &[&Figure] = &[&REFERRED, &DECIDED, &INVESTIGATED, &UPHELD, &UPHELD_SHARE, &RESPONSE_MEAN];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_DECISION];

const ADULT_CARE: Condition = Condition::Is("category", "Adult care services");

const fn decided(conditions: &'static [Condition]) -> Population {
    Population::new("ombudsman_cases", conditions).in_year_of("decided_year")
}

const INVESTIGATIONS: Population = decided(&[ADULT_CARE, Condition::Any("decision", &["upheld", "not_upheld"])]);

static REFERRED: Figure = Figure::count(
    "adult_referred_to_ombudsman",
    "Complaints the council has been informed were referred to the Ombudsman",
    "Complaints and enquiries about the council that the Ombudsman received in the year in its category of adult care services.",
    &[&ADULT_REG_18, &LGA_1974],
    Population::new("ombudsman_cases", &[ADULT_CARE]),
);

static DECIDED: Figure = Figure::count(
    "adult_ombudsman_decided",
    "Adult care cases the Ombudsman decided",
    "Complaints and enquiries in the category of adult care services that the Ombudsman decided in the year, in whatever year it received them.",
    &[&ADULT_REG_18, &LGA_1974],
    decided(&[ADULT_CARE]),
);

static INVESTIGATED: Figure = Figure::count(
    "adult_ombudsman_investigated",
    "Adult care complaints the Ombudsman investigated",
    "Complaints in the category of adult care services that the Ombudsman decided in the year after a detailed investigation, upheld or not.",
    &[&ADULT_REG_18, &LGA_1974],
    INVESTIGATIONS,
);

static UPHELD: Figure = Figure::count(
    "adult_ombudsman_upheld",
    "Adult care complaints the Ombudsman upheld",
    "Complaints in the category of adult care services that the Ombudsman upheld in the year, remedied beforehand or not.",
    &[&ADULT_REG_18, &LGA_1974],
    decided(&[ADULT_CARE, Condition::Is("decision", "upheld")]),
);

static UPHELD_SHARE: Figure = Figure::share(
    "adult_ombudsman_upheld_share",
    "Share of investigated adult care complaints upheld",
    "Complaints in the category of adult care services that the Ombudsman upheld in the year, as a share of those it investigated.",
    &[&ADULT_REG_18, &LGA_1974],
    &UPHELD,
    &INVESTIGATED,
);

static RESPONSE_MEAN: Figure = Figure::mean_days(
    "adult_ombudsman_response_mean_days",
    "Mean working days to answer the Ombudsman",
    "The mean of the working days from the Ombudsman's enquiry to the council's response, over adult care complaints investigated and decided in the year.",
    &[&LGA_1974],
    INVESTIGATIONS,
);

static BY_DECISION: Breakdown = Breakdown {
    name: "adult_ombudsman_by_decision",
    label: "Adult care cases by what the Ombudsman decided",
    definition: "Complaints and enquiries in the category of adult care services that the Ombudsman decided in the year, by its decision in that year's categories.",
    whole: &DECIDED,
    population: decided(&[ADULT_CARE]),
    by: "decision",
    categories: Categories::Decisions,
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
