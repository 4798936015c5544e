//! Horizontal bars with their values at the end, alone or in panels that share a scale.

use super::palette::Role;
use super::scene::{Anchor, LABEL, LEADING, Label, Scene, TO_BASELINE};
use super::type_metrics::{Weight, measure, widest, wrap};
use crate::report::chart::{Bar, Panel};

/// From a bar's end to its value, and from a label to the bar's start.
const GAP: f64 = 7.0;
const ROW: f64 = 21.0;
const THICK: f64 = 14.0;
/// Charts this wide have their labels at the left; narrower ones have them above.
pub(super) const WIDE: f64 = 420.0;

/// The dashes in place of a bar that has no value.
const DASHES: f64 = 25.0;

/// How every row of a set of bars is laid out.
#[derive(Clone, Copy, Debug)]
struct Frame {
    width: f64,
    /// The width of the label column, or none where labels stand above.
    column: Option<f64>,
    /// From the label column to the right edge of the longest value.
    values: f64,
    max: f64,
    /// What each row has beyond its usual height, or lacks of it.
    more: f64,
}

/// What a row of this height has beyond it where there is more air, or less.
pub(super) fn more(row: f64, air: f64) -> f64 {
    row * (air - 1.0)
}

pub(super) fn bars(bars: &[Bar], width: f64, air: f64) -> Scene {
    let column = column(bars.iter(), width, width >= WIDE);
    set(bars, Frame { width, column, values: value_space(bars.iter()), max: max(bars.iter()), more: more(ROW, air) })
}

/// Panels in two columns where there is room, each under its title, all on one scale.
pub(super) fn panels(panels: &[Panel], width: f64, air: f64) -> Scene {
    let columns = if width >= WIDE && panels.len() > 1 { 2 } else { 1 };
    let gap = 36.0;
    let each = (width - gap * (columns as f64 - 1.0)) / columns as f64;
    let all = || panels.iter().flat_map(|panel| &panel.bars);
    let column = column(all(), each, true);
    let frame = Frame { width: each, column, values: value_space(all()), max: max(all()), more: more(ROW, air) };
    let mut scene = Scene::new(width);
    let mut heights = vec![0.0; columns];
    for panel in panels {
        // The next panel goes where there is most room, so that the columns end at about the same height.
        let shortest = (1..columns).fold(0, |best, other| if heights[other] < heights[best] { other } else { best });
        let x = shortest as f64 * (each + gap);
        let top = if heights[shortest] > 0.0 { heights[shortest] + 18.0 } else { 0.0 };
        let title = wrap(&panel.title, LABEL + 1.0, Weight::Semibold, each);
        scene.lines(&title, &Label::new("", x, top + LEADING - 2.0).bold(true).size(LABEL + 1.0));
        let head = title.len() as f64 * LEADING * (LABEL + 1.0) / LABEL + 5.0;
        let body = set(&panel.bars, frame);
        heights[shortest] = top + head + body.height;
        scene.place(body, x, top + head);
    }
    scene.height = heights.into_iter().fold(0.0, f64::max);
    scene
}

/// The width that labels at the left take, where they fit there in two lines or so.
pub(super) fn label_column<'a>(labels: impl Iterator<Item = &'a str> + Clone, width: f64, weight: Weight) -> f64 {
    let most = width * 0.38;
    let longest_line = labels.flat_map(|label| wrap(label, LABEL, weight, most));
    longest_line.map(|line| measure(&line, LABEL, weight)).fold(0.0, f64::max).ceil()
}

fn column<'a>(bars: impl Iterator<Item = &'a Bar> + Clone, width: f64, wide: bool) -> Option<f64> {
    let weight = if bars.clone().any(|bar| bar.emphasis) { Weight::Semibold } else { Weight::Regular };
    let labels = bars.map(|bar| bar.label.as_str());
    let fits = width >= WIDE || widest(labels.clone(), LABEL, weight) <= width * 0.42;
    if !wide || !fits {
        return None;
    }
    Some(if width >= WIDE { label_column(labels, width, weight) } else { widest(labels, LABEL, weight).ceil() })
}

