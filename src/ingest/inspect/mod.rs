//! What an unknown export holds, and a draft of how settings would map it. A value: printing is the command's.

mod aliases;
mod content;
mod draft;

pub use content::Appears;

use super::delimited::{DELIMITERS, Delimited};
use super::encoding;
use super::headings::{Headings, SEARCHED};
use super::source::Rows;
use super::workbook;
use crate::diagnostics::{Code, Diagnostic, Location};
use crate::workspace::settings::LimitSettings;
use content::Content;

/// What a file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspection {
    pub file: String,
    pub sheets: Vec<InspectedSheet>,
    /// `[[sources]]` and `[codes]` to paste into `report.toml` and correct there.
    pub draft: String,
}

/// One sheet of a workbook, or the whole of a text file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InspectedSheet {
    /// None for a text file.
    pub name: Option<String>,
    pub is_hidden: bool,
    /// The last row and column that are used.
    pub rows: u32,
    pub width: u32,
    /// The row that looks like the headings.
    pub heading_row: Option<u32>,
    pub columns: Vec<InspectedColumn>,
    /// The table that the headings fit best, where they fit any.
    pub table: Option<String>,
    delimiter: Option<char>,
    encoding: Option<&'static str>,
}

/// One column under its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InspectedColumn {
    pub heading: String,
    pub appears: Appears,
    pub filled: u32,
    pub blank: u32,
    /// The distinct words and their counts, where they are few and not about people.
    pub words: Vec<(String, u32)>,
    /// Whether the column holds longer words beside those.
    pub has_longer_words: bool,
    /// Words in a column of numbers.
    among_numbers: Vec<String>,
}

/// Inspects the bytes of a file of that name.
///
/// # Errors
/// A problem located at the file: damaged, or text in no encoding that the program reads.
pub fn inspect(file: &str, bytes: Vec<u8>) -> Result<Inspection, Diagnostic> {
    let sheets = if workbook::is_workbook(file) { sheets(file, bytes)? } else { vec![text(file, bytes)?] };
    let mut inspection = Inspection { file: file.to_string(), sheets, draft: String::new() };
    for sheet in &mut inspection.sheets {
        sheet.table = draft::table(file, sheet);
    }
    inspection.draft = draft::draft(&inspection);
    Ok(inspection)
}

fn sheets(file: &str, bytes: Vec<u8>) -> Result<Vec<InspectedSheet>, Diagnostic> {
    let limits = LimitSettings::default();
    let mut workbook = workbook::open(file, bytes, &limits)?;
    let mut sheets = Vec::new();
    for name in workbook.names() {
        let sheet = match workbook.sheet(file, &name.name, &limits) {
            Ok(sheet) => sheet,
            // The sheets that can be read are shown.
            Err(problem) if problem.code == Code::FileDamaged => continue,
            Err(problem) => return Err(problem),
        };
        let (rows, width) = sheet.extent();
        let mut inspected = inspect_rows(&Rows::Sheet(sheet));
        (inspected.rows, inspected.width) = (rows, width);
        (inspected.name, inspected.is_hidden) = (Some(name.name), name.is_hidden);
        sheets.push(inspected);
    }
    Ok(sheets)
}

fn text(file: &str, bytes: Vec<u8>) -> Result<InspectedSheet, Diagnostic> {
    let as_utf8 = encoding::decode(bytes.clone(), None);
    let is_utf8 = as_utf8.is_ok();
    let text = as_utf8.or_else(|_| encoding::decode(bytes, Some("windows-1252"))).map_err(|_| {
        let message = "The file is text in no encoding that the program reads.";
        Diagnostic::new(Code::EncodingInvalid, Location::file(file), message, "Save it as \"CSV UTF-8\" and try again.")
    })?;
    let mut rows = Delimited { text, delimiter: DELIMITERS[0] };
    let mut best = (0, DELIMITERS[0]);
    for delimiter in DELIMITERS {
        rows.delimiter = delimiter;
        let mut widths = 0;
        let mut seen = 0;
        rows.rows(|_, row| {
            widths = widths.max(row.width());
            seen += 1;
            seen < SEARCHED
        });
        best = if widths > best.0 { (widths, delimiter) } else { best };
    }
    rows.delimiter = best.1;
    let mut sheet = inspect_rows(&Rows::Text(rows));
    sheet.delimiter = (best.1 != b',').then_some(char::from(best.1));
    sheet.encoding = (!is_utf8).then_some("windows-1252");
    Ok(sheet)
}

fn inspect_rows(rows: &Rows) -> InspectedSheet {
    let headings = guess_headings(&rows.first(SEARCHED, LimitSettings::default().columns));
    let mut contents: Vec<Content> = Vec::new();
    let (mut last, mut width) = (0, 0);
    if let Some(headings) = &headings {
        contents.resize_with(headings.names.len(), Content::default);
    }
    rows.each(|number, row| {
        last = number;
        width = width.max(row.width());
        let is_below = headings.as_ref().is_some_and(|headings| number > headings.row);
        if is_below && !row.is_blank() {
            contents.iter_mut().enumerate().for_each(|(column, content)| content.add(&row, column));
        }
        true
    });
    let named = headings.iter().flat_map(|headings| &headings.names).zip(&contents);
    let columns = named.filter(|(heading, _)| !heading.is_empty()).map(|(heading, content)| InspectedColumn {
        heading: heading.clone(),
        appears: content.appears(heading),
        filled: content.filled,
        blank: content.blank,
        words: content.words(heading),
        has_longer_words: content.has_longer_words(heading),
        among_numbers: content.words_among_numbers(heading),
    });
    InspectedSheet {
        name: None,
        is_hidden: false,
        rows: last,
        width: u32::try_from(width).unwrap_or(u32::MAX),
        heading_row: headings.as_ref().map(|headings| headings.row),
        columns: columns.collect(),
        table: None,
        delimiter: None,
        encoding: None,
    }
}

/// The first row that is nearly as wide as the widest and holds nothing but different words, none of them a number or date.
fn guess_headings(rows: &[Headings]) -> Option<Headings> {
    let widest = rows.iter().map(|row| row.filled().count()).max().unwrap_or(0);
    let is_word = |name: &str| name.chars().any(char::is_alphabetic) && name.chars().count() <= 80;
    let fits = |row: &&Headings| {
        let count = row.filled().count();
        let distinct: std::collections::BTreeSet<&str> = row.filled().collect();
        count >= 1 && count * 10 >= widest * 7 && distinct.len() * 10 >= count * 9 && row.filled().all(is_word)
    };
    rows.iter().find(fits).cloned()
}
