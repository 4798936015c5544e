//! Markdown to blocks. A fenced block whose first word names a directive becomes a table, a chart or the like.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd, TextMergeStream};

use super::document::{Block, Inline};
use super::inline;

/// A fenced directive as it stands in a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fence {
    /// `table`, `chart`, `narrative`, ...
    pub name: String,
    pub body: String,
    /// The line of the opening fence in the section's file.
    pub line: u32,
}

/// What a section consists of: finished blocks, and directives still to be carried out.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    Block(Box<Block>),
    Fence(Fence),
    /// A construct that a report cannot hold, such as raw HTML or an image, in words.
    Refused(&'static str),
}

/// No text has more lines.
const MOST_LINES: u32 = 1 << 30;

/// The parts of a rendered section, in order.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let events: Vec<Event> = TextMergeStream::new(Parser::new(text)).collect();
    let mut reader = Reader { events: &events, at: 0, lists: 0, refused: Vec::new() };
    let mut parts = Vec::new();
    while reader.at < events.len() {
        match reader.block() {
            Some(part) => parts.push(part),
            None => reader.at += 1,
        }
        parts.extend(reader.refused.drain(..).map(Part::Refused));
    }
    parts
}

struct Reader<'a> {
    events: &'a [Event<'a>],
    at: usize,
    /// The lists that are being read, each within the one before it.
    lists: usize,
    refused: Vec<&'static str>,
}

/// So many lists may stand within each other.
const DEEPEST: usize = 6;

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<&'a Event<'a>> {
        let event = self.events.get(self.at);
        self.at += 1;
        event
    }

    /// One block beginning at the current event.
    fn block(&mut self) -> Option<Part> {
        let Event::Start(tag) = self.events.get(self.at)? else { return None };
        self.at += 1;
        match tag {
            Tag::Heading { level, .. } => {
                let text = self.inlines(TagEnd::Heading(*level));
                let heading = Block::Heading { level: heading_level(*level), id: String::new(), text };
                Some(Part::Block(Box::new(heading)))
            }
            Tag::Paragraph => Some(Part::Block(Box::new(Block::Paragraph(self.inlines(TagEnd::Paragraph))))),
            Tag::List(first) => Some(Part::Block(Box::new(self.list(first.is_some())))),
            Tag::BlockQuote(_) => Some(Part::Block(Box::new(self.quotation()))),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => Some(Part::Fence(self.fence(info))),
            Tag::HtmlBlock => {
                self.html();
                None
            }
            _ => {
                self.refused.push("a construct other than headings, paragraphs, lists, quotations and directives");
                None
            }
        }
    }

    /// A block of HTML: passed over where it is a comment for officers, and refused where it is anything else.
    fn html(&mut self) {
        let lines = self.events[self.at..]
            .iter()
            .map_while(|event| if let Event::Html(html) = event { Some(html) } else { None });
        let text: String = lines.map(|line| line.to_string()).collect();
        if !text.trim().is_empty() && !is_comment(&text) {
            self.refused.push("raw HTML");
        }
        while !matches!(self.events.get(self.at), None | Some(Event::End(TagEnd::HtmlBlock))) {
            self.at += 1;
        }
    }

    fn list(&mut self, ordered: bool) -> Block {
        let mut items = Vec::new();
        if self.lists == DEEPEST {
            self.refused.push("more than six lists within each other");
            self.pass_list();
            return Block::List { ordered, items };
        }
        self.lists += 1;
        while let Some(event) = self.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.item()),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        self.lists -= 1;
        Block::List { ordered, items }
    }

    /// Passes over a list and all that stand within it.
    fn pass_list(&mut self) {
        let mut open = 1;
        while open > 0 {
            match self.next() {
                Some(Event::Start(Tag::List(_))) => open += 1,
                Some(Event::End(TagEnd::List(_))) => open -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }

    /// An item's blocks; a tight item's words become a paragraph.
    fn item(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut words = Vec::new();
        loop {
            match self.events.get(self.at) {
                None => break,
                Some(Event::End(TagEnd::Item)) => {
                    self.at += 1;
                    break;
                }
                Some(Event::Start(Tag::Paragraph | Tag::List(_))) => {
                    flush(&mut words, &mut blocks);
                    if let Some(Part::Block(block)) = self.block() {
                        blocks.push(*block);
                    }
                }
                Some(_) => self.inline(&mut words),
            }
        }
        flush(&mut words, &mut blocks);
        blocks
    }

    /// A quotation; a last paragraph or line that begins with a dash names who said it.
    fn quotation(&mut self) -> Block {
        let mut paragraphs: Vec<Vec<Inline>> = Vec::new();
        while let Some(event) = self.next() {
            match event {
                Event::Start(Tag::Paragraph) => paragraphs.push(self.inlines(TagEnd::Paragraph)),
                Event::End(TagEnd::BlockQuote(_)) => break,
                _ => {}
            }
        }
        let mut text: Vec<Inline> = Vec::new();
        for paragraph in paragraphs {
            if !text.is_empty() {
                text.push(Inline::Text(" ".into()));
            }
            text.extend(paragraph);
        }
        let attribution = split_attribution(&mut text);
        Block::Quotation { text, attribution }
    }

    fn fence(&mut self, info: &str) -> Fence {
        let mut body = String::new();
        while let Some(event) = self.next() {
            match event {
                Event::Text(text) => body.push_str(text),
                _ => break,
            }
        }
        let (name, line) = info.split_once('@').unwrap_or((info, "0"));
        Fence { name: name.trim().to_string(), body, line: line.trim().parse().unwrap_or(0).min(MOST_LINES) }
    }

    /// The words up to the end of a tag.
    fn inlines(&mut self, end: TagEnd) -> Vec<Inline> {
        let mut words = Vec::new();
        while let Some(event) = self.events.get(self.at) {
            if *event == Event::End(end) {
                self.at += 1;
                break;
            }
            self.inline(&mut words);
        }
        words
    }

    fn inline(&mut self, words: &mut Vec<Inline>) {
        let Some(event) = self.next() else { return };
        match event {
            Event::Text(text) => words.extend(inline::inlines(text)),
            Event::Code(text) => words.push(Inline::Text(text.to_string())),
            Event::SoftBreak | Event::HardBreak => words.push(Inline::Text(" ".into())),
            Event::Start(Tag::Strong) => words.push(Inline::Strong(self.inlines(TagEnd::Strong))),
            Event::Start(Tag::Emphasis) => words.push(Inline::Emphasis(self.inlines(TagEnd::Emphasis))),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let url = inline::plain(dest_url);
                words.push(Inline::Link { text: self.inlines(TagEnd::Link), url });
            }
            Event::Start(Tag::Image { .. }) => self.refused.push("an image"),
            Event::InlineHtml(html) if !is_comment(html) => self.refused.push("raw HTML"),
            _ => {}
        }
    }
}

