//! Last year and this year on one scale: a hollow and a filled dot a row, and a line between.

use super::bars::{WIDE, label_column, more};
use super::palette::Role;
use super::scene::{Anchor, LABEL, LEADING, Label, Scene, Shape, TO_BASELINE};
use super::type_metrics::{Weight, measure, widest, wrap};
use crate::report::chart::{Average, DotRow, Mark};

const RADIUS: f64 = 5.5;
/// From a dot's middle to its value.
const REACH: f64 = RADIUS + 5.0;
const ROW: f64 = 23.0;

/// Where values lie.
struct Scale {
    left: f64,
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
    let scale = scale(rows, limit, column.map_or(0.0, |column| column + 8.0), width);
    key(&mut scene, before, after, if column.is_some() { scale.left } else { 0.0 });
    let line = limit.and_then(|limit| Some((limit, scale.x(limit.mark.value?))));
    if let Some((limit, at)) = line {
        let words = Label::new(&limit.label, at, scene.height + 4.0).anchor(Anchor::Middle).role(Role::Soft);
        scene.text(words.within(0.0, width));
        scene.height += 10.0;
    }
    let (top, beneath) = (scene.height, scene.shapes.len());
    for row in rows {
        let middle = label(&mut scene, &row.label, column, more(ROW, air), apart(row, &scale));
        scene.line(vec![(scale.from, middle), (scale.from + scale.room, middle)], 1.0, Role::Rule);
        marks(&mut scene, row, (before, after), &scale, middle);
    }
    if let Some((_, at)) = line {
        // Behind everything else, so that no value is struck through.
        let points = vec![(at, top), (at, scene.height)];
        scene.shapes.insert(beneath, Shape::Line { points, width: 1.5, role: Role::Soft });
    }
    scene
}

/// Leaves room on either side for the values, so that none meets a label or an edge.
fn scale(rows: &[DotRow], limit: Option<&Average>, left: f64, right: f64) -> Scale {
    let marks = || rows.iter().flat_map(|row| [&row.before, &row.after]);
    let drawn = marks().filter(|mark| mark.value.is_some()).map(|mark| mark.text.as_str());
    let values = widest(drawn, LABEL, Weight::Semibold).ceil() + REACH + 4.0;
    let max = marks()
        .chain(limit.map(|limit| &limit.mark))
        .filter_map(|mark| mark.value)
        .filter(|value| value.is_finite())
        .fold(0.0, f64::max);
    Scale { left, right, from: left + values, room: (right - left - 2.0 * values).max(20.0), max }
}

/// What each dot means, the earlier year first: the same in every chart, whichever way its numbers went.
fn key(scene: &mut Scene, before: &str, after: &str, left: f64) {
    let middle = 12.0 - TO_BASELINE;
    let old = Label::new(before, 0.0, 12.0).role(Role::Soft);
    let new = Label::new(after, 0.0, 12.0).bold(true);
    let step = old.width() + 2.0 * RADIUS + 24.0;
    scene.ring(left + RADIUS, middle, RADIUS, Role::Before);
    scene.disc(left + step + RADIUS, middle, RADIUS, Role::Accent);
    let text = left + 2.0 * RADIUS + 6.0;
    scene.text(Label { x: text, ..old });
    scene.text(Label { x: text + step, ..new });
    scene.height = 28.0;
}

/// How far above and below the line the dots of a row stand: where they would cover each other, last year's stands above
/// and this year's below, each over its own value.
fn apart(row: &DotRow, scale: &Scale) -> f64 {
    let (Some(from), Some(to)) = (place(&row.before, scale), place(&row.after, scale)) else { return 0.0 };
    let clear = 2.0 * RADIUS + 2.0;
    (clear * clear - (to - from) * (to - from)).max(0.0).sqrt() / 2.0
}

fn place(mark: &Mark, scale: &Scale) -> Option<f64> {
    mark.value.filter(|value| value.is_finite()).map(|value| scale.x(value))
}

