//! The small line of a key fact: the years up to this one, without words.

use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, DrawingBackend};

use super::palette::Role;
use super::scene::Scene;
use super::{ChartError, inline, paint};
use crate::report::theme::Theme;

/// Draws a spark over the area: a line from the least value to the greatest, broken at gaps, the last year a dot.
pub fn draw_spark<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    values: &[Option<f64>],
    theme: &Theme,
    scale: f64,
) -> Result<(), ChartError> {
    let (width, height) = area.dim_in_pixel();
    paint::paint(area, &lay_out(values, f64::from(width) / scale, f64::from(height) / scale), theme, scale)
}

/// A spark as markup, hidden from screen readers: the fact's comparison says it in words.
pub fn spark_svg(values: &[Option<f64>], theme: &Theme, width: f64, height: f64) -> Result<String, ChartError> {
    inline(&lay_out(values, width, height), theme, "class=\"spark\" aria-hidden=\"true\" focusable=\"false\"")
}

fn lay_out(values: &[Option<f64>], width: f64, height: f64) -> Scene {
    let mut scene = Scene { width, height, shapes: Vec::new() };
    let known = || values.iter().flatten().copied().filter(|value| value.is_finite());
    let (low, high) = known().fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    let inset = 4.0;
    let step = (width - 2.0 * inset) / (values.len().max(2) - 1) as f64;
    let rise = |value: f64| if high > low { (value - low) / (high - low) } else { 0.5 };
    let mut run = Vec::new();
    for (index, value) in values.iter().enumerate() {
        match value.filter(|value| value.is_finite()) {
            Some(value) => {
                run.push((inset + step * index as f64, height - inset - rise(value) * (height - 2.0 * inset)));
            }
            None => draw_run(&mut scene, std::mem::take(&mut run)),
        }
    }
    let last = run.last().copied();
    draw_run(&mut scene, run);
    if let Some((x, y)) = last {
        scene.disc(x, y, 3.4, Role::Accent);
    }
    scene
}

/// A line through years that follow each other; a year between two gaps is a dot.
fn draw_run(scene: &mut Scene, run: Vec<(f64, f64)>) {
    match run.as_slice() {
        [(x, y)] => scene.disc(*x, *y, 1.8, Role::Muted),
        _ => scene.line(run, 1.8, Role::Muted),
    }
}
