//! Compliments. The database gives each one theme, one source and one service area.

use super::received::STATUTORY_RECEIVED;
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Computation, Disclosure, Figure, Unit};
use crate::analysis::population::Population;
use crate::law::COUNCIL_POLICY;

pub(super) static FIGURES: &[&Figure] = &[&COMPLIMENTS_RECEIVED, &CHANGE, &AGAINST_COMPLAINTS, &LESS_COMPLAINTS];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_SERVICE_AREA, &BY_THEME, &BY_SOURCE, &BY_MONTH];

pub(super) static COMPLIMENTS_RECEIVED: Figure = Figure::count(
    "adult_compliments_received",
    "Compliments received",
    "Compliments about adult social care received in the year.",
    &[&COUNCIL_POLICY],
    COMPLIMENTS,
);

static CHANGE: Figure = Figure {
    name: "adult_compliments_change",
    label: "Change in compliments on the year before",
    definition: "How many more or fewer compliments were received than in the year before, in percent of those of the year before.",
    legal_basis: &[&COUNCIL_POLICY],
    unit: Unit::Percent { places: 0 },
    disclosure: Disclosure::Open,
    computation: Computation::ChangeOnYear(&COMPLIMENTS_RECEIVED),
};

pub(super) static AGAINST_COMPLAINTS: Figure = Figure {
    name: "adult_compliments_against_complaints",
    label: "Compliments against statutory complaints",
    definition: "How many more or fewer compliments than statutory complaints were received in the year, in percent of the complaints.",
    legal_basis: &[&COUNCIL_POLICY],
    unit: Unit::Percent { places: 0 },
    disclosure: Disclosure::Open,
    computation: Computation::Change { from: &STATUTORY_RECEIVED, to: &COMPLIMENTS_RECEIVED },
};

pub(super) static LESS_COMPLAINTS: Figure = Figure {
    name: "adult_compliments_less_complaints",
    label: "Compliments less statutory complaints",
    definition: "How many more or fewer compliments than statutory complaints were received in the year.",
    legal_basis: &[&COUNCIL_POLICY],
    unit: Unit::Count,
    disclosure: Disclosure::Open,
    computation: Computation::Change { from: &STATUTORY_RECEIVED, to: &COMPLIMENTS_RECEIVED },
};

pub(super) const COMPLIMENTS: Population = Population::new("adult_compliments", &[]);

static BY_SERVICE_AREA: Breakdown = Breakdown {
    name: "adult_compliments_by_service_area",
    label: "Compliments by service area",
    definition: "Compliments of the year by the service area praised; areas with none are shown.",
    whole: &COMPLIMENTS_RECEIVED,
    population: COMPLIMENTS,
    by: "team",
    categories: Categories::Listed("adult_compliments.team"),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};

static BY_THEME: Breakdown = Breakdown {
    name: "adult_compliments_by_theme",
    label: "Compliments by theme",
    definition: "Compliments of the year by the one theme recorded for each.",
    by: "theme",
    categories: Categories::Listed("adult_compliments.theme"),
    ..BY_SERVICE_AREA
};

static BY_SOURCE: Breakdown = Breakdown {
    name: "adult_compliments_by_source",
    label: "Compliments by source",
    definition: "Compliments of the year by who gave them.",
    by: "source",
    categories: Categories::Listed("adult_compliments.source"),
    ..BY_SERVICE_AREA
};

static BY_MONTH: Breakdown = Breakdown {
    name: "adult_compliments_by_month",
    label: "Compliments by month",
    definition: "Compliments of the year by the month in which they were received.",
    by: "month",
    categories: Categories::Months,
    ..BY_SERVICE_AREA
};
