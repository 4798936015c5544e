use super::breakdown::Categories;
use super::figure::{Figure, Unit};
use super::population::Population;
use super::value::Value;
use crate::law::LegalBasis;

/// A table of several measures by one column: months, service areas or councils are its rows.
#[derive(Debug)]
pub struct Matrix {
    /// Begins with the report's name: `lgsco_neighbours`.
    pub name: &'static str,
    pub label: &'static str,
    pub definition: &'static str,
    pub legal_basis: &'static [&'static LegalBasis],
    /// The column whose categories are the rows.
    pub by: &'static str,
    pub categories: Categories,
    /// Whether a listed category without any rows of cases is shown.
    pub empty_rows: bool,
    pub measures: &'static [Measure],
    /// A last row for our own council, one figure a measure, where the table does not hold it.
    pub ours: &'static [&'static Figure],
}

/// One column of a matrix.
#[derive(Debug)]
pub struct Measure {
    /// What templates call it: `upheld`.
    pub key: &'static str,
    pub label: &'static str,
    pub unit: Unit,
    pub of: Measured,
    /// Whether it is of the year before.
    pub last_year: bool,
    /// The total of all rows, which is a figure of its own: never a sum of rates nor a mean of means.
    pub total: Option<&'static Figure>,
}

/// What a measure says of each row.
#[derive(Debug)]
pub enum Measured {
    /// Rows of a table.
    Count(Population),
    /// A column of whole numbers added up.
    Total { of: &'static str, over: Population },
    /// A column of decimal numbers as another body printed them.
    Given { of: &'static str, over: Population },
    /// The mean of a column over the rows that have a value.
    Mean { of: &'static str, over: Population },
    /// One measure of the same row, by its key, as a part of another.
    Share { part: &'static str, whole: &'static str },
    /// From one measure of the same row to another, in percent of the first.
    Change { from: &'static str, to: &'static str },
}

impl Measure {
    pub const fn new(
        key: &'static str,
        label: &'static str,
        unit: Unit,
        of: Measured,
        total: Option<&'static Figure>,
    ) -> Self {
        Measure { key, label, unit, of, last_year: false, total }
    }

    /// The same measure under another key.
    pub const fn called(mut self, key: &'static str) -> Self {
        self.key = key;
        self
    }

    /// The same measure of the year before.
    pub const fn of_last_year(mut self, key: &'static str, label: &'static str) -> Self {
        self.key = key;
        self.label = label;
        self.last_year = true;
        self
    }
}

/// A matrix in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixValue {
    pub rows: Vec<MatrixRow>,
    /// One a measure; none where a measure has no total.
    pub totals: Vec<Option<Value>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// The code, or the label where the list is the council's own.
    pub code: String,
    pub label: String,
    /// Whether the row is of the council that reports.
    pub ours: bool,
    /// One a measure.
    pub values: Vec<Value>,
}

impl Matrix {
    /// The position and definition of a measure.
    pub fn measure(&self, key: &str) -> Option<(usize, &'static Measure)> {
        self.measures.iter().enumerate().find(|(_, measure)| measure.key == key)
    }
}
