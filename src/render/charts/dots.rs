//! Last year and this year on one scale: a ring and a dot a row, and a line between.

use super::bars::{WIDE, label_column, more};
use super::palette::Role;
use super::scene::{Anchor, LABEL, LEADING, Label, Scene, Shape, TO_BASELINE};
use super::type_metrics::{Weight, measure, widest, wrap};
use crate::report::chart::{Average, DotRow, Mark};

/// Of last year's ring and of this year's dot, which fits inside it: where both have one value, each is still seen.
const RING: f64 = 6.0;
const DOT: f64 = 3.6;
/// White about a dot that lies on a ring.
const HALO: f64 = 1.2;
/// A piece of a row's line that is shorter looks like a dash.
const DASH: f64 = 18.0;
/// The least between a value and the line of nought.
const NEAR_NOUGHT: f64 = 4.0;
/// Between two values that stand side by side.
const APART: f64 = 7.0;
/// Between a value and the line that goes on after it.
const BREATH: f64 = 4.0;
/// From a mark's middle to its value.
const REACH: f64 = RING + 4.5;
const ROW: f64 = 23.0;

/// Where values lie: from nought rightwards, to where the drawing ends.
struct Scale {
    right: f64,
    from: f64,
    room: f64,
    max: f64,
}

impl Scale {
    fn x(&self, value: f64) -> f64 {
        if self.max <= 0.0 { self.from } else { self.from + value.max(0.0) / self.max * self.room }
    }
}

pub(super) fn dots(
    (before, after): (&str, &str),
    rows: &[DotRow],
    limit: Option<&Average>,
    width: f64,
    air: f64,
) -> Scene {
    let mut scene = Scene::new(width);
    let column =
        (width >= WIDE).then(|| label_column(rows.iter().map(|row| row.label.as_str()), width, Weight::Regular));
    let scale = scale(rows, limit, column.map_or(0.0, |column| column + 10.0), width);
    key(&mut scene, before, after, if column.is_some() { scale.from - RING } else { 0.0 });
    let line = limit.and_then(|limit| Some((limit, scale.x(limit.mark.value?))));
    if let Some((limit, at)) = line {
        let words = Label::new(&limit.label, at, scene.height + 4.0).anchor(Anchor::Middle).role(Role::Soft);
        scene.text(words.within(0.0, width));
        scene.height += 10.0;
    }
    let line = line.map(|(_, at)| at);
    let (top, beneath) = (scene.height, scene.shapes.len());
    for row in rows {
        let middle = label(&mut scene, &row.label, column, more(ROW, air));
        scene.line(vec![(scale.from, middle), (scale.from + scale.room, middle)], 1.0, Role::Rule);
        if column.is_none() && scale.max > 0.0 {
            scene.line(mark_of(scale.from, middle), 1.0, Role::Muted);
        }
        if let (Some(at), None) = (line, column) {
            scene.line(mark_of(at, middle), 1.5, Role::Soft);
        }
        marks(&mut scene, row, (before, after), &scale, line, middle);
    }
    if let (Some(at), Some(_)) = (line, column) {
        // Behind everything else, so that no value is struck through.
        let points = vec![(at, top), (at, scene.height)];
        scene.shapes.insert(beneath, Shape::Line { points, width: 1.5, role: Role::Soft });
    }
    if scale.max > 0.0 {
        if column.is_some() {
            nought(&mut scene, scale.from, top, beneath);
        } else {
            named_nought(&mut scene, scale.from);
        }
    }
    scene
}

/// Where nought lies on the scale: a line behind everything else, named at its foot.
pub(super) fn nought(scene: &mut Scene, x: f64, top: f64, beneath: usize) {
    let points = vec![(x, top), (x, scene.height)];
    scene.shapes.insert(beneath, Shape::Line { points, width: 1.0, role: Role::Muted });
    named_nought(scene, x);
}

/// The name of nought beneath its line, or beneath its marks where names stand between the rows.
pub(super) fn named_nought(scene: &mut Scene, x: f64) {
    scene.text(Label::new("0", x, scene.height + 11.0).anchor(Anchor::Middle).role(Role::Soft));
    scene.height += 14.0;
}

/// Leaves room at the right for the values, so that none meets an edge. Nothing stands left of nought.
fn scale(rows: &[DotRow], limit: Option<&Average>, left: f64, right: f64) -> Scale {
    let marks = || rows.iter().flat_map(|row| [&row.before, &row.after]);
    let drawn = marks().filter(|mark| mark.value.is_some()).map(|mark| mark.text.as_str());
    let values = widest(drawn, LABEL, Weight::Semibold).ceil() + REACH + 4.0;
    let max = marks()
        .chain(limit.map(|limit| &limit.mark))
        .filter_map(|mark| mark.value)
        .filter(|value| value.is_finite())
        .fold(0.0, f64::max);
    let from = left + RING;
    let mut scale = Scale { right, from, room: right - from - values, max };
    // A shorter scale may bring further values near nought.
    for _ in 0..3 {
        let ends = rows.iter().filter_map(|row| end(row, &scale));
        let over = ends.fold(0.0, |over: f64, end| over.max(end - right));
        scale.room = (scale.room - over).max(20.0);
    }
    scale
}

