use super::{ColumnSpec, Holds, TableSpec, column};

pub(super) static CONCERNS: TableSpec = TableSpec {
    name: "concerns",
    grain: "One row is a reason raised in a complaint; one complaint may raise several.",
    by_service: true,
    columns: COLUMNS,
    key: &[],
    ordered: &[],
};

const COLUMNS: &[ColumnSpec] = &[
    column("reference", Holds::Reference),
    column("main_reason", Holds::Listed),
    column("sub_reason", Holds::Listed).optional(),
];
