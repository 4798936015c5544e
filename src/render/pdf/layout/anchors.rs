//! Anchors: what a link within a document can lead to. Each document of a pack has names of its own.

use super::super::page::{Anchor, Place};
use crate::report::document::{Block, Document};
use std::collections::BTreeMap;

/// The headings, tables and charts of the document and its appendices, none of them placed yet.
pub(super) fn of(document: &Document) -> BTreeMap<Anchor, Place> {
    let mut anchors = BTreeMap::new();
    let appendices = document.appendices.iter().map(|appendix| &appendix.document);
    for (number, document) in std::iter::once(document).chain(appendices).enumerate() {
        add(number, &document.blocks, &mut anchors);
    }
    anchors
}

fn add(document: usize, blocks: &[Block], anchors: &mut BTreeMap<Anchor, Place>) {
    for block in blocks {
        match block {
            Block::List { items, .. } => items.iter().for_each(|item| add(document, item, anchors)),
            Block::FrontSheet(entries) => entries.iter().for_each(|entry| add(document, &entry.text, anchors)),
            block => {
                let anchor = id(block).map(|id| Anchor { document, id: id.to_string() });
                anchors.extend(anchor.map(|anchor| (anchor, Place::default())));
            }
        }
    }
}

/// The name that links know a block by.
pub(super) fn id(block: &Block) -> Option<&str> {
    match block {
        Block::Heading { id, .. } => Some(id),
        Block::Table(table) => Some(&table.id),
        Block::Chart(chart) => Some(&chart.id),
        _ => None,
    }
}
