use serde::Deserialize;

use super::{body, invalid};
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

pub(super) fn make(fence: &Fence, file: &str) -> Result<Vec<FrontSheetEntry>, Diagnostic> {
    let entries = body::<FrontSheetBody>(fence, file)?.entry;
    entries.into_iter().map(|entry| front_sheet_entry(entry, fence, file)).collect()
}

fn front_sheet_entry(entry: EntryBody, fence: &Fence, file: &str) -> Result<FrontSheetEntry, Diagnostic> {
    let label = inline::plain(&entry.label);
    let parts = markdown::parts(&entry.text).into_iter();
    let text = parts.map(|part| match part {
        Part::Block(block) if matches!(*block, Block::Paragraph(_) | Block::List { .. }) => Ok(*block),
        _ => {
            let message = format!("the front sheet's entry \"{label}\" holds more than paragraphs and lists");
            Err(invalid(fence, file, message, "keep headings, tables and charts for the sections that follow"))
        }
    });
    let text: Vec<Block> = text.collect::<Result<_, Diagnostic>>()?;
    if text.is_empty() {
        let message = format!("the front sheet's entry \"{label}\" says nothing");
        return Err(invalid(fence, file, message, "write \"None\" where there is nothing to say"));
    }
    Ok(FrontSheetEntry { label, text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::Inline;

    fn sheet(body: &str) -> Result<Vec<FrontSheetEntry>, String> {
        let fence = Fence { name: "front-sheet".into(), body: body.into(), line: 3 };
        make(&fence, "01-front-sheet.md").map_err(|problem| problem.message)
    }

    #[test]
    fn entries_hold_paragraphs_lists_and_live_figures() {
        let live = inline::live("childrens_statutory_received", "156");
        let body = format!(
            "[[entry]]\nlabel = \"Executive summary\"\ntext = \"\"\"\nWe received {live}.\n\nWe are **asked** to:\n\n1. note it\n2. \
             publish it\n\"\"\"\n\n[[entry]]\nlabel = \"Director\"\ntext = \"Director of Children's Services\"\n"
        );
        let entries = sheet(&body).unwrap();
        assert_eq!(entries.len(), 2);
        let [Block::Paragraph(first), Block::Paragraph(_), Block::List { ordered: true, items }] =
            entries[0].text.as_slice()
        else {
            panic!("{:?}", entries[0].text)
        };
        assert!(first.contains(&Inline::Figure { name: "childrens_statutory_received".into(), text: "156".into() }));
        assert_eq!(items.len(), 2);
        let director = Inline::Text("Director of Children\u{2019}s Services".into());
        assert_eq!(entries[1].text, [Block::Paragraph(vec![director])]);
    }

    #[test]
    fn what_a_front_sheet_cannot_hold_is_refused() {
        let refused = |text: &str| sheet(&format!("[[entry]]\nlabel = \"Title\"\ntext = \"{text}\"\n")).unwrap_err();
        assert!(refused("## A heading").contains("more than paragraphs and lists"));
        assert!(refused("").contains("says nothing"));
    }
}
