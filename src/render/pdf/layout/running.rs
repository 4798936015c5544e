//! The running header and footer, on every page but covers.

use super::super::error::PdfError;
use super::super::face::Face;
use super::super::look::{self, HAIRLINE, MARGIN, RUNNING, TextStyle};
use super::super::page::{Artifact, Item, Mark, Sheet};
use super::super::setting::Engine;
use super::setter::bare_line;
use super::{Laid, OutlineEntry};
use crate::report::document::Document;
use crate::report::theme::Rgb;

const HEADER_TOP: f32 = 36.0;
const HEADER_RULE: f32 = 54.0;
/// From the foot of the page.
const FOOTER_RULE: f32 = 54.0;
const FOOTER_TOP: f32 = 47.0;
/// Between what stands to the left and what stands to the right, which has this part of the line at most.
const APART: f32 = 18.0;
const RIGHT: f32 = 0.6;
/// Words that lead on to another: no title is cut short after one.
const SMALL_WORDS: [&str; 10] = ["a", "an", "and", "annual", "at", "for", "from", "of", "the", "to"];

const HEADER: Mark = Mark::Artifact(Artifact::Header);
const FOOTER: Mark = Mark::Artifact(Artifact::Footer);

/// The band above the header of a page that is not for everyone: its top and height.
const BAND: (f32, f32) = (12.0, 18.0);

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
        let mut line = Lines { engine, sheet: page.sheet, items: Vec::new() };
        if !first {
            if let Some(marking) = document.marking() {
                line.band(marking, document.theme.accent)?;
            }
            let end = parts.get(index + 1).map_or(outline.len(), |next| next.title);
            line.ends(&part.header, section(&outline[part.title..end], number), HEADER_TOP, HEADER)?;
            line.items.push(Item::rule(page.sheet, HEADER_RULE, 0.6, HAIRLINE, HEADER));
        }
        let foot = page.sheet.height();
        line.items.push(Item::rule(page.sheet, foot - FOOTER_RULE, 0.6, HAIRLINE, FOOTER));
        line.ends(&document.council, &format!("Page {} of {count}", number + 1), foot - FOOTER_TOP, FOOTER)?;
        page.items.splice(0..0, line.items);
    }
    Ok(())
}

/// The first section that opens on a page, or the one that goes on there.
fn section(outline: &[OutlineEntry], page: usize) -> &str {
    let sections = || outline.iter().filter(|entry| entry.level == 2);
    let opened = sections().find(|entry| entry.place.page == page);
    let current = opened.or_else(|| sections().rfind(|entry| entry.place.page < page));
    current.map(|entry| entry.title.as_str()).unwrap_or_default()
}

/// The lines that run along the head and the foot of one page.
struct Lines<'a> {
    engine: &'a mut Engine,
    sheet: Sheet,
    items: Vec<Item>,
}

impl Lines<'_> {
    /// Words at both ends of a line. Where both do not fit, the longer title gives way to the section, which says where
    /// in the document a page is; neither is left out.
    fn ends(&mut self, left: &str, right: &str, y: f32, mark: Mark) -> Result<(), PdfError> {
        let column = self.sheet.column();
        let right = shortened(self.engine, right, (column - APART) * RIGHT)?;
        let right = self.engine.set_line(&right, RUNNING)?;
        let room = column - right.as_ref().map_or(0.0, |line| line.width + APART);
        let left = shortened(self.engine, left, room)?;
        if let Some(line) = self.engine.set_line(&left, RUNNING)? {
            self.items.extend(bare_line(&line, MARGIN, y, mark));
        }
        if let Some(line) = right {
            self.items.extend(bare_line(&line, MARGIN + column - line.width, y, mark));
        }
        Ok(())
    }

    /// What the document must say of itself on every page, in a band of the accent colour above the header.
    fn band(&mut self, words: &str, accent: Rgb) -> Result<(), PdfError> {
        let (y, height) = BAND;
        let width = self.sheet.column();
        self.items.push(Item::Rect { x: MARGIN, y, width, height, colour: accent, mark: HEADER });
        let style = TextStyle { face: Face::Bold, ..RUNNING }.coloured(look::on(accent));
        if let Some(line) = self.engine.set_line(words, style)? {
            let (x, y) = (MARGIN + (width - line.width) / 2.0, y + (height - style.leading) / 2.0);
            self.items.extend(bare_line(&line, x, y, HEADER));
        }
        Ok(())
    }
}

/// No line of a page holds more words.
const MOST_WORDS: usize = 60;

/// As many of the words as fit, and the year that a title ends with.
fn shortened(engine: &mut Engine, text: &str, room: f32) -> Result<String, PdfError> {
    let (title, year) = match text.rsplit_once(' ') {
        Some((title, year)) if year.starts_with(|c: char| c.is_ascii_digit()) => (title, format!(" {year}")),
        _ => (text, String::new()),
    };
    let mut words: Vec<&str> = title.split(' ').take(MOST_WORDS).collect();
    let is_whole = title.split(' ').nth(MOST_WORDS).is_none();
    let mut shown = if is_whole { text.to_string() } else { format!("{}\u{2026}{year}", words.join(" ")) };
    while words.len() > 1 && engine.set_line(&shown, RUNNING)?.is_some_and(|line| line.width > room) {
        words.pop();
        while words.len() > 1 && words.last().is_some_and(|word| SMALL_WORDS.contains(word)) {
            words.pop();
        }
        shown = format!("{}\u{2026}{year}", words.join(" "));
    }
    Ok(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_cut_short_before_its_year() {
        let title = "Complaints to the Local Government and Social Care Ombudsman annual report 2023/24";
        let mut engine = Engine::new();
        let mut cut = |room: f32| shortened(&mut engine, title, room).unwrap();
        assert_eq!(cut(600.0), title);
        assert_eq!(cut(300.0), "Complaints to the Local Government and Social Care Ombudsman\u{2026} 2023/24");
        assert_eq!(cut(210.0), "Complaints to the Local Government\u{2026} 2023/24", "no word is left that leads on");
        let endless = format!("{} 2023/24", "word ".repeat(100_000).trim_end());
        assert_eq!(shortened(&mut engine, &endless, 100.0).unwrap(), "word word\u{2026} 2023/24");
        assert_eq!(
            shortened(&mut engine, "5 Comments from the Director of Finance", 120.0).unwrap(),
            "5 Comments\u{2026}"
        );
    }

    #[test]
    fn the_section_stands_beside_the_longest_title() {
        let mut engine = Engine::new();
        let mut lines = Lines { engine: &mut engine, sheet: Sheet::Upright, items: Vec::new() };
        let title = "Cabinet Member report: Complaints to the Local Government and Social Care Ombudsman 2023/24";
        lines.ends(title, "5 Comments from the Director of Finance and Resources", HEADER_TOP, HEADER).unwrap();
        let items = lines.items;
        let text = |item: &Item| match item {
            Item::Text { run, x, .. } => {
                (run.glyphs.iter().map(|glyph| glyph.text.as_str()).collect::<String>(), *x, run.width)
            }
            other => panic!("{other:?}"),
        };
        let [(left, at, width), (right, from, _)] = [text(&items[0]), text(&items[1])];
        assert!(left.starts_with("Cabinet Member report: Complaints") && left.ends_with("\u{2026} 2023/24"), "{left}");
        assert_eq!(right, "5 Comments from the Director of Finance and Resources");
        assert!(at + width + APART <= from + 0.1);
    }
}
