//! References within a document: typed ones that point to nothing, and live ones that are given their numbers.

use std::collections::BTreeMap;

use super::Finding;
use super::position::Position;
use super::words::Word;
use crate::diagnostics::{Code, nearest};
use crate::report::document::{Block, Inline};

/// What a reference in the prose points to.
#[derive(Clone, Debug)]
pub(in crate::report) struct Reference {
    /// The file it stands in.
    pub(in crate::report) file: String,
    word: Word,
    to: To,
}

#[derive(Clone, Debug)]
enum To {
    /// `Table 4`, `Figure 2`, `Appendix B`: what it names, in lower case, and the number or letter.
    Typed(String, String),
    /// `#by-sex`, and the words of the link.
    Anchor(String, String),
    /// `section 4` of this report.
    Section(String),
}

impl Reference {
    pub(super) fn at(&self) -> Position {
        self.word.at
    }

    /// What a comment names to let it stand.
    pub(super) fn key(&self) -> String {
        match &self.to {
            To::Typed(kind, number) => format!("{kind} {}", number.to_lowercase()),
            To::Anchor(id, _) => format!("#{id}"),
            To::Section(number) => format!("section {number}"),
        }
    }
}

/// The references of a sentence.
pub(super) fn references(sentence: &[Word], file: &str) -> Vec<Reference> {
    let typed = sentence.windows(2).enumerate().filter_map(|(at, pair)| Some((&pair[0], typed(sentence, at)?)));
    let anchors = sentence.iter().enumerate().filter_map(|(at, word)| Some((word, anchor(sentence, at)?)));
    let all = typed.chain(anchors).map(|(word, to)| Reference { file: file.to_string(), word: word.clone(), to });
    all.collect()
}

fn typed(sentence: &[Word], at: usize) -> Option<To> {
    let (word, number) = (&sentence[at], &sentence[at + 1]);
    if !word.is_typed() || !number.is_typed() || word.link.is_some() || !word.after.is_empty() {
        return None;
    }
    let elsewhere = number.after.is_empty()
        && sentence.get(at + 2).is_some_and(|next| next.is(&["of", "to", "in"]))
        && !sentence.get(at + 3).is_some_and(|next| next.is(&["this"]));
    let digits = !number.text.is_empty() && number.text.chars().all(|c| c.is_ascii_digit());
    let letter = number.text.len() == 1 && number.text.starts_with(|c: char| c.is_ascii_uppercase());
    match word.lower.as_str() {
        "table" if digits && !elsewhere => Some(To::Typed("table".into(), number.text.clone())),
        "figure" if digits && !elsewhere && word.text == "Figure" => {
            Some(To::Typed("figure".into(), number.text.clone()))
        }
        "appendix" if (digits || letter) && !elsewhere => Some(To::Typed("appendix".into(), number.text.clone())),
        "section" if digits && is_of_this(sentence, at) => Some(To::Section(number.text.clone())),
        _ => None,
    }
}

/// `see section 4`, `section 4 below`: not a section of an Act.
fn is_of_this(sentence: &[Word], at: usize) -> bool {
    let seen = at.checked_sub(1).is_some_and(|i| sentence[i].is(&["see"]));
    let next = sentence.get(at + 2);
    let ends = !sentence[at + 1].after.is_empty() || next.is_none();
    let here = next.is_some_and(|word| word.is(&["below", "above"]));
    here || seen && ends
}

fn anchor(sentence: &[Word], at: usize) -> Option<To> {
    let link = sentence[at].link.as_deref()?.strip_prefix('#')?;
    let first = at.checked_sub(1).is_none_or(|i| sentence[i].link != sentence[at].link);
    let words = sentence[at..].iter().take_while(|word| word.link == sentence[at].link);
    let words: Vec<&str> = words.map(|word| word.text.as_str()).collect();
    first.then(|| To::Anchor(link.to_string(), words.join(" ")))
}

/// One thing that can be pointed to.
#[derive(Clone, Debug)]
struct Target {
    /// `Table 4`, `Figure 2`, or a heading's words.
    name: String,
    /// Where a link to it leads on a web page.
    anchor: String,
}

/// What a document has that can be pointed to.
pub(in crate::report) struct Targets {
    /// Tables and charts by id, headings by their anchor.
    named: BTreeMap<String, Target>,
    tables: u32,
    charts: u32,
    /// The letters of bound reports and of the document's own appendices.
    appendices: Vec<String>,
}

impl Targets {
    pub(in crate::report) fn new(blocks: &[Block], appendices: &[String]) -> Self {
        let mut targets = Targets { named: BTreeMap::new(), tables: 0, charts: 0, appendices: appendices.to_vec() };
        blocks.iter().for_each(|block| targets.meet(block));
        targets
    }

    /// Tables that went into another: they are found there.
    pub(in crate::report) fn merged(mut self, merged: &BTreeMap<String, String>) -> Self {
        for (id, into) in merged {
            if let Some(name) = self.named.get(into).cloned() {
                self.named.insert(id.clone(), name);
            }
        }
        self
    }

    fn meet(&mut self, block: &Block) {
        match block {
            Block::Table(table) => {
                self.tables = self.tables.max(table.number.whole());
                let (name, anchor) = (format!("Table {}", table.number), format!("table-{}", table.id));
                self.named.insert(table.id.clone(), Target { name, anchor });
            }
            Block::Chart(chart) => {
                self.charts = self.charts.max(chart.number.whole());
                let (name, anchor) = (format!("Figure {}", chart.number), format!("figure-{}", chart.id));
                self.named.insert(chart.id.clone(), Target { name, anchor });
            }
            Block::Heading { id, text, .. } => {
                self.announce(text);
                self.named.insert(id.clone(), Target { name: Inline::plain(text), anchor: id.clone() });
            }
            Block::Paragraph(text) => self.announce(text),
            Block::List { items, .. } => items.iter().flatten().for_each(|block| self.meet(block)),
            Block::FrontSheet(entries) => {
                entries.iter().flat_map(|entry| &entry.text).for_each(|block| self.meet(block))
            }
            _ => {}
        }
    }

