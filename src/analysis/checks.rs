//! What settings and exports say that only the register of figures and the reporting years can judge.

use std::collections::{BTreeMap, HashMap};

use polars::prelude::*;

use super::disclosure;
use super::error::AnalysisError;
use super::evaluate::Inputs;
use super::{reconciliation, register};
use crate::calendar::CLOCKED;
use crate::diagnostics::{Code, Diagnostic, Location, Place, Problems, known_names, nearest};
use crate::ingest::Input;
use crate::ingest::coded::words;
use crate::workspace::{Step, Workspace};

/// The tables whose rows have years of their own, and the columns that tell them.
const YEARS: &[(&str, &[&str])] = &[
    ("crm_cases", &["year"]),
    ("ombudsman_cases", &["year", "decided_year", "remedy_year"]),
    ("childrens_complaints", &["year"]),
    ("childrens_compliments", &["year"]),
    ("adult_complaints", &["year"]),
    ("adult_compliments", &["year"]),
    ("lgsco_received_cases", &["year"]),
    ("lgsco_decided_cases", &["year"]),
    ("lgsco_compliance_cases", &["year"]),
    ("authority_decisions", &["year"]),
    ("authority_received", &["year"]),
    ("authority_types", &["year"]),
];

/// Names in settings that the register does not know.
pub fn settings(workspace: &Workspace, problems: &mut Problems) {
    reconciliation::check_settings(workspace, problems);
    let published = &workspace.settings.published_figures;
    for (row, name) in published.names.iter().filter(|(_, name)| register::figure(name).is_none()) {
        let path = [Step::Key("published_figures"), Step::Key("names"), Step::Key(row)];
        problems.push(unknown_figure(workspace, &path, name));
    }
    for (i, broken) in published.breaks.iter().enumerate().filter(|(_, b)| register::figure(&b.figure).is_none()) {
        let path = [Step::Key("published_figures"), Step::Key("breaks"), Step::Item(i), Step::Key("figure")];
        problems.push(unknown_figure(workspace, &path, &broken.figure));
    }
    disclosure::settings(workspace, problems);
    for (i, clock) in workspace.settings.clocks.iter().enumerate() {
        if CLOCKED.contains(&(clock.procedure.as_str(), clock.stage)) {
            continue;
        }
        let procedures = CLOCKED.iter().map(|(procedure, _)| *procedure);
        let message = format!("There is no clock for stage {} of the procedure \"{}\".", clock.stage, clock.procedure);
        let path = [Step::Key("clocks"), Step::Item(i), Step::Key("procedure")];
        let help = known_names(&clock.procedure, procedures);
        problems.push(workspace.setting_problem(Code::SettingsInvalid, &path, message, help));
    }
}

fn unknown_figure(workspace: &Workspace, path: &[Step], name: &str) -> Diagnostic {
    let near = nearest(name, register::figures().map(|f| f.name)).map(|n| format!("Did you mean {n}? "));
    let help = format!("{}`annual-report figures FOLDER` lists every name.", near.unwrap_or_default());
    workspace.setting_problem(Code::FigureUnknown, path, format!("There is no figure named {name}."), help)
}

/// Rows that no reporting year of their source counts, and published figures that no name in settings uses.
///
/// # Errors
/// Where a frame lacks a column that every table of its kind has.
pub fn rows(inputs: &Inputs, read: &[Input], problems: &mut Problems) -> Result<(), AnalysisError> {
    for (table, columns) in YEARS {
        let Some(frame) = inputs.frames.get(*table) else { continue };
        for (input, number) in outside(inputs, table, frame, columns)? {
            let Some(input) = read.get(input as usize) else { continue };
            let message = format!(
                "{number} of its rows lie outside the reporting years that the source covers; they are not counted."
            );
            let help = "Check the dates, or name every year that the file covers with `years` in its [[sources]] part.";
            let place = input.sheet.clone().map_or(Place::File, Place::Sheet);
            let location = Location { file: input.file.clone(), place };
            problems.push(Diagnostic::new(Code::CasesOutsideYears, location, message, help));
        }
    }
    unused_published(inputs, read, problems)
}

/// How many rows of each input no covered year counts.
fn outside(
    inputs: &Inputs,
    table: &str,
    frame: &DataFrame,
    columns: &[&str],
) -> Result<BTreeMap<u32, u32>, AnalysisError> {
    let covered =
        |year: Option<&str>| year.and_then(|y| y.parse().ok()).is_some_and(|year| inputs.coverage.covers(table, year));
    let mut counted = vec![false; frame.height()];
    for column in columns {
        let mut known: HashMap<Option<&str>, bool> = HashMap::new();
        for (row, year) in words(frame.column(column)?)?.enumerate() {
            counted[row] |= *known.entry(year).or_insert_with(|| covered(year));
        }
    }
    let mut outside = BTreeMap::new();
    for (input, counted) in frame.column("input")?.u32()?.iter().zip(counted) {
        if let (Some(input), false) = (input, counted) {
            *outside.entry(input).or_default() += 1;
        }
    }
    Ok(outside)
}

fn unused_published(inputs: &Inputs, read: &[Input], problems: &mut Problems) -> Result<(), AnalysisError> {
    let Some(frame) = inputs.frames.get("published_figures") else { return Ok(()) };
    let (reports, figures) = (frame.column("report")?.str()?, frame.column("figure")?.str()?);
    let (sources, rows) = (frame.column("input")?.u32()?, frame.column("row")?.u32()?);
    for row in 0..frame.height() {
        let name = format!("{}: {}", reports.get(row).unwrap_or_default(), figures.get(row).unwrap_or_default());
        let own_name = figures.get(row).and_then(register::figure).is_some();
        if own_name || inputs.settings.published_figures.names.contains_key(&name) {
            continue;
        }
        let input = sources.get(row).and_then(|input| read.get(input as usize));
        let file = input.map(|input| input.file.clone()).unwrap_or_default();
        let place = Place::Row { sheet: input.and_then(|i| i.sheet.clone()), row: rows.get(row).unwrap_or_default() };
        let message = format!("The published figure \"{name}\" is not used: settings do not say which figure it is.");
        let help = "Add it to [published_figures.names] in report.toml, or take the row out.";
        problems.push(Diagnostic::new(Code::PublishedUnused, Location { file, place }, message, help));
    }
    Ok(())
}
