use std::collections::BTreeMap;

use chrono::NaiveDate;
use polars::prelude::*;

use super::breakdown::{Breakdown, Categories};
use super::columns::Columns;
use super::coverage::Coverage;
use super::derive::{self, Frames, Terms};
use super::error::AnalysisError;
use super::figure::{Computation, Figure};
use super::population::Population;
use super::published::{self, Published};
use super::register;
use super::results::{BreakdownValue, Category, Figures};
use super::value::{Absence, Value};
use crate::calendar::{Clocks, OwnClock, ReportingYear};
use crate::ingest::codes::AGE_RECORDED;
use crate::workspace::settings::Settings;

/// Everything that figures are computed from: frames with their derived columns, what earlier reports printed, settings.
#[derive(Debug)]
pub struct Inputs<'a> {
    pub(super) frames: Frames,
    pub(super) published: Published,
    pub(super) coverage: Coverage,
    pub(super) settings: &'a Settings,
    pub clocks: Clocks,
}

impl<'a> Inputs<'a> {
    pub fn new(frames: BTreeMap<String, DataFrame>, settings: &'a Settings) -> Result<Self, AnalysisError> {
        let clocks = Clocks::new(settings.clocks.iter().map(|own| OwnClock {
            procedure: own.procedure.clone(),
            stage: own.stage,
            limit: own.limit,
            extended: own.extended,
            from: own.from,
        }));
        let exports_taken: NaiveDate = settings.exports_taken;
        let terms = Terms { clocks: &clocks, exports_taken, age_bands: &settings.age_bands };
        let frames = derive::derive(frames, &terms)?;
        let published = published::read(frames.get("published_figures"), &settings.published_figures.names)?;
        Ok(Inputs { frames, published, coverage: Coverage::new(settings), settings, clocks })
    }

    /// The rows a population has in a year. None where no export covers the year, or none tells who belongs.
    pub(super) fn rows(
        &self,
        population: &Population,
        year: ReportingYear,
    ) -> Result<Option<DataFrame>, AnalysisError> {
        match self.frames.get(population.table) {
            Some(frame) if self.coverage.covers(population.table, year) && population.is_known(frame) => {
                Ok(Some(population.rows(frame, year)?))
            }
            _ => Ok(None),
        }
    }
}

/// Every registered figure and breakdown in every year that exports or earlier reports hold. Nothing is suppressed yet.
pub fn evaluate(inputs: &Inputs, year: ReportingYear) -> Result<Figures, AnalysisError> {
    let mut figures = Figures { year, values: BTreeMap::new(), breakdowns: BTreeMap::new() };
    let mut years = inputs.coverage.years();
    years.extend([year, year.previous()]);
    years.extend(inputs.published.keys().map(|(_, year)| *year));
    for &of in years.iter().filter(|of| **of <= year) {
        for figure in register::figures() {
            figures.values.insert((figure.name, of), value(inputs, figure, of)?);
        }
        for breakdown in register::breakdowns() {
            if let Some(split) = split(inputs, breakdown, of)? {
                figures.breakdowns.insert((breakdown.name, of), split);
            }
        }
    }
    Ok(figures)
}

/// From cases where an export covers the year, otherwise as an earlier report printed it.
pub(super) fn value(inputs: &Inputs, figure: &Figure, year: ReportingYear) -> Result<Value, AnalysisError> {
    let computed = compute(inputs, figure, year)?;
    if computed.absence() != Some(Absence::NotAvailable) {
        return Ok(computed);
    }
    let published = inputs.published.get(&(figure.name, year));
    Ok(published.map_or(computed, |number| Value::Published(*number)))
}

fn compute(inputs: &Inputs, figure: &Figure, year: ReportingYear) -> Result<Value, AnalysisError> {
    let not_available = Value::Absent(Absence::NotAvailable);
    Ok(match &figure.computation {
        Computation::Count(population) => {
            let rows = inputs.rows(population, year)?;
            rows.map_or(not_available, |rows| Value::Count(rows.height() as u64))
        }
        Computation::Sum(parts) => sum(inputs, parts, year)?,
        Computation::Share { part, whole } => {
            let counts = (value(inputs, part, year)?.count(), value(inputs, whole, year)?.count());
            match counts {
                (Some(_), Some(0)) => Value::Absent(Absence::NotApplicable),
                (Some(part), Some(whole)) => Value::Share { part, whole },
                _ => not_available,
            }
        }
        Computation::Mean { of, over } => match numbers(inputs, of, over, year)? {
            None => not_available,
            Some(days) if days.is_empty() => Value::Absent(Absence::NotApplicable),
            Some(days) => Value::Mean { total: days.iter().sum(), cases: days.len() as u64 },
        },
        Computation::Median { of, over } => numbers(inputs, of, over, year)?.map_or(not_available, median),
        Computation::Money { of, over } => {
            numbers(inputs, of, over, year)?.map_or(not_available, |pence| Value::Pence(pence.iter().sum()))
        }
        Computation::Supplied => not_available,
    })
}

