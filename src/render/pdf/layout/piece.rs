//! A piece: what stands or falls together on a page, a line of a paragraph or a row of a table.

use super::super::page::{Anchor, Item, Sheet};
use super::super::tree::{FigureBox, NodeId};
use std::rc::Rc;

/// How much air charts have, from the closest to the airiest: a page takes one for all of its charts. 1 is as on a screen.
pub(super) const AIRS: [f64; 5] = [0.86, 0.93, 1.0, 1.13, 1.26];
/// Which of them is 1.
pub(super) const USUAL: usize = 2;

/// Set with its top at 0; its items are lowered to their place when it is put on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// The space above it, except at the top of a page.
    pub(super) before: f32,
    pub(super) height: f32,
    pub(super) items: Vec<Item>,
    /// Stays on one page with the piece that follows.
    pub(super) keep_with_next: bool,
    /// What it costs to part it from the piece that follows, where they need not stay together.
    pub(super) parting: f32,
    /// Begins a page, whatever room is left.
    pub(super) starts_page: bool,
    /// Begins a page where less than this is left.
    pub(super) least_room: f32,
    /// Said again above the piece where it comes to begin a page: a table's heading row.
    pub(super) repeated: Option<Rc<Piece>>,
    /// The heading that begins here, by its index in the outline.
    pub(super) heading: Option<usize>,
    /// What links lead to, and how far down on the piece it stands.
    pub(super) anchors: Vec<(Anchor, f32)>,
    /// The figures on it with their rectangles.
    pub(super) figures: Vec<(NodeId, FigureBox)>,
    /// Stands on a page of its sort: a wide table on one that is turned.
    pub(super) sheet: Sheet,
    /// What it is with each of the airs, if it has a chart: their items, heights and figures count.
    pub(super) versions: Vec<Piece>,
}

impl Piece {
    pub(super) fn new(height: f32, items: Vec<Item>) -> Self {
        Piece { height, items, ..Piece::default() }
    }

    /// One that has more or less air, given as it is with each.
    pub(super) fn airy(versions: Vec<Piece>) -> Piece {
        let usual = versions.get(USUAL).cloned().unwrap_or_default();
        Piece { versions, ..usual }
    }

    /// As it is with one of the airs.
    pub(super) fn with_air(mut self, air: usize) -> Piece {
        if air < self.versions.len() {
            let Piece { height, items, figures, .. } = self.versions.swap_remove(air);
            (self.height, self.items, self.figures) = (height, items, figures);
        }
        self.versions.clear();
        self
    }

    /// How high it is with each of the airs.
    pub(super) fn heights(&self) -> [f32; AIRS.len()] {
        std::array::from_fn(|air| self.versions.get(air).map_or(self.height, |version| version.height))
    }

    /// A column of pieces as one that is never split.
    pub(super) fn stacked(pieces: Vec<Piece>) -> Piece {
        Piece::together(pieces, |pieces| {
            let mut whole = Piece::default();
            for piece in pieces {
                let top = whole.height + if whole.items.is_empty() { 0.0 } else { piece.before };
                whole.put(piece, top);
            }
            whole
        })
    }

    /// Two that stand side by side.
    pub(super) fn beside(first: Piece, second: Piece) -> Piece {
        Piece::together(vec![first, second], |pieces| {
            let mut both = Piece::default();
            pieces.into_iter().for_each(|piece| both.put(piece, 0.0));
            both
        })
    }

    /// Pieces made one, as they are with each of the airs if any of them has a chart.
    fn together(pieces: Vec<Piece>, put: impl Fn(Vec<Piece>) -> Piece) -> Piece {
        if pieces.iter().all(|piece| piece.versions.is_empty()) {
            return put(pieces);
        }
        let version = |air| put(pieces.iter().map(|piece| piece.clone().with_air(air)).collect());
        let versions: Vec<Piece> = (0..AIRS.len()).map(version).collect();
        Piece::airy(versions)
    }

    /// Puts another piece on this one with its top at `y`; it is read after what is there.
    fn put(&mut self, piece: Piece, y: f32) {
        self.items.extend(piece.items.into_iter().map(|item| item.lowered(y)));
        self.anchors.extend(piece.anchors.into_iter().map(|(anchor, down)| (anchor, down + y)));
        self.figures.extend(piece.figures.into_iter().map(|(node, area)| (node, FigureBox { y: area.y + y, ..area })));
        self.height = self.height.max(y + piece.height);
    }

    /// The room it takes, which at the top of a page has no space above it.
    pub(super) fn room(&self, at_top: bool) -> f32 {
        if at_top { self.height } else { self.before + self.height }
    }
}

/// Keeps a stack of pieces from being broken near its ends, so that no line stands alone.
pub(super) fn guard_ends(pieces: &mut [Piece]) {
    guard(pieces, 2);
}

/// Keeps so many pieces together at either end of a stack.
pub(super) fn guard(pieces: &mut [Piece], together: usize) {
    let count = pieces.len();
    for (index, piece) in pieces.iter_mut().enumerate().take(count.saturating_sub(1)) {
        piece.keep_with_next |= index + 1 < together || index + together >= count;
    }
}
