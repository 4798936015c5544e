//! One cell and one row, whatever file they came from.

use calamine::{Data, DataType};
use chrono::NaiveDate;

use super::dates;
use super::delimited::Record;
use super::words::trimmed;

/// What a cell holds before it is typed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell<'a> {
    Blank,
    Text(&'a str),
    Number(f64),
    Day(NaiveDate),
    Truth(bool),
    /// A spreadsheet's error, such as `#DIV/0!`.
    Error(&'static str),
}

/// A row of a text file or of a sheet. Columns count from 0 at the file's first column.
#[derive(Clone, Copy, Debug)]
pub(super) enum Row<'a> {
    Text(Record<'a>),
    Sheet {
        /// The column of the first cell.
        first: usize,
        cells: &'a [Data],
        is_1904: bool,
    },
}

impl<'a> Row<'a> {
    #[inline]
    pub(super) fn cell(&self, column: usize) -> Cell<'a> {
        match self {
            Row::Text(record) => text_cell(record.get(column).unwrap_or_default()),
            Row::Sheet { first, cells, .. } => sheet_cell(column.checked_sub(*first).and_then(|at| cells.get(at))),
        }
    }

    /// The number of columns up to the last cell.
    pub(super) fn width(&self) -> usize {
        match self {
            Row::Text(record) => record.len(),
            Row::Sheet { first, cells, .. } => first + cells.len(),
        }
    }

    /// The column, counted from 1, of the first cell with more characters than that.
    pub(super) fn longer_than(&self, characters: usize) -> Option<u32> {
        // Bytes are counted first: there are at least as many as characters.
        let is_longer = |text: &str| text.len() > characters && text.chars().nth(characters).is_some();
        let at = match self {
            Row::Text(record) if record.longest() <= characters => None,
            Row::Text(record) => record.iter().position(is_longer),
            Row::Sheet { first, cells, .. } => {
                let text = |data: &Data| matches!(data, Data::String(text) if is_longer(text));
                cells.iter().position(text).map(|at| at + first)
            }
        };
        at.map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX))
    }

    pub(super) fn is_blank(&self) -> bool {
        (0..self.width()).all(|column| self.cell(column) == Cell::Blank)
    }

    /// Whether numbers that stand for days count from 1904, as in workbooks of old Macs.
    pub(super) fn is_1904(&self) -> bool {
        matches!(self, Row::Sheet { is_1904: true, .. })
    }
}

impl Cell<'_> {
    /// The cell as words: what a code list or a heading is compared with.
    pub(super) fn words(&self) -> String {
        match self {
            Cell::Blank | Cell::Error(_) => String::new(),
            Cell::Text(text) => text.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Day(day) => day.to_string(),
            Cell::Truth(true) => "TRUE".to_string(),
            Cell::Truth(false) => "FALSE".to_string(),
        }
    }
}

#[inline]
fn text_cell(text: &str) -> Cell<'_> {
    if text.is_empty() {
        return Cell::Blank;
    }
    match trimmed(text) {
        "" => Cell::Blank,
        text => error_name(text).map_or(Cell::Text(text), Cell::Error),
    }
}

/// Spreadsheets save their errors as text when they write CSV.
fn error_name(text: &str) -> Option<&'static str> {
    if !text.starts_with('#') {
        return None;
    }
    const NAMES: [&str; 8] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"];
    NAMES.into_iter().find(|name| *name == text)
}

/// The numbers that a workbook shows as days: up to the last of the year 9999.
const DAYS: std::ops::Range<f64> = 0.0..2_958_466.0;

fn sheet_cell(data: Option<&Data>) -> Cell<'_> {
    let Some(data) = data else { return Cell::Blank };
    match data {
        Data::Empty => Cell::Blank,
        Data::String(text) => text_cell(text),
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(truth) => Cell::Truth(*truth),
        // Of a number far from any day's calamine makes a panic and not a day.
        Data::DateTime(moment) if moment.is_datetime() && DAYS.contains(&moment.as_f64()) => match data.as_datetime() {
            Some(moment) => Cell::Day(moment.date()),
            None => Cell::Number(moment.as_f64()),
        },
        Data::DateTime(moment) => Cell::Number(moment.as_f64()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => match dates::iso(text) {
            Some(day) => Cell::Day(day),
            None => text_cell(text),
        },
        Data::Error(error) => Cell::Error(shown_error(error)),
    }
}

fn shown_error(error: &calamine::CellErrorType) -> &'static str {
    use calamine::CellErrorType as E;
    match error {
        E::Div0 => "#DIV/0!",
        E::NA => "#N/A",
        E::Name => "#NAME?",
        E::Null => "#NULL!",
        E::Num => "#NUM!",
        E::Ref => "#REF!",
        E::Value => "#VALUE!",
        E::GettingData => "#GETTING_DATA",
    }
}

#[cfg(test)]
mod tests {
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    use super::*;

    #[test]
    fn a_number_far_from_any_day_is_no_day() {
        for number in [-1E300, -1.1E11, -1.0, 2_958_466.0, 1E300, f64::NAN] {
            let data = Data::DateTime(ExcelDateTime::new(number, ExcelDateTimeType::DateTime, false));
            assert!(matches!(sheet_cell(Some(&data)), Cell::Number(_)), "{number}");
        }
        let data = Data::DateTime(ExcelDateTime::new(45_382.5, ExcelDateTimeType::DateTime, false));
        assert_eq!(sheet_cell(Some(&data)), Cell::Day(NaiveDate::from_ymd_opt(2024, 3, 31).unwrap()));
    }
}
