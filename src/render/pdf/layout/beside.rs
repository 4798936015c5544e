//! Two small blocks side by side, where both are readable at about half the width.

use super::super::error::PdfError;
use super::super::look::BLOCK_GAP;
use super::super::recorder::POINTS_PER_UNIT;
use super::Frame;
use super::piece::Piece;
use super::setter::Setter;
use super::table::Columns;
use crate::render::charts;
use crate::report::chart::Chart;
use crate::report::document::{Block, Table};

const GUTTER: f32 = 25.0;
/// A table may take so much of the width, and its caption wants this much at the least.
const TABLE_SHARE: f32 = 0.5;
const LEAST_TABLE: f32 = 170.0;
/// The two are set side by side where that takes no more than this of the height they take one above the other.
const WORTHWHILE: f32 = 0.85;
/// Captions, notes and what else stands about a chart's marks or a table's rows, near enough for the comparison.
const ABOUT: f32 = 60.0;
const ROW: f32 = 17.0;

impl<'d> Setter<'_, 'd> {
    /// Sets two blocks that belong together, side by side where they fit so.
    pub(super) fn pair(&mut self, first: &'d Block, second: &'d Block, frame: Frame) -> Result<(), PdfError> {
        let Some(left) = self.width_of_first(first, second, frame.width) else {
            self.block(first, frame)?;
            return self.block(second, frame);
        };
        let (x, width) = (frame.x + left + GUTTER, frame.width - left - GUTTER);
        let left = self.column(first, Frame { width: left, ..frame })?;
        let right = self.column(second, Frame { x, width, ..frame })?;
        self.space_block(BLOCK_GAP);
        self.push(Piece::beside(left, right));
        self.space(BLOCK_GAP);
        Ok(())
    }

    /// How wide the first block is beside the second, if both are readable so and it saves room.
    fn width_of_first(&mut self, first: &Block, second: &Block, width: f32) -> Option<f32> {
        let (left, heights) = match (first, second) {
            (Block::Chart(first), Block::Chart(second)) => {
                let half = (width - GUTTER) / 2.0;
                (half, [height(first, half), height(second, half), height(first, width), height(second, width)])
            }
            (Block::Chart(chart), Block::Table(table)) => {
                let right = self.table_width(table, width)?;
                let left = width - right - GUTTER;
                let rows = ROW * (table.rows.len() + 2) as f32 + ABOUT;
                (left, [height(chart, left), rows, height(chart, width), rows])
            }
            _ => return None,
        };
        let [first, second, first_alone, second_alone] = heights;
        (first.max(second) <= WORTHWHILE * (first_alone + second_alone)).then_some(left)
    }

    /// The width of a table that leaves most of the page to its neighbour.
    fn table_width(&mut self, table: &Table, width: f32) -> Option<f32> {
        let columns = Columns::of(self.engine, table, self.tables, width * TABLE_SHARE);
        columns.readable.then(|| columns.widths.iter().sum::<f32>().max(LEAST_TABLE))
    }

    /// A block set as a piece of its own, apart from the column.
    fn column(&mut self, block: &'d Block, frame: Frame) -> Result<Piece, PdfError> {
        let column = self.set_aside();
        let set = self.block(block, frame);
        let pieces = self.resume(column);
        set.map(|()| Piece::stacked(pieces))
    }
}

/// What a chart with its words takes at a width.
fn height(chart: &Chart, width: f32) -> f32 {
    charts::height(chart, f64::from(width / POINTS_PER_UNIT)) as f32 * POINTS_PER_UNIT + ABOUT
}
