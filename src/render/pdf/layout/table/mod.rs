//! Tables: one table in the tree, however many pages its rows take.

mod columns;

use super::super::error::PdfError;
use super::super::look::{CAPTION, HAIRLINE, INK, SMALL, TINT, TableLook, TextStyle};
use super::super::page::{Artifact, DECORATION, Item, Mark, Sheet};
use super::super::setting::SetText;
use super::super::tree::{NodeId, Role, Scope};
use super::super::words::Words;
use super::Frame;
use super::breaking::{HALVED, SPLIT};
use super::piece::{Piece, guard, guard_ends};
use super::setter::{Setter, bare_line};
use crate::report::document::{Row, Table};
pub(super) use columns::Columns;
use parley::Alignment;
use std::rc::Rc;

/// Tables of no more rows than this, and no higher than this part of a page, are never split.
const SHORT: (usize, f32) = (12, 0.45);
/// The same of tables that hold nothing but words: they are read row by row, as text is, and may go on overleaf as text does.
const SHORT_OF_WORDS: (usize, f32) = (12, 0.2);
/// Of longer ones so many rows stay together at either end.
const TOGETHER: usize = 3;

impl Setter<'_, '_> {
    pub(super) fn table(&mut self, table: &Table, frame: Frame) -> Result<(), PdfError> {
        let node = self.tree.add(Role::Table, frame.node);
        let mut frame = Frame { node, ..frame };
        let mut columns = Columns::of(self.engine, table, self.tables, frame.width);
        let mut sheet = Sheet::Upright;
        if !columns.readable && frame.width == Sheet::Upright.column() {
            sheet = Sheet::Turned;
            frame.width = sheet.column();
            columns = Columns::of(self.engine, table, self.tables, frame.width);
            self.turn_last(sheet);
        }
        let mut pieces = vec![self.caption(table, frame)?];
        let head = self.heading_cells(table, &columns)?;
        pieces.push(self.heading_row(&head, &columns, frame));
        let repeated = Rc::new(self.repeated_head(table, &head, &columns, frame)?);
        let body = self.tree.add(Role::TableBody, node);
        let mut rows = Vec::new();
        for row in &table.rows {
            let row = self.row(table, row, &columns, Frame { node: body, ..frame })?;
            rows.push(Piece { repeated: Some(Rc::clone(&repeated)), ..row });
        }
        let mut beneath = self.beneath(table, frame)?;
        let notes = beneath.len();
        guard(&mut beneath, notes);
        let height: f32 = pieces.iter().chain(&rows).chain(&beneath).map(|piece| piece.room(false)).sum();
        let of_words = table.columns.iter().all(|column| !column.numeric);
        let short = if of_words { SHORT_OF_WORDS } else { SHORT };
        let is_short = rows.len() <= short.0 && height <= short.1 * sheet.room();
        let together = if is_short { rows.len() } else { TOGETHER };
        guard(&mut rows, together);
        let parting = if height <= sheet.room() && !of_words { HALVED } else { SPLIT };
        rows.iter_mut().for_each(|row| row.parting = parting);
        if let Some(last) = rows.last_mut() {
            last.parting = 0.0;
        }
        pieces.append(&mut rows);
        if !beneath.is_empty() {
            pieces.last_mut().into_iter().for_each(|piece| piece.keep_with_next = true);
        }
        pieces.append(&mut beneath);
        pieces.iter_mut().for_each(|piece| piece.sheet = sheet);
        self.space_block(self.tables.gap);
        self.extend(pieces);
        self.space(self.tables.gap);
        Ok(())
    }

    fn caption(&mut self, table: &Table, frame: Frame) -> Result<Piece, PdfError> {
        let node = self.tree.add(Role::Caption, frame.node);
        let set = self.engine.set(&Words::plain(&table.full_caption()), CAPTION, frame.width, Alignment::Start)?;
        let items = self.block_items(&set, frame.x, 0.0, node);
        Ok(Piece { keep_with_next: true, ..Piece::new(set.height() + 5.0, items) })
    }

    fn heading_cells(&mut self, table: &Table, columns: &Columns) -> Result<Vec<SetText>, PdfError> {
        let each = table.columns.iter().zip(columns.inner());
        each.map(|(column, width)| {
            let words = Words::plain(&column.heading);
            self.engine.set(&words, self.tables.heading, width, alignment(column.numeric))
        })
        .collect()
    }

    fn heading_row(&mut self, cells: &[SetText], columns: &Columns, frame: Frame) -> Piece {
        let head = self.tree.add(Role::TableHead, frame.node);
        let row = self.tree.add(Role::TableRow, head);
        let nodes: Vec<NodeId> = cells.iter().map(|_| self.tree.add(Role::HeadingCell(Scope::Column), row)).collect();
        let (height, mut items) = heading_ground(self.tables, cells, columns, frame.x);
        let mut x = frame.x;
        for ((cell, width), node) in cells.iter().zip(&columns.widths).zip(nodes) {
            // Headings of fewer lines stand at the foot of their row.
            items.extend(self.cell(cell, x + columns.padding, height - self.tables.padding - cell.height(), node));
            x += width;
        }
        Piece { keep_with_next: true, ..Piece::new(height, items) }
    }

