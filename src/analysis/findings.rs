//! What the numbers themselves give away as wrong, as problems at their places.

use super::agreement::disagreements;
use super::error::AnalysisError;
use super::evaluate::Inputs;
use super::rates::impossible_rates;
use super::reconciliation::Finding;
use super::totals;
use crate::diagnostics::{Code, Diagnostic, Location, Problems};
use crate::ingest::Input;

/// Adds to `problems` percentages that cannot be, and cases of which two sources say different things.
///
/// # Errors
/// Where a frame lacks a column that every table of its kind has.
pub fn check(inputs: &Inputs, read: &[Input], problems: &mut Problems) -> Result<(), AnalysisError> {
    for rate in impossible_rates(inputs)? {
        let location = rate.at.map_or_else(|| published(read), |at| place(read, at, None));
        let message = format!("{}% of {} for {} in {} is impossible.", rate.percent, rate.cases, rate.of, rate.year);
        let help = "No whole number of cases gives it: check the percentage and the number of cases at their source.";
        problems.push(Diagnostic::new(Code::RateImpossible, location, message, help));
    }
    problems.extend(inputs.reconciled().findings.iter().map(Finding::problem));
    totals::check(inputs, read, problems)?;
    for case in disagreements(inputs)? {
        let help = "Find which is right and correct the tracker; figures follow the tracker.";
        let at = place(read, case.at, Some(case.column));
        let mut problem = Diagnostic::new(Code::SourcesDiffer, at, case.what, help).reference(case.reference);
        problem.related = case.also.map(|also| place(read, also, Some(case.column)));
        problems.push(problem);
    }
    Ok(())
}

fn place(read: &[Input], (input, row): (u32, u32), column: Option<&str>) -> Location {
    match read.get(input as usize) {
        Some(input) => input.place(row, column),
        None => Location::file(crate::workspace::SETTINGS_FILE),
    }
}

/// The file of published figures.
fn published(read: &[Input]) -> Location {
    let input = read.iter().find(|input| input.table == "published_figures");
    Location::file(input.map_or(crate::workspace::SETTINGS_FILE, |input| input.file.as_str()))
}
