//! The contents: headings of levels 2 and 3, those before them too, each a link to its place, with dots leading to its page. Where they do not
//! fit on a page, those of level 2 alone.

use super::super::error::PdfError;
use super::super::look::{CONTENTS, CONTENTS_MINOR, GREY, ROOM, TextStyle};
use super::super::page::{DECORATION, Item, Mark, Target};
use super::super::setting::Line;
use super::super::tree::{NodeId, Role};
use super::super::words::Words;
use super::piece::{Piece, guard_ends};
use super::setter::{Setter, bare_line};
use super::{Frame, OutlineEntry};
use parley::Alignment;

const MINOR_INDENT: f32 = 16.0;
/// The room kept for page numbers, the same in both passes so that the contents never grow.
const NUMBERS: f32 = 34.0;

/// The space above an entry of level 2 and of level 3.
const BEFORE: (f32, f32) = (7.0, 1.5);
/// What the heading of the contents takes.
const HEADING: f32 = 45.0;

/// The headings of a document from its title to the next, without that of the contents, which is the last one set.
fn sections(outline: &[OutlineEntry], next: usize) -> impl Iterator<Item = (usize, &OutlineEntry)> {
    let before = outline.get(..next).unwrap_or_default();
    let first = before.iter().rposition(|entry| entry.level <= 1).map_or(0, |title| title + 1);
    let own = outline.iter().enumerate().skip(first).take_while(|(_, entry)| entry.level > 1);
    own.filter(move |(index, _)| index + 1 != next)
}

impl Setter<'_, '_> {
    pub(super) fn contents(&mut self, frame: Frame) -> Result<(), PdfError> {
        let outline = self.outline;
        let levels = if self.fits_a_page(frame)? { 2..=3 } else { 2..=2 };
        let listed = |(_, entry): &(usize, &OutlineEntry)| levels.contains(&entry.level);
        let list = self.tree.add(Role::Contents, frame.node);
        let mut minor = None;
        let mut pieces = Vec::new();
        for (index, entry) in sections(outline, self.next_heading).filter(listed) {
            if entry.level == 2 {
                minor = None;
                let before = if pieces.is_empty() { 0.0 } else { BEFORE.0 };
                pieces.push((before, self.contents_entry(index, entry, CONTENTS, Frame { node: list, ..frame })?));
            } else {
                let parent: NodeId = *minor.get_or_insert_with(|| self.tree.add(Role::Contents, list));
                let within = frame.indented(MINOR_INDENT, parent);
                pieces.push((BEFORE.1, self.contents_entry(index, entry, CONTENTS_MINOR, within)?));
            }
        }
        let mut pieces: Vec<Piece> = pieces.into_iter().map(|(before, piece)| Piece { before, ..piece }).collect();
        guard_ends(&mut pieces);
        self.space(6.0);
        self.extend(pieces);
        self.space(14.0);
        Ok(())
    }

    /// Whether the headings of both levels fit on a page, beneath the heading of the contents.
    fn fits_a_page(&mut self, frame: Frame) -> Result<bool, PdfError> {
        let mut height = HEADING;
        for (_, entry) in sections(self.outline, self.next_heading) {
            let (style, indent, before) = match entry.level {
                2 => (CONTENTS, 0.0, BEFORE.0),
                3 => (CONTENTS_MINOR, MINOR_INDENT, BEFORE.1),
                _ => continue,
            };
            let words = Words::plain(&entry.title);
            let set = self.engine.set(&words, style, frame.width - indent - NUMBERS, Alignment::Start)?;
            height += before + set.height();
        }
        Ok(height <= ROOM)
    }

    pub(super) fn contents_entry(
        &mut self,
        index: usize,
        entry: &OutlineEntry,
        style: TextStyle,
        frame: Frame,
    ) -> Result<Piece, PdfError> {
        let item = self.tree.add(Role::ContentsItem, frame.node);
        let reference = self.tree.add(Role::Reference, item);
        let node = self.tree.add(Role::Link, reference);
        let title = Words::plain(&format!("{} ", entry.title));
        let set = self.engine.set(&title, style, frame.width - NUMBERS, Alignment::Start)?;
        let mut items = self.block_items(&set, frame.x, 0.0, node);
        let number = entry.place.page + 1;
        if let (Some(last), Some(figures)) = (set.lines.last(), self.engine.set_line(&number.to_string(), style)?) {
            let top = set.height() - last.height;
            let right = frame.x + frame.width;
            items.extend(self.leader(frame.x + last.width, right - NUMBERS + 8.0, top, style)?);
            items.extend(bare_line(&figures, right - figures.width, top, Mark::Node(node)));
        }
        items.push(Item::Link {
            x: frame.x,
            y: 0.0,
            width: frame.width,
            height: set.height(),
            node,
            target: Target::Heading(index),
            contents: format!("{}, page {number}", entry.title),
        });
        Ok(Piece::new(set.height(), items))
    }

    /// Dots from the end of the words to the numbers, on a grid so that those of all lines stand under one another.
    fn leader(&mut self, from: f32, to: f32, y: f32, style: TextStyle) -> Result<Vec<Item>, PdfError> {
        let style = TextStyle { face: super::super::face::Face::Regular, ..CONTENTS_MINOR.coloured(GREY) }
            .with_leading(style.leading);
        let Some(dot) = self.engine.set_line(" .", style)? else { return Ok(Vec::new()) };
        let count = ((to - from - dot.width) / dot.width).floor();
        if count < 2.0 {
            return Ok(Vec::new());
        }
        let dots: Option<Line> = self.engine.set_line(&" .".repeat(count as usize), style)?;
        Ok(dots.map(|line| bare_line(&line, to - line.width, y, DECORATION)).unwrap_or_default())
    }
}
