//! As the law counts: every response at every stage.

use super::super::STATUTORY;
use super::{BASIS_1, BASIS_2, BASIS_3, STAGE_1, STAGE_2, STAGE_3, stages};
use crate::analysis::figure::Figure;
use crate::analysis::population::Condition;

pub(super) static FIGURES: &[&Figure] = &[
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
    &LAW_3_ENDED,
    &LAW_3_IN_TIME_SHARE,
];

const fn lawful(timing: &'static str) -> Condition {
    Condition::Is("lawful_timing", timing)
}

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

pub(super) static LAW_1_IN_TIME: Figure = Figure::count(
    "childrens_law_stage_1_in_time",
    "Stage 1: within the first limit or an agreed extension",
    "Responses at stage 1 within the first limit or within an extension that was agreed.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, Condition::Any("lawful_timing", &["first_limit", "extension"])]),
);

pub(super) static LAW_1_ENDED: Figure = Figure::count(
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

static LAW_3_ENDED: Figure = Figure::count(
    "childrens_law_stage_3_answered",
    "Stage 3: answered",
    "Responses at stage 3 to statutory complaints of the year; withdrawn and open ones are left out.",
    BASIS_3,
    stages(&[STATUTORY, STAGE_3, Condition::Any("lawful_timing", &["first_limit", "over"])]),
);

/// Of five panels one met after 31 working days and one reported after six: 3 of 5 kept the limits of all three steps.
static LAW_3_IN_TIME_SHARE: Figure = Figure::share(
    "childrens_law_stage_3_in_time_share",
    "Stage 3: share answered in time, as the law counts",
    "Responses at stage 3 within the 30, 5 and 15 working days of its three steps, as a share of those answered.",
    BASIS_3,
    &LAW_3_FIRST,
    &LAW_3_ENDED,
);
