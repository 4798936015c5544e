//! What a report told of the council's actions, kept so that next year's must go on to tell of those it left open.

use std::path::{Path, PathBuf};

use super::{NotFrozen, table, unreadable};
use crate::calendar::ReportingYear;
use crate::diagnostics::Problems;
use crate::ingest::{ACTIONS_FILE, Action, PUBLISHED_ACTIONS_FILE, PUBLISHED_HEADINGS, WHOLE_COUNCIL, actions};
use crate::privacy::Gate;
use crate::provenance::Provenance;
use crate::workspace::{Workspace, outputs};

/// The record with what this build told of each action, and how many those are; none where the build has no report on the
/// whole council or no actions. A row of the record is only ever added or brought up to date.
pub(super) fn record(
    folder: &Path,
    workspace: &mut Workspace,
    build: &Provenance,
) -> Result<Option<(PathBuf, Vec<u8>, usize)>, NotFrozen> {
    let Some(published) = build.read.records.get(ACTIONS_FILE) else { return Ok(None) };
    let Ok(year) = build.reporting_year.parse::<ReportingYear>() else { return Ok(None) };
    if !build.reports.iter().any(|report| report == WHOLE_COUNCIL) {
        return Ok(None);
    }
    workspace.settings.reporting_year = year;
    let mut problems = Problems::new();
    let gate = Gate::new(workspace, &mut problems);
    let told = actions(workspace, &gate, &mut problems);
    if workspace.digest(Path::new(ACTIONS_FILE)).as_ref() != Some(published) {
        return Err(NotFrozen::Changed(ACTIONS_FILE.to_string()));
    }
    if problems.has_errors() {
        return Err(NotFrozen::Problems(problems));
    }
    let path = folder.join(PUBLISHED_ACTIONS_FILE);
    let bytes = outputs::bytes(&path).map_err(|source| unreadable(&path, source))?.unwrap_or_default();
    let mut rows = rows(&bytes, &path)?;
    let told: Vec<&Action> = told.iter().filter(|action| !action.told).collect();
    for action in &told {
        let row = [year.to_string(), action.id.clone(), action.action.clone(), action.status.word().to_string()];
        match rows.iter_mut().find(|found| found[..2] == row[..2]) {
            Some(found) => *found = row.to_vec(),
            None => rows.push(row.to_vec()),
        }
    }
    let headings = PUBLISHED_HEADINGS.map(str::to_string).to_vec();
    let lines = std::iter::once(&headings).chain(&rows).map(|row| table::line(row, ",", "\n"));
    Ok(Some((path, lines.collect::<String>().into_bytes(), told.len())))
}

/// The rows of the record as it stands, without its headings.
fn rows(bytes: &[u8], path: &Path) -> Result<Vec<Vec<String>>, NotFrozen> {
    let wrong = |what: &str| NotFrozen::Table { file: super::shown(path), what: what.to_string() };
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    if !bytes.is_empty() && reader.headers().is_ok_and(|found| found != PUBLISHED_HEADINGS.as_slice()) {
        return Err(wrong("Its first row must be year,id,action,status, as this command wrote it."));
    }
    let cells = |row: csv::StringRecord| row.iter().map(str::to_string).collect::<Vec<_>>();
    let rows = reader.records().map(|row| row.map(cells).map_err(|_| wrong("A row cannot be read.")));
    let rows: Vec<Vec<String>> = rows.collect::<Result<_, _>>()?;
    match rows.iter().all(|row| row.len() == PUBLISHED_HEADINGS.len()) {
        true => Ok(rows),
        false => Err(wrong("A row has more or fewer than four cells.")),
    }
}
