use std::collections::BTreeSet;

use polars::prelude::*;

use super::error::AnalysisError;
use crate::calendar::ReportingYear;
use crate::ingest::codes::decisions_in_force;

/// Rows of a table: those of one year that meet every condition.
#[derive(Clone, Copy, Debug)]
pub struct Population {
    /// `childrens_complaints`
    pub table: &'static str,
    /// The column that says which reporting year a row counts in.
    pub year: &'static str,
    pub conditions: &'static [Condition],
}

/// A test of one column. A blank cell meets only `Blank`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Condition {
    Is(&'static str, &'static str),
    Any(&'static str, &'static [&'static str]),
    Number(&'static str, i64),
    Yes(&'static str),
    No(&'static str),
    Filled(&'static str),
}

impl Population {
    pub const fn new(table: &'static str, conditions: &'static [Condition]) -> Self {
        Population { table, year: "year", conditions }
    }

    /// The same population, its year told by another column.
    pub const fn in_year_of(mut self, column: &'static str) -> Self {
        self.year = column;
        self
    }

    /// Whether all its rows are rows of another population: of the same table and year, under no fewer conditions.
    pub(super) fn lies_within(&self, other: &Population) -> bool {
        let own = self.tests();
        self.table == other.table && self.year == other.year && other.tests().is_subset(&own)
    }

    /// Its conditions in one form each, whatever their order.
    pub(super) fn tests(&self) -> BTreeSet<String> {
        self.conditions.iter().map(Condition::words).collect()
    }

    /// Whether its conditions ask for nothing that did not exist in the year, such as a later decision category.
    pub(super) fn has_meaning(&self, year: ReportingYear) -> bool {
        let in_force = |condition: &Condition| match condition {
            Condition::Is("decision", code) => decisions_in_force(year).contains(code),
            _ => true,
        };
        self.conditions.iter().all(in_force)
    }

    /// Whether the frame holds what the conditions ask for. A column that is derived from another table is not there
    /// where no source fills that table.
    pub(super) fn is_known(&self, frame: &DataFrame) -> bool {
        self.conditions.iter().all(|condition| frame.column(condition.column()).is_ok())
    }

    /// Which rows of the frame count in a year.
    pub(super) fn year_mask(&self, frame: &DataFrame, year: ReportingYear) -> Result<BooleanChunked, AnalysisError> {
        Ok(frame.column(self.year)?.as_materialized_series().equal(year.to_string().as_str())?)
    }

    /// Its conditions in words.
    pub(super) fn words(&self) -> Vec<String> {
        self.conditions.iter().map(Condition::words).collect()
    }
}

impl Condition {
    pub(super) fn column(&self) -> &'static str {
        match self {
            Condition::Is(column, _)
            | Condition::Any(column, _)
            | Condition::Number(column, _)
            | Condition::Yes(column)
            | Condition::No(column)
            | Condition::Filled(column) => column,
        }
    }

    pub(super) fn mask(&self, frame: &DataFrame) -> Result<BooleanChunked, AnalysisError> {
        Ok(match self {
            Condition::Is(column, code) => frame.column(column)?.as_materialized_series().equal(*code)?,
            Condition::Any(column, codes) => {
                let cells = frame.column(column)?.as_materialized_series();
                let mut any = BooleanChunked::full((*column).into(), false, cells.len());
                for code in *codes {
                    any = any | cells.equal(*code)?;
                }
                any
            }
            Condition::Number(column, number) => frame.column(column)?.i64()?.equal(*number),
            Condition::Yes(column) => frame.column(column)?.bool()?.clone(),
            Condition::No(column) => !frame.column(column)?.bool()?.clone(),
            Condition::Filled(column) => frame.column(column)?.is_not_null(),
        })
    }

    /// The words of `Is`, of a code that only an export or a setting knows.
    pub(super) fn is_words(column: &str, code: &str) -> String {
        format!("{} is {}", column.replace('_', " "), code.replace('_', " "))
    }

    /// The condition in words, for `explain`.
    pub fn words(&self) -> String {
        match self {
            Condition::Is(column, code) => Condition::is_words(column, code),
            Condition::Any(column, codes) => {
                let codes: Vec<_> = codes.iter().map(|c| plain(c)).collect();
                format!("{} is {}", plain(column), codes.join(" or "))
            }
            Condition::Number(column, number) => format!("{} is {number}", plain(column)),
            Condition::Yes(column) => format!("{} is yes", plain(column)),
            Condition::No(column) => format!("{} is no", plain(column)),
            Condition::Filled(column) => format!("{} is filled", plain(column)),
        }
    }
}

/// A column's name or a code in words: `not_upheld` is `not upheld`.
pub(super) fn plain(name: &str) -> String {
    name.replace('_', " ")
}
