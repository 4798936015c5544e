//! Lists of single records for the internal edition: what the two systems hold differently, and what was corrected. They name
//! cases, so no publication has them.

use serde::Deserialize;

use super::{Terms, body};
use crate::analysis::reconciliation::Side;
use crate::diagnostics::{Diagnostic, Location};
use crate::report::context::written_day;
use crate::report::document::{Block, Cell, Column, Inline, Row, Table};
use crate::report::inline;
use crate::report::markdown::Fence;

/// The directives that make nothing in the publication edition.
pub(in crate::report) const INTERNAL: &[&str] = &["reconciliation", "corrections", "open-cases"];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecordsBody {
    pub id: String,
    pub caption: String,
}

/// The findings of the report's own tables, with both cells.
pub(super) fn differences(fence: &Fence, terms: &Terms) -> Result<Block, Diagnostic> {
    let rows = terms.findings.iter().map(|finding| {
        row([finding.reference.clone(), finding.subject.clone(), side(&finding.here), side(&finding.there)])
    });
    let headings = ["Case", "What differs", "In the complaints database", "In the other system or sheet"];
    block(fence, terms, &headings, rows.collect(), "No record of these cases differs.")
}

/// The corrections of the report's own tables. What a cell says of who somebody is stays in the working notes.
pub(super) fn corrections(fence: &Fence, terms: &Terms) -> Result<Block, Diagnostic> {
    let rows = terms.corrections.iter().map(|made| {
        let shown = |text: &str| match (made.is_personal, text.is_empty()) {
            (true, _) => "Not shown".to_string(),
            (false, true) => "Blank".to_string(),
            (false, false) => text.to_string(),
        };
        let field = format!("{} ({})", made.column.replace('_', " "), short(&made.place));
        let when = written_day(made.when);
        row([made.reference.clone(), field, shown(&made.from), shown(&made.to), made.who.clone(), when])
    });
    let headings = ["Case", "Field", "From", "To", "Decided by", "On"];
    block(fence, terms, &headings, rows.collect(), "No record was corrected.")
}

fn block(fence: &Fence, terms: &Terms, headings: &[&str], rows: Vec<Row>, none: &str) -> Result<Block, Diagnostic> {
    let body: RecordsBody = body(fence, terms.file)?;
    if rows.is_empty() {
        return Ok(Block::Paragraph(vec![Inline::Text(none.to_string())]));
    }
    let column = |heading: &&str| Column { heading: (*heading).to_string(), numeric: false };
    let columns = headings.iter().map(column).collect();
    let (id, caption) = (body.id, inline::plain(&body.caption));
    Ok(Block::Table(Table { id, number: Default::default(), caption, columns, rows, notes: Vec::new(), source: None }))
}

fn row<const N: usize>(cells: [String; N]) -> Row {
    Row { cells: cells.into_iter().map(Cell::words).collect(), total: false }
}

/// `Upheld (dash_cases_2023-24.csv, cell R389)`
fn side(side: &Side) -> String {
    match &side.place {
        Some(place) => format!("{} ({})", side.says, short(place)),
        None => side.says.clone(),
    }
}

/// A place without the folders that its file lies in.
fn short(place: &Location) -> String {
    let name = place.file.rsplit('/').next().unwrap_or_default().to_string();
    Location { file: name, place: place.place.clone() }.to_string()
}