fn value_space<'a>(bars: impl Iterator<Item = &'a Bar>) -> f64 {
    let drawn = bars.filter(|bar| bar.mark.value.is_some());
    widest(drawn.map(|bar| bar.mark.text.as_str()), LABEL, Weight::Semibold).ceil() + GAP
}

fn max<'a>(bars: impl Iterator<Item = &'a Bar>) -> f64 {
    bars.filter_map(|bar| bar.mark.value).filter(|value| value.is_finite()).fold(0.0, f64::max)
}

/// The length of a bar. What is above nothing is never invisible.
pub(super) fn length(value: f64, max: f64, room: f64) -> f64 {
    if value <= 0.0 || max <= 0.0 { 0.0 } else { (value / max * room).max(1.5) }
}

fn set(bars: &[Bar], frame: Frame) -> Scene {
    let mut scene = Scene::new(frame.width);
    let picked = bars.iter().any(|bar| bar.emphasis);
    let start = frame.column.map_or(0.0, |column| column + GAP + 2.0);
    let room = (frame.width - start - frame.values).max(20.0);
    let mut rules = Vec::new();
    for bar in bars {
        let muted = picked && !bar.emphasis;
        let paint = if muted { (Role::MutedTint, Some(Role::Muted)) } else { (Role::Accent, None) };
        let middle = label(&mut scene, bar, frame);
        let Some(end) = bar.mark.value.map(|value| length(value, frame.max, room)) else {
            gap(&mut scene, &bar.mark.text, start, middle);
            rules.push(None);
            continue;
        };
        scene.outlined(start, middle - THICK / 2.0, end, THICK, paint);
        let gap = if frame.column.is_none() && end <= 0.0 { 0.0 } else { GAP };
        let value = Label::new(&bar.mark.text, start + end + gap, middle + TO_BASELINE);
        scene.text(value.bold(!muted).within(start, frame.width));
        rules.push(Some(middle));
    }
    if frame.column.is_some() {
        origin(&mut scene, start, &rules);
    }
    scene
}

/// In place of a bar without a value: dashes, never the origin that a nought stands at, and the words for why.
fn gap(scene: &mut Scene, words: &str, start: f64, middle: f64) {
    let label = Label::new(words, start + DASHES + GAP, middle + TO_BASELINE).role(Role::Soft);
    let label = label.within(start, scene.width);
    scene.dashes(start + 1.0, label.x - 4.0, middle);
    scene.text(label);
}

/// Writes a row's label and returns the middle of the row's bar.
fn label(scene: &mut Scene, bar: &Bar, frame: Frame) -> f64 {
    let weight = if bar.emphasis { Weight::Semibold } else { Weight::Regular };
    let top = scene.height;
    match frame.column {
        Some(column) => {
            let lines = wrap(&bar.label, LABEL, weight, column + 0.5);
            let text = lines.len() as f64 * LEADING;
            let row = (ROW + frame.more).max(text + 6.0);
            let first = top + row / 2.0 + TO_BASELINE - (text - LEADING) / 2.0;
            scene.lines(&lines, &Label::new("", column, first).anchor(Anchor::End).bold(bar.emphasis));
            scene.height += row;
            top + row / 2.0
        }
        None => {
            let lines = wrap(&bar.label, LABEL, weight, frame.width);
            scene.lines(&lines, &Label::new("", 0.0, top + 10.0).bold(bar.emphasis));
            let middle = top + lines.len() as f64 * LEADING + 2.0 + THICK / 2.0;
            scene.height = middle + THICK / 2.0 + 7.0 + frame.more;
            middle
        }
    }
}

/// The line that bars start from, where no label stands between them; broken where a row has no value.
fn origin(scene: &mut Scene, x: f64, middles: &[Option<f64>]) {
    let reach = THICK / 2.0 + 2.0;
    for stretch in middles.split(Option::is_none) {
        if let (Some(Some(first)), Some(Some(last))) = (stretch.first(), stretch.last()) {
            scene.line(vec![(x, first - reach), (x, last + reach)], 1.0, Role::Muted);
        }
    }
}
