//! PLACEHOLDER, replaced at merge by the charts module: plain bars, so that the PDF has something to place.

use crate::report::chart::{Bar, Chart, ChartKind};
use crate::report::theme::Theme;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// plotters writes text at its size divided by this.
const TEXT_RATIO: f64 = 1.24;

fn bars(chart: &Chart) -> Vec<Bar> {
    match &chart.kind {
        ChartKind::Bars(bars) => bars.clone(),
        ChartKind::Panels(panels) => panels.iter().flat_map(|panel| panel.bars.clone()).collect(),
        ChartKind::Dots { rows, .. } => {
            rows.iter().map(|r| Bar { label: r.label.clone(), mark: r.after.clone(), emphasis: true }).collect()
        }
        ChartKind::Stacked { rows, .. } => rows
            .iter()
            .flat_map(|r| r.parts.iter().map(|m| Bar { label: r.label.clone(), mark: m.clone(), emphasis: true }))
            .collect(),
        ChartKind::Timeline { points, .. } => {
            points.iter().map(|p| Bar { label: p.label.clone(), mark: p.mark.clone(), emphasis: true }).collect()
        }
    }
}

pub fn height(chart: &Chart, _width: f64) -> f64 {
    bars(chart).len() as f64 * 20.0 + 4.0
}

#[derive(Debug, thiserror::Error)]
#[error("the drawing failed: {0}")]
pub struct ChartError(String);

pub fn draw<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    chart: &Chart,
    theme: &Theme,
    scale: f64,
) -> Result<(), ChartError> {
    let bars = bars(chart);
    let greatest = bars.iter().filter_map(|b| b.mark.value).fold(1.0, f64::max);
    let width = f64::from(area.dim_in_pixel().0);
    let ink = TextStyle::from(("Source Sans 3", 9.5 * TEXT_RATIO * scale).into_font());
    for (index, bar) in bars.iter().enumerate() {
        let top = (index as f64 * 20.0 + 3.0) * scale;
        let middle = (top + 7.0 * scale) as i32;
        let length = bar.mark.value.unwrap_or(0.0) / greatest * (width - 240.0 * scale);
        let start = 180.0 * scale;
        let accent = RGBColor(theme.accent.0, theme.accent.1, theme.accent.2);
        let fill = if bar.emphasis { accent } else { RGBColor(140, 150, 160) };
        let corners = [(start as i32, top as i32), ((start + length) as i32, (top + 14.0 * scale) as i32)];
        let label = ink.clone().pos(Pos::new(HPos::Right, VPos::Center));
        let value = ink.clone().pos(Pos::new(HPos::Left, VPos::Center));
        let at = ((start + length + 5.0 * scale) as i32, middle);
        let failed = |error: DrawingAreaErrorKind<DB::ErrorType>| ChartError(error.to_string());
        area.draw(&Rectangle::new(corners, fill.filled())).map_err(failed)?;
        area.draw(&Text::new(bar.label.as_str(), ((start - 6.0 * scale) as i32, middle), label)).map_err(failed)?;
        area.draw(&Text::new(bar.mark.text.as_str(), at, value)).map_err(failed)?;
    }
    Ok(())
}
