//! Data files: tables and figures as published, for spreadsheets and other programs.

use crate::report::document::{Cell, Table};
use crate::report::listing::Listed;

/// The table as UTF-8 CSV with a heading row. Notes are left out: they stand beside the table on the page.
pub fn table_csv(table: &Table) -> String {
    let mut csv = csv_line(table.columns.iter().map(|column| column.heading.clone()));
    for row in &table.rows {
        csv.push_str(&csv_line(row.cells.iter().map(Cell::plain)));
    }
    csv
}

/// Every figure as UTF-8 CSV, one row a figure and year.
pub fn figures_csv(listed: &[Listed]) -> String {
    const HEADINGS: [&str; 9] = ["figure", "label", "year", "value", "unit", "part", "whole", "cases", "earlier"];
    let mut csv = csv_line(HEADINGS.iter().map(|heading| heading.to_string()));
    for row in listed {
        let number = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
        let words = [&row.figure, &row.label, &row.year, &row.value].map(String::clone);
        let numbers = [number(row.part), number(row.whole), number(row.cases)];
        let rest = numbers.into_iter().chain([row.earlier.clone().unwrap_or_default()]);
        csv.push_str(&csv_line(words.into_iter().chain([row.unit.to_string()]).chain(rest)));
    }
    csv
}

/// Every figure as JSON, one object a figure and year.
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
    let bare = cell.replace(',', "");
    if is_number(&bare) && grouped(cell) { bare } else { cell.to_owned() }
}

/// Whether a text is a number as reports print them: `-3`, `12.5`, `42%`.
fn is_number(text: &str) -> bool {
    let digits = text.strip_suffix('%').unwrap_or(text);
    let digits = digits.strip_prefix(['-', '+', '\u{2212}']).unwrap_or(digits);
    let mut parts = digits.splitn(2, '.');
    let whole = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.next().is_some_and(whole) && parts.next().is_none_or(whole)
}

/// Whether every comma stands before three digits and no more.
fn grouped(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or(text).trim_end_matches('%');
    whole.split(',').skip(1).all(|group| group.len() == 3)
}

/// Keeps a spreadsheet from running a cell as a formula.
fn safe(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(cell);
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::{Column, Inline, Row};

    fn csv(cells: &[&str]) -> String {
        let columns = cells.iter().map(|_| Column { heading: "H".into(), numeric: false }).collect();
        let row = Row { cells: cells.iter().map(|cell| Cell::words(*cell)).collect(), total: false };
        let notes = vec![vec![Inline::Text("left out".into())]];
        let table =
            Table { id: "t".into(), number: 1, caption: "C".into(), columns, rows: vec![row], notes, source: None };
        table_csv(&table).lines().nth(1).unwrap_or_default().to_owned()
    }

    #[test]
    fn numbers_lose_their_commas_and_nothing_else() {
        assert_eq!(csv(&["1,204", "12.5", "42%", "1,204,000", "-3"]), "1204,12.5,42%,1204000,-3");
        assert_eq!(
            csv(&["[c]", "1,2", "Upheld, in part", "1,204 [r]"]),
            "[c],\"1,2\",\"Upheld, in part\",\"1,204 [r]\""
        );
    }

    #[test]
    fn formulas_are_disarmed_and_quotes_doubled() {
        assert_eq!(
            csv(&["=1+1", "@SUM(A1)", "-cmd", "+44 20", "say \"no\""]),
            "'=1+1,'@SUM(A1),'-cmd,'+44 20,\"say \"\"no\"\"\""
        );
    }

    #[test]
    fn only_headings_and_rows_are_written() {
        let table = Table {
            id: "t".into(),
            number: 1,
            caption: "C".into(),
            columns: vec![Column { heading: "Team".into(), numeric: false }],
            rows: vec![],
            notes: vec![vec![Inline::Text("left out".into())]],
            source: Some("left out".into()),
        };
        assert_eq!(table_csv(&table), "Team\n");
    }
}
