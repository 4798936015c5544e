//! A document as the sentences, cells and labels that a reader meets, each with the figures that stand in it, so that two
//! builds can be compared and every change be found on its page.

mod places;
mod sentences;

use serde::{Deserialize, Serialize};

use super::chart::{Bar, Chart, ChartKind, Mark};
use super::document::{Block, Document, FrontSheetEntry, Inline, KeyFact, Table};
pub use places::Pages;
use sentences::sentences;

/// A part of a sentence: words, or a live figure with its name and its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Run {
    Words(String),
    Figure(String, String),
}

/// A sentence, a cell or a label.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phrase(pub Vec<Run>);

/// A sentence of prose, or a row of a table or chart with its cells: what stands together on one page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The page of the PDF on which it begins, from 1; none where it was not found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    pub phrases: Vec<Phrase>,
}

/// What sort of part of a document it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Heading,
    Text,
    Quotation,
    KeyFacts,
    FrontSheet,
    Table,
    Chart,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub kind: Kind,
    /// Of a table or chart: `statutory-by-outcome`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// `Table 4`, `Figure 2`
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The headings of a table's columns, the first of which heads the rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// The sentences; of a table or chart its caption, then its notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
    /// The rows of a table, or the labels of a chart with their values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Line>,
}

/// What stands under one heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Empty before the first heading.
    pub heading: String,
    pub parts: Vec<Part>,
}

impl Phrase {
    pub fn words(&self) -> String {
        self.0
            .iter()
            .map(|run| match run {
                Run::Words(words) | Run::Figure(_, words) => words.as_str(),
            })
            .collect()
    }

    /// The names of the figures in it.
    pub fn figures(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|run| if let Run::Figure(name, _) = run { Some(name.as_str()) } else { None })
    }

    /// The same words with the names of figures in place of their values: what stays when only numbers change.
    pub fn pattern(&self) -> String {
        self.0
            .iter()
            .map(|run| match run {
                Run::Words(words) => words.clone(),
                Run::Figure(name, _) => format!("{{{name}}}"),
            })
            .collect()
    }

    fn plain(words: &str) -> Self {
        Phrase(vec![Run::Words(words.to_string())])
    }

    fn of(inlines: &[Inline]) -> Self {
        let mut runs = Vec::new();
        collect(inlines, &mut runs);
        Phrase(runs)
    }

    fn is_blank(&self) -> bool {
        self.words().trim().is_empty()
    }
}

fn collect(inlines: &[Inline], runs: &mut Vec<Run>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Signal { text, .. } => match runs.last_mut() {
                Some(Run::Words(words)) => words.push_str(text),
                _ => runs.push(Run::Words(text.clone())),
            },
            Inline::Figure { name, text } => runs.push(Run::Figure(name.clone(), text.clone())),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => collect(inner, runs),
        }
    }
}

/// The sections of a document, without its appendices.
pub fn sections(document: &Document) -> Vec<Section> {
    let mut sections = vec![Section { heading: String::new(), parts: Vec::new() }];
    for block in &document.blocks {
        if let Block::Heading { text, .. } = block {
            sections.push(Section { heading: Inline::plain(text), parts: Vec::new() });
        }
        if let Some(section) = sections.last_mut() {
            parts(block, &mut section.parts);
        }
    }
    sections.retain(|section| !section.parts.is_empty());
    sections
}

/// What a block holds.
pub(super) fn parts(block: &Block, found: &mut Vec<Part>) {
    match block {
        Block::Heading { text, .. } => found.extend(prose(Kind::Heading, vec![Phrase::of(text)])),
        Block::Paragraph(text) => found.extend(prose(Kind::Text, sentences(text))),
        Block::List { items, .. } => items.iter().flatten().for_each(|block| parts(block, found)),
        Block::Quotation { text, attribution } => {
            let by = attribution.iter().map(|by| Phrase::of(by));
            found.extend(prose(Kind::Quotation, sentences(text).into_iter().chain(by).collect()));
        }
        Block::KeyFacts(facts) => found.push(key_facts(facts)),
        Block::FrontSheet(entries) => entries.iter().for_each(|entry| front_sheet(entry, found)),
        Block::Table(data) => found.push(table(data)),
        Block::Chart(data) => found.push(chart(data)),
        Block::Contents | Block::PageBreak => {}
    }
}

