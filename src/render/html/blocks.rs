//! The report's blocks in sections, one a heading of level 2.

use super::contents::is_contents_heading;
use super::facts::facts;
use super::figure::{Room, figure};
use super::inline::inlines;
use super::table::table;
use super::{HtmlError, Setting, beside};
use crate::render::charts::escape;
use crate::report::arrangement;
use crate::report::document::{Block, FrontSheetEntry, Inline};

/// The body of the page. What comes before the first section stands in a block of its own.
pub(super) fn sections(all: &[Block], setting: Setting) -> Result<String, HtmlError> {
    let mut markup = String::new();
    let mut close = "";
    let mut index = 0;
    for row in arrangement::rows(all) {
        let first = index;
        index += row.len();
        if is_contents_heading(all, first) {
            continue;
        }
        if let [Block::Heading { level: 2, id, .. }] = row {
            let id = escape(id);
            markup.push_str(&format!("{close}<section aria-labelledby=\"{id}\">\n"));
            close = "</section>\n";
        } else if close.is_empty() && !matches!(row, [Block::Contents | Block::PageBreak]) {
            markup.push_str("<div class=\"opening\">\n");
            close = "</div>\n";
        }
        markup.push_str(&self::row(row, setting)?);
    }
    markup.push_str(close);
    Ok(markup)
}

/// A block alone, or two that stand side by side where there is room.
fn row(row: &[Block], setting: Setting) -> Result<String, HtmlError> {
    if let [alone] = row {
        return block(alone, setting);
    }
    let half = |part: &Block| match part {
        Block::Chart(chart) => figure(chart, setting, Room::Half),
        other => block(other, setting),
    };
    let parts: String = row.iter().map(half).collect::<Result<_, _>>()?;
    let half = beside::least(row);
    Ok(format!("<div class=\"pair\" style=\"--half:min(100%, {half:.1}rem)\">\n{parts}</div>\n"))
}

fn block(block: &Block, setting: Setting) -> Result<String, HtmlError> {
    Ok(match block {
        Block::Heading { level, id, text } => heading(*level, id, text),
        Block::Paragraph(text) => format!("<p>{}</p>\n", inlines(text)),
        Block::List { ordered, items } => list(*ordered, items, setting)?,
        Block::Quotation { text, attribution } => quotation(text, attribution.as_deref()),
        Block::Table(data) => table(data, setting),
        Block::Chart(chart) => figure(chart, setting, Room::Whole)?,
        Block::KeyFacts(data) => facts(data, setting)?,
        Block::FrontSheet(entries) => front_sheet(entries, setting)?,
        Block::Contents => String::new(),
        Block::PageBreak => "<div class=\"page-break\"></div>\n".to_owned(),
    })
}

/// A heading with a quiet link to itself, for readers who want to point others at it.
fn heading(level: u8, id: &str, text: &[Inline]) -> String {
    let level = level.clamp(2, 6);
    let (id, words, plain) = (escape(id), inlines(text), escape(&Inline::plain(text)));
    format!(
        "<div class=\"heading\"><h{level} id=\"{id}\">{words}</h{level}><a class=\"anchor\" href=\"#{id}\" \
         aria-label=\"Link to this section: {plain}\"><span aria-hidden=\"true\">#</span></a></div>\n"
    )
}

/// A list. An item that is one paragraph is set without the paragraph's space.
fn list(ordered: bool, items: &[Vec<Block>], setting: Setting) -> Result<String, HtmlError> {
    let tag = if ordered { "ol" } else { "ul" };
    let mut markup = format!("<{tag}>\n");
    for item in items {
        markup.push_str("<li>");
        for (index, part) in item.iter().enumerate() {
            match part {
                Block::Paragraph(text) if index == 0 => markup.push_str(&inlines(text)),
                other => markup.push_str(&format!("\n{}", block(other, setting)?)),
            }
        }
        markup.push_str("</li>\n");
    }
    markup.push_str(&format!("</{tag}>\n"));
    Ok(markup)
}

fn front_sheet(entries: &[FrontSheetEntry], setting: Setting) -> Result<String, HtmlError> {
    let mut markup = String::from("<dl class=\"front-sheet\">\n");
    for entry in entries {
        let text: String = entry.text.iter().map(|part| block(part, setting)).collect::<Result<_, _>>()?;
        markup.push_str(&format!("<div><dt>{}</dt>\n<dd>{text}</dd></div>\n", escape(&entry.label)));
    }
    markup.push_str("</dl>\n");
    Ok(markup)
}

fn quotation(text: &[Inline], attribution: Option<&[Inline]>) -> String {
    let words = inlines(text);
    let by = attribution.map(|by| format!("<figcaption>{}</figcaption>\n", inlines(by))).unwrap_or_default();
    format!("<figure class=\"quotation\">\n<blockquote><p>{words}</p></blockquote>\n{by}</figure>\n")
}
