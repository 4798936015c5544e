//! The same complaints by the clock of the Complaint Handling Code alone, whatever clock they lived under: how the council
//! would have fared had the Code always been in force. They stand beside the figures of `timeliness`, which go by the clock
//! in force on the day; from the day on which the Code is in force the two are the same.
//!
//! Worked example. A complaint is received on Monday 3 April 2023 and acknowledged on Wednesday 12 April: Good Friday and
//! Easter Monday are no working days, so that is the fifth, and in time. Ten working days from the acknowledgement end on
//! 26 April. Answered on 26 April it is within the limit; on 27 April it is over, or within an extension where one is on
//! record, which ends on 12 May because 1 and 8 May are bank holidays.

use super::accepted::COMPLAINTS_ACCEPTED;
use super::timeliness::{JUDGED, STAGE_2};
use super::{ACCEPTED, complaints};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::Condition;
use crate::ingest::codes::CORPORATE_TIMING;
use crate::law::{CODE_ACKNOWLEDGEMENT, CODE_STAGE_1, CODE_STAGE_1_EXTENSION, CODE_STAGE_2};

pub(super) static FIGURES: &[&Figure] = &[
    &ACKNOWLEDGED,
    &ACKNOWLEDGED_IN_TIME,
    &ACKNOWLEDGED_IN_TIME_SHARE,
    &ACKNOWLEDGED_LATE,
    &STAGE_1_WITHIN,
    &STAGE_1_EXTENSION,
    &STAGE_1_OVER,
    &STAGE_1_JUDGED,
    &STAGE_1_WITHIN_SHARE,
    &STAGE_1_IN_TIME,
    &STAGE_1_IN_TIME_SHARE,
    &STAGE_2_WITHIN,
    &STAGE_2_OVER,
    &STAGE_2_JUDGED,
    &STAGE_2_WITHIN_SHARE,
    &STAGE_2_IN_TIME,
    &STAGE_2_IN_TIME_SHARE,
];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_STAGE_1, &BY_STAGE_2];

/// What keeps the Code: an extension that is on record does.
const IN_TIME: &[&str] = &["within", "extension"];

static ACKNOWLEDGED: Figure = Figure::count(
    "authority_code_acknowledged",
    "Corporate complaints with a dated acknowledgement, by the Code",
    "Accepted corporate complaints of the year whose acknowledgement can be held against the Code because it has a date on record.",
    &[&CODE_ACKNOWLEDGEMENT],
    complaints(&[ACCEPTED, Condition::Any("code_acknowledgement", &["in_time", "late"])]),
);

static ACKNOWLEDGED_IN_TIME: Figure = Figure::count(
    "authority_code_acknowledged_in_time",
    "Corporate complaints acknowledged in the Code's time",
    "Accepted corporate complaints of the year acknowledged within 5 working days of receipt, whichever clock was in force.",
    &[&CODE_ACKNOWLEDGEMENT],
    complaints(&[ACCEPTED, Condition::Is("code_acknowledgement", "in_time")]),
);

static ACKNOWLEDGED_IN_TIME_SHARE: Figure = Figure::share(
    "authority_code_acknowledged_in_time_share",
    "Share of corporate complaints acknowledged in the Code's time",
    "Accepted corporate complaints acknowledged within 5 working days of receipt, as a share of those with a dated acknowledgement.",
    &[&CODE_ACKNOWLEDGEMENT],
    &ACKNOWLEDGED_IN_TIME,
    &ACKNOWLEDGED,
);

static ACKNOWLEDGED_LATE: Figure = Figure::count(
    "authority_code_acknowledged_late",
    "Corporate complaints acknowledged after the Code's time",
    "Accepted corporate complaints of the year acknowledged later than 5 working days from receipt, whichever clock was in force.",
    &[&CODE_ACKNOWLEDGEMENT],
    complaints(&[ACCEPTED, Condition::Is("code_acknowledgement", "late")]),
);

static STAGE_1_WITHIN: Figure = Figure::count(
    "authority_code_stage_1_within",
    "Stage 1 answered within the Code's first limit",
    "Accepted corporate complaints of the year answered at stage 1 within 10 working days of the acknowledgement, whichever clock was in force.",
    &[&CODE_STAGE_1],
    complaints(&[ACCEPTED, Condition::Is("code_stage_1_timing", "within")]),
);

static STAGE_1_EXTENSION: Figure = Figure::count(
    "authority_code_stage_1_extension",
    "Stage 1 answered within an extension that the Code allows",
    "Accepted corporate complaints of the year answered at stage 1 within 11 to 20 working days of the acknowledgement, with an extension on record.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION],
    complaints(&[ACCEPTED, Condition::Is("code_stage_1_timing", "extension")]),
);

static STAGE_1_OVER: Figure = Figure::count(
    "authority_code_stage_1_over",
    "Stage 1 over the Code's limit",
    "Accepted corporate complaints of the year answered at stage 1 after the Code's limit, or open past it on the day of the exports.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION],
    complaints(&[ACCEPTED, Condition::Is("code_stage_1_timing", "over")]),
);

