//! A table's columns while they are filled, and the polars frame they become.

use std::borrow::Cow;

use chrono::NaiveDate;
use polars::prelude::*;
use rayon::prelude::*;

use super::coded::{coded, numbers};
use super::codes::AGE_RECORDED;
use super::reader::Value;
use super::tables::{ColumnSpec, Holds, TableSpec};

/// A table being filled, row by row.
#[derive(Debug)]
pub(super) struct TableColumns {
    pub(super) spec: &'static TableSpec,
    pub(super) columns: Vec<Filling>,
    /// The input that each row came from, as a position in the list of inputs.
    pub(super) inputs: Vec<u32>,
    /// The row in its file.
    pub(super) rows: Vec<u32>,
}

/// One column being filled. Codes are positions in the column's `pool`; blanks of codes and days are numbers that none has,
/// which takes half the memory.
#[derive(Debug)]
pub(super) enum Filling {
    Text(Texts),
    Code { pool: Vec<String>, cells: Vec<u16> },
    Day(Vec<i32>),
    Whole(Vec<Option<i64>>),
    Flag(Vec<Option<bool>>),
    Age { years: Vec<Option<i64>>, recorded: Vec<Option<u16>> },
}

const NO_CODE: u16 = u16::MAX;
const NO_DAY: i32 = i32::MIN;

fn filled_code(cell: u16) -> Option<u16> {
    (cell != NO_CODE).then_some(cell)
}

fn filled_day(cell: i32) -> Option<i32> {
    (cell != NO_DAY).then_some(cell)
}

/// Texts laid end to end, so that a million cells are not a million allocations.
#[derive(Debug, Default)]
pub(super) struct Texts {
    text: String,
    /// Where each ends and the next begins, and whether it is there at all.
    ends: Vec<usize>,
    filled: Vec<bool>,
}

impl Texts {
    fn push(&mut self, text: Option<&str>) {
        self.text.push_str(text.unwrap_or_default());
        self.ends.push(self.text.len());
        self.filled.push(text.is_some());
    }

    fn append(&mut self, more: Texts) {
        let before = self.text.len();
        if self.text.capacity() - before < more.text.len() {
            // As much for every row that there is room for as these take.
            let rows = (self.ends.capacity() - self.ends.len()).max(more.ends.len());
            self.text.reserve_exact((more.text.len() / more.ends.len().max(1) + 1).saturating_mul(rows));
        }
        self.text.push_str(&more.text);
        self.ends.extend(more.ends.into_iter().map(|end| before + end));
        self.filled.extend(more.filled);
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Option<&str>> {
        (0..self.ends.len()).map(|at| self.get(at))
    }

    pub(super) fn par_iter(&self) -> impl ParallelIterator<Item = Option<&str>> {
        (0..self.ends.len()).into_par_iter().map(|at| self.get(at))
    }

    pub(super) fn get(&self, at: usize) -> Option<&str> {
        if !*self.filled.get(at)? {
            return None;
        }
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..self.ends[at])
    }
}

impl TableColumns {
    pub(super) fn new(spec: &'static TableSpec) -> TableColumns {
        let columns = spec.columns.iter().map(Filling::new).collect();
        TableColumns { spec, columns, inputs: Vec::new(), rows: Vec::new() }
    }

    /// An empty table whose columns know the same codes.
    pub(super) fn emptied(&self) -> TableColumns {
        let columns = self.columns.iter().zip(self.spec.columns).map(|(column, spec)| match column {
            Filling::Code { pool, .. } => Filling::Code { pool: pool.clone(), cells: Vec::new() },
            _ => Filling::new(spec),
        });
        TableColumns { columns: columns.collect(), ..TableColumns::new(self.spec) }
    }

    /// Makes room for rows: a list that outgrows its room is held twice while it moves.
    pub(super) fn reserve(&mut self, rows: usize) {
        self.columns.iter_mut().for_each(|column| column.reserve(rows));
        self.inputs.reserve_exact(rows);
        self.rows.reserve_exact(rows);
    }

    /// Adds the rows of a table whose columns know the same codes.
    pub(super) fn append(&mut self, more: TableColumns) {
        self.columns.iter_mut().zip(more.columns).for_each(|(column, more)| column.append(more));
        self.inputs.extend(more.inputs);
        self.rows.extend(more.rows);
    }

