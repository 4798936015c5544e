//! The navigation: the headings of levels 2 and 3, once in the page.

use super::inline::inlines;
use super::pack;
use crate::render::charts::escape;
use crate::report::document::{Block, Inline};

/// The list's anchor, which no heading of a document can have: those never end in a hyphen. To follow a link to it opens it.
const LIST: &str = "contents-list-";

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
    let list = list(&entries, if appendices { &last } else { "" }).replacen("<ol>", &format!("<ol id=\"{LIST}\">"), 1);
    let count = match entries.len() + usize::from(appendices) {
        1 => "1 section".to_owned(),
        count => format!("{count} sections"),
    };
    // On wide screens the stylesheet takes the summary out and shows the list, open or not, in a column that scrolls. The
    // keyboard reaches the column by its links; that to the start is the one that checkers see while the list is not open.
    format!(
        "<nav class=\"contents\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{label}</h2>\n<details>\n<summary>Show or hide the \
         {count}</summary>\n{list}</details>\n<p class=\"to-start\"><a href=\"#report-main\">Back to the start</a></p>\n\
         <p class=\"to-contents\"><a href=\"#{LIST}\">Back to contents</a></p>\n</nav>\n"
    )
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
