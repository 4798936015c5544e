use super::{ColumnSpec, Holds, TableSpec, column};

pub(super) static AUTHORITY_TYPES: TableSpec = TableSpec {
    name: "authority_types",
    grain: "One row is a type of council and the complaints the Ombudsman upheld about it in one year, from the Ombudsman's tables.",
    by_service: false,
    columns: COLUMNS,
    key: &["year", "authority_type"],
    ordered: &[],
};

const COLUMNS: &[ColumnSpec] = &[
    column("year", Holds::Year),
    column("authority_type", Holds::Listed),
    column("upheld", Holds::Whole { least: 0, most: 10_000_000 }),
    column("per_100000", Holds::Decimal),
];
