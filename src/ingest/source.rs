//! Opening the file of a source and finding its headings.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::cell::Row;
use super::delimited::{DELIMITERS, Delimited};
use super::encoding::{self, NotText};
use super::headings::{self, Headings, SEARCHED};
use super::limits::{Broken, RowLimits};
use super::plan::Plan;
use super::words::fold;
use super::workbook::{self, Sheet, Workbook};
use crate::diagnostics::{Code, Diagnostic, Location, Place, Problems, known_names, nearest};
use crate::workspace::settings::LimitSettings;
use crate::workspace::{self, Workspace};

/// The rows of a source, from a text file or a sheet.
pub(super) enum Rows {
    Text(Delimited),
    Sheet(Sheet),
}

impl Rows {
    /// Calls `each` with every row and its number, until `each` says stop.
    pub(super) fn each(&self, each: impl FnMut(u32, Row<'_>) -> bool) {
        match self {
            Rows::Text(text) => text.rows(each),
            Rows::Sheet(sheet) => sheet.rows(each),
        }
    }

    /// The first rows, as candidates for headings; those with more columns than are read are passed over.
    pub(super) fn first(&self, most: usize, columns: u64) -> Vec<Headings> {
        let (mut rows, mut seen) = (Vec::new(), 0);
        self.each(|number, row| {
            seen += 1;
            if row.width() as u64 <= columns {
                rows.push(Headings::of(number, &row));
            }
            seen < most
        });
        rows
    }

    /// What is too much about one of the first rows, so that none of them could be found to be the headings.
    fn broken(&self, most: usize, limits: &LimitSettings, file: &str, sheet: Option<&str>) -> Option<Diagnostic> {
        let (mut watch, mut found, mut seen) = (RowLimits::new(limits, file, sheet), None, 0);
        self.each(|number, row| {
            seen += 1;
            found = watch.next(number, &row).map(Broken::problem);
            found.is_none() && seen < most
        });
        found
    }
}

/// Workbooks already opened: five sheets of one file are five sources.
#[derive(Debug, Default)]
pub(super) struct Opened {
    workbooks: BTreeMap<PathBuf, Result<Workbook, Diagnostic>>,
}

/// The rows of a source and its headings, or none where a problem forbids reading on; and all that is wrong about them.
pub(super) fn open(
    workspace: &Workspace,
    plan: &Plan<'_>,
    opened: &mut Opened,
) -> (Option<(Rows, Headings)>, Problems) {
    let file = workspace::shown(&plan.source.file);
    let wanted = wanted(plan);
    let rows = if workbook::is_workbook(&file) {
        opened.sheet(workspace, plan, &file).map(Rows::Sheet)
    } else {
        text(workspace, plan, &file, &wanted).map(Rows::Text)
    };
    let mut problems = Problems::new();
    let found = match rows {
        Ok(rows) => find_headings(&rows, plan, &workspace.settings.limits, &file, &wanted, &mut problems)
            .map(|headings| (rows, headings)),
        Err(problem) => {
            problems.push(problem);
            None
        }
    };
    (found, problems)
}

/// The headings that settings map, folded, each once.
fn wanted(plan: &Plan<'_>) -> Vec<String> {
    let mut wanted: Vec<String> = plan.headings().iter().map(|(heading, _)| fold(heading)).collect();
    wanted.sort();
    wanted.dedup();
    wanted
}

impl Opened {
    fn sheet(&mut self, workspace: &Workspace, plan: &Plan<'_>, file: &str) -> Result<Sheet, Diagnostic> {
        let open = || {
            let bytes = workspace.read(&plan.source.file)?;
            workbook::open(file, bytes, &workspace.settings.limits)
        };
        let workbook = match self.workbooks.entry(plan.source.file.clone()).or_insert_with(open) {
            Ok(workbook) => workbook,
            Err(problem) => return Err(problem.clone()),
        };
        let wanted = plan.source.sheet.as_deref().unwrap_or_default();
        let names = workbook.names();
        let Some(name) = names.iter().find(|sheet| sheet.name.trim() == wanted.trim()) else {
            let message = format!("{file} has no sheet \"{wanted}\".");
            let help = known_names(wanted, names.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>());
            return Err(Diagnostic::new(Code::SheetMissing, Location::file(file), message, help));
        };
        workbook.sheet(file, &name.name, &workspace.settings.limits)
    }
}

/// The decoded text of a CSV file, with the delimiter under which most of the mapped headings are found.
fn text(workspace: &Workspace, plan: &Plan<'_>, file: &str, wanted: &[String]) -> Result<Delimited, Diagnostic> {
    let bytes = workspace.read(&plan.source.file)?;
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let message = format!("{file} is a workbook, though its name says it is text.");
        let help = "Give the file the ending .xlsx or .xls, and name its sheet in report.toml.";
        return Err(Diagnostic::new(Code::FileDamaged, Location::file(file), message, help));
    }
    let encoding = plan.source.encoding.as_deref();
    let text = encoding::decode(bytes, encoding).map_err(|wrong| not_text(file, wrong))?;
    let mut rows = Delimited { text, delimiter: DELIMITERS[0] };
    if let Some(declared) = plan.source.delimiter {
        rows.delimiter = u8::try_from(declared).unwrap_or(DELIMITERS[0]);
        return Ok(rows);
    }
    let mut best = (0, DELIMITERS[0]);
    for delimiter in DELIMITERS {
        rows.delimiter = delimiter;
        let found = most_headings(&rows, wanted, workspace.settings.limits.columns);
        if found > best.0 {
            best = (found, delimiter);
        }
    }
    rows.delimiter = best.1;
    Ok(rows)
}

