//! Figures that the law or guidance asks a report for, and that no page of it mentions.

use std::collections::BTreeSet;

use crate::analysis::required::required;
use crate::analysis::{Computation, register};
use crate::diagnostics::{Code, Diagnostic, Location};
use crate::report::document::{Block, Inline};

/// What a composed report leaves out.
pub(in crate::report) fn unmentioned(report: &str, blocks: &[Block]) -> Vec<Diagnostic> {
    let mut mentioned = BTreeSet::new();
    blocks.iter().for_each(|block| of_block(block, &mut mentioned));
    let missing = required(report).filter(|asked| !asked.any_of.iter().any(|name| mentioned.contains(*name)));
    let found = missing.map(|asked| {
        let name = asked.any_of.first().copied().unwrap_or_default();
        let message =
            format!("No page of the {report} report gives {}, which {} asks for.", asked.what, asked.by.citation());
        let help = format!("Put {name} back into a section of templates/{report}, as a live figure or a table of it.");
        Diagnostic::new(Code::FigureUnmentioned, Location::file(format!("templates/{report}")), message, help)
    });
    found.collect()
}

fn of_block(block: &Block, mentioned: &mut BTreeSet<String>) {
    match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => of_inlines(text, mentioned),
        Block::List { items, .. } => items.iter().flatten().for_each(|block| of_block(block, mentioned)),
        Block::Table(table) => {
            table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| of_inlines(&cell.text, mentioned));
        }
        Block::KeyFacts(facts) => facts.iter().for_each(|fact| of_inlines(&fact.number, mentioned)),
        Block::FrontSheet(entries) => {
            entries.iter().flat_map(|entry| &entry.text).for_each(|block| of_block(block, mentioned));
        }
        Block::Quotation { .. } | Block::Chart(_) | Block::Contents | Block::PageBreak => {}
    }
}

fn of_inlines(text: &[Inline], mentioned: &mut BTreeSet<String>) {
    for inline in text {
        match inline {
            Inline::Figure { name, .. } => of_name(name, mentioned),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
                of_inlines(inner, mentioned)
            }
            Inline::Text(_) | Inline::Signal { .. } => {}
        }
    }
}

/// `2023/24.childrens_statutory_by_stage.1.count` is the breakdown; `part_of.SHARE` is its part and its whole too.
fn of_name(name: &str, mentioned: &mut BTreeSet<String>) {
    let mut parts = name.split('.');
    let (group, Some(name)) = (parts.next(), parts.next()) else { return };
    mentioned.insert(name.to_string());
    let computation = register::figure(name).map(|figure| &figure.computation);
    if let (Some("part_of"), Some(Computation::Share { part, whole })) = (group, computation) {
        mentioned.extend([part.name.to_string(), whole.name.to_string()]);
    }
}