    pub(super) fn height(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn position(&self, column: &str) -> Option<usize> {
        self.spec.columns.iter().position(|spec| spec.name == column)
    }

    /// The texts of a reference or name column.
    pub(super) fn texts(&self, column: &str) -> Option<&Texts> {
        match self.columns.get(self.position(column)?)? {
            Filling::Text(texts) => Some(texts),
            _ => None,
        }
    }

    /// The code of a row in a column of codes.
    pub(super) fn code(&self, column: &str, row: usize) -> Option<&str> {
        match self.columns.get(self.position(column)?)? {
            Filling::Code { pool, cells } => pool.get(filled_code(*cells.get(row)?)? as usize).map(String::as_str),
            _ => None,
        }
    }

    /// The day of a row in a column of dates.
    pub(super) fn day(&self, column: &str, row: usize) -> Option<NaiveDate> {
        match self.columns.get(self.position(column)?)? {
            Filling::Day(cells) => NaiveDate::from_epoch_days(filled_day(*cells.get(row)?)?),
            _ => None,
        }
    }

    /// What a row says in a column of yes or no.
    pub(super) fn flag(&self, column: &str, row: usize) -> Option<bool> {
        match self.columns.get(self.position(column)?)? {
            Filling::Flag(cells) => *cells.get(row)?,
            _ => None,
        }
    }

    /// Whether two rows are the same in every column.
    pub(super) fn same(&self, one: usize, other: usize) -> bool {
        self.columns.iter().all(|column| column.same(one, other))
    }

    /// The frame of the rows that `kept` keeps: the table's columns, then `input` and `row`.
    pub(super) fn into_frame(self, kept: &[bool]) -> PolarsResult<DataFrame> {
        let height = self.rows.len();
        let kept_in = |spec: &ColumnSpec| !matches!(spec.holds, Holds::Quotation);
        let filled = self.spec.columns.iter().zip(self.columns).filter(|(spec, _)| kept_in(spec));
        let filled: Vec<(&ColumnSpec, Filling)> = filled.collect();
        let columns = filled.into_par_iter().map(|(spec, column)| column.into_columns(spec.name));
        let columns = columns.collect::<PolarsResult<Vec<_>>>()?;
        let mut columns: Vec<Column> = columns.into_iter().flatten().collect();
        columns.push(UInt32Chunked::from_vec("input".into(), self.inputs).into_column());
        columns.push(UInt32Chunked::from_vec("row".into(), self.rows).into_column());
        let frame = DataFrame::new(height, columns)?;
        if kept.iter().all(|kept| *kept) {
            return Ok(frame);
        }
        frame.filter(&BooleanChunked::from_slice("kept".into(), kept))
    }
}

impl Filling {
    fn new(spec: &ColumnSpec) -> Filling {
        let code = |pool: Vec<String>| Filling::Code { pool, cells: Vec::new() };
        match spec.holds {
            Holds::Reference | Holds::Name | Holds::Decimal | Holds::Year | Holds::Quotation => {
                Filling::Text(Texts::default())
            }
            Holds::Date => Filling::Day(Vec::new()),
            Holds::Whole { .. } | Holds::Money => Filling::Whole(Vec::new()),
            Holds::Age => Filling::Age { years: Vec::new(), recorded: Vec::new() },
            Holds::Flag => Filling::Flag(Vec::new()),
            Holds::Code(list) => code(list.codes.iter().map(|(code, _)| (*code).to_string()).collect()),
            Holds::Listed => code(Vec::new()),
        }
    }

    fn reserve(&mut self, rows: usize) {
        match self {
            Filling::Text(texts) => {
                texts.ends.reserve_exact(rows);
                texts.filled.reserve_exact(rows);
            }
            Filling::Code { cells, .. } => cells.reserve_exact(rows),
            Filling::Day(cells) => cells.reserve_exact(rows),
            Filling::Whole(cells) => cells.reserve_exact(rows),
            Filling::Flag(cells) => cells.reserve_exact(rows),
            Filling::Age { years, recorded } => {
                years.reserve_exact(rows);
                recorded.reserve_exact(rows);
            }
        }
    }

    /// The day of the row that was added last.
    pub(super) fn last_day(&self) -> Option<i32> {
        match self {
            Filling::Day(cells) => filled_day(*cells.last()?),
            _ => None,
        }
    }

