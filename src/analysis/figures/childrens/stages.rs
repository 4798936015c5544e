//! How far complaints went.

use super::received::STATUTORY_RECEIVED;
use super::{STATUTORY, complaints};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::{Condition, Population};
use crate::law::{CHILDREN_GUIDANCE, CHILDREN_REG_14, CHILDREN_REG_17, CHILDREN_REG_19, COUNCIL_POLICY};

pub(super) static FIGURES: &[&Figure] = &[
    &STAGE_1_ONLY,
    &STAGE_1_ONLY_SHARE,
    &STAGE_2_INVESTIGATIONS,
    &STAGE_2_CORPORATE,
    &STAGE_3_REQUESTS,
    &STAGE_3_PANELS,
];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_STAGE];

static STAGE_1_ONLY: Figure = Figure::count(
    "childrens_stage_1_only",
    "Statutory complaints that went no further than stage 1",
    "Statutory complaints of the year whose highest stage reached is stage 1.",
    &[&CHILDREN_REG_14, &CHILDREN_GUIDANCE],
    complaints(&[STATUTORY, Condition::Number("stage_reached", 1)]),
);

static STAGE_1_ONLY_SHARE: Figure = Figure::share(
    "childrens_stage_1_only_share",
    "Share of statutory complaints that went no further than stage 1",
    "Statutory complaints whose highest stage is stage 1, as a share of all received in the year.",
    &[&CHILDREN_REG_14, &CHILDREN_GUIDANCE],
    &STAGE_1_ONLY,
    &STATUTORY_RECEIVED,
);

static STAGE_2_INVESTIGATIONS: Figure = Figure::count(
    "childrens_stage_2_investigations",
    "Statutory complaints whose highest stage was stage 2",
    "Statutory complaints of the year that were investigated at stage 2 and went no further.",
    &[&CHILDREN_REG_17, &CHILDREN_GUIDANCE],
    complaints(&[STATUTORY, Condition::Number("stage_reached", 2)]),
);

static STAGE_2_CORPORATE: Figure = Figure::count(
    "childrens_stage_2_corporate",
    "Corporate complaints at stage 2",
    "Corporate complaints about children's services received in the year that reached stage 2.",
    &[&COUNCIL_POLICY],
    complaints(&[Condition::Is("procedure", "corporate"), Condition::Number("stage_reached", 2)]),
);

static STAGE_3_REQUESTS: Figure = Figure::count(
    "childrens_stage_3_requests",
    "Statutory complaints that reached stage 3",
    "Statutory complaints of the year for which a review panel was requested, whether or not it met.",
    &[&CHILDREN_REG_19, &CHILDREN_GUIDANCE],
    complaints(&[STATUTORY, Condition::Number("stage_reached", 3)]),
);

static STAGE_3_PANELS: Figure = Figure::count(
    "childrens_stage_3_panels",
    "Review panels held",
    "Review panels that met about statutory complaints of the year.",
    &[&CHILDREN_REG_19, &CHILDREN_GUIDANCE],
    Population::new("childrens_stages", &[STATUTORY, Condition::Number("stage", 3), Condition::Filled("panel_held")]),
);

static BY_STAGE: Breakdown = Breakdown {
    name: "childrens_statutory_by_stage",
    label: "Statutory complaints by highest stage reached",
    definition: "Statutory complaints of the year, each counted once at the highest stage it reached.",
    whole: &STATUTORY_RECEIVED,
    population: complaints(&[STATUTORY]),
    by: "stage_reached",
    categories: Categories::Numbers(1, 3),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
