//! A rendered section as the passages that a reader reads as a whole: headings, paragraphs, list items, quotations.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd, TextMergeStream};

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Heading,
    /// A paragraph or an item of a list.
    Prose,
    /// A person's own words, which are not ours to correct.
    Quotation,
}

#[derive(Debug)]
pub(super) struct Passage {
    pub(super) kind: Kind,
    pub(super) runs: Vec<Run>,
}

/// Words of one style, with the marks of their positions and figures.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) text: String,
    /// Whether it is the title of a work or an Act, which stands in italics.
    pub(super) title: bool,
    pub(super) link: Option<String>,
}

/// The passages of a marked section, in order. Directives and comments are none.
pub(super) fn passages(marked: &str) -> Vec<Passage> {
    let mut reader = Reader::default();
    for event in TextMergeStream::new(Parser::new(marked)) {
        reader.read(event);
    }
    reader.flush();
    reader.found
}

#[derive(Default)]
struct Reader {
    found: Vec<Passage>,
    runs: Vec<Run>,
    quoted: usize,
    titled: usize,
    link: Option<String>,
    heading: bool,
    code: bool,
}

impl Reader {
    fn read(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if !self.code => self.push(&text),
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = level <= HeadingLevel::H6;
            }
            Tag::Paragraph | Tag::Item | Tag::List(_) => self.flush(),
            Tag::BlockQuote(_) => {
                self.flush();
                self.quoted += 1;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = true;
            }
            Tag::Emphasis => self.titled += 1,
            Tag::Link { dest_url, .. } => self.link = Some(super::position::unmarked(&dest_url)),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = false;
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::List(_) => self.flush(),
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quoted = self.quoted.saturating_sub(1);
            }
            TagEnd::CodeBlock => self.code = false,
            TagEnd::Emphasis => self.titled = self.titled.saturating_sub(1),
            TagEnd::Link => self.link = None,
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        self.runs.push(Run { text: text.to_string(), title: self.titled > 0, link: self.link.clone() });
    }

    fn flush(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return;
        }
        let kind = match (self.quoted, self.heading) {
            (0, true) => Kind::Heading,
            (0, false) => Kind::Prose,
            _ => Kind::Quotation,
        };
        self.found.push(Passage { kind, runs });
    }
}