fn is_comment(html: &str) -> bool {
    html.trim_start().starts_with("<!--")
}

fn flush(words: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    if !words.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(words)));
    }
}

/// Takes `— Foster carer` off the end of a quotation.
fn split_attribution(text: &mut Vec<Inline>) -> Option<Vec<Inline>> {
    let at = text.iter().rposition(|i| matches!(i, Inline::Text(t) if t.contains('—')))?;
    let Inline::Text(words) = &text[at] else { return None };
    let (before, after) = words.rsplit_once('—')?;
    let (before, after) = (before.trim_end().to_string(), after.trim().to_string());
    let mut attribution = vec![Inline::Text(after)];
    attribution.extend(text.drain(at + 1..));
    text.truncate(at);
    if !before.is_empty() {
        text.push(Inline::Text(before));
    }
    while matches!(text.last(), Some(Inline::Text(t)) if t.trim().is_empty()) {
        text.pop();
    }
    Some(attribution)
}

fn heading_level(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain_parts(text: &str) -> Vec<String> {
        let words = |part: Part| match part {
            Part::Block(block) => match *block {
                Block::Heading { level, text, .. } => format!("h{level} {}", Inline::plain(&text)),
                Block::Paragraph(text) => format!("p {}", Inline::plain(&text)),
                Block::List { items, ordered } => format!("list {} {ordered}", items.len()),
                Block::Quotation { text, attribution } => {
                    format!("quote {} | {}", Inline::plain(&text), Inline::plain(&attribution.unwrap_or_default()))
                }
                other => format!("{other:?}"),
            },
            Part::Fence(fence) => format!("fence {} at {}: {}", fence.name, fence.line, fence.body.trim()),
            Part::Refused(what) => format!("refused {what}"),
        };
        parts(text).into_iter().map(words).collect()
    }

    #[test]
    fn ordinary_markdown_becomes_blocks() {
        let text = "## One\n\nHello **you**\nthere.\n\n- a\n- b\n  - c\n\n1. x\n\n> Thank you.\n> — Foster carer\n";
        let expected =
            ["h2 One", "p Hello you there.", "list 2 false", "list 1 true", "quote Thank you. | Foster carer"];
        assert_eq!(plain_parts(text), expected);
    }

    #[test]
    fn lists_without_end_in_each_other_are_refused() {
        let deep = format!("{}a\n\nAfter.\n", "- ".repeat(20_000));
        assert_eq!(plain_parts(&deep), ["list 1 false", "refused more than six lists within each other", "p After."]);
        assert_eq!(plain_parts(&format!("{}a\n", "- ".repeat(6))), ["list 1 false"]);
    }

    #[test]
    fn a_fence_keeps_the_line_it_was_written_on() {
        assert_eq!(plain_parts("```table @12\nid = \"a\"\n```\n"), ["fence table at 12: id = \"a\""]);
    }

    #[test]
    fn what_a_report_cannot_hold_is_refused_and_comments_are_not() {
        assert_eq!(plain_parts("<script>alert(1)</script>\n"), ["refused raw HTML"]);
        assert_eq!(
            plain_parts("<!-- for officers -->\n\nText <b>x</b>\n"),
            ["p Text x", "refused raw HTML", "refused raw HTML"]
        );
        assert_eq!(plain_parts("![x](y.png)\n").last().unwrap(), "refused an image");
    }

    #[test]
    fn symbols_in_square_brackets_stay_words() {
        assert_eq!(plain_parts("The number was [c] and [x].\n"), ["p The number was [c] and [x]."]);
    }
}