/// How far right the values of a row's two marks reach.
fn end(row: &DotRow, scale: &Scale) -> Option<f64> {
    let marks = (place(&row.before, scale)?, place(&row.after, scale)?);
    Some(values(row, marks, scale, 0.0)[1].extent().2)
}

/// What each dot means, the earlier year first: the same in every chart, whichever way its numbers went.
fn key(scene: &mut Scene, before: &str, after: &str, left: f64) {
    let middle = 12.0 - TO_BASELINE;
    let old = Label::new(before, 0.0, 12.0).role(Role::Soft);
    let new = Label::new(after, 0.0, 12.0).bold(true);
    let step = old.width() + 2.0 * RING + 24.0;
    scene.ring(left + RING, middle, RING, Role::Before);
    scene.disc(left + step + RING, middle, DOT, Role::Accent);
    let text = left + 2.0 * RING + 6.0;
    scene.text(Label { x: text, ..old });
    scene.text(Label { x: text + step, ..new });
    scene.height = 28.0;
}

fn place(mark: &Mark, scale: &Scale) -> Option<f64> {
    mark.value.filter(|value| value.is_finite()).map(|value| scale.x(value))
}

/// Writes a row's label and returns the middle of its line.
fn label(scene: &mut Scene, text: &str, column: Option<f64>, more: f64) -> f64 {
    let top = scene.height;
    match column {
        Some(column) => {
            let lines = wrap(text, LABEL, Weight::Regular, column + 0.5);
            let tall = lines.len() as f64 * LEADING;
            let row = (ROW + more).max(tall + 9.0 + more.min(0.0));
            let first = top + row / 2.0 + TO_BASELINE - (tall - LEADING) / 2.0;
            scene.lines(&lines, &Label::new("", column, first).anchor(Anchor::End));
            scene.height += row;
            top + row / 2.0
        }
        None => {
            let lines = wrap(text, LABEL, Weight::Regular, scene.width);
            let long = widest(lines.iter().map(String::as_str), LABEL, Weight::Regular);
            scene.bar(0.0, top, long + 3.0, lines.len() as f64 * LEADING + 1.0, Role::Paper);
            scene.lines(&lines, &Label::new("", 0.0, top + 10.0));
            let middle = top + lines.len() as f64 * LEADING + 10.0;
            scene.height = middle + 17.0 + more;
            middle
        }
    }
}

fn marks(scene: &mut Scene, row: &DotRow, years: (&str, &str), scale: &Scale, line: Option<f64>, middle: f64) {
    match (place(&row.before, scale), place(&row.after, scale)) {
        (Some(from), Some(to)) => pair(scene, row, (from, to), scale, middle),
        (Some(x), None) => {
            alone(scene, (&row.before, false), (&row.after, years.1), (x, line), scale, middle);
            scene.ring(x, middle, RING, Role::Before);
        }
        (None, Some(x)) => {
            alone(scene, (&row.after, true), (&row.before, years.0), (x, line), scale, middle);
            scene.disc(x, middle, DOT, Role::Accent);
        }
        (None, None) => {
            let words = if row.before.text == row.after.text {
                row.after.text.clone()
            } else {
                format!("{}: {}; {}: {}", years.0, row.before.text, years.1, row.after.text)
            };
            words_on_paper(scene, Label::new(words, scale.from + 9.0, middle + TO_BASELINE).role(Role::Soft), scale);
        }
    }
}

/// Both marks, this year's on last year's.
fn pair(scene: &mut Scene, row: &DotRow, (from, to): (f64, f64), scale: &Scale, middle: f64) {
    let [low, high] = values(row, (from, to), scale, middle + TO_BASELINE);
    // A value between the marks stands at the beginning of their line.
    let end = low.extent().2;
    let begins = if end < high.x - REACH { from.min(to).max(end + BREATH) } else { from.min(to) };
    words_on_paper(scene, low, scale);
    words_on_paper(scene, high, scale);
    scene.line(vec![(begins, middle), (from.max(to), middle)], 2.5, Role::Muted);
    scene.ring(from, middle, RING, Role::Before);
    if (to - from).abs() < RING + DOT + HALO {
        scene.disc(to, middle, DOT + HALO, Role::Paper);
    }
    scene.disc(to, middle, DOT, Role::Accent);
}

