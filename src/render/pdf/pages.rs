//! What each page says, for whoever wants to know on which page a sentence or a row came to stand.

use super::page::{Item, Mark, Page};

/// The words of each page in reading order, a line for each part of the document: without running headers and footers,
/// and without the heading rows that a table says again.
pub(super) fn words(pages: &[Page]) -> Vec<String> {
    pages.iter().map(|page| page_words(&page.items)).collect()
}

fn page_words(items: &[Item]) -> String {
    let mut words = String::new();
    let mut last = None;
    for item in items {
        let Item::Text { run, mark: Mark::Node(node), .. } = item else { continue };
        if last.is_some_and(|last| last != *node) {
            words.push('\n');
        }
        last = Some(*node);
        words.extend(run.glyphs.iter().map(|glyph| glyph.text.as_str()));
    }
    words
}
