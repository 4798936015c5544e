//! How wide a table is, and so how a phone shows it: as it is, scrolled, or with each row's cells beneath each other.

use crate::render::charts::{Weight, measure};
use crate::render::dates::dates_bound;
use crate::report::document::{Cell, Table};

/// What a phone 320 px wide leaves for a table, less a little for the differences between letters.
const PHONE: f64 = 272.0;
/// And one 360 px wide, as most are at least.
const MOST_PHONES: f64 = 312.0;
/// From this width on the stylesheet sets no table's cells beneath each other (48rem, less the edges), at a phone's scale.
const TABLET: f64 = 590.0;
/// The size of a table's letters on phones, and the padding of one cell, as in the stylesheet.
const LETTERS: f64 = 14.0;
const PADDING: f64 = 8.0;

/// What a column of text has for a table whose cells need not break.
const TEXT: f64 = 480.0;
/// What is kept at most for the words of one column, in letters, and for the names of rows of numbers on a phone.
const WORDS: f64 = 7.5;
const NAMES: f64 = 6.0;
/// The size of the letters over numbers on phones.
const HEADS: f64 = 13.0;

pub(super) fn is_of_numbers(table: &Table) -> bool {
    table.columns.iter().skip(1).all(|column| column.numeric)
}

/// Whether a phone sets the cells of a row beneath each other: words in three columns or more have no room beside each other,
/// and are read row by row. Numbers are compared down their columns, and stay beside each other where most phones have the
/// room: a column out of sight would be missed.
pub(super) fn stacks(table: &Table) -> bool {
    if is_of_numbers(table) {
        return least_width(table) > MOST_PHONES;
    }
    table.columns.len() >= 3 && natural_width(table) > PHONE
}

/// Whether the table may be wider than what shows it.
pub(super) fn scrolls(table: &Table) -> bool {
    least_width(table) > if stacks(table) { TABLET } else { PHONE }
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
    let column = |index| cells(table, index).map(|text| width(&text)).fold(0.0, f64::max) + PADDING;
    (0..table.columns.len()).map(column).sum()
}

/// The least width that the table can be set in: numbers do not break, words break at spaces but for those that are kept.
/// Tables of numbers never ask `stacks` here, which asks this of them.
fn least_width(table: &Table) -> f64 {
    let column = |index: usize| {
        let heading = &table.columns[index].heading;
        if index > 0 && table.columns[index].numeric {
            let heading = if year_breaks(table, index) { &heading.replace('/', "/ ") } else { heading };
            let heading = longest_word(heading) * HEADS / LETTERS;
            return PADDING + cells(table, index).map(|text| width(&text)).fold(heading, f64::max);
        }
        let least = cells(table, index).map(|text| longest_word(&text)).fold(longest_word(heading), f64::max);
        let kept = if is_of_numbers(table) { NAMES * LETTERS } else { f64::MAX };
        PADDING
            + least.max(if is_of_numbers(table) || stacks(table) { words_width(table, index).min(kept) } else { 0.0 })
    };
    (0..table.columns.len()).map(column).sum()
}

/// The least width of a column of words, in its letters.
pub(super) fn least_in_letters(table: &Table, column: usize) -> f64 {
    words_width(table, column) / LETTERS + 0.4
}

/// The width that words are kept to, so that a table scrolls rather than set them a word a line, and no column of words is
/// squeezed by a longer one.
fn words_width(table: &Table, column: usize) -> f64 {
    cells(table, column).map(|text| width(&text)).fold(0.0, f64::max).min(WORDS * LETTERS)
}

fn cells(table: &Table, column: usize) -> impl Iterator<Item = String> {
    table.rows.iter().filter_map(move |row| row.cells.get(column)).map(Cell::plain)
}

fn width(text: &str) -> f64 {
    measure(text, LETTERS, Weight::Semibold)
}

/// The longest of the words, a date being one.
fn longest_word(text: &str) -> f64 {
    dates_bound(text).split(' ').map(width).fold(0.0, f64::max)
}
