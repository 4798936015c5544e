//! As published: each statutory complaint once, at its highest stage.

use super::super::STATUTORY;
use super::{BASIS_1, BASIS_2, BASIS_3, HIGHEST, STAGE_1, STAGE_2, STAGE_3, stages};
use crate::analysis::figure::Figure;
use crate::analysis::population::Condition;

pub(super) static FIGURES: &[&Figure] = &[
    &PUBLISHED_1_WITHIN,
    &PUBLISHED_1_OVER,
    &PUBLISHED_1_OPEN,
    &PUBLISHED_1_ALL,
    &PUBLISHED_1_WITHIN_SHARE,
    &PUBLISHED_2_WITHIN,
    &PUBLISHED_2_OVER,
    &PUBLISHED_2_OPEN,
    &PUBLISHED_2_ALL,
    &PUBLISHED_2_WITHIN_SHARE,
    &PUBLISHED_3_WITHIN,
    &PUBLISHED_3_OVER,
    &PUBLISHED_3_OPEN,
    &PUBLISHED_3_WITHDRAWN,
];

const fn published(timing: &'static str) -> Condition {
    Condition::Is("published_timing", timing)
}

static PUBLISHED_1_WITHIN: Figure = Figure::count(
    "childrens_stage_1_within",
    "Stage 1: within the limit, as published",
    "Statutory complaints of the year whose highest stage is stage 1 and ended within 10 working days.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, HIGHEST, published("within")]),
);

static PUBLISHED_1_OVER: Figure = Figure::count(
    "childrens_stage_1_over",
    "Stage 1: over the limit, as published",
    "Statutory complaints of the year whose highest stage is stage 1 and ended after 10 working days, or is open past it.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, HIGHEST, published("over")]),
);

static PUBLISHED_1_OPEN: Figure = Figure::count(
    "childrens_stage_1_open_in_time",
    "Stage 1: open and not yet over the limit",
    "Statutory complaints of the year whose highest stage is stage 1, open on the day of the exports with the limit still to come.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, HIGHEST, published("open")]),
);

static PUBLISHED_1_ALL: Figure = Figure::count(
    "childrens_stage_1_judged",
    "Stage 1: within or over the limit, as published",
    "Statutory complaints of the year whose highest stage is stage 1 and that count as within or over its limit.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, HIGHEST, Condition::Any("published_timing", &["within", "over"])]),
);

static PUBLISHED_1_WITHIN_SHARE: Figure = Figure::share(
    "childrens_stage_1_within_share",
    "Stage 1: share within the limit, as published",
    "Statutory complaints whose highest stage is stage 1 and that ended within 10 working days, as a share of those within or over it.",
    BASIS_1,
    &PUBLISHED_1_WITHIN,
    &PUBLISHED_1_ALL,
);

static PUBLISHED_2_WITHIN: Figure = Figure::count(
    "childrens_stage_2_within",
    "Stage 2: within the limit, as published",
    "Statutory complaints of the year whose highest stage is stage 2 and ended within 65 working days, the limit of an agreed extension.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2, HIGHEST, published("within")]),
);

static PUBLISHED_2_OVER: Figure = Figure::count(
    "childrens_stage_2_over",
    "Stage 2: over the limit, as published",
    "Statutory complaints of the year whose highest stage is stage 2 and ended after 65 working days, the limit of an agreed extension, or is open past it.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2, HIGHEST, published("over")]),
);

static PUBLISHED_2_OPEN: Figure = Figure::count(
    "childrens_stage_2_open_in_time",
    "Stage 2: open and not yet over the limit",
    "Statutory complaints of the year whose highest stage is stage 2, open on the day of the exports with the limit still to come.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2, HIGHEST, published("open")]),
);

static PUBLISHED_2_ALL: Figure = Figure::count(
    "childrens_stage_2_judged",
    "Stage 2: within or over the limit, as published",
    "Statutory complaints of the year whose highest stage is stage 2 and that count as within or over its limit.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2, HIGHEST, Condition::Any("published_timing", &["within", "over"])]),
);

static PUBLISHED_2_WITHIN_SHARE: Figure = Figure::share(
    "childrens_stage_2_within_share",
    "Stage 2: share within the limit, as published",
    "Statutory complaints whose highest stage is stage 2 and that ended within 65 working days, the limit of an agreed extension, as a share of those within or over it.",
    BASIS_2,
    &PUBLISHED_2_WITHIN,
    &PUBLISHED_2_ALL,
);

static PUBLISHED_3_WITHIN: Figure = Figure::count(
    "childrens_stage_3_within",
    "Stage 3: within the limit, as published",
    "Statutory complaints of the year whose highest stage is stage 3 and ended within 50 working days, the sum of the limits for the panel, its report and the response.",
    BASIS_3,
    stages(&[STATUTORY, STAGE_3, HIGHEST, published("within")]),
);

static PUBLISHED_3_OVER: Figure = Figure::count(
    "childrens_stage_3_over",
    "Stage 3: over the limit, as published",
    "Statutory complaints of the year whose highest stage is stage 3 and ended after 50 working days, the sum of the limits for the panel, its report and the response, or is open past it.",
    BASIS_3,
    stages(&[STATUTORY, STAGE_3, HIGHEST, published("over")]),
);

static PUBLISHED_3_OPEN: Figure = Figure::count(
    "childrens_stage_3_open_in_time",
    "Stage 3: open and not yet over the limit",
    "Statutory complaints of the year whose highest stage is stage 3, open on the day of the exports with the limit still to come.",
    BASIS_3,
    stages(&[STATUTORY, STAGE_3, HIGHEST, published("open")]),
);

static PUBLISHED_3_WITHDRAWN: Figure = Figure::count(
    "childrens_stage_3_withdrawn",
    "Stage 3: withdrawn before the panel",
    "Statutory complaints of the year whose request for a review panel was withdrawn before the panel met.",
    BASIS_3,
    stages(&[STATUTORY, STAGE_3, HIGHEST, published("withdrawn")]),
);
