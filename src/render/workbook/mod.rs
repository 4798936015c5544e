//! The accessible workbook: a report's tables as XLSX by the Government Analysis Function's guidance on spreadsheets.
//! A cover, a list of contents, the notes, then one table a sheet, each marked up as a table from column A. No cell is
//! merged, left blank inside a table or told by colour alone.

mod front;
mod notes;
mod sheet;
mod style;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::report::document::{Block, Document, DocumentKind, Table};
use notes::Notes;

/// The workbook's bytes; None for a committee paper, whose tables are sign-offs, and for a report without tables. The same
/// document is the same bytes: the dates in it are that of publication.
///
/// # Errors
/// Where the date is none, or the library refuses a sheet.
pub fn write(document: &Document) -> Result<Option<Vec<u8>>, XlsxError> {
    let tables: Vec<&Table> = tables(document).collect();
    if document.kind != DocumentKind::Report || tables.is_empty() {
        return Ok(None);
    }
    let notes = Notes::of(&tables);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(document)?);
    workbook.push_worksheet(front::cover(document)?);
    workbook.push_worksheet(front::contents(document, &tables, &notes)?);
    if !notes.is_empty() {
        workbook.push_worksheet(notes::sheet(document, &notes)?);
    }
    for table in tables {
        workbook.push_worksheet(sheet::table(document, table, &notes)?);
    }
    workbook.save_to_buffer().map(Some)
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    document.blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
}

/// `Table 4`, which is also what its sheet is called.
fn sheet_name(table: &Table) -> String {
    table.name()
}

fn properties(document: &Document) -> Result<DocProperties, XlsxError> {
    let title = format!("{} {}: tables", document.title, document.year);
    let created = ExcelDateTime::parse_from_str(&document.dated)?;
    let status = document.marking().unwrap_or("Final");
    let properties = DocProperties::new().set_title(title).set_author(&document.council).set_company(&document.council);
    let properties = properties.set_subject(&document.period).set_status(status);
    Ok(properties.set_creation_datetime(&created).set_custom_property("Language", "en-GB"))
}