fn part(kind: Kind) -> Part {
    Part { kind, id: String::new(), name: String::new(), columns: Vec::new(), lines: Vec::new(), rows: Vec::new() }
}

fn line(phrases: Vec<Phrase>) -> Line {
    Line { page: None, phrases }
}

/// A line for each sentence; nothing where all are blank.
fn prose(kind: Kind, sentences: Vec<Phrase>) -> Option<Part> {
    let sentences = sentences.into_iter().filter(|sentence| !sentence.is_blank());
    let lines: Vec<Line> = sentences.map(|sentence| line(vec![sentence])).collect();
    (!lines.is_empty()).then(|| Part { lines, ..part(kind) })
}

fn front_sheet(entry: &FrontSheetEntry, found: &mut Vec<Part>) {
    let from = found.len();
    found.extend(prose(Kind::FrontSheet, vec![Phrase::plain(&entry.label)]));
    entry.text.iter().for_each(|block| parts(block, found));
    found[from..].iter_mut().for_each(|part| part.kind = Kind::FrontSheet);
}

/// A row for each fact: label, number, comparison.
fn key_facts(facts: &[KeyFact]) -> Part {
    let row = |fact: &KeyFact| {
        let comparison = fact.comparison.iter().map(|text| Phrase::of(text));
        line([Phrase::plain(&fact.label), Phrase::of(&fact.number)].into_iter().chain(comparison).collect())
    };
    let columns = ["", "number", "comparison"].map(str::to_string).to_vec();
    Part { columns, rows: facts.iter().map(row).collect(), ..part(Kind::KeyFacts) }
}

fn table(table: &Table) -> Part {
    let mut lines = vec![line(vec![Phrase::plain(&table.full_caption())])];
    lines.extend(table.notes.iter().map(|note| line(vec![Phrase::of(note)])));
    lines.extend(table.source.iter().map(|source| line(vec![Phrase::plain(source)])));
    Part {
        id: table.id.clone(),
        name: table.name(),
        columns: table.columns.iter().map(|column| column.heading.clone()).collect(),
        lines,
        rows: table.rows.iter().map(|row| line(row.cells.iter().map(|c| Phrase::of(&c.text)).collect())).collect(),
        ..part(Kind::Table)
    }
}

fn chart(chart: &Chart) -> Part {
    let title = chart.full_title();
    let words = [&title, &chart.subtitle, &chart.alt, &chart.source];
    let lines = words.into_iter().filter(|words| !words.is_empty()).map(|words| line(vec![Phrase::plain(words)]));
    let mut rows = Vec::new();
    let mut row = |label: &str, series: &str, mark: &Mark| {
        rows.push(line([label, series, &mark.text].map(Phrase::plain).to_vec()));
    };
    let bars = |bars: &[Bar], panel: &str, row: &mut dyn FnMut(&str, &str, &Mark)| {
        bars.iter().for_each(|bar| row(&bar.label, panel, &bar.mark));
    };
    match &chart.kind {
        ChartKind::Bars(all) => bars(all, "", &mut row),
        ChartKind::Panels(panels) => panels.iter().for_each(|panel| bars(&panel.bars, &panel.title, &mut row)),
        ChartKind::Dots { before, after, rows: all, .. } => all.iter().for_each(|of| {
            row(&of.label, before, &of.before);
            row(&of.label, after, &of.after);
        }),
        ChartKind::Stacked { series, rows: all, .. } => all.iter().for_each(|of| {
            series.iter().zip(&of.parts).for_each(|(series, mark)| row(&of.label, series, mark));
        }),
        ChartKind::Timeline { points, .. } => points.iter().for_each(|point| row(&point.label, "", &point.mark)),
        ChartKind::Comparators { rows: all, average } => {
            all.iter().for_each(|of| row(&of.label, "", &of.mark));
            average.iter().for_each(|of| row(&of.label, "", &of.mark));
        }
    }
    let (id, name) = (chart.id.clone(), format!("Figure {}", chart.number));
    Part { id, name, lines: lines.collect(), rows, ..part(Kind::Chart) }
}
