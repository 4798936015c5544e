//! The notes of all tables, each once, and the symbols that stand in their cells.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::sheet::{Grid, Listing, listing};
use super::{sheet_name, style};
use crate::render::data::grid::Entry;
use crate::report::document::{Document, Inline, Table};

const MEANINGS: [(&str, &str); 4] = [
    ("[c]", "Confidential: a small number of people, or another number that would give it away, is withheld."),
    ("[r]", "Revised: the number differs from the one that the report of its own year printed."),
    ("[x]", "Not available: no record holds it."),
    ("[z]", "Not applicable: there is nothing to say here, such as a share of none."),
];

/// A note or a symbol, and the tables that have it.
struct Note {
    mark: String,
    text: String,
    tables: Vec<String>,
}

pub(super) struct Notes {
    notes: Vec<Note>,
}

impl Notes {
    /// Numbered in the order in which tables have them, then the symbols.
    pub(super) fn of(tables: &[&Table]) -> Notes {
        let mut notes: Vec<Note> = Vec::new();
        for table in tables {
            for text in table.notes.iter().map(|note| Inline::plain(note)) {
                match notes.iter_mut().find(|note| note.text == text) {
                    Some(note) => note.tables.push(sheet_name(table)),
                    None => {
                        let mark = format!("[note {}]", notes.len() + 1);
                        notes.push(Note { mark, text, tables: vec![sheet_name(table)] });
                    }
                }
            }
        }
        for (mark, text) in MEANINGS {
            let with = tables.iter().filter(|table| symbols(&Grid::new(table)).contains(&mark));
            let tables: Vec<String> = with.map(|table| sheet_name(table)).collect();
            if !tables.is_empty() {
                notes.push(Note { mark: mark.into(), text: text.into(), tables });
            }
        }
        Notes { notes }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// `[note 1] [note 3]`, and the symbols that stand in the table's cells: `[c]`.
    pub(super) fn marks(&self, table: &Table) -> (Vec<&str>, Vec<&str>) {
        let name = sheet_name(table);
        let marks = self.notes.iter().filter(|note| note.tables.contains(&name)).map(|note| note.mark.as_str());
        marks.partition(|mark| mark.starts_with("[note"))
    }
}

/// The symbols in a table's cells.
fn symbols(grid: &Grid) -> Vec<&'static str> {
    let holds = |symbol: &&str| {
        grid.rows.iter().flatten().any(|entry| match entry {
            Entry::Symbol(held) => held == symbol,
            Entry::Blank => *symbol == super::sheet::NOTHING,
            Entry::Words(words) => *symbol == "[r]" && words.starts_with("[r]"),
            Entry::Number { .. } => false,
        })
    };
    MEANINGS.iter().map(|(symbol, _)| *symbol).filter(holds).collect()
}

pub(super) fn sheet(document: &Document, notes: &Notes) -> Result<Worksheet, XlsxError> {
    let rows = notes.notes.iter().map(|note| vec![note.mark.clone(), note.text.clone(), note.tables.join(", ")]);
    let (name, title) = ("Notes".to_owned(), "Notes and symbols".to_owned());
    let about = vec!["This worksheet contains one table.".to_owned()];
    let headings = ["Note or symbol", "Meaning", "Worksheets"];
    let mut sheet =
        listing(document, Listing { name, title, about, table: "notes", headings: &headings, rows: rows.collect() })?;
    style::page(&mut sheet, document, &[18, 70, 40])?;
    Ok(sheet)
}
