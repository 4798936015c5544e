//! Whether limits were kept and how long it took, on two named bases.
//!
//! *As published*: each statutory complaint once, at its highest stage, by its end date; stage 2 against the limit of an
//! agreed extension; open past its limit is over. *As the law counts*: every response at every stage, within the first
//! limit, within an extension that was agreed, over, withdrawn or open.

use super::STATUTORY;
use crate::analysis::figure::{Computation, Disclosure, Figure, Unit};
use crate::analysis::population::{Condition, Population};
use crate::law::{
    CHILDREN_GUIDANCE, CHILDREN_REG_2, CHILDREN_REG_13, CHILDREN_REG_14, CHILDREN_REG_17, CHILDREN_REG_19,
    CHILDREN_REG_20, LegalBasis,
};

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
    &LAW_1_RESPONSES,
    &LAW_1_FIRST,
    &LAW_1_EXTENSION,
    &LAW_1_OVER,
    &LAW_1_WITHDRAWN,
    &LAW_1_OPEN,
    &LAW_1_IN_TIME,
    &LAW_1_ENDED,
    &LAW_1_IN_TIME_SHARE,
    &LAW_2_RESPONSES,
    &LAW_2_FIRST,
    &LAW_2_EXTENSION,
    &LAW_2_OVER,
    &LAW_2_WITHDRAWN,
    &LAW_2_OPEN,
    &LAW_2_IN_TIME,
    &LAW_2_ENDED,
    &LAW_2_IN_TIME_SHARE,
    &LAW_3_RESPONSES,
    &LAW_3_FIRST,
    &LAW_3_OVER,
    &LAW_3_WITHDRAWN,
    &LAW_3_OPEN,
    &MEAN_1,
    &MEAN_2,
    &MEAN_3,
    &MEDIAN_1,
    &MEDIAN_2,
    &MEDIAN_3,
    &MEAN_2_FROM_REQUEST,
];

const BASIS_1: &[&LegalBasis] = &[&CHILDREN_REG_14, &CHILDREN_REG_13, &CHILDREN_REG_2];
const BASIS_2: &[&LegalBasis] = &[&CHILDREN_REG_17, &CHILDREN_REG_13, &CHILDREN_REG_2];
const BASIS_3: &[&LegalBasis] = &[&CHILDREN_REG_19, &CHILDREN_REG_20, &CHILDREN_REG_13, &CHILDREN_REG_2];

const HIGHEST: Condition = Condition::Yes("highest");
const STAGE_1: Condition = Condition::Number("stage", 1);
const STAGE_2: Condition = Condition::Number("stage", 2);
const STAGE_3: Condition = Condition::Number("stage", 3);
const ENDED: Condition = Condition::Filled("ended");

const fn stages(conditions: &'static [Condition]) -> Population {
    Population::new("childrens_stages", conditions)
}

const fn published(timing: &'static str) -> Condition {
    Condition::Is("published_timing", timing)
}

