//! Committee documents: the title block at the top of their first page, their front sheet, and what a pack holds.

use super::super::error::PdfError;
use super::super::look::{
    self, CONTENTS, COVER_COUNCIL, COVER_DETAIL, FRONT_LABEL, HAIRLINE, MARGIN, PAGE_WIDTH, TITLE, TITLE_YEAR, TOP,
    TextStyle,
};
use super::super::page::{DECORATION, Item};
use super::super::tree::{NodeId, Numbering, Role};
use super::super::words::Words;
use super::Frame;
use super::outline::PACK_CONTENTS;
use super::piece::Piece;
use super::setter::Setter;
use crate::report::document::{Block, Document, FrontSheetEntry, Inline};
use parley::Alignment;

/// The band of the accent colour along the head of the first page.
const BAND: f32 = 16.0;
/// The short rule above the title, as on a cover.
const RULE: (f32, f32) = (54.0, 4.0);
/// From the rule above an entry to its label.
const LABEL_TOP: f32 = 7.0;

impl<'d> Setter<'_, 'd> {
    /// Council, status and title.
    pub(super) fn title_block(&mut self, document: &Document, title: usize) -> Result<(), PdfError> {
        let accent = self.theme.accent;
        let (status, style) = match document.marking() {
            Some(marking) => (marking, COVER_DETAIL.bold()),
            None => (document.audience.status(), COVER_DETAIL),
        };
        let mut council = self.title_lines(Role::Paragraph, &document.council, COVER_COUNCIL.coloured(accent))?;
        if let Some(first) = council.first_mut() {
            first.items.insert(0, Item::panel(0.0, -TOP, PAGE_WIDTH, BAND, accent));
            if let Some((item, node, area)) = self.head_logo(self.theme) {
                first.items.push(item);
                first.figures.push((node, area));
            }
        }
        self.extend(council);
        let lines = self.title_lines(Role::Paragraph, status, style)?;
        self.extend(lines);
        self.space(15.0);
        let rule = Item::panel(MARGIN, 0.0, RULE.0, RULE.1, accent);
        self.push(Piece { keep_with_next: true, ..Piece::new(RULE.1, vec![rule]) });
        self.space(10.0);
        let mut words = self.title_lines(Role::Heading(1), &document.title, TITLE.coloured(accent))?;
        if let Some(first) = words.first_mut() {
            first.heading = Some(title);
        }
        self.extend(words);
        self.space(2.0);
        let year = self.title_lines(Role::Paragraph, &document.year, TITLE_YEAR)?;
        self.extend(year);
        self.space(15.0);
        Ok(())
    }

    fn title_lines(&mut self, role: Role, text: &str, style: TextStyle) -> Result<Vec<Piece>, PdfError> {
        let node = self.tree.add(role, self.part);
        if let Role::Heading(_) = role {
            self.tree.get_mut(node).title = Some(text.to_string());
        }
        let mut lines = self.lines(&Words::plain(text), style, Frame::page(node))?;
        lines.iter_mut().for_each(|line| line.keep_with_next = true);
        Ok(lines)
    }

    /// The documents of a pack with their first pages.
    pub(super) fn pack_contents(&mut self) -> Result<(), PdfError> {
        self.section = self.tree.add(Role::Section, self.part);
        self.heading(2, &[Inline::Text(PACK_CONTENTS.to_string())], Frame::page(self.section))?;
        let list = self.tree.add(Role::Contents, self.section);
        let outline = self.outline;
        let documents = outline.iter().enumerate().filter(|(_, entry)| entry.level == 1);
        for (index, entry) in documents {
            let piece = self.contents_entry(index, entry, CONTENTS, Frame::page(list))?;
            self.push(Piece { keep_with_next: index + 1 < outline.len(), ..piece });
            self.space(5.0);
        }
        self.space(14.0);
        Ok(())
    }

    /// Labels with what they say beneath, a hairline above each.
    pub(super) fn front_sheet(&mut self, entries: &'d [FrontSheetEntry], frame: Frame) -> Result<(), PdfError> {
        let list = self.tree.add(Role::List(Numbering::None), frame.node);
        self.space(10.0);
        for entry in entries {
            self.front_sheet_entry(entry, Frame { node: list, ..frame })?;
        }
        let rule =
            Item::Rect { x: frame.x, y: 0.0, width: frame.width, height: 0.6, colour: HAIRLINE, mark: DECORATION };
        self.keep_last();
        self.space(10.0);
        self.push(Piece::new(0.6, vec![rule]));
        self.space(look::BLOCK_GAP);
        Ok(())
    }

    fn front_sheet_entry(&mut self, entry: &'d FrontSheetEntry, frame: Frame) -> Result<(), PdfError> {
        let item = self.tree.add(Role::Item, frame.node);
        let label: NodeId = self.tree.add(Role::Label, item);
        let body = self.tree.add(Role::Body, item);
        let words = Words::plain(&format!("{} ", entry.label));
        let set = self.engine.set(&words, FRONT_LABEL, frame.width, Alignment::Start)?;
        let mut items = self.block_items(&set, frame.x, LABEL_TOP, label);
        items.insert(0, Item::panel(frame.x, 0.0, frame.width, 0.6, HAIRLINE));
        let has_text = entry.text.iter().any(|block| !matches!(block, Block::Paragraph(text) if text.is_empty()));
        if !has_text {
            items.push(Item::Empty(body));
        }
        self.space(8.0);
        self.push(Piece { keep_with_next: has_text, ..Piece::new(LABEL_TOP + set.height() + 1.0, items) });
        let first = self.position();
        entry.text.iter().try_for_each(|block| self.block(block, Frame { node: body, ..frame }))?;
        // What a label says stands close beneath it.
        if let Some(first) = self.since(first).first_mut() {
            first.before = 0.0;
        }
        self.space(8.0);
        Ok(())
    }
}
