use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use polars::prelude::*;
use rayon::prelude::*;

use super::breakdown::Breakdown;
use super::columns::Columns;
use super::coverage::Coverage;
use super::derive::{self, Frames, Terms};
use super::error::AnalysisError;
use super::figure::{Computation, Figure, Unit};
use super::masks::Masks;
use super::population::Population;
use super::published::{self, Published};
use super::reconciliation::Reconciled;
use super::register;
use super::residents::residents;
use super::results::Figures;
use super::rounding::Decimal;
use super::same_cases::same_cases;
use super::split::split;
use super::tabulate::tabulate;
use super::value::{Absence, Value};
use crate::calendar::{Clocks, OwnClock, Part, ReportingYear};
use crate::workspace::settings::Settings;

/// Everything that figures are computed from: frames with their derived columns, what earlier reports printed, settings.
#[derive(Debug)]
pub struct Inputs<'a> {
    pub(super) frames: Frames,
    pub(super) published: Published,
    pub(super) coverage: Coverage,
    pub(super) settings: &'a Settings,
    pub clocks: Clocks,
    pub(super) reconciled: Reconciled,
    pub(super) masks: Masks,
    /// The part of each year that figures are of.
    pub(super) part: Part,
}

impl<'a> Inputs<'a> {
    pub fn new(frames: BTreeMap<String, DataFrame>, settings: &'a Settings) -> Result<Self, AnalysisError> {
        let own = settings.clocks.iter().map(|own| OwnClock {
            procedure: own.procedure.clone(),
            stage: own.stage,
            limit: own.limit,
            extended: own.extended,
            from: own.from,
        });
        let clocks = Clocks::new(own, settings.complaint_handling_code_from);
        let exports_taken: NaiveDate = settings.exports_taken;
        let coverage = Coverage::new(settings);
        let mut years = coverage.years();
        years.extend([settings.reporting_year, settings.reporting_year.previous()]);
        let terms = Terms {
            clocks: &clocks,
            sources: &settings.sources,
            exports_taken,
            ombudsman_limit: settings.ombudsman_limit(),
            age_bands: &settings.age_bands,
            council: &settings.council,
            years: &years,
            population_dates: &settings.population_dates,
        };
        let frames = derive::derive(frames, &terms)?;
        let published = published::read(frames.get("published_figures"), &settings.published_figures.names)?;
        let (reconciled, masks) = (Reconciled::default(), Masks::default());
        Ok(Inputs { frames, published, coverage, settings, clocks, reconciled, masks, part: Part::YEAR })
    }

    /// The rows a population has in a year. None where no export covers the year, or none tells who belongs.
    pub(super) fn rows(
        &self,
        population: &Population,
        year: ReportingYear,
    ) -> Result<Option<DataFrame>, AnalysisError> {
        match self.frames.get(population.table) {
            Some(frame) if self.is_counted(population, year) => {
                Ok(Some(frame.filter(&self.masks.of(population, frame, year)?)?))
            }
            _ => Ok(None),
        }
    }

    /// How many rows that are.
    pub(super) fn count(&self, population: &Population, year: ReportingYear) -> Result<Option<u64>, AnalysisError> {
        match self.frames.get(population.table) {
            Some(frame) if self.is_counted(population, year) => {
                Ok(Some(self.masks.of(population, frame, year)?.sum().unwrap_or_default().into()))
            }
            _ => Ok(None),
        }
    }

    /// Some of their columns, so far as the table has them.
    pub(super) fn cells(
        &self,
        population: &Population,
        year: ReportingYear,
        columns: &[&str],
    ) -> Result<Option<DataFrame>, AnalysisError> {
        match self.frames.get(population.table) {
            Some(frame) if self.is_counted(population, year) => {
                let mask = self.masks.of(population, frame, year)?;
                let held: BTreeSet<&str> = columns.iter().copied().filter(|name| frame.column(name).is_ok()).collect();
                Ok(Some(if held.is_empty() { DataFrame::empty() } else { frame.select(held)?.filter(&mask)? }))
            }
            _ => Ok(None),
        }
    }

    /// Whether an export covers the year and holds what tells who belongs.
    pub(super) fn is_counted(&self, population: &Population, year: ReportingYear) -> bool {
        let frame = self.frames.get(population.table);
        frame.is_some_and(|frame| self.coverage.covers(population.table, year) && population.is_known(frame))
    }
}

