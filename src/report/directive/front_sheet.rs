use serde::Deserialize;

use super::{Terms, body, invalid};
use crate::diagnostics::Diagnostic;
use crate::report::document::{Block, FrontSheetEntry};
use crate::report::inline;
use crate::report::markdown::{self, Fence, Part};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrontSheetBody {
    entry: Vec<EntryBody>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryBody {
    label: String,
    /// Markdown: paragraphs and lists.
    text: String,
}

pub(super) fn make(fence: &Fence, terms: &Terms) -> Result<Vec<FrontSheetEntry>, Diagnostic> {
    let entries = body::<FrontSheetBody>(fence, terms.file)?.entry;
    entries.into_iter().map(|entry| front_sheet_entry(entry, fence, terms)).collect()
}

fn front_sheet_entry(entry: EntryBody, fence: &Fence, terms: &Terms) -> Result<FrontSheetEntry, Diagnostic> {
    let label = inline::plain(&entry.label);
    let parts = markdown::parts(&entry.text).into_iter();
    let text = parts.map(|part| match part {
        Part::Block(block @ (Block::Paragraph(_) | Block::List { .. })) => Ok(block),
        _ => {
            let message = format!("the front sheet's entry \"{label}\" holds more than paragraphs and lists");
            Err(invalid(fence, terms.file, message, "keep headings, tables and charts for the sections that follow"))
        }
    });
    let text: Vec<Block> = text.collect::<Result<_, Diagnostic>>()?;
    if text.is_empty() {
        let message = format!("the front sheet's entry \"{label}\" says nothing");
        return Err(invalid(fence, terms.file, message, "write \"None\" where there is nothing to say"));
    }
    Ok(FrontSheetEntry { label, text })
}
