//! From a council's exports to typed polars frames, and everything wrong with them to located problems.

mod actions;
mod cell;
mod checks;
mod code_lists;
pub mod coded;
pub mod codes;
mod columns;
mod corrections;
mod dates;
mod delimited;
mod encoding;
mod headings;
mod inspect;
mod intake;
mod ledger;
mod limits;
mod lookup;
mod numbers;
mod package;
mod open_document;
mod parts;
mod plan;
mod plan_checks;
mod privacy;
mod quotations;
mod reader;
mod rows;
mod self_assessment;
mod shelter;
mod source;
pub mod tables;
mod words;
mod workbook;

use std::collections::BTreeMap;
use std::mem;

pub use actions::{ACTIONS_FILE, Action, ActionStatus, PUBLISHED_ACTIONS_FILE, PUBLISHED_HEADINGS, actions};
pub use inspect::{Appears, InspectedColumn, InspectedSheet, Inspection, inspect};
use polars::prelude::DataFrame;
pub use quotations::Quotation;
pub use self_assessment::{Claim, Met, SELF_ASSESSMENT_FILE, WHOLE_COUNCIL, section_name};

use crate::diagnostics::{Code, Diagnostic, Location, Place, Problems};
use crate::privacy::Gate;
use crate::workspace::{self, Step, Workspace};
use columns::TableColumns;
use corrections::Corrections;
pub use corrections::{CORRECTIONS_FILE, Corrected};
use headings::Headings;
use intake::Intake;
use limits::RowLimits;
use plan::Plan;
use reader::Fault;
use rows::{RowReader, SourceName};
use source::Rows;

/// The tables that the exports filled, and what they were filled from.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// By the name that `report.toml` gives: `childrens_stages`. Each has its table's columns, then `input`, a position in
    /// `inputs`, and `row`, the row of the sheet or the line of the text file on which the record starts.
    pub frames: BTreeMap<String, DataFrame>,
    pub inputs: Vec<Input>,
    /// The corrections that were made on the way, in the order of their file.
    pub corrections: Vec<Corrected>,
    /// Texts that may be published, and the gate that they passed.
    pub quotations: Vec<Quotation>,
    pub gate: Gate,
    /// How the council holds itself against the Complaint Handling Code, and what it promised to do.
    pub self_assessment: Vec<Claim>,
    pub actions: Vec<Action>,
}

/// One source as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The file as `report.toml` names it.
    pub file: String,
    pub sheet: Option<String>,
    pub table: String,
    /// Rows below the headings that are neither blank nor left out.
    pub rows_read: u32,
    /// Rows of the table that were made of them: fewer where rows stand twice, more where groups make several of one.
    pub rows_kept: u32,
    /// The column of the file, counted from 1, that each column of the table is read from. A column that groups read from
    /// several has none.
    pub columns: BTreeMap<&'static str, u32>,
}

impl Input {
    /// Where a row of the table has a column: the cell, or the whole row where no one cell holds it.
    pub fn place(&self, row: u32, column: Option<&str>) -> Location {
        let sheet = self.sheet.clone();
        let column = column.and_then(|name| self.columns.get(name)).copied();
        let place =
            column.map_or(Place::Row { sheet: sheet.clone(), row }, |column| Place::Cell { sheet, row, column });
        Location { file: self.file.clone(), place }
    }
}

impl Tables {
    pub fn frame(&self, table: &str) -> Option<&DataFrame> {
        self.frames.get(table)
    }
}

/// A case reference, where it has the look of one and may stand in a message.
pub fn shown_reference(reference: &str) -> Option<&str> {
    privacy::looks_like_reference(reference).then_some(reference)
}

