//! Problems: what is wrong with the user's files, where it is, and how to mend it.
//!
//! Imports nothing of ours, so that every other module may use it.

mod code;
mod location;
mod nearest;

use std::collections::BTreeMap;

pub use code::{Code, Severity};
pub use location::{Location, Place, cell_name, column_letters};
pub use nearest::{known_names, nearest};

/// One thing wrong with the user's files.
///
/// `value` is the offending cell or word. It is set only where it may be shown: never for a column
/// declared personal, and never where the value does not look like what the column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    pub location: Location,
    /// A second place that the problem lies between, such as the same case in another file.
    pub related: Option<Location>,
    /// The case reference of the row, where the row has one.
    pub reference: Option<String>,
    pub value: Option<String>,
    /// What is wrong, in one sentence, without the location.
    pub message: String,
    /// What the officer should do about it, in one sentence.
    pub help: String,
}

impl Diagnostic {
    pub fn new(code: Code, location: Location, message: impl Into<String>, help: impl Into<String>) -> Self {
        let (message, help) = (message.into(), help.into());
        Diagnostic { code, location, related: None, reference: None, value: None, message, help }
    }

    pub fn related(mut self, location: Location) -> Self {
        self.related = Some(location);
        self
    }

    pub fn reference(mut self, reference: impl Into<String>) -> Self {
        self.reference = Some(reference.into());
        self
    }

    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }
}

/// How many problems of a kind are kept of one file. A column that is wrong in every one of a million rows is one mistake,
/// and nobody reads on; the others are counted.
const KEPT: usize = 10_000;

/// The problems found so far, in the order found. Stages add to it and go on, so that one run shows them all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    listed: Vec<Diagnostic>,
    /// How many there are of each kind in each file, those that are not listed included.
    counts: BTreeMap<Code, BTreeMap<String, usize>>,
    errors: usize,
}

impl Problems {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        let files = self.counts.entry(diagnostic.code).or_default();
        let count = match files.get_mut(&diagnostic.location.file) {
            Some(count) => count,
            None => files.entry(diagnostic.location.file.clone()).or_default(),
        };
        *count += 1;
        if *count <= KEPT {
            self.errors += usize::from(diagnostic.code.severity() == Severity::Error);
            self.listed.push(diagnostic);
        }
    }

    /// Adds those that are not there yet: the editions of one report have most of their problems in common.
    pub fn add_new(&mut self, found: Problems) {
        for diagnostic in found.listed {
            if !self.listed.contains(&diagnostic) {
                self.push(diagnostic);
            }
        }
    }

    /// Adds all of what was found in a further part of the same files.
    pub fn append(&mut self, found: Problems) {
        let more: Vec<_> = found.unlisted().map(|(code, file, more)| (code, file.to_string(), more)).collect();
        self.extend(found.listed);
        for (code, file, more) in more {
            *self.counts.entry(code).or_default().entry(file).or_default() += more;
        }
    }

    /// The kinds of problem that a file has more of than are listed, and how many more.
    pub fn unlisted(&self) -> impl Iterator<Item = (Code, &str, usize)> {
        let counts = self.counts.iter().flat_map(|(code, files)| files.iter().map(move |(file, n)| (*code, file, *n)));
        counts.filter(|(_, _, count)| *count > KEPT).map(|(code, file, count)| (code, file.as_str(), count - KEPT))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.listed.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Whether anything found forbids a build; warnings do not.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    pub fn errors(&self) -> usize {
        self.errors
    }

    pub fn warnings(&self) -> usize {
        self.listed.len() - self.errors
    }
}

impl Extend<Diagnostic> for Problems {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        iter.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_of_a_kind_are_counted_and_not_all_kept() {
        let mut problems = Problems::new();
        for row in 1..=20_000 {
            let place = Place::Row { sheet: None, row };
            let location = Location { file: "cases.csv".into(), place };
            problems.push(Diagnostic::new(Code::DateInvalid, location, "No date.", "Correct it."));
        }
        problems.push(Diagnostic::new(Code::DateInvalid, Location::file("other.csv"), "No date.", "Correct it."));
        assert_eq!((problems.iter().count(), problems.errors()), (KEPT + 1, KEPT + 1));
        assert_eq!(problems.unlisted().collect::<Vec<_>>(), [(Code::DateInvalid, "cases.csv", 10_000)]);
    }
}
