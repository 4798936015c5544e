//! Remedies and the money paid.

use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Computation, Disclosure, Figure, Unit};
use crate::analysis::population::Population;
use crate::law::ADULT_REG_18;

pub(super) static FIGURES: &[&Figure] = &[&REMEDIES_GIVEN, &COMPENSATION_PAID];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_TYPE];

static REMEDIES_GIVEN: Figure = Figure::count(
    "adult_remedies_given",
    "Remedies recorded",
    "Remedies recorded for complaints received in the year.",
    &[&ADULT_REG_18],
    REMEDIES,
);

static COMPENSATION_PAID: Figure = Figure {
    name: "adult_compensation_paid",
    label: "Compensation paid",
    definition: "Money paid as a remedy for complaints received in the year, in pounds.",
    legal_basis: &[&ADULT_REG_18],
    unit: Unit::Pounds,
    disclosure: Disclosure::Open,
    computation: Computation::Money { of: "amount", over: REMEDIES },
};

const REMEDIES: Population = Population::new("adult_remedies", &[]);

static BY_TYPE: Breakdown = Breakdown {
    name: "adult_remedies_by_type",
    label: "Remedies by type",
    definition: "Remedies recorded for complaints received in the year, by what they were for.",
    whole: &REMEDIES_GIVEN,
    population: REMEDIES,
    by: "remedy",
    categories: Categories::Listed("adult_remedies.remedy"),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
