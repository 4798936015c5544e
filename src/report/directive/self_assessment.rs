//! The council's self-assessment against the Complaint Handling Code, section by section.

use super::records::RecordsBody;
use super::{Terms, body};
use crate::analysis::{Value, register};
use crate::diagnostics::Diagnostic;
use crate::ingest::{Claim, Met, section_name};
use crate::report::document::{Block, Cell, Column, Inline, Row, Table};
use crate::report::inline;
use crate::report::markdown::Fence;
use crate::report::wording::{of_year, part_of};

const SECTIONS: std::ops::RangeInclusive<u8> = 1..=9;

pub(super) fn make(fence: &Fence, terms: &Terms) -> Result<Block, Diagnostic> {
    let body: RecordsBody = body(fence, terms.file)?;
    let headings = ["Section of the Code", "Requirement", "Met", "Evidence", "Commentary"];
    let columns = headings.map(|heading| Column { heading: heading.to_string(), numeric: false }).to_vec();
    let mut rows = Vec::new();
    for section in SECTIONS {
        let of = terms.claims.iter().filter(|claim| claim.section == section);
        let made: Vec<Row> = of.map(|claim| row(claim, terms)).collect();
        match made.is_empty() {
            true => rows.push(not_assessed(section)),
            false => rows.extend(made),
        }
    }
    let (id, caption) = (body.id, inline::plain(&body.caption));
    let notes = vec![vec![Inline::Text(summary(terms.claims))]];
    Ok(Block::Table(Table { id, number: Default::default(), caption, columns, rows, notes, source: None }))
}

fn row(claim: &Claim, terms: &Terms) -> Row {
    let words = |text: &str| Cell::words(inline::plain(text));
    let evidence = format!("{} {}", inline::plain(&claim.evidence), figure(claim, terms));
    let cells = vec![
        words(&named(claim.section)),
        words(&claim.requirement),
        words(claim.met.word()),
        Cell { text: inline::inlines(or_none(evidence.trim())) },
        words(or_none(&claim.commentary)),
    ];
    Row { cells, total: false }
}

/// On a phone each cell stands beneath the others with the name of its column, where a blank would look like a fault.
const NONE: &str = "None";

fn or_none(words: &str) -> &str {
    if words.is_empty() { NONE } else { words }
}

/// `6. Complaint stages`
fn named(section: u8) -> String {
    format!("{section}. {}", section_name(section))
}

/// `Share of stage 1 answers within the first limit: 53% (262 of 492).`
fn figure(claim: &Claim, terms: &Terms) -> String {
    let Some(figure) = claim.figure.as_deref().and_then(register::figure) else { return String::new() };
    let (figures, year) = (terms.figures, terms.figures.year);
    let value = figures.value(figure.name, year);
    let shown = inline::live(&format!("{year}.{}", figure.name), &of_year(figures, figure, year));
    let what = figure.label;
    match value.part_and_whole() {
        Some(_) => {
            let counts = inline::live(&format!("part_of.{}", figure.name), &part_of(&value));
            format!("{what}: {shown} ({counts}).")
        }
        None if matches!(value, Value::Absent(_)) => format!("{what}: not available."),
        None => format!("{what}: {shown}."),
    }
}

fn not_assessed(section: u8) -> Row {
    let cells = [named(section).as_str(), NONE, "Not assessed", NONE, NONE].map(Cell::words);
    Row { cells: cells.to_vec(), total: false }
}

fn summary(claims: &[Claim]) -> String {
    let number = |met| claims.iter().filter(|claim| claim.met == met).count();
    let (yes, partly, no) = (number(Met::Yes), number(Met::Partly), number(Met::No));
    format!("Requirements listed: {}. Met: {yes}. Met in part: {partly}. Not met: {no}.", claims.len())
}
