//! Composing a round with its quality assurance statement, which tells of everything else in it.

use std::collections::BTreeSet;

use super::note;
use crate::analysis::{Figures, Inputs, register};
use crate::diagnostics::Problems;
use crate::ingest;
use crate::report::assured::{Assured, STATEMENT};
use crate::report::document::Document;
use crate::report::{self, Sources, neighbours};
use crate::workspace::Workspace;

/// The documents of the reports asked for. The quality assurance statement is told what was found in all others.
pub(super) fn compose(
    reports: &[String],
    sources: Sources,
    left_out: &mut BTreeSet<String>,
    problems: &mut Problems,
) -> Vec<Document> {
    let mut documents = Vec::new();
    for (others, name) in to_compose(reports, sources.workspace).iter().enumerate() {
        let found = Assured::count(problems);
        let files = sources.workspace.digests().len();
        let assured = Assured { found, files, documents: others, ..sources.assured.clone() };
        let mut found = Problems::new();
        let document = report::compose(name, Sources { assured: &assured, ..sources }, &mut found);
        documents.extend(document.filter(|_| reports.contains(name)));
        note(found, name, left_out, problems);
    }
    neighbours::keep_links_that_lead(&mut documents);
    documents
}

/// What is composed for the reports asked for. The quality assurance statement tells of the checks of all, and comes last.
fn to_compose(reports: &[String], workspace: &Workspace) -> Vec<String> {
    if !reports.iter().any(|name| name == STATEMENT) {
        return reports.to_vec();
    }
    let others = workspace.settings.reports.keys().filter(|name| *name != STATEMENT);
    others.cloned().chain([STATEMENT.to_string()]).collect()
}

/// What is known of the checks of a round before its documents are composed.
pub(super) fn known(tables: &ingest::Tables, inputs: &Inputs, figures: &Figures) -> Assured {
    let has_number = |name| figures.value(name, figures.year).absence().is_none();
    Assured {
        sources: tables.inputs.len(),
        rows: tables.inputs.iter().map(|input| u64::from(input.rows_read)).sum(),
        figures: register::figures().filter(|figure| has_number(figure.name)).count(),
        held_against: inputs.held_against(figures),
        corrections: tables.corrections.len(),
        ..Assured::default()
    }
}
