//! Values over the years as a line from zero, broken where a year has no value, each point labelled. Only where there are a
//! dozen values or more, and not all their labels may fit, light gridlines with their values stand behind them.

use super::bars::WIDE;
use super::palette::Role;
use super::scene::{Anchor, LABEL, LEADING, Label, Scene, Shape};
use super::type_metrics::{Weight, measure, widest, wrap};
use crate::report::chart::{Break, TimelinePoint};

const RADIUS: f64 = 3.5;
/// From a point's middle to the baseline of a value above it, and below it.
const ABOVE: f64 = 9.0;
const BELOW: f64 = 17.0;
/// And to a value beside it.
const BESIDE: f64 = 7.0;
/// Room for the nought at the left of the axis.
const ZERO: f64 = 14.0;
/// So many values need gridlines beside their labels.
const DOZEN: usize = 12;
/// A line grows taller by so many times as much as rows do.
const TALLER: f64 = 1.6;
/// The most gridlines.
const LINES: f64 = 4.0;

/// Where years and values lie.
struct Plot {
    left: f64,
    step: f64,
    top: f64,
    bottom: f64,
    max: f64,
    width: f64,
    /// Whether years stand on two lines.
    split: bool,
}

impl Plot {
    fn x(&self, index: usize) -> f64 {
        self.left + self.step * index as f64
    }

    fn y(&self, value: f64) -> f64 {
        if self.max <= 0.0 { self.bottom } else { self.bottom - value.max(0.0) / self.max * (self.bottom - self.top) }
    }

    fn point(&self, index: usize, point: &TimelinePoint) -> Option<(f64, f64)> {
        let value = point.mark.value.filter(|value| value.is_finite())?;
        Some((self.x(index), self.y(value)))
    }
}

pub(super) fn timeline(points: &[TimelinePoint], breaks: &[Break], width: f64, air: f64) -> Scene {
    let mut scene = Scene::new(width);
    let grid = grid(points);
    let band = definitions_height(breaks, &plot(points, 0.0, width, air));
    let plot = plot(points, band, width, air);
    let mut taken = gaps(&mut scene, points, &plot);
    for (value, words) in grid {
        let y = plot.y(value);
        scene.line(vec![(0.0, y), (width, y)], 0.75, Role::Rule);
        let label = Label::new(words, 0.0, y - 4.0).role(Role::Soft);
        scene.text(label.clone());
        taken.push(label);
    }
    scene.line(vec![(0.0, plot.bottom), (width, plot.bottom)], 1.0, Role::Muted);
    scene.text(Label::new("0", 0.0, plot.bottom - 4.0).role(Role::Soft));
    definitions(&mut scene, breaks, &plot);
    for run in runs(points, breaks, &plot) {
        scene.line(run, 2.5, Role::Accent);
    }
    marks(&mut scene, points, breaks, &plot, taken);
    years(&mut scene, points, &plot);
    scene
}

fn plot(points: &[TimelinePoint], band: f64, width: f64, air: f64) -> Plot {
    let known = points.iter().filter(|point| point.mark.value.is_some());
    let axis = grid(points).iter().map(|(_, words)| measure(words, LABEL, Weight::Regular) + 6.0).fold(ZERO, f64::max);
    let values = widest(known.map(|point| point.mark.text.as_str()), LABEL + 2.0, Weight::Semibold);
    let (whole, half) = year_widths(points);
    let fitted = |years: f64| {
        let inset = (years.max(values.min(width * 0.2)) / 2.0).max(12.0) + 1.0;
        (inset + axis, (width - 2.0 * inset - axis) / (points.len().max(2) - 1) as f64)
    };
    let split = points.len() > 1 && whole + 6.0 > fitted(whole).1;
    let (left, step) = fitted(if split { half } else { whole });
    let left = if points.len() == 1 { width / 2.0 } else { left };
    let tall = if width >= WIDE { 125.0 } else { 130.0 } * (1.0 + TALLER * (air - 1.0));
    let max = points.iter().filter_map(|point| point.mark.value).filter(|value| value.is_finite()).fold(0.0, f64::max);
    let top = band + 22.0;
    Plot { left, step, top, bottom: top + tall, max, width, split }
}

