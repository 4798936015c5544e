//! What the words of a report claim, held against its figures: typed numbers, years, words of direction and size, references,
//! and how long sentences are. Every finding is a warning with the place in the officer's file.
//!
//! A rule stays silent where it cannot be sure. `tests/program/prose.rs` holds the labelled sentences
//! that it is measured on.

mod accepted;
mod direction;
mod fences;
mod length;
mod numbers;
mod opening;
mod passages;
pub(super) mod position;
mod references;
mod required;
mod size;
mod subjects;
mod typed;
mod words;
mod years;

pub(super) use opening::Opening;
pub(super) use references::{Reference, Targets};
pub(super) use required::unmentioned;

use self::passages::Kind;
use self::position::Position;
use self::words::Word;
use super::markdown::Fence;
use crate::analysis::Figures;
use crate::diagnostics::{Code, Diagnostic, Location};

/// What words are held against.
pub(super) struct Terms<'a> {
    pub(super) report: &'a str,
    pub(super) figures: &'a Figures,
    /// The most words of a sentence.
    pub(super) longest: usize,
}

/// One claim that does not hold.
struct Finding {
    at: Position,
    code: Code,
    message: String,
    help: String,
    /// What a comment names to let it stand.
    key: String,
}

impl Finding {
    fn new(word: &Word, code: Code, message: String) -> Self {
        Finding { at: word.at, code, message, help: String::new(), key: word.lower.clone() }
    }

    fn diagnostic(self, file: &str) -> Diagnostic {
        let (line, column) = self.at;
        Diagnostic::new(self.code, Location::line(file, line, column), self.message, self.help)
    }
}

/// A section as it was written and as it was rendered.
pub(super) struct Text<'a> {
    pub(super) file: &'a str,
    pub(super) source: &'a str,
    /// Rendered, each typed word marked with its place.
    pub(super) marked: &'a str,
    pub(super) fences: Vec<&'a Fence>,
}

/// What a section claims wrongly, and what it refers to, which only the whole document can answer.
pub(super) fn check(text: &Text, terms: &Terms) -> (Vec<Diagnostic>, Vec<Reference>) {
    let (mut found, mut references) = (Vec::new(), Vec::new());
    for passage in passages::passages(text.marked).iter().filter(|passage| passage.kind != Kind::Quotation) {
        let words = words::words(&passage.runs);
        for sentence in words::sentences(&words) {
            found.extend(claims(sentence, terms));
            if passage.kind == Kind::Prose {
                found.extend(length::findings(sentence, terms));
            }
            references.extend(references::references(sentence, text.file));
        }
    }
    let lines: Vec<&str> = text.source.lines().collect();
    for words in text.fences.iter().flat_map(|fence| fences::texts(&lines, fence)) {
        for sentence in words::sentences(&words) {
            found.extend(claims(sentence, terms));
            references.extend(references::references(sentence, text.file));
        }
    }
    found.retain(|finding| !accepted::is_accepted(text.source, finding.at, &finding.key));
    references.retain(|reference| !accepted::is_accepted(text.source, reference.at(), &reference.key()));
    (found.into_iter().map(|finding| finding.diagnostic(text.file)).collect(), references)
}

/// What a sentence says of figures that they do not bear out.
fn claims(sentence: &[Word], terms: &Terms) -> Vec<Finding> {
    let mut found = typed::findings(sentence, terms);
    found.extend(years::findings(sentence, terms));
    found.extend(direction::findings(sentence, terms));
    found.extend(size::findings(sentence, terms));
    found
}

/// The references that point to nothing.
pub(super) fn broken(references: &[Reference], targets: &Targets) -> Vec<Diagnostic> {
    let found = references.iter().filter_map(|reference| Some((targets.finding(reference)?, &reference.file)));
    found.map(|(finding, file)| finding.diagnostic(file)).collect()
}
