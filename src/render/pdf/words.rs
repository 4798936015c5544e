//! Inline text made ready for setting: one string, the faces its parts want, and the links in it.

use crate::render::dates::dates_bound;
use crate::report::document::{Inline, Nearness};

/// A stretch of words that share their face and their link.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    /// Which of the words' links this belongs to.
    pub(super) link: Option<usize>,
    /// The signal whose colour it has.
    pub(super) signal: Option<Nearness>,
}

/// The words of a link, and its address: of the web, or `#` and a name in the document.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct LinkWords {
    pub(super) url: String,
    pub(super) text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Words {
    pub(super) spans: Vec<Span>,
    pub(super) links: Vec<LinkWords>,
}

impl Words {
    pub(super) fn plain(text: &str) -> Self {
        let mut words = Words::default();
        words.push(text, Look::default());
        words
    }

    pub(super) fn of(inlines: &[Inline]) -> Self {
        let mut words = Words::default();
        words.extend(inlines, Look::default());
        words
    }

    /// The words of a table's cell, in which a whole date stands on one line.
    pub(super) fn of_cell(inlines: &[Inline]) -> Self {
        let mut words = Words::of(inlines);
        words.spans.iter_mut().for_each(|span| span.text = dates_bound(&span.text));
        words
    }

    pub(super) fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    fn extend(&mut self, inlines: &[Inline], look: Look) {
        for inline in inlines {
            match inline {
                Inline::Text(text) | Inline::Figure { text, .. } => self.push(text, look),
                Inline::Signal { nearness, text } => {
                    self.push(text, Look { strong: true, signal: Some(*nearness), ..look });
                }
                Inline::Strong(inner) => self.extend(inner, Look { strong: true, ..look }),
                Inline::Emphasis(inner) => self.extend(inner, Look { emphasis: true, ..look }),
                // A printed report is handed on without the folders beside it.
                Inline::Link { text, url } if url.starts_with("../") => self.extend(text, look),
                Inline::Link { text, url } => {
                    self.links.push(LinkWords { url: url.clone(), text: Inline::plain(text) });
                    self.extend(text, Look { link: Some(self.links.len() - 1), ..look });
                }
            }
        }
    }

    fn push(&mut self, text: &str, look: Look) {
        let text = bound(&printable(text));
        if !text.is_empty() {
            let Look { strong, emphasis, link, signal } = look;
            self.spans.push(Span { text, strong, emphasis, link, signal });
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Look {
    strong: bool,
    emphasis: bool,
    link: Option<usize>,
    signal: Option<Nearness>,
}

/// A table or figure and its number stand on one line.
fn bound(text: &str) -> String {
    let mut bound = text.to_string();
    if !["Table ", "Figure "].iter().any(|word| text.contains(word)) {
        return bound;
    }
    for word in ["Table ", "Figure "] {
        for digit in '0'..='9' {
            bound = bound.replace(&format!("{word}{digit}"), &format!("{}\u{A0}{digit}", word.trim_end()));
        }
    }
    bound
}

/// Without what has no place in a line of print: line ends and tabs become spaces; soft hyphens, zero-width
/// characters and byte order marks go, since one glyph can stand for one text only.
fn printable(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}'))
        .map(|c| if matches!(c, '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}') { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_counted_and_faces_nest() {
        let inlines = [
            Inline::Strong(vec![Inline::Text("The ".into()), Inline::Emphasis(vec![Inline::Text("Act".into())])]),
            Inline::Link { text: vec![Inline::Text("here".into())], url: "https://example.org".into() },
        ];
        let words = Words::of(&inlines);
        assert_eq!(words.text(), "The Acthere");
        assert!(words.spans[1].strong && words.spans[1].emphasis);
        assert_eq!(words.spans[2].link, Some(0));
        assert_eq!(words.links[0].text, "here");
    }

    #[test]
    fn a_date_in_a_cell_is_one_word() {
        let cell = |text: &str| Words::of_cell(&[Inline::Text(text.into())]).text();
        assert_eq!(cell("sent 18 November 2024 to 3 officers"), "sent 18\u{A0}November\u{A0}2024 to 3 officers");
    }

    #[test]
    fn what_cannot_be_printed_is_taken_out() {
        assert_eq!(Words::plain("a\u{AD}b\nc\u{FEFF}").text(), "ab c");
    }
}