/// The gridlines of a line with many values, at round numbers, and how each is labelled.
fn grid(points: &[TimelinePoint]) -> Vec<(f64, String)> {
    let known = points.iter().filter_map(|point| Some((point.mark.value.filter(|v| v.is_finite())?, &point.mark.text)));
    let known: Vec<_> = known.collect();
    let max = known.iter().map(|(value, _)| *value).fold(0.0, f64::max);
    if known.len() < DOZEN || max < LINES {
        return Vec::new();
    }
    let magnitude = 10_f64.powf((max / LINES).log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * magnitude);
    let step = steps.into_iter().find(|step| max / step <= LINES).unwrap_or(max);
    let (pounds, percent) = (known[0].1.starts_with('£'), known[0].1.ends_with('%'));
    let words = |value: f64| {
        let number = grouped(value.round() as u64);
        format!("{}{number}{}", if pounds { "£" } else { "" }, if percent { "%" } else { "" })
    };
    (1..=(max / step) as u32).map(|line| f64::from(line) * step).map(|value| (value, words(value))).collect()
}

/// `1,200`
fn grouped(number: u64) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", grouped(number / 1000), number % 1000) }
}

/// The widest year, whole and as the wider of its halves.
fn year_widths(points: &[TimelinePoint]) -> (f64, f64) {
    let whole = widest(points.iter().map(|point| point.label.as_str()), LABEL, Weight::Semibold);
    (whole, widest(points.iter().flat_map(|point| halves(&point.label)), LABEL, Weight::Semibold))
}

/// Runs of points that may be joined: neither across a year without a value nor across a change of definition.
fn runs(points: &[TimelinePoint], breaks: &[Break], plot: &Plot) -> Vec<Vec<(f64, f64)>> {
    let mut runs = vec![Vec::new()];
    for (index, point) in points.iter().enumerate() {
        if breaks.iter().any(|one| one.before == index) {
            runs.push(Vec::new());
        }
        match (plot.point(index, point), runs.last_mut()) {
            (Some(place), Some(run)) => run.push(place),
            _ => runs.push(Vec::new()),
        }
    }
    runs
}

/// What is said of years without a value, once for each run of them, over the axis.
fn gaps(scene: &mut Scene, points: &[TimelinePoint], plot: &Plot) -> Vec<Label> {
    let start = scene.shapes.len();
    let mut index = 0;
    while index < points.len() {
        let words = &points[index].mark.text;
        let same = |point: &TimelinePoint| point.mark.value.is_none() && point.mark.text == *words;
        let count = points[index..].iter().take_while(|point| same(point)).count();
        if count > 0 {
            let centre = plot.x(index) + plot.step * (count as f64 - 1.0) / 2.0;
            let reach = plot.step * count as f64 / 2.0;
            let (from, to) = ((centre - reach).max(0.0), (centre + reach).min(plot.width));
            scene.bar(from, plot.top, to - from, plot.bottom - plot.top, Role::Wash);
            let lines = gap_words(words, to - from - 4.0);
            let half = widest(lines.iter().map(String::as_str), LABEL, Weight::Regular) / 2.0;
            let middle = ((from + to) / 2.0).min(plot.width - half).max(half);
            let first = plot.bottom - 8.0 - LEADING * (lines.len() as f64 - 1.0);
            let label = Label::new("", middle, first).anchor(Anchor::Middle).role(Role::Soft);
            scene.lines(&lines, &label);
        }
        index += count.max(1);
    }
    let words = scene.shapes[start..].iter();
    words.filter_map(|shape| if let Shape::Text(label) = shape { Some(label.clone()) } else { None }).collect()
}

/// Why there is no value, in lines; its symbol alone where a word would have to be broken.
fn gap_words(words: &str, room: f64) -> Vec<String> {
    if widest(words.split(' '), LABEL, Weight::Regular) <= room {
        return wrap(words, LABEL, Weight::Regular, room);
    }
    words.split(' ').next().map(str::to_owned).into_iter().collect()
}

/// Points with their values; where values would meet, the later has its place and the earlier goes without.
fn marks(scene: &mut Scene, points: &[TimelinePoint], breaks: &[Break], plot: &Plot, mut taken: Vec<Label>) {
    let last = points.len().saturating_sub(1);
    let words = taken.len();
    for (index, point) in points.iter().enumerate().rev() {
        let Some((x, y)) = plot.point(index, point) else { continue };
        scene.disc(x, y, if index == last { RADIUS + 2.0 } else { RADIUS }, Role::Accent);
        let size = if index == last { LABEL + 2.0 } else { LABEL };
        let above = Label::new(&point.mark.text, x, y - ABOVE).anchor(Anchor::Middle).bold(index == last).size(size);
        let below = Label { baseline: y + BELOW, ..above.clone() };
        let right = Label { x: x + BESIDE, baseline: y - 1.0, ..above.clone() }.anchor(Anchor::Start);
        let left = Label { x: x - BESIDE, ..right.clone() }.anchor(Anchor::End);
        let parted = |label: &Label| {
            let (left, _, right, _) = label.extent();
            breaks.iter().map(|one| definition(one, plot).0).any(|x| x > left - 2.0 && x < right + 2.0)
        };
        let fits = |label: &Label| {
            label.baseline < plot.bottom - 3.0 && !crossed(label, (points, breaks), index, plot) && !parted(label)
        };
        let places = [above.clone(), below, right, left].map(|label| label.within(0.0, plot.width));
        let label = places.into_iter().find(fits).unwrap_or(above.within(0.0, plot.width));
        if taken.iter().all(|other| !meet(other, &label)) {
            taken.push(label);
        }
    }
    for label in taken.drain(words..) {
        scene.text(label);
    }
}

