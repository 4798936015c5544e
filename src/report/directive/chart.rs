use serde::Deserialize;

use super::matrix::Tabled;
use super::notes::{changed, withheld_because};
use super::{Made, Order, Terms, body, breakdown, comparators, figure, invalid, ordered};
use crate::analysis::{Absence, Decimal, Figure, Unit, Value};
use crate::calendar::ReportingYear;
use crate::diagnostics::Diagnostic;
use crate::report::chart::{
    Average, Bar, Break, Chart, ChartKind, DotRow, Mark, Meaning, Panel, StackedRow, TimelinePoint,
};
use crate::report::document::Block;
use crate::report::inline;
use crate::report::leading::{alone, capital};
use crate::report::markdown::Fence;
use crate::report::wording::labelled;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChartBody {
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
    /// In place of a breakdown: a matrix, and which of its measures.
    pub(super) matrix: Option<String>,
    pub(super) measure: Option<String>,
    /// Of dots: the measure of the year before.
    before_measure: Option<String>,
    /// Of dots: a number that the values are held against, and what its line is called.
    limit: Option<String>,
    #[serde(default)]
    limit_label: String,
    /// Of comparators: the figure that the line marks, and what it is called.
    pub(super) average: Option<String>,
    #[serde(default)]
    pub(super) average_label: String,
    /// Of comparators: the row of the matrix that is the average, in place of a figure.
    pub(super) average_row: Option<String>,
    #[serde(default)]
    order: Order,
    #[serde(default)]
    emphasis: Vec<String>,
    #[serde(default)]
    leave_out_zero: bool,
    #[serde(default)]
    series: Vec<String>,
    /// Of stacked bars of time: what each series means, `in-time` and the like, so that it has its colour. None or all.
    #[serde(default)]
    meanings: Vec<Meaning>,
    /// Of stacked bars: each as long as there is room, so that shares compare.
    #[serde(default)]
    whole: bool,
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
    Comparators,
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
    /// One a series; an empty name where a series does not apply, and fewer where the last do not.
    #[serde(default)]
    figures: Vec<String>,
    /// Whether a stacked bar is of last year.
    #[serde(default)]
    last_year: bool,
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
        Kind::Comparators => comparators::comparators(&body, fence, terms)?,
    };
    let withheld = withheld(&kind).then(|| withheld_note(&withheld_because(&terms.settings.disclosure)));
    let chart = Chart {
        id: body.id,
        number: Default::default(),
        title: sentence(&body.title),
        subtitle: sentence(&body.subtitle),
        alt: sentence(&body.alt),
        source: [filled(&kind), Some(inline::plain(&body.base)), withheld]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
        kind,
    };
    let data = match body.data {
        Data::One(id) => vec![id],
        Data::Several(ids) => ids,
    };
    Ok(Made { block: Block::Chart(chart), data, shows: None })
}

/// Which bars have the accent colour where the others are grey.
fn filled(kind: &ChartKind) -> Option<String> {
    let ChartKind::Bars(bars) = kind else { return None };
    let filled: Vec<_> = bars.iter().filter(|bar| bar.emphasis).map(|bar| bar.label.as_str()).collect();
    match filled.as_slice() {
        [] => None,
        [one] => Some(format!("Coloured bar: {one}.")),
        several => Some(format!("Coloured bars: {}.", several.join(", "))),
    }
}

/// Whether a chart has a stub in place of a number that is withheld.
fn withheld(kind: &ChartKind) -> bool {
    kind.marks().iter().any(|mark| mark.text.starts_with(Absence::Suppressed.symbol()))
}

fn withheld_note(reason: &str) -> String {
    format!("{} stands for {reason}.", Absence::Suppressed.symbol())
}

/// The words, their first letter a capital: a title may begin with a live value.
pub(super) fn sentence(text: &str) -> String {
    capital(&inline::plain(text))
}

pub(super) fn missing(fence: &Fence, terms: &Terms, what: &str) -> Diagnostic {
    invalid(fence, terms.file, format!("The chart names no {what}."), format!("Add `{what} = ...` to the chart."))
}

