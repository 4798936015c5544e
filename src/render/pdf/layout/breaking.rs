//! Breaking: where pages end.
//!
//! All breaks of the column are chosen together, so that the whole document looks well: pages as full as they can be,
//! none of them half empty so that the one before it could be full, and nothing torn that belongs together. The white
//! between pieces gives a little where more then fits on a page, and grows a little where a page would end early.

use super::super::look::{BLOCK_GAP, TOP};
use super::super::page::Sheet;
use super::piece::{AIRS, Piece, USUAL};
use std::collections::BTreeMap;

/// Sums of line heights that differ by rounding alone still fit.
const SLACK: f32 = 0.05;
/// What a break costs between pieces that must stay together: more than any number of white pages.
const TORN: f32 = 100.0;
/// What it costs to begin a section too low on a page.
const LOW: f32 = 20.0;
/// What it costs to part text from the table or chart that it introduces, or a chart from the table of its values.
pub(super) const PARTED: f32 = 0.06;
/// What it costs to leave the opening sentence of a section alone at the foot of a page.
pub(super) const OPENED: f32 = 0.4;
/// What it costs to split a table that is longer than a page or of words alone, and another that a page could hold: that is done only where
/// about four tenths of a page would be white without.
pub(super) const SPLIT: f32 = 0.1;
pub(super) const HALVED: f32 = 2.0;
/// What each page costs beside its white.
const SHEET: f32 = 0.1;
/// White up to this part of a page is hardly seen, more of it ever more so.
const SEEN: f32 = 0.15;
const EVER_MORE: f32 = 30.0;
/// White that what comes next would have filled is seen so many times as much.
const FILLABLE: f32 = 8.0;
/// The last page of a document has at least this part of it filled, or costs so much more.
const LEAST: f32 = 0.3;
const EMPTY: f32 = 1.0;
/// The part of itself by which white between pieces may give, and what it costs to take all of that.
const GIVE: f32 = 0.2;
const TIGHT: f32 = 0.03;
/// What it costs a page to have so much more or less air in its charts than they have on a screen.
const UNUSUAL: f32 = 0.02;
/// The part of itself by which white about headings, tables and charts may grow.
const GROW: f32 = 0.3;
/// Places are rounded to so many steps a point, which keeps the file small.
const STEPS: f32 = 4.0;

/// The pieces of a page with the place of their tops.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) sheet: Sheet,
    pub(super) pieces: Vec<(f32, Piece)>,
}

/// How high pieces are that follow one another on a page.
#[derive(Clone, Copy, Debug)]
struct Stack {
    /// With each of the airs that charts can have.
    used: [f32; AIRS.len()],
    /// How much of that is white between the pieces.
    gaps: f32,
}

impl Stack {
    /// A page that begins with this piece.
    fn of(first: &Piece) -> Stack {
        let repeated = first.repeated.as_ref().map_or(0.0, |head| head.height);
        Stack { used: first.heights().map(|height| repeated + height), gaps: 0.0 }
    }

    fn push(&mut self, piece: &Piece) {
        self.used.iter_mut().zip(piece.heights()).for_each(|(used, height)| *used += piece.before + height);
        self.gaps += piece.before;
    }

    /// How much of what its white may give is needed to fit: more than 1 does not fit.
    fn tightness(self, air: usize, room: f32) -> f32 {
        let over = self.used[air] - room;
        match () {
            () if over <= SLACK => 0.0,
            () if self.gaps > 0.0 => over / (self.gaps * GIVE),
            () => f32::INFINITY,
        }
    }
}

