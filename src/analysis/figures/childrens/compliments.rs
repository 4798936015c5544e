//! Compliments. The database gives each one theme, one source and one team.

use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::Population;
use crate::law::CHILDREN_GUIDANCE;

pub(super) static FIGURES: &[&Figure] = &[&COMPLIMENTS_RECEIVED];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_TEAM, &BY_THEME, &BY_SOURCE];

pub(super) static COMPLIMENTS_RECEIVED: Figure = Figure::count(
    "childrens_compliments_received",
    "Compliments received",
    "Compliments about children's services received in the year.",
    &[&CHILDREN_GUIDANCE],
    COMPLIMENTS,
);

const COMPLIMENTS: Population = Population::new("childrens_compliments", &[]);

static BY_TEAM: Breakdown = Breakdown {
    name: "childrens_compliments_by_team",
    label: "Compliments by team",
    definition: "Compliments of the year by the team praised; teams with none are shown.",
    whole: &COMPLIMENTS_RECEIVED,
    population: COMPLIMENTS,
    by: "team",
    categories: Categories::Listed("childrens_compliments.team"),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};

static BY_THEME: Breakdown = Breakdown {
    name: "childrens_compliments_by_theme",
    label: "Compliments by theme",
    definition: "Compliments of the year by the one theme recorded for each.",
    by: "theme",
    categories: Categories::Listed("childrens_compliments.theme"),
    ..BY_TEAM
};

static BY_SOURCE: Breakdown = Breakdown {
    name: "childrens_compliments_by_source",
    label: "Compliments by source",
    definition: "Compliments of the year by who gave them.",
    by: "source",
    categories: Categories::Listed("childrens_compliments.source"),
    ..BY_TEAM
};
