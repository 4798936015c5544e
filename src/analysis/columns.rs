use chrono::NaiveDate;
use polars::prelude::*;

use super::error::AnalysisError;
use crate::ingest::coded::words;

/// A frame's columns as values of ours, for the derivations that go row by row.
pub(super) struct Columns<'a>(pub(super) &'a DataFrame);

impl<'a> Columns<'a> {
    pub(super) fn text(&self, name: &str) -> Result<Vec<Option<&'a str>>, AnalysisError> {
        Ok(words(self.0.column(name)?)?.collect())
    }

    pub(super) fn whole(&self, name: &str) -> Result<Vec<Option<i64>>, AnalysisError> {
        Ok(self.0.column(name)?.i64()?.iter().collect())
    }

    pub(super) fn flags(&self, name: &str) -> Result<Vec<Option<bool>>, AnalysisError> {
        Ok(self.0.column(name)?.bool()?.iter().collect())
    }

    /// Cells of any kind as words, blanks left blank.
    pub(super) fn words(&self, name: &str) -> Result<Vec<Option<String>>, AnalysisError> {
        fn each<T>(cells: Vec<Option<T>>, word: impl Fn(T) -> String) -> Vec<Option<String>> {
            cells.into_iter().map(|cell| cell.map(&word)).collect()
        }
        Ok(match self.0.column(name)?.dtype() {
            DataType::String | DataType::Enum(..) => each(self.text(name)?, str::to_string),
            DataType::Boolean => each(self.flags(name)?, |flag| if flag { "yes" } else { "no" }.to_string()),
            DataType::Date => each(self.dates(name)?, |day| day.to_string()),
            _ => each(self.whole(name)?, |number| number.to_string()),
        })
    }

    pub(super) fn dates(&self, name: &str) -> Result<Vec<Option<NaiveDate>>, AnalysisError> {
        let days = self.0.column(name)?.date()?.physical().clone();
        Ok(days.iter().map(|day| day.and_then(NaiveDate::from_epoch_days)).collect())
    }
}

/// The export, as a position in the list of inputs, and the row that a row of a frame came from.
pub(super) type Place = (Option<u32>, Option<u32>);

pub(super) fn places(frame: &DataFrame) -> Result<Vec<Place>, AnalysisError> {
    Ok(frame.column("input")?.u32()?.iter().zip(frame.column("row")?.u32()?.iter()).collect())
}

/// The texts of a column; blanks where the table has no such column, or no source maps it.
pub(super) fn texts<'a>(frame: &'a DataFrame, column: &str) -> Result<Vec<Option<&'a str>>, AnalysisError> {
    if frame.column(column).is_err() { Ok(vec![None; frame.height()]) } else { Columns(frame).text(column) }
}

/// The days of a column, likewise.
pub(super) fn days(frame: &DataFrame, column: &str) -> Result<Vec<Option<NaiveDate>>, AnalysisError> {
    if frame.column(column).is_err() { Ok(vec![None; frame.height()]) } else { Columns(frame).dates(column) }
}

/// Which rows of a column say a word; none where the table has no such column, or no source maps it.
pub(super) fn saying(frame: &DataFrame, column: &str, word: &str) -> Result<BooleanChunked, AnalysisError> {
    match frame.column(column) {
        Ok(cells) => Ok(cells.as_materialized_series().equal(word)?),
        Err(_) => Ok(BooleanChunked::full(column.into(), false, frame.height())),
    }
}

/// Which rows of a column are filled, likewise.
pub(super) fn filled(frame: &DataFrame, column: &str) -> BooleanChunked {
    match frame.column(column) {
        Ok(cells) => cells.is_not_null(),
        Err(_) => BooleanChunked::full(column.into(), false, frame.height()),
    }
}