    /// `Appendix 1: The annual report`, in a heading or a list, makes the appendix one of the document's.
    fn announce(&mut self, text: &[Inline]) {
        let words = Inline::plain(text);
        let appendix = words.strip_prefix("Appendix ").and_then(|rest| rest.split_once(':'));
        self.appendices.extend(appendix.map(|(letter, _)| letter.to_string()));
    }

    /// What is wrong with a reference, where something is.
    pub(super) fn finding(&self, reference: &Reference) -> Option<Finding> {
        let (message, help) = match &reference.to {
            To::Typed(kind, number) => self.typed(kind, number)?,
            To::Anchor(id, words) => self.anchor(id, words)?,
            To::Section(number) => (
                format!("The text refers to section {number}, and the sections of the report have no numbers."),
                "Name the section, or link to it: [Timescales](#timescales).".to_string(),
            ),
        };
        Some(Finding { help, ..Finding::new(&reference.word, Code::ReferenceBroken, message) })
    }

    fn typed(&self, kind: &str, number: &str) -> Option<(String, String)> {
        let (last, noun) = match kind {
            "table" => (self.tables, "Table"),
            "figure" => (self.charts, "Figure"),
            _ => return self.appendix(number),
        };
        if number.parse::<u32>().is_ok_and(|number| (1..=last).contains(&number)) {
            return None;
        }
        let there = match last {
            0 => format!("has no {kind}s"),
            last => format!("has {noun}s 1 to {last}"),
        };
        let example =
            self.named.iter().find(|(_, target)| target.name.starts_with(noun)).map_or("by-sex", |(id, _)| id);
        Some((
            format!("The text refers to {noun} {number}, and the report {there}."),
            format!("Write [{noun}](#{example}) with the id of what you mean, and the number is filled in."),
        ))
    }

    fn appendix(&self, letter: &str) -> Option<(String, String)> {
        if self.appendices.iter().any(|known| known == letter) {
            return None;
        }
        let there = match self.appendices.as_slice() {
            [] => "has no appendices with a letter or number".to_string(),
            known => format!("has appendices {}", known.join(", ")),
        };
        let help = "Correct the letter, or name the document in words.".to_string();
        Some((format!("The text refers to Appendix {letter}, and the report {there}."), help))
    }

    fn anchor(&self, id: &str, words: &str) -> Option<(String, String)> {
        let Some(Target { name, .. }) = self.named.get(id) else {
            let near = nearest(id, self.named.keys().map(String::as_str));
            let help = near.map_or("Link to the id of a table or chart, or to a heading.".to_string(), |near| {
                format!("Did you mean #{near} ({})?", self.named[near].name)
            });
            return Some((format!("The link \"{words}\" points to #{id}, which is not in the report."), help));
        };
        let kind = words.split(' ').next().unwrap_or_default();
        let numbered = name.split(' ').next().is_some_and(|kind| ["Table", "Figure"].contains(&kind));
        let claims = ["Table", "Figure"].contains(&kind);
        let right = !claims || numbered && (words == kind && name.starts_with(kind) || words == name);
        if right {
            return None;
        }
        let help =
            format!("Write [{}](#{id}), and the number is filled in.", name.split(' ').next().unwrap_or_default());
        Some((format!("The link \"{words}\" points to #{id}, which is {name}."), help))
    }

    /// Gives every link that is only `Table` or `Figure` the number of what it points to, and every link its place.
    pub(in crate::report) fn fill(&self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(text) | Block::Heading { text, .. } | Block::Quotation { text, .. } => {
                    self.fill_in(text)
                }
                Block::List { items, .. } => items.iter_mut().for_each(|item| self.fill(item)),
                Block::FrontSheet(entries) => entries.iter_mut().for_each(|entry| self.fill(&mut entry.text)),
                _ => {}
            }
        }
    }

    fn fill_in(&self, text: &mut [Inline]) {
        for inline in text {
            match inline {
                Inline::Link { text, url } => {
                    let Some(target) = url.strip_prefix('#').and_then(|id| self.named.get(id)) else { continue };
                    if target.name.split(' ').next() == Some(Inline::plain(text).as_str()) {
                        *text = vec![Inline::Text(target.name.replace(' ', "\u{a0}"))];
                    }
                    *url = format!("#{}", target.anchor);
                }
                Inline::Strong(inner) | Inline::Emphasis(inner) => self.fill_in(inner),
                Inline::Text(_) | Inline::Figure { .. } | Inline::Signal { .. } => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::Table;

    fn link(words: &str) -> Block {
        let text = vec![Inline::Text(words.into())];
        Block::Paragraph(vec![Inline::Link { text, url: "#by-sex".into() }])
    }

    #[test]
    fn a_link_that_is_only_the_kind_is_given_its_number() {
        let (id, caption) = ("by-sex".to_string(), "Complaints by sex".to_string());
        let table = Table { id, number: 4.into(), caption, columns: vec![], rows: vec![], notes: vec![], source: None };
        let mut blocks = [link("Table"), link("the table of complainants"), link("Figure"), Block::Table(table)];
        Targets::new(&blocks, &[]).fill(&mut blocks);
        let words =
            |block: &Block| if let Block::Paragraph(text) = block { Inline::plain(text) } else { String::new() };
        let filled: Vec<String> = blocks.iter().map(words).collect();
        assert_eq!(filled[..3], ["Table\u{a0}4", "the table of complainants", "Figure"]);
    }
}
