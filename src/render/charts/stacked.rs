//! Parts of a whole: one horizontal bar a row, each part named and counted beneath it. Where words do not all fit beneath
//! their own parts, the names stand in a legend above and the values alone beneath.
//!
//! Tints and colours that may not carry text alternate, so that no part does: all words stand beside the bar, in ink.

use super::bars::{WIDE, label_column, length};
use super::palette::{Role, series};
use super::scene::{Anchor, LABEL, LEADING, Label, Scene, TO_BASELINE};
use super::type_metrics::{Weight, measure, wrap};
use crate::report::chart::{Mark, Meaning, StackedRow};

const THICK: f64 = 18.0;
/// White between parts: two full colours may be neighbours where the tint between them counts nothing.
const SPACE: f64 = 2.5;
/// The least space between two values.
const APART: f64 = 12.0;

/// One part of a bar, as drawn.
struct Part {
    x: f64,
    width: f64,
    text: String,
}

pub(super) fn stacked(
    (names, meanings): (&[String], &[Meaning]),
    rows: &[StackedRow],
    whole: bool,
    width: f64,
) -> Scene {
    let mut scene = Scene::new(width);
    let column =
        (width >= WIDE).then(|| label_column(rows.iter().map(|row| row.label.as_str()), width, Weight::Semibold));
    let start = column.map_or(0.0, |column| column + 9.0);
    let room = (width - start).max(40.0);
    let most = rows.iter().map(total).fold(0.0, f64::max);
    // A share of a whole that is not known has no length: such a row says its values in words alone.
    let in_words = |row: &StackedRow| whole && row.parts.iter().any(|part| part.value.is_none());
    let most_of = |row: &StackedRow| match whole {
        true if in_words(row) => f64::INFINITY,
        true => total(row),
        false => most,
    };
    let named: Vec<_> = rows.iter().map(|row| parts(row, Some(names), start, room, most_of(row))).collect();
    let direct = named.iter().all(|parts| fit_beneath(parts, width));
    let drawn = if direct {
        named
    } else {
        let drawn: Vec<_> = rows.iter().map(|row| parts(row, None, start, room, most_of(row))).collect();
        legend(&mut scene, (names, meanings), &drawn, start);
        drawn
    };
    for (row, drawn) in rows.iter().zip(&drawn) {
        let top = label(&mut scene, row, column);
        for (index, part) in drawn.iter().enumerate() {
            scene.outlined(part.x, top, part.width, THICK, paint(meanings, index));
        }
        if in_words(row) {
            scene.dashes(start, start + 25.0, top + THICK / 2.0);
        }
        scene.height = values(&mut scene, drawn, start, top + THICK) + 13.0;
        words(&mut scene, row, names, start, in_words(row));
    }
    scene.height = (scene.height - 9.0).max(0.0);
    scene
}

/// A name as it stands after a number: `61 within`, `24 MASH`.
fn within_a_phrase(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => name.to_string(),
    }
}

/// The colours of a part. Those of time have one meaning in every report: two shades for what was in time, a warm tint for
/// what was late, and grey for what was withdrawn, which is neither.
fn paint(meanings: &[Meaning], index: usize) -> (Role, Option<Role>) {
    match meanings.get(index) {
        Some(Meaning::InTime) => (Role::Accent, None),
        Some(Meaning::Extended) => (Role::AccentTint, Some(Role::Accent)),
        Some(Meaning::Late) => (Role::FourthTint, Some(Role::Fourth)),
        Some(Meaning::Pending) => (Role::SecondTint, Some(Role::Second)),
        Some(Meaning::Withdrawn) => (Role::MutedTint, Some(Role::Muted)),
        None => series(index),
    }
}

fn total(row: &StackedRow) -> f64 {
    row.parts.iter().filter_map(|part| part.value).filter(|value| *value > 0.0).sum()
}

/// A row's parts, labelled with their values and, where they are given, their names.
fn parts(row: &StackedRow, names: Option<&[String]>, start: f64, room: f64, most: f64) -> Vec<Part> {
    let mut x = start;
    let part = |(index, mark): (usize, &Mark)| {
        let full = if most.is_finite() { length(mark.value.unwrap_or(0.0), most, room) } else { 0.0 };
        let text = match names.and_then(|names| names.get(index)) {
            Some(name) => format!("{} {}", mark.text, within_a_phrase(name)),
            None => mark.text.clone(),
        };
        let part = Part { x, width: if full > 3.0 { full - SPACE } else { full }, text };
        x += full.max(if full > 0.0 { 3.0 } else { 0.0 });
        part
    };
    row.parts.iter().enumerate().map(part).collect()
}

/// Whether the words of each part have room between its left edge and what comes next: moved aside, they would be read as
/// those of another part.
fn fit_beneath(parts: &[Part], end: f64) -> bool {
    let shown: Vec<_> = parts.iter().filter(|part| part.width > 0.0).collect();
    let ends = shown.iter().skip(1).map(|next| next.x - APART).chain([end]);
    shown.iter().zip(ends).all(|(part, end)| part.x + measure(&part.text, LABEL, Weight::Regular) <= end)
}

/// The parts' names in a line, with a swatch each. A part that no bar has needs no name.
fn legend(scene: &mut Scene, (names, meanings): (&[String], &[Meaning]), drawn: &[Vec<Part>], start: f64) {
    let width = |name: &String| measure(name, LABEL, Weight::Semibold);
    let (mut x, mut baseline) = (start, 11.0);
    let has = |index: usize| drawn.iter().any(|parts| parts.get(index).is_some_and(|part| part.width > 0.0));
    for (index, name) in names.iter().enumerate().filter(|(index, _)| has(*index)) {
        let step = width(name) + 16.0;
        if x > start && x + step > scene.width {
            (x, baseline) = (start, baseline + LEADING + 4.0);
        }
        scene.outlined(x, baseline - 9.0, 10.0, 10.0, paint(meanings, index));
        scene.text(Label::new(name, x + 16.0, baseline));
        x += step + 18.0;
    }
    scene.height = baseline + 11.0;
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

/// The values beneath the bar, each from the left of its part; bare ones of slivers move aside and keep a line to their part.
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

/// Parts without a value, in words under the bar: `Withdrawn: [c] withheld`. They have no length to draw; nor has any part
/// of a row that is `all` in words.
fn words(scene: &mut Scene, row: &StackedRow, names: &[String], start: f64, all: bool) {
    let unsaid = |part: &Mark| if all { part.value != Some(0.0) } else { part.value.is_none() };
    let missing = row.parts.iter().zip(names).filter(|(part, _)| unsaid(part) && !part.text.is_empty());
    let text = missing.map(|(part, name)| format!("{name}: {}", part.text)).collect::<Vec<_>>().join(", ");
    if text.is_empty() {
        return;
    }
    let lines = wrap(&text, LABEL, Weight::Regular, scene.width - start);
    let first = scene.height - 13.0 + LEADING - 2.0;
    scene.lines(&lines, &Label::new("", start, first).role(Role::Soft));
    scene.height += lines.len() as f64 * LEADING;
}
