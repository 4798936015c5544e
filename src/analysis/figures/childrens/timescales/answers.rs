//! Stage 1 as the law counts, beyond the count of answers: those that ended the matter, how long they took, and the
//! complaints that wait for one.
//!
//! Worked example: of 156 complaints 107 were answered, 86 of them in time, and 4 stood open past the first limit. Then
//! 86 of 107 answers were in time (80%), and 86 of the 111 that were due (77%).

use super::super::STATUTORY;
use super::lawful::{LAW_1_ENDED, LAW_1_IN_TIME};
use super::{BASIS_1, HIGHEST, STAGE_1, stages};
use crate::analysis::figure::{Computation, Disclosure, Figure, Unit};
use crate::analysis::population::Condition;

pub(super) static FIGURES: &[&Figure] = &[&ANSWERED_ONLY, &OVERDUE, &DUE, &IN_TIME_SHARE_OF_DUE, &MEAN, &MEDIAN];

const ANSWERED: Condition = Condition::Any("lawful_timing", &["first_limit", "extension", "over"]);

static ANSWERED_ONLY: Figure = Figure::count(
    "childrens_law_stage_1_answered_only",
    "Stage 1: answered, and went no further",
    "Statutory complaints of the year that were answered at stage 1 and went no further; withdrawn and open ones are left out.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, HIGHEST, ANSWERED]),
);

static OVERDUE: Figure = Figure::count(
    "childrens_law_stage_1_overdue",
    "Stage 1: open past the first limit",
    "Statutory complaints of the year open at stage 1 on the day of the exports, more than 10 working days after they began.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, Condition::Is("lawful_timing", "open"), Condition::Is("published_timing", "over")]),
);

static DUE: Figure = Figure {
    name: "childrens_law_stage_1_due",
    label: "Stage 1: answered, or open past the first limit",
    definition: "Responses at stage 1 to statutory complaints of the year, and those open at stage 1 past the first limit, added up.",
    legal_basis: BASIS_1,
    unit: Unit::Count,
    disclosure: Disclosure::Open,
    computation: Computation::Sum(&[&LAW_1_ENDED, &OVERDUE]),
};

static IN_TIME_SHARE_OF_DUE: Figure = Figure::share(
    "childrens_law_stage_1_in_time_share_of_due",
    "Stage 1: share answered in time, those open past the first limit counted as late",
    "Responses at stage 1 within the first limit or an agreed extension, as a share of those answered or open past the first limit.",
    BASIS_1,
    &LAW_1_IN_TIME,
    &DUE,
);

static MEAN: Figure = Figure::mean_days(
    "childrens_law_stage_1_mean_days",
    "Stage 1: mean working days to an answer",
    "The mean of the working days from receipt to the response at stage 1, over statutory complaints of the year that were answered there, whether or not they went further.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, ANSWERED]),
);

static MEDIAN: Figure = Figure::median_days(
    "childrens_law_stage_1_median_days",
    "Stage 1: median working days to an answer",
    "The median of the working days from receipt to the response at stage 1, over statutory complaints of the year that were answered there, whether or not they went further.",
    BASIS_1,
    stages(&[STATUTORY, STAGE_1, ANSWERED]),
);
