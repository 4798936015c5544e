//! A document's record laid out as single sentences, cells and labels, each with what it is matched by.

use std::collections::BTreeMap;

use super::passages::What;
use crate::record::DocumentRecord;
use crate::report::passages::{Kind, Line, Part, Phrase};

/// One sentence, cell or label of a document.
#[derive(Clone, Debug)]
pub(super) struct Entry<'a> {
    /// What it is matched by: the place of a cell or label; none for prose, which is matched by its words in their order.
    pub key: Option<String>,
    pub what: What,
    pub section: &'a str,
    /// `Table 4, row "Upheld", column "Number"`
    pub place: String,
    pub phrase: &'a Phrase,
    pub page: Option<u32>,
    /// Its pages in the packs that the document is bound into.
    pub bound: Vec<(&'a str, u32)>,
}

/// Where a line stands.
struct At<'a> {
    section: &'a str,
    page: Option<u32>,
    bound: Vec<(&'a str, u32)>,
}

/// Every sentence, cell and label of a document.
pub(super) fn entries(document: &DocumentRecord) -> Vec<Entry<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    // A key may stand twice, for example where two rows have one heading: the second is told from the first.
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut key = |words: String| {
        let times = seen.entry(words.clone()).or_default();
        *times += 1;
        Some(format!("{words}\u{1f}{times}"))
    };
    for section in &document.sections {
        for part in &section.parts {
            let mut of = |line: &'_ Line| {
                let bound = document.bound.iter().filter_map(|bound| {
                    let page = bound.pages.get(at).copied().filter(|page| *page > 0)?;
                    Some((bound.pack.as_str(), page))
                });
                let bound = bound.collect();
                at += 1;
                At { section: &section.heading, page: line.page, bound }
            };
            for (index, line) in part.lines.iter().enumerate() {
                let at = of(line);
                found.extend(line.phrases.iter().map(|phrase| sentence(part, index, phrase, &at, &mut key)));
            }
            for row in &part.rows {
                let at = of(row);
                found.extend(cells(part, row, &at, &mut key));
            }
        }
    }
    found
}

type MakeKey<'k> = dyn FnMut(String) -> Option<String> + 'k;

/// A sentence; the caption or a note of a table; the title, alternative text or source of a chart.
fn sentence<'a>(part: &'a Part, index: usize, phrase: &'a Phrase, at: &At<'a>, key: &mut MakeKey) -> Entry<'a> {
    let (what, place) = match (part.kind, index) {
        (Kind::Table, 0) => (What::Caption, format!("{}, caption", part.name)),
        (Kind::Table, _) => (What::Note, format!("{}, note", part.name)),
        (Kind::Chart, _) => (What::Label, format!("{}, text", part.name)),
        (Kind::Heading, _) => (What::Heading, "heading".to_string()),
        (Kind::Quotation, _) => (What::Sentence, "quotation".to_string()),
        (Kind::FrontSheet, _) => (What::Sentence, "front sheet".to_string()),
        (Kind::Text | Kind::KeyFacts, _) => (What::Sentence, "text".to_string()),
    };
    let key = match (part.kind, index) {
        (Kind::Table, 0) => key(format!("{} caption", part.id)),
        (Kind::Table, _) => key(format!("{} note {}", part.id, phrase.pattern())),
        (Kind::Chart, index) => key(format!("{} text {index}", part.id)),
        _ => None,
    };
    entry(at, what, key, place, phrase)
}

fn entry<'a>(at: &At<'a>, what: What, key: Option<String>, place: String, phrase: &'a Phrase) -> Entry<'a> {
    Entry { key, what, section: at.section, place, phrase, page: at.page, bound: at.bound.clone() }
}

/// The cells of a row by its heading and their columns', or the value of a chart's label.
fn cells<'a>(part: &'a Part, row: &'a Line, at: &At<'a>, key: &mut MakeKey) -> Vec<Entry<'a>> {
    let Some((head, rest)) = row.phrases.split_first() else { return Vec::new() };
    if part.kind == Kind::Chart {
        let [series, value] = rest else { return Vec::new() };
        let label = [head.words(), series.words()].into_iter().filter(|words| !words.is_empty());
        let label = label.map(|words| format!("\"{words}\"")).collect::<Vec<_>>().join(", ");
        let key = key(format!("{} mark {} {}", part.id, head.words(), series.words()));
        return vec![entry(at, What::Label, key, format!("{}, {label}", part.name), value)];
    }
    let what = if part.kind == Kind::KeyFacts { What::KeyFact } else { What::Cell };
    let cell = |(index, phrase): (usize, &'a Phrase)| {
        let column = part.columns.get(index + 1).map(String::as_str).unwrap_or_default();
        let place = match part.kind {
            Kind::KeyFacts => format!("key fact \"{}\", {column}", head.words()),
            _ => format!("{}, row \"{}\", column \"{column}\"", part.name, head.words()),
        };
        let key = key(format!("{:?} {} {} {column}", part.kind, part.id, head.pattern()));
        entry(at, what, key, place, phrase)
    };
    rest.iter().enumerate().map(cell).collect()
}