fn most_headings(rows: &Delimited, wanted: &[String], columns: u64) -> usize {
    let (mut most, mut seen) = (0, 0);
    rows.rows(|number, row| {
        if row.width() as u64 <= columns {
            most = most.max(Headings::of(number, &row).count(wanted));
        }
        seen += 1;
        seen < SEARCHED && most < wanted.len()
    });
    most
}

fn not_text(file: &str, wrong: NotText) -> Diagnostic {
    match wrong {
        NotText::NotUtf8 { row } => {
            let location = Location { file: file.to_string(), place: Place::Row { sheet: None, row } };
            let message = "A character of this row is not UTF-8.";
            let help = "If the file was saved by Excel as CSV, add `encoding = \"windows-1252\"` to its source in report.toml; or save it as \"CSV UTF-8\".";
            Diagnostic::new(Code::EncodingInvalid, location, message, help)
        }
        NotText::Broken(name) => {
            let message = format!("The file is not {name}, or was cut short.");
            let help = "Export it again, or correct the `encoding` of its source in report.toml.";
            Diagnostic::new(Code::EncodingInvalid, Location::file(file), message, help)
        }
    }
}

fn find_headings(
    rows: &Rows,
    plan: &Plan<'_>,
    limits: &LimitSettings,
    file: &str,
    wanted: &[String],
    problems: &mut Problems,
) -> Option<Headings> {
    let sheet = plan.source.sheet.clone().filter(|_| matches!(rows, Rows::Sheet(_)));
    let place = |place| Location { file: file.to_string(), place };
    let declared = plan.source.heading_row;
    let searched = declared.map_or(SEARCHED, |row| SEARCHED.max(row as usize));
    let Some(headings) = headings::find(&rows.first(searched, limits.columns), wanted, declared) else {
        problems.push(rows.broken(searched, limits, file, sheet.as_deref()).unwrap_or_else(|| {
            let (message, help) = no_headings(declared, plan);
            let location = place(sheet.map_or(Place::File, Place::Sheet));
            Diagnostic::new(Code::HeadingsMissing, location, message, help)
        }));
        return None;
    };
    let row = place(Place::Row { sheet: sheet.clone(), row: headings.row });
    let before = problems.errors();
    for (heading, column) in plan.headings() {
        match headings.columns(heading).as_slice() {
            [] => problems.push(column_missing(row.clone(), &headings, wanted, heading, column)),
            [_] => {}
            [_, second, ..] => {
                let column = u32::try_from(second + 1).unwrap_or(u32::MAX);
                let cell = Place::Cell { sheet: sheet.clone(), row: headings.row, column };
                let message = format!("The heading \"{heading}\" stands twice, and report.toml maps it.");
                let help = "Rename one of the two columns in the file, or take it out of the export.";
                problems.push(Diagnostic::new(Code::ColumnTwice, place(cell), message, help));
            }
        }
    }
    (problems.errors() == before).then_some(headings)
}

fn no_headings(declared: Option<u32>, plan: &Plan<'_>) -> (String, String) {
    let example = plan.headings().first().map(|(heading, _)| *heading).unwrap_or_default();
    let message = match declared {
        Some(row) => format!("Row {row} holds none of the headings that report.toml maps, such as \"{example}\"."),
        None => format!("No row holds any of the headings that report.toml maps, such as \"{example}\"."),
    };
    let help = "Check that the file and sheet are the right ones; `annual-report inspect FILE` shows their headings.";
    (message, help.to_string())
}

/// What headings there are is said only where the row plainly is the headings: a row of data may hold names.
fn column_missing(location: Location, row: &Headings, wanted: &[String], heading: &str, column: &str) -> Diagnostic {
    let message = format!("There is no column \"{heading}\", which report.toml maps to {column}.");
    let near = nearest(heading, row.filled()).map(|near| format!("Did you mean \"{near}\"? "));
    let help = if row.count(wanted) * 2 >= wanted.len() {
        let list: Vec<&str> = row.filled().collect();
        format!("{}The headings are: {}.", near.unwrap_or_default(), list.join(", "))
    } else {
        "Check that the file and sheet are the right ones, and give heading_row if another row holds the headings."
            .into()
    };
    Diagnostic::new(Code::ColumnMissing, location, message, help)
}
