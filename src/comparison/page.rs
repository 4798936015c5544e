//! A comparison as a document, for the web page.

use super::text::shown;
use super::{Comparison, FigureChange, PassageChange};
use crate::report::document::{Audience, Block, Cell, Column, Document, DocumentKind, Inline, Row, Status, Table};
use crate::report::theme::Theme;

/// The document; it has a heading for the figures and one for each document.
pub fn page(of: &Comparison) -> Document {
    let mut blocks = vec![paragraph(&of.tally())];
    blocks.extend(of.because.iter().map(|sentence| paragraph(sentence)));
    if !of.figures.is_empty() {
        blocks.push(heading("figures", "Figures that changed"));
        blocks.push(Block::Table(figures(of)));
    }
    let mut names: Vec<(&str, &str)> = Vec::new();
    for passage in &of.passages {
        if !names.iter().any(|(name, _)| *name == passage.document) {
            names.push((&passage.document, &passage.title));
        }
    }
    for (name, title) in names {
        blocks.push(heading(name, title));
        blocks.push(Block::Table(places(of, name, title)));
    }
    let internal = of.audience == Audience::Internal.name();
    Document {
        kind: DocumentKind::Committee,
        name: "comparison".into(),
        title: "What changed between two builds".into(),
        running_title: "What changed between two builds".into(),
        year: of.reporting_year.clone(),
        period: String::new(),
        council: of.council.clone(),
        published: None,
        audience: if internal { Audience::Internal } else { Audience::Publication },
        status: Status::Final,
        dated: String::new(),
        theme: Theme::default(),
        blocks,
        appendices: Vec::new(),
    }
}

fn figures(of: &Comparison) -> Table {
    let row = |change: &FigureChange| {
        let over = change.over.as_ref().map(|(was, is)| format!("{was}, now {is}"));
        let causes = over.into_iter().chain(change.causes()).collect::<Vec<_>>().join("; ");
        row([
            format!("{}, {}", change.label, change.year),
            shown(change.old.as_deref()),
            shown(change.new.as_deref()),
            change.by.clone().unwrap_or_default(),
            causes,
            change.places(of),
        ])
    };
    let headings = [("Figure", false), ("Was", true), ("Is", true), ("By", false), ("Why", false), ("Where", false)];
    table("figures-changed", "Each figure before and after", &headings, of.figures.iter().map(row).collect())
}

fn places(of: &Comparison, name: &str, title: &str) -> Table {
    let row = |passage: &PassageChange| {
        let words = |shown: &Option<super::Shown>| shown.as_ref().map_or("not there".to_string(), |s| s.words.clone());
        let bound = passage.bound.iter().map(|(pack, page)| format!(", {pack} {page}")).collect::<String>();
        let page = passage.page().map(|page| page.to_string()).unwrap_or_default();
        let place = match passage.section.as_str() {
            "" => passage.place.clone(),
            section => format!("{section}: {}", passage.place),
        };
        row([place, format!("{page}{bound}"), words(&passage.old), words(&passage.new)])
    };
    let headings = [("Where", false), ("Page", false), ("Was", false), ("Is", false)];
    let here = of.passages.iter().filter(|passage| passage.document == name);
    table(&format!("places-{name}"), &format!("What changed in: {title}"), &headings, here.map(row).collect())
}

fn table(id: &str, caption: &str, headings: &[(&str, bool)], rows: Vec<Row>) -> Table {
    let column = |(heading, numeric): &(&str, bool)| Column { heading: heading.to_string(), numeric: *numeric };
    Table {
        id: id.to_string(),
        number: Default::default(),
        caption: caption.to_string(),
        columns: headings.iter().map(column).collect(),
        rows,
        notes: Vec::new(),
        source: None,
    }
}

fn row<const N: usize>(cells: [String; N]) -> Row {
    Row { cells: cells.into_iter().map(Cell::words).collect(), total: false }
}

fn heading(id: &str, words: &str) -> Block {
    Block::Heading { level: 2, id: id.to_string(), text: vec![Inline::Text(words.to_string())] }
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(words.to_string())])
}
