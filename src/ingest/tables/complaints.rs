use super::{ColumnSpec, Holds, TableSpec, column};
use crate::ingest::codes::{DISABILITY, ETHNICITY, OUTCOME, PROCEDURE, SEX};

pub(super) static COMPLAINTS: TableSpec = TableSpec {
    name: "complaints",
    grain: "One row is a complaint in the social-care complaints database, whatever its procedure.",
    by_service: true,
    columns: COLUMNS,
    key: &["reference"],
    ordered: &[("received", "closed")],
};

const COLUMNS: &[ColumnSpec] = &[
    column("reference", Holds::Reference),
    column("crm_reference", Holds::Reference).optional(),
    column("received", Holds::Date),
    column("procedure", Holds::Code(&PROCEDURE)),
    column("method", Holds::Listed),
    column("team", Holds::Listed),
    column("complainant", Holds::Listed).optional(),
    column("made_by_child", Holds::Flag).optional(),
    column("advocate", Holds::Flag).optional(),
    column("stage_reached", Holds::Whole { least: 1, most: 3 }).blank(),
    column("outcome", Holds::Code(&OUTCOME)),
    column("closed", Holds::Date).blank(),
    column("sex", Holds::Code(&SEX)).optional(),
    column("age", Holds::Age).optional(),
    column("ethnicity", Holds::Code(&ETHNICITY)).optional(),
    column("disability", Holds::Code(&DISABILITY)).optional(),
    column("external_provider", Holds::Flag).optional(),
];
