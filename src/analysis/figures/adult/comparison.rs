//! Other councils of the region before the Ombudsman.

use crate::analysis::breakdown::Categories;
use crate::analysis::figure::{Figure, Unit};
use crate::analysis::matrix::{Matrix, Measure, Measured};
use crate::analysis::population::Population;
use crate::law::LGSCO_STATISTICS;

pub(super) static FIGURES: &[&Figure] = &[&REGIONAL_RECEIVED];

static REGIONAL_RECEIVED: Figure = Figure::total(
    "adult_regional_received",
    "Adult social care cases received by the Ombudsman in the region",
    "Adult social care cases that the Ombudsman received in the year about the councils of the region, ours included.",
    &[&LGSCO_STATISTICS],
    "adult_care",
    AUTHORITIES,
);

const AUTHORITIES: Population = Population::new("authority_received", &[]);

pub(super) static REGIONAL: Matrix = Matrix {
    name: "adult_regional",
    label: "Adult social care cases received by the Ombudsman, by council",
    definition: "Adult social care cases that the Ombudsman received in the year about each council of the region.",
    legal_basis: &[&LGSCO_STATISTICS],
    by: "authority",
    categories: Categories::Listed("authority_received.authority"),
    empty_rows: false,
    measures: &[Measure::new(
        "received",
        "Adult social care",
        Unit::Count,
        Measured::Total { of: "adult_care", over: AUTHORITIES },
        Some(&REGIONAL_RECEIVED),
    )],
    ours: &[],
};
