use serde::Deserialize;

use super::matrix::Tabled;
use super::notes::{abbreviation_notes, break_notes, rounding_notes, symbol_notes};
use super::shown::{Shown, ShownValue, or_none, shown_value, to_date};
use super::{Made, Order, Shows, Terms, body, breakdown, figure, invalid, ordered};
use crate::analysis::{Absence, BreakdownValue, Figure, MatrixRow, Unit, Value, is_other, register};
use crate::calendar::ReportingYear;
use crate::diagnostics::Diagnostic;
use crate::report::document::{Block, Cell, Column, Inline, Row, Table};
use crate::report::inline;
use crate::report::markdown::Fence;
use crate::report::wording::{RESTATED, of_year, worded};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TableBody {
    id: String,
    caption: String,
    /// A breakdown, whose categories are the rows; of two years, the earlier stands first ...
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
    /// ... or a matrix, whose measures are the columns ...
    matrix: Option<String>,
    /// A measure of the matrix: the rows with the largest first.
    order_by: Option<String>,
    /// Whether rows of a matrix that show nothing but zeros and symbols are left out.
    #[serde(default)]
    leave_out_empty: bool,
    /// ... or figures over the years, one a row; each is headed in turn by the headings after the first, which heads years
    /// that go down the page.
    #[serde(default)]
    trend: Vec<String>,
    /// What a breakdown's row Other is called here, where the record says nothing more of those in it.
    other: Option<String>,
    /// Rows of a matrix that are ruled off from the others and stand last, by their labels: what is no part of the list.
    #[serde(default)]
    apart: Vec<String>,
    /// The label of a breakdown's total, or whether the last row written out is one.
    total: Option<Total>,
    #[serde(default)]
    notes: Vec<String>,
    source: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Total {
    Label(String),
    LastRow(bool),
}

pub(super) fn make(fence: &Fence, terms: &Terms) -> Result<Made, Diagnostic> {
    let body: TableBody = body(fence, terms.file)?;
    let in_place = body.breakdown.as_deref().and_then(|name| terms.figures.rolled_up(name));
    let shown = in_place.map(str::to_string).or_else(|| body.breakdown.clone());
    let (headings, rows) = match &body.breakdown {
        Some(name) => breakdown_rows(&body, name, fence, terms)?,
        None if body.matrix.is_some() => matrix_rows(&body, fence, terms)?,
        None if !body.trend.is_empty() => trend_rows(&body, fence, terms)?,
        None => written_rows(&body, fence, terms)?,
    };
    fits(&body.id, &headings, &rows, fence, terms)?;
    let columns = columns(&headings, &rows);
    let mut notes: Vec<Vec<Inline>> = body.notes.iter().map(|note| inline::titled(note)).collect();
    if shown.as_deref().is_some_and(|name| terms.figures.stands_in(name)) {
        notes.push(vec![Inline::Text(ROLLED_UP.into())]);
    }
    notes.extend(break_notes(&trend_years(&body, terms), &body.trend, &terms.settings.published_figures.breaks));
    notes.extend(rounding_notes(&rows, &share_columns(&body), &notes));
    notes.extend(symbol_notes(&rows, &notes, &terms.settings.disclosure));
    notes.extend(abbreviation_notes(&rows, &notes, &terms.settings.writing.abbreviations));
    // The caption of the detailed table would promise what the broad groups do not hold.
    let broad = in_place.and_then(register::breakdown);
    let caption = broad.map(|broad| format!("{}, {}", broad.label, terms.figures.year));
    let table = Table {
        id: body.id,
        number: Default::default(),
        caption: caption.unwrap_or_else(|| inline::plain(&body.caption)),
        columns,
        rows,
        notes,
        source: body.source.as_deref().map(inline::plain),
    };
    let shows = shown.map(|breakdown| Shows { breakdown, in_place: in_place.is_some() });
    Ok(Made { block: Block::Table(table), data: Vec::new(), shows })
}

/// No cell, name or width of a table is larger: the workbook that holds it too takes no more.
const MOST_CHARACTERS: usize = 30_000;
const MOST_OF_A_NAME: usize = 100;
const MOST_COLUMNS: usize = 1_000;

fn fits(id: &str, headings: &[String], rows: &[Row], fence: &Fence, terms: &Terms) -> Result<(), Diagnostic> {
    let is_long = |text: &str, most: usize| text.chars().nth(most).is_some();
    let cells = || rows.iter().flat_map(|row| &row.cells);
    let help = "Say less in one table, or make several of it.";
    let message = if is_long(id, MOST_OF_A_NAME) {
        format!("The name of a table has more than {MOST_OF_A_NAME} characters.")
    } else if headings.len() > MOST_COLUMNS {
        format!("The table has {} columns, and may have {MOST_COLUMNS}.", headings.len())
    } else if headings.iter().any(|heading| is_long(heading, MOST_CHARACTERS))
        || cells().any(|cell| is_long(&cell.plain(), MOST_CHARACTERS))
    {
        format!("A cell of the table has more than {MOST_CHARACTERS} characters.")
    } else {
        return Ok(());
    };
    Err(invalid(fence, terms.file, message, help))
}

/// What stands under broad groups that are shown in place of detailed ones.
const ROLLED_UP: &str = "Shown by broad group, so that fewer numbers need to be hidden.";

type Rows = (Vec<String>, Vec<Row>);

fn breakdown_rows(table: &TableBody, name: &str, fence: &Fence, terms: &Terms) -> Result<Rows, Diagnostic> {
    let (breakdown, split) = breakdown(name, fence, terms)?;
    let last = terms.figures.breakdown(breakdown.name, terms.figures.year.previous());
    let mut headings = vec![table.first_heading.clone().unwrap_or_else(|| breakdown.label.to_string())];
    let mut show: Vec<(ShownValue, &str)> = Vec::new();
    for shown in &table.show {
        show.push((shown_value(shown, fence, terms)?, &shown.heading));
    }
    show.sort_by_key(|(value, _)| (value.period(terms).part != terms.figures.part, value.year(terms)));
    headings.extend(show.iter().map(|(_, heading)| heading.to_string()));
    let show: Vec<ShownValue> = show.into_iter().map(|(value, _)| value).collect();
    let mut rows: Vec<Row> = ordered(split, table.order)
        .into_iter()
        .map(|category| {
            let before = last.and_then(|last| last.category(&category.code));
            let value = |shown: &ShownValue| match shown {
                ShownValue::Count => worded(&category.count, Unit::Count),
                ShownValue::Share => worded(&category.share, PERCENT),
                ShownValue::LastCount => worded(&or_unknown(before.map(|c| &c.count)), Unit::Count),
                ShownValue::LastShare => worded(&or_unknown(before.map(|c| &c.share)), PERCENT),
                ShownValue::ToDate | ShownValue::LastToDate => {
                    let split = to_date(*shown, breakdown.name, terms);
                    worded(&or_none(split, |split| split.category(&category.code).map(|c| &c.count)), Unit::Count)
                }
            };
            let name = |shown: &ShownValue| {
                let measure = if shown.is_share() { "share" } else { "count" };
                format!("{}.{}.{}.{measure}", shown.period(terms), breakdown.name, category.code)
            };
            let label = table.other.as_ref().filter(|_| is_other(&category.code)).unwrap_or(&category.label);
            row(label, show.iter().map(|shown| (name(shown), value(shown))), false)
        })
        .collect();
    if let Some(Total::Label(label)) = &table.total {
        let value = |shown: &ShownValue| match shown {
            ShownValue::Count => worded(&split.whole, Unit::Count),
            ShownValue::Share => worded(&whole_share(split), PERCENT),
            ShownValue::LastCount => worded(&or_unknown(last.map(|l| &l.whole)), Unit::Count),
            ShownValue::LastShare => worded(&or_unknown(last.map(whole_share).as_ref()), PERCENT),
            ShownValue::ToDate | ShownValue::LastToDate => {
                worded(&or_none(to_date(*shown, breakdown.name, terms), |split| Some(&split.whole)), Unit::Count)
            }
        };
        let name = |shown: &ShownValue| match shown.is_share() {
            true => format!("{}.{}.total.share", shown.period(terms), breakdown.name),
            false => format!("{}.{}", shown.period(terms), breakdown.whole.name),
        };
        rows.push(row(label, show.iter().map(|shown| (name(shown), value(shown))), true));
    }
    Ok((headings, rows))
}

/// The columns of a breakdown's shares, once they stand in the order of their years.
fn share_columns(table: &TableBody) -> Vec<usize> {
    let mut shown: Vec<&str> = table.show.iter().map(|shown| shown.value.as_str()).collect();
    shown.sort_by_key(|value| !value.starts_with("last_"));
    let share = |value: &str| table.breakdown.is_some() && value.ends_with("share");
    (1..).zip(shown).filter(|(_, value)| share(value)).map(|(column, _)| column).collect()
}

const PERCENT: Unit = Unit::Percent { places: 0 };

/// The value, or that of a year that holds none.
fn or_unknown(value: Option<&Value>) -> Value {
    value.cloned().unwrap_or(Value::Absent(Absence::NotAvailable))
}

fn matrix_rows(table: &TableBody, fence: &Fence, terms: &Terms) -> Result<Rows, Diagnostic> {
    let name = table.matrix.as_deref().unwrap_or_default();
    let tabled = Tabled::new(name, fence, terms)?;
    let mut headings = vec![table.first_heading.clone().unwrap_or_else(|| tabled.matrix.label.to_string())];
    let mut shown: Vec<(usize, &str)> = Vec::new();
    for column in &table.show {
        shown.push((tabled.measure(&column.value)?, &column.heading));
    }
    shown.sort_by_key(|(i, _)| !tabled.matrix.measures[*i].last_year);
    headings.extend(shown.iter().map(|(_, heading)| heading.to_string()));
    let shown: Vec<usize> = shown.into_iter().map(|(i, _)| i).collect();
    let order_by = table.order_by.as_deref().map(|key| tabled.measure(key)).transpose()?;
    let ordered = tabled.ordered(order_by);
    let shows = |of: &&MatrixRow| !table.leave_out_empty || shown.iter().any(|i| says_something(&of.values[*i]));
    let words = |of: &MatrixRow| {
        let cells = shown.iter().map(|i| {
            let measure = &tabled.matrix.measures[*i];
            let name = format!(
                "{}.{}.{}.{}",
                terms.figures.period(terms.figures.year),
                tabled.matrix.name,
                of.label,
                measure.key
            );
            (name, worded(&of.values[*i], measure.unit))
        });
        row(&of.label, cells, table.apart.contains(&of.label))
    };
    let (mut apart, list): (Vec<_>, Vec<_>) =
        ordered.into_iter().filter(shows).partition(|row| table.apart.contains(&row.label));
    apart.sort_by_key(|row| table.apart.iter().position(|label| *label == row.label));
    let mut rows: Vec<Row> = list.into_iter().chain(apart).map(words).collect();
    if let Some(Total::Label(label)) = &table.total {
        let mut cells = vec![Cell { text: inline::inlines(label) }];
        cells.extend(shown.iter().map(|i| tabled.total(*i)));
        rows.push(Row { cells, total: true });
    }
    Ok((headings, rows))
}

/// Whether a value is more than nothing.
fn says_something(value: &Value) -> bool {
    value.absence().is_none() && value.count() != Some(0)
}

fn whole_share(split: &BreakdownValue) -> Value {
    match split.whole.count() {
        Some(whole) if whole > 0 => Value::Share { part: whole, whole },
        _ => Value::Absent(Absence::NotApplicable),
    }
}

/// A row of named values under its label.
fn row(label: &str, values: impl Iterator<Item = (String, String)>, total: bool) -> Row {
    let mut cells = vec![Cell { text: inline::inlines(label) }];
    cells.extend(values.map(|(name, text)| Cell { text: vec![Inline::Figure { name, text }] }));
    Row { cells, total }
}

/// More years than this do not fit across a page: they go down it.
const YEARS_ACROSS: usize = 10;

/// The years from the first that holds any of the figures; none of a table that is no trend.
fn trend_years(table: &TableBody, terms: &Terms) -> Vec<ReportingYear> {
    table.trend.iter().map(|name| terms.figures.years(name)).max_by_key(Vec::len).unwrap_or_default()
}

/// The years go from left to right, a row a figure.
fn trend_rows(table: &TableBody, fence: &Fence, terms: &Terms) -> Result<Rows, Diagnostic> {
    let figures: Result<Vec<_>, _> = table.trend.iter().map(|name| figure(name, fence, terms)).collect();
    let figures = figures?;
    let [_, labels @ ..] = table.headings.as_slice() else {
        return Err(heading_count(fence, terms, figures.len() + 1, 0));
    };
    if labels.len() != figures.len() {
        return Err(heading_count(fence, terms, figures.len() + 1, table.headings.len()));
    }
    let years = trend_years(table, terms);
    let value = |f: &Figure, year: ReportingYear| {
        let text = of_year(terms.figures, f, year);
        Cell { text: vec![Inline::Figure { name: format!("{}.{}", terms.figures.period(year), f.name), text }] }
    };
    if years.len() > YEARS_ACROSS {
        let rows = years.into_iter().map(|year| {
            let cells = figures.iter().map(|f| value(f, year));
            Row { cells: std::iter::once(Cell::words(year.to_string())).chain(cells).collect(), total: false }
        });
        return Ok((table.headings.clone(), rows.collect()));
    }
    let headings = std::iter::once("Measure".to_string()).chain(years.iter().map(ToString::to_string)).collect();
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
        cells: cells.iter().map(|cell| Cell { text: inline::titled(cell) }).collect(),
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
    let text = text.trim_end_matches(RESTATED).trim_end();
    let bare: String = text.chars().filter(|c| !matches!(c, '£' | '%' | ',')).collect();
    let bare = bare.replace('\u{2212}', "-");
    bare.trim().parse::<f64>().is_ok() || ["[c]", "[x]", "[z]"].contains(&text)
}
