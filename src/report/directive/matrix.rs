//! Matrices for tables and charts.

use super::{Terms, invalid};
use crate::analysis::{Figure, Matrix, MatrixRow, MatrixValue, register};
use crate::diagnostics::{Diagnostic, Location, known_names};
use crate::report::document::{Cell, Inline};
use crate::report::markdown::Fence;
use crate::report::template::unknown_figure;
use crate::report::wording::of_year;

/// A matrix with its values of the reporting year, and the directive that asks for it.
pub(super) struct Tabled<'a> {
    pub(super) matrix: &'static Matrix,
    pub(super) value: &'a MatrixValue,
    fence: &'a Fence,
    terms: &'a Terms<'a>,
}

impl<'a> Tabled<'a> {
    pub(super) fn new(name: &str, fence: &'a Fence, terms: &'a Terms<'a>) -> Result<Self, Diagnostic> {
        let Some(matrix) = register::matrix(name) else {
            let known: Vec<_> = register::matrices().map(|m| m.name).collect();
            return Err(unknown_figure(Location::line(terms.file, fence.line, 1), name, &known));
        };
        let Some(value) = terms.figures.matrix(name) else {
            let message = format!("{name} has no values for {}", terms.figures.year);
            let help = "give report.toml a source for the table that it is counted from";
            return Err(invalid(fence, terms.file, message, help));
        };
        Ok(Tabled { matrix, value, fence, terms })
    }

    /// The position of a measure.
    pub(super) fn measure(&self, key: &str) -> Result<usize, Diagnostic> {
        let known = self.matrix.measures.iter().map(|measure| measure.key);
        self.matrix.measure(key).map(|(i, _)| i).ok_or_else(|| {
            let message = format!("{} has no measure \"{key}\"", self.matrix.name);
            invalid(self.fence, self.terms.file, message, known_names(key, known))
        })
    }

    /// The rows as listed, or those with the largest of a measure first and those without a number last.
    pub(super) fn ordered(&self, by: Option<usize>) -> Vec<&'a MatrixRow> {
        let mut rows: Vec<&MatrixRow> = self.value.rows.iter().collect();
        if let Some(i) = by {
            let unit = self.matrix.measures[i].unit;
            let number = |row: &MatrixRow| row.values[i].printed(unit).map_or(f64::NEG_INFINITY, |n| n.to_f64());
            rows.sort_by(|a, b| number(b).total_cmp(&number(a)));
        }
        rows
    }

    /// The cell of a measure's total: a figure of its own, or blank where a total has no meaning.
    pub(super) fn total(&self, i: usize) -> Cell {
        let measure = &self.matrix.measures[i];
        let year = self.terms.figures.year;
        let words = |figure: &'static Figure| {
            let year = if measure.last_year { year.previous() } else { year };
            let text = of_year(self.terms.figures, figure, year);
            Cell {
                text: vec![Inline::Figure {
                    name: format!("{}.{}", self.terms.figures.period(year), figure.name),
                    text,
                }],
            }
        };
        measure.total.map_or_else(|| Cell::words("[z]"), words)
    }
}
