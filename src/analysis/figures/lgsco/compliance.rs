//! Compliance with what the Ombudsman recommended. Its base is the remedies recorded in the year, which may belong to
//! decisions of earlier years, and not the complaints upheld in it.

use super::BASIS;
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::{Condition, Population};
use crate::ingest::codes::TIMELINESS;

pub(super) static FIGURES: &[&Figure] = &[&RECORDED, &ON_TIME, &LATE, &ON_TIME_SHARE, &LATE_SHARE];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_TIMING];

const fn remedied(conditions: &'static [Condition]) -> Population {
    Population::new("ombudsman_cases", conditions).in_year_of("remedy_year")
}

static RECORDED: Figure = Figure::count(
    "lgsco_compliance_recorded",
    "Agreed remedies completed",
    "Cases whose agreed remedy was completed in the year, whenever the Ombudsman decided them.",
    BASIS,
    remedied(&[]),
);

static ON_TIME: Figure = Figure::count(
    "lgsco_compliance_on_time",
    "Remedies completed on time",
    "Cases whose agreed remedy was completed in the year, on or before the day it was due.",
    BASIS,
    remedied(&[Condition::Is("compliance", "on_time")]),
);

static LATE: Figure = Figure::count(
    "lgsco_compliance_late",
    "Remedies completed late",
    "Cases whose agreed remedy was completed in the year, after the day it was due.",
    BASIS,
    remedied(&[Condition::Is("compliance", "late")]),
);

static ON_TIME_SHARE: Figure = Figure::share(
    "lgsco_compliance_on_time_share",
    "Share of remedies completed on time",
    "Remedies completed on time, as a share of the remedies completed in the year.",
    BASIS,
    &ON_TIME,
    &RECORDED,
);

static LATE_SHARE: Figure = Figure::share(
    "lgsco_compliance_late_share",
    "Share of remedies completed late",
    "Remedies completed late, as a share of the remedies completed in the year.",
    BASIS,
    &LATE,
    &RECORDED,
);

static BY_TIMING: Breakdown = Breakdown {
    name: "lgsco_compliance_by_timing",
    label: "Agreed remedies by time",
    definition: "Cases whose agreed remedy was completed in the year, by whether that was on time.",
    whole: &RECORDED,
    population: remedied(&[]),
    by: "compliance",
    categories: Categories::Codes(&TIMELINESS, &["on_time", "late"]),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
