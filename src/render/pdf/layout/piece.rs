//! A piece: what stands or falls together on a page, a line of a paragraph or a row of a table.

use super::super::page::{Item, Sheet};
use super::super::tree::{FigureBox, NodeId};
use std::rc::Rc;

/// Set with its top at 0; its items are lowered to their place when it is put on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Piece {
    /// The space above it, except at the top of a page.
    pub(super) before: f32,
    pub(super) height: f32,
    pub(super) items: Vec<Item>,
    /// Stays on one page with the piece that follows.
    pub(super) keep_with_next: bool,
    /// Begins a page, whatever room is left.
    pub(super) starts_page: bool,
    /// Begins a page where less than this is left.
    pub(super) least_room: f32,
    /// Said again above the piece where it comes to begin a page: a table's heading row.
    pub(super) repeated: Option<Rc<Piece>>,
    /// The heading that begins here, by its index in the outline.
    pub(super) heading: Option<usize>,
    /// The figures on it with their rectangles.
    pub(super) figures: Vec<(NodeId, FigureBox)>,
    /// Stands on a page of its sort: a wide table on one that is turned.
    pub(super) sheet: Sheet,
}

impl Piece {
    pub(super) fn new(height: f32, items: Vec<Item>) -> Self {
        Piece { height, items, ..Piece::default() }
    }

    /// A column of pieces as one that is never split.
    pub(super) fn stacked(pieces: Vec<Piece>) -> Piece {
        let mut whole = Piece::default();
        for piece in pieces {
            let top = whole.height + if whole.items.is_empty() { 0.0 } else { piece.before };
            whole.put(piece, top);
        }
        whole
    }

    /// Puts another piece on this one with its top at `y`; it is read after what is there.
    pub(super) fn put(&mut self, piece: Piece, y: f32) {
        self.items.extend(piece.items.into_iter().map(|item| item.lowered(y)));
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
