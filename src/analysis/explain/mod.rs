//! How a number came about: the cases that were counted and those that were not, and the figures it is made of.

mod cases;

pub use cases::{Case, Cases, LeftOut};

use super::breakdown::Breakdown;
use super::error::AnalysisError;
use super::evaluate::Inputs;
use super::figure::{Computation, Figure, Unit};
use super::matrix::{Matrix, MatrixRow, Measure, Measured};
use super::register;
use super::results::{Category, Figures};
use super::value::Value;
use crate::calendar::ReportingYear;
use crate::law::LegalBasis;
use cases::{Of, cases, counted};

/// One number and what it is made of.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// `childrens_statutory_upheld_share`; a category or the cell of a matrix stands after stops:
    /// `childrens_statutory_by_outcome.upheld`, `lgsco_neighbours.Salford.upheld`.
    pub name: String,
    pub label: String,
    pub definition: &'static str,
    pub legal_basis: &'static [&'static LegalBasis],
    pub unit: Unit,
    pub year: ReportingYear,
    pub value: Value,
    /// Of a category: its share of the whole.
    pub share: Option<Value>,
    pub how: How,
    /// The figures it is computed from: part and whole, from and to, or the parts of a sum.
    pub parts: Vec<Explanation>,
    /// The cases behind it, where it is counted from cases itself and the reader may see them.
    pub cases: Option<Cases>,
}

/// How a number is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    Count,
    Sum,
    Share,
    Mean,
    Median,
    Money,
    Total,
    /// A column of one row.
    Single,
    Rate,
    Change,
    /// As an earlier report printed it, or as another body supplied it.
    Given,
    /// There is no number, or not for this reader: nothing more is said.
    None,
}

impl Detail {
    /// Of a category it goes without saying why the cases of the other categories are not counted in it.
    fn briefly(self) -> Detail {
        if self == Detail::All { Detail::Counted } else { self }
    }
}

/// Explains figures as one audience sees them.
#[derive(Clone, Copy, Debug)]
pub struct Explainer<'a> {
    pub inputs: &'a Inputs<'a>,
    pub figures: &'a Figures,
    pub detail: Detail,
}

/// What the reader may see, and wants to see, of the cases behind a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// No references.
    Nothing,
    /// The cases that were counted.
    Counted,
    /// Those that were left out too, with the reason.
    All,
}

