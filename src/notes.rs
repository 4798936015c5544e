//! Working notes for the folder's `checks`: lists that name single cases, for those who put the records right. They are never
//! published; of outputs, only an internal edition holds any.

use crate::analysis::disclosure::Withheld;
use crate::analysis::reconciliation::{Finding, Side};
use crate::ingest::Corrected;
use crate::render::data::csv_line;
use crate::render::output::OutputFile;

/// Every note, even where it has no row: an old list must not outlive what it told of.
pub fn notes(findings: &[Finding], corrections: &[Corrected], withheld: &[Withheld]) -> Vec<OutputFile> {
    let note = |name: &str, text: String| OutputFile { path: name.into(), bytes: text.into_bytes() };
    let differ = note("reconciliation.csv", reconciliation(findings));
    vec![differ, note("corrections.csv", corrected(corrections)), suppression(withheld)]
}

/// What the publication edition withholds and why, with the true numbers.
pub fn suppression(withheld: &[Withheld]) -> OutputFile {
    let headings = ["figure", "label", "year", "number", "why it is withheld", "for the sake of"];
    let rows = withheld.iter().map(|of| {
        let protects = of.protects.clone().unwrap_or_default();
        [of.figure.clone(), of.label.clone(), of.year.to_string(), of.number.clone(), of.why.to_string(), protects]
    });
    OutputFile { path: "suppression.csv".into(), bytes: csv(headings, rows).into_bytes() }
}

fn reconciliation(findings: &[Finding]) -> String {
    let place = |side: &Side| side.place.as_ref().map(ToString::to_string).unwrap_or_default();
    let headings =
        ["case", "table", "finding", "what differs", "the record says", "where", "the other says", "and where"];
    let rows = findings.iter().map(|finding| {
        [
            finding.reference.clone(),
            finding.table.clone(),
            finding.code.name().to_string(),
            finding.subject.clone(),
            finding.here.says.clone(),
            place(&finding.here),
            finding.there.says.clone(),
            place(&finding.there),
        ]
    });
    csv(headings, rows)
}

fn corrected(corrections: &[Corrected]) -> String {
    let headings = ["case", "table", "field", "where", "from", "to", "reason", "who", "when"];
    let rows = corrections.iter().map(|made| {
        [
            made.reference.clone(),
            made.table.clone(),
            made.column.to_string(),
            made.place.to_string(),
            made.from.clone(),
            made.to.clone(),
            made.reason.clone(),
            made.who.clone(),
            made.when.to_string(),
        ]
    });
    csv(headings, rows)
}

fn csv<const N: usize>(headings: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let mut text = csv_line(headings.iter().map(|heading| heading.to_string()));
    rows.for_each(|row| text.push_str(&csv_line(row.into_iter())));
    text
}