/// Cuts a column of pieces into pages.
pub(super) fn pages(pieces: Vec<Piece>) -> Vec<Page> {
    let starts = starts(&pieces);
    let mut sheets: Vec<(Vec<Piece>, usize)> = Vec::new();
    for (index, piece) in pieces.into_iter().enumerate() {
        match (starts.get(&index), sheets.last_mut()) {
            (None, Some((sheet, air))) => sheet.push(piece.with_air(*air)),
            (air, _) => {
                let air = air.copied().unwrap_or(USUAL);
                sheets.push((vec![piece.with_air(air)], air));
            }
        }
    }
    let ends = |next: usize| sheets.get(next).is_none_or(|(next, _)| next[0].starts_page);
    let ends: Vec<bool> = (1..=sheets.len()).map(ends).collect();
    sheets.into_iter().zip(ends).map(|((pieces, _), last)| placed(pieces, last)).collect()
}

/// Puts pieces on a page. White grows only where the text goes on: a page that ends a part of the document ends where
/// it ends.
fn placed(pieces: Vec<Piece>, last: bool) -> Page {
    let Some((first, rest)) = pieces.split_first() else { return Page::default() };
    let (sheet, room) = (first.sheet, first.sheet.room());
    let mut stack = Stack::of(first);
    rest.iter().for_each(|piece| stack.push(piece));
    let left = room - stack.used[USUAL];
    let wide: f32 = rest.iter().map(|piece| piece.before).filter(|gap| *gap >= BLOCK_GAP).sum();
    let give = if left < 0.0 && stack.gaps > 0.0 { (-left / stack.gaps).min(GIVE) } else { 0.0 };
    let grow = if last || wide == 0.0 { 0.0 } else { (left / wide).clamp(0.0, GROW) };
    let gap = |before: f32| before * (1.0 - give) * if before >= BLOCK_GAP { 1.0 + grow } else { 1.0 };
    let mut page = Page { sheet, pieces: Vec::new() };
    let mut y = TOP;
    for (index, piece) in pieces.into_iter().enumerate() {
        if index > 0 {
            y = ((y + gap(piece.before)) * STEPS).round() / STEPS;
        } else if let Some(repeated) = &piece.repeated {
            let repeated = repeated.as_ref().clone();
            y += repeated.height;
            page.pieces.push((TOP, repeated));
        }
        let height = piece.height;
        page.pieces.push((y, piece));
        y += height;
    }
    page
}

/// The cheapest way to a place in the column: what its pages cost, where the last of them begins and how much air it has.
#[derive(Clone, Copy, Debug)]
struct Way {
    cost: f32,
    start: usize,
    air: usize,
}

/// The pieces that begin a page by the cheapest way to the end of the column, and the air of their pages.
fn starts(pieces: &[Piece]) -> BTreeMap<usize, usize> {
    let count = pieces.len();
    let mut best = vec![Way { cost: f32::INFINITY, start: 0, air: USUAL }; count + 1];
    best[0].cost = 0.0;
    for start in 0..count {
        let room = pieces[start].sheet.room();
        let mut stack = Stack::of(&pieces[start]);
        let mut low = 0.0;
        for end in start + 1..=count {
            let piece = &pieces[end - 1];
            if end - 1 > start {
                low += if piece.least_room > room - stack.used[USUAL] { LOW } else { 0.0 };
                stack.push(piece);
            }
            let forced = pieces.get(end).is_none_or(|next| next.starts_page || next.sheet != piece.sheet);
            let fits = (0..AIRS.len()).any(|air| stack.tightness(air, room) <= 1.0);
            for air in 0..AIRS.len() {
                let only = end == start + 1 && air == USUAL;
                if only || stack.tightness(air, room) <= 1.0 {
                    let cost = best[start].cost + low + page_cost(pieces, end, (stack, air), forced);
                    if cost < best[end].cost {
                        best[end] = Way { cost, start, air };
                    }
                }
            }
            if !fits || forced {
                break;
            }
        }
    }
    let mut starts = BTreeMap::new();
    let mut end = count;
    while end > 0 {
        let way = best[end];
        starts.insert(way.start, way.air);
        end = way.start;
    }
    starts
}