/// A value to draw. One that is not there is said in words beside its symbol: a chart is shown without the list of symbols.
pub(super) fn mark(value: &Value, unit: Unit) -> Mark {
    let words = match value.absence() {
        None => "",
        Some(Absence::Suppressed) => " withheld",
        Some(Absence::NotAvailable) => " not available",
        Some(Absence::NotApplicable) => " not applicable",
    };
    Mark { value: value.printed(unit).map(Decimal::to_f64), text: labelled(value, unit) + words }
}

fn bars(chart: &ChartBody, fence: &Fence, terms: &Terms) -> Result<Vec<Bar>, Diagnostic> {
    if let Some(name) = &chart.matrix {
        return matrix_bars(chart, name, fence, terms);
    }
    let name = chart.breakdown.as_deref().ok_or_else(|| missing(fence, terms, "breakdown"))?;
    let (_, split) = breakdown(name, fence, terms)?;
    let shown = ordered(split, chart.order).into_iter().filter(|c| !chart.leave_out_zero || c.count.count() != Some(0));
    Ok(shown
        .map(|c| Bar {
            label: inline::typeset(&alone(&c.label, &terms.settings.writing.labels)),
            mark: mark(&c.count, Unit::Count),
            emphasis: chart.emphasis.contains(&c.label),
        })
        .collect())
}

/// Bars of one measure of a matrix, our own council's picked out.
fn matrix_bars(chart: &ChartBody, name: &str, fence: &Fence, terms: &Terms) -> Result<Vec<Bar>, Diagnostic> {
    let tabled = Tabled::new(name, fence, terms)?;
    let measure = tabled.measure(chart.measure.as_deref().ok_or_else(|| missing(fence, terms, "measure"))?)?;
    let rows = tabled.ordered((chart.order == Order::Largest).then_some(measure));
    let unit = tabled.matrix.measures[measure].unit;
    let bars = rows.into_iter().map(|row| Bar {
        label: inline::typeset(&row.label),
        mark: mark(&row.values[measure], unit),
        emphasis: row.ours || chart.emphasis.contains(&row.label),
    });
    Ok(bars.filter(|bar| !chart.leave_out_zero || bar.mark.value != Some(0.0)).collect())
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
    let (first, second) = (terms.figures.period(before).short(), terms.figures.period(after).short());
    let limit = limit(chart, fence, terms)?;
    if let Some(rows) = dot_rows(chart, fence, terms)? {
        return Ok(ChartKind::Dots { before: first, after: second, rows, limit });
    }
    let row = |row: &RowBody| {
        let name = row.figure.as_deref().ok_or_else(|| missing(fence, terms, "figure"))?;
        let figure = figure(name, fence, terms)?;
        let value = |year| mark(&terms.figures.value(figure.name, year), figure.unit);
        Ok(DotRow { label: sentence(&row.label), before: value(before), after: value(after) })
    };
    let rows: Result<Vec<_>, _> = chart.rows.iter().map(row).collect();
    Ok(ChartKind::Dots { before: first, after: second, rows: rows?, limit })
}

fn limit(chart: &ChartBody, fence: &Fence, terms: &Terms) -> Result<Option<Average>, Diagnostic> {
    let Some(text) = &chart.limit else { return Ok(None) };
    let text = inline::plain(text);
    let value: f64 = text.parse().map_err(|_| {
        let message = format!("The limit \"{text}\" is no number.");
        invalid(fence, terms.file, message, "Write digits alone: limit = \"20\".")
    })?;
    Ok(Some(Average { label: sentence(&chart.limit_label), mark: Mark { value: Some(value), text } }))
}

