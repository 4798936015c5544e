//! The rows of one source, typed into its table's columns.

mod corrected;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::cell::{Cell, Row};
use super::columns::TableColumns;
use super::corrections::Corrections;
use super::headings::Headings;
use super::plan::{Makes, Origin, Plan};
use super::privacy::looks_like_reference;
use super::reader::{Fault, Reader, Value};
use super::words::{fold, tidy};
use crate::diagnostics::{Code, Diagnostic, Location, Place, Problems, cell_name};
use crate::workspace::settings::Settings;

/// Reads the rows of a source under its headings.
#[derive(Clone, Debug)]
pub(super) struct RowReader<'s> {
    file: String,
    sheet: Option<String>,
    /// The source's position in the list of inputs.
    input: u32,
    headings: Headings,
    makes: Vec<Bound>,
    /// The column of a total row's label, and the text that it begins with, folded.
    leave_out: Option<(usize, String)>,
    reference: Option<usize>,
    /// Pairs of positions of dates in the table's columns: (earlier, later).
    ordered: Vec<(usize, usize)>,
    pub(super) rows_read: u32,
    plan: &'s Plan<'s>,
}

/// One row of the table, its columns bound to those of the file.
#[derive(Clone, Debug)]
struct Bound {
    columns: Vec<BoundColumn>,
    group: Option<Vec<usize>>,
}

#[derive(Clone, Debug)]
enum BoundColumn {
    Cell { at: usize, reader: Box<Reader> },
    Constant(Value<'static>),
}

/// A source's names as locations give them.
#[derive(Clone, Debug)]
pub(super) struct SourceName {
    pub(super) file: String,
    pub(super) sheet: Option<String>,
    pub(super) input: u32,
}

impl<'s> RowReader<'s> {
    /// Binds a plan to headings that hold all it maps. A constant that its column cannot hold is given to `wrong`.
    pub(super) fn new(
        settings: &Settings,
        plan: &'s Plan<'s>,
        name: SourceName,
        headings: Headings,
        table: &mut TableColumns,
        mut wrong: impl FnMut(&str, Box<Fault>),
    ) -> RowReader<'s> {
        let first = |heading: &str| headings.columns(heading).first().copied();
        let makes = plan.makes.iter().map(|makes| bind(settings, plan, makes, &first, table, &mut wrong)).collect();
        let leave_out = plan.source.leave_out.as_ref();
        let leave_out = leave_out.and_then(|l| Some((first(&l.heading)?, fold(&l.begins_with))));
        let reference = plan.headings().into_iter().find(|(_, column)| *column == "reference");
        let position = |column: &str| plan.spec.columns.iter().position(|spec| spec.name == column);
        let ordered = plan.spec.ordered.iter().filter_map(|(a, b)| Some((position(a)?, position(b)?))).collect();
        RowReader {
            reference: reference.and_then(|(heading, _)| first(heading)),
            file: name.file,
            sheet: name.sheet,
            input: name.input,
            headings,
            makes,
            leave_out,
            ordered,
            rows_read: 0,
            plan,
        }
    }

