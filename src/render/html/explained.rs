//! In an internal edition each number leads to the page that explains it.

use std::borrow::Cow;

use crate::report::address;
use crate::report::document::{Audience, Block, Cell, Document, FrontSheetEntry, Inline, KeyFact, Row, Table};

/// The document's blocks with a link around every live figure; in a publication they are as they are.
pub(super) fn linked(document: &Document) -> Cow<'_, [Block]> {
    match document.audience {
        Audience::Publication => Cow::Borrowed(&document.blocks),
        Audience::Internal => Cow::Owned(blocks(&document.blocks)),
    }
}

fn blocks(all: &[Block]) -> Vec<Block> {
    all.iter().map(block).collect()
}

fn block(block: &Block) -> Block {
    match block {
        Block::Paragraph(text) => Block::Paragraph(inlines(text)),
        Block::List { ordered, items } => {
            Block::List { ordered: *ordered, items: items.iter().map(|item| blocks(item)).collect() }
        }
        Block::Quotation { text, attribution } => {
            Block::Quotation { text: inlines(text), attribution: attribution.clone() }
        }
        Block::Table(data) => Block::Table(table(data)),
        Block::KeyFacts(facts) => Block::KeyFacts(facts.iter().map(fact).collect()),
        Block::FrontSheet(entries) => {
            let entry = |e: &FrontSheetEntry| FrontSheetEntry { label: e.label.clone(), text: blocks(&e.text) };
            Block::FrontSheet(entries.iter().map(entry).collect())
        }
        // A heading is a target itself, and stands in the contents too.
        other => other.clone(),
    }
}

fn table(table: &Table) -> Table {
    let cell = |cell: &Cell| Cell { text: inlines(&cell.text) };
    let row = |row: &Row| Row { cells: row.cells.iter().map(cell).collect(), total: row.total };
    Table {
        rows: table.rows.iter().map(row).collect(),
        notes: table.notes.iter().map(|note| inlines(note)).collect(),
        ..table.clone()
    }
}

fn fact(fact: &KeyFact) -> KeyFact {
    KeyFact { number: inlines(&fact.number), comparison: fact.comparison.as_deref().map(inlines), ..fact.clone() }
}

fn inlines(all: &[Inline]) -> Vec<Inline> {
    all.iter().map(inline).collect()
}

fn inline(part: &Inline) -> Inline {
    match part {
        Inline::Figure { name, .. } => match address(name) {
            Some(url) => Inline::Link { text: vec![part.clone()], url },
            None => part.clone(),
        },
        Inline::Strong(inner) => Inline::Strong(inlines(inner)),
        Inline::Emphasis(inner) => Inline::Emphasis(inlines(inner)),
        // A link within a link leads nowhere.
        Inline::Text(_) | Inline::Link { .. } | Inline::Signal { .. } => part.clone(),
    }
}
