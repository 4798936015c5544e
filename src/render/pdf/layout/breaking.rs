//! Breaking: where pages end.
//!
//! Pieces that must stay together form a chain, and a chain goes on the page where it fits whole.

use super::super::look::{ROOM, TOP};
use super::piece::Piece;

/// Moving something that would rather not be split to the next page may leave this part of a page empty, no more.
const WASTE: f32 = 0.4;
/// Sums of line heights that differ by rounding alone still fit.
const SLACK: f32 = 0.05;

/// The pieces of a page with the place of their tops.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) pieces: Vec<(f32, Piece)>,
    used: f32,
}

impl Page {
    fn room(&self) -> f32 {
        ROOM - self.used + SLACK
    }

    fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    fn push(&mut self, piece: Piece) {
        if self.is_empty()
            && let Some(repeated) = &piece.repeated
        {
            let repeated = repeated.as_ref().clone();
            self.used += repeated.height;
            self.pieces.push((TOP, repeated));
        } else if !self.is_empty() {
            self.used += piece.before;
        }
        let height = piece.height;
        self.pieces.push((TOP + self.used, piece));
        self.used += height;
    }
}

/// Cuts a column of pieces into pages.
pub(super) fn pages(pieces: Vec<Piece>) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut page = Page::default();
    for chain in chains(pieces) {
        if !page.is_empty() && starts_page(&chain, &page) {
            pages.push(std::mem::take(&mut page));
        }
        for piece in chain {
            if !page.is_empty() && piece.room(false) > page.room() {
                pages.push(std::mem::take(&mut page));
            }
            page.push(piece);
        }
    }
    if !page.is_empty() {
        pages.push(page);
    }
    pages
}

fn starts_page(chain: &[Piece], page: &Page) -> bool {
    let height: f32 = chain.iter().map(|piece| piece.room(false)).sum();
    let fits_a_page = height - chain[0].before <= ROOM;
    chain[0].starts_page
        || chain.iter().any(|piece| piece.least_room > page.room())
        || (height > page.room() && fits_a_page)
        || would_rather_move(chain, page)
}

/// Whether the chain opens something that fits on a page but not on this one, and little is lost by moving it.
fn would_rather_move(chain: &[Piece], page: &Page) -> bool {
    let mut above = 0.0;
    let mut wanted: f32 = 0.0;
    for piece in chain {
        if piece.whole > 0.0 {
            wanted = wanted.max(above + piece.before + piece.whole);
        }
        above += piece.room(false);
    }
    wanted > page.room() && wanted <= ROOM && page.room() <= ROOM * WASTE
}

fn chains(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut chains: Vec<Vec<Piece>> = Vec::new();
    let mut joined = false;
    for piece in pieces {
        let keep = piece.keep_with_next;
        match chains.last_mut() {
            Some(chain) if joined && !piece.starts_page => chain.push(piece),
            _ => chains.push(vec![piece]),
        }
        joined = keep;
    }
    chains
}

#[cfg(test)]
mod tests {
    use super::super::piece::guard_ends;
    use super::*;
    use std::rc::Rc;

    fn line(height: f32) -> Piece {
        Piece::new(height, Vec::new())
    }

    fn counts(pieces: Vec<Piece>) -> Vec<usize> {
        pages(pieces).iter().map(|page| page.pieces.len()).collect()
    }

    /// Fills a page but for so much.
    fn all_but(left: f32) -> Piece {
        line(ROOM - left)
    }

    #[test]
    fn no_line_of_a_paragraph_stands_alone() {
        let mut paragraph = vec![line(10.0); 5];
        guard_ends(&mut paragraph);
        let with_room = |left| counts([vec![all_but(left)], paragraph.clone()].concat());
        assert_eq!(with_room(50.0), [6]);
        assert_eq!(with_room(40.0), [4, 2], "the last line is not alone");
        assert_eq!(with_room(20.0), [3, 3]);
        assert_eq!(with_room(10.0), [1, 5], "the first line is not alone");
    }

    #[test]
    fn a_heading_goes_with_what_it_heads() {
        let heading = Piece { keep_with_next: true, least_room: ROOM / 3.0, ..line(20.0) };
        assert_eq!(counts(vec![all_but(ROOM / 2.0), heading.clone(), line(15.0)]), [3]);
        assert_eq!(counts(vec![all_but(ROOM / 4.0), heading, line(15.0)]), [1, 2]);
    }

    #[test]
    fn what_would_rather_be_whole_moves_only_where_little_is_wasted() {
        let mut rows = vec![line(20.0); 20];
        rows[0].whole = 400.0;
        let with_room = |left| counts([vec![all_but(left)], rows.clone()].concat());
        assert_eq!(with_room(200.0), [1, 20]);
        assert_eq!(with_room(300.0), [16, 5]);
    }

    #[test]
    fn a_chain_taller_than_a_page_is_broken_all_the_same() {
        let chain = vec![Piece { keep_with_next: true, ..line(ROOM * 0.4) }; 5];
        assert_eq!(counts(chain), [2, 2, 1]);
    }

    #[test]
    fn a_heading_row_is_said_again_at_the_top_of_a_page_only() {
        let head = Rc::new(line(30.0));
        let rows = vec![Piece { repeated: Some(head), before: 4.0, ..line(ROOM * 0.45) }; 3];
        let pages = pages([vec![line(10.0)], rows].concat());
        assert_eq!(pages.iter().map(|p| p.pieces.len()).collect::<Vec<_>>(), [3, 2]);
        assert_eq!(pages[1].pieces[1].0, TOP + 30.0);
    }

    #[test]
    fn a_page_break_leaves_no_empty_page() {
        let first = Piece { starts_page: true, ..line(10.0) };
        assert_eq!(counts(vec![first.clone(), line(10.0), first]), [2, 1]);
    }
}