    /// Adds a value; one that is not of the column's kind is added as nothing.
    #[inline(always)]
    pub(super) fn push(&mut self, value: &Value<'_>) {
        match self {
            Filling::Text(texts) => texts.push(match value {
                Value::Text(text) => Some(text),
                _ => None,
            }),
            Filling::Code { cells, .. } => cells.push(match value {
                Value::Code(code) => *code,
                _ => NO_CODE,
            }),
            Filling::Day(cells) => cells.push(match value {
                Value::Day(day) => *day,
                _ => NO_DAY,
            }),
            Filling::Whole(cells) => cells.push(match value {
                Value::Whole(number) => Some(*number),
                _ => None,
            }),
            Filling::Flag(cells) => cells.push(match value {
                Value::Flag(flag) => Some(*flag),
                _ => None,
            }),
            Filling::Age { years, recorded } => {
                let (age, why) = match value {
                    Value::Age { years, recorded } => (*years, Some(*recorded)),
                    _ => (None, None),
                };
                years.push(age);
                recorded.push(why);
            }
        }
    }

    /// Adds the cells of a column of the same kind.
    fn append(&mut self, more: Filling) {
        match (self, more) {
            (Filling::Text(texts), Filling::Text(more)) => texts.append(more),
            (Filling::Code { cells, .. }, Filling::Code { cells: more, .. }) => cells.extend(more),
            (Filling::Day(cells), Filling::Day(more)) => cells.extend(more),
            (Filling::Whole(cells), Filling::Whole(more)) => cells.extend(more),
            (Filling::Flag(cells), Filling::Flag(more)) => cells.extend(more),
            (Filling::Age { years, recorded }, Filling::Age { years: more, recorded: why }) => {
                years.extend(more);
                recorded.extend(why);
            }
            // The specification of the table gives both their kind.
            _ => {}
        }
    }

    /// The position of a label among the column's codes, added where it is new.
    pub(super) fn code(&mut self, label: &str) -> u16 {
        let Filling::Code { pool, .. } = self else { return 0 };
        let position = pool.iter().position(|known| known == label).unwrap_or_else(|| {
            pool.push(label.to_string());
            pool.len() - 1
        });
        u16::try_from(position).unwrap_or(u16::MAX)
    }

    /// The value of a row as part of a key; none where the cell is blank.
    pub(super) fn key(&self, row: usize) -> Option<Cow<'_, str>> {
        match self {
            Filling::Text(texts) => texts.get(row).map(Cow::Borrowed),
            Filling::Whole(cells) => cells[row].map(|number| Cow::Owned(number.to_string())),
            Filling::Code { pool, cells } => {
                filled_code(cells[row]).and_then(|code| pool.get(code as usize)).map(|code| code.into())
            }
            Filling::Day(cells) => filled_day(cells[row]).map(|day| Cow::Owned(day.to_string())),
            Filling::Flag(_) | Filling::Age { .. } => None,
        }
    }

    fn same(&self, one: usize, other: usize) -> bool {
        match self {
            Filling::Text(texts) => texts.get(one) == texts.get(other),
            Filling::Code { cells, .. } => cells[one] == cells[other],
            Filling::Day(cells) => cells[one] == cells[other],
            Filling::Whole(cells) => cells[one] == cells[other],
            Filling::Flag(cells) => cells[one] == cells[other],
            Filling::Age { years, recorded } => years[one] == years[other] && recorded[one] == recorded[other],
        }
    }

    fn into_columns(self, name: &'static str) -> PolarsResult<Vec<Column>> {
        let of = PlSmallStr::from(name);
        Ok(match self {
            Filling::Text(texts) => vec![StringChunked::from_iter_options(of, texts.iter()).into_column()],
            Filling::Code { pool, cells } => vec![labels(name, &pool, cells.len(), |at| filled_code(cells[at]))?],
            Filling::Day(days) => {
                let blanks: Vec<bool> = days.iter().map(|day| *day == NO_DAY).collect();
                let days = numbers::<Int32Type>(name, days, |at| !blanks[at]);
                vec![days.into_series().into_date().into_column()]
            }
            Filling::Whole(cells) => vec![Int64Chunked::from_iter_options(of, cells.into_iter()).into_column()],
            Filling::Flag(cells) => vec![BooleanChunked::from_iter_options(of, cells.into_iter()).into_column()],
            Filling::Age { years, recorded } => {
                let pool: Vec<String> = AGE_RECORDED.codes.iter().map(|(code, _)| (*code).to_string()).collect();
                vec![
                    Int64Chunked::from_iter_options(of, years.into_iter()).into_column(),
                    labels("age_recorded", &pool, recorded.len(), |at| recorded[at])?,
                ]
            }
        })
    }
}

/// The labels of codes.
fn labels(name: &str, pool: &[String], height: usize, cell: impl Fn(usize) -> Option<u16>) -> PolarsResult<Column> {
    coded(name, pool.iter().map(String::as_str), height, |at| cell(at).map(u32::from))
}
