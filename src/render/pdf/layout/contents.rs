//! The contents: headings of levels 2 and 3, those before them too, each a link to its place, with dots leading to its page.
//! Where they do not fit on a page they stand in two columns, and where not even so, those of level 2 alone.

use super::super::error::PdfError;
use super::super::look::{CONTENTS, CONTENTS_IN_COLUMNS, CONTENTS_MINOR, GREY, ROOM, TextStyle};
use super::super::page::{DECORATION, Item, Mark, Page, Target};
use super::super::setting::{Engine, Line};
use super::super::tree::{NodeId, Role};
use super::super::words::Words;
use super::piece::{Piece, guard_ends};
use super::setter::{Setter, bare_line};
use super::{Frame, OutlineEntry};
use parley::Alignment;

const MINOR_INDENT: f32 = 16.0;
/// The room kept for page numbers, so that the contents never grow by them.
const NUMBERS: f32 = 34.0;

/// How entries of level 3 are set, and the space above one of level 2 and of level 3.
#[derive(Clone, Copy)]
struct Look {
    minor: TextStyle,
    before: (f32, f32),
}

const ALONE: Look = Look { minor: CONTENTS_MINOR, before: (7.0, 1.5) };
const IN_COLUMNS: Look = Look { minor: CONTENTS_IN_COLUMNS, before: (5.0, 1.0) };

impl Look {
    /// The space above an entry.
    fn before(self, entry: &OutlineEntry) -> f32 {
        if entry.level == 2 { self.before.0 } else { self.before.1 }
    }
}

/// What a page has for the list beneath the heading of the contents.
const LISTED: f32 = ROOM - 45.0;
/// Between two columns.
const GUTTER: f32 = 25.0;

/// The headings of a document from its title to the next, without that of the contents, which is the last one set.
fn sections(outline: &[OutlineEntry], next: usize) -> impl Iterator<Item = (usize, &OutlineEntry)> {
    let before = outline.get(..next).unwrap_or_default();
    let first = before.iter().rposition(|entry| entry.level <= 1).map_or(0, |title| title + 1);
    let own = outline.iter().enumerate().skip(first).take_while(|(_, entry)| entry.level > 1);
    own.filter(move |(index, _)| index + 1 != next)
}

/// Where a second column begins, so that the longer of the two is as short as can be and no section is torn. None where
/// they do not fit on a page.
fn halves(all: &[(usize, &OutlineEntry)], heights: &[f32]) -> Option<usize> {
    let longer = |middle: usize| {
        let (left, right) = heights.split_at(middle);
        left.iter().sum::<f32>().max(right.iter().sum())
    };
    let starts = (1..all.len()).filter(|at| all.get(*at).is_some_and(|(_, entry)| entry.level == 2));
    let middle = starts.min_by(|a, b| longer(*a).total_cmp(&longer(*b)))?;
    (longer(middle) <= LISTED).then_some(middle)
}

/// Sets the numbers of a page's entries, now that the headings' pages are known, and tells them to who hears the links.
pub(super) fn number(engine: &mut Engine, page: &mut Page, outline: &[OutlineEntry]) -> Result<(), PdfError> {
    if !page.items.iter().any(|item| matches!(item, Item::PageNumber { .. })) {
        return Ok(());
    }
    let number_of = |heading: usize| outline.get(heading).map_or(0, |entry| entry.place.page + 1);
    let mut items = Vec::with_capacity(page.items.len());
    for item in std::mem::take(&mut page.items) {
        match item {
            Item::PageNumber { heading, right, y, style, mark } => {
                if let Some(figures) = engine.set_line(&number_of(heading).to_string(), style)? {
                    items.extend(bare_line(&figures, right - figures.width, y, mark));
                }
            }
            Item::Link { x, y, width, height, node, target: Target::Heading(heading), contents } => {
                let (target, contents) = (Target::Heading(heading), format!("{contents}, page {}", number_of(heading)));
                items.push(Item::Link { x, y, width, height, node, target, contents });
            }
            item => items.push(item),
        }
    }
    page.items = items;
    Ok(())
}

impl Setter<'_, '_> {
    pub(super) fn contents(&mut self, frame: Frame) -> Result<(), PdfError> {
        let list = self.tree.add(Role::Contents, frame.node);
        let frame = Frame { node: list, ..frame };
        let all: Vec<(usize, &OutlineEntry)> =
            sections(self.outline, self.next_heading).filter(|(_, entry)| entry.level <= 3).collect();
        self.space(6.0);
        if self.heights(&all, ALONE, frame.width)?.iter().sum::<f32>() <= LISTED {
            let pieces = self.entries(&all, ALONE, frame)?;
            self.extend(pieces);
        } else {
            let width = (frame.width - GUTTER) / 2.0;
            let heights = self.heights(&all, IN_COLUMNS, width)?;
            match halves(&all, &heights) {
                Some(middle) => {
                    let (left, right) = all.split_at(middle);
                    let left = self.entries(left, IN_COLUMNS, Frame { width, ..frame })?;
                    let right =
                        self.entries(right, IN_COLUMNS, Frame { x: frame.x + width + GUTTER, width, ..frame })?;
                    self.push(Piece::beside(Piece::stacked(left), Piece::stacked(right)));
                }
                None => {
                    let major: Vec<_> = all.into_iter().filter(|(_, entry)| entry.level == 2).collect();
                    let pieces = self.entries(&major, ALONE, frame)?;
                    self.extend(pieces);
                }
            }
        }
        self.space(14.0);
        Ok(())
    }

    /// Entries one beneath another, those of level 3 in a list of their own under that of level 2.
    fn entries(&mut self, all: &[(usize, &OutlineEntry)], look: Look, frame: Frame) -> Result<Vec<Piece>, PdfError> {
        let mut minor = None;
        let mut pieces: Vec<Piece> = Vec::new();
        for (index, entry) in all {
            let set = if entry.level == 2 {
                minor = None;
                self.contents_entry(*index, entry, CONTENTS, frame)?
            } else {
                let parent: NodeId = *minor.get_or_insert_with(|| self.tree.add(Role::Contents, frame.node));
                self.contents_entry(*index, entry, look.minor, frame.indented(MINOR_INDENT, parent))?
            };
            let before = if pieces.is_empty() { 0.0 } else { look.before(entry) };
            pieces.push(Piece { before, ..set });
        }
        guard_ends(&mut pieces);
        Ok(pieces)
    }

    /// What each entry takes in a column of a width, with the space above it.
    fn heights(&mut self, all: &[(usize, &OutlineEntry)], look: Look, width: f32) -> Result<Vec<f32>, PdfError> {
        let one = |(_, entry): &(usize, &OutlineEntry)| {
            let (style, indent) = if entry.level == 2 { (CONTENTS, 0.0) } else { (look.minor, MINOR_INDENT) };
            let words = Words::plain(&format!("{} ", entry.title));
            let set = self.engine.set(&words, style, width - indent - NUMBERS, Alignment::Start)?;
            Ok(look.before(entry) + set.height())
        };
        all.iter().map(one).collect()
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
        if let Some(last) = set.lines.last() {
            let y = set.height() - last.height;
            let right = frame.x + frame.width;
            items.extend(self.leader(frame.x + last.width, right - NUMBERS + 8.0, y, style)?);
            items.push(Item::PageNumber { heading: index, right, y, style, mark: Mark::Node(node) });
        }
        items.push(Item::Link {
            x: frame.x,
            y: 0.0,
            width: frame.width,
            height: set.height(),
            node,
            target: Target::Heading(index),
            contents: entry.title.clone(),
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
