//! Charts as data: what to draw, with every label already worded. Renderers place marks and compute no figure.

use serde::Deserialize;

use super::numbering::Number;

/// A chart with one message.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Unique in the document; also the stem of the image files: `complaints-trend`.
    pub id: String,
    /// Counts from 1 through the document: `Figure 2`.
    pub number: Number,
    /// What the chart finds, as a sentence: `Statutory complaints fell to 156`.
    pub title: String,
    /// What is shown: `Statutory complaints received by year, 2015/16 to 2023/24`.
    pub subtitle: String,
    /// For those who do not see it: the message and the values that carry it. Never equal to title or subtitle.
    pub alt: String,
    /// Base and source, beneath: `Base: 156 statutory complaints. The figures are in Table 3.`
    pub source: String,
    pub kind: ChartKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ChartKind {
    /// Horizontal bars, top to bottom in the order given, each with its value at its end.
    Bars(Vec<Bar>),
    /// Last year and this on one scale, a line between: before is hollow or grey, after is filled accent.
    /// A limit that values are held against is a labelled line.
    Dots { before: String, after: String, rows: Vec<DotRow>, limit: Option<Average> },
    /// Parts of a whole, one horizontal bar a row, split into at most four series in the order given.
    /// `whole`: every bar is as long as the row has room, so that shares compare and totals do not.
    /// Each has its meaning where that has a colour of its own.
    Stacked { series: Vec<String>, meanings: Vec<Meaning>, rows: Vec<StackedRow>, whole: bool },
    /// Values over the years, oldest first. A year without a value is a gap in the line, marked as such.
    Timeline { points: Vec<TimelinePoint>, breaks: Vec<Break> },
    /// Small multiples: bars in panels that share one scale.
    Panels(Vec<Panel>),
    /// A dot a council on one scale, in the order given, ours picked out; the average of the group as a labelled line.
    Comparators { rows: Vec<Comparator>, average: Option<Average> },
}

/// A value to draw with the words that label it. No value, for example where it is suppressed: only the words.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub value: Option<f64>,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    pub mark: Mark,
    /// Picked out in the accent colour; the rest are muted only where at least one bar is picked out.
    pub emphasis: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Comparator {
    pub label: String,
    pub mark: Mark,
    /// Whether it is the council that reports.
    pub ours: bool,
}

/// A value of the whole group, or a limit, as a line across the rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Average {
    /// `All 15 councils`
    pub label: String,
    pub mark: Mark,
}

#[derive(Clone, Debug, PartialEq)]
pub struct DotRow {
    pub label: String,
    pub before: Mark,
    pub after: Mark,
}

/// What a part of time means, which has one colour in every report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    InTime,
    /// In time by an extension.
    Extended,
    Late,
    /// With its limit still to come.
    Pending,
    Withdrawn,
}

#[derive(Clone, Debug, PartialEq)]
pub struct StackedRow {
    pub label: String,
    /// One a series.
    pub parts: Vec<Mark>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TimelinePoint {
    /// `2015/16`
    pub label: String,
    pub mark: Mark,
}

/// A change of definition: a line drawn before the point at `before`, named.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    pub before: usize,
    pub label: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    pub title: String,
    pub bars: Vec<Bar>,
}

impl ChartKind {
    /// Every value that is drawn or said.
    pub fn marks(&self) -> Vec<&Mark> {
        match self {
            ChartKind::Bars(bars) => bars.iter().map(|bar| &bar.mark).collect(),
            ChartKind::Dots { rows, .. } => rows.iter().flat_map(|row| [&row.before, &row.after]).collect(),
            ChartKind::Stacked { rows, .. } => rows.iter().flat_map(|row| &row.parts).collect(),
            ChartKind::Timeline { points, .. } => points.iter().map(|point| &point.mark).collect(),
            ChartKind::Panels(panels) => panels.iter().flat_map(|panel| &panel.bars).map(|bar| &bar.mark).collect(),
            ChartKind::Comparators { rows, .. } => rows.iter().map(|row| &row.mark).collect(),
        }
    }
}

impl Chart {
    /// `Figure 2: Statutory complaints fell to 156`
    pub fn full_title(&self) -> String {
        format!("Figure {}: {}", self.number, self.title)
    }
}
