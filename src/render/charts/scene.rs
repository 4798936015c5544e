//! A chart laid out: marks and labels at their places, in layout units, before any format is chosen.

use super::palette::Role;
use super::type_metrics::{Weight, measure};

/// The size of labels. Layout units are points on paper and, before the page scales the drawing, CSS pixels.
pub(super) const LABEL: f64 = 11.0;
/// From one line of a label to the next.
pub(super) const LEADING: f64 = 13.5;
/// From the middle of a mark down to the baseline of the label that is centred on it.
pub(super) const TO_BASELINE: f64 = 3.7;

/// The outline of a tint.
const OUTLINE: f64 = 1.1;

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Label {
    pub(super) x: f64,
    pub(super) baseline: f64,
    pub(super) text: String,
    pub(super) size: f64,
    pub(super) weight: Weight,
    pub(super) anchor: Anchor,
    pub(super) role: Role,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    Bar { x: f64, y: f64, width: f64, height: f64, role: Role },
    Line { points: Vec<(f64, f64)>, width: f64, role: Role },
    Disc { x: f64, y: f64, radius: f64, role: Role },
    Text(Label),
}

/// Shapes in drawing order, and the size of what they fill.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scene {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) shapes: Vec<Shape>,
}

impl Label {
    /// Ordinary ink at label size, from `x` to the right.
    pub(super) fn new(text: impl Into<String>, x: f64, baseline: f64) -> Self {
        let (weight, anchor) = (Weight::Regular, Anchor::Start);
        Label { x, baseline, text: text.into(), size: LABEL, weight, anchor, role: Role::Ink }
    }

    pub(super) fn bold(mut self, bold: bool) -> Self {
        self.weight = if bold { Weight::Semibold } else { Weight::Regular };
        self
    }

    pub(super) fn anchor(mut self, anchor: Anchor) -> Self {
        self.anchor = anchor;
        self
    }

    pub(super) fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    pub(super) fn size(mut self, size: f64) -> Self {
        self.size = size;
        self
    }

    pub(super) fn width(&self) -> f64 {
        measure(&self.text, self.size, self.weight)
    }

    /// Left, top, right and bottom of the letters' box.
    pub(super) fn extent(&self) -> (f64, f64, f64, f64) {
        let width = self.width();
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        (left, self.baseline - 0.72 * self.size, left + width, self.baseline + 0.22 * self.size)
    }

    /// Moves the text sideways until it lies between two edges; the left edge wins.
    pub(super) fn within(mut self, left: f64, right: f64) -> Self {
        let (from, _, to, _) = self.extent();
        if to > right {
            self.x -= to - right;
        }
        let from = from - (to - right).max(0.0);
        if from < left {
            self.x += left - from;
        }
        self
    }
}

impl Scene {
    pub(super) fn new(width: f64) -> Self {
        Scene { width, height: 0.0, shapes: Vec::new() }
    }

    pub(super) fn text(&mut self, label: Label) {
        if !label.text.is_empty() {
            self.shapes.push(Shape::Text(label));
        }
    }

    /// Lines of one label, the first on the baseline of `first`.
    pub(super) fn lines(&mut self, lines: &[String], first: &Label) {
        for (index, line) in lines.iter().enumerate() {
            let baseline = first.baseline + index as f64 * LEADING * first.size / LABEL;
            self.text(Label { text: line.clone(), baseline, ..first.clone() });
        }
    }

    pub(super) fn bar(&mut self, x: f64, y: f64, width: f64, height: f64, role: Role) {
        if width > 0.0 {
            self.shapes.push(Shape::Bar { x, y, width, height, role });
        }
    }

    /// A bar whose tint has an outline of its full colour; one without an outline is full itself.
    pub(super) fn outlined(&mut self, x: f64, y: f64, width: f64, height: f64, (fill, outline): (Role, Option<Role>)) {
        self.bar(x, y, width, height, outline.unwrap_or(fill));
        if outline.is_some() && width > 2.0 * OUTLINE {
            self.bar(x + OUTLINE, y + OUTLINE, width - 2.0 * OUTLINE, height - 2.0 * OUTLINE, fill);
        }
    }

    /// A level line in dashes, where there is no value to draw.
    pub(super) fn dashes(&mut self, from: f64, to: f64, y: f64) {
        let mut x = from;
        while x < to {
            self.line(vec![(x, y), ((x + 4.0).min(to), y)], 1.0, Role::Muted);
            x += 7.0;
        }
    }

    pub(super) fn line(&mut self, points: Vec<(f64, f64)>, width: f64, role: Role) {
        if points.len() > 1 {
            self.shapes.push(Shape::Line { points, width, role });
        }
    }

    pub(super) fn disc(&mut self, x: f64, y: f64, radius: f64, role: Role) {
        self.shapes.push(Shape::Disc { x, y, radius, role });
    }

    /// A disc with an outline and paper within.
    pub(super) fn ring(&mut self, x: f64, y: f64, radius: f64, role: Role) {
        self.disc(x, y, radius, role);
        self.disc(x, y, radius - 1.8, Role::Paper);
    }

    /// Adds another scene's shapes, moved.
    pub(super) fn place(&mut self, other: Scene, dx: f64, dy: f64) {
        self.shapes.extend(other.shapes.into_iter().map(|shape| shape.moved(dx, dy)));
    }
}

impl Shape {
    fn moved(self, dx: f64, dy: f64) -> Shape {
        match self {
            Shape::Bar { x, y, width, height, role } => Shape::Bar { x: x + dx, y: y + dy, width, height, role },
            Shape::Line { points, width, role } => {
                Shape::Line { points: points.into_iter().map(|(x, y)| (x + dx, y + dy)).collect(), width, role }
            }
            Shape::Disc { x, y, radius, role } => Shape::Disc { x: x + dx, y: y + dy, radius, role },
            Shape::Text(label) => Shape::Text(Label { x: label.x + dx, baseline: label.baseline + dy, ..label }),
        }
    }
}
