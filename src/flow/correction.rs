//! A report that is issued again says at its front what changed.

use super::edition::{Edition, record_of};
use super::{Failure, Request};
use crate::analysis::register;
use crate::comparison::{FigureChange, changed_figures, check, notice};
use crate::diagnostics::{Diagnostic, Problems};
use crate::ingest::Corrected;
use crate::record::Record;
use crate::report::document::Document;
use crate::workspace::shown;

/// The record of the edition that this one replaces, with its place: one for each audience, none where none is named.
pub(super) type Before = Vec<(String, Record)>;

/// Reads what the request is held against, before any work is done for it.
pub(super) fn before(request: &Request) -> Result<Before, Failure> {
    let read = |folder| request.audiences.iter().map(move |audience| record_of(folder, *audience).map_err(located));
    request.against.iter().flat_map(|folder| read(folder)).collect()
}

/// Adds the notice to every document that shows a figure that changed since the edition of the same audience.
/// Gives a sentence for the officer.
pub(super) fn add(
    request: &Request,
    before: &Before,
    of: &Edition,
    documents: &mut [Document],
) -> Result<Option<String>, Failure> {
    let audience = request.audiences.iter().position(|audience| *audience == of.audience);
    let (Some((path, old)), Some(folder)) = (audience.and_then(|at| before.get(at)), &request.against) else {
        return Ok(None);
    };
    let new = of.record(&[], &of.explanations()?);
    check(old, &new, path).map_err(located)?;
    let changes = changed_figures(old, &new, &[]);
    let mut noted = 0;
    for document in documents.iter_mut() {
        noted += usize::from(add_to(document, old, &changes, since(old, of)));
    }
    let (edition, folder) = (of.audience.name(), shown(folder));
    let changed = match changes.len() {
        0 => {
            return Ok(Some(format!(
                "Nothing changed in the {edition} edition since {folder}: no correction notice was added."
            )));
        }
        1 => "One value".to_string(),
        n => format!("{n} values"),
    };
    let said = if noted == 1 {
        "one report says so at its front".into()
    } else {
        format!("{noted} reports say so at their front")
    };
    Ok(Some(format!("{changed} of the {edition} edition changed since {folder}; {said}.")))
}

/// The corrections made since the earlier edition: those that stand after its own in the file.
fn since<'a>(old: &Record, of: &Edition<'a>) -> &'a [Corrected] {
    of.tables.corrections.get(old.corrections..).unwrap_or_default()
}

/// Why records were put right that a report counts, each reason once. Whose records they are is not said.
fn reasons(report: &str, corrections: &[Corrected]) -> Vec<String> {
    let tables = register::tables(report);
    let mut reasons: Vec<String> = Vec::new();
    for correction in corrections.iter().filter(|correction| tables.contains(&correction.table)) {
        if !reasons.contains(&correction.reason) {
            reasons.push(correction.reason.clone());
        }
    }
    reasons
}

/// Adds the notice to a document and to those bound behind it; whether it needed one itself.
fn add_to(document: &mut Document, old: &Record, changes: &[FigureChange], corrections: &[Corrected]) -> bool {
    for appendix in &mut document.appendices {
        add_to(&mut appendix.document, old, changes, corrections);
    }
    let before = old.document(&document.name).and_then(|old| old.published.clone());
    let blocks = notice(document, changes, before.as_deref(), &reasons(&document.name, corrections));
    let needed = !blocks.is_empty();
    document.blocks.splice(0..0, blocks);
    needed
}

fn located(problem: Diagnostic) -> Failure {
    let mut problems = Problems::new();
    problems.push(problem);
    Failure::Problems(problems)
}
