//! Parts of a whole: one horizontal bar a row, the values beneath it, the names of the parts above the first.
//!
//! Turquoise and orange may not carry text, so that no part does: all words stand beside the bar, in ink.

use super::bars::{WIDE, label_column, length};
use super::palette::Role;
use super::scene::{Anchor, LABEL, LEADING, Label, Scene, TO_BASELINE};
use super::type_metrics::{Weight, measure, wrap};
use crate::report::chart::StackedRow;

const THICK: f64 = 18.0;
/// White between parts.
const SPACE: f64 = 1.5;
/// The least space between two values.
const APART: f64 = 7.0;

/// One part of a bar, as drawn.
struct Part {
    x: f64,
    width: f64,
    text: String,
}

pub(super) fn stacked(series: &[String], rows: &[StackedRow], width: f64) -> Scene {
    let mut scene = Scene::new(width);
    let column =
        (width >= WIDE).then(|| label_column(rows.iter().map(|row| row.label.as_str()), width, Weight::Semibold));
    let start = column.map_or(0.0, |column| column + 9.0);
    let room = (width - start).max(40.0);
    let most = rows.iter().map(total).fold(0.0, f64::max);
    names(&mut scene, series, rows.first().map(|row| parts(row, start, room, most)), start);
    for row in rows {
        let top = label(&mut scene, row, column);
        let drawn = parts(row, start, room, most);
        for (index, part) in drawn.iter().enumerate() {
            scene.bar(part.x, top, part.width, THICK, Role::series(index));
        }
        scene.height = values(&mut scene, &drawn, start, top + THICK) + 13.0;
        words(&mut scene, row, series, start);
    }
    scene.height = (scene.height - 9.0).max(0.0);
    scene
}

fn total(row: &StackedRow) -> f64 {
    row.parts.iter().filter_map(|part| part.value).filter(|value| *value > 0.0).sum()
}

fn parts(row: &StackedRow, start: f64, room: f64, most: f64) -> Vec<Part> {
    let mut x = start;
    let part = |mark: &crate::report::chart::Mark| {
        let full = length(mark.value.unwrap_or(0.0), most, room);
        let part = Part { x, width: if full > 3.0 { full - SPACE } else { full }, text: mark.text.clone() };
        x += full.max(if full > 0.0 { 3.0 } else { 0.0 });
        part
    };
    row.parts.iter().map(part).collect()
}

/// The parts' names over the first bar where each fits over its own part; otherwise in a line, with a swatch each.
fn names(scene: &mut Scene, series: &[String], first: Option<Vec<Part>>, start: f64) {
    let width = |name: &String| measure(name, LABEL, Weight::Semibold);
    if let Some(places) = first.filter(|_| start > 0.0).and_then(|parts| over(&parts, series, scene.width)) {
        for (x, name) in places.into_iter().zip(series) {
            scene.text(Label::new(name, x, 11.0).bold(true));
        }
        scene.height = 17.0;
        return;
    }
    let (mut x, mut baseline) = (start, 11.0);
    for (index, name) in series.iter().enumerate() {
        let step = width(name) + 16.0;
        if x > start && x + step > scene.width {
            (x, baseline) = (start, baseline + LEADING + 4.0);
        }
        scene.bar(x, baseline - 9.0, 10.0, 10.0, Role::series(index));
        scene.text(Label::new(name, x + 16.0, baseline));
        x += step + 18.0;
    }
    scene.height = baseline + 11.0;
}

/// Where names stand over their parts, the last drawn back to the edge if it must; none where one would not fit.
fn over(parts: &[Part], series: &[String], width: f64) -> Option<Vec<f64>> {
    let mut places = Vec::new();
    let mut free = 0.0;
    for (part, name) in parts.iter().zip(series) {
        let wide = measure(name, LABEL, Weight::Semibold);
        let x = part.x.min(width - wide);
        if x < free || part.width <= 0.0 || part.x - x > wide / 2.0 {
            return None;
        }
        places.push(x);
        free = x + wide + 10.0;
    }
    (places.len() == series.len()).then_some(places)
}

/// Writes a row's label and returns the top of its bar.
fn label(scene: &mut Scene, row: &StackedRow, column: Option<f64>) -> f64 {
    let top = scene.height;
    match column {
        Some(column) => {
            let lines = wrap(&row.label, LABEL, Weight::Regular, column + 0.5);
            let spare = (lines.len() as f64 - 1.0) * LEADING / 2.0;
            let bar = top + (spare - 4.0).max(0.0);
            let first = bar + THICK / 2.0 + TO_BASELINE - spare;
            scene.lines(&lines, &Label::new("", column, first).anchor(Anchor::End));
            bar
        }
        None => {
            let lines = wrap(&row.label, LABEL, Weight::Regular, scene.width);
            scene.lines(&lines, &Label::new("", 0.0, top + 10.0));
            top + lines.len() as f64 * LEADING + 2.0
        }
    }
}

/// The values beneath the bar, each from the left of its part; those of slivers move aside and keep a line to their part.
/// Returns the bottom of the text.
fn values(scene: &mut Scene, parts: &[Part], start: f64, top: f64) -> f64 {
    let shown: Vec<_> = parts.iter().filter(|part| part.width > 0.0).collect();
    let widths: Vec<_> = shown.iter().map(|part| measure(&part.text, LABEL, Weight::Regular)).collect();
    let mut places: Vec<f64> = Vec::with_capacity(shown.len());
    let mut free = start;
    for (part, width) in shown.iter().zip(&widths) {
        let x = part.x.max(free);
        places.push(x);
        free = x + width + APART;
    }
    let mut limit = scene.width;
    for (x, width) in places.iter_mut().zip(&widths).rev() {
        *x = x.min(limit - width).max(0.0);
        limit = *x - APART;
    }
    let baseline = top + 13.0;
    for ((part, x), width) in shown.iter().zip(&places).zip(&widths) {
        if x + width < part.x || *x > part.x + part.width {
            let middle = part.x + part.width / 2.0;
            scene.line(vec![(middle, top + 1.0), (x + width / 2.0, baseline - 8.5)], 1.0, Role::Muted);
        }
        scene.text(Label::new(&part.text, *x, baseline));
    }
    baseline + 3.0
}

/// Parts without a value, in words under the bar: `Withdrawn: [c]`. They have no length to draw.
fn words(scene: &mut Scene, row: &StackedRow, series: &[String], start: f64) {
    let missing = row.parts.iter().zip(series).filter(|(part, _)| part.value.is_none() && !part.text.is_empty());
    let text = missing.map(|(part, name)| format!("{name}: {}", part.text)).collect::<Vec<_>>().join(", ");
    if text.is_empty() {
        return;
    }
    let lines = wrap(&text, LABEL, Weight::Regular, scene.width - start);
    let first = scene.height - 13.0 + LEADING - 2.0;
    scene.lines(&lines, &Label::new("", start, first).role(Role::Soft));
    scene.height += lines.len() as f64 * LEADING;
}
