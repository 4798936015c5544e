//! Reading `corrections.csv` itself: what every row of it must say.

use chrono::NaiveDate;

use super::{CORRECTIONS, Correction, Field};
use crate::diagnostics::{Code, Problems};
use crate::ingest::dates;
use crate::ingest::ledger::Entry;
use crate::workspace::Workspace;
use crate::workspace::settings::DateOrder;

/// The rows that can be used. A folder without the file has none.
pub(super) fn read(workspace: &Workspace, problems: &mut Problems) -> Vec<Correction> {
    let published = workspace.settings.reports.values().map(|report| report.published).max().unwrap_or_default();
    let mut corrections = Vec::new();
    CORRECTIONS.read(workspace, problems, |entry, problems| {
        corrections.extend(correction(entry, published, problems));
    });
    corrections
}

fn correction(entry: &Entry<'_>, published: NaiveDate, problems: &mut Problems) -> Option<Correction> {
    let before = problems.errors();
    for (column, name, ask) in [
        ("reference", "reference", "Give the reference of the case as its export writes it."),
        ("reason", "reason", "Say why the record is wrong, without naming anybody."),
        ("who", "officer", "Give the role of the officer who decided it, such as Complaints Manager."),
    ] {
        if entry.said(column).is_empty() {
            let message = format!("The correction gives no {name}.");
            problems.push(entry.problem(Code::CorrectionInvalid, column, message, ask));
        }
    }
    let when = day(&entry.said("when"), published);
    if let Err(message) = when {
        let help = "Give the day on which the correction was decided, such as 2024-11-12, no later than publication.";
        problems.push(entry.problem(Code::CorrectionInvalid, "when", message, help));
    }
    let field = Field::parse(&entry.said("field"));
    if let Err((message, help)) = &field {
        problems.push(entry.problem(Code::CorrectionUnknown, "field", message, help));
    }
    let (Ok(field), Ok(when), true) = (field, when, problems.errors() == before) else { return None };
    let (from, to) = (entry.said("from"), entry.said("to"));
    let (reference, reason, who) = (entry.said("reference"), entry.said("reason"), entry.said("who"));
    Some(Correction { line: entry.line, reference, field, from, to, reason, who, when })
}

fn day(text: &str, published: NaiveDate) -> Result<NaiveDate, &'static str> {
    match dates::parse(text, DateOrder::Dmy) {
        Ok(day) if day > published => Err("The correction is dated after the reports are published."),
        Ok(day) => Ok(day),
        Err(_) if text.is_empty() => Err("The correction gives no day."),
        Err(_) => Err("The correction's day is not a date."),
    }
}
