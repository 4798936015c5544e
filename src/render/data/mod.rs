//! Data files: tables and figures as published, for spreadsheets and other programs, and the schema that describes them.

pub(crate) mod grid;
mod package;

use crate::report::document::Table;
use crate::report::listing::{Defined, Listed};
use grid::{Entry, Grid, Mark};
pub use package::{Described, figure_files, report_package};

/// The headings of `figures.csv`, in their order.
const FIGURES: [&str; 15] = [
    "report",
    "figure",
    "label",
    "breakdown",
    "category",
    "category_label",
    "year",
    "measure",
    "unit",
    "value",
    "symbol",
    "part",
    "whole",
    "cases",
    "earlier",
];
/// Those of `definitions.csv`.
const DEFINITIONS: [&str; 4] = ["figure", "label", "definition", "legal_basis"];

/// The table as UTF-8 CSV with a heading row. Notes are left out: they stand beside the table on the page. A restated
/// number's `[r]` stands in a last column.
pub fn table_csv(table: &Table) -> String {
    let grid = Grid::new(table);
    let mut csv = csv_line(grid.columns.into_iter().map(|column| column.heading));
    for row in &grid.rows {
        csv.push_str(&csv_line(row.iter().map(Entry::text)));
    }
    csv
}

/// Every figure as UTF-8 CSV, one row an observation.
pub fn figures_csv(listed: &[Listed]) -> String {
    let mut csv = csv_line(FIGURES.iter().map(|heading| heading.to_string()));
    for row in listed {
        let number = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
        let given = |words: &Option<String>| words.clone().unwrap_or_default();
        let cells: [String; FIGURES.len()] = [
            row.report.clone(),
            row.figure.clone(),
            row.label.clone(),
            row.breakdown.into(),
            row.category.clone(),
            row.category_label.clone(),
            row.year.clone(),
            row.measure.into(),
            row.unit.into(),
            given(&row.value),
            row.symbol.into(),
            number(row.part),
            number(row.whole),
            number(row.cases),
            given(&row.earlier),
        ];
        csv.push_str(&csv_line(cells.into_iter()));
    }
    csv
}

/// What every figure means, as UTF-8 CSV, one row a figure.
pub fn definitions_csv(defined: &[Defined]) -> String {
    let mut csv = csv_line(DEFINITIONS.iter().map(|heading| heading.to_string()));
    for row in defined {
        let cells: [&str; DEFINITIONS.len()] = [row.figure, row.label, row.definition, &row.legal_basis];
        csv.push_str(&csv_line(cells.into_iter().map(str::to_string)));
    }
    csv
}

/// Every figure as JSON, one object an observation.
pub fn figures_json(listed: &[Listed]) -> String {
    // A list of words and whole numbers always has a JSON form.
    serde_json::to_string_pretty(listed).unwrap_or_default()
}

/// One line of CSV: numbers bare, formulas disarmed, quoted where need be.
pub fn csv_line(cells: impl Iterator<Item = String>) -> String {
    let mut line = cells.map(|cell| quoted(&safe(&plain_number(&cell)))).collect::<Vec<_>>().join(",");
    line.push('\n');
    line
}

/// A number without its thousands commas, so that programs read it; other words as they are.
fn plain_number(cell: &str) -> String {
    match grid::number(cell) {
        Some((digits, unit)) => Entry::Number { digits, unit }.text(),
        None => cell.to_owned(),
    }
}

/// Keeps a spreadsheet from running a cell as a formula: text that begins like one has an apostrophe before it.
fn safe(cell: &str) -> String {
    let is_number = grid::number(cell).is_some_and(|(_, unit)| unit != Mark::Pounds);
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && !is_number;
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::{Cell, Column, Inline, Row};

    fn csv(cells: &[&str]) -> String {
        let columns = cells.iter().map(|_| Column { heading: "H".into(), numeric: false }).collect();
        let row = Row { cells: cells.iter().map(|cell| Cell::words(*cell)).collect(), total: false };
        let notes = vec![vec![Inline::Text("left out".into())]];
        let table = Table {
            id: "t".into(),
            number: 1.into(),
            caption: "C".into(),
            columns,
            rows: vec![row],
            notes,
            source: None,
        };
        table_csv(&table).lines().nth(1).unwrap_or_default().to_owned()
    }

    #[test]
    fn numbers_lose_their_commas_and_nothing_else() {
        assert_eq!(csv(&["1,204", "12.5", "42%", "1,204,000", "-3"]), "1204,12.5,42%,1204000,-3");
        assert_eq!(csv(&["[c]", "1,2", "Upheld, in part"]), "[c],\"1,2\",\"Upheld, in part\"");
        assert_eq!(csv(&["Received", "1,204 [r]", "12"]), "Received,1204,12,[r] H (2)");
        assert_eq!(csv(&["\u{2212}3", "\u{a3}1,370"]), "-3,\u{a3}1370");
    }

    #[test]
    fn formulas_are_disarmed_and_quotes_doubled() {
        assert_eq!(
            csv(&["=1+1", "@SUM(A1)", "-cmd", "+44 20", "+5", "say \"no\""]),
            "'=1+1,'@SUM(A1),'-cmd,'+44 20,'+5,\"say \"\"no\"\"\""
        );
        assert_eq!(csv_line(["\t=1".to_owned(), "\r=1".to_owned()].into_iter()), "'\t=1,\"'\r=1\"\n");
    }

    #[test]
    fn only_headings_and_rows_are_written() {
        let table = Table {
            id: "t".into(),
            number: 1.into(),
            caption: "C".into(),
            columns: vec![Column { heading: "Team".into(), numeric: false }],
            rows: vec![],
            notes: vec![vec![Inline::Text("left out".into())]],
            source: Some("left out".into()),
        };
        assert_eq!(table_csv(&table), "Team\n");
    }
}
