use super::{ColumnSpec, Holds, TableSpec, column};
use crate::ingest::codes::{CASE_TYPE, OUTCOME, PROCEDURE};

pub(super) static CRM_CASES: TableSpec = TableSpec {
    name: "crm_cases",
    grain: "One row is a complaint or compliment about any council service on the corporate CRM.",
    by_service: false,
    columns: COLUMNS,
    key: &["reference"],
    ordered: &[
        ("received", "acknowledged"),
        ("received", "stage_1_response"),
        ("stage_2_requested", "stage_2_response"),
    ],
};

const COLUMNS: &[ColumnSpec] = &[
    column("reference", Holds::Reference),
    column("case_type", Holds::Code(&CASE_TYPE)),
    column("service", Holds::Listed),
    column("team", Holds::Listed).optional(),
    column("received", Holds::Date),
    column("acknowledged", Holds::Date).blank(),
    column("method", Holds::Listed).optional(),
    column("procedure", Holds::Code(&PROCEDURE)).blank(),
    column("accepted", Holds::Flag).optional(),
    column("reason_not_accepted", Holds::Listed).optional(),
    column("stage_1_response", Holds::Date).optional(),
    column("stage_1_extended", Holds::Flag).optional(),
    column("stage_2_requested", Holds::Date).optional(),
    column("stage_2_acknowledged", Holds::Date).optional(),
    column("stage_2_response", Holds::Date).optional(),
    column("outcome", Holds::Code(&OUTCOME)).blank(),
    column("closed", Holds::Date).optional(),
    column("social_care_reference", Holds::Reference).optional(),
];