/// Every registered figure and breakdown in every year that exports or earlier reports hold. Nothing is suppressed yet.
pub fn evaluate(inputs: &Inputs, year: ReportingYear) -> Result<Figures, AnalysisError> {
    let mut figures = Figures {
        year,
        part: inputs.part,
        values: BTreeMap::new(),
        breakdowns: BTreeMap::new(),
        matrices: BTreeMap::new(),
        earlier: BTreeMap::new(),
        residents: residents(inputs)?,
        same: BTreeMap::new(),
        rolled_up: BTreeMap::new(),
        unranked: BTreeSet::new(),
    };
    let mut years = inputs.coverage.years();
    years.extend([year, year.previous()]);
    years.extend(inputs.published.keys().map(|(_, year)| *year));
    let defined: Vec<&Figure> = register::figures().collect();
    let breakdowns: Vec<&Breakdown> = register::breakdowns().collect();
    // Matrices are of the reporting year alone: their measures of the year before say so themselves.
    for &of in years.iter().filter(|of| **of <= year) {
        let values = defined.par_iter().map(|figure| Ok((*figure, value(inputs, figure, of)?)));
        for (figure, value) in values.collect::<Result<Vec<_>, AnalysisError>>()? {
            if let Some(earlier) = restated(inputs, figure, of, &value) {
                figures.earlier.insert((figure.name, of), earlier);
            }
            figures.values.insert((figure.name, of), value);
        }
        let splits = breakdowns.par_iter().map(|breakdown| Ok((*breakdown, split(inputs, breakdown, of)?)));
        for (breakdown, split) in splits.collect::<Result<Vec<_>, AnalysisError>>()? {
            figures.breakdowns.extend(split.map(|split| ((breakdown.name, of), split)));
        }
        same_cases(inputs, &mut figures, of)?;
    }
    for matrix in register::matrices() {
        if let Some(table) = tabulate(inputs, matrix, year)? {
            figures.matrices.insert((matrix.name, year), table);
        }
    }
    Ok(figures)
}

/// What an earlier report printed, where that is not what cases give.
fn restated(inputs: &Inputs, figure: &Figure, year: ReportingYear, value: &Value) -> Option<Decimal> {
    let earlier = *inputs.published.get(&(figure.name, year))?;
    let now = value.printed(figure.unit)?;
    (!now.minus(earlier).is_zero()).then_some(earlier)
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
        Computation::Count(population) if !population.has_meaning(year) => Value::Absent(Absence::NotApplicable),
        Computation::Count(population) => inputs.count(population, year)?.map_or(not_available, Value::Count),
        Computation::Sum(parts) => sum(inputs, parts, year)?,
        Computation::Share { part, whole } => {
            let counts = (value(inputs, part, year)?.count(), value(inputs, whole, year)?.count());
            match counts {
                (Some(_), Some(0)) => Value::Absent(Absence::NotApplicable),
                (Some(part), Some(whole)) => Value::Share { part, whole },
                _ => not_available,
            }
        }
        Computation::Mean { of, over } => {
            numbers(inputs, of, over, year)?.map_or(not_available, |numbers| mean(&numbers))
        }
        Computation::Median { of, over } => numbers(inputs, of, over, year)?.map_or(not_available, median),
        Computation::Money { of, over } => {
            numbers(inputs, of, over, year)?.map_or(not_available, |pence| Value::Pence(pence.iter().sum()))
        }
        Computation::Total { of, over } => numbers(inputs, of, over, year)?.map_or(not_available, total),
        Computation::Single { of, over } => match numbers(inputs, of, over, year)?.as_deref() {
            Some([number]) => u64::try_from(*number).map_or(not_available, Value::Count),
            _ => not_available,
        },
        Computation::Rate { of, to } => {
            let Unit::Rate { per, .. } = figure.unit else { return Ok(not_available) };
            match (value(inputs, of, year)?.count(), value(inputs, to, year)?.count()) {
                (Some(_), Some(0)) => Value::Absent(Absence::NotApplicable),
                (Some(events), Some(population)) => Value::Rate { events, population, per },
                _ => not_available,
            }
        }
        Computation::Change { from, to } => change(value(inputs, from, year)?, value(inputs, to, year)?, figure.unit),
        Computation::ChangeOnYear(of) => {
            change(value(inputs, of, year.previous())?, value(inputs, of, year)?, figure.unit)
        }
        Computation::Supplied => not_available,
    })
}

/// The change from one count to another; it has no percentage where the first is nothing.
pub(super) fn change(from: Value, to: Value, unit: Unit) -> Value {
    match (from.count(), to.count()) {
        (Some(0), Some(_)) if unit != Unit::Count => Value::Absent(Absence::NotApplicable),
        (Some(from), Some(to)) => Value::Change { from, to },
        _ => Value::Absent(Absence::NotAvailable),
    }
}

/// Whole numbers added up. Columns that are added up hold none below zero.
pub(super) fn total(numbers: Vec<i64>) -> Value {
    Value::Count(numbers.into_iter().filter_map(|number| u64::try_from(number).ok()).sum())
}

/// The mean of numbers; none where there is no case.
pub(super) fn mean(numbers: &[i64]) -> Value {
    if numbers.is_empty() {
        return Value::Absent(Absence::NotApplicable);
    }
    Value::Mean { total: numbers.iter().sum(), cases: numbers.len() as u64 }
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
    let Some(rows) = inputs.cells(population, year, &[column])? else { return Ok(None) };
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
