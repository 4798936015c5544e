//! Composing a round with its quality assurance statement, which tells of everything else in it.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::between::{Told, readable};
use super::note;
use crate::analysis::{Figures, Inputs, register};
use crate::diagnostics::Problems;
use crate::ingest;
use crate::report::assured::{Assured, STATEMENT};
use crate::report::document::{Audience, Document};
use crate::report::{self, Sources, neighbours};
use crate::workspace::Workspace;

/// The documents of the reports asked for, composed on all cores. The quality assurance statement is told what was found in
/// all others, and comes after them.
pub(super) fn compose(
    reports: &[String],
    sources: Sources,
    told: &Told,
    left_out: &mut BTreeSet<String>,
    problems: &mut Problems,
) -> Vec<Document> {
    let mut documents = Vec::new();
    let names = to_compose(reports, sources.workspace, sources.audience);
    for names in names.chunk_by(|_, next| next != STATEMENT) {
        let files = sources.workspace.digests().len();
        let (found, others) = (Assured::count(problems), documents.len());
        let assured = Assured { found, files, documents: others, ..sources.assured.clone() };
        let one = |name: &String| {
            let mut found = Problems::new();
            let sources = told.sources(name, Sources { assured: &assured, ..sources });
            (report::compose(name, sources, &mut found), found)
        };
        let composed: Vec<_> = names.par_iter().with_max_len(1).map(one).collect();
        for (name, (document, found)) in names.iter().zip(composed) {
            documents.push((name, document));
            note(found, name, left_out, problems);
        }
    }
    let asked = documents.into_iter().filter(|(name, _)| reports.contains(name));
    let mut documents: Vec<Document> = asked.filter_map(|(_, document)| document).collect();
    neighbours::keep_links_that_lead(&mut documents);
    documents
}

/// What is composed for the reports asked for. The quality assurance statement tells of the checks of all, and comes last.
fn to_compose(reports: &[String], workspace: &Workspace, audience: Audience) -> Vec<String> {
    if !reports.iter().any(|name| name == STATEMENT) {
        return reports.to_vec();
    }
    let others: Vec<String> = workspace.settings.reports.keys().filter(|name| *name != STATEMENT).cloned().collect();
    readable(&others, audience).into_iter().chain([STATEMENT.to_string()]).collect()
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
