//! The setter: sets blocks as a column of pieces and grows the tree beside it.

use super::super::error::PdfError;
use super::super::look::{TABLES, TableLook, TextStyle};
use super::super::page::{Anchor, Item, Mark, Place, Sheet, Target};
use super::super::setting::{Engine, Line, SetText};
use super::super::tree::{NodeId, Role, Tree};
use super::super::words::{LinkWords, Words};
use super::chart::Drawing;
use super::piece::Piece;
use super::{Frame, OutlineEntry};
use crate::report::theme::Theme;
use parley::Alignment;
use std::collections::BTreeMap;

/// How far under the baseline a link's line runs, and how thick it is.
const UNDERLINE: (f32, f32) = (1.6, 0.6);
/// The most space between a heading and the table or chart beneath it.
const UNDER_HEADING: f32 = 7.5;

/// Sets a document (`'d`), whose charts are drawn when it has let go of the engine (`'s`).
pub(super) struct Setter<'s, 'd> {
    pub(super) engine: &'s mut Engine,
    pub(super) theme: &'d Theme,
    pub(super) tables: TableLook,
    /// The headings, whose pages are not yet known.
    pub(super) outline: &'s [OutlineEntry],
    /// What links within a document can lead to.
    anchors: &'s BTreeMap<Anchor, Place>,
    /// The documents begun so far.
    documents: usize,
    pub(super) tree: Tree,
    /// The charts set so far, to be drawn where they come to stand.
    pub(super) drawings: Vec<Drawing<'d>>,
    /// The document or appendix that sections now belong to.
    pub(super) part: NodeId,
    /// The section that blocks now belong to.
    pub(super) section: NodeId,
    /// The outline entry that the next heading is, titles among them.
    pub(super) next_heading: usize,
    /// The level of the last heading as the tree has it; the title's is 1.
    pub(super) depth: u8,
    pieces: Vec<Piece>,
    /// The space due above the next piece.
    gap: f32,
    page_starts: bool,
    /// Whether what was set last is a heading.
    pub(super) headed: bool,
}

impl<'s, 'd> Setter<'s, 'd> {
    pub(super) fn new(
        engine: &'s mut Engine,
        theme: &'d Theme,
        outline: &'s [OutlineEntry],
        anchors: &'s BTreeMap<Anchor, Place>,
    ) -> Self {
        Setter {
            engine,
            theme,
            tables: TABLES,
            outline,
            anchors,
            documents: 0,
            tree: Tree::new(),
            drawings: Vec::new(),
            part: Tree::ROOT,
            section: Tree::ROOT,
            next_heading: 0,
            depth: 1,
            pieces: Vec::new(),
            gap: 0.0,
            page_starts: false,
            headed: false,
        }
    }

    /// Begins a document, whose title is the next heading; gives the title's place in the outline.
    pub(super) fn begin(&mut self, theme: &'d Theme, part: NodeId) -> usize {
        self.theme = theme;
        self.documents += 1;
        (self.part, self.section, self.depth) = (part, part, 1);
        self.next_heading += 1;
        self.next_heading - 1
    }

    /// All pieces set since the document began.
    pub(super) fn take_pieces(&mut self) -> Vec<Piece> {
        (self.gap, self.page_starts) = (0.0, false);
        std::mem::take(&mut self.pieces)
    }

    /// Begins a column apart from the one that is being set; `resume` goes back to that.
    pub(super) fn set_aside(&mut self) -> Column {
        let pieces = std::mem::take(&mut self.pieces);
        Column { pieces, gap: std::mem::take(&mut self.gap), page_starts: std::mem::take(&mut self.page_starts) }
    }

    /// Goes back to a column; gives what was set since it was left.
    pub(super) fn resume(&mut self, column: Column) -> Vec<Piece> {
        (self.gap, self.page_starts) = (column.gap, column.page_starts);
        std::mem::replace(&mut self.pieces, column.pieces)
    }

    pub(super) fn finish(self) -> (Tree, Vec<Drawing<'d>>) {
        (self.tree, self.drawings)
    }

    /// Asks for space above a table or chart, which stands closer to a heading of its own.
    pub(super) fn space_block(&mut self, space: f32) {
        self.space(if self.headed { space.min(UNDER_HEADING) } else { space });
    }

    /// Asks for space above the next piece; of the spaces asked for by neighbours the larger counts.
    pub(super) fn space(&mut self, space: f32) {
        self.gap = self.gap.max(space);
    }

    pub(super) fn start_page(&mut self) {
        self.page_starts = true;
    }

    pub(super) fn push(&mut self, mut piece: Piece) {
        self.headed = false;
        piece.before += std::mem::take(&mut self.gap);
        piece.starts_page |= std::mem::take(&mut self.page_starts);
        self.pieces.push(piece);
    }

    pub(super) fn extend(&mut self, pieces: impl IntoIterator<Item = Piece>) {
        pieces.into_iter().for_each(|piece| self.push(piece));
    }

