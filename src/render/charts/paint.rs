//! From a scene to any plotters backend.

use plotters::coord::Shift;
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::prelude::{DrawingArea, DrawingBackend, IntoFont, RGBColor};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, ShapeStyle};

use super::ChartError;
use super::palette::Role;
use super::scene::{Anchor, Label, Scene, Shape};
use super::type_metrics::{FAMILY, SIZE_PER_EM, Weight, register};
use crate::report::theme::Theme;

/// Draws every shape in order, `scale` device units to a layout unit.
///
/// Text has its anchor at the left, middle or right of its baseline; [`VPos::Bottom`] stands for the baseline.
pub(super) fn paint<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    scene: &Scene,
    theme: &Theme,
    scale: f64,
) -> Result<(), ChartError> {
    register();
    let at = |x: f64, y: f64| ((x * scale).round() as i32, (y * scale).round() as i32);
    let length = |units: f64| (units * scale).round().max(1.0) as u32;
    for shape in &scene.shapes {
        let drawn = match shape {
            Shape::Bar { x, y, width, height, role } => {
                let corners = [at(*x, *y), at(x + width, y + height)];
                area.draw(&Rectangle::new(corners, colour(*role, theme).filled()))
            }
            Shape::Line { points, width, role } => {
                let points: Vec<_> = points.iter().map(|(x, y)| at(*x, *y)).collect();
                let style = ShapeStyle::from(&colour(*role, theme)).stroke_width(length(*width));
                area.draw(&PathElement::new(points, style))
            }
            Shape::Disc { x, y, radius, role } => {
                area.draw(&Circle::new(at(*x, *y), length(*radius), colour(*role, theme).filled()))
            }
            Shape::Text(label) => area.draw(&text(label, at(label.x, label.baseline), theme, scale)),
        };
        drawn.map_err(|error| ChartError::Drawing(error.to_string()))?;
    }
    Ok(())
}

fn colour(role: Role, theme: &Theme) -> RGBColor {
    let colour = role.colour(theme);
    RGBColor(colour.0, colour.1, colour.2)
}

fn text<'a>(label: &'a Label, at: (i32, i32), theme: &Theme, scale: f64) -> Text<'a, (i32, i32), &'a str> {
    let style = match label.weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Semibold => FontStyle::Bold,
    };
    let across = match label.anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let font = (FAMILY, label.size * scale * SIZE_PER_EM, style).into_font();
    Text::new(label.text.as_str(), at, font.color(&colour(label.role, theme)).pos(Pos::new(across, VPos::Bottom)))
}
