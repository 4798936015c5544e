//! Remedies and the money paid.

use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Computation, Disclosure, Figure, Unit};
use crate::analysis::population::Population;
use crate::law::CHILDREN_GUIDANCE;

pub(super) static FIGURES: &[&Figure] = &[&REMEDIES_GIVEN, &COMPENSATION_PAID];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_TYPE];

static REMEDIES_GIVEN: Figure = Figure::count(
    "childrens_remedies_given",
    "Remedies recorded",
    "Remedies recorded for complaints received in the year.",
    &[&CHILDREN_GUIDANCE],
    REMEDIES,
);

static COMPENSATION_PAID: Figure = Figure {
    name: "childrens_compensation_paid",
    label: "Compensation paid",
    definition: "Money paid as a remedy for complaints received in the year, in pounds.",
    legal_basis: &[&CHILDREN_GUIDANCE],
    unit: Unit::Pounds,
    disclosure: Disclosure::Open,
    computation: Computation::Money { of: "amount", over: REMEDIES },
};

const REMEDIES: Population = Population::new("childrens_remedies", &[]);

static BY_TYPE: Breakdown = Breakdown {
    name: "childrens_remedies_by_type",
    label: "Remedies by type",
    definition: "Remedies recorded for complaints received in the year, by what they were for.",
    whole: &REMEDIES_GIVEN,
    population: REMEDIES,
    by: "remedy",
    categories: Categories::Listed("childrens_remedies.remedy"),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
