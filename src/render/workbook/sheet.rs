//! A sheet with one table: a title, what the sheet holds, a way back to the contents, and the table.

use rust_xlsxwriter::{Table as Markup, TableColumn, TableStyle, Url, Worksheet, XlsxError};

use super::notes::Notes;
use super::{sheet_name, style};
pub(super) use crate::render::data::grid::Grid;
use crate::render::data::grid::{Entry, Mark};
use crate::report::document::{Document, Table};

/// What stands in a cell that would be blank: not applicable.
pub(super) const NOTHING: &str = "[z]";

/// A sheet whose table holds words only.
pub(super) struct Listing<'a> {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) about: Vec<String>,
    /// The table's own name in the workbook.
    pub(super) table: &'a str,
    pub(super) headings: &'a [&'a str],
    pub(super) rows: Vec<Vec<String>>,
}

pub(super) fn listing(document: &Document, listing: Listing) -> Result<Worksheet, XlsxError> {
    let Listing { name, title, about, table, headings, rows } = listing;
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    let first = head(&mut sheet, document, &title, &about, false)?;
    for (row, cells) in (first + 1..).zip(&rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string_with_format(row, column, cell, &style::words())?;
        }
    }
    let headings = headings.iter().map(|heading| (heading.to_string(), false));
    markup(&mut sheet, first, rows.len(), headings.collect(), table, &title)?;
    Ok(sheet)
}

/// The sheet of one of the report's tables.
pub(super) fn table(document: &Document, table: &Table, notes: &Notes) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name(sheet_name(table))?;
    let (marks, symbols) = notes.marks(table);
    let title = [&[table.full_caption().as_str()], marks.as_slice()].concat().join(" ");
    let first = head(&mut sheet, document, &title, &about(table, !marks.is_empty(), &symbols), true)?;
    let grid = Grid::new(table);
    for ((row, entries), of) in (first + 1..).zip(&grid.rows).zip(&table.rows) {
        for ((column, entry), numeric) in (0..).zip(entries).zip(grid.columns.iter().map(|column| column.numeric)) {
            cell(&mut sheet, (row, column), entry, numeric, of.total)?;
        }
    }
    let headings = grid.columns.iter().map(|column| (column.heading.clone(), column.numeric)).collect();
    let name = format!("table_{}", table.id.replace('-', "_"));
    markup(&mut sheet, first, grid.rows.len(), headings, &name, &table.caption)?;
    style::page(&mut sheet, document, &widths(&grid))?;
    Ok(sheet)
}

/// What is said above a table.
fn about(table: &Table, has_notes: bool, symbols: &[&str]) -> Vec<String> {
    let mut first = "This worksheet contains one table.".to_owned();
    if has_notes || !symbols.is_empty() {
        first.push_str(" Notes and symbols are explained in the Notes worksheet.");
    }
    if !symbols.is_empty() {
        first.push_str(&format!(" Symbols in this table: {}.", symbols.join(", ")));
    }
    let mut about = vec![first];
    about.extend(table.source.clone());
    about
}

/// The lines above a table, one a row, none blank; gives the row that the table begins in.
pub(super) fn head(
    sheet: &mut Worksheet,
    document: &Document,
    title: &str,
    about: &[String],
    back: bool,
) -> Result<u32, XlsxError> {
    sheet.write_string_with_format(0, 0, title, &style::title())?;
    let marking = document.marking().map(|marking| format!("{marking}."));
    let mut row = 1;
    for line in marking.iter().chain(about) {
        sheet.write_string_with_format(row, 0, line, &style::line())?;
        row += 1;
    }
    if back {
        let to = Url::new("internal:'Contents'!A1").set_text("Back to contents");
        sheet.write_url_with_format(row, 0, to, &style::link())?;
        row += 1;
    }
    Ok(row)
}

/// Marks up the cells from a row of headings as a table, with a name of its own and no filters in the way.
fn markup(
    sheet: &mut Worksheet,
    first: u32,
    rows: usize,
    headings: Vec<(String, bool)>,
    name: &str,
    about: &str,
) -> Result<(), XlsxError> {
    let last_column = headings.len().saturating_sub(1) as u16;
    // A table has one row at least.
    let last = first + (rows as u32).max(1);
    if rows == 0 {
        for column in 0..=last_column {
            sheet.write_string_with_format(first + 1, column, NOTHING, &style::words())?;
        }
    }
    let columns: Vec<TableColumn> = headings
        .into_iter()
        .map(|(heading, numeric)| TableColumn::new().set_header(heading).set_header_format(style::heading(numeric)))
        .collect();
    let table = Markup::new().set_name(name).set_columns(&columns).set_autofilter(false).set_banded_rows(false);
    let table = table.set_style(TableStyle::None).set_first_column(true).set_alt_text(about);
    sheet.add_table(first, 0, last, last_column, &table)?;
    sheet.set_repeat_rows(first, first)?;
    Ok(())
}

fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    entry: &Entry,
    numeric: bool,
    total: bool,
) -> Result<(), XlsxError> {
    let strong = |format: rust_xlsxwriter::Format| if total { format.set_bold() } else { format };
    match entry {
        // The first column names its row, even where the name is a number.
        Entry::Number { digits, unit } if column > 0 => {
            let places = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            let number = digits.parse::<f64>().unwrap_or_default();
            let number = if *unit == Mark::Percent { number / 100.0 } else { number };
            sheet.write_number_with_format(row, column, number, &strong(style::number(places, *unit)))?;
        }
        other => {
            let text = other.text();
            let text = if text.is_empty() { NOTHING } else { &text };
            let format = if numeric { style::symbol() } else { style::words() };
            sheet.write_string_with_format(row, column, text, &strong(format))?;
        }
    }
    Ok(())
}

/// The letters that each column has need of: words may wrap, numbers and the words of a heading may not.
fn widths(grid: &Grid) -> Vec<u8> {
    const NARROWEST: usize = 12;
    const WIDEST: usize = 60;
    let column = |(index, column): (usize, &crate::render::data::grid::GridColumn)| {
        let cells = grid.rows.iter().filter_map(|row| row.get(index)).map(|entry| entry.text().chars().count());
        let longest = cells.max().unwrap_or(0);
        let word = column.heading.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
        let heading = column.heading.chars().count().div_ceil(3);
        (longest.max(word).max(heading) + 3).clamp(NARROWEST, WIDEST) as u8
    };
    grid.columns.iter().enumerate().map(column).collect()
}
