use super::{ColumnSpec, Holds, TableSpec, column};
use crate::ingest::codes::DECISION;

pub(super) static OMBUDSMAN_CASES: TableSpec = TableSpec {
    name: "ombudsman_cases",
    grain: "One row is a complaint or enquiry about the council to the Local Government and Social Care Ombudsman.",
    by_service: false,
    columns: COLUMNS,
    key: &["reference"],
    ordered: &[("received", "decided"), ("enquiry_received", "response_sent")],
};

const COLUMNS: &[ColumnSpec] = &[
    column("reference", Holds::Reference),
    column("received", Holds::Date),
    column("category", Holds::Listed),
    column("service_area", Holds::Listed).optional(),
    column("enquiry_received", Holds::Date).optional(),
    column("response_sent", Holds::Date).optional(),
    column("decision", Holds::Code(&DECISION)).blank(),
    column("decided", Holds::Date).blank(),
    column("financial_remedy", Holds::Money).optional(),
    column("satisfactory_remedy", Holds::Flag).optional(),
    column("remedy_due", Holds::Date).optional(),
    column("remedy_completed", Holds::Date).optional(),
];
