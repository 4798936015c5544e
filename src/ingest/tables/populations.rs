use super::{ColumnSpec, Holds, TableSpec, column};

pub(super) static POPULATIONS: TableSpec = TableSpec {
    name: "populations",
    grain: "One row is the number of residents of a council's area on a day, and who counted or estimated them.",
    by_service: false,
    columns: COLUMNS,
    key: &["authority", "reference_date"],
    ordered: &[],
};

const COLUMNS: &[ColumnSpec] = &[
    column("authority", Holds::Listed),
    column("reference_date", Holds::Date),
    column("population", Holds::Whole { least: 1, most: 100_000_000 }),
    column("source", Holds::Listed),
];