const fn lawful(timing: &'static str) -> Condition {
    Condition::Is("lawful_timing", timing)
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

static LAW_1_RESPONSES: Figure = Figure::count(
    "childrens_law_stage_1_responses",
    "Stage 1: all, as the law counts",
    "Statutory complaints of the year that went through stage 1, whether or not they went further.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1]),
);

static LAW_1_FIRST: Figure = Figure::count(
    "childrens_law_stage_1_first_limit",
    "Stage 1: within the first limit",
    "Responses at stage 1 to statutory complaints of the year within 10 working days.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, lawful("first_limit")]),
);

static LAW_1_EXTENSION: Figure = Figure::count(
    "childrens_law_stage_1_extension",
    "Stage 1: within an agreed extension",
    "Responses at stage 1 after the first limit but by the new date agreed, which is at most 20 working days from the start.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, lawful("extension")]),
);

static LAW_1_OVER: Figure = Figure::count(
    "childrens_law_stage_1_over",
    "Stage 1: over the limit",
    "Responses at stage 1 after the first limit and after any extension that was agreed.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, lawful("over")]),
);

static LAW_1_WITHDRAWN: Figure = Figure::count(
    "childrens_law_stage_1_withdrawn",
    "Stage 1: withdrawn",
    "Statutory complaints of the year withdrawn at stage 1, whenever that was.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, lawful("withdrawn")]),
);

static LAW_1_OPEN: Figure = Figure::count(
    "childrens_law_stage_1_open",
    "Stage 1: open",
    "Statutory complaints of the year open at stage 1 on the day of the exports.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, lawful("open")]),
);

static LAW_1_IN_TIME: Figure = Figure::count(
    "childrens_law_stage_1_in_time",
    "Stage 1: within the first limit or an agreed extension",
    "Responses at stage 1 within the first limit or within an extension that was agreed.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, Condition::Any("lawful_timing", &["first_limit", "extension"])]),
);

static LAW_1_ENDED: Figure = Figure::count(
    "childrens_law_stage_1_answered",
    "Stage 1: answered",
    "Responses at stage 1 to statutory complaints of the year; withdrawn and open ones are left out.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, Condition::Any("lawful_timing", &["first_limit", "extension", "over"])]),
);

static LAW_1_IN_TIME_SHARE: Figure = Figure::share(
    "childrens_law_stage_1_in_time_share",
    "Stage 1: share answered in time, as the law counts",
    "Responses at stage 1 within the first limit or an agreed extension, as a share of those answered.",
    BASIS_1,
    &LAW_1_IN_TIME,
    &LAW_1_ENDED,
);

static LAW_2_RESPONSES: Figure = Figure::count(
    "childrens_law_stage_2_responses",
    "Stage 2: all, as the law counts",
    "Statutory complaints of the year that went through stage 2, whether or not they went further.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2]),
);

static LAW_2_FIRST: Figure = Figure::count(
    "childrens_law_stage_2_first_limit",
    "Stage 2: within the first limit",
    "Responses at stage 2 to statutory complaints of the year within 25 working days.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2, lawful("first_limit")]),
);

static LAW_2_EXTENSION: Figure = Figure::count(
    "childrens_law_stage_2_extension",
    "Stage 2: within an agreed extension",
    "Responses at stage 2 after the first limit but by the new date agreed, which is at most 65 working days from the start.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2, lawful("extension")]),
);

static LAW_2_OVER: Figure = Figure::count(
    "childrens_law_stage_2_over",
    "Stage 2: over the limit",
    "Responses at stage 2 after the first limit and after any extension that was agreed.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2, lawful("over")]),
);

static LAW_2_WITHDRAWN: Figure = Figure::count(
    "childrens_law_stage_2_withdrawn",
    "Stage 2: withdrawn",
    "Statutory complaints of the year withdrawn at stage 2, whenever that was.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2, lawful("withdrawn")]),
);

static LAW_2_OPEN: Figure = Figure::count(
    "childrens_law_stage_2_open",
    "Stage 2: open",
    "Statutory complaints of the year open at stage 2 on the day of the exports.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2, lawful("open")]),
);

static LAW_2_IN_TIME: Figure = Figure::count(
    "childrens_law_stage_2_in_time",
    "Stage 2: within the first limit or an agreed extension",
    "Responses at stage 2 within the first limit or within an extension that was agreed.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2, Condition::Any("lawful_timing", &["first_limit", "extension"])]),
);

static LAW_2_ENDED: Figure = Figure::count(
    "childrens_law_stage_2_answered",
    "Stage 2: answered",
    "Responses at stage 2 to statutory complaints of the year; withdrawn and open ones are left out.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2, Condition::Any("lawful_timing", &["first_limit", "extension", "over"])]),
);

static LAW_2_IN_TIME_SHARE: Figure = Figure::share(
    "childrens_law_stage_2_in_time_share",
    "Stage 2: share answered in time, as the law counts",
    "Responses at stage 2 within the first limit or an agreed extension, as a share of those answered.",
    BASIS_2,
    &LAW_2_IN_TIME,
    &LAW_2_ENDED,
);

static LAW_3_RESPONSES: Figure = Figure::count(
    "childrens_law_stage_3_responses",
    "Stage 3: all, as the law counts",
    "Statutory complaints of the year that went through stage 3, whether or not they went further.",
    BASIS_3,
    stages(&[STATUTORY, STAGE_3]),
);

static LAW_3_FIRST: Figure = Figure::count(
    "childrens_law_stage_3_first_limit",
    "Stage 3: within the first limit",
    "Responses at stage 3 to statutory complaints of the year within the 30, 5 and 15 working days of its three steps.",
    BASIS_3,
    stages(&[STATUTORY, STAGE_3, lawful("first_limit")]),
);

static LAW_3_OVER: Figure = Figure::count(
    "childrens_law_stage_3_over",
    "Stage 3: over the limit",
    "Responses at stage 3 after the first limit and after any extension that was agreed.",
    BASIS_3,
    stages(&[STATUTORY, STAGE_3, lawful("over")]),
);

static LAW_3_WITHDRAWN: Figure = Figure::count(
    "childrens_law_stage_3_withdrawn",
    "Stage 3: withdrawn",
    "Statutory complaints of the year withdrawn at stage 3, whenever that was.",
    BASIS_3,
    stages(&[STATUTORY, STAGE_3, lawful("withdrawn")]),
);

static LAW_3_OPEN: Figure = Figure::count(
    "childrens_law_stage_3_open",
    "Stage 3: open",
    "Statutory complaints of the year open at stage 3 on the day of the exports.",
    BASIS_3,
    stages(&[STATUTORY, STAGE_3, lawful("open")]),
);

static MEAN_1: Figure = Figure::mean_days(
    "childrens_stage_1_mean_days",
    "Stage 1: mean working days",
    "The mean of the working days taken by statutory complaints of the year whose highest stage is stage 1, over those that have ended.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, HIGHEST, ENDED]),
);

static MEAN_2: Figure = Figure::mean_days(
    "childrens_stage_2_mean_days",
    "Stage 2: mean working days",
    "The mean of the working days taken by statutory complaints of the year whose highest stage is stage 2, over those that have ended.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2, HIGHEST, ENDED]),
);

static MEAN_3: Figure = Figure::mean_days(
    "childrens_stage_3_mean_days",
    "Stage 3: mean working days",
    "The mean of the working days taken by statutory complaints of the year whose highest stage is stage 3, over those that have ended.",
    BASIS_3,
    stages(&[STATUTORY, STAGE_3, HIGHEST, ENDED]),
);

static MEDIAN_1: Figure = Figure::median_days(
    "childrens_stage_1_median_days",
    "Stage 1: median working days",
    "The median of the working days taken by statutory complaints of the year whose highest stage is stage 1, over those that have ended.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, HIGHEST, ENDED]),
);

static MEDIAN_2: Figure = Figure::median_days(
    "childrens_stage_2_median_days",
    "Stage 2: median working days",
    "The median of the working days taken by statutory complaints of the year whose highest stage is stage 2, over those that have ended.",
    BASIS_2,
    stages(&[STATUTORY, STAGE_2, HIGHEST, ENDED]),
);

static MEDIAN_3: Figure = Figure::median_days(
    "childrens_stage_3_median_days",
    "Stage 3: median working days",
    "The median of the working days taken by statutory complaints of the year whose highest stage is stage 3, over those that have ended.",
    BASIS_3,
    stages(&[STATUTORY, STAGE_3, HIGHEST, ENDED]),
);

static MEAN_2_FROM_REQUEST: Figure = Figure {
    name: "childrens_stage_2_mean_days_from_request",
    label: "Stage 2: mean working days from the request",
    definition: "The mean of the working days from the request for stage 2 to its end, for those who start the clock at the request and not when the statement of complaint is agreed.",
    legal_basis: &[&CHILDREN_REG_17, &CHILDREN_GUIDANCE],
    unit: Unit::WorkingDays { places: 0 },
    disclosure: Disclosure::Open,
    computation: Computation::Mean { of: "days_from_request", over: stages(&[STATUTORY, STAGE_2, HIGHEST, ENDED]) },
};
