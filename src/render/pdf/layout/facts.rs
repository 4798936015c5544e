//! Key facts: cards in a grid on one page, and to whoever hears them a list of `label, number, comparison`.

use super::super::error::PdfError;
use super::super::look::{self, BLOCK_GAP, FACT_COMPARISON, FACT_LABEL, TINT};
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
const SPARK_HEIGHT: f32 = 28.0;
/// So high cards are at the least that three rows of them fill most of a page.
const LEAST_HEIGHT: f32 = 132.0;

/// The words of a fact, set for its card.
struct Card<'a> {
    label: SetText,
    number: SetText,
    comparison: SetText,
    fact: &'a KeyFact,
}

/// Where the parts of a row's cards begin, and the height that the row needs.
struct Tops {
    label: f32,
    number: f32,
    comparison: f32,
    height: f32,
}

impl Tops {
    fn of(cards: &[Card<'_>]) -> Self {
        let tallest = |height: fn(&Card<'_>) -> f32| cards.iter().map(height).fold(0.0, f32::max);
        let label = ACCENT_RULE + PADDING;
        let number = label + tallest(|card| card.label.height()) + 2.0;
        let comparison = number + tallest(|card| card.number.height()) + 3.0;
        let spark = if cards.iter().any(|card| has_line(&card.fact.spark)) { SPARK_HEIGHT + 8.0 } else { 0.0 };
        let height = comparison + tallest(|card| card.comparison.height()) + spark + PADDING;
        Tops { label, number, comparison, height }
    }
}

impl Setter<'_> {
    pub(super) fn key_facts(&mut self, facts: &[KeyFact], frame: Frame) -> Result<(), PdfError> {
        let columns = if facts.len() <= 4 { 2 } else { 3 };
        let width = (frame.width - GUTTER * (columns - 1) as f32) / columns as f32;
        let list = self.tree.add(Role::List(Numbering::None), frame.node);
        let cards = facts.iter().map(|fact| self.card(fact, width)).collect::<Result<Vec<_>, _>>()?;
        let rows: Vec<Piece> =
            cards.chunks(columns).map(|row| self.card_row(row, width, Frame { node: list, ..frame })).collect();
        self.space(10.0);
        let count = rows.len();
        for (index, row) in rows.into_iter().enumerate() {
            let before = if index == 0 { 0.0 } else { GUTTER };
            self.push(Piece { before, keep_with_next: index + 1 < count, ..row });
        }
        self.space(BLOCK_GAP);
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

    /// Cards side by side: their numbers stand on one line, their small lines at the foot.
    fn card_row(&mut self, cards: &[Card<'_>], width: f32, frame: Frame) -> Piece {
        let tops = Tops::of(cards);
        let height = tops.height.max(LEAST_HEIGHT);
        let mut items = Vec::new();
        for (index, card) in cards.iter().enumerate() {
            let x = frame.x + (width + GUTTER) * index as f32;
            items.push(Item::panel(x, 0.0, width, height, TINT));
            items.push(Item::panel(x, 0.0, width, ACCENT_RULE, self.theme.accent));
            items.extend(self.card_words(card, x + PADDING, &tops, frame.node));
            if has_line(&card.fact.spark) {
                let y = height - PADDING - SPARK_HEIGHT;
                items.extend(spark_line(&card.fact.spark, (x + PADDING, y), width - 2.0 * PADDING, self.theme.accent));
            }
        }
        Piece::new(height, items)
    }

    fn card_words(&mut self, card: &Card<'_>, x: f32, tops: &Tops, list: NodeId) -> Vec<Item> {
        let item = self.tree.add(Role::Item, list);
        let body = self.tree.add(Role::Body, item);
        let mut items = Vec::new();
        let parts = [(&card.label, tops.label), (&card.number, tops.number), (&card.comparison, tops.comparison)];
        for (set, top) in parts {
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