/// Reads every source of the workspace into its table, and adds all that is wrong to `problems`.
///
/// A table is there even where problems were found in its rows, and is left out only where no source of it could be read.
pub fn read(workspace: &Workspace, problems: &mut Problems) -> Tables {
    let usable = plan_checks::check(workspace, problems);
    let mut reading = Reading { corrections: Corrections::read(workspace, problems), ..Reading::default() };
    let plans = (0..).zip(usable).map(|(index, usable)| Plan::new(&workspace.settings, index).filter(|_| usable));
    let plans: Vec<Option<Plan<'_>>> = plans.collect();
    let mut opened = source::Opened::default();
    let mut open = |index: usize| plans.get(index)?.as_ref().map(|plan| source::open(workspace, plan, &mut opened));
    let mut inputs = Vec::new();
    let mut next = open(0);
    for (index, (source, plan)) in workspace.settings.sources.iter().zip(&plans).enumerate() {
        let mut input = Input {
            file: workspace::shown(&source.file),
            sheet: source.sheet.clone(),
            table: source.table.clone(),
            rows_read: 0,
            rows_kept: 0,
            columns: BTreeMap::new(),
        };
        let this = next.take();
        let read = || {
            let Some((plan, (found, wrong))) = plan.as_ref().zip(this) else { return };
            problems.add_new(wrong);
            if let Some(found) = found {
                read_source(workspace, plan, index, &mut input, found, &mut reading, problems);
            }
        };
        // While the rows of one are read, the next is opened and unpacked.
        ((), next) = rayon::join(read, || open(index + 1));
        inputs.push(input);
    }
    let Reading { filled, corrections } = reading;
    let corrections = corrections.settle(problems);
    checks::check_children(&filled, &inputs, problems);
    checks::check_decisions(&filled, &inputs, problems);
    let mut gate = Gate::new(workspace, problems);
    let quotations = quotations::pass(&filled, &inputs, &mut gate, problems);
    let frames = filled.into_iter().filter_map(|(name, table)| {
        let frame = finish(&name, table, &mut inputs, problems)?;
        Some((name, frame))
    });
    let frames = frames.collect();
    let self_assessment = self_assessment::read(workspace, &gate, problems);
    let actions = actions::actions(workspace, &gate, problems);
    Tables { frames, inputs, corrections, quotations, gate, self_assessment, actions }
}

/// What is gathered while the sources are read, one after another.
#[derive(Debug, Default)]
struct Reading {
    filled: BTreeMap<String, TableColumns>,
    corrections: Corrections,
}

fn read_source(
    workspace: &Workspace,
    plan: &Plan<'_>,
    position: usize,
    input: &mut Input,
    (rows, headings): (Rows, Headings),
    reading: &mut Reading,
    problems: &mut Problems,
) {
    let Reading { filled, corrections } = reading;
    let table = filled.entry(plan.source.table.clone()).or_insert_with(|| TableColumns::new(plan.spec));
    let name = SourceName {
        file: input.file.clone(),
        sheet: input.sheet.clone(),
        input: u32::try_from(position).unwrap_or(u32::MAX),
    };
    let wrong = |column: &str, fault: Box<Fault>| problems.push(constant_problem(workspace, plan, column, *fault));
    let reader = RowReader::new(&workspace.settings, plan, name, headings, table, wrong);
    let (file, sheet) = (input.file.clone(), input.sheet.clone());
    let limits = RowLimits::new(&workspace.settings.limits, &file, sheet.as_deref());
    let mut intake = Intake {
        reader,
        limits,
        table: mem::replace(table, TableColumns::new(plan.spec)),
        corrections: mem::take(corrections),
        problems: mem::take(problems),
    };
    intake.read(&rows);
    input.rows_read = intake.reader.rows_read;
    input.columns = intake.reader.columns();
    (*table, *corrections, *problems) = (intake.table, intake.corrections, intake.problems);
}

fn constant_problem(workspace: &Workspace, plan: &Plan<'_>, column: &str, fault: Fault) -> Diagnostic {
    let path = [Step::Key("sources"), Step::Item(plan.index), Step::Key("constants"), Step::Key(column)];
    let message = format!("The constant of \"{column}\" cannot be used: {}", fault.message);
    workspace.setting_problem(Code::SettingsInvalid, &path, message, fault.help)
}

fn finish(name: &str, table: TableColumns, inputs: &mut [Input], problems: &mut Problems) -> Option<DataFrame> {
    let kept = checks::kept(&table, inputs, problems);
    for (input, _) in table.inputs.iter().zip(&kept).filter(|(_, kept)| **kept) {
        if let Some(input) = inputs.get_mut(*input as usize) {
            input.rows_kept += 1;
        }
    }
    match table.into_frame(&kept) {
        Ok(frame) => Some(frame),
        Err(error) => {
            let location = Location::file(workspace::SETTINGS_FILE);
            let message = format!("The table {name} could not be laid out: {error}.");
            problems.push(Diagnostic::new(
                Code::FileDamaged,
                location,
                message,
                "Please report this as a fault of the program.",
            ));
            None
        }
    }
}

#[cfg(test)]
mod tests;
