//! The sheets of a workbook: XLSX, XLS, XLSB or ODS.

use std::io::Cursor;

use calamine::{
    Cell, Data, DataRef, Ods, Range, Reader, SheetType, SheetVisible, Sheets, Xls, Xlsb, Xlsx, open_workbook_from_rs,
};

use super::cell::Row;
use super::package;
use super::shelter::sheltered;
use crate::diagnostics::{Code, Diagnostic, Location, Place};
use crate::workspace::settings::LimitSettings;
use crate::workspace::settings::limits::exceeded;

/// The endings of the files that are opened as workbooks.
const ENDINGS: [&str; 6] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "xlam"];

/// A workbook held in memory.
pub(super) struct Workbook {
    sheets: Sheets<Cursor<Vec<u8>>>,
    is_1904: bool,
}

/// A sheet's cells, their rows and columns as the spreadsheet shows them.
pub(super) struct Sheet {
    range: Range<Data>,
    is_1904: bool,
}

/// A sheet's name, and whether the spreadsheet shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SheetName {
    pub(super) name: String,
    pub(super) is_hidden: bool,
}

impl std::fmt::Debug for Workbook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workbook").field("sheets", &self.names()).field("is_1904", &self.is_1904).finish()
    }
}

/// Whether a file's ending says that it is a workbook.
pub(super) fn is_workbook(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// What the first bytes of a file say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Zip,
    Compound,
    Markup,
    Other,
}

fn kind(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") {
        return Kind::Zip;
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Kind::Compound;
    }
    let text = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes).trim_ascii_start();
    if text.starts_with(b"<") { Kind::Markup } else { Kind::Other }
}

/// Opens a workbook, or says why it cannot be read: damaged, of another kind, or larger than the limits allow.
pub(super) fn open(name: &str, bytes: Vec<u8>, limits: &LimitSettings) -> Result<Workbook, Diagnostic> {
    if kind(&bytes) == Kind::Zip {
        package::check(name, &bytes, limits)?;
    }
    let damaged = |(message, help)| Diagnostic::new(Code::FileDamaged, Location::file(name), message, help);
    opened(name, bytes).map_err(damaged)
}

/// The workbook, or in one sentence why it cannot be read, and in another what to do.
fn opened(name: &str, bytes: Vec<u8>) -> Result<Workbook, (String, String)> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let kind = kind(&bytes);
    let again = || "Open it in Excel and save it as an Excel workbook (.xlsx).".to_string();
    let is_encrypted = kind == Kind::Compound && holds_utf16(&bytes, "EncryptedPackage");
    let opened = match (kind, ending.as_str()) {
        (Kind::Markup, _) => {
            return Err((format!("{name} is a web page or XML saved under a spreadsheet's name."), again()));
        }
        (Kind::Other, _) => return Err((format!("{name} is not a workbook, whatever its name says."), again())),
        (Kind::Compound, _) if is_encrypted => return Err(encrypted(name)),
        (Kind::Compound, "xls") => workbook::<Xls<_>>(bytes).map(|xls| (xls.has_1904_epoch(), Sheets::Xls(xls))),
        (Kind::Zip, "xlsx" | "xlsm" | "xlam") => {
            workbook::<Xlsx<_>>(bytes).map(|xlsx| (xlsx.has_1904_epoch(), Sheets::Xlsx(xlsx)))
        }
        (Kind::Zip, "xlsb") => workbook::<Xlsb<_>>(bytes).map(|xlsb| (false, Sheets::Xlsb(xlsb))),
        (Kind::Zip, "ods") => workbook::<Ods<_>>(bytes).map(|ods| (false, Sheets::Ods(ods))),
        _ => return Err((format!("{name} is a workbook of another kind than .{ending}."), again())),
    };
    match opened {
        Ok((is_1904, sheets)) => Ok(Workbook { sheets, is_1904 }),
        Err(error) if error.contains("Password") => Err(encrypted(name)),
        Err(_) => {
            let help =
                "Export it again and let the export finish; if it opens in Excel, save it there under a new name.";
            Err((format!("{name} is damaged or was cut short: its parts cannot be read."), help.to_string()))
        }
    }
}

fn workbook<R: Reader<Cursor<Vec<u8>>>>(bytes: Vec<u8>) -> Result<R, String> {
    let opened = sheltered(|| open_workbook_from_rs::<R, _>(Cursor::new(bytes)));
    opened.ok_or_else(String::new)?.map_err(|error| format!("{error:?}"))
}

fn encrypted(name: &str) -> (String, String) {
    let help = "Open it in Excel, take the password off (File, Info, Protect Workbook) and save it.";
    (format!("{name} is protected with a password."), help.to_string())
}

