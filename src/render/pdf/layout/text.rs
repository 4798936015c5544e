//! Prose: headings, paragraphs, lists and quotations.

use super::super::error::PdfError;
use super::super::look::{self, BODY, QUOTATION, ROOM, SMALL};
use super::super::page::{Item, Mark};
use super::super::tree::{Numbering, Role};
use super::super::words::Words;
use super::Frame;
use super::piece::{Piece, guard_ends};
use super::setter::{Setter, bare_line};
use crate::report::document::{Block, Inline};

const AFTER_PARAGRAPH: f32 = 7.5;
const BETWEEN_ITEMS: f32 = 2.5;
const LIST_INDENT: f32 = 18.0;
const QUOTATION_INDENT: f32 = 18.0;

impl<'d> Setter<'_, 'd> {
    pub(super) fn heading(&mut self, level: u8, text: &[Inline], frame: Frame) -> Result<(), PdfError> {
        let (before, style, after) = look::heading(level, self.theme);
        // A level is never skipped on the way down, whatever the template asks for: the look is its, the tree is ours.
        self.depth = level.clamp(2, self.depth + 1);
        let node = self.tree.add(Role::Heading(self.depth), frame.node);
        self.tree.get_mut(node).title = Some(Inline::plain(text));
        let mut lines = self.lines(&Words::of(text), style, Frame { node, ..frame })?;
        for line in &mut lines {
            line.keep_with_next = true;
        }
        if let Some(first) = lines.first_mut() {
            first.heading = Some(self.next_heading);
            first.least_room = if level <= 2 { ROOM / 6.0 } else { 0.0 };
        }
        self.next_heading += 1;
        self.space(before);
        self.extend(lines);
        self.headed = true;
        self.space(after);
        Ok(())
    }

    pub(super) fn paragraph(&mut self, text: &[Inline], frame: Frame) -> Result<(), PdfError> {
        let node = self.tree.add(Role::Paragraph, frame.node);
        let mut lines = self.lines(&Words::of(text), BODY, Frame { node, ..frame })?;
        guard_ends(&mut lines);
        // A heading never stands over a single line at the foot of a page.
        let alone = self.headed && lines.len() == 1;
        self.extend(lines);
        if alone || Inline::plain(text).trim_end().ends_with(':') {
            self.keep_last();
        }
        self.space(AFTER_PARAGRAPH);
        Ok(())
    }

    pub(super) fn list(&mut self, ordered: bool, items: &'d [Vec<Block>], frame: Frame) -> Result<(), PdfError> {
        let numbering = match (ordered, frame.depth % 2) {
            (true, _) => Numbering::Decimal,
            (false, 0) => Numbering::Disc,
            (false, _) => Numbering::Circle,
        };
        let list = self.tree.add(Role::List(numbering), frame.node);
        for (index, blocks) in items.iter().enumerate() {
            self.space(BETWEEN_ITEMS);
            self.list_item(&label(numbering, index), blocks, Frame { node: list, ..frame })?;
            // Neither the first item nor the last stands alone on a page.
            if items.len() > 2 && (index == 0 || index + 2 == items.len()) {
                self.keep_last();
            }
        }
        self.space(if frame.depth == 0 { AFTER_PARAGRAPH } else { BETWEEN_ITEMS });
        Ok(())
    }

    fn list_item(&mut self, label: &str, blocks: &'d [Block], frame: Frame) -> Result<(), PdfError> {
        let item = self.tree.add(Role::Item, frame.node);
        let mark = Mark::Node(self.tree.add(Role::Label, item));
        let body = self.tree.add(Role::Body, item);
        let within = frame.indented(LIST_INDENT, body);
        let start = self.position();
        match blocks {
            // Most items are one paragraph, whose words then are the item's body itself.
            [Block::Paragraph(text), rest @ ..] => {
                let mut lines = self.lines(&Words::of(text), BODY, within)?;
                guard_ends(&mut lines);
                self.extend(lines);
                self.space(if rest.is_empty() { BETWEEN_ITEMS } else { 2.0 * BETWEEN_ITEMS });
                rest.iter().try_for_each(|block| self.block(block, within))?;
            }
            all => all.iter().try_for_each(|block| self.block(block, within))?,
        }
        let line = self.engine.set_line(&format!("{label} "), BODY)?;
        if let (Some(line), Some(first)) = (line, self.since(start).first_mut()) {
            first.items.splice(0..0, bare_line(&line, frame.x + 2.0, 0.0, mark));
        }
        Ok(())
    }

    pub(super) fn quotation(
        &mut self,
        text: &[Inline],
        attribution: Option<&[Inline]>,
        frame: Frame,
    ) -> Result<(), PdfError> {
        let quotation = self.tree.add(Role::BlockQuote, frame.node);
        let within = frame.indented(QUOTATION_INDENT, quotation);
        let node = self.tree.add(Role::Paragraph, quotation);
        let mut lines = self.lines(&Words::of(text), QUOTATION, Frame { node, ..within })?;
        guard_ends(&mut lines);
        if let Some(attribution) = attribution {
            let node = self.tree.add(Role::Paragraph, quotation);
            let mut named = self.lines(&Words::of(attribution), SMALL, Frame { node, ..within })?;
            if let Some(last) = lines.last_mut() {
                last.keep_with_next = true;
                last.height += 3.0;
            }
            guard_ends(&mut named);
            lines.append(&mut named);
        }
        self.space(10.0);
        let bar = |line: Piece| barred(line, frame.x, self.theme.accent);
        let lines: Vec<Piece> = lines.into_iter().map(bar).collect();
        self.extend(lines);
        self.space(10.0);
        Ok(())
    }
}

/// A line with the accent bar of a quotation beside it. The bars of lines that follow one another join.
fn barred(mut line: Piece, x: f32, colour: crate::report::theme::Rgb) -> Piece {
    let bar = Item::panel(x, 0.0, 3.0, line.height + 0.1, colour);
    line.items.insert(0, bar);
    line
}

fn label(numbering: Numbering, index: usize) -> String {
    match numbering {
        Numbering::Decimal => format!("{}.", index + 1),
        Numbering::Circle => "\u{2013}".to_string(),
        Numbering::Disc | Numbering::None => "\u{2022}".to_string(),
    }
}
