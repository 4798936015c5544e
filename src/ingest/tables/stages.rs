use super::{ColumnSpec, Holds, TableSpec, column};
use crate::ingest::codes::OUTCOME;

pub(super) static STAGES: TableSpec = TableSpec {
    name: "stages",
    grain: "One row is a complaint at one stage of its procedure.",
    by_service: true,
    columns: COLUMNS,
    key: &["reference", "stage"],
    ordered: &[
        ("requested", "statement_agreed"),
        ("started", "ended"),
        ("extension_agreed_on", "new_due"),
        ("panel_held", "panel_report"),
        ("panel_report", "ended"),
    ],
};

const COLUMNS: &[ColumnSpec] = &[
    column("reference", Holds::Reference),
    column("stage", Holds::Whole { least: 1, most: 3 }),
    column("requested", Holds::Date).optional(),
    column("statement_agreed", Holds::Date).optional(),
    column("started", Holds::Date),
    column("due", Holds::Date).optional(),
    column("extension_agreed", Holds::Flag).optional(),
    column("extension_agreed_on", Holds::Date).optional(),
    column("new_due", Holds::Date).optional(),
    column("panel_held", Holds::Date).optional(),
    column("panel_report", Holds::Date).optional(),
    column("ended", Holds::Date).blank(),
    column("outcome", Holds::Code(&OUTCOME)).optional(),
];
