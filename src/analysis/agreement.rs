//! Where a council's own tracker of the Ombudsman's cases and the Ombudsman's own files differ.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use polars::prelude::DataFrame;

use super::columns::Columns;
use super::error::AnalysisError;
use super::evaluate::Inputs;
use crate::calendar::ReportingYear;

/// A case of which the tracker and a file of the Ombudsman say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Disagreement {
    pub reference: String,
    /// Which of ingest's inputs, and the row there.
    pub at: (u32, u32),
    /// The same in the other source, where the case stands there too.
    pub also: Option<(u32, u32)>,
    /// The first column that differs.
    pub column: &'static str,
    /// What differs, as a sentence.
    pub what: String,
}

/// A file of the Ombudsman's, the date in it that says which year a case counts in, and the columns to be compared.
const FILES: &[(&str, &str, &str, &[&str])] = &[
    ("lgsco_received_cases", "received", "received", &["category"]),
    ("lgsco_decided_cases", "decided", "decided", &["category", "decision"]),
    ("lgsco_compliance_cases", "remedy_completed", "recorded as remedied", &["compliance"]),
];

/// Every case that stands in one of the two sources and not in the other, or otherwise.
pub(super) fn disagreements(inputs: &Inputs) -> Result<Vec<Disagreement>, AnalysisError> {
    let mut found = Vec::new();
    // Where there is no tracker, the files stand in for it and have nothing to differ from.
    if !inputs.settings.sources.iter().any(|source| source.table == "ombudsman_cases") {
        return Ok(found);
    }
    let Some(tracker) = inputs.frames.get("ombudsman_cases") else { return Ok(found) };
    for (table, date, verb, columns) in FILES {
        let Some(file) = inputs.frames.get(*table) else { continue };
        let covered = |day: NaiveDate| {
            let year = ReportingYear::of(day);
            inputs.coverage.covers(table, year) && inputs.coverage.covers("ombudsman_cases", year)
        };
        let (ours, theirs) = (cases(tracker, date, columns, &covered)?, cases(file, date, columns, &covered)?);
        for (reference, case) in &theirs {
            let also = ours.get(reference).map(|own| own.at);
            let (column, what) = match ours.get(reference) {
                None => (
                    "reference",
                    Some(format!("The Ombudsman's file has the case as {verb}, and the tracker does not.")),
                ),
                Some(own) => differs(own, case, date, columns),
            };
            let (reference, at) = (reference.to_string(), case.at);
            found.extend(what.map(|what| Disagreement { reference, at, also, column, what }));
        }
        for (reference, own) in ours.iter().filter(|(reference, _)| !theirs.contains_key(*reference)) {
            let what = format!("The tracker has the case as {verb} in the year, and the Ombudsman's file does not.");
            let (reference, at, column) = (reference.to_string(), own.at, "reference");
            found.push(Disagreement { reference, at, also: None, column, what });
        }
    }
    Ok(found)
}

/// A case as one source has it.
#[derive(Debug)]
struct Case<'f> {
    at: (u32, u32),
    day: NaiveDate,
    words: Vec<Option<&'f str>>,
}

/// The cases of the years that both sources cover, by reference.
fn cases<'f>(
    frame: &'f DataFrame,
    date: &str,
    columns: &[&str],
    covered: &impl Fn(NaiveDate) -> bool,
) -> Result<BTreeMap<&'f str, Case<'f>>, AnalysisError> {
    let held = Columns(frame);
    let (references, days) = (held.text("reference")?, held.dates(date)?);
    let words: Vec<Vec<Option<&str>>> = columns.iter().map(|column| held.text(column)).collect::<Result<_, _>>()?;
    let (inputs, rows) = (frame.column("input")?.u32()?.clone(), frame.column("row")?.u32()?.clone());
    let case = |row: usize| {
        let day = days[row].filter(|day| covered(*day))?;
        let at = (inputs.get(row)?, rows.get(row)?);
        Some((references[row]?, Case { at, day, words: words.iter().map(|column| column[row]).collect() }))
    };
    Ok((0..frame.height()).filter_map(case).collect())
}

/// Names the columns that differ, the first of them also by its own name. The words themselves stay in the files.
fn differs(own: &Case, other: &Case, date: &'static str, columns: &[&'static str]) -> (&'static str, Option<String>) {
    let plain = |name: &str| name.replace('_', " ");
    let mut first = None;
    let mut names: Vec<String> = Vec::new();
    if own.day != other.day {
        first = Some(date);
        names.push(format!("{} ({} in the tracker, {} in the file)", plain(date), own.day, other.day));
    }
    let both = columns.iter().zip(own.words.iter().zip(&other.words));
    // A word that one of the sources leaves blank is no disagreement.
    let unlike = both.filter(|(_, (own, other))| own.is_some() && other.is_some() && own != other);
    for (column, _) in unlike {
        first = first.or(Some(*column));
        names.push(plain(column));
    }
    let list = names.join(" and ");
    let what = first.map(|_| format!("The tracker and the Ombudsman's file differ in {list}."));
    (first.unwrap_or(date), what)
}
