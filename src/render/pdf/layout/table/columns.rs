//! How wide the columns of a table are: from what they hold, and never wider together than the page's column.

use super::super::super::look::TableLook;
use super::super::super::setting::Engine;
use super::super::super::words::Words;
use crate::report::document::Table;

/// To the left and right of the words of a cell.
const PADDING: f32 = 5.0;
/// The same in a table of more columns than `MANY`, whose numbers may then stand closer.
const TIGHT_PADDING: f32 = 3.0;
const MANY: usize = 7;
/// Headings that are longer than this are broken into two lines rather than widen their column.
const LONG_HEADING: f32 = 88.0;
/// The least that a first column looks well at.
const LEAST_FIRST: f32 = 90.0;
/// Words in a first column and in others are not squeezed into less than this, or than they need.
const READABLE: (f32, f32) = (96.0, 60.0);
/// Words that take more than three lines at that width have this much beside many columns, or the page is turned.
const READABLE_BESIDE_MANY: f32 = 84.0;
/// The least that a numeric column looks well at.
const LEAST_NUMERIC: f32 = 52.0;

/// What a column needs at the least, and what it would have: both with its padding.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Need {
    least: f32,
    /// The least of a column of numbers whose heading is broken once at the most, and of words that are not broken.
    close: f32,
    /// With no words broken.
    natural: f32,
    /// The same, or more where that looks better.
    wanted: f32,
    numeric: bool,
}

/// How wide a table's columns are, and how much of that is white beside their words.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Columns {
    pub(in super::super) widths: Vec<f32>,
    pub(super) padding: f32,
    /// Whether they are as wide as their words need.
    pub(in super::super) readable: bool,
}

impl Columns {
    /// The columns of a table within `available`.
    pub(in super::super) fn of(engine: &mut Engine, table: &Table, look: TableLook, available: f32) -> Self {
        let padding = if table.columns.len() > MANY { TIGHT_PADDING } else { PADDING };
        let needs: Vec<Need> =
            (0..table.columns.len()).map(|index| need(engine, table, look, index, padding)).collect();
        let readable = needs.iter().map(|need| need.least).sum::<f32>() <= available;
        Columns { widths: fit(&needs, available), padding, readable }
    }

    /// What each leaves for its words.
    pub(super) fn inner(&self) -> impl Iterator<Item = f32> + '_ {
        self.widths.iter().map(|width| width - 2.0 * self.padding)
    }
}

fn need(engine: &mut Engine, table: &Table, look: TableLook, index: usize, padding: f32) -> Need {
    let column = &table.columns[index];
    let (head_least, head_all) = engine.widths(&Words::plain(&column.heading), look.heading);
    let mut least: f32 = 0.0;
    let mut all: f32 = 0.0;
    for row in &table.rows {
        let Some(cell) = row.cells.get(index) else { continue };
        let style = if row.total { look.cell.bold() } else { look.cell };
        let (cell_least, cell_all) = engine.widths(&Words::of_cell(&cell.text), style);
        least = least.max(cell_least);
        all = all.max(cell_all);
    }
    let padded = |width: f32| width + 2.0 * padding + 0.5;
    let broken = if head_all > LONG_HEADING { two_lines(engine, &column.heading, look) } else { head_all };
    if column.numeric {
        let at_least = if table.columns.len() > MANY { 0.0 } else { LEAST_NUMERIC };
        let wanted = padded(all.max(broken).max(at_least));
        let close = padded(all.max(two_lines(engine, &column.heading, look))).min(wanted);
        Need { least: padded(all.max(head_least)), close, natural: wanted, wanted, numeric: true }
    } else {
        let at_least = if index == 0 { LEAST_FIRST } else { 0.0 };
        let natural = padded(all.max(broken));
        let is_long = natural > 3.0 * READABLE.1 && table.columns.len() > MANY;
        let readable = match index {
            0 => READABLE.0,
            _ if is_long => READABLE_BESIDE_MANY,
            _ => READABLE.1,
        };
        let least = padded(least.max(head_least)).max(natural.min(readable));
        Need { least, close: natural, natural, wanted: natural.max(at_least), numeric: false }
    }
}

/// The width at which a heading takes two lines and no more.
fn two_lines(engine: &mut Engine, heading: &str, look: TableLook) -> f32 {
    let mut width = |words: &str| engine.widths(&Words::plain(words), look.heading).1;
    let spaces = heading.match_indices(' ').map(|(at, _)| heading.split_at(at));
    let longer = spaces.map(|(first, second)| width(first).max(width(second.trim_start())));
    longer.min_by(f32::total_cmp).unwrap_or_else(|| width(heading))
}