/// The rows of a breakdown or a matrix, last year's value and this year's; none where rows are written out.
fn dot_rows(chart: &ChartBody, fence: &Fence, terms: &Terms) -> Result<Option<Vec<DotRow>>, Diagnostic> {
    let shown = |row: &DotRow| !chart.leave_out_zero || row.before.value != Some(0.0) || row.after.value != Some(0.0);
    if let Some(name) = &chart.breakdown {
        let (breakdown, split) = breakdown(name, fence, terms)?;
        let last = terms.figures.breakdown(breakdown.name, terms.figures.year.previous());
        let row = |category: &crate::analysis::Category| {
            let before = last.and_then(|last| last.category(&category.code)).map(|c| c.count.clone());
            let before = before.unwrap_or(Value::Absent(Absence::NotAvailable));
            let (before, after) = (mark(&before, Unit::Count), mark(&category.count, Unit::Count));
            let label = inline::typeset(&alone(&category.label, &terms.settings.writing.labels));
            DotRow { label, before, after }
        };
        return Ok(Some(ordered(split, chart.order).into_iter().map(row).filter(shown).collect()));
    }
    let Some(name) = &chart.matrix else { return Ok(None) };
    let tabled = Tabled::new(name, fence, terms)?;
    let after = tabled.measure(chart.measure.as_deref().ok_or_else(|| missing(fence, terms, "measure"))?)?;
    let before = chart.before_measure.as_deref().ok_or_else(|| missing(fence, terms, "before_measure"))?;
    let before = tabled.measure(before)?;
    let unit = |i: usize| tabled.matrix.measures[i].unit;
    let rows = tabled.ordered((chart.order == Order::Largest).then_some(after)).into_iter().map(|row| DotRow {
        label: inline::typeset(&row.label),
        before: mark(&row.values[before], unit(before)),
        after: mark(&row.values[after], unit(after)),
    });
    Ok(Some(rows.filter(shown).collect()))
}

fn stacked(chart: &ChartBody, fence: &Fence, terms: &Terms) -> Result<ChartKind, Diagnostic> {
    let row = |row: &RowBody| {
        if row.figures.len() > chart.series.len() {
            let message = format!("The row \"{}\" has more figures than there are series.", inline::plain(&row.label));
            return Err(invalid(fence, terms.file, message, "Name a series for each figure."));
        }
        let year = if row.last_year { terms.figures.year.previous() } else { terms.figures.year };
        let none = || Mark { value: Some(0.0), text: "0".into() };
        let part = |name: &String| {
            if name.is_empty() {
                return Ok(none());
            }
            let figure = figure(name, fence, terms)?;
            Ok(mark(&terms.figures.value(figure.name, year), figure.unit))
        };
        let mut parts: Vec<Mark> = row.figures.iter().map(part).collect::<Result<_, Diagnostic>>()?;
        parts.resize_with(chart.series.len(), none);
        Ok(StackedRow { label: sentence(&row.label), parts })
    };
    let rows: Result<Vec<_>, _> = chart.rows.iter().map(row).collect();
    let series = chart.series.iter().map(|s| sentence(s)).collect();
    if !chart.meanings.is_empty() && chart.meanings.len() != chart.series.len() {
        let message = "The chart has another number of meanings than of series.";
        return Err(invalid(fence, terms.file, message.to_string(), "Give each series a meaning, or none."));
    }
    let meanings = chart.meanings.clone();
    Ok(ChartKind::Stacked { series, meanings, rows: rows?, whole: chart.whole })
}

/// A figure's value in a year, to draw.
pub(super) fn point(figure: &Figure, year: ReportingYear, terms: &Terms) -> TimelinePoint {
    TimelinePoint { label: year.to_string(), mark: mark(&terms.figures.value(figure.name, year), figure.unit) }
}

fn timeline(chart: &ChartBody, fence: &Fence, terms: &Terms) -> Result<ChartKind, Diagnostic> {
    let name = chart.figure.as_deref().ok_or_else(|| missing(fence, terms, "figure"))?;
    let figure = figure(name, fence, terms)?;
    let years = terms.figures.years(figure.name);
    let breaks = terms.settings.published_figures.breaks.iter().filter(|b| b.figure == figure.name);
    let breaks = breaks.filter_map(|b| {
        let before = years.iter().position(|year| *year == b.from).filter(|at| *at > 0)?;
        Some(Break { before, label: inline::typeset(&changed(b, &years)) })
    });
    Ok(ChartKind::Timeline {
        points: years.iter().map(|year| point(figure, *year, terms)).collect(),
        breaks: breaks.collect(),
    })
}