    /// One that reads alike, and has read nothing.
    pub(super) fn fork(&self) -> RowReader<'s> {
        RowReader { rows_read: 0, ..self.clone() }
    }

    /// Reads a row of the file into the table.
    pub(super) fn read(
        &mut self,
        number: u32,
        row: Row<'_>,
        table: &mut TableColumns,
        corrections: &mut Corrections,
        problems: &mut Problems,
    ) {
        if number <= self.headings.row || self.is_left_out(&row) || row.is_blank() {
            return;
        }
        self.rows_read += 1;
        if let Row::Text(record) = row
            && record.len() != self.headings.names.len()
        {
            problems.push(self.wrong_length(number, record.len(), &row));
            return;
        }
        for at in 0..self.makes.len() {
            if self.is_made(at, &row) {
                let corrected = self.corrected(at, number, &row, corrections);
                self.make(at, number, row, table, corrected, problems);
            }
        }
    }

    /// The column of the file, counted from 1, of each column of the table that every group reads from the same.
    pub(super) fn columns(&self) -> BTreeMap<&'static str, u32> {
        let column = |position: usize| {
            let mut cells = self.makes.iter().map(|makes| match &makes.columns[position] {
                BoundColumn::Cell { at, .. } => Some(spreadsheet_column(*at)),
                BoundColumn::Constant(_) => None,
            });
            let first = cells.next()??;
            cells.all(|cell| cell == Some(first)).then_some(first)
        };
        let named = self.plan.spec.columns.iter().enumerate();
        named.filter_map(|(position, spec)| Some((spec.name, column(position)?))).collect()
    }

    fn is_left_out(&self, row: &Row<'_>) -> bool {
        self.leave_out.as_ref().is_some_and(|(column, text)| match row.cell(*column) {
            Cell::Text(cell) => fold(cell).starts_with(text),
            _ => false,
        })
    }

    fn is_made(&self, at: usize, row: &Row<'_>) -> bool {
        let group = self.makes[at].group.as_ref();
        group.is_none_or(|columns| columns.iter().any(|column| row.cell(*column) != Cell::Blank))
    }

    fn make(
        &mut self,
        at: usize,
        number: u32,
        row: Row<'_>,
        table: &mut TableColumns,
        mut corrected: BTreeMap<usize, Value<'static>>,
        problems: &mut Problems,
    ) {
        let mut faults: Vec<(usize, Box<Fault>)> = Vec::new();
        let columns = self.makes[at].columns.iter_mut().zip(&mut table.columns);
        for (position, (column, filling)) in columns.enumerate() {
            let value = if corrected.is_empty() { None } else { corrected.remove(&position) };
            match (value, column) {
                (Some(value), _) => filling.push(&value),
                (None, BoundColumn::Constant(value)) => filling.push(value),
                (None, BoundColumn::Cell { at, reader }) => {
                    if let Err(fault) = reader.give(row.cell(*at), row.is_1904(), |value| filling.push(&value)) {
                        filling.push(&Value::Nothing);
                        faults.push((*at, fault));
                    }
                }
            }
        }
        for (column, fault) in faults {
            problems.push(self.cell_problem(number, column, &row, *fault));
        }
        table.inputs.push(self.input);
        table.rows.push(number);
        self.check_order(at, number, &row, table, problems);
    }

    fn check_order(&self, at: usize, number: u32, row: &Row<'_>, table: &TableColumns, problems: &mut Problems) {
        for (earlier, later) in &self.ordered {
            if let (Some(first), Some(second)) = (table.columns[*earlier].last_day(), table.columns[*later].last_day())
                && second < first
            {
                problems.push(self.reversed(at, number, row, (*earlier, first), (*later, second)));
            }
        }
    }

    fn reversed(
        &self,
        at: usize,
        number: u32,
        row: &Row<'_>,
        earlier: (usize, i32),
        later: (usize, i32),
    ) -> Diagnostic {
        let column = |position: usize| match &self.makes[at].columns[position] {
            BoundColumn::Cell { at, .. } => Some(*at),
            BoundColumn::Constant(_) => None,
        };
        let named = |(position, day): (usize, i32)| {
            let name = self.plan.spec.columns[position].name;
            let cell = column(position).map(|at| format!(", cell {}", cell_name(number, spreadsheet_column(at))));
            format!("{name} ({}{})", shown_day(day), cell.unwrap_or_default())
        };
        let message = format!("{} lies before {}.", named(later), named(earlier));
        let help = "Correct whichever of the two dates is wrong.";
        let location = match column(later.0).or(column(earlier.0)) {
            Some(at) => self.cell(number, at),
            None => self.row(number),
        };
        let problem = Diagnostic::new(Code::DatesReversed, location, message, help).value(shown_day(later.1));
        self.with_reference(problem, row)
    }

    fn wrong_length(&self, number: u32, found: usize, row: &Row<'_>) -> Diagnostic {
        let expected = self.headings.names.len();
        let message = format!("The row has {found} cells where the headings have {expected}.");
        let help = "Look for a delimiter inside a cell that is not in quotation marks, or a quotation mark too many; the row was not counted.";
        self.with_reference(Diagnostic::new(Code::RowLength, self.row(number), message, help), row)
    }

    fn cell_problem(&self, number: u32, column: usize, row: &Row<'_>, fault: Fault) -> Diagnostic {
        let heading = self.headings.names.get(column).map(|name| format!("{name}: ")).unwrap_or_default();
        let message = format!("{heading}{}", fault.message);
        let mut problem = Diagnostic::new(fault.code, self.cell(number, column), message, fault.help);
        problem.value = fault.value;
        self.with_reference(problem, row)
    }

    fn with_reference(&self, problem: Diagnostic, row: &Row<'_>) -> Diagnostic {
        let text = self.reference.map(|column| row.cell(column).words()).unwrap_or_default();
        let text = tidy(&text);
        if looks_like_reference(&text) { problem.reference(text.into_owned()) } else { problem }
    }

    fn cell(&self, row: u32, column: usize) -> Location {
        let place = Place::Cell { sheet: self.sheet.clone(), row, column: spreadsheet_column(column) };
        Location { file: self.file.clone(), place }
    }

    fn row(&self, row: u32) -> Location {
        Location { file: self.file.clone(), place: Place::Row { sheet: self.sheet.clone(), row } }
    }
}

fn bind(
    settings: &Settings,
    plan: &Plan<'_>,
    makes: &Makes<'_>,
    first: &impl Fn(&str) -> Option<usize>,
    table: &mut TableColumns,
    wrong: &mut impl FnMut(&str, Box<Fault>),
) -> Bound {
    let mut group = Vec::new();
    let mut columns = Vec::new();
    for (position, (spec, origin)) in plan.spec.columns.iter().zip(&makes.origins).enumerate() {
        let filling = &mut table.columns[position];
        let mut reader =
            |codes| Reader::new(settings, &plan.source.table, spec, codes, plan.source.date_order, filling);
        columns.push(match origin {
            Origin::Heading { heading, codes, in_group } => match first(heading) {
                Some(at) => {
                    if *in_group {
                        group.push(at);
                    }
                    BoundColumn::Cell { at, reader: Box::new(reader(*codes)) }
                }
                None => BoundColumn::Constant(Value::Nothing),
            },
            Origin::Constant(constant) => {
                BoundColumn::Constant(constant_value(&mut reader(None), constant).unwrap_or_else(|fault| {
                    wrong(spec.name, fault);
                    Value::Nothing
                }))
            }
            Origin::Nothing => BoundColumn::Constant(Value::Nothing),
        });
    }
    Bound { columns, group: makes.is_group.then_some(group) }
}

fn constant_value(reader: &mut Reader, constant: &str) -> Result<Value<'static>, Box<Fault>> {
    let cell = if constant.trim().is_empty() { Cell::Blank } else { Cell::Text(constant) };
    reader.read(cell, false).map(Value::owned)
}

/// A column as `cell_name` counts, from 1.
fn spreadsheet_column(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

pub(super) fn shown_day(days: i32) -> String {
    NaiveDate::from_epoch_days(days).map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default()
}
