//! The cases behind a number, and for every other row of the same table why it was left out.

use std::collections::BTreeMap;

use polars::prelude::DataFrame;

use super::super::breakdown::Categories;
use super::super::columns::Columns;
use super::super::error::AnalysisError;
use super::super::evaluate::Inputs;
use super::super::population::{Population, plain};
use super::super::split::{codes, label};
use crate::calendar::ReportingYear;

/// Every row of the table that a number is counted from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cases {
    /// In the order of their references.
    pub counted: Vec<Case>,
    /// By reason, those of the year first.
    pub left_out: Vec<LeftOut>,
    /// What a row had to meet, in words.
    pub conditions: Vec<String>,
    /// How many rows of which of ingest's inputs were counted.
    pub rows: BTreeMap<u32, u64>,
}

/// A row that was counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// The case's reference, with the stage where a row is one stage of a case: `CH230144, stage 2`.
    pub reference: String,
    /// The number that went into a mean, a median or a total: working days, or pence.
    pub number: Option<i64>,
}

/// Rows that were not counted, for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// `outcome is "not upheld"`
    pub reason: String,
    pub references: Vec<String>,
}

/// What is counted: rows of a population, or the numbers of one of its columns; all of them or those of one category.
#[derive(Clone, Copy, Debug)]
pub(super) struct Of<'a> {
    population: Population,
    column: Option<&'static str>,
    category: Option<(&'static str, &'static Categories, &'a str)>,
}

impl<'a> Of<'a> {
    pub(super) fn rows(population: &Population) -> Self {
        Of { population: *population, column: None, category: None }
    }

    pub(super) fn numbers(column: &'static str, population: &Population) -> Self {
        Of { population: *population, column: Some(column), category: None }
    }

    pub(super) fn of_category(self, by: &'static str, categories: &'static Categories, code: &'a str) -> Self {
        Of { category: Some((by, categories, code)), ..self }
    }
}

/// The rows of the table, each counted or left out. None where no export covers the year.
pub(super) fn cases(inputs: &Inputs, of: &Of, year: ReportingYear) -> Result<Option<Cases>, AnalysisError> {
    let population = &of.population;
    let Some(frame) = inputs.frames.get(population.table).filter(|_| inputs.is_counted(population, year)) else {
        return Ok(None);
    };
    let (references, reasons) = (references(frame)?, reasons(frame, of, year)?);
    let numbers = of.column.map(|column| Columns(frame).whole(column)).transpose()?;
    let from: Vec<Option<u32>> = frame.column("input")?.u32()?.iter().collect();
    let mut cases = Cases { conditions: population.words(), ..Cases::default() };
    if let Some((by, categories, code)) = of.category {
        cases.conditions.push(format!("{} is {}", plain(by), label(categories, code)));
    }
    let mut left_out: BTreeMap<(bool, String), Vec<String>> = BTreeMap::new();
    for (row, reference) in references.into_iter().enumerate() {
        match &reasons[row] {
            Reason::Counted => {
                cases.counted.push(Case { reference, number: numbers.as_ref().and_then(|numbers| numbers[row]) });
                from[row].into_iter().for_each(|input| *cases.rows.entry(input).or_default() += 1);
            }
            Reason::OtherYear(reason) => left_out.entry((true, reason.clone())).or_default().push(reference),
            Reason::Failed(reason) => left_out.entry((false, reason.clone())).or_default().push(reference),
        }
    }
    cases.counted.sort();
    for ((_, reason), mut references) in left_out {
        references.sort();
        cases.left_out.push(LeftOut { reason, references });
    }
    Ok(Some(cases))
}

/// The rows that are counted, and no word of the others.
pub(super) fn counted(inputs: &Inputs, of: &Of, year: ReportingYear) -> Result<Option<Cases>, AnalysisError> {
    let Some(frame) = inputs.rows(&of.population, year)? else { return Ok(None) };
    let codes = of.category.map(|(by, categories, _)| codes(&frame, by, categories)).transpose()?;
    let numbers = of.column.map(|column| Columns(&frame).whole(column)).transpose()?;
    let mut cases = Cases { conditions: of.population.words(), ..Cases::default() };
    for (row, reference) in references(&frame)?.into_iter().enumerate() {
        let number = numbers.as_ref().and_then(|numbers| numbers[row]);
        let is_in = of.category.is_none_or(|(_, _, code)| codes.as_ref().is_some_and(|codes| codes[row] == code));
        if is_in && (numbers.is_none() || number.is_some()) {
            cases.counted.push(Case { reference, number });
        }
    }
    cases.counted.sort();
    Ok(Some(cases))
}

/// Why a row is not counted, if it is not.
enum Reason {
    Counted,
    OtherYear(String),
    Failed(String),
}

fn reasons(frame: &DataFrame, of: &Of, year: ReportingYear) -> Result<Vec<Reason>, AnalysisError> {
    let (columns, this) = (Columns(frame), year.to_string());
    let mut failed: Vec<Vec<String>> = vec![Vec::new(); frame.height()];
    for condition in of.population.conditions {
        let (met, cells) = (condition.mask(frame)?, columns.words(condition.column())?);
        for (row, met) in met.iter().enumerate().filter(|(_, met)| *met != Some(true)) {
            failed[row].push(is(condition.column(), cells[row].as_deref(), met.is_some()));
        }
    }
    if let Some(column) = of.column {
        let numbers = columns.whole(column)?;
        for row in (0..frame.height()).filter(|row| numbers[*row].is_none()) {
            failed[row].push(is(column, None, false));
        }
    }
    if let Some((by, categories, wanted)) = of.category {
        for (row, code) in codes(frame, by, categories)?.into_iter().enumerate().filter(|(_, code)| code != wanted) {
            failed[row].push(format!("{} is \"{}\"", plain(by), label(categories, &code)));
        }
    }
    let years = columns.text(of.population.year)?;
    let reason = |(year, failed): (Option<&str>, Vec<String>)| match year {
        Some(year) if year == this && failed.is_empty() => Reason::Counted,
        Some(year) if year == this => Reason::Failed(failed.join("; ")),
        Some(year) => Reason::OtherYear(format!("counts in {year}")),
        None => Reason::OtherYear("has no date that says in which year it counts".to_string()),
    };
    Ok(years.into_iter().zip(failed).map(reason).collect())
}

/// `outcome is "not upheld"`, `outcome is not recorded`.
fn is(column: &str, cell: Option<&str>, recorded: bool) -> String {
    match cell.filter(|_| recorded) {
        Some(cell) => format!("{} is \"{}\"", plain(column), plain(cell)),
        None => format!("{} is not recorded", plain(column)),
    }
}

/// What tells the rows of a table apart: the reference of a case, with its stage where a row is one; or a council.
fn references(frame: &DataFrame) -> Result<Vec<String>, AnalysisError> {
    let columns = Columns(frame);
    let name = ["reference", "authority"].into_iter().find(|name| frame.column(name).is_ok());
    let Some(name) = name else { return Ok(vec![String::new(); frame.height()]) };
    let stages = if frame.column("stage").is_ok() { columns.words("stage")? } else { vec![None; frame.height()] };
    let names = columns.text(name)?.into_iter().zip(stages);
    Ok(names
        .map(|(name, stage)| match (name.unwrap_or("no reference"), stage) {
            (name, Some(stage)) => format!("{name}, stage {stage}"),
            (name, None) => name.to_string(),
        })
        .collect())
}
