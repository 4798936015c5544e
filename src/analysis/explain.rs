//! What a figure counted: how many rows of which file and sheet.

use super::error::AnalysisError;
use super::evaluate::Inputs;
use super::figure::{Computation, Figure};
use super::population::Population;
use crate::calendar::ReportingYear;

/// The rows of one input that a figure counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// What was counted, for a share its part or its whole.
    pub of: &'static str,
    /// Which of ingest's inputs.
    pub input: u32,
    pub rows: u64,
    /// The conditions in words.
    pub conditions: Vec<String>,
}

/// The rows behind a figure in a year, input by input; empty where it comes from published figures.
pub fn counted(inputs: &Inputs, figure: &'static Figure, year: ReportingYear) -> Result<Vec<Counted>, AnalysisError> {
    match &figure.computation {
        Computation::Count(population)
        | Computation::Mean { over: population, .. }
        | Computation::Median { over: population, .. }
        | Computation::Money { over: population, .. }
        | Computation::Total { over: population, .. }
        | Computation::Single { over: population, .. } => by_input(inputs, figure, population, year),
        Computation::Share { part, whole } => {
            Ok([counted(inputs, part, year)?, counted(inputs, whole, year)?].concat())
        }
        Computation::Rate { of: first, to: second } | Computation::Change { from: first, to: second } => {
            Ok([counted(inputs, first, year)?, counted(inputs, second, year)?].concat())
        }
        Computation::ChangeOnYear(of) => {
            Ok([counted(inputs, of, year.previous())?, counted(inputs, of, year)?].concat())
        }
        Computation::Sum(parts) => {
            let parts: Result<Vec<_>, _> = parts.iter().map(|part| counted(inputs, part, year)).collect();
            Ok(parts?.concat())
        }
        Computation::Supplied => Ok(Vec::new()),
    }
}

fn by_input(
    inputs: &Inputs,
    figure: &'static Figure,
    population: &Population,
    year: ReportingYear,
) -> Result<Vec<Counted>, AnalysisError> {
    let Some(rows) = inputs.rows(population, year)? else { return Ok(Vec::new()) };
    let mut by_input: std::collections::BTreeMap<u32, u64> = std::collections::BTreeMap::new();
    for input in rows.column("input")?.u32()?.iter().flatten() {
        *by_input.entry(input).or_default() += 1;
    }
    let conditions: Vec<String> = population.conditions.iter().map(|c| c.words()).collect();
    let counted = |(input, rows)| Counted { of: figure.name, input, rows, conditions: conditions.clone() };
    Ok(by_input.into_iter().map(counted).collect())
}
