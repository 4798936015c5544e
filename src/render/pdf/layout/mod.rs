//! Layout: the document's blocks become pages of placed items and the tree of what they are.
//!
//! First every block is set as a column of pieces that are never split ([`setter`], and a module for each kind of
//! block); then [`breaking`] cuts the column into pages. What needs the pages is set last: charts, whose height their page
//! decides, the numbers of the contents, running headers.

mod anchors;
mod beside;
mod breaking;
mod chart;
mod committee;
mod contents;
mod cover;
mod facts;
mod logo;
mod outline;
mod piece;
mod running;
mod setter;
mod table;
mod text;

use super::error::PdfError;
use super::look::CLOSE_TABLES;
use super::page::{Anchor, Item, Page, Place, Sheet, Target};
use super::setting::Engine;
use super::tree::{FigureBox, NodeId, Role, Tree};
use crate::report::arrangement;
use crate::report::document::{Appendix, Block, Document, DocumentKind};
use chart::Drawing;
pub(super) use outline::OutlineEntry;
use piece::Piece;
use setter::Setter;
use std::collections::BTreeMap;

/// A document of the file: the whole of it, or of a pack the note and each appendix.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Part {
    /// The page it begins on, and its title's place in the outline.
    pub(super) page: usize,
    pub(super) title: usize,
    /// What its pages say at their head.
    pub(super) header: String,
    /// Whether it begins with a page of its own, which bears no header or footer.
    pub(super) cover: bool,
}

/// The document laid out: everything that the file must hold, and nothing about how a PDF holds it.
#[derive(Debug)]
pub(super) struct Laid {
    pub(super) pages: Vec<Page>,
    pub(super) tree: Tree,
    /// The document's title first, then its headings; in a pack each appendix likewise.
    pub(super) outline: Vec<OutlineEntry>,
    /// What links within a document lead to.
    anchors: BTreeMap<Anchor, Place>,
    pub(super) parts: Vec<Part>,
}

impl Laid {
    /// Where a link leads, if within the file.
    pub(super) fn place(&self, target: &Target) -> Option<&Place> {
        match target {
            Target::Web(_) => None,
            Target::Heading(index) => self.outline.get(*index).map(|entry| &entry.place),
            Target::Anchor(anchor) => self.anchors.get(anchor),
        }
    }
}

/// Lays the document out.
pub(super) fn lay_out(engine: &mut Engine, document: &Document) -> Result<Laid, PdfError> {
    let (mut laid, drawings) = placed(engine, document)?;
    for page in &mut laid.pages {
        chart::draw(engine, page, &drawings)?;
        contents::number(engine, page, &laid.outline)?;
    }
    running::add(engine, document, &mut laid)?;
    Ok(laid)
}

/// A document set and not yet cut into pages. Its part's page is still to be known.
struct SetPart {
    part: Part,
    cover: Option<Vec<Item>>,
    pieces: Vec<Piece>,
}

/// The document on its pages. Charts and the numbers of pages have their places, and are still to be drawn and set.
fn placed<'d>(engine: &mut Engine, document: &'d Document) -> Result<(Laid, Vec<Drawing<'d>>), PdfError> {
    let outline = outline::of(document);
    let anchors = anchors::of(document);
    let mut setter = Setter::new(engine, &document.theme, &outline, &anchors);
    let mut parts = vec![setter.document(document)?];
    for appendix in &document.appendices {
        parts.push(setter.appendix(appendix)?);
    }
    let (tree, drawings) = setter.finish();
    let mut laid = Laid { pages: Vec::new(), tree, outline, anchors, parts: Vec::new() };
    for SetPart { part, cover, pieces } in parts {
        let page = laid.pages.len();
        if let Some(title) = laid.outline.get_mut(part.title) {
            title.place.page = page;
        }
        laid.parts.push(Part { page, ..part });
        laid.pages.extend(cover.map(|items| Page { items, sheet: Sheet::Upright }));
        for page in breaking::pages(pieces) {
            place(&mut laid, page);
        }
    }
    Ok((laid, drawings))
}

/// Puts pieces on a page of their own and notes where headings and figures came to stand.
fn place(laid: &mut Laid, page: breaking::Page) {
    let number = laid.pages.len();
    let mut items = Vec::new();
    for (y, piece) in page.pieces {
        let Piece { items: within, heading, anchors, figures, .. } = piece;
        let place = Place { page: number, y, sheet: page.sheet };
        if let Some(entry) = heading.and_then(|index| laid.outline.get_mut(index)) {
            entry.place = place;
        }
        laid.anchors.extend(anchors.into_iter().map(|(anchor, down)| (anchor, Place { y: y + down, ..place })));
        for (node, area) in figures {
            laid.tree.get_mut(node).figure = Some(FigureBox { y: area.y + y, ..area });
        }
        items.extend(within.into_iter().map(|item| item.lowered(y)));
    }
    laid.pages.push(Page { sheet: page.sheet, items });
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
    /// The whole width of the page's column.
    fn page(node: NodeId) -> Frame {
        Frame { x: super::look::MARGIN, width: super::look::COLUMN, node, depth: 0 }
    }

    fn indented(self, by: f32, node: NodeId) -> Frame {
        Frame { x: self.x + by, width: self.width - by, node, depth: self.depth + 1 }
    }
}

