//! The rows of one source on their way into its table, all at once or in parts that are read side by side.

use super::cell::Row;
use super::columns::TableColumns;
use super::corrections::Corrections;
use super::limits::{Broken, RowLimits};
use super::parts::{self, PART};
use super::rows::RowReader;
use super::source::Rows;
use crate::diagnostics::Problems;

/// What reading rows fills.
#[derive(Debug)]
pub(super) struct Intake<'s> {
    pub(super) reader: RowReader<'s>,
    pub(super) limits: RowLimits<'s>,
    pub(super) table: TableColumns,
    pub(super) corrections: Corrections,
    pub(super) problems: Problems,
}

impl Intake<'_> {
    /// Reads every row, or as many as limits allow.
    pub(super) fn read(&mut self, rows: &Rows) {
        if let Rows::Text(text) = rows
            && text.text.len() > PART
        {
            let ends = parts::ends(text, PART);
            // A limit of rows is one of the whole file: where it could be broken, the rows are counted from the first on.
            if self.limits.allow(parts::most_rows(&ends)) {
                let empty = self.fork();
                // Every column but the last takes a byte of a row at the least.
                let most = text.text.len() / self.reader.columns().len().max(1);
                self.table.reserve(parts::likely_rows(&ends).min(most));
                return parts::read(text, (PART, &ends), || empty.fork(), Intake::row, |part| self.join(part));
            }
        }
        rows.each(|number, row| self.row(number, row));
    }

    /// Reads a row; says whether to go on.
    fn row(&mut self, number: u32, row: Row<'_>) -> bool {
        let Some(broken) = self.limits.next(number, &row) else {
            self.reader.read(number, row, &mut self.table, &mut self.corrections, &mut self.problems);
            return true;
        };
        let goes_on = matches!(broken, Broken::Row(_));
        self.problems.push(broken.problem());
        goes_on
    }

    /// One that reads alike, and has read nothing.
    fn fork(&self) -> Self {
        Intake {
            reader: self.reader.fork(),
            limits: self.limits.clone(),
            table: self.table.emptied(),
            corrections: self.corrections.fork(),
            problems: Problems::new(),
        }
    }

    /// Takes over what was read of the next part.
    fn join(&mut self, part: Self) {
        self.reader.rows_read += part.reader.rows_read;
        self.table.append(part.table);
        self.corrections.join(part.corrections);
        self.problems.append(part.problems);
    }
}
