//! What officers wrote, passed through the gate for words about people; and quotations from an export.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde::Deserialize;

use super::compose::Sources;
use super::directive;
use super::document::{Block, Inline};
use super::inline::typeset;
use super::markdown::Fence;
use super::template::Section;
use crate::calendar::ReportingYear;
use crate::diagnostics::{Code, Diagnostic, Location, Problems};
use crate::ingest::Quotation;
use crate::privacy::{Finding, Gate, Origin};

/// A quotation or a paragraph as it stands in a file.
#[derive(Debug, Default)]
struct Passage {
    text: String,
    /// Where in the file each character stands, in bytes.
    offsets: Vec<usize>,
    is_quotation: bool,
}

/// The body of a `quotations` directive.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// `childrens_compliments`
    table: String,
    /// How many to print.
    #[serde(default = "eight")]
    most: usize,
}

fn eight() -> usize {
    8
}

/// Adds what the gate finds in a file that an officer wrote.
pub(super) fn check(section: &Section, gate: &Gate, problems: &mut Problems) {
    for passage in passages(&section.source) {
        let found = match passage.is_quotation {
            true => gate.quotation(&passage.text, Origin::Narrative),
            false => gate.paragraph(&passage.text),
        };
        problems.extend(found.into_iter().map(|finding| problem(section, &passage, finding)));
    }
}

fn problem(section: &Section, passage: &Passage, finding: Finding) -> Diagnostic {
    let offset = passage.offsets.get(finding.at).copied().unwrap_or_default();
    let before = section.source.get(..offset).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    finding.problem(Location::line(&section.file, count(line), count(column)), &passage.text)
}

/// The quotations and paragraphs of a file, template expressions left out.
fn passages(source: &str) -> Vec<Passage> {
    let text = without_expressions(source);
    let mut passages = Vec::new();
    let mut passage = Passage::default();
    let mut depth = 0;
    for (event, range) in Parser::new(&text).into_offset_iter() {
        let mut push = |c: char, at: usize| {
            passage.text.push(c);
            passage.offsets.push(at);
        };
        match event {
            Event::Text(_) | Event::Code(_) => {
                let words = text.get(range.clone()).unwrap_or_default();
                words.char_indices().for_each(|(at, c)| push(c, range.start + at));
            }
            Event::SoftBreak | Event::HardBreak => push(' ', range.start),
            Event::End(TagEnd::Paragraph) if depth > 0 => push('\n', range.start),
            Event::Start(Tag::BlockQuote(_)) => {
                passages.push(std::mem::take(&mut passage));
                depth += 1;
            }
            Event::End(TagEnd::BlockQuote(_)) => {
                depth -= 1;
                passages.push(Passage { is_quotation: true, ..std::mem::take(&mut passage) });
            }
            Event::Start(Tag::Item | Tag::List(_))
            | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock)
                if depth == 0 =>
            {
                passages.push(std::mem::take(&mut passage));
            }
            _ => {}
        }
    }
    passages.push(passage);
    passages.retain(|passage| !passage.text.trim().is_empty());
    passages
}

/// The text with spaces in place of what stands between braces, every other character at its place.
fn without_expressions(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(start) = rest.find(['{']) {
        let (before, from) = rest.split_at(start);
        text.push_str(before);
        let close = ["{{", "{%", "{#"].iter().zip(["}}", "%}", "#}"]).find(|(open, _)| from.starts_with(**open));
        let length = close.and_then(|(_, close)| from.find(close)).map_or(1, |at| at + 2);
        match close {
            Some(_) => text.extend(from[..length].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' })),
            None => text.push('{'),
        }
        rest = &from[length..];
    }
    text + rest
}

/// The quotations that a directive asks for: of the reporting year, the earliest first, each text once.
pub(super) fn blocks(fence: &Fence, file: &str, sources: Sources) -> Result<Vec<Block>, Diagnostic> {
    let body: Body = directive::body(fence, file)?;
    let is_mapped = |source: &crate::workspace::settings::Source| {
        source.table == body.table && source.columns.contains_key("quotation")
    };
    if !sources.workspace.settings.sources.iter().any(is_mapped) {
        let message = format!("No source of the table \"{}\" maps a column of quotations.", body.table);
        let help = "Add `quotation` and `ok_to_publish` to the columns of its source in report.toml, or take the directive out.";
        return Err(Diagnostic::new(Code::TemplateInvalid, Location::line(file, fence.line, 1), message, help));
    }
    let of_year = |quotation: &&Quotation| {
        quotation.table == body.table
            && quotation.received.is_some_and(|day| ReportingYear::of(day) == sources.figures.year)
    };
    let mut found: Vec<&Quotation> = sources.quotations.iter().filter(of_year).collect();
    found.sort_by(|a, b| (a.received, &a.text).cmp(&(b.received, &b.text)));
    let mut texts = std::collections::BTreeSet::new();
    found.retain(|quotation| texts.insert(&quotation.text));
    let words = |text: &str| vec![Inline::Text(typeset(text))];
    let block = |quotation: &Quotation| Block::Quotation {
        text: words(&quotation.text),
        attribution: quotation.said_by.as_deref().map(words),
    };
    Ok(found.into_iter().take(body.most).map(block).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_and_paragraphs_keep_their_places() {
        let source = "{# é note #}\n\nWe had {{ this_year.x }} *good* words.\n\n> Thank you.\n> Really\n> — Carer\n\n- one\n- two\n";
        let found: Vec<(String, bool)> = passages(source)
            .into_iter()
            .map(|passage| {
                let at = passage.offsets[passage.text.chars().position(|c| !c.is_whitespace()).unwrap()];
                assert!(source[at..].starts_with(passage.text.trim().chars().next().unwrap()), "{passage:?}");
                (passage.text.split_whitespace().collect::<Vec<_>>().join(" "), passage.is_quotation)
            })
            .collect();
        let expected =
            [("We had good words.", false), ("Thank you. Really — Carer", true), ("one", false), ("two", false)];
        assert_eq!(found, expected.map(|(text, quoted)| (text.to_string(), quoted)));
    }

    #[test]
    fn expressions_are_blanked_byte_for_byte() {
        let source = "a {{ \"é\" }} b { c {% if x\n %}d{# e";
        let text = without_expressions(source);
        assert_eq!(text.len(), source.len());
        assert!(text.contains("b { c") && !text.contains('é') && text.contains('\n'), "{text}");
    }
}
