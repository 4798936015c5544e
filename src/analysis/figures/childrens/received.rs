//! What was received, how and from whom.

use super::compliments::COMPLIMENTS_RECEIVED;
use super::{STATUTORY, complaints};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Computation, Disclosure, Figure, Unit};
use crate::analysis::figures::supplied::COMMENTS;
use crate::analysis::population::{Condition, Population};
use crate::ingest::codes::PROCEDURE;
use crate::law::{ADVOCACY_2004, CHILDREN_GUIDANCE, CHILDREN_REG_13, COUNCIL_POLICY};

pub(super) static FIGURES: &[&Figure] = &[
    &REPRESENTATIONS_RECEIVED,
    &COMPLAINTS_RECEIVED,
    &STATUTORY_RECEIVED,
    &CORPORATE_RECEIVED,
    &INFORMAL_RECEIVED,
    &MADE_BY_CHILDREN,
    &MADE_BY_CHILDREN_SHARE,
    &WITH_ADVOCATE,
    &ACKNOWLEDGED,
    &ACKNOWLEDGED_IN_TIME,
    &ACKNOWLEDGED_IN_TIME_SHARE,
];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_PROCEDURE, &BY_METHOD, &BY_TEAM, &BY_COMPLAINANT];

static REPRESENTATIONS_RECEIVED: Figure = Figure {
    name: "childrens_representations_received",
    label: "Representations received",
    definition: "Complaints of every procedure, compliments and comments received in the year, added up.",
    legal_basis: &[&CHILDREN_REG_13, &CHILDREN_GUIDANCE],
    unit: Unit::Count,
    disclosure: Disclosure::Open,
    computation: Computation::Sum(&[&COMPLAINTS_RECEIVED, &COMPLIMENTS_RECEIVED, &COMMENTS]),
};

pub(super) static COMPLAINTS_RECEIVED: Figure = Figure::count(
    "childrens_complaints_received",
    "Complaints received",
    "Complaints about children's services received in the year and held in the social-care database, whatever their procedure.",
    &[&CHILDREN_REG_13, &CHILDREN_GUIDANCE],
    complaints(&[]),
);

pub(in crate::analysis::figures) static STATUTORY_RECEIVED: Figure = Figure::count(
    "childrens_statutory_received",
    "Statutory complaints received",
    "Complaints received in the year and handled under the statutory procedure for children.",
    &[&CHILDREN_REG_13, &CHILDREN_GUIDANCE],
    complaints(&[STATUTORY]),
);

static CORPORATE_RECEIVED: Figure = Figure::count(
    "childrens_corporate_received",
    "Corporate complaints received",
    "Complaints about children's services received in the year and handled under the council's corporate procedure.",
    &[&COUNCIL_POLICY],
    complaints(&[Condition::Is("procedure", "corporate")]),
);

static INFORMAL_RECEIVED: Figure = Figure::count(
    "childrens_informal_received",
    "Complaints resolved informally",
    "Complaints about children's services received in the year and settled without a formal procedure.",
    &[&COUNCIL_POLICY],
    complaints(&[Condition::Is("procedure", "informal")]),
);

static MADE_BY_CHILDREN: Figure = Figure::count(
    "childrens_made_by_children",
    "Complaints made by children and young people",
    "Complaints of the year, whatever their procedure, that a child or young person made.",
    &[&CHILDREN_GUIDANCE],
    complaints(&[Condition::Yes("made_by_child")]),
)
.of_people();

static MADE_BY_CHILDREN_SHARE: Figure = Figure::share(
    "childrens_made_by_children_share",
    "Share of complaints made by children and young people",
    "Complaints that a child or young person made, as a share of all complaints of the year.",
    &[&CHILDREN_GUIDANCE],
    &MADE_BY_CHILDREN,
    &COMPLAINTS_RECEIVED,
)
.of_people();

static WITH_ADVOCATE: Figure = Figure::count(
    "childrens_with_advocate",
    "Complaints in which an advocate supported the child or young person",
    "Complaints of the year in which an advocate supported the child or young person, whoever wrote the complaint.",
    &[&ADVOCACY_2004, &CHILDREN_GUIDANCE],
    complaints(&[Condition::Yes("advocate")]),
)
.of_people();

static ACKNOWLEDGED: Figure = Figure::count(
    "childrens_acknowledged",
    "Statutory complaints with a dated acknowledgement",
    "Statutory complaints of the year whose row on the corporate CRM has a date of acknowledgement.",
    &[&COUNCIL_POLICY],
    complaints(&[STATUTORY, Condition::Any("acknowledgement", &["in_time", "late"])]),
);

static ACKNOWLEDGED_IN_TIME: Figure = Figure::count(
    "childrens_acknowledged_in_time",
    "Statutory complaints acknowledged in time",
    "Statutory complaints of the year acknowledged within the council's limit in working days, the day of receipt being day zero.",
    &[&COUNCIL_POLICY],
    complaints(&[STATUTORY, Condition::Is("acknowledgement", "in_time")]),
);

static ACKNOWLEDGED_IN_TIME_SHARE: Figure = Figure::share(
    "childrens_acknowledged_in_time_share",
    "Share of statutory complaints acknowledged in time",
    "Statutory complaints acknowledged in time, as a share of those with a dated acknowledgement.",
    &[&COUNCIL_POLICY],
    &ACKNOWLEDGED_IN_TIME,
    &ACKNOWLEDGED,
);

static BY_PROCEDURE: Breakdown = Breakdown {
    name: "childrens_complaints_by_procedure",
    label: "Complaints by procedure",
    definition: "Complaints of the year by the procedure under which they were handled.",
    whole: &COMPLAINTS_RECEIVED,
    population: complaints(&[]),
    by: "procedure",
    categories: Categories::Codes(&PROCEDURE, &["statutory", "corporate", "informal"]),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};

static BY_METHOD: Breakdown = Breakdown {
    name: "childrens_statutory_by_method",
    label: "Statutory complaints by method",
    definition: "Statutory complaints of the year by how they came in.",
    population: STATUTORY_COMPLAINTS,
    by: "method",
    categories: Categories::Listed("childrens_complaints.method"),
    whole: &STATUTORY_RECEIVED,
    ..BY_PROCEDURE
};

static BY_TEAM: Breakdown = Breakdown {
    name: "childrens_statutory_by_team",
    label: "Statutory complaints by team",
    definition: "Statutory complaints of the year by the team complained about; teams with none are shown.",
    population: STATUTORY_COMPLAINTS,
    by: "team",
    categories: Categories::Listed("childrens_complaints.team"),
    whole: &STATUTORY_RECEIVED,
    ..BY_PROCEDURE
};

static BY_COMPLAINANT: Breakdown = Breakdown {
    name: "childrens_complaints_by_complainant",
    label: "Complaints by who complained",
    definition: "Complaints of the year, whatever their procedure, by who wrote the complaint.",
    by: "complainant",
    categories: Categories::Listed("childrens_complaints.complainant"),
    disclosure: Disclosure::Characteristic,
    ..BY_PROCEDURE
};

const STATUTORY_COMPLAINTS: Population = complaints(&[STATUTORY]);
