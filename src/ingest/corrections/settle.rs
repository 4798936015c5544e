//! What came of each correction once all exports are read.

use std::collections::{BTreeMap, BTreeSet};

use super::apply::{Attempt, Outcome};
use super::{CORRECTIONS, Corrected, Correction, Corrections};
use crate::diagnostics::{Code, Diagnostic, Location, Problems};
use crate::ingest::shown_reference;

/// How many choices a message lists.
const LISTED: usize = 12;

impl Corrections {
    /// The corrections that were made; every other is a problem at its row of the file.
    pub(in crate::ingest) fn settle(self, problems: &mut Problems) -> Vec<Corrected> {
        let mut made = Vec::new();
        let mut cells: BTreeMap<String, u32> = BTreeMap::new();
        for (correction, attempts) in self.list.iter().zip(&self.attempts) {
            let fitting: Vec<&Attempt> = attempts.iter().filter(|attempt| attempt.fits).collect();
            let records: BTreeSet<&str> = fitting.iter().map(|attempt| attempt.record.as_str()).collect();
            let problem = match fitting.first() {
                None => Some(not_found(correction, attempts)),
                Some(_) if records.len() > 1 => Some(ambiguous(correction, &fitting)),
                Some(first) => match cells.insert(first.place.to_string(), correction.line) {
                    Some(line) => Some(twice(correction, line)),
                    None => fitting.iter().find_map(|attempt| refused(correction, attempt)),
                },
            };
            match (problem, fitting.first()) {
                (Some(problem), _) => problems.push(with_reference(problem, correction)),
                (None, Some(first)) => made.push(corrected(correction, first)),
                (None, None) => {}
            }
        }
        made
    }
}

fn at(correction: &Correction) -> Location {
    CORRECTIONS.row(correction.line)
}

fn with_reference(problem: Diagnostic, correction: &Correction) -> Diagnostic {
    match shown_reference(&correction.reference) {
        Some(reference) => problem.reference(reference),
        None => problem,
    }
}

fn not_found(correction: &Correction, attempts: &[Attempt]) -> Diagnostic {
    if attempts.is_empty() {
        let message = format!("No export holds a row of this case with the field {}.", correction.field.column);
        let help =
            "Copy the reference from the export, and check that the table named before the field is the right one.";
        return Diagnostic::new(Code::CorrectionUnknown, at(correction), message, help);
    }
    let message = "The case has no such row.";
    let all: Vec<&Attempt> = attempts.iter().collect();
    Diagnostic::new(Code::CorrectionUnknown, at(correction), message, choices(&all))
}

fn ambiguous(correction: &Correction, fitting: &[&Attempt]) -> Diagnostic {
    let message = format!("The case has {} cells that this field could mean.", fitting.len());
    Diagnostic::new(Code::CorrectionAmbiguous, at(correction), message, choices(fitting))
}

fn choices(attempts: &[&Attempt]) -> String {
    let mut listed: Vec<String> = attempts.iter().map(|a| format!("{} ({})", a.field, a.place)).collect();
    let more = listed.len().saturating_sub(LISTED);
    listed.truncate(LISTED);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    format!("Write as the field one of: {}{more}.", listed.join(", "))
}

fn twice(correction: &Correction, line: u32) -> Diagnostic {
    let message = format!("Row {line} of the file corrects the same cell.");
    let help = "Keep one of the two rows, from what the export says to what is right.";
    Diagnostic::new(Code::CorrectionTwice, at(correction), message, help).related(CORRECTIONS.row(line))
}

fn refused(correction: &Correction, attempt: &Attempt) -> Option<Diagnostic> {
    let (message, help) = match &attempt.outcome {
        Outcome::Made => return None,
        Outcome::NoCell => (
            format!("The export of {} has no cell for {}.", attempt.table, correction.field.column),
            "Map the column in report.toml; a value under `constants` is corrected there.".to_string(),
        ),
        Outcome::Differs(says) => {
            let says = match says {
                Some(says) if says.is_empty() => "which is blank".to_string(),
                Some(says) => format!("which says \"{says}\""),
                None => "which is not shown because it may be personal".to_string(),
            };
            (
                format!("What stands under \"from\" is not what the export's cell holds, {says}."),
                "Look at the cell: the export may have changed since, or the correction is of another row.".to_string(),
            )
        }
        Outcome::Wrong(fault) => {
            (format!("What stands under \"to\" cannot be used: {}", fault.message), fault.help.clone())
        }
        Outcome::Same => (
            "The correction changes nothing: the export's cell already means that.".to_string(),
            "Take the row out of the file.".to_string(),
        ),
    };
    let code = match &attempt.outcome {
        Outcome::Same | Outcome::Wrong(_) => Code::CorrectionInvalid,
        _ => Code::CorrectionRefused,
    };
    Some(Diagnostic::new(code, at(correction), message, help).related(attempt.place.clone()))
}

fn corrected(correction: &Correction, attempt: &Attempt) -> Corrected {
    Corrected {
        reference: correction.reference.clone(),
        table: attempt.table.clone(),
        column: correction.field.column,
        place: attempt.place.clone(),
        from: correction.from.clone(),
        to: correction.to.clone(),
        is_personal: crate::ingest::tables::is_personal(correction.field.column),
        reason: correction.reason.clone(),
        who: correction.who.clone(),
        when: correction.when,
    }
}