/// Writes a row's label and returns the middle of its line, with room for dots so far from the line.
fn label(scene: &mut Scene, text: &str, column: Option<f64>, more: f64, apart: f64) -> f64 {
    let top = scene.height;
    match column {
        Some(column) => {
            let lines = wrap(text, LABEL, Weight::Regular, column + 0.5);
            let tall = lines.len() as f64 * LEADING;
            let row = (ROW + more).max(tall + 9.0 + more.min(0.0)).max(2.0 * (apart + RADIUS) + 6.0);
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
            let middle = top + lines.len() as f64 * LEADING + 10.0 + apart / 2.0;
            scene.height = middle + 17.0 + more + apart / 2.0;
            middle
        }
    }
}

fn marks(scene: &mut Scene, row: &DotRow, years: (&str, &str), scale: &Scale, middle: f64) {
    match (place(&row.before, scale), place(&row.after, scale)) {
        (Some(from), Some(to)) => pair(scene, row, (from, to), apart(row, scale), middle),
        (Some(x), None) => {
            scene.ring(x, middle, RADIUS, Role::Before);
            alone(scene, (&row.before, false), (&row.after, years.1), x, scale, middle);
        }
        (None, Some(x)) => {
            scene.disc(x, middle, RADIUS, Role::Accent);
            alone(scene, (&row.after, true), (&row.before, years.0), x, scale, middle);
        }
        (None, None) => {
            let words = if row.before.text == row.after.text {
                row.after.text.clone()
            } else {
                format!("{}: {}; {}: {}", years.0, row.before.text, years.1, row.after.text)
            };
            words_on_paper(scene, Label::new(words, scale.left + 4.0, middle + TO_BASELINE).role(Role::Soft));
        }
    }
}

/// Both dots. The lower value stands left of its dot and the higher right of its own, so that they cannot meet.
fn pair(scene: &mut Scene, row: &DotRow, (from, to): (f64, f64), apart: f64, middle: f64) {
    let rising = to >= from;
    let beside = |x: f64, right: bool| if right { (x + REACH, Anchor::Start) } else { (x - REACH, Anchor::End) };
    let (old, new) = (beside(from, !rising), beside(to, rising));
    let baseline = middle + TO_BASELINE;
    words_on_paper(scene, Label::new(&row.before.text, old.0, baseline).anchor(old.1).role(Role::Soft));
    words_on_paper(scene, Label::new(&row.after.text, new.0, baseline).anchor(new.1).bold(true));
    scene.line(vec![(from, middle - apart), (to, middle + apart)], 2.5, Role::Muted);
    scene.ring(from, middle - apart, RADIUS, Role::Before);
    scene.disc(to, middle + apart, RADIUS, Role::Accent);
}

/// One dot with its value, and what is said of the other year in words on the side with more room.
fn alone(scene: &mut Scene, mark: (&Mark, bool), missing: (&Mark, &str), x: f64, scale: &Scale, middle: f64) {
    let baseline = middle + TO_BASELINE;
    let right = scale.right - x >= x - scale.left;
    let room = if right { scale.right - x } else { x - scale.left } - REACH;
    // Where the words for what is missing do not fit, their symbol says it.
    let words = [missing.0.text.as_str(), missing.0.text.split(' ').next().unwrap_or_default()];
    let words = words.map(|text| format!("{}: {text}", missing.1));
    let words = if measure(&words[0], LABEL, Weight::Regular) <= room { &words[0] } else { &words[1] };
    // Bold is the sign of the later year, as in the key.
    let (mark, is_later) = mark;
    let value = Label::new(&mark.text, x - REACH, baseline).anchor(Anchor::End).bold(is_later);
    let note = Label::new(words, x + REACH, baseline).role(Role::Soft);
    if right {
        words_on_paper(scene, value);
        words_on_paper(scene, note);
    } else {
        words_on_paper(scene, Label { x: x + REACH, ..value }.anchor(Anchor::Start));
        words_on_paper(scene, Label { x: x - REACH, ..note }.anchor(Anchor::End));
    }
}

/// Text with the row's guide line cleared from behind it, as far as the dot that it belongs to.
fn words_on_paper(scene: &mut Scene, label: Label) {
    let (left, top, right, bottom) = label.extent();
    let to_dot = REACH - RADIUS;
    let (before, after) = if label.anchor == Anchor::End { (3.0, to_dot) } else { (to_dot, 3.0) };
    if right > left {
        scene.bar(left - before, top, right - left + before + after, bottom - top, Role::Paper);
    }
    scene.text(label);
}