/// What it costs to part the last of two blocks from the one that follows. Words lead up to a table or chart, a chart to
/// the table of its values, and the sentence that opens a section to what it opens.
fn parting(before: [Option<&Block>; 2], next: Option<&Block>) -> f32 {
    match (before, next) {
        ([Some(Block::Heading { level: 0..=2, .. }), Some(Block::Paragraph(_))], _) => breaking::OPENED,
        ([_, Some(Block::Paragraph(_) | Block::List { .. })], Some(Block::Table(_) | Block::Chart(_))) => {
            breaking::PARTED
        }
        ([_, Some(Block::Chart(_))], Some(Block::Table(_))) => breaking::PARTED,
        _ => 0.0,
    }
}

impl<'d> Setter<'_, 'd> {
    fn document(&mut self, document: &'d Document) -> Result<SetPart, PdfError> {
        let title = self.begin(&document.theme, Tree::ROOT);
        if document.kind == DocumentKind::Statement {
            self.tables = CLOSE_TABLES;
        }
        let cover = match document.kind {
            DocumentKind::Report => Some(cover::set(self, document)?),
            DocumentKind::Committee | DocumentKind::Statement => {
                self.title_block(document, title)?;
                None
            }
        };
        if !document.appendices.is_empty() {
            self.pack_contents()?;
        }
        let header = format!("{} {}", document.running_title, document.year);
        self.set_part(document, title, header, cover)
    }

    fn appendix(&mut self, appendix: &'d Appendix) -> Result<SetPart, PdfError> {
        let part = self.tree.add(Role::Part, Tree::ROOT);
        let title = self.begin(&appendix.document.theme, part);
        let cover = Some(cover::appendix(self, appendix)?);
        let header = format!("{}: {} {}", appendix.name(), appendix.document.running_title, appendix.document.year);
        self.set_part(&appendix.document, title, header, cover)
    }

    fn set_part(
        &mut self,
        document: &'d Document,
        title: usize,
        header: String,
        cover: Option<Vec<Item>>,
    ) -> Result<SetPart, PdfError> {
        self.blocks(&document.blocks)?;
        let part = Part { page: 0, title, header, cover: cover.is_some() };
        Ok(SetPart { part, cover, pieces: self.take_pieces() })
    }

    fn blocks(&mut self, blocks: &'d [Block]) -> Result<(), PdfError> {
        let mut before = [None, None];
        let mut rows = arrangement::rows(blocks).into_iter().peekable();
        while let Some(row) = rows.next() {
            let is_quotation = |block: Option<&Block>| matches!(block, Some(Block::Quotation { .. }));
            let next = rows.peek().and_then(|row| row.first());
            if is_quotation(before[1]) && is_quotation(row.first()) && !is_quotation(next) {
                // The last of several does not stand alone on a page.
                self.keep_last();
            }
            self.part_last(parting(before, row.first()));
            before = [before[1], row.last()];
            if let [Block::Heading { level: 0..=2, .. }, ..] = row {
                self.section = self.tree.add(Role::Section, self.part);
            }
            let frame = Frame::page(self.section);
            match row {
                [first, second] => self.pair(first, second, frame)?,
                row => row.iter().try_for_each(|block| self.block(block, frame))?,
            }
        }
        Ok(())
    }

    fn block(&mut self, block: &'d Block, frame: Frame) -> Result<(), PdfError> {
        let start = self.position();
        self.set_block(block, frame)?;
        if let (Some(anchor), Some(first)) =
            (anchors::id(block).map(|id| self.anchor(id)), self.since(start).first_mut())
        {
            first.anchors.push((anchor, 0.0));
        }
        Ok(())
    }

    fn set_block(&mut self, block: &'d Block, frame: Frame) -> Result<(), PdfError> {
        match block {
            Block::Heading { level, text, .. } => self.heading(*level, text, frame),
            Block::Paragraph(text) => self.paragraph(text, frame),
            Block::List { ordered, items } => self.list(*ordered, items, frame),
            Block::Quotation { text, attribution } => self.quotation(text, attribution.as_deref(), frame),
            Block::Table(table) => self.table(table, frame),
            Block::Chart(chart) => self.chart(chart, frame),
            Block::KeyFacts(facts) => self.key_facts(facts, frame),
            Block::FrontSheet(entries) => self.front_sheet(entries, frame),
            Block::Contents => self.contents(frame),
            Block::PageBreak => {
                self.start_page();
                Ok(())
            }
        }
    }
}
