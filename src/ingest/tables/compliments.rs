use super::{ColumnSpec, Holds, TableSpec, column};

pub(super) static COMPLIMENTS: TableSpec = TableSpec {
    name: "compliments",
    grain: "One row is a compliment about a service.",
    by_service: true,
    columns: COLUMNS,
    key: &["reference"],
    ordered: &[],
};

const COLUMNS: &[ColumnSpec] = &[
    column("reference", Holds::Reference),
    column("received", Holds::Date),
    column("team", Holds::Listed),
    column("source", Holds::Listed).optional(),
    column("theme", Holds::Listed).optional(),
    column("ok_to_publish", Holds::Flag).optional(),
    column("quotation", Holds::Quotation).optional(),
];
