//! How wide a table is, and so how a phone shows it: as it is, set closer, scrolled, or with each row's cells beneath each
//! other.

use crate::render::charts::{Weight, measure};
use crate::render::dates::dates_bound;
use crate::report::document::{Cell, Table};

/// What a phone 320 px wide leaves for a table, less a little for the differences between letters.
const PHONE: f64 = 284.0;
/// And one 360 px wide, as most are at least.
const MOST_PHONES: f64 = 324.0;
/// From this width on the stylesheet sets no table's cells beneath each other (48rem, less the edges), at a phone's scale.
const TABLET: f64 = 590.0;

/// How the stylesheet sets a table on phones: the size of its letters and of those over numbers, and what one cell has to its
/// left and right.
#[derive(Clone, Copy)]
struct Look {
    letters: f64,
    heads: f64,
    padding: f64,
}

const USUAL: Look = Look { letters: 14.0, heads: 13.0, padding: 8.0 };
const CLOSER: Look = Look { letters: 13.0, heads: 12.0, padding: 6.0 };

/// What a column of text has for a table whose cells need not break.
const TEXT: f64 = 480.0;
/// What is kept at most for the words of one column, in letters, and for the names of rows of numbers on a phone.
const WORDS: f64 = 7.5;
const NAMES: f64 = 6.0;

/// How a phone shows a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OnPhones {
    AsItIs,
    Closer,
    /// The cells of each row stand beneath each other.
    Stacked,
}

pub(super) fn is_of_numbers(table: &Table) -> bool {
    table.columns.iter().skip(1).all(|column| column.numeric)
}

/// How a phone shows a table. What is compared down its columns stays a table where most phones have the room, if need be
/// in smaller letters: a column out of sight would be missed. Words in three columns or more are read row by row.
pub(super) fn on_phones(table: &Table) -> OnPhones {
    let is_small = !is_of_numbers(table) && (table.columns.len() < 3 || natural_width(table) <= PHONE);
    if is_small {
        return OnPhones::AsItIs;
    }
    if !is_of_numbers(table) && !is_brief(table) {
        return OnPhones::Stacked;
    }
    if least_width(table, USUAL) <= MOST_PHONES {
        OnPhones::AsItIs
    } else if least_width(table, CLOSER) <= MOST_PHONES {
        OnPhones::Closer
    } else {
        OnPhones::Stacked
    }
}

/// Whether the table may be wider than what shows it.
pub(super) fn scrolls(table: &Table) -> bool {
    match on_phones(table) {
        OnPhones::AsItIs => least_width(table, USUAL) > PHONE,
        OnPhones::Closer => least_width(table, CLOSER) > PHONE,
        OnPhones::Stacked => least_width(table, USUAL) > TABLET,
    }
}

/// Whether the words of no cell take more than three lines of the least that a column of words has.
fn is_brief(table: &Table) -> bool {
    let all = (0..table.columns.len()).flat_map(|index| cells(table, index));
    all.map(|text| width(&text)).fold(0.0, f64::max) <= 3.0 * WORDS * USUAL.letters
}

/// Whether a heading that is a year may break after its stroke: where many years stand beside each other.
pub(super) fn year_breaks(table: &Table, column: usize) -> bool {
    table.columns.len() > 5 && !table.columns[column].heading.contains(' ')
}

/// Whether no cell breaks in the width of a column of text.
pub(super) fn fits_the_text(table: &Table) -> bool {
    natural_width(table) <= TEXT
}

/// The width in which no cell breaks.
fn natural_width(table: &Table) -> f64 {
    let column = |index| cells(table, index).map(|text| width(&text)).fold(0.0, f64::max) + USUAL.padding;
    (0..table.columns.len()).map(column).sum()
}

/// The least width that the table can be set in: numbers do not break, words break at spaces but for those that are kept.
fn least_width(table: &Table, look: Look) -> f64 {
    let of_numbers = is_of_numbers(table);
    let column = |index: usize| {
        let heading = &table.columns[index].heading;
        if index > 0 && table.columns[index].numeric {
            let heading = if year_breaks(table, index) { &heading.replace('/', "/ ") } else { heading };
            let heading = longest_word(heading) * look.heads / look.letters;
            return cells(table, index).map(|text| width(&text)).fold(heading, f64::max);
        }
        let least = cells(table, index).map(|text| longest_word(&text)).fold(longest_word(heading), f64::max);
        let kept = if of_numbers { NAMES * USUAL.letters } else { f64::MAX };
        let is_kept = of_numbers || table.columns.len() >= 3 && natural_width(table) > PHONE;
        least.max(if is_kept { words_width(table, index).min(kept) } else { 0.0 })
    };
    let words: f64 = (0..table.columns.len()).map(column).sum();
    words * look.letters / USUAL.letters + look.padding * table.columns.len().saturating_sub(1) as f64
}

/// The least width of a column of words, in its letters.
pub(super) fn least_in_letters(table: &Table, column: usize) -> f64 {
    words_width(table, column) / USUAL.letters + 0.4
}

/// The width that words are kept to, so that a table scrolls rather than set them a word a line, and no column of words is
/// squeezed by a longer one.
fn words_width(table: &Table, column: usize) -> f64 {
    cells(table, column).map(|text| width(&text)).fold(0.0, f64::max).min(WORDS * USUAL.letters)
}

/// How many measures a stacked table has of each of two years, where it has the same of both, the earlier year first:
/// `Upheld, 2022/23`, `Share, 2022/23`, `Upheld, 2023/24`, `Share, 2023/24`.
pub(super) fn measures_of_two_years(table: &Table) -> Option<usize> {
    let parts: Option<Vec<(&str, &str)>> =
        table.columns.iter().skip(1).map(|column| column.heading.rsplit_once(", ")).collect();
    let parts = parts?;
    let (last, this) = parts.split_at(parts.len() / 2);
    let ((_, before), (_, after)) = (last.first()?, this.first()?);
    let is_pair =
        |(last, this): (&(&str, &str), &(&str, &str))| last.0 == this.0 && last.1 == *before && this.1 == *after;
    let pairs = last.len() == this.len() && before != after && last.iter().zip(this).all(is_pair);
    (pairs && last.len() > 1).then_some(last.len())
}

fn cells(table: &Table, column: usize) -> impl Iterator<Item = String> {
    table.rows.iter().filter_map(move |row| row.cells.get(column)).map(Cell::plain)
}

fn width(text: &str) -> f64 {
    measure(text, USUAL.letters, Weight::Semibold)
}

/// The longest of the words, a date being one.
fn longest_word(text: &str) -> f64 {
    dates_bound(text).split(' ').map(width).fold(0.0, f64::max)
}
