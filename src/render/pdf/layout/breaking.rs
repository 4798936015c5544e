//! Breaking: where pages end.
//!
//! All breaks of the column are chosen together, so that the whole document looks well: pages as full as they can be,
//! none of them half empty so that the one before it could be full, and nothing torn that belongs together.

use super::super::look::TOP;
use super::super::page::Sheet;
use super::piece::Piece;

/// Sums of line heights that differ by rounding alone still fit.
const SLACK: f32 = 0.05;
/// What a break costs between pieces that must stay together: more than any number of white pages.
const TORN: f32 = 100.0;
/// What it costs to begin a section too low on a page.
const LOW: f32 = 20.0;
/// What it costs to split a table that may be split: about as much as a page more than a quarter white.
const SPLIT: f32 = 0.3;
/// What each page costs beside its white.
const SHEET: f32 = 0.25;
/// White up to this part of a page is hardly seen, more of it ever more so.
const SEEN: f32 = 0.25;
/// White that what comes next would have filled is seen so many times as much.
const FILLABLE: f32 = 4.0;

/// The pieces of a page with the place of their tops.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) sheet: Sheet,
    pub(super) pieces: Vec<(f32, Piece)>,
    used: f32,
}

impl Page {
    fn push(&mut self, piece: Piece) {
        if self.pieces.is_empty()
            && let Some(repeated) = &piece.repeated
        {
            let repeated = repeated.as_ref().clone();
            self.used += repeated.height;
            self.pieces.push((TOP, repeated));
        } else if !self.pieces.is_empty() {
            self.used += piece.before;
        }
        let height = piece.height;
        self.pieces.push((TOP + self.used, piece));
        self.used += height;
    }
}

/// Cuts a column of pieces into pages.
pub(super) fn pages(pieces: Vec<Piece>) -> Vec<Page> {
    let starts = starts(&pieces);
    let mut pages: Vec<Page> = Vec::new();
    for (index, piece) in pieces.into_iter().enumerate() {
        match pages.last_mut() {
            Some(page) if !starts.contains(&index) => page.push(piece),
            _ => {
                let mut page = Page { sheet: piece.sheet, ..Page::default() };
                page.push(piece);
                pages.push(page);
            }
        }
    }
    pages
}

/// The pieces that begin a page, by the cheapest way to the end of the column.
fn starts(pieces: &[Piece]) -> std::collections::BTreeSet<usize> {
    let count = pieces.len();
    // For each place between pieces: the least that the pages before it cost, and where the last of them begins.
    let mut best: Vec<(f32, usize)> = vec![(f32::INFINITY, 0); count + 1];
    best[0].0 = 0.0;
    for start in 0..count {
        let room = pieces[start].sheet.room();
        let mut used = pieces[start].repeated.as_ref().map_or(0.0, |head| head.height);
        let mut low = 0.0;
        for end in start + 1..=count {
            let piece = &pieces[end - 1];
            if end - 1 > start {
                low += if piece.least_room > room - used { LOW } else { 0.0 };
                used += piece.before;
            }
            used += piece.height;
            let overfull = used > room + SLACK;
            let forced = pieces.get(end).is_none_or(|next| next.starts_page || next.sheet != piece.sheet);
            if !overfull || end == start + 1 {
                let cost = best[start].0 + low + page_cost(pieces, end, used, forced);
                if cost < best[end].0 {
                    best[end] = (cost, start);
                }
            }
            if overfull || forced {
                break;
            }
        }
    }
    let mut starts = std::collections::BTreeSet::new();
    let mut end = count;
    while end > 0 {
        end = best[end].1;
        starts.insert(end);
    }
    starts
}

/// What a page costs that ends before the piece at `end`.
fn page_cost(pieces: &[Piece], end: usize, used: f32, forced: bool) -> f32 {
    if forced {
        return SHEET;
    }
    let room = pieces[end].sheet.room();
    let white = ((room - used) / room).max(0.0);
    let seen = (white - SEEN).max(0.0);
    let mut cost = white * white + 8.0 * seen * seen;
    let next = &pieces[end];
    if next.least_room <= room - used && used + unit(pieces, end) <= room + SLACK {
        cost *= FILLABLE;
    }
    if pieces[end - 1].keep_with_next {
        cost += TORN;
    } else if next.repeated.is_some() {
        cost += SPLIT;
    }
    SHEET + cost
}

/// The height of the pieces from `start` that must stay together.
fn unit(pieces: &[Piece], start: usize) -> f32 {
    let mut height = 0.0;
    for piece in &pieces[start..] {
        height += piece.room(false);
        if !piece.keep_with_next || height > piece.sheet.room() {
            break;
        }
    }
    height
}

#[cfg(test)]
mod tests {
    use super::super::super::look::ROOM;
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
    fn a_table_is_split_only_where_much_would_be_wasted() {
        let mut rows = vec![Piece { repeated: Some(Rc::new(line(0.0))), ..line(20.0) }; 20];
        rows[0].repeated = None;
        guard_ends(&mut rows);
        let with_room = |left| counts([vec![all_but(left)], rows.clone()].concat());
        assert_eq!(with_room(ROOM * 0.2), [1, 20]);
        assert_eq!(with_room(300.0)[0], 16);
    }

    #[test]
    fn white_is_shared_where_a_page_would_else_be_half_empty() {
        let block = |part: f32| line(ROOM * part);
        let column = [0.3, 0.3, 0.3, 0.75, 0.5, 0.45];
        let pages = pages(column.map(block).to_vec());
        let used = |page: &Page| page.pieces.iter().map(|(_, piece)| piece.height).sum::<f32>() / ROOM;
        assert!(pages.iter().all(|page| used(page) > 0.5), "{:?}", pages.iter().map(used).collect::<Vec<_>>());
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
