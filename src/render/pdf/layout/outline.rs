//! The outline: titles and headings in reading order, for the bookmarks and the contents.

use super::super::page::Place;
use crate::report::document::{Block, Document, Inline};

/// What the list of a pack's documents is headed.
pub(super) const PACK_CONTENTS: &str = "In this pack";

/// A heading, as the bookmarks and the contents name it.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct OutlineEntry {
    pub(in super::super) level: u8,
    pub(in super::super) title: String,
    pub(in super::super) place: Place,
}

/// The titles and headings in the order in which the setter will meet them.
pub(super) fn of(document: &Document) -> Vec<OutlineEntry> {
    let mut outline = vec![entry(1, document.title.clone())];
    if !document.appendices.is_empty() {
        outline.push(entry(2, PACK_CONTENTS.to_string()));
    }
    headings(&document.blocks, &mut outline);
    for appendix in &document.appendices {
        outline.push(entry(1, format!("{}: {}", appendix.name(), appendix.document.title)));
        headings(&appendix.document.blocks, &mut outline);
    }
    outline
}

fn entry(level: u8, title: String) -> OutlineEntry {
    OutlineEntry { level, title, place: Place::default() }
}

fn headings(blocks: &[Block], outline: &mut Vec<OutlineEntry>) {
    for block in blocks {
        match block {
            Block::Heading { level, text, .. } => outline.push(entry((*level).max(2), Inline::plain(text))),
            Block::List { items, .. } => items.iter().for_each(|item| headings(item, outline)),
            Block::FrontSheet(entries) => entries.iter().for_each(|entry| headings(&entry.text, outline)),
            _ => {}
        }
    }
}