/// The parts added up, where every part is a number.
fn sum(inputs: &Inputs, parts: &[&Figure], year: ReportingYear) -> Result<Value, AnalysisError> {
    let mut total = 0;
    for part in parts {
        match value(inputs, part, year)?.count() {
            Some(count) => total += count,
            None => return Ok(Value::Absent(Absence::NotAvailable)),
        }
    }
    Ok(Value::Count(total))
}

/// The numbers of a column over a population, blanks left out.
fn numbers(
    inputs: &Inputs,
    column: &str,
    population: &Population,
    year: ReportingYear,
) -> Result<Option<Vec<i64>>, AnalysisError> {
    let Some(rows) = inputs.rows(population, year)? else { return Ok(None) };
    Ok(Some(Columns(&rows).whole(column)?.into_iter().flatten().collect()))
}

fn median(mut numbers: Vec<i64>) -> Value {
    numbers.sort_unstable();
    let cases = numbers.len();
    if cases == 0 {
        return Value::Absent(Absence::NotApplicable);
    }
    let doubled = numbers[(cases - 1) / 2] + numbers[cases / 2];
    Value::Median { doubled, cases: cases as u64 }
}

/// The rows of a population counted by category. None where no export covers the year.
fn split(inputs: &Inputs, breakdown: &Breakdown, year: ReportingYear) -> Result<Option<BreakdownValue>, AnalysisError> {
    let Some(rows) = inputs.rows(&breakdown.population, year)? else { return Ok(None) };
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut within: BTreeMap<String, String> = BTreeMap::new();
    let coarser = match breakdown.within {
        Some(_) => Columns(&rows).text(breakdown.within_by)?,
        None => vec![None; rows.height()],
    };
    for (code, coarser) in codes(&rows, breakdown)?.into_iter().zip(coarser) {
        if let Some(coarser) = coarser {
            within.insert(code.clone(), coarser.to_string());
        }
        *counts.entry(code).or_default() += 1;
    }
    let whole = rows.height() as u64;
    let share =
        |count| if whole == 0 { Value::Absent(Absence::NotApplicable) } else { Value::Share { part: count, whole } };
    let mut categories: Vec<Category> = Vec::new();
    for (code, label) in listed(inputs.settings, &breakdown.categories) {
        let count = counts.remove(&code).unwrap_or(0);
        let within = within.remove(&code);
        categories.push(Category { code, label, within, count: Value::Count(count), share: share(count) });
    }
    for (code, count) in counts {
        let label = label(&breakdown.categories, &code);
        let within = within.remove(&code);
        categories.push(Category { code, label, within, count: Value::Count(count), share: share(count) });
    }
    Ok(Some(BreakdownValue { categories, whole: Value::Count(whole) }))
}

/// The category of each row; a blank is a category of its own, so that the categories add up to the whole.
fn codes(rows: &DataFrame, breakdown: &Breakdown) -> Result<Vec<String>, AnalysisError> {
    const BLANK: &str = "not_recorded";
    if let Categories::Numbers(..) = breakdown.categories {
        let numbers = Columns(rows).whole(breakdown.by)?;
        return Ok(numbers.into_iter().map(|n| n.map_or(BLANK.to_string(), |n| n.to_string())).collect());
    }
    let texts = Columns(rows).text(breakdown.by)?;
    Ok(texts.into_iter().map(|t| t.unwrap_or(BLANK).to_string()).collect())
}

/// The categories that are printed whether or not a row has them, with their labels.
fn listed(settings: &Settings, categories: &Categories) -> Vec<(String, String)> {
    let own = |labels: Vec<&String>| labels.into_iter().map(|l| (l.clone(), l.clone())).collect();
    match categories {
        Categories::Codes(_, codes) => codes.iter().map(|c| (c.to_string(), label(categories, c))).collect(),
        Categories::Listed(list) => own(settings.list(list)),
        Categories::AgeBands(service) => {
            own(settings.age_bands.get(*service).into_iter().flatten().map(|band| &band.label).collect())
        }
        Categories::Numbers(first, last) => (*first..=*last).map(|n| (n.to_string(), n.to_string())).collect(),
    }
}

fn label(categories: &Categories, code: &str) -> String {
    let fixed = match categories {
        Categories::Codes(list, _) => list.label(code),
        _ => AGE_RECORDED.label(code),
    };
    fixed.unwrap_or(code).to_string()
}