/// The lower value left of its mark and the higher right of its own, so that they cannot meet. Where the lower would lie
/// across the line of nought it stands between the marks, if they are so far apart; otherwise both stand right of the marks,
/// in the marks' order.
fn values(row: &DotRow, (from, to): (f64, f64), scale: &Scale, baseline: f64) -> [Label; 2] {
    let old = Label::new(&row.before.text, from, baseline).role(Role::Soft);
    let new = Label::new(&row.after.text, to, baseline).bold(true);
    let (low, high) = if to >= from { (old, new) } else { (new, old) };
    let right = high.x + REACH;
    let beside = left_of(&low, low.x);
    if is_clear_of_nought(&beside, scale) {
        return [beside, Label { x: right, ..high }];
    }
    let between = Label { x: low.x + REACH, ..low.clone() };
    if between.extent().2 + BREATH + DASH <= high.x - RING {
        return [between, Label { x: right, ..high }];
    }
    let next = right + low.width() + APART;
    [Label { x: right, ..low }, Label { x: next, ..high }]
}

/// A value left of its mark at `x`.
fn left_of(value: &Label, x: f64) -> Label {
    Label { x: x - REACH, ..value.clone() }.anchor(Anchor::End)
}

fn is_clear_of_nought(value: &Label, scale: &Scale) -> bool {
    value.extent().0 >= scale.from + NEAR_NOUGHT
}

/// One mark with its value, and what is said of the other year in words on the side with more room: beyond the line that
/// the values are held against, if they fit there.
fn alone(
    scene: &mut Scene,
    mark: (&Mark, bool),
    missing: (&Mark, &str),
    (x, line): (f64, Option<f64>),
    scale: &Scale,
    middle: f64,
) {
    let baseline = middle + TO_BASELINE;
    let right = scale.right - x >= x - scale.from;
    let edge = if right { scale.right } else { scale.from + NEAR_NOUGHT };
    // Bold is the sign of the later year, as in the key.
    let (mark, is_later) = mark;
    let role = if is_later { Role::Ink } else { Role::Soft };
    let value = Label::new(&mark.text, x + REACH, baseline).bold(is_later).role(role);
    let beside = Some(left_of(&value, x)).filter(|beside| right && is_clear_of_nought(beside, scale));
    let taken = if right && beside.is_none() { REACH + value.width() + APART } else { REACH };
    // Where the words for what is missing do not fit, their symbol says it.
    let words = [missing.0.text.as_str(), missing.0.text.split(' ').next().unwrap_or_default()];
    let words = words.map(|text| format!("{}: {text}", missing.1));
    let (from, words) = clear_of(line, (x, taken), edge, &words);
    let note = Label::new(words, from, baseline).role(Role::Soft);
    words_on_paper(scene, beside.unwrap_or(value), scale);
    words_on_paper(scene, if right { note } else { note.anchor(Anchor::End) }, scale);
}

/// The longer words, or the shorter if those do not fit, and where they start: beyond the line, or else clear of it beside
/// the mark at `x`, which with its value takes so much.
fn clear_of(line: Option<f64>, (x, taken): (f64, f64), edge: f64, words: &[String; 2]) -> (f64, String) {
    let away = (edge - x).signum();
    let line = line.filter(|at| (at - x) * away > 0.0);
    let beside = x + away * taken;
    let beyond = line.map(|at| at + away * REACH).filter(|at| (at - beside) * away >= 0.0);
    let fits = |start: f64, words: &str| {
        let end = start + away * measure(words, LABEL, Weight::Regular);
        let meets = line.is_some_and(|at| (at - start) * away > 0.0 && (at - end) * away < 4.0);
        (edge - end) * away >= 0.0 && !meets
    };
    for words in words {
        for start in beyond.into_iter().chain([beside]) {
            if fits(start, words) {
                return (start, words.clone());
            }
        }
    }
    (beside, words[1].clone())
}

/// The line that values are held against, at one row: on narrow pages names stand between the rows.
pub(super) fn mark_of(at: f64, middle: f64) -> Vec<(f64, f64)> {
    vec![(at, middle - 9.0), (at, middle + 9.0)]
}

/// Text with the row's guide line cleared from behind it, as far as the dot that it belongs to, and to the line's end where
/// no more than a dash of it would be left: beside a number that reads as a minus.
fn words_on_paper(scene: &mut Scene, label: Label, scale: &Scale) {
    let (left, top, right, bottom) = label.extent();
    let to_dot = REACH - RING;
    let (before, after) = if label.anchor == Anchor::End { (3.0, to_dot) } else { (to_dot, 3.0) };
    let (mut start, mut end) = (left - before, right + after);
    if start > scale.from && start - scale.from < DASH {
        start = scale.from + 1.0;
    }
    let last = scale.from + scale.room;
    if end < last && last - end < DASH {
        end = last;
    }
    if right > left {
        scene.bar(start, top, end - start, bottom - top, Role::Paper);
    }
    scene.text(label);
}
