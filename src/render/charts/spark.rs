//! The small line of a key fact: the years up to this one, of which the first and the last are named with their values.

use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, DrawingBackend};

use super::palette::Role;
use super::scene::{Anchor, Label, Scene, TO_BASELINE};
use super::{ChartError, inline, paint};
use crate::report::chart::TimelinePoint;
use crate::report::theme::Theme;

/// The height that a spark needs.
pub const SPARK_HEIGHT: f64 = 42.0;
/// Fewer years than these are said in words.
const LEAST_YEARS: usize = 3;
/// As small as words may be on paper.
const LETTERS: f64 = 9.5;
/// What the names of the years take at the foot.
const FOOT: f64 = 14.0;
/// From a point's middle to the value beside it.
const BESIDE: f64 = 7.0;
const RADIUS: f64 = 3.4;

/// Whether there are years enough to draw.
pub fn has_spark(points: &[TimelinePoint]) -> bool {
    known(points).count() >= LEAST_YEARS
}

/// Draws a spark over the area: a line from the least value to the greatest, broken at gaps, the last year a dot.
pub fn draw_spark<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    points: &[TimelinePoint],
    theme: &Theme,
    scale: f64,
) -> Result<(), ChartError> {
    let (width, height) = area.dim_in_pixel();
    paint::paint(area, &lay_out(points, f64::from(width) / scale, f64::from(height) / scale), theme, scale)
}

/// A spark as markup, hidden from screen readers: the fact's comparison says it in words.
pub fn spark_svg(points: &[TimelinePoint], theme: &Theme, width: f64) -> Result<String, ChartError> {
    inline(&lay_out(points, width, SPARK_HEIGHT), theme, "class=\"spark\" aria-hidden=\"true\" focusable=\"false\"")
}

fn known(points: &[TimelinePoint]) -> impl Iterator<Item = (&TimelinePoint, f64)> {
    points.iter().filter_map(|point| Some((point, point.mark.value.filter(|value| value.is_finite())?)))
}

/// Where years and values lie.
struct Plot {
    left: f64,
    step: f64,
    bottom: f64,
    low: f64,
    high: f64,
}

impl Plot {
    fn at(&self, index: usize, value: f64) -> (f64, f64) {
        let rise = if self.high > self.low { (value - self.low) / (self.high - self.low) } else { 0.5 };
        (self.left + self.step * index as f64, self.bottom - rise * (self.bottom - RADIUS - 1.0))
    }
}

fn lay_out(points: &[TimelinePoint], width: f64, height: f64) -> Scene {
    let mut scene = Scene { width, height, shapes: Vec::new() };
    let (Some((first, from)), Some((last, to))) = (known(points).next(), known(points).last()) else { return scene };
    let label = |text: &str| Label::new(text, 0.0, 0.0).size(LETTERS);
    let (before, after) = (label(&first.mark.text).role(Role::Soft), label(&last.mark.text).bold(true));
    let (low, high) =
        known(points).fold((f64::MAX, f64::MIN), |(low, high), (_, value)| (low.min(value), high.max(value)));
    let left = before.width() + BESIDE;
    let step = (width - left - after.width() - BESIDE) / (points.len().max(2) - 1) as f64;
    let plot = Plot { left, step, bottom: height - FOOT - RADIUS - 1.0, low, high };
    draw_years(&mut scene, points, &plot);
    let position = |point: &TimelinePoint| points.iter().position(|other| std::ptr::eq(other, point)).unwrap_or(0);
    let (start, end) = (plot.at(position(first), from), plot.at(position(last), to));
    scene.disc(end.0, end.1, RADIUS, Role::Accent);
    let beside = |label: Label, (x, y): (f64, f64)| Label { x, baseline: y + TO_BASELINE - 0.5, ..label };
    scene.text(beside(before, (start.0 - BESIDE, start.1)).anchor(Anchor::End));
    scene.text(beside(after, (end.0 + BESIDE, end.1)));
    let named = |year: &str| Label { baseline: height - 3.0, ..label(year).role(Role::Soft) };
    scene.text(named(&first.label));
    scene.text(Label { x: width, ..named(&last.label) }.anchor(Anchor::End));
    scene
}

/// The lines through years that follow each other, and the symbol of the years between that have no value.
fn draw_years(scene: &mut Scene, points: &[TimelinePoint], plot: &Plot) {
    let mut run = Vec::new();
    let mut end = None;
    for (index, point) in points.iter().enumerate() {
        let Some(value) = point.mark.value.filter(|value| value.is_finite()) else {
            draw_run(scene, std::mem::take(&mut run));
            continue;
        };
        if let Some(end) = end.filter(|end| end + 1 < index) {
            draw_gap(scene, &points[end + 1], plot, (end, index));
        }
        run.push(plot.at(index, value));
        end = Some(index);
    }
    draw_run(scene, run);
}

/// A line through years that follow each other; a year between two gaps is a dot.
fn draw_run(scene: &mut Scene, run: Vec<(f64, f64)>) {
    match run.as_slice() {
        [(x, y)] => scene.disc(*x, *y, 1.8, Role::Muted),
        _ => scene.line(run, 1.8, Role::Muted),
    }
}

/// `[x]` in the middle of the gap, where it is wide enough.
fn draw_gap(scene: &mut Scene, point: &TimelinePoint, plot: &Plot, (from, to): (usize, usize)) {
    let symbol = point.mark.text.split(' ').next().unwrap_or_default();
    let middle = plot.left + plot.step * (from + to) as f64 / 2.0;
    let label = Label::new(symbol, middle, plot.bottom).size(LETTERS).role(Role::Soft).anchor(Anchor::Middle);
    if label.width() + 2.0 < plot.step * (to - from) as f64 {
        scene.text(label);
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::Shape;
    use super::*;
    use crate::report::chart::Mark;

    fn points(values: &[Option<f64>]) -> Vec<TimelinePoint> {
        let text = |value: &Option<f64>| value.map_or("[x] not available".into(), |value| value.to_string());
        let point = |(index, value): (usize, &Option<f64>)| TimelinePoint {
            label: format!("{}/{}", 2015 + index, 16 + index),
            mark: Mark { value: *value, text: text(value) },
        };
        values.iter().enumerate().map(point).collect()
    }

    fn words(scene: &Scene) -> Vec<&str> {
        scene
            .shapes
            .iter()
            .filter_map(|s| if let Shape::Text(label) = s { Some(label.text.as_str()) } else { None })
            .collect()
    }

    #[test]
    fn a_spark_names_its_ends_and_its_gaps() {
        let scene = lay_out(&points(&[None, Some(133.0), Some(147.0), None, None, Some(156.0)]), 123.0, SPARK_HEIGHT);
        assert_eq!(words(&scene), ["[x]", "133", "156", "2016/17", "2020/21"]);
        for shape in &scene.shapes {
            if let Shape::Text(label) = shape {
                let (left, top, right, bottom) = label.extent();
                assert!(left >= 0.0 && top >= 0.0 && right <= 123.01 && bottom <= SPARK_HEIGHT, "{label:?}");
            }
        }
    }

    #[test]
    fn two_years_are_said_in_words() {
        assert!(!has_spark(&points(&[Some(1.0), None, Some(2.0)])));
        assert!(has_spark(&points(&[Some(1.0), None, Some(2.0), Some(2.0)])));
    }
}
