//! Problems: what is wrong with the user's files, where it is, and how to mend it.
//!
//! Imports nothing of ours, so that every other module may use it.

mod code;
mod location;
mod nearest;

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

/// The problems found so far, in the order found. Stages add to it and go on, so that one run shows them all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Diagnostic>);

impl Problems {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds those that are not there yet: the editions of one report have most of their problems in common.
    pub fn add_new(&mut self, found: Problems) {
        for diagnostic in found.0 {
            if !self.0.contains(&diagnostic) {
                self.0.push(diagnostic);
            }
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether anything found forbids a build; warnings do not.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    pub fn errors(&self) -> usize {
        self.0.iter().filter(|d| d.code.severity() == Severity::Error).count()
    }

    pub fn warnings(&self) -> usize {
        self.0.len() - self.errors()
    }
}

impl Extend<Diagnostic> for Problems {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        self.0.extend(iter);
    }
}
