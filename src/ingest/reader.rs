//! From a cell to a value of the kind its column holds, or to what is wrong with the cell.

mod numbers;

use std::borrow::Cow;

use super::cell::Cell;
use super::code_lists;
use super::codes::AGE_RECORDED;
use super::columns::Filling;
use super::dates::{self, NotADay};
use super::lookup::Lookup;
use super::privacy::{self, NOT_SHOWN};
use super::tables::{ColumnSpec, Holds, is_personal};
use super::words::{fold, tidy};
use crate::diagnostics::Code;
use crate::workspace::settings::{DateOrder, Settings};

/// A cell's value. Codes are positions in the column's codes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Code(u16),
    /// Days since 1 January 1970.
    Day(i32),
    Whole(i64),
    Flag(bool),
    Age {
        years: Option<i64>,
        recorded: u16,
    },
}

impl Value<'_> {
    /// The same value, borrowed from nothing.
    pub(super) fn owned(self) -> Value<'static> {
        match self {
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::Nothing => Value::Nothing,
            Value::Code(code) => Value::Code(code),
            Value::Day(day) => Value::Day(day),
            Value::Whole(number) => Value::Whole(number),
            Value::Flag(flag) => Value::Flag(flag),
            Value::Age { years, recorded } => Value::Age { years, recorded },
        }
    }
}

/// What is wrong with a cell. `value` is set only where it may be shown. It is boxed, because millions of results hold none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) value: Option<String>,
}

/// Reads the cells of one column of one source.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    column: &'static ColumnSpec,
    kind: Kind,
}

#[derive(Clone, Debug)]
enum Kind {
    Reference,
    Name,
    Date(DateOrder),
    Whole { least: i64, most: i64, words: Lookup, numbers: Vec<i64> },
    Money,
    Decimal,
    Year,
    Code(Lookup),
    Flag(Lookup),
    Age(Lookup),
}

impl Reader {
    /// The reader of a column. `own` is the code list that its mapping names; `filling` learns the labels of councils' lists.
    pub(super) fn new(
        settings: &Settings,
        table: &str,
        column: &'static ColumnSpec,
        own: Option<&str>,
        order: DateOrder,
        filling: &mut Filling,
    ) -> Reader {
        let lists = code_lists::lists(settings, table, column, own);
        let kind = match column.holds {
            Holds::Reference => Kind::Reference,
            Holds::Name | Holds::Quotation => Kind::Name,
            Holds::Date => Kind::Date(order),
            Holds::Whole { least, most } => {
                let (words, numbers) = code_lists::numbers(&lists);
                Kind::Whole { least, most, words, numbers }
            }
            Holds::Money => Kind::Money,
            Holds::Decimal => Kind::Decimal,
            Holds::Year => Kind::Year,
            Holds::Code(list) => Kind::Code(code_lists::fixed(list, &lists)),
            Holds::Listed => Kind::Code(code_lists::listed(&lists, filling)),
            Holds::Flag => Kind::Flag(code_lists::flag(&lists)),
            Holds::Age => Kind::Age(code_lists::fixed(&AGE_RECORDED, &lists)),
        };
        Reader { column, kind }
    }

    /// The value of a cell.
    ///
    /// # Errors
    /// What is wrong with the cell.
    pub(super) fn read<'a>(&mut self, cell: Cell<'a>, is_1904: bool) -> Result<Value<'a>, Box<Fault>> {
        self.give(cell, is_1904, |value| value)
    }

    /// Gives the value of a cell to `taker`, which is compiled into each kind: a value that is made in one place and looked
    /// at in another costs more than to read it.
    ///
    /// # Errors
    /// What is wrong with the cell.
    #[inline]
    pub(super) fn give<'a, T>(
        &mut self,
        cell: Cell<'a>,
        is_1904: bool,
        taker: impl FnOnce(Value<'a>) -> T,
    ) -> Result<T, Box<Fault>> {
        Ok(match cell {
            Cell::Blank if !self.column.filled && matches!(self.kind, Kind::Date(_) | Kind::Name | Kind::Reference) => {
                taker(Value::Nothing)
            }
            Cell::Blank => taker(self.blank()?),
            Cell::Error(name) => return Err(self.error_cell(name)),
            cell => match &mut self.kind {
                Kind::Reference => taker(Value::Text(reference(cell)?)),
                Kind::Name => taker(Value::Text(cell_text(cell))),
                Kind::Date(order) => taker(Value::Day(date(cell, *order, is_1904)?)),
                Kind::Code(lookup) => taker(Value::Code(code(cell, lookup)?)),
                Kind::Flag(lookup) => taker(flag_value(code(cell, lookup)?)),
                kind => taker(numbers::read(kind, cell)?),
            },
        })
    }

    /// Whether a cell says what a text says: the same words, or the same date or number however it is written.
    pub(super) fn says(&mut self, cell: Cell<'_>, text: &str, is_1904: bool) -> bool {
        if fold(&cell.words()) == fold(text) {
            return true;
        }
        let is_word = matches!(self.kind, Kind::Reference | Kind::Name | Kind::Code(_) | Kind::Flag(_));
        if is_word || text.is_empty() || cell == Cell::Blank {
            return false;
        }
        match (self.clone().read(cell, is_1904), self.read(Cell::Text(text), false)) {
            (Ok(held), Ok(said)) => held == said,
            _ => false,
        }
    }

    /// What a cell says, where a message may show it.
    pub(super) fn shown(&mut self, cell: Cell<'_>, is_1904: bool) -> Option<String> {
        if is_personal(self.column.name) {
            return None;
        }
        let is_reference = matches!(self.kind, Kind::Reference | Kind::Name);
        let words = cell_text(cell).into_owned();
        match self.read(cell, is_1904) {
            Ok(Value::Day(day)) => Some(super::rows::shown_day(day)),
            Ok(_) if is_reference => privacy::looks_like_reference(&words).then_some(words),
            Ok(_) => Some(words),
            Err(fault) => fault.value,
        }
    }

    fn blank<'a>(&self) -> Result<Value<'a>, Box<Fault>> {
        let value = match &self.kind {
            Kind::Code(lookup) => lookup.blank().map(Value::Code),
            Kind::Flag(lookup) => lookup.blank().map(flag_value),
            Kind::Age(lookup) => {
                let recorded = lookup.blank().unwrap_or_else(|| numbers::age_code(numbers::NOT_RECORDED));
                Some(Value::Age { years: None, recorded })
            }
            Kind::Whole { words, numbers, .. } => {
                words.blank().and_then(|at| numbers.get(at as usize)).copied().map(Value::Whole)
            }
            _ => None,
        };
        match value {
            Some(value) => Ok(value),
            None if self.column.filled => Err(self.missing()),
            None => Ok(Value::Nothing),
        }
    }

    fn missing(&self) -> Box<Fault> {
        let help = match &self.kind {
            Kind::Code(lookup) => format!(
                "Fill the cell, or say what a blank means by adding \"\" to the words of a code. {}",
                lookup.help(Some(""))
            ),
            _ => "Fill the cell in the system it came from and export again.".to_string(),
        };
        let message = format!("{} is blank, and every row must have it.", self.column.name);
        Box::new(Fault { code: Code::ValueMissing, message, help, value: None })
    }

    fn error_cell(&self, name: &'static str) -> Box<Fault> {
        let message = format!("{} holds the spreadsheet error {name}.", self.column.name);
        let help = "Correct the formula in the cell, or replace it by its value.".to_string();
        Box::new(Fault { code: Code::CellError, message, help, value: Some(name.to_string()) })
    }
}

