//! Totals that other reports print too: what earlier years' reports said, and the Ombudsman's own table of councils.

use super::columns::Columns;
use super::error::AnalysisError;
use super::evaluate::{Inputs, value};
use super::figure::Figure;
use super::register;
use super::rounding::Decimal;
use crate::calendar::ReportingYear;
use crate::diagnostics::{Code, Diagnostic, Location, Problems};
use crate::ingest::Input;

/// Adds to `problems` totals that differ from the same total elsewhere.
///
/// # Errors
/// Where a frame lacks a column that every table of its kind has.
pub(super) fn check(inputs: &Inputs, read: &[Input], problems: &mut Problems) -> Result<(), AnalysisError> {
    restated(inputs, read, problems)?;
    of_authorities(inputs, read, problems)
}

/// Figures of a year that its report printed otherwise than this year's exports give.
fn restated(inputs: &Inputs, read: &[Input], problems: &mut Problems) -> Result<(), AnalysisError> {
    let Some(frame) = inputs.frames.get("published_figures") else { return Ok(()) };
    let columns = Columns(frame);
    let (reports, figures, years) = (columns.text("report")?, columns.text("figure")?, columns.text("year")?);
    let printed = columns.text("value")?;
    let names = &inputs.settings.published_figures.names;
    for row in 0..frame.height() {
        let name = names.get(&format!("{}: {}", reports[row].unwrap_or_default(), figures[row].unwrap_or_default()));
        let Some(figure) = name.and_then(|name| register::figure(name)) else { continue };
        let parsed =
            (years[row].and_then(|y| y.parse::<ReportingYear>().ok()), printed[row].and_then(|v| v.parse().ok()));
        let (Some(year), Some(then)): (_, Option<Decimal>) = parsed else { continue };
        let Some(now) = value(inputs, figure, year)?.printed(figure.unit) else { continue };
        if now.minus(then).is_zero() {
            continue;
        }
        let message = format!(
            "{} of {year} was published as {then}, and the exports now give {now}; the reports mark it [r], revised.",
            figure.label
        );
        let help = "Check which cases were added or changed since; if the published number was wrong, say so in the narrative.";
        let location = place(frame, row, "value", read)?;
        problems.push(Diagnostic::new(Code::FigureRestated, location, message, help));
    }
    Ok(())
}

/// A table of the Ombudsman's, a column of it, and our own figure of the same: one report prints the one, another the other.
const OWN_ROW: [(&str, &str, &str); 4] = [
    ("authority_decisions", "upheld", "lgsco_upheld"),
    ("authority_decisions", "not_upheld", "lgsco_not_upheld"),
    ("authority_decisions", "satisfactory_remedies", "lgsco_satisfactory_remedies"),
    ("authority_received", "adult_care", "adult_referred_to_ombudsman"),
];

/// Our own row of the Ombudsman's tables of councils against our own cases.
fn of_authorities(inputs: &Inputs, read: &[Input], problems: &mut Problems) -> Result<(), AnalysisError> {
    for (table, column, figure) in OWN_ROW {
        let (Some(frame), Some(figure)) = (inputs.frames.get(table), register::figure(figure)) else { continue };
        let columns = Columns(frame);
        let (ours, years, numbers) = (columns.flags("ours")?, columns.text("year")?, columns.whole(column)?);
        for row in (0..frame.height()).filter(|row| ours[*row] == Some(true)) {
            let Some(year) = years[row].and_then(|year| year.parse::<ReportingYear>().ok()) else { continue };
            let theirs = numbers[row].and_then(|number| u64::try_from(number).ok());
            let (Some(theirs), Some(own)) = (theirs, value(inputs, figure, year)?.count()) else { continue };
            if theirs != own {
                let location = place(frame, row, column, read)?;
                problems.push(differs(figure, location, year, (theirs, own), read));
            }
        }
    }
    Ok(())
}

fn differs(
    figure: &Figure,
    location: Location,
    year: ReportingYear,
    (theirs, own): (u64, u64),
    read: &[Input],
) -> Diagnostic {
    let message = format!("{} in {year}: {theirs} in the Ombudsman's table, and {own} by our own cases.", figure.label);
    let help = "Check the tracker against the Ombudsman's decisions; our figures follow the tracker.";
    let problem = Diagnostic::new(Code::ReportsDiffer, location, message, help);
    let tracker = figure.table().and_then(|table| read.iter().find(|input| input.table == table));
    match tracker {
        Some(input) => problem.related(Location::file(input.file.clone())),
        None => problem,
    }
}

fn place(
    frame: &polars::prelude::DataFrame,
    row: usize,
    column: &str,
    read: &[Input],
) -> Result<Location, AnalysisError> {
    let (inputs, rows) = (frame.column("input")?.u32()?, frame.column("row")?.u32()?);
    let input = inputs.get(row).and_then(|input| read.get(input as usize));
    let number = rows.get(row).unwrap_or_default();
    Ok(input.map_or_else(|| Location::file(crate::workspace::SETTINGS_FILE), |input| input.place(number, Some(column))))
}