static STAGE_1_JUDGED: Figure = Figure::count(
    "authority_code_stage_1_judged",
    "Stage 1 within or over the Code's limit",
    "Accepted corporate complaints of the year that count at stage 1 as within the Code's first limit, within an extension or over.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION],
    complaints(&[ACCEPTED, Condition::Any("code_stage_1_timing", JUDGED)]),
);

static STAGE_1_WITHIN_SHARE: Figure = Figure::share(
    "authority_code_stage_1_within_share",
    "Share of stage 1 answers within the Code's first limit",
    "Accepted corporate complaints answered at stage 1 within 10 working days of the acknowledgement, as a share of those within or over the Code's limit.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION],
    &STAGE_1_WITHIN,
    &STAGE_1_JUDGED,
);

static STAGE_2_WITHIN: Figure = Figure::count(
    "authority_code_stage_2_within",
    "Stage 2 answered within the Code's first limit",
    "Accepted corporate complaints of the year answered at stage 2 within 20 working days of the acknowledgement of the request, whichever clock was in force.",
    &[&CODE_STAGE_2],
    complaints(&[ACCEPTED, Condition::Is("code_stage_2_timing", "within")]),
);

static STAGE_2_OVER: Figure = Figure::count(
    "authority_code_stage_2_over",
    "Stage 2 over the Code's limit",
    "Accepted corporate complaints of the year answered at stage 2 after the Code's limit, or open past it on the day of the exports.",
    &[&CODE_STAGE_2],
    complaints(&[ACCEPTED, Condition::Is("code_stage_2_timing", "over")]),
);

static STAGE_2_JUDGED: Figure = Figure::count(
    "authority_code_stage_2_judged",
    "Stage 2 within or over the Code's limit",
    "Accepted corporate complaints of the year that count at stage 2 as within the Code's first limit, within an extension or over.",
    &[&CODE_STAGE_2],
    complaints(&[ACCEPTED, Condition::Any("code_stage_2_timing", JUDGED)]),
);

static STAGE_2_WITHIN_SHARE: Figure = Figure::share(
    "authority_code_stage_2_within_share",
    "Share of stage 2 answers within the Code's first limit",
    "Accepted corporate complaints answered at stage 2 within 20 working days of the acknowledgement of the request, as a share of those within or over the Code's limit.",
    &[&CODE_STAGE_2],
    &STAGE_2_WITHIN,
    &STAGE_2_JUDGED,
);

static STAGE_1_IN_TIME: Figure = Figure::count(
    "authority_code_stage_1_in_time",
    "Stage 1 answered in the Code's time, extensions counted",
    "Accepted corporate complaints of the year answered at stage 1 within the Code's first limit, or within an extension on record.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION],
    complaints(&[ACCEPTED, Condition::Any("code_stage_1_timing", IN_TIME)]),
);

static STAGE_1_IN_TIME_SHARE: Figure = Figure::share(
    "authority_code_stage_1_in_time_share",
    "Share of stage 1 answers in the Code's time, extensions counted",
    "Accepted corporate complaints answered at stage 1 within the Code's first limit or an extension on record, as a share of those within or over it.",
    &[&CODE_STAGE_1, &CODE_STAGE_1_EXTENSION],
    &STAGE_1_IN_TIME,
    &STAGE_1_JUDGED,
);

static STAGE_2_IN_TIME: Figure = Figure::count(
    "authority_code_stage_2_in_time",
    "Stage 2 answered in the Code's time, extensions counted",
    "Accepted corporate complaints of the year answered at stage 2 within the Code's first limit, or within an extension on record.",
    &[&CODE_STAGE_2],
    complaints(&[ACCEPTED, Condition::Any("code_stage_2_timing", IN_TIME)]),
);

static STAGE_2_IN_TIME_SHARE: Figure = Figure::share(
    "authority_code_stage_2_in_time_share",
    "Share of stage 2 answers in the Code's time, extensions counted",
    "Accepted corporate complaints answered at stage 2 within the Code's first limit or an extension on record, as a share of those within or over it.",
    &[&CODE_STAGE_2],
    &STAGE_2_IN_TIME,
    &STAGE_2_JUDGED,
);

const TIMINGS: Categories =
    Categories::Codes(&CORPORATE_TIMING, &["within", "extension", "over", "open", "withdrawn", "not_known"]);

static BY_STAGE_1: Breakdown = Breakdown {
    name: "authority_code_by_stage_1_timing",
    label: "Corporate complaints against the Code's limit of stage 1",
    definition: "Accepted corporate complaints of the year by how they would have kept the Code's limit of stage 1.",
    whole: &COMPLAINTS_ACCEPTED,
    population: complaints(&[ACCEPTED]),
    by: "code_stage_1_timing",
    categories: TIMINGS,
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};

static BY_STAGE_2: Breakdown = Breakdown {
    name: "authority_code_by_stage_2_timing",
    label: "Corporate complaints against the Code's limit of stage 2",
    definition: "Corporate complaints taken to stage 2 by how they would have kept the Code's limit of stage 2.",
    whole: &STAGE_2,
    population: complaints(&[Condition::Yes("stage_2_requested")]),
    by: "code_stage_2_timing",
    categories: TIMINGS,
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
