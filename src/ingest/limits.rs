//! What a row may hold, by the settings' limits.

use super::cell::Row;
use crate::diagnostics::{Diagnostic, Location, Place};
use crate::workspace::settings::LimitSettings;
use crate::workspace::settings::limits::exceeded;

/// Holds the rows of one file or sheet against the limits.
#[derive(Clone, Debug)]
pub(super) struct RowLimits<'l> {
    limits: &'l LimitSettings,
    file: &'l str,
    sheet: Option<&'l str>,
    read: u64,
}

/// What a row that holds too much means for the rest of its file.
#[derive(Debug)]
pub(super) enum Broken {
    /// The row is of no use; the next may be.
    Row(Diagnostic),
    /// Nothing after it is read.
    File(Diagnostic),
}

impl Broken {
    pub(super) fn problem(self) -> Diagnostic {
        match self {
            Broken::Row(problem) | Broken::File(problem) => problem,
        }
    }
}

impl<'l> RowLimits<'l> {
    pub(super) fn new(limits: &'l LimitSettings, file: &'l str, sheet: Option<&'l str>) -> Self {
        RowLimits { limits, file, sheet, read: 0 }
    }

    /// Whether so many rows are not too many.
    pub(super) fn allow(&self, rows: u64) -> bool {
        rows <= self.limits.rows
    }

    /// What is too much about the next row.
    pub(super) fn next(&mut self, number: u32, row: &Row<'_>) -> Option<Broken> {
        self.read += 1;
        if self.read > self.limits.rows {
            let message = format!("The file goes on after {} rows, and no more are read.", self.limits.rows);
            return Some(Broken::File(exceeded(self.row(number), message, "rows")));
        }
        if row.width() as u64 > self.limits.columns {
            let message = format!("The row has {} cells, and {} are read at most.", row.width(), self.limits.columns);
            return Some(Broken::Row(exceeded(self.row(number), message, "columns")));
        }
        let column = row.longer_than(self.limits.cell_characters)?;
        let most = self.limits.cell_characters;
        let message = format!(
            "The cell holds more than {most} characters. In a CSV file, look for a quotation mark that is not closed."
        );
        let place = Place::Cell { sheet: self.sheet.map(str::to_string), row: number, column };
        Some(Broken::Row(exceeded(Location { file: self.file.to_string(), place }, message, "cell_characters")))
    }

    fn row(&self, row: u32) -> Location {
        Location { file: self.file.to_string(), place: Place::Row { sheet: self.sheet.map(str::to_string), row } }
    }
}