/// Whether the bytes hold a word in UTF-16, as the directory of a compound file does.
fn holds_utf16(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

impl Workbook {
    /// The sheets that hold cells, in the workbook's order.
    pub(super) fn names(&self) -> Vec<SheetName> {
        let sheets = self.sheets.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets.map(|s| SheetName { name: s.name.clone(), is_hidden: s.visible != SheetVisible::Visible }).collect()
    }

    /// A sheet by its exact name. A problem where its part of the workbook is damaged or holds more than the limits allow.
    pub(super) fn sheet(&mut self, file: &str, name: &str, limits: &LimitSettings) -> Result<Sheet, Diagnostic> {
        let mut cells = Cells::new(limits);
        let read = sheltered(|| match &mut self.sheets {
            Sheets::Xlsx(xlsx) => xlsx
                .worksheet_cells_reader(name)
                .map_err(drop)
                .and_then(|mut reader| cells.gather(|| reader.next_cell().map_err(drop))),
            Sheets::Xlsb(xlsb) => xlsb
                .worksheet_cells_reader(name)
                .map_err(drop)
                .and_then(|mut reader| cells.gather(|| reader.next_cell().map_err(drop))),
            // These are laid out as they are opened, within what their format and `open_document` allow.
            other => other.worksheet_range(name).map(|range| cells.range = Some(range)).map_err(drop),
        });
        if let Some(problem) = cells.problem(file, name) {
            return Err(problem);
        }
        read.unwrap_or(Err(())).map_err(|()| {
            let location = Location { file: file.to_string(), place: Place::Sheet(name.to_string()) };
            let help = "Open the workbook in Excel and save it under a new name, or export it again.";
            Diagnostic::new(Code::FileDamaged, location, "The sheet is damaged and cannot be read.", help)
        })?;
        Ok(Sheet { range: cells.laid_out(), is_1904: self.is_1904 })
    }
}

/// The cells of a sheet as they are read, before they are laid out as rows: two of them can span a billion.
struct Cells<'l> {
    limits: &'l LimitSettings,
    found: Vec<Cell<Data>>,
    range: Option<Range<Data>>,
    /// The first and last row and column.
    extent: Option<[u32; 4]>,
    text: u64,
    /// The cell at which the limits were passed, and how.
    broken: Option<((u32, u32), String, &'static str)>,
}

impl<'l> Cells<'l> {
    fn new(limits: &'l LimitSettings) -> Self {
        Cells { limits, found: Vec::new(), range: None, extent: None, text: 0, broken: None }
    }

    /// Reads cells until there are no more, or too many.
    fn gather<'a>(&mut self, mut next: impl FnMut() -> Result<Option<Cell<DataRef<'a>>>, ()>) -> Result<(), ()> {
        while self.broken.is_none()
            && let Some(cell) = next()?
        {
            let (row, column) = cell.get_position();
            if matches!(cell.get_value(), DataRef::Empty) {
                continue;
            }
            self.reach(row, column);
            if let DataRef::String(text) = cell.get_value() {
                self.add_text((row, column), text.len());
            } else if let DataRef::SharedString(text) = cell.get_value() {
                self.add_text((row, column), text.len());
            }
            if self.broken.is_none() {
                self.found.push(Cell::new((row, column), Data::from(cell.get_value().clone())));
            }
        }
        Ok(())
    }

    /// Widens the extent to a cell.
    fn reach(&mut self, row: u32, column: u32) {
        let [top, left, bottom, right] = self.extent.unwrap_or([row, column, row, column]);
        let extent = [top.min(row), left.min(column), bottom.max(row), right.max(column)];
        self.extent = Some(extent);
        let [top, left, bottom, right] = extent.map(u64::from);
        let cells = (bottom - top + 1).saturating_mul(right - left + 1);
        let most = self.limits.cells;
        if right >= self.limits.columns {
            let message = format!("The sheet reaches this cell, and {} columns are read at most.", self.limits.columns);
            self.broken = Some(((row, column), message, "columns"));
        } else if cells > most {
            let message = format!("The sheet reaches this cell and so has {cells} cells, and {most} are read at most.");
            self.broken = Some(((row, column), message, "cells"));
        }
    }

    fn add_text(&mut self, place: (u32, u32), bytes: usize) {
        self.text += bytes as u64;
        if self.text > self.limits.unpacked_bytes() && self.broken.is_none() {
            let message = format!("Up to this cell the sheet holds {} bytes of text.", self.text);
            self.broken = Some((place, message, "unpacked_megabytes"));
        }
    }

    fn problem(&self, file: &str, sheet: &str) -> Option<Diagnostic> {
        let ((row, column), message, setting) = self.broken.as_ref()?;
        let place = Place::Cell {
            sheet: Some(sheet.to_string()),
            row: row.saturating_add(1),
            column: column.saturating_add(1),
        };
        Some(exceeded(Location { file: file.to_string(), place }, message.as_str(), setting))
    }

    fn laid_out(self) -> Range<Data> {
        self.range.unwrap_or_else(|| Range::from_sparse(self.found))
    }
}

impl Sheet {
    /// Calls `each` with every row from the first used one and its number, until `each` says stop.
    pub(super) fn rows(&self, mut each: impl FnMut(u32, Row<'_>) -> bool) {
        let Some((first_row, first_column)) = self.range.start() else { return };
        for (below, cells) in (1..).zip(self.range.rows()) {
            if !each(
                first_row.saturating_add(below),
                Row::Sheet { first: first_column as usize, cells, is_1904: self.is_1904 },
            ) {
                return;
            }
        }
    }

    /// The last row and column that are used, counted from 1.
    pub(super) fn extent(&self) -> (u32, u32) {
        self.range.end().map_or((0, 0), |(row, column)| (row.saturating_add(1), column.saturating_add(1)))
    }
}
