//! Whether corporate complaints were acknowledged and answered in time, each stage by the clock in force on the day it began.

use super::accepted::COMPLAINTS_ACCEPTED;
use super::{ACCEPTED, complaints, without_childrens};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::Condition;
use crate::ingest::codes::CORPORATE_TIMING;
use crate::law::{CODE_ACKNOWLEDGEMENT, CODE_STAGE_1, CODE_STAGE_1_EXTENSION, CODE_STAGE_2, COUNCIL_POLICY};

pub(super) static FIGURES: &[&Figure] = &[
    &ACKNOWLEDGED,
    &ACKNOWLEDGED_IN_TIME,
    &ACKNOWLEDGED_IN_TIME_SHARE,
    &STAGE_1_WITHIN,
    &STAGE_1_EXTENSION,
    &STAGE_1_OVER,
    &STAGE_1_OPEN,
    &STAGE_1_JUDGED,
    &STAGE_1_WITHIN_SHARE,
    &STAGE_2,
    &STAGE_2_SHARE,
    &STAGE_2_WITHIN,
    &STAGE_2_EXTENSION,
    &STAGE_2_OVER,
    &STAGE_2_OPEN,
    &STAGE_2_JUDGED,
    &STAGE_2_WITHIN_SHARE,
    &WITHIN_WITHOUT,
    &JUDGED_WITHOUT,
    &WITHIN_WITHOUT_SHARE,
];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_STAGE_1, &BY_STAGE_2];

/// What counts as answered or overdue; withdrawn, open in time and not known do not.
pub(super) const JUDGED: &[&str] = &["within", "extension", "over"];

static ACKNOWLEDGED: Figure = Figure::count(
    "authority_corporate_acknowledged",
    "Corporate complaints with a dated acknowledgement",
    "Accepted corporate complaints of the year whose acknowledgement has a date on record.",
    &[&CODE_ACKNOWLEDGEMENT, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Any("acknowledgement", &["in_time", "late"])]),
);

static ACKNOWLEDGED_IN_TIME: Figure = Figure::count(
    "authority_corporate_acknowledged_in_time",
    "Corporate complaints acknowledged in time",
    "Accepted corporate complaints of the year acknowledged within the limit of the day of receipt: 3 working days, under the Code 5.",
    &[&CODE_ACKNOWLEDGEMENT, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Is("acknowledgement", "in_time")]),
);

static ACKNOWLEDGED_IN_TIME_SHARE: Figure = Figure::share(
    "authority_corporate_acknowledged_in_time_share",
    "Share of corporate complaints acknowledged in time",
    "Accepted corporate complaints acknowledged in time, as a share of those with a dated acknowledgement.",
    &[&CODE_ACKNOWLEDGEMENT, &COUNCIL_POLICY],
    &ACKNOWLEDGED_IN_TIME,
    &ACKNOWLEDGED,
);

static STAGE_1_WITHIN: Figure = Figure::count(
    "authority_corporate_stage_1_within",
    "Stage 1 answered within the first limit",
    "Accepted corporate complaints of the year answered at stage 1 within 10 working days from receipt, under the Code from the acknowledgement.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Is("stage_1_timing", "within")]),
);

static STAGE_1_EXTENSION: Figure = Figure::count(
    "authority_corporate_stage_1_extension",
    "Stage 1 answered within an extension",
    "Accepted corporate complaints of the year answered at stage 1 after the first limit, within an extension on record that the clock allows.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Is("stage_1_timing", "extension")]),
);

static STAGE_1_OVER: Figure = Figure::count(
    "authority_corporate_stage_1_over",
    "Stage 1 over the limit",
    "Accepted corporate complaints of the year answered at stage 1 after the limit, or open past it on the day of the exports.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Is("stage_1_timing", "over")]),
);

static STAGE_1_OPEN: Figure = Figure::count(
    "authority_corporate_stage_1_open",
    "Stage 1 open in time",
    "Accepted corporate complaints of the year open at stage 1 on the day of the exports with time left.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Is("stage_1_timing", "open")]),
);

static STAGE_1_JUDGED: Figure = Figure::count(
    "authority_corporate_stage_1_judged",
    "Stage 1 within or over the limit",
    "Accepted corporate complaints of the year that count at stage 1 as within the first limit, within an extension or over.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Any("stage_1_timing", JUDGED)]),
);

static STAGE_1_WITHIN_SHARE: Figure = Figure::share(
    "authority_corporate_stage_1_within_share",
    "Share of stage 1 answers within the first limit",
    "Accepted corporate complaints answered at stage 1 within the first limit, as a share of those within or over it.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION, &COUNCIL_POLICY],
    &STAGE_1_WITHIN,
    &STAGE_1_JUDGED,
);

pub(super) static STAGE_2: Figure = Figure::count(
    "authority_corporate_stage_2",
    "Corporate complaints taken to stage 2",
    "Accepted corporate complaints of the year for which stage 2 was requested, whenever that was.",
    &[&CODE_STAGE_2, &COUNCIL_POLICY],
    complaints(&[Condition::Yes("stage_2_requested")]),
);

