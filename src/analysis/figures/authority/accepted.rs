//! What was received and accepted, and why the rest was not. Complaints not accepted are counted apart: they are outside the
//! base of timeliness and outcomes.

use super::{ACCEPTED, complaints, without_childrens};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::Condition;
use crate::law::{CODE_EXCLUSIONS, CODE_REPORT, COUNCIL_POLICY};

pub(super) static FIGURES: &[&Figure] =
    &[&RECEIVED, &COMPLAINTS_ACCEPTED, &NOT_ACCEPTED, &NOT_ACCEPTED_SHARE, &RECEIVED_WITHOUT, &ACCEPTED_WITHOUT];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_SERVICE, &BY_REASON];

pub(super) static RECEIVED: Figure = Figure::count(
    "authority_corporate_received",
    "Corporate complaints received",
    "Complaints received in the year under the corporate procedure, accepted or not; a social-care complaint is counted once, as its database holds it.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    complaints(&[]),
);

pub(super) static COMPLAINTS_ACCEPTED: Figure = Figure::count(
    "authority_corporate_accepted",
    "Corporate complaints accepted",
    "Corporate complaints received in the year that the council accepted.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    complaints(&[ACCEPTED]),
);

static NOT_ACCEPTED: Figure = Figure::count(
    "authority_corporate_not_accepted",
    "Corporate complaints not accepted",
    "Corporate complaints received in the year that the council refused to accept; they are outside the base of timeliness and outcomes.",
    &[&CODE_EXCLUSIONS, &CODE_REPORT],
    complaints(&[Condition::No("accepted")]),
);

static NOT_ACCEPTED_SHARE: Figure = Figure::share(
    "authority_corporate_not_accepted_share",
    "Share of corporate complaints not accepted",
    "Corporate complaints that the council refused to accept, as a share of all corporate complaints received in the year.",
    &[&CODE_EXCLUSIONS, &CODE_REPORT],
    &NOT_ACCEPTED,
    &RECEIVED,
);

static RECEIVED_WITHOUT: Figure = Figure::count(
    "authority_corporate_received_without_childrens",
    "Corporate complaints received, without children's services",
    "Corporate complaints received in the year about services other than children's services, whose records go back less far.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    without_childrens(&[]),
);

pub(super) static ACCEPTED_WITHOUT: Figure = Figure::count(
    "authority_corporate_accepted_without_childrens",
    "Corporate complaints accepted, without children's services",
    "Corporate complaints accepted of the year about services other than children's services, whose records go back less far.",
    &[&CODE_REPORT, &COUNCIL_POLICY],
    without_childrens(&[ACCEPTED]),
);

static BY_SERVICE: Breakdown = Breakdown {
    name: "authority_corporate_by_service",
    label: "Corporate complaints by service",
    definition: "Corporate complaints received in the year by the service complained about.",
    whole: &RECEIVED,
    population: complaints(&[]),
    by: "service",
    categories: Categories::Listed("crm_cases.service"),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};

static BY_REASON: Breakdown = Breakdown {
    name: "authority_corporate_not_accepted_by_reason",
    label: "Corporate complaints not accepted by reason",
    definition: "Corporate complaints that the council refused to accept in the year, by the reason it gave.",
    whole: &NOT_ACCEPTED,
    population: complaints(&[Condition::No("accepted")]),
    by: "reason_not_accepted",
    categories: Categories::Listed("crm_cases.reason_not_accepted"),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
