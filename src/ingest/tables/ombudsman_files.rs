//! The three files that the Ombudsman sends each council: another source of what a council's own tracker holds.

use super::{ColumnSpec, Holds, TableSpec, column};
use crate::ingest::codes::{COMPLIANCE, DECISION};

pub(super) static RECEIVED: TableSpec = TableSpec {
    name: "lgsco_received_cases",
    grain: "One row is a complaint or enquiry about the council that the Ombudsman received in the year, from the Ombudsman's own file.",
    by_service: false,
    columns: &[
        column("reference", Holds::Reference),
        column("category", Holds::Listed),
        column("received", Holds::Date),
    ],
    key: &["reference"],
    ordered: &[],
};

pub(super) static DECIDED: TableSpec = TableSpec {
    name: "lgsco_decided_cases",
    grain: "One row is a complaint or enquiry about the council that the Ombudsman decided in the year, from the Ombudsman's own file.",
    by_service: false,
    columns: DECIDED_COLUMNS,
    key: &["reference"],
    ordered: &[],
};

const DECIDED_COLUMNS: &[ColumnSpec] = &[
    column("reference", Holds::Reference),
    column("category", Holds::Listed),
    column("service_area", Holds::Listed).optional(),
    column("decided", Holds::Date),
    column("decision", Holds::Code(&DECISION)),
    column("satisfactory_remedy", Holds::Flag).optional(),
];

pub(super) static COMPLIANCE_CASES: TableSpec = TableSpec {
    name: "lgsco_compliance_cases",
    grain: "One row is a remedy whose outcome the Ombudsman recorded in the year, from the Ombudsman's own file.",
    by_service: false,
    columns: COMPLIANCE_COLUMNS,
    key: &["reference"],
    ordered: &[],
};

const COMPLIANCE_COLUMNS: &[ColumnSpec] = &[
    column("reference", Holds::Reference),
    column("category", Holds::Listed).optional(),
    column("remedy_due", Holds::Date).optional(),
    column("remedy_completed", Holds::Date).optional(),
    column("compliance", Holds::Code(&COMPLIANCE)),
];
