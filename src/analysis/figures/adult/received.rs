//! What was received, how, about which service and from whom.

use super::compliments::COMPLIMENTS_RECEIVED;
use super::{STATUTORY, STATUTORY_COMPLAINTS, complaints};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Computation, Disclosure, Figure, Unit};
use crate::analysis::figures::supplied::{ADULT_COMMENTS, LONG_TERM_SUPPORT};
use crate::analysis::population::Condition;
use crate::ingest::codes::PROCEDURE;
use crate::law::{ADULT_REG_13, ADULT_REG_17, ADULT_REG_18, COUNCIL_POLICY};

pub(super) static FIGURES: &[&Figure] = &[
    &REPRESENTATIONS_RECEIVED,
    &COMPLAINTS_RECEIVED,
    &STATUTORY_RECEIVED,
    &CORPORATE_RECEIVED,
    &INFORMAL_RECEIVED,
    &PER_1000_SUPPORTED,
    &EXTERNAL_PROVIDER,
    &EXTERNAL_PROVIDER_SHARE,
    &ACKNOWLEDGED,
    &ACKNOWLEDGED_IN_TIME,
    &ACKNOWLEDGED_IN_TIME_SHARE,
];

pub(super) static BREAKDOWNS: &[&Breakdown] =
    &[&BY_PROCEDURE, &BY_METHOD, &BY_SERVICE_AREA, &BY_COMPLAINANT, &BY_MONTH, &BY_PROVIDER_AREA];

static REPRESENTATIONS_RECEIVED: Figure = Figure {
    name: "adult_representations_received",
    label: "Representations received",
    definition: "Complaints of every procedure, compliments and comments about adult social care received in the year, added up.",
    legal_basis: &[&ADULT_REG_18],
    unit: Unit::Count,
    disclosure: Disclosure::Open,
    computation: Computation::Sum(&[&COMPLAINTS_RECEIVED, &COMPLIMENTS_RECEIVED, &ADULT_COMMENTS]),
};

static PER_1000_SUPPORTED: Figure = Figure {
    name: "adult_complaints_per_1000_supported",
    label: "Statutory complaints per 1,000 adults in long-term support",
    definition: "Statutory complaints of the year to every 1,000 adults in long-term support on its last day; complaints may come from others too.",
    legal_basis: &[&COUNCIL_POLICY],
    unit: Unit::Rate { per: 1000, places: 1 },
    disclosure: Disclosure::Open,
    computation: Computation::Rate { of: &STATUTORY_RECEIVED, to: &LONG_TERM_SUPPORT },
};

static COMPLAINTS_RECEIVED: Figure = Figure::count(
    "adult_complaints_received",
    "Complaints received",
    "Complaints about adult social care received in the year and held in the social-care database, whatever their procedure.",
    &[&ADULT_REG_18],
    complaints(&[]),
);

pub(in crate::analysis::figures) static STATUTORY_RECEIVED: Figure = Figure::count(
    "adult_statutory_received",
    "Statutory complaints received",
    "Complaints received in the year and handled under the statutory procedure for adult social care.",
    &[&ADULT_REG_18, &ADULT_REG_17],
    STATUTORY_COMPLAINTS,
);

static CORPORATE_RECEIVED: Figure = Figure::count(
    "adult_corporate_received",
    "Corporate complaints received",
    "Complaints about adult social care received in the year and handled under the council's corporate procedure.",
    &[&COUNCIL_POLICY],
    complaints(&[Condition::Is("procedure", "corporate")]),
);

static INFORMAL_RECEIVED: Figure = Figure::count(
    "adult_informal_received",
    "Complaints resolved informally",
    "Complaints about adult social care received in the year and settled without a formal procedure, by the end of the next working day.",
    &[&COUNCIL_POLICY],
    complaints(&[Condition::Is("procedure", "informal")]),
);

static EXTERNAL_PROVIDER: Figure = Figure::count(
    "adult_external_provider",
    "Statutory complaints about an external provider",
    "Statutory complaints of the year about care that another organisation provided for the council.",
    &[&ADULT_REG_18],
    EXTERNAL,
);

const EXTERNAL: crate::analysis::population::Population = complaints(&[STATUTORY, Condition::Yes("external_provider")]);

static EXTERNAL_PROVIDER_SHARE: Figure = Figure::share(
    "adult_external_provider_share",
    "Share of statutory complaints about an external provider",
    "Statutory complaints about an external provider, as a share of all statutory complaints of the year.",
    &[&ADULT_REG_18],
    &EXTERNAL_PROVIDER,
    &STATUTORY_RECEIVED,
);

static ACKNOWLEDGED: Figure = Figure::count(
    "adult_acknowledged",
    "Statutory complaints with a dated acknowledgement",
    "Statutory complaints of the year whose row on the corporate CRM has a date of acknowledgement.",
    &[&ADULT_REG_13],
    complaints(&[STATUTORY, Condition::Any("acknowledgement", &["in_time", "late"])]),
);

static ACKNOWLEDGED_IN_TIME: Figure = Figure::count(
    "adult_acknowledged_in_time",
    "Statutory complaints acknowledged in time",
    "Statutory complaints of the year acknowledged within 3 working days, the day of receipt being day zero.",
    &[&ADULT_REG_13],
    complaints(&[STATUTORY, Condition::Is("acknowledgement", "in_time")]),
);

static ACKNOWLEDGED_IN_TIME_SHARE: Figure = Figure::share(
    "adult_acknowledged_in_time_share",
    "Share of statutory complaints acknowledged in time",
    "Statutory complaints acknowledged within 3 working days, as a share of those with a dated acknowledgement.",
    &[&ADULT_REG_13],
    &ACKNOWLEDGED_IN_TIME,
    &ACKNOWLEDGED,
);

static BY_PROCEDURE: Breakdown = Breakdown {
    name: "adult_complaints_by_procedure",
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
    name: "adult_statutory_by_method",
    label: "Statutory complaints by method",
    definition: "Statutory complaints of the year by how they came in.",
    whole: &STATUTORY_RECEIVED,
    population: STATUTORY_COMPLAINTS,
    by: "method",
    categories: Categories::Listed("adult_complaints.method"),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};

static BY_SERVICE_AREA: Breakdown = Breakdown {
    name: "adult_statutory_by_service_area",
    label: "Statutory complaints by service area",
    definition: "Statutory complaints of the year by the service area complained about; areas with none are shown.",
    by: "team",
    categories: Categories::Listed("adult_complaints.team"),
    ..BY_METHOD
};

static BY_COMPLAINANT: Breakdown = Breakdown {
    name: "adult_statutory_by_complainant",
    label: "Statutory complaints by who complained",
    definition: "Statutory complaints of the year by who wrote the complaint.",
    by: "complainant",
    categories: Categories::Listed("adult_complaints.complainant"),
    disclosure: Disclosure::Characteristic,
    ..BY_METHOD
};

static BY_MONTH: Breakdown = Breakdown {
    name: "adult_statutory_by_month",
    label: "Statutory complaints by month",
    definition: "Statutory complaints of the year by the month in which they were received.",
    by: "month",
    categories: Categories::Months,
    ..BY_METHOD
};

static BY_PROVIDER_AREA: Breakdown = Breakdown {
    name: "adult_external_provider_by_service_area",
    label: "Statutory complaints about external providers by service area",
    definition: "Statutory complaints of the year about an external provider, by the service area that arranged the care.",
    whole: &EXTERNAL_PROVIDER,
    population: EXTERNAL,
    by: "team",
    categories: Categories::Listed("adult_complaints.team"),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
