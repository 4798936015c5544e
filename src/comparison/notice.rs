//! The correction notice of a report that is issued again.

use super::FigureChange;
use super::figures::shows;
use super::text::shown;
use crate::report::document::{Block, Cell, Column, Document, Inline, Row, Table};
use crate::report::passages::{Kind, Phrase, sections};

/// The anchor of its heading: no heading of a report has it.
const ANCHOR: &str = "correction-notice-";

/// The blocks to set at a document's front: nothing where it shows none of the figures that changed. `before` is when the
/// earlier edition was published, `reasons` why records were put right since.
pub fn notice(document: &Document, changes: &[FigureChange], before: Option<&str>, reasons: &[String]) -> Vec<Block> {
    // The count and the share of a category are one figure to a reader.
    let is_same =
        |a: &FigureChange, b: &FigureChange| !a.category.is_empty() && a.name() == b.name() && a.year == b.year;
    let rows: Vec<Row> = changes.chunk_by(is_same).filter_map(|changes| row(document, changes)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let number = match rows.len() {
        1 => "One figure in it has".to_string(),
        many => format!("{many} figures in it have"),
    };
    let since = before.map(|month| format!("the edition of {month}")).unwrap_or_else(|| "the earlier edition".into());
    let words = format!(
        "This report has been issued again and takes the place of {since}. {number} been corrected since. The table lists each \
         with its earlier value. Sentences and charts that rest on them were renewed too."
    );
    let heading = vec![Inline::Text("Corrections since the earlier edition".into())];
    let text = |words: &str| vec![Inline::Text(words.to_string())];
    let mut blocks = vec![
        Block::Heading { level: 2, id: ANCHOR.into(), text: heading },
        Block::Paragraph(text(&words)),
        Block::Table(table(rows)),
    ];
    if !reasons.is_empty() {
        blocks.push(Block::Paragraph(text("The reasons recorded for putting records right:")));
        let items = reasons.iter().map(|reason| vec![Block::Paragraph(text(reason))]);
        blocks.push(Block::List { ordered: false, items: items.collect() });
    }
    blocks.push(Block::PageBreak);
    blocks
}

fn table(rows: Vec<Row>) -> Table {
    let column = |heading: &str, numeric| Column { heading: heading.into(), numeric };
    let withheld = rows.iter().any(|row| row.cells.iter().any(|cell| cell.plain().contains("[c]")));
    let note = "[c] means withheld, so that nobody can be recognised.";
    Table {
        id: "correction-notice".into(),
        number: Default::default(),
        caption: "Figures that were corrected".into(),
        columns: vec![column("Figure", false), column("Was", true), column("Is", true), column("Where", false)],
        rows,
        notes: if withheld { vec![vec![Inline::Text(note.into())]] } else { Vec::new() },
        source: None,
    }
}

/// The row of a figure; nothing where the document does not show it.
fn row(document: &Document, changes: &[FigureChange]) -> Option<Row> {
    let mut places: Vec<String> = Vec::new();
    let is_here = |live: &str| changes.iter().any(|change| shows(live, change, &document.year));
    for section in sections(document) {
        for part in &section.parts {
            let phrases = part.lines.iter().chain(&part.rows).flat_map(|line| &line.phrases);
            let place = if part.kind == Kind::Table { part.name.clone() } else { section.heading.clone() };
            if phrases.flat_map(Phrase::figures).any(is_here) && !places.contains(&place) {
                places.push(place);
            }
        }
    }
    places.retain(|place| !place.is_empty());
    let first = changes.first().filter(|_| !places.is_empty())?;
    let value = |of: fn(&FigureChange) -> (&Option<String>, Option<&String>)| {
        let values: Vec<String> = changes.iter().map(|change| value(of(change), change)).collect();
        match values.as_slice() {
            [count, share] => format!("{count} ({share})"),
            all => all.join("; "),
        }
    };
    let was = value(|change| (&change.old, change.over.as_ref().map(|(was, _)| was)));
    let is = value(|change| (&change.new, change.over.as_ref().map(|(_, is)| is)));
    let cells = [format!("{}, {}", first.label, first.year), was, is, places.join("; ")];
    Some(Row { cells: cells.into_iter().map(Cell::words).collect(), total: false })
}

/// A value as printed, with what it is over where the printed one is the same as before.
fn value((printed, over): (&Option<String>, Option<&String>), change: &FigureChange) -> String {
    let printed = shown(printed.as_deref());
    match over.filter(|_| change.old == change.new) {
        Some(over) => format!("{printed} ({over})"),
        None => printed,
    }
}
