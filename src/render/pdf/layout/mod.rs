//! Layout: the document's blocks become pages of placed items and the tree of what they are.
//!
//! First every block is set as a column of pieces that are never split ([`setter`], and a module for each kind of
//! block); then [`breaking`] cuts the column into pages. It is done twice: the contents need the pages of the headings.

mod breaking;
mod chart;
mod contents;
mod cover;
mod facts;
mod piece;
mod running;
mod setter;
mod table;
mod text;

use super::error::PdfError;
use super::page::Item;
use super::setting::Engine;
use super::tree::{NodeId, Role, Tree};
use crate::report::document::{Block, Document, Inline};
use piece::Piece;
use setter::Setter;

/// A heading, as the bookmarks and the contents name it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct OutlineEntry {
    pub(super) level: u8,
    pub(super) title: String,
    /// The page it stands on, counted from 0, and how far down.
    pub(super) page: usize,
    pub(super) y: f32,
}

/// The document laid out: everything that the file must hold, and nothing about how a PDF holds it.
#[derive(Debug)]
pub(super) struct Laid {
    pub(super) pages: Vec<Vec<Item>>,
    pub(super) tree: Tree,
    /// The document's title first, then its headings.
    pub(super) outline: Vec<OutlineEntry>,
}

/// Lays the document out.
pub(super) fn lay_out(engine: &mut Engine, document: &Document) -> Result<Laid, PdfError> {
    let mut outline = vec![OutlineEntry { level: 1, title: document.title.clone(), page: 0, y: 0.0 }];
    collect_headings(&document.blocks, &mut outline);
    let has_contents = document.blocks.contains(&Block::Contents);
    if has_contents {
        outline = pass(engine, document, outline)?.outline;
    }
    let mut laid = pass(engine, document, outline)?;
    running::add(engine, document, &mut laid)?;
    Ok(laid)
}

/// One pass, with what is known so far of the headings' pages.
fn pass(engine: &mut Engine, document: &Document, outline: Vec<OutlineEntry>) -> Result<Laid, PdfError> {
    let mut setter = Setter::new(engine, &document.theme, &outline);
    let cover = cover::set(&mut setter, document)?;
    setter.blocks(&document.blocks)?;
    let (pieces, tree) = setter.finish();
    let mut laid = Laid { pages: vec![cover], tree, outline };
    for page in breaking::pages(pieces) {
        place(&mut laid, page);
    }
    Ok(laid)
}

/// Puts pieces on a page of their own and notes where headings and figures came to stand.
fn place(laid: &mut Laid, page: breaking::Page) {
    let number = laid.pages.len();
    let mut items = Vec::new();
    for (y, piece) in page.pieces {
        let Piece { items: within, heading, figure, .. } = piece;
        if let Some(entry) = heading.and_then(|index| laid.outline.get_mut(index)) {
            entry.page = number;
            entry.y = y;
        }
        if let Some((node, mut area)) = figure {
            area.y += y;
            laid.tree.get_mut(node).figure = Some(area);
        }
        items.extend(within.into_iter().map(|item| item.lowered(y)));
    }
    laid.pages.push(items);
}

/// The headings in the order in which the setter will meet them.
fn collect_headings(blocks: &[Block], outline: &mut Vec<OutlineEntry>) {
    for block in blocks {
        match block {
            Block::Heading { level, text, .. } => {
                outline.push(OutlineEntry { level: *level, title: Inline::plain(text), page: 0, y: 0.0 });
            }
            Block::List { items, .. } => items.iter().for_each(|item| collect_headings(item, outline)),
            _ => {}
        }
    }
}

/// Where blocks are set: how far in, how wide, inside which part of the document and how deep in lists.
#[derive(Clone, Copy, Debug)]
struct Frame {
    x: f32,
    width: f32,
    node: NodeId,
    depth: usize,
}

impl Frame {
    fn indented(self, by: f32, node: NodeId) -> Frame {
        Frame { x: self.x + by, width: self.width - by, node, depth: self.depth + 1 }
    }
}

impl Setter<'_> {
    fn blocks(&mut self, blocks: &[Block]) -> Result<(), PdfError> {
        for block in blocks {
            if let Block::Heading { level: 0..=2, .. } = block {
                self.section = self.tree.add(Role::Section, Tree::ROOT);
            }
            let frame = Frame { x: super::look::MARGIN, width: super::look::COLUMN, node: self.section, depth: 0 };
            self.block(block, frame)?;
        }
        Ok(())
    }

    fn block(&mut self, block: &Block, frame: Frame) -> Result<(), PdfError> {
        match block {
            Block::Heading { level, text, .. } => self.heading(*level, text, frame),
            Block::Paragraph(text) => self.paragraph(text, frame),
            Block::List { ordered, items } => self.list(*ordered, items, frame),
            Block::Quotation { text, attribution } => self.quotation(text, attribution.as_deref(), frame),
            Block::Table(table) => self.table(table, frame),
            Block::Chart(chart) => self.chart(chart, frame),
            Block::KeyFacts(facts) => self.key_facts(facts, frame),
            Block::Contents => self.contents(frame),
            Block::PageBreak => {
                self.start_page();
                Ok(())
            }
        }
    }
}
