use super::{ColumnSpec, Holds, TableSpec, column};

pub(super) static PUBLISHED_FIGURES: TableSpec = TableSpec {
    name: "published_figures",
    grain: "One row is a figure of one year, as an earlier report published it or as another service supplied it.",
    by_service: false,
    columns: COLUMNS,
    key: &["report", "figure", "year"],
    ordered: &[],
};

const COLUMNS: &[ColumnSpec] = &[
    column("report", Holds::Name),
    column("figure", Holds::Name),
    column("year", Holds::Year),
    column("value", Holds::Decimal),
];
