//! The cover and the contents.

use rust_xlsxwriter::{Url, Worksheet, XlsxError};

use super::notes::Notes;
use super::sheet::{Listing, listing};
use super::{sheet_name, style};
use crate::report::document::{Document, Table};

pub(super) fn cover(document: &Document) -> Result<Worksheet, XlsxError> {
    let mut sheet = Worksheet::new();
    sheet.set_name("Cover")?;
    let title = format!("{} {}: tables", document.title, document.year);
    sheet.write_string_with_format(0, 0, title, &style::title().set_text_wrap())?;
    let label = document.publication_label();
    let published = document.published.as_ref().map(|published| format!("{label}: {published}"));
    let lines = [
        Some(document.council.clone()),
        Some(format!("Period: {}", document.period)),
        published,
        Some(format!("Status: {}", document.marking().unwrap_or("Final, for publication"))),
        Some("This workbook holds the tables of the report, one on each worksheet, with the same numbers.".to_owned()),
        Some(
            "The Contents worksheet lists them. The Notes worksheet holds their notes and explains the symbols."
                .to_owned(),
        ),
        Some("Shares are held as they are printed, rounded once, so they may not add up to 100%.".to_owned()),
    ];
    for (row, line) in (1..).zip(lines.iter().flatten()) {
        sheet.write_string_with_format(row, 0, line, &style::words())?;
    }
    style::page(&mut sheet, document, &[80])?;
    Ok(sheet)
}

pub(super) fn contents(document: &Document, tables: &[&Table], notes: &Notes) -> Result<Worksheet, XlsxError> {
    let notes = (!notes.is_empty()).then(|| ["Notes".to_owned(), "Notes and symbols".to_owned()]);
    let tables = tables.iter().map(|table| [sheet_name(table), table.caption.clone()]);
    let entries: Vec<[String; 2]> = notes.into_iter().chain(tables).collect();
    let about = vec!["This worksheet contains one table.".to_owned()];
    let first = 2 + u32::from(document.marking().is_some());
    let mut sheet = listing(
        document,
        Listing {
            name: "Contents".into(),
            title: "Contents".into(),
            about,
            table: "contents",
            headings: &["Worksheet", "Title"],
            rows: entries.iter().map(|entry| entry.to_vec()).collect(),
        },
    )?;
    for (row, [name, _]) in (first + 1..).zip(&entries) {
        let to = Url::new(format!("internal:'{name}'!A1")).set_text(name);
        sheet.write_url_with_format(row, 0, to, &style::link())?;
    }
    style::page(&mut sheet, document, &[14, 100])?;
    Ok(sheet)
}
