//! The cells of an OpenDocument sheet, counted before they are laid out: one element may stand for a million of them.

use std::io::{BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::diagnostics::{Code, Diagnostic, Location, Place};
use crate::workspace::settings::LimitSettings;
use crate::workspace::settings::limits::exceeded;

/// What a sheet's cells come to.
#[derive(Default)]
struct Counted {
    sheet: String,
    /// Rows up to the one that is being read, and how often that one stands.
    rows: u64,
    row_repeats: u64,
    /// The columns of the row, up to the last cell that is filled and up to the last one.
    filled: u64,
    columns: u64,
    widest: u64,
    /// Cells of single rows, as the reader gathers them, and the rows up to the last that holds a cell.
    gathered: u64,
    last: u64,
    /// Bytes of text in all cells, repeated ones included.
    text: u64,
    cell: Option<(u64, bool, u64)>,
}

/// Refuses what would be laid out as more cells or more text than the limits allow, and XML that breaks off.
pub(super) fn check(file: &str, content: impl Read, limits: &LimitSettings) -> Result<(), Diagnostic> {
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().expand_empty_elements = true;
    let (mut counted, mut buffer, mut depth) = (Counted::default(), Vec::new(), 0u64);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => {
                depth += 1;
                counted.start(&element);
            }
            Ok(Event::End(element)) => {
                depth = depth.saturating_sub(1);
                counted.end(element.name().0);
            }
            Ok(Event::Text(text)) => counted.text(text.len() as u64),
            Ok(Event::Eof) if depth == 0 => return Ok(()),
            Ok(Event::Eof) | Err(_) => return Err(broken_off(file)),
            Ok(_) => {}
        }
        counted.check(file, limits)?;
    }
}

fn broken_off(file: &str) -> Diagnostic {
    let message = format!("{file} is damaged or was cut short: its cells break off.");
    let help = "Export it again and let the export finish; if it opens in LibreOffice, save it there under a new name.";
    Diagnostic::new(Code::FileDamaged, Location::file(file), message, help)
}

impl Counted {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.name().0 {
            "table:table" => {
                let sheet = attribute(element, "table:name").unwrap_or_default();
                *self = Counted { sheet, ..Counted::default() };
            }
            "table:table-row" => {
                self.row_repeats = repeats(element, "table:number-rows-repeated");
                (self.filled, self.columns) = (0, 0);
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let holds = |name: &str| attribute(element, name).is_some();
                let is_filled = holds("office:value-type") || holds("calcext:value-type") || holds("table:formula");
                let text = attribute(element, "office:string-value").map_or(0, |text| text.len() as u64);
                self.cell = Some((repeats(element, "table:number-columns-repeated"), is_filled, text));
            }
            _ => {}
        }
    }

    fn text(&mut self, length: u64) {
        if let Some((_, is_filled, text)) = &mut self.cell {
            *is_filled = true;
            *text += length;
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table:table-cell" | "table:covered-table-cell" => {
                let Some((repeats, is_filled, text)) = self.cell.take() else { return };
                self.columns = self.columns.saturating_add(repeats);
                if is_filled {
                    self.filled = self.columns;
                    let cells = repeats.saturating_mul(self.row_repeats);
                    self.text = self.text.saturating_add(text.saturating_mul(cells));
                }
            }
            "table:table-row" => {
                self.rows = self.rows.saturating_add(self.row_repeats);
                self.gathered = self.gathered.saturating_add(self.filled);
                self.widest = self.widest.max(self.filled);
                if self.filled > 0 {
                    self.last = self.rows;
                }
            }
            _ => {}
        }
    }

    fn check(&self, file: &str, limits: &LimitSettings) -> Result<(), Diagnostic> {
        let row = || {
            let row = u32::try_from(self.rows.max(1)).unwrap_or(u32::MAX);
            Location { file: file.to_string(), place: Place::Row { sheet: Some(self.sheet.clone()), row } }
        };
        let cells = self.gathered.max(self.last.saturating_mul(self.widest));
        if cells > limits.cells {
            let message = format!("Up to here the sheet has {cells} cells, and {} are read at most.", limits.cells);
            return Err(exceeded(row(), message, "cells"));
        }
        if self.text > limits.unpacked_bytes() {
            let message = format!("Up to here the sheet holds {} bytes of text.", self.text);
            return Err(exceeded(row(), message, "unpacked_megabytes"));
        }
        Ok(())
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element.try_get_attribute(name).ok().flatten().map(|attribute| attribute.value.into_owned())
}

fn repeats(element: &BytesStart<'_>, name: &str) -> u64 {
    attribute(element, name).and_then(|number| number.parse().ok()).unwrap_or(1)
}
