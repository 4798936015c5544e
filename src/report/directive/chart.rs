use serde::Deserialize;

use super::{Made, Order, Terms, body, breakdown, figure, invalid, ordered};
use crate::analysis::{Decimal, Unit, Value};
use crate::calendar::ReportingYear;
use crate::diagnostics::Diagnostic;
use crate::report::chart::{Bar, Break, Chart, ChartKind, DotRow, Mark, Panel, StackedRow, TimelinePoint};
use crate::report::document::Block;
use crate::report::inline;
use crate::report::markdown::Fence;
use crate::report::wording::worded;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChartBody {
    id: String,
    kind: Kind,
    title: String,
    subtitle: String,
    alt: String,
    #[serde(default)]
    base: String,
    data: Data,
    figure: Option<String>,
    breakdown: Option<String>,
    #[serde(default)]
    order: Order,
    #[serde(default)]
    emphasis: Vec<String>,
    #[serde(default)]
    leave_out_zero: bool,
    #[serde(default)]
    series: Vec<String>,
    #[serde(default)]
    rows: Vec<RowBody>,
    #[serde(default)]
    panels: Vec<PanelBody>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Bars,
    Dots,
    Stacked,
    Timeline,
    Panels,
}

/// The table or tables that hold the chart's data.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Data {
    One(String),
    Several(Vec<String>),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RowBody {
    label: String,
    figure: Option<String>,
    /// One a series; fewer where the last series do not apply.
    #[serde(default)]
    figures: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PanelBody {
    title: String,
    breakdown: String,
}

pub(super) fn make(fence: &Fence, terms: &Terms) -> Result<Made, Diagnostic> {
    let body: ChartBody = body(fence, terms.file)?;
    let kind = match body.kind {
        Kind::Bars => ChartKind::Bars(bars(&body, fence, terms)?),
        Kind::Dots => dots(&body, fence, terms)?,
        Kind::Stacked => stacked(&body, fence, terms)?,
        Kind::Timeline => timeline(&body, fence, terms)?,
        Kind::Panels => ChartKind::Panels(panels(&body, fence, terms)?),
    };
    let chart = Chart {
        id: body.id,
        number: 0,
        title: sentence(&body.title),
        subtitle: sentence(&body.subtitle),
        alt: sentence(&body.alt),
        source: inline::plain(&body.base),
        kind,
    };
    let data = match body.data {
        Data::One(id) => vec![id],
        Data::Several(ids) => ids,
    };
    Ok(Made { block: Block::Chart(chart), data })
}

/// The words, their first letter a capital: a title may begin with a live value.
fn sentence(text: &str) -> String {
    let words = inline::plain(text);
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn missing(fence: &Fence, terms: &Terms, what: &str) -> Diagnostic {
    invalid(fence, terms.file, format!("The chart names no {what}."), format!("Add `{what} = ...` to the chart."))
}

fn mark(value: &Value, unit: Unit) -> Mark {
    Mark { value: value.printed(unit).map(Decimal::to_f64), text: worded(value, unit) }
}

fn bars(chart: &ChartBody, fence: &Fence, terms: &Terms) -> Result<Vec<Bar>, Diagnostic> {
    let name = chart.breakdown.as_deref().ok_or_else(|| missing(fence, terms, "breakdown"))?;
    let (_, split) = breakdown(name, fence, terms)?;
    let shown = ordered(split, chart.order).into_iter().filter(|c| !chart.leave_out_zero || c.count.count() != Some(0));
    Ok(shown
        .map(|c| Bar {
            label: inline::typeset(&c.label),
            mark: mark(&c.count, Unit::Count),
            emphasis: chart.emphasis.contains(&c.label),
        })
        .collect())
}

fn panels(chart: &ChartBody, fence: &Fence, terms: &Terms) -> Result<Vec<Panel>, Diagnostic> {
    let panel = |body: &PanelBody| {
        let (_, split) = breakdown(&body.breakdown, fence, terms)?;
        let bar = |c: &crate::analysis::Category| Bar {
            label: inline::typeset(&c.label),
            mark: mark(&c.count, Unit::Count),
            emphasis: false,
        };
        Ok(Panel { title: sentence(&body.title), bars: split.categories.iter().map(bar).collect() })
    };
    chart.panels.iter().map(panel).collect()
}

fn dots(chart: &ChartBody, fence: &Fence, terms: &Terms) -> Result<ChartKind, Diagnostic> {
    let (before, after) = (terms.figures.year.previous(), terms.figures.year);
    let row = |row: &RowBody| {
        let name = row.figure.as_deref().ok_or_else(|| missing(fence, terms, "figure"))?;
        let figure = figure(name, fence, terms)?;
        let value = |year| mark(&terms.figures.value(figure.name, year), figure.unit);
        Ok(DotRow { label: sentence(&row.label), before: value(before), after: value(after) })
    };
    let rows: Result<Vec<_>, _> = chart.rows.iter().map(row).collect();
    Ok(ChartKind::Dots { before: before.to_string(), after: after.to_string(), rows: rows? })
}

fn stacked(chart: &ChartBody, fence: &Fence, terms: &Terms) -> Result<ChartKind, Diagnostic> {
    let row = |row: &RowBody| {
        if row.figures.len() > chart.series.len() {
            let message = format!("The row \"{}\" has more figures than there are series.", inline::plain(&row.label));
            return Err(invalid(fence, terms.file, message, "Name a series for each figure."));
        }
        let part = |name: &String| {
            let figure = figure(name, fence, terms)?;
            Ok(mark(&terms.figures.value(figure.name, terms.figures.year), figure.unit))
        };
        let mut parts: Vec<Mark> = row.figures.iter().map(part).collect::<Result<_, Diagnostic>>()?;
        parts.resize(chart.series.len(), Mark { value: Some(0.0), text: "0".into() });
        Ok(StackedRow { label: sentence(&row.label), parts })
    };
    let rows: Result<Vec<_>, _> = chart.rows.iter().map(row).collect();
    Ok(ChartKind::Stacked { series: chart.series.iter().map(|s| sentence(s)).collect(), rows: rows? })
}

fn timeline(chart: &ChartBody, fence: &Fence, terms: &Terms) -> Result<ChartKind, Diagnostic> {
    let name = chart.figure.as_deref().ok_or_else(|| missing(fence, terms, "figure"))?;
    let figure = figure(name, fence, terms)?;
    let years = terms.figures.years(figure.name);
    let point = |year: &ReportingYear| TimelinePoint {
        label: year.to_string(),
        mark: mark(&terms.figures.value(figure.name, *year), figure.unit),
    };
    let breaks = terms.settings.published_figures.breaks.iter().filter(|b| b.figure == figure.name);
    let breaks = breaks.filter_map(|b| {
        let before = years.iter().position(|year| *year == b.from).filter(|at| *at > 0)?;
        Some(Break { before, label: inline::typeset(&b.note) })
    });
    Ok(ChartKind::Timeline { points: years.iter().map(point).collect(), breaks: breaks.collect() })
}