fn cell_text(cell: Cell<'_>) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => tidy(text),
        other => Cow::Owned(other.words()),
    }
}

/// A fault of a cell, its value shown only where `shown` allows.
fn fault(cell: Cell<'_>, shown: bool, code: Code, wrong: &str, help: impl Into<String>) -> Box<Fault> {
    let text = cell_text(cell).into_owned();
    let subject = if shown { format!("\"{text}\"") } else { capital(NOT_SHOWN) };
    let message = format!("{subject} {wrong}");
    Box::new(Fault { code, message, help: help.into(), value: shown.then_some(text) })
}

fn capital(text: &str) -> String {
    text.get(..1).map(str::to_uppercase).unwrap_or_default() + text.get(1..).unwrap_or_default()
}

fn reference(cell: Cell<'_>) -> Result<Cow<'_, str>, Box<Fault>> {
    let text = cell_text(cell);
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | ' ' | '_' | '.');
    let is_plain = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_reference =
        text.len() <= 40 && (is_plain || text.chars().all(allowed)) && text.bytes().any(|byte| byte.is_ascii_digit());
    if is_reference && matches!(cell, Cell::Text(_) | Cell::Number(_)) {
        return Ok(text);
    }
    let help = "Check that the row has not moved by a column; a reference has letters, digits, spaces, - and /, at least one digit.";
    Err(fault(cell, false, Code::ReferenceInvalid, "is not a case reference.", help))
}

fn date(cell: Cell<'_>, order: DateOrder, is_1904: bool) -> Result<i32, Box<Fault>> {
    if let Cell::Text(text) = cell
        && let Some(day) = dates::plain_day(text, order)
    {
        return Ok(day);
    }
    let found = match cell {
        Cell::Day(day) => dates::check_year(day),
        Cell::Number(serial) => dates::from_serial(serial, is_1904).ok_or(NotADay::Form),
        Cell::Text(text) => dates::parse(text, order),
        _ => Err(NotADay::Form),
    };
    let wrong = match found {
        Ok(day) => return Ok(day.to_epoch_days()),
        Err(NotADay::Form) => "is not a date.".to_string(),
        Err(NotADay::Impossible(why)) => format!("is not a date: {why}."),
    };
    let shown = privacy::looks_like_date(&cell_text(cell));
    let help = format!("Correct the date; dates written in figures are read as {}.", dates::shown(order));
    Err(fault(cell, shown, Code::DateInvalid, &wrong, help))
}

fn code(cell: Cell<'_>, lookup: &mut Lookup) -> Result<u16, Box<Fault>> {
    // The list folds its words, which tidies them.
    if let Cell::Text(text) = cell
        && let Some(code) = lookup.find(text)
    {
        return Ok(code);
    }
    let text = cell_text(cell);
    match lookup.find(&text) {
        Some(code) => Ok(code),
        None => {
            let shown = privacy::looks_like_word(&text, lookup.words());
            let help = lookup.help(shown.then_some(&*text));
            Err(fault(cell, shown, Code::CodeUnmapped, "is not in the code list.", help))
        }
    }
}

fn flag_value<'a>(code: u16) -> Value<'a> {
    match code {
        0 => Value::Flag(true),
        1 => Value::Flag(false),
        _ => Value::Nothing,
    }
}
