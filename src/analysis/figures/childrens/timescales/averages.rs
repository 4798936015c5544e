//! Means and medians, each over the cases that have ended and never over other means.

use super::super::STATUTORY;
use super::{BASIS_1, BASIS_2, BASIS_3, ENDED, HIGHEST, STAGE_1, STAGE_2, STAGE_3, stages};
use crate::analysis::figure::{Computation, Disclosure, Figure, Unit};
use crate::law::{CHILDREN_GUIDANCE, CHILDREN_REG_17};

pub(super) static FIGURES: &[&Figure] =
    &[&MEAN_1, &MEAN_2, &MEAN_3, &MEDIAN_1, &MEDIAN_2, &MEDIAN_3, &MEAN_2_FROM_REQUEST];

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
