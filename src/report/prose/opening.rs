//! Whether each section opens with its finding: with a paragraph, and not with a table, a list or another heading.

use crate::diagnostics::{Code, Diagnostic, Location};
use crate::report::document::{Block, Inline};

/// The section whose first block has not been met yet.
#[derive(Default)]
pub(in crate::report) struct Opening(Option<(Location, String)>);

impl Opening {
    /// Meets the next block of the document; `place` is where a heading stands.
    pub(in crate::report) fn meet(&mut self, block: &Block, place: impl FnOnce() -> Location) -> Option<Diagnostic> {
        let found = self.0.take().and_then(|section| instead_of_words(block).map(|what| finding(section, what)));
        if let Block::Heading { level: 2, text, .. } = block {
            self.0 = Some((place(), Inline::plain(text)));
        }
        found
    }
}

/// What a section opens with where it is not a paragraph. Contents and front sheets have nothing to find.
fn instead_of_words(block: &Block) -> Option<&'static str> {
    match block {
        Block::Paragraph(_) | Block::Contents | Block::FrontSheet(_) => None,
        Block::Heading { level: 2, .. } => Some("nothing"),
        Block::Heading { .. } => Some("a heading"),
        Block::List { .. } => Some("a list"),
        Block::Table(_) => Some("a table"),
        Block::Chart(_) => Some("a chart"),
        Block::Quotation { .. } => Some("a quotation"),
        Block::KeyFacts(_) | Block::PageBreak => Some("no sentence"),
    }
}

fn finding((place, heading): (Location, String), what: &str) -> Diagnostic {
    let message = format!("The section \"{heading}\" opens with {what}.");
    let help = "Begin it with a sentence that says what was found, and let the table, chart or list follow.";
    Diagnostic::new(Code::OpeningMissing, place, message, help)
}