    /// The heading row as it stands on the pages that the table runs on to. A reader who hears it has heard it before.
    fn repeated_head(
        &mut self,
        table: &Table,
        cells: &[SetText],
        columns: &Columns,
        frame: Frame,
    ) -> Result<Piece, PdfError> {
        let mark = Mark::Artifact(Artifact::Repeated);
        let (height, ground) = heading_ground(self.tables, cells, columns, frame.x);
        let mut items: Vec<Item> = Vec::new();
        let mut top = 0.0;
        if let Some(line) = self.engine.set_line(&format!("{} (continued)", table.name()), SMALL)? {
            items.extend(bare_line(&line, frame.x, 0.0, mark));
            top = line.height + 4.0;
        }
        items.extend(ground.into_iter().map(|item| item.lowered(top)));
        let mut x = frame.x;
        for (cell, width) in cells.iter().zip(&columns.widths) {
            let mut y = top + height - self.tables.padding - cell.height();
            for line in &cell.lines {
                items.extend(bare_line(line, x + columns.padding, y, mark));
                y += line.height;
            }
            x += width;
        }
        Ok(Piece::new(top + height, items))
    }

    fn row(&mut self, table: &Table, row: &Row, columns: &Columns, frame: Frame) -> Result<Piece, PdfError> {
        let node = self.tree.add(Role::TableRow, frame.node);
        let TableLook { cell, padding, .. } = self.tables;
        let style = if row.total { cell.bold() } else { cell };
        let cells = self.row_cells(table, row, columns, style)?;
        let height = cells.iter().map(SetText::height).fold(style.leading, f32::max) + 2.0 * padding;
        let mut items = Vec::new();
        let across: f32 = columns.widths.iter().sum();
        if row.total {
            items.push(Item::panel(frame.x, -0.6, across, 1.2, INK));
        }
        items.push(Item::panel(frame.x, height - 0.6, across, 0.6, HAIRLINE));
        let mut x = frame.x;
        for (index, (cell, width)) in cells.iter().zip(&columns.widths).enumerate() {
            let role = if index == 0 { Role::HeadingCell(Scope::Row) } else { Role::DataCell };
            let cell_node = self.tree.add(role, node);
            items.extend(self.cell(cell, x + columns.padding, padding, cell_node));
            x += width;
        }
        Ok(Piece::new(height, items))
    }

    /// The cells of a row, one a column: a row that came short gets empty ones.
    fn row_cells(
        &mut self,
        table: &Table,
        row: &Row,
        columns: &Columns,
        style: TextStyle,
    ) -> Result<Vec<SetText>, PdfError> {
        let each = table.columns.iter().zip(columns.inner()).enumerate();
        each.map(|(index, (column, width))| {
            let words = row.cells.get(index).map(|cell| Words::of_cell(&cell.text)).unwrap_or_default();
            self.engine.set(&words, style, width, alignment(column.numeric))
        })
        .collect()
    }

    fn cell(&mut self, cell: &SetText, x: f32, y: f32, node: NodeId) -> Vec<Item> {
        let items = self.block_items(cell, x, y, node);
        if items.is_empty() { vec![Item::Empty(node)] } else { items }
    }

    /// The notes and the source, in small type.
    fn beneath(&mut self, table: &Table, frame: Frame) -> Result<Vec<Piece>, PdfError> {
        let notes = table.notes.iter().map(|note| Words::of(note));
        let source = table.source.iter().map(|source| Words::plain(source));
        let parent = self.tree.get(frame.node).parent.unwrap_or(frame.node);
        let mut pieces: Vec<Piece> = Vec::new();
        for words in notes.chain(source).filter(|words| !words.text().trim().is_empty()) {
            let node = self.tree.add(Role::Paragraph, parent);
            let mut lines = self.lines(&words, SMALL, Frame { node, ..frame })?;
            guard_ends(&mut lines);
            if let Some(first) = lines.first_mut() {
                first.before = if pieces.is_empty() { 5.0 } else { 2.0 };
            }
            pieces.append(&mut lines);
        }
        Ok(pieces)
    }
}

/// The height of the heading row, its panel and the rule beneath it.
fn heading_ground(look: TableLook, cells: &[SetText], columns: &Columns, x: f32) -> (f32, Vec<Item>) {
    let across: f32 = columns.widths.iter().sum();
    let height = cells.iter().map(SetText::height).fold(look.heading.leading, f32::max) + 2.0 * look.padding + 1.0;
    let rule = Item::Rect { x, y: height - 1.0, width: across, height: 1.0, colour: INK, mark: DECORATION };
    (height, vec![Item::panel(x, 0.0, across, height, TINT), rule])
}

fn alignment(numeric: bool) -> Alignment {
    if numeric { Alignment::End } else { Alignment::Start }
}
