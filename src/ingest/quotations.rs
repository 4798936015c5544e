//! Texts of an export that may be published: where another column says so, and the gate finds nothing in them. No other text
//! leaves ingest, and none of them is a column of a frame.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rayon::iter::ParallelIterator;

use super::Input;
use super::checks::location;
use super::columns::TableColumns;
use crate::diagnostics::{Code, Diagnostic, Problems};
use crate::privacy::{self, Gate, Origin};

/// The columns that hold references, of whatever table.
const REFERENCES: [&str; 3] = ["reference", "crm_reference", "social_care_reference"];

/// A text that may be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// `childrens_compliments`
    pub table: String,
    pub received: Option<NaiveDate>,
    pub text: String,
    /// Who said it, as the council's list labels them: `Foster carers`.
    pub said_by: Option<String>,
}

/// Teaches the gate what references look like, then passes the texts through it. Each that is held back is a problem.
pub(super) fn pass(
    filled: &BTreeMap<String, TableColumns>,
    inputs: &[Input],
    gate: &mut Gate,
    problems: &mut Problems,
) -> Vec<Quotation> {
    let references = filled.values().flat_map(|table| REFERENCES.iter().filter_map(|column| table.texts(column)));
    references.for_each(|texts| gate.learn_references(texts.par_iter().flatten_iter()));
    let mut quotations = Vec::new();
    for (name, table) in filled {
        let Some(texts) = table.texts("quotation") else { continue };
        let marked = (0..table.height()).filter(|row| table.flag("ok_to_publish", *row) == Some(true));
        for (row, text) in marked.filter_map(|row| Some((row, texts.get(row)?))) {
            let found = gate.quotation(text, Origin::Export);
            if let Some(first) = found.first() {
                let message = format!(
                    "The text is marked as one that may be published, and was left out. {}",
                    first.rule.message()
                );
                let help = format!(
                    "Nothing need be done. To quote it in these words, have a named person release it: add to sign-offs.csv the line {},WHO,ROLE,DAY,REASON.",
                    privacy::mark(text)
                );
                problems.push(Diagnostic::new(Code::QuotationWithheld, location(table, inputs, row), message, help));
                continue;
            }
            quotations.push(Quotation {
                table: name.clone(),
                received: table.day("received", row),
                text: text.to_string(),
                said_by: table.code("source", row).map(str::to_string),
            });
        }
    }
    quotations
}
