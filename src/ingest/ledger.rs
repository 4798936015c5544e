//! A CSV file that officers keep in the report folder themselves, such as the corrections: its encoding and delimiter are
//! found, its headings may stand in any order, and each cell keeps its place.

use std::path::Path;

use super::cell::{Cell, Row};
use super::delimited::{DELIMITERS, Delimited};
use super::encoding::{self, NotText};
use super::headings::Headings;
use super::words::tidy;
use crate::diagnostics::{Code, Diagnostic, Location, Place, Problems, nearest};
use crate::privacy::{Gate, Origin};
use crate::workspace::Workspace;

/// What such a file is called and holds.
#[derive(Debug)]
pub(super) struct Ledger {
    /// Its name in the report folder.
    pub file: &'static str,
    /// As messages call it: `file of corrections`.
    pub called: &'static str,
    pub columns: &'static [&'static str],
    /// Those of them that need not be there.
    pub optional: &'static [&'static str],
}

/// A row that is not blank.
pub(super) struct Entry<'a> {
    ledger: &'static Ledger,
    /// The line on which it starts.
    pub line: u32,
    positions: &'a [Option<usize>],
    row: &'a Row<'a>,
}

impl Ledger {
    /// Calls `each` with every row, in order. A folder without the file has none; what cannot be read is a problem.
    pub(super) fn read(
        &'static self,
        workspace: &Workspace,
        problems: &mut Problems,
        mut each: impl FnMut(&Entry<'_>, &mut Problems),
    ) {
        let path = Path::new(self.file);
        if !workspace.has(path) {
            return;
        }
        let rows = match workspace.read(path).and_then(|bytes| self.text(bytes)) {
            Ok(text) => self.with_delimiter(text),
            Err(problem) => return problems.push(problem),
        };
        let mut positions = None;
        rows.rows(|line, row| {
            match &positions {
                None => positions = self.positions(&Headings::of(line, &row), problems),
                Some(positions) if !row.is_blank() => {
                    each(&Entry { ledger: self, line, positions, row: &row }, problems);
                }
                Some(_) => {}
            }
            positions.is_some()
        });
    }

    /// A row of the file, for a problem.
    pub(super) fn row(&self, line: u32) -> Location {
        Location { file: self.file.to_string(), place: Place::Row { sheet: None, row: line } }
    }

    fn text(&self, bytes: Vec<u8>) -> Result<String, Diagnostic> {
        let problem = |code, place, message: &str| {
            let help = "Save the file from your spreadsheet as \"CSV UTF-8\".";
            Diagnostic::new(code, Location { file: self.file.to_string(), place }, message, help)
        };
        if bytes.starts_with(b"PK\x03\x04") {
            let message = "The file is a workbook, though its name says it is text.";
            return Err(problem(Code::FileDamaged, Place::File, message));
        }
        encoding::decode(bytes, None).map_err(|wrong| match wrong {
            NotText::NotUtf8 { row } => {
                let place = Place::Row { sheet: None, row };
                problem(Code::EncodingInvalid, place, "A character of this row is not UTF-8.")
            }
            NotText::Broken(_) => problem(Code::EncodingInvalid, Place::File, "The file was cut short."),
        })
    }

    /// The text with the delimiter under which most of the headings are found.
    fn with_delimiter(&self, text: String) -> Delimited {
        let wanted: Vec<String> = self.columns.iter().map(|name| name.to_string()).collect();
        let mut rows = Delimited { text, delimiter: DELIMITERS[0] };
        let count = |rows: &Delimited| {
            let mut found = 0;
            rows.rows(|line, row| {
                found = Headings::of(line, &row).count(&wanted);
                false
            });
            found
        };
        let mut best = (0, DELIMITERS[0]);
        for delimiter in DELIMITERS {
            rows.delimiter = delimiter;
            let found = count(&rows);
            if found > best.0 {
                best = (found, delimiter);
            }
        }
        rows.delimiter = best.1;
        rows
    }

    /// The position of each column; none where one that must be there is not.
    fn positions(&self, found: &Headings, problems: &mut Problems) -> Option<Vec<Option<usize>>> {
        let at = |name: &&str| found.columns(name).first().copied();
        let missing = self.columns.iter().filter(|name| at(name).is_none() && !self.optional.contains(name));
        let mut complete = true;
        for name in missing {
            let near =
                nearest(name, found.filled()).map(|near| format!("Did you mean \"{near}\"? ")).unwrap_or_default();
            let message = format!("The {} has no column \"{name}\".", self.called);
            let help = format!("{near}Its first row holds: {}.", self.columns.join(", "));
            problems.push(Diagnostic::new(Code::ColumnMissing, self.row(found.row), message, help));
            complete = false;
        }
        complete.then(|| self.columns.iter().map(at).collect())
    }
}

impl Entry<'_> {
    /// What the row says under a heading, tidied; empty where the file has no such column.
    pub(super) fn said(&self, column: &str) -> String {
        let cell = self.position(column).map_or(Cell::Blank, |at| self.row.cell(at));
        tidy(&cell.words()).into_owned()
    }

    /// The cell under a heading.
    pub(super) fn place(&self, column: &str) -> Location {
        let column = self.position(column).map_or(1, |at| u32::try_from(at + 1).unwrap_or(1));
        let place = Place::Cell { sheet: None, row: self.line, column };
        Location { file: self.ledger.file.to_string(), place }
    }

    /// A problem at the cell under a heading.
    pub(super) fn problem(&self, code: Code, column: &str, message: impl Into<String>, help: &str) -> Diagnostic {
        Diagnostic::new(code, self.place(column), message, help)
    }

    /// Adds what the gate finds in a text that is to be published: it holds it as it holds a paragraph of the narrative.
    pub(super) fn pass(&self, column: &str, gate: &Gate, problems: &mut Problems) {
        let text = self.said(column);
        problems.extend(gate.paragraph(&text).into_iter().map(|found| found.problem(self.place(column), &text)));
    }

    /// The same for a cell that may hold a role and no name.
    pub(super) fn pass_role(&self, column: &str, gate: &Gate, problems: &mut Problems) {
        let text = self.said(column);
        let found = gate.quotation(&text, Origin::Narrative);
        problems.extend(found.into_iter().map(|found| found.problem(self.place(column), &text)));
    }

    fn position(&self, column: &str) -> Option<usize> {
        let at = self.ledger.columns.iter().position(|name| *name == column)?;
        self.positions.get(at).copied().flatten()
    }
}
