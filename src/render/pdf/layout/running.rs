//! The running header and footer, on every page but covers.

use super::super::error::PdfError;
use super::super::face::Face;
use super::super::look::{COLUMN, HAIRLINE, INK, MARGIN, PAGE_HEIGHT, RUNNING, TOP, TextStyle};
use super::super::page::{Artifact, Item, Mark};
use super::super::setting::Engine;
use super::setter::bare_line;
use super::{Laid, OutlineEntry};
use crate::report::document::{Audience, Document};

const HEADER_TOP: f32 = 36.0;
const HEADER_RULE: f32 = 54.0;
const FOOTER_RULE: f32 = PAGE_HEIGHT - 54.0;
const FOOTER_TOP: f32 = PAGE_HEIGHT - 47.0;
/// Between what stands to the left and what stands to the right.
const APART: f32 = 18.0;

const HEADER: Mark = Mark::Artifact(Artifact::Header);
const FOOTER: Mark = Mark::Artifact(Artifact::Footer);

/// Adds both to the pages, now that their number is known. They go beneath the page's own content. A cover bears
/// neither, and a first page without one has its title in place of a header.
pub(super) fn add(engine: &mut Engine, document: &Document, laid: &mut Laid) -> Result<(), PdfError> {
    let count = laid.pages.len();
    let Laid { pages, outline, parts, .. } = laid;
    for (number, page) in pages.iter_mut().enumerate() {
        let Some(index) = parts.iter().rposition(|part| part.page <= number) else { continue };
        let part = &parts[index];
        let first = number == part.page;
        if first && part.cover {
            continue;
        }
        let mut items = Vec::new();
        if !first {
            let end = parts.get(index + 1).map_or(outline.len(), |next| next.title);
            let (right, style) = match document.audience {
                Audience::Internal => {
                    (document.audience.status(), TextStyle { face: Face::Semibold, ..RUNNING }.coloured(INK))
                }
                Audience::Publication => (section(&outline[part.title..end], number), RUNNING),
            };
            items.extend(ends(engine, &part.header, (right, style), HEADER_TOP, HEADER)?);
            items.push(Item::rule(HEADER_RULE, 0.6, HAIRLINE, HEADER));
        }
        items.push(Item::rule(FOOTER_RULE, 0.6, HAIRLINE, FOOTER));
        let folio = format!("Page {} of {count}", number + 1);
        items.extend(ends(engine, &document.council, (&folio, RUNNING), FOOTER_TOP, FOOTER)?);
        page.splice(0..0, items);
    }
    Ok(())
}

/// The section that a page opens in, or that opens on it.
fn section(outline: &[OutlineEntry], page: usize) -> &str {
    let opens = |entry: &&OutlineEntry| entry.page < page || (entry.page == page && entry.y < TOP + 1.0);
    let sections = || outline.iter().filter(|entry| entry.level == 2);
    let current = sections().rfind(opens).or_else(|| sections().find(|entry| entry.page == page));
    current.map(|entry| entry.title.as_str()).unwrap_or_default()
}

/// Words at both ends of a line. Where both do not fit, those to the left are cut short, but a section's name is
/// left out first.
fn ends(
    engine: &mut Engine,
    left: &str,
    (right, style): (&str, TextStyle),
    y: f32,
    mark: Mark,
) -> Result<Vec<Item>, PdfError> {
    let mut right = engine.set_line(right, style)?;
    let full = engine.set_line(left, RUNNING)?.map_or(0.0, |line| line.width);
    let taken = |line: &super::super::setting::Line| line.width + APART;
    if style == RUNNING && mark == HEADER && right.as_ref().is_some_and(|line| full + taken(line) > COLUMN) {
        right = None;
    }
    let room = COLUMN - right.as_ref().map_or(0.0, taken);
    let left = shortened(engine, left, room)?;
    let mut items = Vec::new();
    if let Some(line) = engine.set_line(&left, RUNNING)? {
        items.extend(bare_line(&line, MARGIN, y, mark));
    }
    if let Some(line) = right {
        items.extend(bare_line(&line, MARGIN + COLUMN - line.width, y, mark));
    }
    Ok(items)
}

/// As many of the words as fit.
fn shortened(engine: &mut Engine, text: &str, room: f32) -> Result<String, PdfError> {
    let mut words: Vec<&str> = text.split(' ').collect();
    let mut shown = text.to_string();
    while words.len() > 1 && engine.set_line(&shown, RUNNING)?.is_some_and(|line| line.width > room) {
        words.pop();
        shown = format!("{}\u{2026}", words.join(" "));
    }
    Ok(shown)
}
