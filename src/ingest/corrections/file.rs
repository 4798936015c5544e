//! Reading `corrections.csv` itself: its headings, and what every row of it must say.

use std::path::Path;

use chrono::NaiveDate;

use super::{CORRECTIONS_FILE, Correction, Field, PARTS, Part, cell};
use crate::diagnostics::{Code, Diagnostic, Location, Place, Problems, nearest};
use crate::ingest::cell::{Cell, Row};
use crate::ingest::dates;
use crate::ingest::delimited::{DELIMITERS, Delimited};
use crate::ingest::encoding::{self, NotText};
use crate::ingest::headings::Headings;
use crate::ingest::words::tidy;
use crate::workspace::Workspace;
use crate::workspace::settings::DateOrder;

/// The rows that can be used. A folder without the file has none.
pub(super) fn read(workspace: &Workspace, problems: &mut Problems) -> Vec<Correction> {
    let path = Path::new(CORRECTIONS_FILE);
    if !workspace.has(path) {
        return Vec::new();
    }
    let text = workspace.read(path).and_then(text);
    let rows = match text {
        Ok(text) => with_delimiter(text),
        Err(problem) => {
            problems.push(problem);
            return Vec::new();
        }
    };
    let published = workspace.settings.reports.values().map(|report| report.published).max().unwrap_or_default();
    let (mut corrections, mut columns) = (Vec::new(), None);
    rows.rows(|line, row| {
        match &columns {
            None => columns = headings(&Headings::of(line, &row), problems),
            Some(columns) if !row.is_blank() => {
                corrections.extend(correction(line, &row, columns, published, problems))
            }
            Some(_) => {}
        }
        columns.is_some()
    });
    corrections
}

fn text(bytes: Vec<u8>) -> Result<String, Diagnostic> {
    let problem = |code, place, message: &str| {
        let help = "Save the file from your spreadsheet as \"CSV UTF-8\".";
        Diagnostic::new(code, Location { file: CORRECTIONS_FILE.to_string(), place }, message, help)
    };
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(problem(
            Code::FileDamaged,
            Place::File,
            "The file is a workbook, though its name says it is text.",
        ));
    }
    encoding::decode(bytes, None).map_err(|wrong| match wrong {
        NotText::NotUtf8 { row } => {
            let place = Place::Row { sheet: None, row };
            problem(Code::EncodingInvalid, place, "A character of this row is not UTF-8.")
        }
        NotText::Broken(_) => problem(Code::EncodingInvalid, Place::File, "The file was cut short."),
    })
}

/// The text with the delimiter under which most of the headings are found.
fn with_delimiter(text: String) -> Delimited {
    let wanted: Vec<String> = PARTS.iter().map(|(_, name)| name.to_string()).collect();
    let mut rows = Delimited { text, delimiter: DELIMITERS[0] };
    let count = |rows: &Delimited| {
        let mut found = 0;
        rows.rows(|line, row| {
            found = Headings::of(line, &row).count(&wanted);
            false
        });
        found
    };
    let mut best = (0, DELIMITERS[0]);
    for delimiter in DELIMITERS {
        rows.delimiter = delimiter;
        let found = count(&rows);
        if found > best.0 {
            best = (found, delimiter);
        }
    }
    rows.delimiter = best.1;
    rows
}

/// The position of each part; none where one of them has no column.
fn headings(found: &Headings, problems: &mut Problems) -> Option<[Option<usize>; 7]> {
    let mut columns = [None; 7];
    let mut complete = true;
    for (part, name) in PARTS {
        columns[part as usize] = found.columns(name).first().copied();
        if columns[part as usize].is_none() {
            let place = Place::Row { sheet: None, row: found.row };
            let location = Location { file: CORRECTIONS_FILE.to_string(), place };
            let near =
                nearest(name, found.filled()).map(|near| format!("Did you mean \"{near}\"? ")).unwrap_or_default();
            let message = format!("The file of corrections has no column \"{name}\".");
            let help = format!("{near}Its first row holds: reference, field, from, to, reason, who, when.");
            problems.push(Diagnostic::new(Code::ColumnMissing, location, message, help));
            complete = false;
        }
    }
    complete.then_some(columns)
}

fn correction(
    line: u32,
    row: &Row<'_>,
    columns: &[Option<usize>; 7],
    published: NaiveDate,
    problems: &mut Problems,
) -> Option<Correction> {
    let before = problems.errors();
    let said = |part: Part| {
        let text = columns[part as usize].map(|at| row.cell(at)).unwrap_or(Cell::Blank).words();
        tidy(&text).into_owned()
    };
    for (part, name, ask) in [
        (Part::Reference, "reference", "Give the reference of the case as its export writes it."),
        (Part::Reason, "reason", "Say why the record is wrong, without naming anybody."),
        (Part::Who, "officer", "Give the role of the officer who decided it, such as Complaints Manager."),
    ] {
        if said(part).is_empty() {
            let message = format!("The correction gives no {name}.");
            problems.push(Diagnostic::new(Code::CorrectionInvalid, cell(line, columns, part), message, ask));
        }
    }
    let when = day(&said(Part::When), published);
    if let Err(message) = when {
        let help = "Give the day on which the correction was decided, such as 2024-11-12, no later than publication.";
        problems.push(Diagnostic::new(Code::CorrectionInvalid, cell(line, columns, Part::When), message, help));
    }
    let field = Field::parse(&said(Part::Field));
    if let Err((message, help)) = &field {
        problems.push(Diagnostic::new(Code::CorrectionUnknown, cell(line, columns, Part::Field), message, help));
    }
    let (Ok(field), Ok(when), true) = (field, when, problems.errors() == before) else { return None };
    let (from, to) = (said(Part::From), said(Part::To));
    let (reference, reason, who) = (said(Part::Reference), said(Part::Reason), said(Part::Who));
    Some(Correction { line, reference, field, from, to, reason, who, when })
}

fn day(text: &str, published: NaiveDate) -> Result<NaiveDate, &'static str> {
    match dates::parse(text, DateOrder::Dmy) {
        Ok(day) if day > published => Err("The correction is dated after the reports are published."),
        Ok(day) => Ok(day),
        Err(_) if text.is_empty() => Err("The correction gives no day."),
        Err(_) => Err("The correction's day is not a date."),
    }
}
