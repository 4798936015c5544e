//! Stage by stage: the outcome of corporate complaints by the last stage that they reached, and whether a request for stage 2
//! was acknowledged in time. The CRM records one outcome a complaint, which is that of its last stage.

use super::timeliness::STAGE_2;
use super::{ACCEPTED, complaints};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::Condition;
use crate::ingest::codes::OUTCOME;
use crate::law::{CODE_REPORT, CODE_STAGE_2, COUNCIL_POLICY};

pub(super) static FIGURES: &[&Figure] = &[
    &ENDED_AT_STAGE_1,
    &STAGE_1_DECIDED,
    &STAGE_1_UPHELD,
    &STAGE_1_UPHELD_SHARE,
    &STAGE_2_DECIDED,
    &STAGE_2_UPHELD,
    &STAGE_2_UPHELD_SHARE,
    &STAGE_2_ACKNOWLEDGED,
    &STAGE_2_ACKNOWLEDGED_IN_TIME,
    &STAGE_2_ACKNOWLEDGED_IN_TIME_SHARE,
];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_OUTCOME_AT_STAGE_1, &BY_OUTCOME_AT_STAGE_2];

const AT_STAGE_1: Condition = Condition::No("stage_2_requested");
/// Only accepted complaints have a stage 2.
const AT_STAGE_2: Condition = Condition::Yes("stage_2_requested");
const DECIDED: Condition = Condition::Any("outcome", &["upheld", "partly_upheld", "not_upheld"]);
const WELL_FOUNDED: Condition = Condition::Any("outcome", &["upheld", "partly_upheld"]);
const OUTCOMES: Categories =
    Categories::Codes(&OUTCOME, &["upheld", "partly_upheld", "not_upheld", "withdrawn", "open"]);

static ENDED_AT_STAGE_1: Figure = Figure::count(
    "authority_corporate_stage_1_only",
    "Corporate complaints that went no further than stage 1",
    "Accepted corporate complaints of the year for which stage 2 was not requested by the day of the exports.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, AT_STAGE_1]),
);

static STAGE_1_DECIDED: Figure = Figure::count(
    "authority_corporate_stage_1_decided",
    "Corporate complaints decided at stage 1",
    "Accepted corporate complaints of the year that went no further than stage 1 and were upheld, partly upheld or not upheld.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, AT_STAGE_1, DECIDED]),
);

static STAGE_1_UPHELD: Figure = Figure::count(
    "authority_corporate_stage_1_upheld",
    "Corporate complaints upheld or partly upheld at stage 1",
    "Accepted corporate complaints of the year that went no further than stage 1 and were upheld in full or in part.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    complaints(&[ACCEPTED, AT_STAGE_1, WELL_FOUNDED]),
);

static STAGE_1_UPHELD_SHARE: Figure = Figure::share(
    "authority_corporate_stage_1_upheld_share",
    "Share of corporate complaints upheld or partly upheld at stage 1",
    "Corporate complaints upheld in full or in part that went no further than stage 1, as a share of those decided there.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    &STAGE_1_UPHELD,
    &STAGE_1_DECIDED,
);

static STAGE_2_DECIDED: Figure = Figure::count(
    "authority_corporate_stage_2_decided",
    "Corporate complaints decided after stage 2",
    "Corporate complaints of the year taken to stage 2 that were upheld, partly upheld or not upheld in the end.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    complaints(&[AT_STAGE_2, DECIDED]),
);

static STAGE_2_UPHELD: Figure = Figure::count(
    "authority_corporate_stage_2_upheld",
    "Corporate complaints upheld or partly upheld after stage 2",
    "Corporate complaints of the year taken to stage 2 that were upheld in full or in part in the end.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    complaints(&[AT_STAGE_2, WELL_FOUNDED]),
);

static STAGE_2_UPHELD_SHARE: Figure = Figure::share(
    "authority_corporate_stage_2_upheld_share",
    "Share of corporate complaints upheld or partly upheld after stage 2",
    "Corporate complaints taken to stage 2 and upheld in full or in part in the end, as a share of those decided.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    &STAGE_2_UPHELD,
    &STAGE_2_DECIDED,
);

static STAGE_2_ACKNOWLEDGED: Figure = Figure::count(
    "authority_corporate_stage_2_acknowledged",
    "Requests for stage 2 with a dated acknowledgement",
    "Corporate complaints of the year taken to stage 2 whose request has a dated acknowledgement on record.",
    &[&CODE_STAGE_2, &COUNCIL_POLICY],
    complaints(&[AT_STAGE_2, Condition::Any("stage_2_acknowledgement", &["in_time", "late"])]),
);

static STAGE_2_ACKNOWLEDGED_IN_TIME: Figure = Figure::count(
    "authority_corporate_stage_2_acknowledged_in_time",
    "Requests for stage 2 acknowledged in time",
    "Requests for stage 2 of the year's corporate complaints acknowledged within the limit of the day of the request: 3 working days, under the Code 5.",
    &[&CODE_STAGE_2, &COUNCIL_POLICY],
    complaints(&[AT_STAGE_2, Condition::Is("stage_2_acknowledgement", "in_time")]),
);

static STAGE_2_ACKNOWLEDGED_IN_TIME_SHARE: Figure = Figure::share(
    "authority_corporate_stage_2_acknowledged_in_time_share",
    "Share of requests for stage 2 acknowledged in time",
    "Requests for stage 2 acknowledged in time, as a share of those with a dated acknowledgement.",
    &[&CODE_STAGE_2, &COUNCIL_POLICY],
    &STAGE_2_ACKNOWLEDGED_IN_TIME,
    &STAGE_2_ACKNOWLEDGED,
);

static BY_OUTCOME_AT_STAGE_1: Breakdown = Breakdown {
    name: "authority_corporate_stage_1_by_outcome",
    label: "Corporate complaints that went no further than stage 1, by outcome",
    definition: "Accepted corporate complaints of the year that went no further than stage 1, by their outcome.",
    whole: &ENDED_AT_STAGE_1,
    population: complaints(&[ACCEPTED, AT_STAGE_1]),
    by: "outcome",
    categories: OUTCOMES,
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};

static BY_OUTCOME_AT_STAGE_2: Breakdown = Breakdown {
    name: "authority_corporate_stage_2_by_outcome",
    label: "Corporate complaints taken to stage 2, by outcome",
    definition: "Corporate complaints of the year taken to stage 2, by their outcome in the end.",
    whole: &STAGE_2,
    population: complaints(&[AT_STAGE_2]),
    by: "outcome",
    categories: OUTCOMES,
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
