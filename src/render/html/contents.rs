//! The navigation: the headings of levels 2 and 3, once in the page.

use super::inline::inlines;
use super::pack;
use crate::render::charts::escape;
use crate::report::document::{Block, Inline};

/// One heading in the contents, with those beneath it.
struct Entry<'a> {
    id: &'a str,
    text: &'a [Inline],
    inner: Vec<Entry<'a>>,
}

/// Whether a block is the heading of the contents, which the navigation wears itself.
pub(super) fn is_contents_heading(blocks: &[Block], index: usize) -> bool {
    matches!(blocks.get(index), Some(Block::Heading { .. })) && matches!(blocks.get(index + 1), Some(Block::Contents))
}

/// The navigation's markup; nothing for a document without sections. That of a pack ends with its appendices.
pub(super) fn contents(blocks: &[Block], appendices: bool) -> String {
    let entries = entries(blocks);
    if entries.is_empty() && !appendices {
        return String::new();
    }
    let own = (0..blocks.len()).find(|index| is_contents_heading(blocks, *index));
    let (id, label) = match own.and_then(|index| blocks.get(index)) {
        Some(Block::Heading { id, text, .. }) => (id.as_str(), inlines(text)),
        _ => ("report-contents", "Contents".to_owned()),
    };
    let id = escape(id);
    let last = format!("<li><a href=\"#{}\">{}</a></li>\n", pack::ANCHOR, pack::HEADING);
    let list = list(&entries, if appendices { &last } else { "" });
    format!("<nav class=\"contents\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{label}</h2>\n{list}</nav>\n")
}

fn entries(blocks: &[Block]) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry> = Vec::new();
    for (index, block) in blocks.iter().enumerate() {
        let Block::Heading { level, id, text } = block else { continue };
        if is_contents_heading(blocks, index) {
            continue;
        }
        let entry = Entry { id, text, inner: Vec::new() };
        match (level, entries.last_mut()) {
            (3, Some(section)) => section.inner.push(entry),
            (2 | 3, _) => entries.push(entry),
            _ => {}
        }
    }
    entries
}

fn list(entries: &[Entry], last: &str) -> String {
    let mut markup = String::from("<ol>\n");
    for entry in entries {
        let inner = if entry.inner.is_empty() { String::new() } else { format!("\n{}", list(&entry.inner, "")) };
        let (id, text) = (escape(entry.id), escape(&Inline::plain(entry.text)));
        markup.push_str(&format!("<li><a href=\"#{id}\">{text}</a>{inner}</li>\n"));
    }
    markup.push_str(last);
    markup.push_str("</ol>\n");
    markup
}
