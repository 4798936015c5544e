//! Councils on one scale: a dot a council, ours in the accent colour, and the average of the group as a line.

use super::bars::{WIDE, label_column, more};
use super::dots::{mark_of, named_nought, nought};
use super::palette::Role;
use super::scene::{Anchor, LABEL, LEADING, Label, Scene, Shape, TO_BASELINE};
use super::type_metrics::{Weight, widest, wrap};
use crate::report::chart::{Average, Comparator};

const RADIUS: f64 = 5.0;
/// From a dot's middle to its value.
const REACH: f64 = RADIUS + 5.0;
const ROW: f64 = 22.0;
/// The room above the rows for the name of the average.
const HEAD: f64 = 22.0;

pub(super) fn comparators(rows: &[Comparator], average: Option<&Average>, width: f64, air: f64) -> Scene {
    let mut scene = Scene::new(width);
    let labels = rows.iter().map(|row| row.label.as_str());
    let column = (width >= WIDE).then(|| label_column(labels, width, Weight::Semibold));
    let left = column.map_or(0.0, |column| column + 10.0) + RADIUS;
    let drawn = rows.iter().filter(|row| row.mark.value.is_some());
    let values = widest(drawn.map(|row| row.mark.text.as_str()), LABEL, Weight::Semibold).ceil() + REACH;
    let room = (width - left - values).max(20.0);
    let all = rows.iter().map(|row| &row.mark).chain(average.map(|average| &average.mark));
    let max = all.filter_map(|mark| mark.value).filter(|value| value.is_finite()).fold(0.0, f64::max);
    let x = |value: f64| if max > 0.0 { left + value.max(0.0) / max * room } else { left };
    let line = average.and_then(|average| Some((average, x(average.mark.value?))));
    if line.is_some() {
        scene.height = HEAD;
    }
    let (top, beneath) = (scene.height, scene.shapes.len());
    let mut marks = Vec::new();
    for row in rows {
        let middle = label(&mut scene, row, column, more(ROW, air));
        scene.line(vec![(left, middle), (left + room, middle)], 1.0, Role::Rule);
        if column.is_none() && max > 0.0 {
            scene.line(mark_of(left, middle), 1.0, Role::Muted);
        }
        if let (Some((_, at)), None) = (line, column) {
            scene.line(mark_of(at, middle), 1.5, Role::Soft);
        }
        marks.push((row, middle));
    }
    if let Some((average, at)) = line {
        if column.is_some() {
            let points = vec![(at, top - 4.0), (at, scene.height)];
            scene.shapes.insert(beneath, Shape::Line { points, width: 1.5, role: Role::Soft });
        }
        let words = format!("{}: {}", average.label, average.mark.text);
        let words = Label::new(words, at, top - 9.0).anchor(Anchor::Middle).role(Role::Soft);
        scene.text(words.within(0.0, width));
    }
    for (row, middle) in marks {
        let place = row.mark.value.filter(|value| value.is_finite()).map(x);
        match place {
            Some(at) => dot(&mut scene, row, at, line.map(|(_, average)| average), left, middle),
            None => gap(&mut scene, &row.mark.text, left, middle),
        }
    }
    if max > 0.0 {
        match column {
            Some(_) => nought(&mut scene, left, top, beneath),
            None => named_nought(&mut scene, left),
        }
    }
    scene
}

/// Writes a row's label and returns the middle of its line.
fn label(scene: &mut Scene, row: &Comparator, column: Option<f64>, more: f64) -> f64 {
    let weight = if row.ours { Weight::Semibold } else { Weight::Regular };
    let top = scene.height;
    let lines = wrap(&row.label, LABEL, weight, column.map_or(scene.width, |column| column + 0.5));
    let tall = lines.len() as f64 * LEADING;
    match column {
        Some(column) => {
            let height = (ROW + more).max(tall + 8.0 + more.min(0.0));
            let first = top + height / 2.0 + TO_BASELINE - (tall - LEADING) / 2.0;
            scene.lines(&lines, &Label::new("", column, first).anchor(Anchor::End).bold(row.ours));
            scene.height += height;
            top + height / 2.0
        }
        None => {
            let first = Label::new("", 0.0, top + 11.0).bold(row.ours);
            let long = widest(lines.iter().map(String::as_str), LABEL, weight);
            scene.bar(0.0, top + 1.0, long + 3.0, tall + 1.0, Role::Paper);
            scene.lines(&lines, &first);
            let middle = top + tall + 9.0;
            scene.height = middle + 14.0 + more;
            middle
        }
    }
}

/// A dot with its value at the right or, where that would reach the average's line, at the left: both on the dot's own side
/// of it. Only where the line of nought leaves no room there does the value stand beyond the average's.
fn dot(scene: &mut Scene, row: &Comparator, at: f64, average: Option<f64>, left: f64, middle: f64) {
    let right = Label::new(&row.mark.text, at + REACH, middle + TO_BASELINE).bold(row.ours);
    let other = Label { x: at - REACH, ..right.clone() }.anchor(Anchor::End);
    let beyond = average.filter(|line| *line > at && right.extent().2 + 3.0 > *line);
    let value = match beyond {
        None => right,
        Some(_) if other.extent().0 >= left + 4.0 => other,
        Some(line) => {
            let beyond = Label { x: line + REACH - RADIUS, ..right.clone() };
            if beyond.extent().2 <= scene.width { beyond } else { right }
        }
    };
    clear(scene, &value);
    if row.ours {
        scene.disc(at, middle, RADIUS, Role::Accent);
    } else {
        scene.disc(at, middle, RADIUS, Role::Muted);
        scene.disc(at, middle, RADIUS - 1.2, Role::MutedTint);
    }
    scene.text(value);
}

/// The words that stand in place of a dot, on a line that is broken for them.
fn gap(scene: &mut Scene, words: &str, left: f64, middle: f64) {
    let words = Label::new(words, left + 12.0, middle + TO_BASELINE).role(Role::Soft).within(0.0, scene.width);
    clear(scene, &words);
    scene.text(words);
}

/// Takes the guide line from behind words.
fn clear(scene: &mut Scene, words: &Label) {
    let (start, top, end, bottom) = words.extent();
    scene.bar(start - 2.0, top - 1.0, end - start + 4.0, bottom - top + 2.0, Role::Paper);
}
