//! Letters as the pixels that they cover: each is drawn once for all charts.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use ab_glyph::{Font, GlyphId, OutlineCurve};
use ab_glyph_rasterizer::{Point, Rasterizer, point};

use super::canvas::step;
use super::{UNITS, bounds};
use crate::render::charts::type_metrics::{Weight, face};

/// How many letters are kept: many times what a council's charts are set in.
const KEPT: usize = 20_000;

/// A letter of a size, and how far its start lies from the corner of a pixel, in device units.
type Key = (Weight, GlyphId, u32, [i32; 2]);

static DRAWN: LazyLock<Mutex<HashMap<Key, Arc<Letter>>>> = LazyLock::new(Mutex::default);

/// The pixels of a letter.
#[derive(Debug, Default)]
pub(super) struct Letter {
    /// From the pixel in which the letter starts.
    pub(super) left: i32,
    pub(super) top: i32,
    width: usize,
    steps: Vec<u8>,
}

impl Letter {
    pub(super) fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.steps.chunks_exact(self.width.max(1))
    }
}

/// A letter whose em is so many pixels, from `[x, y]` device units within a pixel on.
pub(super) fn letter(weight: Weight, glyph: GlyphId, em: f32, within: [i32; 2]) -> Arc<Letter> {
    let key = (weight, glyph, em.to_bits(), within);
    let drawn = || DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(letter) = drawn().get(&key) {
        return Arc::clone(letter);
    }
    let letter = Arc::new(draw(weight, glyph, em, within.map(|units| units as f32 / UNITS)).unwrap_or_default());
    let mut drawn = drawn();
    if drawn.len() >= KEPT {
        drawn.clear();
    }
    drawn.insert(key, Arc::clone(&letter));
    letter
}

/// Nothing for a space.
fn draw(weight: Weight, glyph: GlyphId, em: f32, [x, y]: [f32; 2]) -> Option<Letter> {
    let face = face(weight)?;
    let scale = em / face.units_per_em().unwrap_or(1000.0);
    let place = |p: ab_glyph::Point| point(x + p.x * scale, y - p.y * scale);
    let mut lines = Vec::new();
    face.outline(glyph)?.curves.iter().for_each(|curve| flatten(curve, &place, &mut lines));
    let (corner, width, height) = bounds(&lines)?;
    let mut coverage = Rasterizer::new(width, height);
    for (from, to) in lines {
        coverage.draw_line(from - corner, to - corner);
    }
    let mut steps = Vec::with_capacity(width * height);
    coverage.for_each_pixel(|_, share| steps.push(step(share)));
    Some(Letter { left: corner.x as i32, top: corner.y as i32, width, steps })
}

/// Adds a curve as short straight lines.
fn flatten(curve: &OutlineCurve, place: &impl Fn(ab_glyph::Point) -> Point, lines: &mut Vec<(Point, Point)>) {
    let mix = |a: Point, b: Point, t: f32| point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
    let mut add = |at: &dyn Fn(f32) -> Point| {
        let steps = || (0..=6u8).map(|step| at(f32::from(step) / 6.0));
        lines.extend(steps().zip(steps().skip(1)));
    };
    match curve {
        OutlineCurve::Line(a, b) => lines.push((place(*a), place(*b))),
        OutlineCurve::Quad(a, b, c) => {
            let (a, b, c) = (place(*a), place(*b), place(*c));
            add(&|t| mix(mix(a, b, t), mix(b, c, t), t));
        }
        OutlineCurve::Cubic(a, b, c, d) => {
            let (a, b, c, d) = (place(*a), place(*b), place(*c), place(*d));
            add(&|t| {
                let (p, q, r) = (mix(a, b, t), mix(b, c, t), mix(c, d, t));
                mix(mix(p, q, t), mix(q, r, t), t)
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_drawn_once_and_a_space_covers_nothing() {
        let glyph = |letter| face(Weight::Regular).unwrap().glyph_id(letter);
        let one = letter(Weight::Regular, glyph('g'), 24.0, [1, 2]);
        assert!(Arc::ptr_eq(&one, &letter(Weight::Regular, glyph('g'), 24.0, [1, 2])));
        assert!(one.top < 0 && one.steps.contains(&super::super::canvas::STEPS) && one.rows().count() > 10);
        assert_eq!(letter(Weight::Regular, glyph(' '), 24.0, [0, 0]).rows().count(), 0);
    }
}
