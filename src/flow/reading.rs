//! Opening a report folder and reading its exports.

use super::{Failure, Request, between};
use crate::analysis::{checks, register};
use crate::diagnostics::{Problems, Severity};
use crate::ingest::{self, Input};
use crate::report::theme::{self, Theme};
use crate::workspace::Workspace;
use std::collections::BTreeSet;

/// The report folder, its tables and its look; problems that were found on the way stop the flow here, unless asked to keep going.
pub(super) fn read(request: &Request, problems: &mut Problems) -> Result<(Workspace, ingest::Tables, Theme), Failure> {
    let workspace = open(request, problems);
    let Some(workspace) = workspace else { return Err(Failure::Problems(std::mem::take(problems))) };
    checks::settings(&workspace, problems);
    between::check(request, &workspace, problems);
    let theme = theme::read(&workspace, problems);
    if problems.has_errors() {
        // Settings that are wrong are wrong for every report; the exports are still read, to show all problems at once.
        ingest::read(&workspace, problems);
        return Err(Failure::Problems(std::mem::take(problems)));
    }
    let tables = ingest::read(&workspace, problems);
    if problems.has_errors() && !request.keep_going {
        return Err(Failure::Problems(std::mem::take(problems)));
    }
    Ok((workspace, tables, theme))
}

/// The configured reports that count rows of an export that has problems.
pub(super) fn faulty_reports(workspace: &Workspace, inputs: &[Input], problems: &Problems) -> BTreeSet<String> {
    let is_faulty = |input: &&Input| {
        let mut errors = problems.iter().filter(|d| d.code.severity() == Severity::Error);
        errors.any(|d| {
            d.location.file == input.file && d.location.sheet().is_none_or(|s| Some(s) == input.sheet.as_deref())
        })
    };
    if problems.iter().any(|d| d.code.severity() == Severity::Error && d.location.file == ingest::CORRECTIONS_FILE) {
        // Whichever case a faulty correction was meant for, figures without it would be wrong.
        return workspace.settings.reports.keys().cloned().collect();
    }
    let own = [ingest::SELF_ASSESSMENT_FILE, ingest::ACTIONS_FILE, ingest::PUBLISHED_ACTIONS_FILE];
    let of_the_council =
        problems.iter().any(|d| d.code.severity() == Severity::Error && own.contains(&d.location.file.as_str()));
    let tables: Vec<&str> = inputs.iter().filter(is_faulty).map(|input| input.table.as_str()).collect();
    let counts = |name: &str| {
        let own = name == ingest::WHOLE_COUNCIL && of_the_council;
        own || register::tables(name).iter().any(|table| tables.contains(&table.as_str()))
    };
    let reports = workspace.settings.reports.iter();
    let faulty = reports.filter(|(name, report)| counts(name) || report.appendices.iter().any(|name| counts(name)));
    faulty.map(|(name, _)| name.clone()).collect()
}

fn open(request: &Request, problems: &mut Problems) -> Option<Workspace> {
    let mut workspace = Workspace::open(&request.folder, problems)?;
    workspace.is_traced = request.is_traced;
    let settings = &mut workspace.settings;
    between::configure(request, settings);
    if let Some(year) = request.year.or(request.period.map(|period| period.year)) {
        // A source that names no years covers the year of the settings, whichever year is asked for.
        for source in settings.sources.iter_mut().filter(|source| source.years.is_empty()) {
            source.years = vec![settings.reporting_year];
        }
        settings.reporting_year = year;
    }
    Some(workspace)
}
