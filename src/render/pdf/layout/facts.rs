//! Key facts: cards in a grid that fills a page, and to whoever hears them a list of `number, label, comparison`.

use super::super::error::PdfError;
use super::super::look::{self, BLOCK_GAP, FACT_COMPARISON, FACT_LABEL, TINT};
use super::super::page::{DECORATION, Item};
use super::super::recorder;
use super::super::setting::SetText;
use super::super::tree::{FigureBox, NodeId, Numbering, Role};
use super::super::words::Words;
use super::Frame;
use super::piece::Piece;
use super::setter::Setter;
use crate::render::charts;
use crate::report::document::KeyFact;
use parley::Alignment;

const GUTTER: f32 = 12.5;
const PADDING: f32 = 12.5;
const ACCENT_RULE: f32 = 4.0;
const BEFORE_COMPARISON: f32 = 5.0;
const SPARK_HEIGHT: f32 = charts::SPARK_HEIGHT as f32;
/// The height of the grid where its cards need no more: what a heading and a sentence above and below leave of a page.
const GRID: f32 = 540.0;
/// Cards of a few facts grow no taller than this.
const TALL: f32 = 175.0;
/// A number too long for its card is set smaller by steps, down to this.
const LEAST_NUMBER: f32 = 22.0;

/// The words of a fact, set for its card.
struct Card<'a> {
    number: SetText,
    label: SetText,
    comparison: SetText,
    fact: &'a KeyFact,
}

impl Card<'_> {
    /// The height of its words and its small line.
    fn height(&self) -> f32 {
        let spark = if charts::has_spark(&self.fact.spark) { SPARK_HEIGHT + 7.5 } else { 0.0 };
        ACCENT_RULE + self.words() + spark + 2.0 * PADDING
    }

    fn words(&self) -> f32 {
        self.number.height() + self.label.height() + BEFORE_COMPARISON + self.comparison.height()
    }
}

impl Setter<'_, '_> {
    pub(super) fn key_facts(&mut self, facts: &[KeyFact], frame: Frame) -> Result<(), PdfError> {
        let columns = if facts.len() <= 4 { 2 } else { 3 };
        let width = (frame.width - GUTTER * (columns - 1) as f32) / columns as f32;
        let list = self.tree.add(Role::List(Numbering::None), frame.node);
        let cards = facts.iter().map(|fact| self.card(fact, width)).collect::<Result<Vec<_>, _>>()?;
        let needed: Vec<f32> =
            cards.chunks(columns).map(|row| row.iter().map(Card::height).fold(0.0, f32::max)).collect();
        self.space(10.0);
        for (row, height) in cards.chunks(columns).zip(heights(&needed)) {
            let row = self.card_row(row, (width, height), Frame { node: list, ..frame })?;
            self.push(Piece { keep_with_next: true, ..row });
            self.space(GUTTER);
        }
        self.space(BLOCK_GAP);
        Ok(())
    }

    fn card<'f>(&mut self, fact: &'f KeyFact, width: f32) -> Result<Card<'f>, PdfError> {
        let inner = width - 2.0 * PADDING;
        let number = self.number(fact, inner)?;
        let mut set = |words: Words, style| self.engine.set(&words, style, inner, Alignment::Start);
        let comparison = fact.comparison.as_deref().map(Words::of).unwrap_or_default();
        let label = set(Words::plain(&format!("{} ", fact.label)), FACT_LABEL)?;
        Ok(Card { number, label, comparison: set(comparison, FACT_COMPARISON)?, fact })
    }

    /// The number, on one line where it fits.
    fn number(&mut self, fact: &KeyFact, width: f32) -> Result<SetText, PdfError> {
        let words = Words::of(&fact.number);
        let mut style = look::fact_number(self.theme);
        while style.size > LEAST_NUMBER && self.engine.widths(&words, style).1 > width {
            style.size -= 2.0;
        }
        self.engine.set(&words, style, width, Alignment::Start)
    }

    /// Cards side by side, each with its small line at the foot.
    fn card_row(&mut self, cards: &[Card<'_>], (width, height): (f32, f32), frame: Frame) -> Result<Piece, PdfError> {
        let mut items = Vec::new();
        for (index, card) in cards.iter().enumerate() {
            let x = frame.x + (width + GUTTER) * index as f32;
            items.push(Item::panel(x, 0.0, width, height, TINT));
            items.push(Item::panel(x, 0.0, width, ACCENT_RULE, self.theme.accent));
            items.extend(self.card_words(card, x + PADDING, frame.node));
            if charts::has_spark(&card.fact.spark) {
                let y = height - PADDING - SPARK_HEIGHT;
                let area = FigureBox { x: x + PADDING, y, width: width - 2.0 * PADDING, height: SPARK_HEIGHT };
                items.extend(recorder::record_spark(self.engine, &card.fact.spark, self.theme, area, DECORATION)?);
            }
        }
        Ok(Piece::new(height, items))
    }

    fn card_words(&mut self, card: &Card<'_>, x: f32, list: NodeId) -> Vec<Item> {
        let item = self.tree.add(Role::Item, list);
        let body = self.tree.add(Role::Body, item);
        let number = ACCENT_RULE + PADDING;
        let label = number + card.number.height();
        let comparison = label + card.label.height() + BEFORE_COMPARISON;
        // The label goes on from the number, to the eye and to the ear: "42% of statutory complaints upheld".
        let parts = [(&card.number, number), (&card.label, label), (&card.comparison, comparison)];
        let mut items = Vec::new();
        for (set, y) in parts {
            let node = self.tree.add(Role::Paragraph, body);
            items.extend(self.block_items(set, x, y, node));
        }
        items
    }
}

/// How high the rows are that together fill the grid: all the same, but for those that need more.
fn heights(needed: &[f32]) -> Vec<f32> {
    let room = GRID - GUTTER * needed.len().saturating_sub(1) as f32;
    let with = |even: f32| needed.iter().map(move |need| need.max(even)).collect::<Vec<_>>();
    let mut even = TALL;
    while even > 0.0 && with(even).iter().sum::<f32>() > room {
        even -= 2.5;
    }
    with(even)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_cards_fill_the_page_and_no_more() {
        assert_eq!(heights(&[100.0, 100.0]), [TALL, TALL], "cards of a few facts grow no taller than looks well");
        let three = heights(&[205.0, 120.0, 150.0]);
        assert_eq!(three[0], 205.0, "a row has what it needs");
        assert_eq!(three[1], three[2], "and the others share what is left");
        assert!((GRID - 10.0..=GRID).contains(&(three.iter().sum::<f32>() + 2.0 * GUTTER)), "{three:?}");
        assert_eq!(heights(&[400.0, 300.0]), [400.0, 300.0], "no words are cut off");
    }
}