/// What a page costs that ends before the piece at `end`.
fn page_cost(pieces: &[Piece], end: usize, (stack, air): (Stack, usize), forced: bool) -> f32 {
    let room = pieces[end - 1].sheet.room();
    let left = room - stack.used[air];
    let white = (left / room).max(0.0);
    let tight = stack.tightness(air, room).min(1.0);
    let airy = (AIRS[air] - AIRS[USUAL]) as f32;
    let cost = SHEET + TIGHT * tight * tight + UNUSUAL * airy.abs();
    if forced {
        return cost + if white > 1.0 - LEAST { EMPTY } else { 0.0 };
    }
    let seen = (white - SEEN).max(0.0);
    let mut ragged = white * white + EVER_MORE * seen * seen;
    let next = &pieces[end];
    if next.least_room <= left && unit(pieces, end) <= left + SLACK {
        ragged *= FILLABLE;
    }
    let last = &pieces[end - 1];
    cost + ragged + if last.keep_with_next { TORN } else { last.parting }
}

/// The height of the pieces from `start` that must stay together, or had better: words and the chart they introduce.
fn unit(pieces: &[Piece], start: usize) -> f32 {
    let mut height = 0.0;
    for piece in &pieces[start..] {
        height += piece.room(false);
        let introduces = piece.parting > 0.0 && piece.repeated.is_none();
        if !(piece.keep_with_next || introduces) || height > piece.sheet.room() {
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
        let mut rows = vec![Piece { repeated: Some(Rc::new(line(0.0))), parting: HALVED, ..line(20.0) }; 20];
        rows[0].repeated = None;
        guard_ends(&mut rows);
        let with_room = |left| counts([vec![all_but(left)], rows.clone(), vec![line(ROOM * 0.4)]].concat());
        assert_eq!(with_room(ROOM * 0.2), [1, 21]);
        assert_eq!(with_room(300.0)[0], 16);
    }

    #[test]
    fn a_last_page_is_not_left_nearly_empty() {
        let lines = vec![line(ROOM / 20.0); 22];
        assert_eq!(counts(lines), [16, 6], "three tenths of it are filled");
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
    fn white_gives_a_little_so_that_one_more_line_fits() {
        let block = Piece { before: 20.0, ..line(ROOM / 5.0) };
        let column = |more: f32| [vec![block.clone(); 4], vec![line(ROOM / 5.0 - 60.0 + more)]].concat();
        assert_eq!(counts(column(0.0)), [5], "it fits as it is");
        let tight = pages(column(10.0));
        assert_eq!(tight.len(), 1, "10 points of the 60 between the blocks are had");
        let (top, last) = tight[0].pieces.last().unwrap();
        assert!((top + last.height - TOP - ROOM).abs() < 1.0, "and the page is full to its foot");
        assert_eq!(counts(column(13.0)).len(), 2, "but no more than a fifth of them");
    }

    #[test]
    fn white_about_blocks_grows_where_the_text_goes_on() {
        let block = Piece { before: 20.0, ..line(ROOM * 0.17) };
        let long = pages([vec![block.clone(); 5], vec![all_but(0.0)]].concat());
        let apart = |page: &Page| page.pieces[1].0 - page.pieces[0].0 - page.pieces[0].1.height;
        assert!((20.5..=26.25).contains(&apart(&long[0])), "{}", apart(&long[0]));
        let last = pages(vec![block; 5]);
        assert!((apart(&last[0]) - 20.0).abs() < 0.2, "what ends a document ends where it ends");
    }

    #[test]
    fn words_stay_with_the_chart_that_they_introduce() {
        let words = Piece { parting: PARTED, ..line(ROOM * 0.08) };
        let column = |parting: f32| {
            let words = Piece { parting, ..words.clone() };
            counts(vec![line(ROOM * 0.5), line(ROOM * 0.35), words, line(ROOM * 0.6)])
        };
        assert_eq!(column(PARTED), [2, 2]);
        assert_eq!(column(0.0), [3, 1]);
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