fn meet(a: &Label, b: &Label) -> bool {
    let (a, b) = (a.extent(), b.extent());
    a.0 < b.2 + 2.0 && b.0 < a.2 + 2.0 && a.1 < b.3 && b.1 < a.3
}

/// Whether the line to a neighbour runs through a label.
fn crossed(label: &Label, (points, breaks): (&[TimelinePoint], &[Break]), index: usize, plot: &Plot) -> bool {
    let (left, top, right, bottom) = label.extent();
    let Some(here) = plot.point(index, &points[index]) else { return false };
    // No line leads across a change of definition.
    let joined = |other: &usize| !breaks.iter().any(|one| one.before == index.max(*other));
    let neighbours = [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter(joined);
    neighbours.filter_map(|other| plot.point(other, points.get(other)?)).any(|there| {
        (1..=20).map(|step| f64::from(step) / 20.0).any(|share| {
            let (x, y) = (here.0 + (there.0 - here.0) * share, here.1 + (there.1 - here.1) * share);
            x > left - 2.0 && x < right + 2.0 && y > top - 2.0 && y < bottom + 1.0
        })
    })
}

/// `2015` and `/16`.
fn halves(label: &str) -> Vec<&str> {
    match label.find('/').or_else(|| label.find(' ')) {
        Some(at) => vec![&label[..at], label[at..].trim_start()],
        None => vec![label],
    }
}

/// The years under the axis: on one line, on two, or only so many of them as fit, the last always among them.
fn years(scene: &mut Scene, points: &[TimelinePoint], plot: &Plot) {
    let last = points.len().saturating_sub(1);
    let needed = year_widths(points).1 + 3.0;
    let every = if plot.split { (needed / plot.step).ceil().max(1.0) as usize } else { 1 };
    for (index, point) in points.iter().enumerate().filter(|(index, _)| (last - index).is_multiple_of(every)) {
        let lines = if plot.split { halves(&point.label) } else { vec![point.label.as_str()] };
        let lines: Vec<_> = lines.into_iter().map(str::to_owned).collect();
        let role = if index == last { Role::Ink } else { Role::Soft };
        let label = Label::new("", plot.x(index), plot.bottom + 15.0).anchor(Anchor::Middle);
        scene.lines(&lines, &label.role(role).bold(index == last));
    }
    scene.height = plot.bottom + 20.0 + if plot.split { LEADING } else { 0.0 };
}

/// A definition's line and name: where the line stands, whether the name follows it, and the name in lines.
fn definition(definition: &Break, plot: &Plot) -> (f64, bool, Vec<String>) {
    let x = plot.x(definition.before) - plot.step / 2.0;
    let after = plot.width - x - 6.0;
    let follows = after >= 80.0 || after >= x;
    let room = if follows { after } else { x - 6.0 };
    let wide = measure(&definition.label, LABEL, Weight::Regular);
    let room = if wide <= room { room } else { room.min(plot.width * 0.5) };
    (x, follows, wrap(&definition.label, LABEL, Weight::Regular, room))
}

fn definitions_height(breaks: &[Break], plot: &Plot) -> f64 {
    breaks.iter().map(|one| definition(one, plot).2.len() as f64 * LEADING + 4.0).sum()
}

/// Changes of definition: a dashed line each, its name at the head: after the line, where there is room.
fn definitions(scene: &mut Scene, breaks: &[Break], plot: &Plot) {
    let mut top = 0.0;
    for one in breaks {
        let (x, follows, lines) = definition(one, plot);
        let mut y = top;
        while y < plot.bottom {
            scene.line(vec![(x, y), (x, (y + 4.0).min(plot.bottom))], 1.0, Role::Soft);
            y += 7.0;
        }
        let (place, anchor) = if follows { (x + 6.0, Anchor::Start) } else { (x - 6.0, Anchor::End) };
        scene.lines(&lines, &Label::new("", place, top + 9.0).anchor(anchor).role(Role::Soft));
        top += lines.len() as f64 * LEADING + 4.0;
    }
}
