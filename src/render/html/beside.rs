//! How much room each of two blocks beside each other needs, for the stylesheet to set them so only where both have it.

use super::widths::least_in_letters;
use crate::render::charts::{Weight, measure};
use crate::render::dates::dates_bound;
use crate::report::document::{Block, Cell, Table};

/// The least, in root ems: what a drawing for phones needs.
const DRAWING: f64 = 17.0;
/// The size of a table's letters, and what stands between two columns of one in a pair, as in the stylesheet.
const LETTERS: f64 = 0.875;
const BETWEEN: f64 = 0.75;

/// The width, in root ems, that each of the blocks needs.
pub(super) fn least(row: &[Block]) -> f64 {
    let of = |block: &Block| match block {
        Block::Table(table) => table_width(table),
        _ => DRAWING,
    };
    row.iter().map(of).fold(DRAWING, f64::max)
}

/// The width in which a table breaks no word and no number, and its names stay readable.
fn table_width(table: &Table) -> f64 {
    let columns = 0..table.columns.len();
    let between = BETWEEN * columns.len().saturating_sub(1) as f64;
    columns.map(|index| letters(table, index)).sum::<f64>() * LETTERS + between
}

fn letters(table: &Table, index: usize) -> f64 {
    let column = &table.columns[index];
    let is_number = column.numeric && index > 0;
    let kept = if is_number { 0.0 } else { least_in_letters(table, index) };
    let cells = table.rows.iter().filter_map(|row| row.cells.get(index)).map(Cell::plain);
    let cells = cells.map(|cell| if is_number { width(&cell) } else { longest_word(&cell) });
    cells.fold(longest_word(&column.heading).max(kept), f64::max)
}

fn longest_word(text: &str) -> f64 {
    dates_bound(text).split(' ').map(width).fold(0.0, f64::max)
}

fn width(text: &str) -> f64 {
    measure(text, 1.0, Weight::Semibold)
}
