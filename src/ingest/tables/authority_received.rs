use super::{ColumnSpec, Holds, TableSpec, column};

pub(super) static AUTHORITY_RECEIVED: TableSpec = TableSpec {
    name: "authority_received",
    grain: "One row is a council and the adult social care cases the Ombudsman received about it in one year, from the Ombudsman's tables.",
    by_service: false,
    columns: COLUMNS,
    key: &["year", "authority"],
    ordered: &[],
};

const COLUMNS: &[ColumnSpec] = &[
    column("year", Holds::Year),
    column("authority", Holds::Listed),
    column("adult_care", Holds::Whole { least: 0, most: 1_000_000 }),
];
