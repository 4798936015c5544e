use serde::Deserialize;

use super::{Order, Terms, body, breakdown, figure, invalid, ordered};
use crate::analysis::{Absence, BreakdownValue, Figure, Unit, Value};
use crate::diagnostics::Diagnostic;
use crate::report::document::{Cell, Column, Inline, Row, Table};
use crate::report::inline;
use crate::report::markdown::Fence;
use crate::report::wording::worded;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TableBody {
    id: String,
    caption: String,
    /// A breakdown, whose categories are the rows ...
    breakdown: Option<String>,
    first_heading: Option<String>,
    #[serde(default)]
    show: Vec<Shown>,
    #[serde(default)]
    order: Order,
    /// ... or rows written out ...
    #[serde(default)]
    headings: Vec<String>,
    #[serde(default)]
    rows: Vec<Vec<String>>,
    /// ... or figures over the years, one a row; each is headed in turn by the headings after the first.
    #[serde(default)]
    trend: Vec<String>,
    /// The label of a breakdown's total, or whether the last row written out is one.
    total: Option<Total>,
    #[serde(default)]
    notes: Vec<String>,
    source: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    heading: String,
    value: ShownValue,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ShownValue {
    Count,
    Share,
    /// The count of the year before.
    LastCount,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Total {
    Label(String),
    LastRow(bool),
}

pub(super) fn make(fence: &Fence, terms: &Terms) -> Result<Table, Diagnostic> {
    let body: TableBody = body(fence, terms.file)?;
    let (headings, rows) = match &body.breakdown {
        Some(name) => breakdown_rows(&body, name, fence, terms)?,
        None if !body.trend.is_empty() => trend_rows(&body, fence, terms)?,
        None => written_rows(&body, fence, terms)?,
    };
    let columns = columns(&headings, &rows);
    let mut notes: Vec<Vec<Inline>> = body.notes.iter().map(|note| inline::inlines(note)).collect();
    notes.extend(symbol_notes(&rows, &notes));
    Ok(Table {
        id: body.id,
        number: 0,
        caption: inline::plain(&body.caption),
        columns,
        rows,
        notes,
        source: body.source.as_deref().map(inline::plain),
    })
}

type Rows = (Vec<String>, Vec<Row>);

fn breakdown_rows(table: &TableBody, name: &str, fence: &Fence, terms: &Terms) -> Result<Rows, Diagnostic> {
    let (breakdown, split) = breakdown(name, fence, terms)?;
    let last = terms.figures.breakdown(name, terms.figures.year.previous());
    let mut headings = vec![table.first_heading.clone().unwrap_or_else(|| breakdown.label.to_string())];
    headings.extend(table.show.iter().map(|shown| shown.heading.clone()));
    let mut rows: Vec<Row> = ordered(split, table.order)
        .into_iter()
        .map(|category| {
            let value = |shown: &Shown| match shown.value {
                ShownValue::Count => worded(&category.count, Unit::Count),
                ShownValue::Share => worded(&category.share, Unit::Percent { places: 0 }),
                ShownValue::LastCount => worded(&last_count(last, &category.code), Unit::Count),
            };
            row(&category.label, table.show.iter().map(value), breakdown.name, false)
        })
        .collect();
    if let Some(Total::Label(label)) = &table.total {
        let value = |shown: &Shown| match shown.value {
            ShownValue::Count => worded(&split.whole, Unit::Count),
            ShownValue::Share => worded(&whole_share(split), Unit::Percent { places: 0 }),
            ShownValue::LastCount => {
                worded(&last.map_or(Value::Absent(Absence::NotAvailable), |l| l.whole.clone()), Unit::Count)
            }
        };
        rows.push(row(label, table.show.iter().map(value), breakdown.whole.name, true));
    }
    Ok((headings, rows))
}

fn last_count(last: Option<&BreakdownValue>, code: &str) -> Value {
    let category = last.and_then(|last| last.category(code));
    category.map_or(Value::Absent(Absence::NotAvailable), |c| c.count.clone())
}

fn whole_share(split: &BreakdownValue) -> Value {
    match split.whole.count() {
        Some(whole) if whole > 0 => Value::Share { part: whole, whole },
        _ => Value::Absent(Absence::NotApplicable),
    }
}

fn row(label: &str, values: impl Iterator<Item = String>, figure: &str, total: bool) -> Row {
    let mut cells = vec![Cell { text: inline::inlines(label) }];
    cells.extend(values.map(|text| Cell { text: vec![Inline::Figure { name: figure.to_string(), text }] }));
    Row { cells, total }
}

/// More years than this do not fit across a page: they go down it.
const YEARS_ACROSS: usize = 10;

/// The years from the first that holds any of the figures go from left to right, a row a figure.
fn trend_rows(table: &TableBody, fence: &Fence, terms: &Terms) -> Result<Rows, Diagnostic> {
    let figures: Result<Vec<_>, _> = table.trend.iter().map(|name| figure(name, fence, terms)).collect();
    let figures = figures?;
    let [first, labels @ ..] = table.headings.as_slice() else {
        return Err(heading_count(fence, terms, figures.len() + 1, 0));
    };
    if labels.len() != figures.len() {
        return Err(heading_count(fence, terms, figures.len() + 1, table.headings.len()));
    }
    let years = figures.iter().map(|f| terms.figures.years(f.name)).max_by_key(Vec::len).unwrap_or_default();
    let value = |f: &Figure, year| {
        let text = worded(&terms.figures.value(f.name, year), f.unit);
        Cell { text: vec![Inline::Figure { name: f.name.to_string(), text }] }
    };
    if years.len() > YEARS_ACROSS {
        let rows = years.into_iter().map(|year| {
            let cells = figures.iter().map(|f| value(f, year));
            Row { cells: std::iter::once(Cell::words(year.to_string())).chain(cells).collect(), total: false }
        });
        return Ok((table.headings.clone(), rows.collect()));
    }
    let headings = std::iter::once(first.clone()).chain(years.iter().map(ToString::to_string)).collect();
    let rows = labels.iter().zip(&figures).map(|(label, figure)| {
        let cells = years.iter().map(|year| value(figure, *year));
        Row { cells: std::iter::once(Cell { text: inline::inlines(label) }).chain(cells).collect(), total: false }
    });
    Ok((headings, rows.collect()))
}

fn written_rows(table: &TableBody, fence: &Fence, terms: &Terms) -> Result<Rows, Diagnostic> {
    let last = table.rows.len().saturating_sub(1);
    let total = matches!(table.total, Some(Total::LastRow(true)));
    if let Some(short) = table.rows.iter().find(|cells| cells.len() != table.headings.len()) {
        return Err(heading_count(fence, terms, short.len(), table.headings.len()));
    }
    if table.rows.is_empty() {
        let help = "Name a breakdown, a trend, or headings and rows.";
        return Err(invalid(fence, terms.file, format!("The table \"{}\" has no rows.", table.id), help));
    }
    let rows = table.rows.iter().enumerate().map(|(i, cells)| Row {
        cells: cells.iter().map(|cell| Cell { text: inline::inlines(cell) }).collect(),
        total: total && i == last,
    });
    Ok((table.headings.clone(), rows.collect()))
}

fn heading_count(fence: &Fence, terms: &Terms, cells: usize, headings: usize) -> Diagnostic {
    let message = format!("A row of the table has {cells} cells under {headings} headings.");
    invalid(fence, terms.file, message, "Give every row as many cells as there are headings.")
}

fn columns(headings: &[String], rows: &[Row]) -> Vec<Column> {
    let numeric = |i: usize| i > 0 && rows.iter().all(|row| row.cells.get(i).is_some_and(|c| is_number(&c.plain())));
    let column = |(i, heading): (usize, &String)| Column { heading: inline::plain(heading), numeric: numeric(i) };
    headings.iter().enumerate().map(column).collect()
}

/// Whether a cell is a number with its unit, or a symbol in place of one.
fn is_number(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !matches!(c, '£' | '%' | ',')).collect();
    bare.trim().parse::<f64>().is_ok() || ["[c]", "[x]", "[z]"].contains(&text)
}

/// Each symbol that stands in the table explained beneath it, where no note does so already, nor the table itself by
/// having the symbol head a row.
fn symbol_notes(rows: &[Row], notes: &[Vec<Inline>]) -> Vec<Vec<Inline>> {
    const MEANINGS: &[(Absence, &str)] = &[
        (Absence::Suppressed, "withheld, so that nobody can be recognised"),
        (Absence::NotAvailable, "not available"),
        (Absence::NotApplicable, "not applicable"),
    ];
    let heads_row = |symbol: &str| rows.iter().filter_map(|r| r.cells.first()).any(|c| c.plain() == symbol);
    let stands = |symbol: &str| rows.iter().flat_map(|r| &r.cells).any(|c| c.plain().contains(symbol));
    let said = |symbol: &str| heads_row(symbol) || notes.iter().any(|n| Inline::plain(n).contains(symbol));
    let unexplained = MEANINGS.iter().filter(|(a, _)| stands(a.symbol()) && !said(a.symbol()));
    unexplained.map(|(a, meaning)| vec![Inline::Text(format!("{} means {meaning}.", a.symbol()))]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(cells: &[&str], written: &[&str]) -> Vec<String> {
        let rows = [Row { cells: cells.iter().map(|cell| Cell::words(*cell)).collect(), total: false }];
        let written: Vec<_> = written.iter().map(|note| inline::inlines(note)).collect();
        symbol_notes(&rows, &written).iter().map(|note| Inline::plain(note)).collect()
    }

    #[test]
    fn a_symbol_is_explained_once_and_not_where_the_table_does_so() {
        assert_eq!(notes(&["Age", "12", "[x]"], &[]), ["[x] means not available."]);
        assert_eq!(notes(&["Age", "[c]", "[x]"], &["[x] marks a year without a figure."]).len(), 1);
        assert!(notes(&["[c]", "Hidden so that nobody can be recognised."], &[]).is_empty());
        assert!(notes(&["Age", "12"], &[]).is_empty());
    }
}
