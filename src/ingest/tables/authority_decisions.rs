use super::{ColumnSpec, Holds, TableSpec, column};

pub(super) static AUTHORITY_DECISIONS: TableSpec = TableSpec {
    name: "authority_decisions",
    grain: "One row is a council and the Ombudsman's detailed investigations of it in one year, from the Ombudsman's tables.",
    by_service: false,
    columns: COLUMNS,
    key: &["year", "authority"],
    ordered: &[],
};

const COLUMNS: &[ColumnSpec] = &[
    column("year", Holds::Year),
    column("authority", Holds::Listed),
    // Whether the council is in either group of comparators: two code lists for one heading, or a column each.
    column("nearest_neighbour", Holds::Flag).blank(),
    column("combined_authority", Holds::Flag).optional(),
    column("not_upheld", Holds::Whole { least: 0, most: 1_000_000 }),
    column("upheld", Holds::Whole { least: 0, most: 1_000_000 }),
    column("satisfactory_remedies", Holds::Whole { least: 0, most: 1_000_000 }).optional(),
    // In percent, as the Ombudsman prints it: checked against the counts, never printed.
    column("upheld_rate", Holds::Decimal).optional(),
];