    /// Keeps whatever was set last with what comes next.
    pub(super) fn keep_last(&mut self) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.keep_with_next = true;
        }
    }

    /// What it costs to part what was set last from what comes next.
    pub(super) fn part_last(&mut self, cost: f32) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.parting = cost;
        }
    }

    /// Moves what was set last, so far as it must stay with what comes next, to a page of that sort.
    pub(super) fn turn_last(&mut self, sheet: Sheet) {
        for piece in self.pieces.iter_mut().rev().take_while(|piece| piece.keep_with_next) {
            piece.sheet = sheet;
        }
    }

    /// How many pieces there are, to come back to those set since.
    pub(super) fn position(&self) -> usize {
        self.pieces.len()
    }

    pub(super) fn since(&mut self, position: usize) -> &mut [Piece] {
        let from = position.min(self.pieces.len());
        &mut self.pieces[from..]
    }

    /// What links to this name in the document being set lead to.
    pub(super) fn anchor(&self, id: &str) -> Anchor {
        Anchor { document: self.documents.saturating_sub(1), id: id.to_string() }
    }

    /// The links of words with where they lead; those to a name that the document does not have lead nowhere.
    fn links(&self, links: &[LinkWords], parent: NodeId) -> Links {
        let target = |link: &LinkWords| match link.url.strip_prefix('#') {
            None => Some(Target::Web(link.url.clone())),
            Some(id) => Some(self.anchor(id)).filter(|anchor| self.anchors.contains_key(anchor)).map(Target::Anchor),
        };
        let links = links.iter().map(|link| Some((target(link)?, contents(link)))).collect();
        Links { links, parent, nodes: BTreeMap::new() }
    }

    /// Words set as one piece a line.
    pub(super) fn lines(&mut self, words: &Words, style: TextStyle, frame: Frame) -> Result<Vec<Piece>, PdfError> {
        let set = self.engine.set(words, style, frame.width, Alignment::Start)?;
        let mut links = self.links(&set.links, frame.node);
        Ok(set
            .lines
            .iter()
            .map(|line| Piece::new(line.height, links.line(&mut self.tree, line, frame.x, 0.0)))
            .collect())
    }

    /// Words set as one block of items, whose first line has its top at `y`.
    pub(super) fn block_items(&mut self, set: &SetText, x: f32, mut y: f32, node: NodeId) -> Vec<Item> {
        let mut links = self.links(&set.links, node);
        let mut items = Vec::new();
        for line in &set.lines {
            items.extend(links.line(&mut self.tree, line, x, y));
            y += line.height;
        }
        items
    }
}

/// A column of pieces that was left for another.
pub(super) struct Column {
    pieces: Vec<Piece>,
    gap: f32,
    page_starts: bool,
}

/// The items of a line in which links are no more than words: for headers, labels and repeated rows.
pub(super) fn bare_line(line: &Line, x: f32, y: f32, mark: Mark) -> Vec<Item> {
    let text =
        |run: &super::super::setting::Run| Item::Text { run: run.clone(), x: x + run.x, y: y + line.baseline, mark };
    line.runs.iter().map(text).collect()
}

/// The links of one stretch of words. Each has one node in the tree, however many lines it runs over.
struct Links {
    /// Where each leads, and what a reader is told of it.
    links: Vec<Option<(Target, String)>>,
    parent: NodeId,
    nodes: BTreeMap<usize, NodeId>,
}

impl Links {
    fn line(&mut self, tree: &mut Tree, line: &Line, x: f32, y: f32) -> Vec<Item> {
        let mut items = Vec::new();
        let baseline = y + line.baseline;
        for run in &line.runs {
            let left = x + run.x;
            let text = |mark| Item::Text { run: run.clone(), x: left, y: baseline, mark };
            let Some((index, (target, contents))) =
                run.link.and_then(|index| Some((index, self.links.get(index)?.as_ref()?)))
            else {
                items.push(text(Mark::Node(self.parent)));
                continue;
            };
            let node = *self.nodes.entry(index).or_insert_with(|| tree.add(Role::Link, self.parent));
            let width = if std::ptr::eq(run, &line.runs[line.runs.len() - 1]) {
                (line.width - run.x + line.runs[0].x).min(run.width)
            } else {
                run.width
            };
            items.push(Item::panel(left, baseline + UNDERLINE.0, width, UNDERLINE.1, run.colour));
            items.push(text(Mark::Node(node)));
            items.push(Item::Link {
                x: left,
                y,
                width,
                height: line.height,
                node,
                target: target.clone(),
                contents: contents.clone(),
            });
        }
        items
    }
}

/// What a reader is told of a link: its words, and where it leads.
fn contents(link: &LinkWords) -> String {
    if link.text == link.url || link.url.starts_with('#') {
        link.text.clone()
    } else {
        format!("{} ({})", link.text, link.url)
    }
}
