use super::{ColumnSpec, Holds, TableSpec, column};

pub(super) static REMEDIES: TableSpec = TableSpec {
    name: "remedies",
    grain: "One row is a remedy given for a complaint, with the money paid where there was any.",
    by_service: true,
    columns: COLUMNS,
    key: &[],
    ordered: &[],
};

const COLUMNS: &[ColumnSpec] =
    &[column("reference", Holds::Reference), column("remedy", Holds::Listed), column("amount", Holds::Money).blank()];
