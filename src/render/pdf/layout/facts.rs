//! Key facts: cards in a grid on one page, and to whoever hears them a list of `label, number, comparison`.

use super::super::error::PdfError;
use super::super::look::{self, FACT_COMPARISON, FACT_LABEL, TINT};
use super::super::page::{DECORATION, Item, Paint, PathPoint};
use super::super::setting::SetText;
use super::super::tree::{NodeId, Numbering, Role};
use super::super::words::Words;
use super::Frame;
use super::piece::Piece;
use super::setter::Setter;
use crate::report::document::KeyFact;
use crate::report::theme::Rgb;
use parley::Alignment;

const GUTTER: f32 = 12.0;
const PADDING: f32 = 12.0;
const ACCENT_RULE: f32 = 3.0;
const SPARK_HEIGHT: f32 = 26.0;

/// The words of a fact, set for its card.
struct Card<'a> {
    label: SetText,
    number: SetText,
    comparison: SetText,
    fact: &'a KeyFact,
}

impl Setter<'_> {
    pub(super) fn key_facts(&mut self, facts: &[KeyFact], frame: Frame) -> Result<(), PdfError> {
        let columns = if facts.len() <= 4 { 2 } else { 3 };
        let width = (frame.width - GUTTER * (columns - 1) as f32) / columns as f32;
        let list = self.tree.add(Role::List(Numbering::None), frame.node);
        let mut rows = Vec::new();
        for facts in facts.chunks(columns) {
            let cards = facts.iter().map(|fact| self.card(fact, width)).collect::<Result<Vec<_>, _>>()?;
            rows.push(self.card_row(&cards, width, Frame { node: list, ..frame }));
        }
        self.space(8.0);
        let count = rows.len();
        for (index, row) in rows.into_iter().enumerate() {
            let before = if index == 0 { 0.0 } else { GUTTER };
            self.push(Piece { before, keep_with_next: index + 1 < count, ..row });
        }
        self.space(16.0);
        Ok(())
    }

    fn card<'f>(&mut self, fact: &'f KeyFact, width: f32) -> Result<Card<'f>, PdfError> {
        let inner = width - 2.0 * PADDING;
        let mut set = |words: Words, style| self.engine.set(&words, style, inner, Alignment::Start);
        let comparison = fact.comparison.as_deref().map(Words::of).unwrap_or_default();
        Ok(Card {
            label: set(Words::plain(&format!("{} ", fact.label)), FACT_LABEL)?,
            number: set(Words::of(&fact.number), look::fact_number(self.theme))?,
            comparison: set(comparison, FACT_COMPARISON)?,
            fact,
        })
    }

    /// Cards side by side: their numbers stand on one line and their panels are of one height.
    fn card_row(&mut self, cards: &[Card<'_>], width: f32, frame: Frame) -> Piece {
        let tallest = |height: fn(&Card<'_>) -> f32| cards.iter().map(height).fold(0.0, f32::max);
        let label = tallest(|card| card.label.height());
        let number = tallest(|card| card.number.height());
        let comparison = tallest(|card| card.comparison.height());
        let spark = if cards.iter().any(|card| has_line(&card.fact.spark)) { SPARK_HEIGHT + 8.0 } else { 0.0 };
        let height = ACCENT_RULE + 2.0 * PADDING + label + number + comparison + spark + 4.0;
        let mut items = Vec::new();
        for (index, card) in cards.iter().enumerate() {
            let x = frame.x + (width + GUTTER) * index as f32;
            items.push(Item::panel(x, 0.0, width, height, TINT));
            items.push(Item::panel(x, 0.0, width, ACCENT_RULE, self.theme.accent));
            let top = ACCENT_RULE + PADDING;
            items.extend(self.card_words(
                card,
                x + PADDING,
                [top, top + label + 1.0, top + label + number + 3.0],
                frame.node,
            ));
            if has_line(&card.fact.spark) {
                let y = height - PADDING - SPARK_HEIGHT;
                items.extend(spark_line(&card.fact.spark, (x + PADDING, y), width - 2.0 * PADDING, self.theme.accent));
            }
        }
        Piece::new(height, items)
    }

    fn card_words(&mut self, card: &Card<'_>, x: f32, tops: [f32; 3], list: NodeId) -> Vec<Item> {
        let item = self.tree.add(Role::Item, list);
        let body = self.tree.add(Role::Body, item);
        let mut items = Vec::new();
        for (set, top) in [&card.label, &card.number, &card.comparison].into_iter().zip(tops) {
            let node = self.tree.add(Role::Paragraph, body);
            items.extend(self.block_items(set, x, top, node));
        }
        items
    }
}

/// One value alone makes no line.
fn has_line(values: &[Option<f64>]) -> bool {
    values.iter().flatten().count() > 1
}

/// The years as a thin line that stops where a year has no value, with the last year as a dot.
fn spark_line(values: &[Option<f64>], (x, y): (f32, f32), width: f32, accent: Rgb) -> Vec<Item> {
    let least = values.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    let greatest = values.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
    let range = if greatest > least { greatest - least } else { 1.0 };
    let radius = 2.6;
    let step = (width - 2.0 * radius) / (values.len() - 1) as f32;
    let point = |index: usize, value: f64| {
        let up = ((value - least) / range) as f32 * (SPARK_HEIGHT - 2.0 * radius);
        PathPoint::corner(x + radius + step * index as f32, y + SPARK_HEIGHT - radius - up)
    };
    let mut items = Vec::new();
    let mut line: Vec<PathPoint> = Vec::new();
    for (index, value) in values.iter().enumerate() {
        match value {
            Some(value) => line.push(point(index, *value)),
            None => items.extend(stroke(std::mem::take(&mut line), accent)),
        }
    }
    items.extend(stroke(line, accent));
    if let Some(Some(value)) = values.last() {
        let end = point(values.len() - 1, *value);
        let points = super::super::recorder::circle(end.x, end.y, radius);
        items.push(Item::Path { points, paint: Paint::Fill(accent), mark: DECORATION });
    }
    items
}

fn stroke(points: Vec<PathPoint>, colour: Rgb) -> Option<Item> {
    let paint = Paint::Stroke { colour, width: 1.4, closed: false };
    (points.len() > 1).then_some(Item::Path { points, paint, mark: DECORATION })
}
