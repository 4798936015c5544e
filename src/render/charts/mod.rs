//! Charts: one layout and one drawing for web pages, image files and print.
//!
//! A chart is first laid out as a scene, in layout units (CSS pixels, points), then painted on a plotters backend.

mod bars;
mod comparators;
mod dots;
mod files;
mod paint;
mod palette;
mod raster;
mod scene;
mod spark;
mod stacked;
mod svg;
#[cfg(test)]
mod tests;
mod timeline;
mod type_metrics;

use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, DrawingBackend, IntoDrawingArea};

pub use files::{png, svg_file};
pub use palette::{Role, dark_styles};
pub use spark::{SPARK_HEIGHT, draw_spark, has_spark, spark_svg};
pub(crate) use svg::escape;
pub use type_metrics::{FAMILY, SIZE_PER_EM, Weight, measure};

use crate::report::chart::{Chart, ChartKind};
use crate::report::theme::Theme;
use scene::Scene;

/// Why a chart could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum ChartError {
    #[error("the drawing failed: {0}")]
    Drawing(String),
    #[error("the image could not be encoded: {0}")]
    Png(#[from] png::EncodingError),
}

/// Draws a chart's marks and labels, without title, subtitle or source, over the width of the area.
///
/// `scale` is how many device units make a layout unit. Text is anchored on its baseline: a backend takes
/// the vertical anchor `Bottom` for the baseline, and [`SIZE_PER_EM`] for the em of the style's size.
pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    chart: &Chart,
    theme: &Theme,
    scale: f64,
) -> Result<(), ChartError> {
    draw_airy(area, chart, theme, scale, 1.0)
}

/// Draws a chart with more or less air between its rows, or a lower or taller line, than the 1 it has on a screen: from
/// 0.85 to 1.3.
pub fn draw_airy<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    chart: &Chart,
    theme: &Theme,
    scale: f64,
    air: f64,
) -> Result<(), ChartError> {
    let width = f64::from(area.dim_in_pixel().0) / scale;
    paint::paint(area, &lay_out_airy(chart, width, air), theme, scale)
}

/// The height that a chart needs at a width, in layout units.
pub fn height(chart: &Chart, width: f64) -> f64 {
    height_airy(chart, width, 1.0)
}

/// The height of a chart with more or less air.
pub fn height_airy(chart: &Chart, width: f64, air: f64) -> f64 {
    lay_out_airy(chart, width, air).height.ceil()
}

/// A chart as markup to put in a web page: its colours have classes for the page to restyle, and it has no ids.
pub fn svg(chart: &Chart, theme: &Theme, width: f64) -> Result<String, ChartError> {
    let scene = lay_out(chart, width);
    let label = format!("role=\"img\" aria-label=\"{}\"", svg::escape(&chart.alt));
    inline(&scene, theme, &label)
}

/// A scene as an SVG element with the given attributes, to put in a web page.
fn inline(scene: &Scene, theme: &Theme, attributes: &str) -> Result<String, ChartError> {
    let (width, height) = (scene.width.ceil(), scene.height.ceil());
    let size = scene::LABEL;
    let mut markup = format!("<svg viewBox=\"0 0 {width} {height}\" {attributes} font-size=\"{size}\">");
    paint_svg(&mut markup, scene, theme, true)?;
    markup.push_str("</svg>");
    Ok(markup)
}

fn paint_svg(markup: &mut String, scene: &Scene, theme: &Theme, classes: bool) -> Result<(), ChartError> {
    let device = |units: f64| (units.ceil() * svg::UNITS) as u32;
    let size = (device(scene.width), device(scene.height));
    let area = svg::SvgBackend::new(markup, theme, size, classes).into_drawing_area();
    paint::paint(&area, scene, theme, svg::UNITS)
}

fn lay_out(chart: &Chart, width: f64) -> Scene {
    lay_out_airy(chart, width, 1.0)
}

fn lay_out_airy(chart: &Chart, width: f64, air: f64) -> Scene {
    match &chart.kind {
        ChartKind::Bars(rows) => bars::bars(rows, width, air),
        ChartKind::Dots { before, after, rows, limit } => dots::dots((before, after), rows, limit.as_ref(), width, air),
        ChartKind::Stacked { series, meanings, rows, whole } => {
            stacked::stacked((series, meanings), rows, *whole, width)
        }
        ChartKind::Timeline { points, breaks } => timeline::timeline(points, breaks, width, air),
        ChartKind::Panels(panels) => bars::panels(panels, width, air),
        ChartKind::Comparators { rows, average } => comparators::comparators(rows, average.as_ref(), width, air),
    }
}
