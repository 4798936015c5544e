//! What the council promised because of complaints: what became of earlier promises, and the new ones.

use serde::Deserialize;

use super::{Terms, body};
use crate::diagnostics::Diagnostic;
use crate::ingest::{Action, ActionStatus};
use crate::report::context::written_day;
use crate::report::document::{Block, Cell, Column, Inline, Row, Table};
use crate::report::inline;
use crate::report::markdown::Fence;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    id: String,
    caption: String,
    of: Of,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Of {
    /// Those that an earlier year's report announced, but for those whose end one has told.
    Earlier,
    /// Those that this report announces.
    New,
}

pub(super) fn make(fence: &Fence, terms: &Terms) -> Result<Block, Diagnostic> {
    let body: Body = body(fence, terms.file)?;
    let year = terms.figures.year;
    let earlier = |action: &&Action| action.agreed < year && !action.told;
    let (headings, none, rows): (&[&str], _, Vec<Row>) = match body.of {
        Of::Earlier => {
            let listed = terms.actions.iter().filter(earlier);
            (EARLIER, "No action of an earlier year is left to tell of.", listed.map(earlier_row).collect())
        }
        Of::New => {
            let listed = terms.actions.iter().filter(|action| action.agreed >= year);
            (NEW, "No new action was agreed.", listed.map(new_row).collect())
        }
    };
    if rows.is_empty() {
        return Ok(Block::Paragraph(vec![Inline::Text(none.to_string())]));
    }
    let column = |heading: &&str| Column { heading: heading.to_string(), numeric: false };
    let columns = headings.iter().map(column).collect();
    let (id, caption) = (body.id, inline::plain(&body.caption));
    Ok(Block::Table(Table { id, number: Default::default(), caption, columns, rows, notes: Vec::new(), source: None }))
}

const EARLIER: &[&str] = &["Action", "It came from", "Service and owner", "What became of it"];
const NEW: &[&str] = &["Action", "It came from", "Service and owner", "Status"];

fn new_row(action: &Action) -> Row {
    row(action, &status(action))
}

fn earlier_row(action: &Action) -> Row {
    let told = match action.status {
        ActionStatus::NotImplemented => &action.reason,
        _ => &action.evidence,
    };
    let status = status(action);
    row(action, &if told.is_empty() { status } else { format!("{status}. {told}") })
}

fn row(action: &Action, status: &str) -> Row {
    let owner = format!("{}: {}", action.service, action.owner);
    let cells = [&action.action, &action.source, &owner, status];
    Row { cells: cells.map(|text: &str| Cell::words(inline::plain(text))).to_vec(), total: false }
}

/// In columns of their own the date and what is told would be strips of two words.
fn status(action: &Action) -> String {
    format!("{}. Due {}", action.status.word(), written_day(action.due))
}
