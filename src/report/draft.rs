//! A report's blocks on their way to a document: tables and charts are numbered, headings get their anchors, charts are told
//! where their data are.

use std::collections::{BTreeMap, BTreeSet};

use super::directive::Shows;
use super::document::{Block, Inline, Number};
use super::numbering::Standing;
use crate::diagnostics::{Code, Diagnostic, Location, Problems, nearest};

/// The blocks in order, before numbers and anchors are given.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) blocks: Vec<Block>,
    /// For each directive, the tables that hold its data; empty for all but charts.
    pub(super) data: Vec<(Vec<String>, Location)>,
    /// The tables that show a breakdown, by their id.
    pub(super) shows: Vec<(String, Shows)>,
}

impl Draft {
    /// Numbers tables and figures, gives headings their anchors, and tells each chart where its data are.
    /// Also tells which tables went into which. An internal edition has the numbers of what is published.
    pub(super) fn finish(
        mut self,
        report: &str,
        standing: Option<&Standing>,
        problems: &mut Problems,
    ) -> (Vec<Block>, BTreeMap<String, String>) {
        let merged = self.merge();
        let mut tables = self.number(report, standing, problems);
        tables
            .extend(merged.iter().filter_map(|(id, into)| Some((id.clone(), *tables.get(into)?))).collect::<Vec<_>>());
        let references = self.data.iter().filter(|(ids, _)| !ids.is_empty());
        let charts =
            self.blocks.iter_mut().filter_map(|b| if let Block::Chart(chart) = b { Some(chart) } else { None });
        for (chart, (ids, location)) in charts.zip(references) {
            let numbers: BTreeSet<Number> = ids.iter().filter_map(|id| tables.get(id).copied()).collect();
            for id in ids.iter().filter(|id| !tables.contains_key(*id)) {
                let near = nearest(id, tables.keys().map(String::as_str)).map(|n| format!("Did you mean {n}? "));
                let help = format!("{}Name the table that holds the chart's data.", near.unwrap_or_default());
                let message =
                    format!("the chart \"{}\" has its data in \"{id}\", and there is no such table.", chart.id);
                problems.push(Diagnostic::new(Code::TemplateInvalid, location.clone(), message, help));
            }
            chart.source = format!("{} {}", chart.source, whereabouts(&numbers.into_iter().collect::<Vec<_>>()))
                .trim()
                .to_string();
        }
        (self.blocks, merged)
    }

    /// Leaves out each table that shows broad groups in place of detailed ones, where the report has a table of the broad
    /// groups already; tells which table each went into.
    fn merge(&mut self) -> BTreeMap<String, String> {
        let mut merged: BTreeMap<String, String> = BTreeMap::new();
        for (id, of) in self.shows.iter().filter(|(_, shows)| shows.in_place) {
            let same = |(other, shows): &&(String, Shows)| {
                shows.breakdown == of.breakdown && other != id && !merged.contains_key(other)
            };
            if let Some((other, _)) = self.shows.iter().find(same) {
                merged.insert(id.clone(), other.clone());
            }
        }
        self.blocks.retain(|block| !matches!(block, Block::Table(table) if merged.contains_key(&table.id)));
        merged
    }

    fn number(
        &mut self,
        report: &str,
        standing: Option<&Standing>,
        problems: &mut Problems,
    ) -> BTreeMap<String, Number> {
        let mut tables = BTreeMap::new();
        let (mut of_tables, mut of_charts) = Standing::counters(standing);
        let mut ids: BTreeSet<String> = BTreeSet::new();
        for block in &mut self.blocks {
            let id = match block {
                Block::Table(table) => {
                    table.number = of_tables.next(&table.id);
                    tables.insert(table.id.clone(), table.number);
                    &table.id
                }
                Block::Chart(chart) => {
                    chart.number = of_charts.next(&chart.id);
                    &chart.id
                }
                _ => continue,
            };
            if !is_file_name(id) || !ids.insert(id.clone()) {
                let message = format!("The id \"{id}\" stands twice, or is not fit for a file name.");
                let help = "Give each table and chart an id of its own: lower-case letters, digits and hyphens.";
                let location = Location::file(format!("report-templates/{report}"));
                problems.push(Diagnostic::new(Code::TemplateInvalid, location, message, help));
            }
        }
        self.anchor(ids);
        tables
    }

    /// Gives each heading an anchor that nothing else has.
    fn anchor(&mut self, mut taken: BTreeSet<String>) {
        for block in &mut self.blocks {
            if let Block::Heading { id, text, .. } = block {
                *id = unused(&slug(&Inline::plain(text)), &taken);
                taken.insert(id.clone());
            }
        }
    }
}

fn is_file_name(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// `The figures are in Table 4.`, its number never on a line of its own.
fn whereabouts(tables: &[Number]) -> String {
    let names: Vec<String> = tables.iter().map(Number::to_string).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => format!("The figures are in Table\u{a0}{one}."),
        [first @ .., last] => format!("The figures are in Tables {} and {last}.", first.join(", ")),
    }
}

/// An anchor from a heading's words: `Statutory complaints by team` is `statutory-complaints-by-team`.
fn slug(words: &str) -> String {
    let kept: String = words.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let slug = kept.split_whitespace().collect::<Vec<_>>().join("-");
    if slug.is_empty() { "section".into() } else { slug }
}

fn unused(slug: &str, taken: &BTreeSet<String>) -> String {
    let numbered = (2..).map(|n| format!("{slug}-{n}"));
    std::iter::once(slug.to_string()).chain(numbered).find(|id| !taken.contains(id)).unwrap_or_default()
}
