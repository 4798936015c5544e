//! Making corrections while a source is read, row by row.

use super::field::Which;
use super::{Correction, Corrections};
use crate::diagnostics::Location;
use crate::ingest::cell::Cell;
use crate::ingest::reader::{Fault, Reader, Value};
use crate::ingest::tables::TableSpec;
use crate::ingest::words::fold;

/// A row of a table, as far as corrections must know it.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) struct Row<'a> {
    pub table: &'a str,
    pub spec: &'static TableSpec,
    pub number: u32,
    /// The values of the table's key but for the reference: `("stage", "2")`.
    pub key: &'a [(&'static str, String)],
}

/// A cell that a correction could mean.
#[derive(Clone, Debug)]
pub(super) struct Attempt {
    /// The cell in the export.
    pub place: Location,
    pub table: String,
    /// What a field must say to mean this row and no other: `childrens_stages.stage 2.ended`.
    pub field: String,
    /// Rows with the same are one record, exported twice.
    pub record: String,
    /// Whether the field fits this row; where it does not, the row is only a choice to be offered.
    pub fits: bool,
    pub outcome: Outcome,
}

/// What came of a correction at a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Made,
    /// The export has no cell for it: the column is not mapped, or is a constant of the settings.
    NoCell,
    /// The export says otherwise; what it says, where that may be shown.
    Differs(Option<String>),
    /// What it is to be cannot be read as a cell of its column.
    Wrong(Box<Fault>),
    Same,
}

impl Corrections {
    /// Whether there are none.
    pub(in crate::ingest) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The corrections of a case, by their position and the name of the column that each is of.
    pub(in crate::ingest) fn of(&self, reference: &str) -> Vec<(usize, &'static str)> {
        let found = self.by_reference.get(&fold(reference)).map(Vec::as_slice).unwrap_or_default();
        found.iter().map(|at| (*at, self.list[*at].field.column)).collect()
    }

    /// Notes that an export has no cell for a correction of a row.
    pub(in crate::ingest) fn without_cell(&mut self, at: usize, row: &Row<'_>, place: Location) {
        let attempt = attempt(&self.list[at], row, place, Outcome::NoCell);
        self.attempts[at].extend(attempt);
    }

    /// The value that a correction gives to a cell; none where it is refused or means another row.
    pub(in crate::ingest) fn correct(
        &mut self,
        at: usize,
        row: &Row<'_>,
        place: Location,
        reader: &mut Reader,
        (cell, is_1904): (Cell<'_>, bool),
    ) -> Option<Value<'static>> {
        let correction = &self.list[at];
        let mut found = attempt(correction, row, place, Outcome::Same)?;
        let mut corrected = None;
        if found.fits {
            (found.outcome, corrected) = judge(correction, reader, cell, is_1904);
        }
        self.attempts[at].push(found);
        corrected
    }
}

fn attempt(correction: &Correction, row: &Row<'_>, place: Location, outcome: Outcome) -> Option<Attempt> {
    let field = &correction.field;
    if field.table.as_ref().is_some_and(|table| table != row.table) {
        return None;
    }
    let fits = match &field.which {
        None => true,
        Some(Which::Row(number)) => *number == row.number,
        Some(Which::Key { column, value }) => row.key.iter().any(|(key, said)| key == column && said == value),
    };
    let (table, column) = (row.table, field.column);
    let keyed = row.key.iter().map(|(column, value)| format!("{column} {value}.")).collect::<String>();
    let (which, record) = match row.spec.key {
        [] => (format!("row {}.", row.number), format!("{table}{place}")),
        _ => (keyed.clone(), format!("{table}{keyed}")),
    };
    Some(Attempt { place, table: table.to_string(), field: format!("{table}.{which}{column}"), record, fits, outcome })
}

fn judge(
    correction: &Correction,
    reader: &mut Reader,
    cell: Cell<'_>,
    is_1904: bool,
) -> (Outcome, Option<Value<'static>>) {
    if !reader.says(cell, &correction.from, is_1904) {
        return (Outcome::Differs(reader.shown(cell, is_1904)), None);
    }
    let wanted = as_cell(&correction.to);
    match reader.read(wanted, false) {
        Err(fault) => (Outcome::Wrong(fault), None),
        Ok(value) if reader.clone().read(cell, is_1904).is_ok_and(|held| held == value) => (Outcome::Same, None),
        Ok(value) => (Outcome::Made, Some(value.owned())),
    }
}

/// A cell of the file of corrections as a cell of an export.
pub(in crate::ingest) fn as_cell(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Blank } else { Cell::Text(text) }
}