impl Explainer<'_> {
    /// What a name stands for in a year: a figure, a breakdown or one of its categories, a matrix, a row or a cell of it.
    /// Nothing where there is no such name, or no values of it in the year.
    pub fn explain(&self, name: &str, year: ReportingYear) -> Result<Vec<Explanation>, AnalysisError> {
        if let Some(figure) = register::figure(name) {
            return Ok(vec![self.figure(figure, year)?]);
        }
        let (name, rest) = name.split_once('.').map_or((name, None), |(name, rest)| (name, Some(rest)));
        if let Some(breakdown) = register::breakdown(name) {
            return self.categories(breakdown, rest, year);
        }
        register::matrix(name).map_or(Ok(Vec::new()), |matrix| self.cells(matrix, rest, year))
    }

    /// A figure in a year.
    pub fn figure(&self, figure: &'static Figure, year: ReportingYear) -> Result<Explanation, AnalysisError> {
        let value = self.figures.value(figure.name, year);
        let how = how(&value, &figure.computation);
        let parts = if how == How::None || how == How::Given { Vec::new() } else { self.parts(figure, year)? };
        let cases = match (how, of(&figure.computation)) {
            (How::None | How::Given, _) | (_, None) => None,
            (_, Some(of)) => self.cases(&of, year)?,
        };
        Ok(Explanation {
            name: figure.name.to_string(),
            label: figure.label.to_string(),
            definition: figure.definition,
            legal_basis: figure.legal_basis,
            unit: figure.unit,
            year,
            value,
            share: None,
            how,
            parts,
            cases,
        })
    }

    /// Every number that the reports are made of, this year and last, in the order of the register.
    pub fn all(&self) -> Result<Vec<Explanation>, AnalysisError> {
        let mut found = Vec::new();
        let years = [self.figures.year.previous(), self.figures.year];
        for year in years {
            for figure in register::figures() {
                found.push(self.figure(figure, year)?);
            }
        }
        let briefly = Explainer { detail: self.detail.briefly(), ..*self };
        for breakdown in register::breakdowns() {
            for year in years {
                found.extend(briefly.categories(breakdown, None, year)?);
            }
        }
        for matrix in register::matrices() {
            found.extend(briefly.cells(matrix, None, self.figures.year)?);
        }
        Ok(found)
    }

    fn parts(&self, figure: &Figure, year: ReportingYear) -> Result<Vec<Explanation>, AnalysisError> {
        match figure.computation {
            Computation::Share { part: a, whole: b }
            | Computation::Rate { of: a, to: b }
            | Computation::Change { from: a, to: b } => Ok(vec![self.figure(a, year)?, self.figure(b, year)?]),
            Computation::ChangeOnYear(of) => Ok(vec![self.figure(of, year.previous())?, self.figure(of, year)?]),
            Computation::Sum(parts) => parts.iter().map(|part| self.figure(part, year)).collect(),
            _ => Ok(Vec::new()),
        }
    }

    fn cases(&self, of: &Of, year: ReportingYear) -> Result<Option<Cases>, AnalysisError> {
        match self.detail {
            Detail::Nothing => Ok(None),
            Detail::Counted => counted(self.inputs, of, year),
            Detail::All => cases(self.inputs, of, year),
        }
    }

    fn categories(
        &self,
        breakdown: &'static Breakdown,
        code: Option<&str>,
        year: ReportingYear,
    ) -> Result<Vec<Explanation>, AnalysisError> {
        let Some(split) = self.figures.breakdown(breakdown.name, year) else { return Ok(Vec::new()) };
        let wanted = |category: &&Category| code.is_none_or(|code| category.code == code || category.label == code);
        split.categories.iter().filter(wanted).map(|category| self.category(breakdown, category, year)).collect()
    }

    fn category(
        &self,
        breakdown: &'static Breakdown,
        category: &Category,
        year: ReportingYear,
    ) -> Result<Explanation, AnalysisError> {
        let how = if category.count.absence().is_some() { How::None } else { How::Count };
        let of = Of::rows(&breakdown.population).of_category(breakdown.by, &breakdown.categories, &category.code);
        Ok(Explanation {
            name: format!("{}.{}", breakdown.name, category.code),
            label: format!("{}: {}", breakdown.label, category.label),
            definition: breakdown.definition,
            legal_basis: breakdown.whole.legal_basis,
            unit: Unit::Count,
            year,
            value: category.count.clone(),
            share: Some(category.share.clone()),
            how,
            parts: Vec::new(),
            cases: if how == How::None { None } else { self.cases(&of, year)? },
        })
    }

    fn cells(
        &self,
        matrix: &'static Matrix,
        wanted: Option<&str>,
        year: ReportingYear,
    ) -> Result<Vec<Explanation>, AnalysisError> {
        let Some(value) = self.figures.matrix(matrix.name).filter(|_| year == self.figures.year) else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for row in &value.rows {
            for (measure, value) in matrix.measures.iter().zip(&row.values) {
                let is_wanted = |name: &str| name == row.code || name == format!("{}.{}", row.code, measure.key);
                if wanted.is_none_or(is_wanted) {
                    found.push(self.cell(matrix, row, measure, value, year)?);
                }
            }
        }
        Ok(found)
    }

    fn cell(
        &self,
        matrix: &'static Matrix,
        row: &MatrixRow,
        measure: &'static Measure,
        value: &Value,
        year: ReportingYear,
    ) -> Result<Explanation, AnalysisError> {
        let year = if measure.last_year { year.previous() } else { year };
        let (how, of) = match &measure.of {
            Measured::Count(over) => (How::Count, Some(Of::rows(over))),
            Measured::Total { of, over } => (How::Total, Some(Of::numbers(of, over))),
            Measured::Mean { of, over } => (How::Mean, Some(Of::numbers(of, over))),
            Measured::Given { .. } => (How::Given, None),
            Measured::Share { .. } => (How::Share, None),
            Measured::Change { .. } => (How::Change, None),
        };
        let how = if value.absence().is_some() { How::None } else { how };
        // A last row for our own council is made of figures, which are explained for themselves.
        let is_counted = how != How::None && (!row.ours || matrix.ours.is_empty());
        let of = of.map(|of| of.of_category(matrix.by, &matrix.categories, &row.code)).filter(|_| is_counted);
        Ok(Explanation {
            name: format!("{}.{}.{}", matrix.name, row.code, measure.key),
            label: format!("{}: {}: {}", matrix.label, row.label, measure.label),
            definition: matrix.definition,
            legal_basis: matrix.legal_basis,
            unit: measure.unit,
            year,
            value: value.clone(),
            share: None,
            how,
            parts: Vec::new(),
            cases: of.map_or(Ok(None), |of| self.cases(&of, year))?,
        })
    }
}

fn how(value: &Value, computation: &Computation) -> How {
    match (value, computation) {
        (Value::Absent(_), _) => How::None,
        (Value::Published(_), _) | (_, Computation::Supplied) => How::Given,
        (_, Computation::Count(_)) => How::Count,
        (_, Computation::Sum(_)) => How::Sum,
        (_, Computation::Share { .. }) => How::Share,
        (_, Computation::Mean { .. }) => How::Mean,
        (_, Computation::Median { .. }) => How::Median,
        (_, Computation::Money { .. }) => How::Money,
        (_, Computation::Total { .. }) => How::Total,
        (_, Computation::Single { .. }) => How::Single,
        (_, Computation::Rate { .. }) => How::Rate,
        (_, Computation::Change { .. } | Computation::ChangeOnYear(_)) => How::Change,
    }
}

/// The rows, or the numbers of a column, that a figure is counted from itself.
fn of(computation: &Computation) -> Option<Of<'static>> {
    match computation {
        Computation::Count(population) => Some(Of::rows(population)),
        Computation::Mean { of, over }
        | Computation::Median { of, over }
        | Computation::Money { of, over }
        | Computation::Total { of, over }
        | Computation::Single { of, over } => Some(Of::numbers(of, over)),
        _ => None,
    }
}