/// Gives every column what it wants where that fits. Where it does not, columns of numbers first give up what they can
/// with no heading in three lines. Then columns of words are broken, down to their longest word, then the headings of
/// columns of numbers; and at worst all are squeezed and words are broken.
fn fit(needs: &[Need], available: f32) -> Vec<f32> {
    let wanted: Vec<f32> = needs.iter().map(|need| need.wanted).collect();
    if wanted.iter().sum::<f32>() <= available {
        return wanted;
    }
    let close: Vec<f32> = needs.iter().map(|need| need.close).collect();
    if let Some(widths) = shared(&close, &wanted, available) {
        return widths;
    }
    let words_broken: Vec<f32> = needs.iter().map(|n| if n.numeric { n.close } else { n.least }).collect();
    let natural: Vec<f32> = needs.iter().map(|n| if n.numeric { n.close } else { n.natural }).collect();
    if let Some(widths) = shared(&short_kept_whole(&words_broken, &natural, available), &natural, available) {
        return widths;
    }
    let least: Vec<f32> = needs.iter().map(|need| need.least).collect();
    if let Some(widths) = shared(&least, &words_broken, available) {
        return widths;
    }
    let squeeze = available / least.iter().sum::<f32>();
    least.iter().map(|width| width * squeeze).collect()
}

/// The least widths, but for columns of short words, such as dates, that would have no more than their even share of
/// the table: those are left whole, and only the longer ones are broken.
fn short_kept_whole(least: &[f32], natural: &[f32], available: f32) -> Vec<f32> {
    let mut kept = least.to_vec();
    let mut order: Vec<usize> = (0..least.len()).collect();
    order.sort_by(|a, b| natural[*a].total_cmp(&natural[*b]));
    let mut left = available;
    for (done, index) in order.into_iter().enumerate() {
        let even = left / (least.len() - done) as f32;
        let others = kept.iter().sum::<f32>() - kept[index];
        if natural[index] <= even && natural[index] + others <= available {
            kept[index] = kept[index].max(natural[index]);
        }
        left -= kept[index];
    }
    kept
}

/// The least widths with what is left over shared out as the columns want it, if the least fits at all.
fn shared(least: &[f32], wanted: &[f32], available: f32) -> Option<Vec<f32>> {
    let left = available - least.iter().sum::<f32>();
    if left < 0.0 {
        return None;
    }
    let short: f32 = wanted.iter().zip(least).map(|(want, least)| (want - least).max(0.0)).sum();
    let part = if short > 0.0 { (left / short).min(1.0) } else { 0.0 };
    Some(least.iter().zip(wanted).map(|(least, want)| least + (want - least).max(0.0) * part).collect())
}

#[cfg(test)]
mod tests {
    use super::super::super::super::look::TABLES;
    use super::*;

    const WORDS: Need = Need { least: 60.0, close: 300.0, natural: 300.0, wanted: 300.0, numeric: false };
    const NUMBERS: Need = Need { least: 50.0, close: 80.0, natural: 80.0, wanted: 80.0, numeric: true };

    #[test]
    fn a_table_is_no_wider_than_it_needs_to_be() {
        assert_eq!(fit(&[WORDS, NUMBERS], 450.0), [300.0, 80.0]);
    }

    #[test]
    fn a_long_heading_takes_two_lines() {
        let mut engine = Engine::new();
        let heading = "Share of complaints, 2023/24";
        let width = two_lines(&mut engine, heading, TABLES);
        let mut lines = |width| {
            let words = Words::plain(heading);
            engine.set(&words, TABLES.heading, width, parley::Alignment::End).unwrap().lines.len()
        };
        assert_eq!((lines(width + 0.5), lines(width - 2.0)), (2, 3));
    }

    #[test]
    fn numbers_stand_closer_before_words_are_broken() {
        const LOOSE: Need = Need { close: 50.0, ..NUMBERS };
        assert_eq!(fit(&[WORDS, LOOSE, LOOSE], 420.0), [300.0, 60.0, 60.0]);
        assert_eq!(fit(&[WORDS, LOOSE, LOOSE], 380.0), [280.0, 50.0, 50.0]);
    }

    #[test]
    fn words_are_broken_before_the_headings_of_numbers() {
        assert_eq!(fit(&[WORDS, NUMBERS, NUMBERS], 400.0), [240.0, 80.0, 80.0]);
        let tight = fit(&[WORDS, NUMBERS, NUMBERS], 190.0);
        assert_eq!(tight, [60.0, 65.0, 65.0]);
    }

    #[test]
    fn dates_are_not_broken_for_the_sake_of_longer_words() {
        const DATE: Need = Need { least: 40.0, close: 80.0, natural: 80.0, wanted: 80.0, numeric: false };
        let widths = fit(&[WORDS, DATE, WORDS, DATE], 450.0);
        assert_eq!(widths, [145.0, 80.0, 145.0, 80.0]);
    }

    #[test]
    fn a_table_never_leaves_the_column() {
        for available in [100.0, 160.0, 220.0, 450.0] {
            let total: f32 = fit(&[WORDS, NUMBERS, NUMBERS], available).iter().sum();
            assert!(total <= available + 0.01, "{total} in {available}");
        }
    }
}