static STAGE_2_SHARE: Figure = Figure::share(
    "authority_corporate_stage_2_share",
    "Share of corporate complaints taken to stage 2",
    "Corporate complaints taken to stage 2, as a share of the accepted corporate complaints of the year.",
    &[&CODE_STAGE_2, &COUNCIL_POLICY],
    &STAGE_2,
    &COMPLAINTS_ACCEPTED,
);

static STAGE_2_WITHIN: Figure = Figure::count(
    "authority_corporate_stage_2_within",
    "Stage 2 answered within the first limit",
    "Accepted corporate complaints of the year answered at stage 2 within 20 working days from the request, under the Code from the acknowledgement.",
    &[&CODE_STAGE_2, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Is("stage_2_timing", "within")]),
);

static STAGE_2_EXTENSION: Figure = Figure::count(
    "authority_corporate_stage_2_extension",
    "Stage 2 answered within an extension",
    "Accepted corporate complaints of the year answered at stage 2 after the first limit, within an extension on record that the clock allows.",
    &[&CODE_STAGE_2, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Is("stage_2_timing", "extension")]),
);

static STAGE_2_OVER: Figure = Figure::count(
    "authority_corporate_stage_2_over",
    "Stage 2 over the limit",
    "Accepted corporate complaints of the year answered at stage 2 after the limit, or open past it on the day of the exports.",
    &[&CODE_STAGE_2, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Is("stage_2_timing", "over")]),
);

static STAGE_2_OPEN: Figure = Figure::count(
    "authority_corporate_stage_2_open",
    "Stage 2 open in time",
    "Accepted corporate complaints of the year open at stage 2 on the day of the exports with time left.",
    &[&CODE_STAGE_2, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Is("stage_2_timing", "open")]),
);

static STAGE_2_JUDGED: Figure = Figure::count(
    "authority_corporate_stage_2_judged",
    "Stage 2 within or over the limit",
    "Accepted corporate complaints of the year that count at stage 2 as within the first limit, within an extension or over.",
    &[&CODE_STAGE_2, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, Condition::Any("stage_2_timing", JUDGED)]),
);

static STAGE_2_WITHIN_SHARE: Figure = Figure::share(
    "authority_corporate_stage_2_within_share",
    "Share of stage 2 answers within the first limit",
    "Accepted corporate complaints answered at stage 2 within the first limit, as a share of those within or over it.",
    &[&CODE_STAGE_2, &COUNCIL_POLICY],
    &STAGE_2_WITHIN,
    &STAGE_2_JUDGED,
);

static WITHIN_WITHOUT: Figure = Figure::count(
    "authority_corporate_stage_1_within_without_childrens",
    "Stage 1 answered within the first limit, without children's services",
    "Accepted corporate complaints of the year about services other than children's answered at stage 1 within the first limit.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION, &COUNCIL_POLICY],
    without_childrens(&[ACCEPTED, Condition::Is("stage_1_timing", "within")]),
);

static JUDGED_WITHOUT: Figure = Figure::count(
    "authority_corporate_stage_1_judged_without_childrens",
    "Stage 1 within or over the limit, without children's services",
    "Accepted corporate complaints of the year about services other than children's that count at stage 1 as within the first limit, within an extension or over.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION, &COUNCIL_POLICY],
    without_childrens(&[ACCEPTED, Condition::Any("stage_1_timing", JUDGED)]),
);

static WITHIN_WITHOUT_SHARE: Figure = Figure::share(
    "authority_corporate_stage_1_within_share_without_childrens",
    "Share of stage 1 answers within the first limit, without children's services",
    "Accepted corporate complaints about services other than children's answered at stage 1 within the first limit, as a share of those within or over it.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION, &COUNCIL_POLICY],
    &WITHIN_WITHOUT,
    &JUDGED_WITHOUT,
);

static BY_STAGE_1: Breakdown = Breakdown {
    name: "authority_corporate_by_stage_1_timing",
    label: "Corporate complaints against the limit of stage 1",
    definition: "Accepted corporate complaints of the year by how they kept the limit of stage 1 in force on the day of receipt.",
    whole: &COMPLAINTS_ACCEPTED,
    population: complaints(&[ACCEPTED]),
    by: "stage_1_timing",
    categories: Categories::Codes(
        &CORPORATE_TIMING,
        &["within", "extension", "over", "open", "withdrawn", "not_known"],
    ),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};

static BY_STAGE_2: Breakdown = Breakdown {
    name: "authority_corporate_by_stage_2_timing",
    label: "Corporate complaints against the limit of stage 2",
    definition: "Corporate complaints taken to stage 2 by how they kept the limit in force on the day of the request.",
    whole: &STAGE_2,
    population: complaints(&[Condition::Yes("stage_2_requested")]),
    by: "stage_2_timing",
    categories: Categories::Codes(
        &CORPORATE_TIMING,
        &["within", "extension", "over", "open", "withdrawn", "not_known"],
    ),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
