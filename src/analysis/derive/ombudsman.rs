//! The Ombudsman's cases: how long answers took, whether remedies were on time or are still owed, and the Ombudsman's own files
//! in place of a tracker.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use polars::prelude::*;

use super::unmapped::mapped;
use super::{Frames, Terms};
use crate::analysis::columns::Columns;
use crate::analysis::error::AnalysisError;
use crate::calendar::working_days_between;

const TABLE: &str = "ombudsman_cases";

/// Adds to `ombudsman_cases`: `days`, the working days from the Ombudsman's enquiry to the council's response;
/// `answer`, whether that was `within` the limit or `over`; `compliance`, whether the remedy was `on_time` or `late`; and
/// `remedy_state`, whether it is `completed`, `open` or `overdue`. A remedy without a day by which it was due is on time.
///
/// `answer` needs a limit, and `remedy_state` a tracker that lists remedies before they are completed, which the Ombudsman's
/// own file does not. Without these the columns are not there, so that their figures are not available and never 0.
pub(super) fn add(frames: &mut Frames, terms: &Terms) -> Result<(), AnalysisError> {
    let Some(frame) = frames.get_mut(TABLE) else { return Ok(()) };
    let tracked = mapped(TABLE, terms.sources);
    let columns = Columns(frame);
    let asked = columns.dates("enquiry_received")?.into_iter().zip(columns.dates("response_sent")?);
    let days: Vec<Option<i64>> = asked.map(|(from, to)| working_days_between(from?, to?).map(i64::from)).collect();
    let remedies: Vec<_> = columns.dates("remedy_due")?.into_iter().zip(columns.dates("remedy_completed")?).collect();
    let on_time: Vec<Option<&str>> = remedies.iter().map(|(due, done)| compliance(*due, (*done)?)).collect();
    if let Some(limit) = terms.ombudsman_limit.filter(|_| tracked.contains("response_sent")) {
        let answer: Vec<Option<&str>> = days.iter().map(|days| days.map(|days| answer(days, limit))).collect();
        frame.with_column(Series::new("answer".into(), answer).into())?;
    }
    if tracked.contains("remedy_due") && tracked.contains("remedy_completed") {
        let state = |(due, done): &(_, Option<_>)| remedy_state(*due, done.is_some(), terms.exports_taken);
        let states: Vec<Option<&str>> = remedies.iter().map(state).collect();
        frame.with_column(Series::new("remedy_state".into(), states).into())?;
    }
    frame.with_column(Series::new("days".into(), days).into())?;
    frame.with_column(Series::new("compliance".into(), on_time).into())?;
    Ok(())
}

fn answer(days: i64, limit: u32) -> &'static str {
    if days <= i64::from(limit) { "within" } else { "over" }
}

fn compliance(due: Option<NaiveDate>, completed: NaiveDate) -> Option<&'static str> {
    Some(if due.is_some_and(|due| completed > due) { "late" } else { "on_time" })
}

/// What has become of a remedy by the day of the export; none where the tracker tells of no remedy.
fn remedy_state(due: Option<NaiveDate>, completed: bool, exports_taken: NaiveDate) -> Option<&'static str> {
    match due {
        _ if completed => Some("completed"),
        Some(due) if due < exports_taken => Some("overdue"),
        Some(_) => Some("open"),
        None => None,
    }
}

/// A case put together from the Ombudsman's files.
#[derive(Debug, Default)]
struct Case<'f> {
    category: Option<&'f str>,
    service_area: Option<&'f str>,
    received: Option<NaiveDate>,
    decision: Option<&'f str>,
    decided: Option<NaiveDate>,
    satisfactory_remedy: Option<bool>,
    remedy_due: Option<NaiveDate>,
    remedy_completed: Option<NaiveDate>,
    from: (u32, u32),
}

/// Where there is no tracker, makes `ombudsman_cases` of the three files that the Ombudsman sends.
pub(super) fn stand_in(frames: &mut Frames) -> Result<(), AnalysisError> {
    if frames.contains_key("ombudsman_cases") {
        return Ok(());
    }
    let mut cases: BTreeMap<&str, Case> = BTreeMap::new();
    if let Some(frame) = frames.get("lgsco_received_cases") {
        let columns = Columns(frame);
        let (categories, received) = (columns.text("category")?, columns.dates("received")?);
        each(frame, &mut cases, |case, row| {
            (case.category, case.received) = (categories[row], received[row]);
        })?;
    }
    if let Some(frame) = frames.get("lgsco_decided_cases") {
        let columns = Columns(frame);
        let (categories, areas) = (columns.text("category")?, columns.text("service_area")?);
        let (decisions, decided) = (columns.text("decision")?, columns.dates("decided")?);
        let remedied = columns.flags("satisfactory_remedy")?;
        each(frame, &mut cases, |case, row| {
            (case.category, case.service_area) = (categories[row], areas[row]);
            (case.decision, case.decided) = (decisions[row], decided[row]);
            case.satisfactory_remedy = remedied[row];
        })?;
    }
    if let Some(frame) = frames.get("lgsco_compliance_cases") {
        let columns = Columns(frame);
        let (due, completed) = (columns.dates("remedy_due")?, columns.dates("remedy_completed")?);
        each(frame, &mut cases, |case, row| (case.remedy_due, case.remedy_completed) = (due[row], completed[row]))?;
    }
    if cases.is_empty() {
        return Ok(());
    }
    let frame = frame(&cases)?;
    frames.insert("ombudsman_cases".into(), frame);
    Ok(())
}

/// Adds what a file says of each of its cases.
fn each<'f>(
    frame: &'f DataFrame,
    cases: &mut BTreeMap<&'f str, Case<'f>>,
    add: impl Fn(&mut Case<'f>, usize),
) -> Result<(), AnalysisError> {
    let inputs: Vec<Option<u32>> = frame.column("input")?.u32()?.iter().collect();
    let rows: Vec<Option<u32>> = frame.column("row")?.u32()?.iter().collect();
    for (row, reference) in Columns(frame).text("reference")?.into_iter().enumerate() {
        let Some(reference) = reference else { continue };
        let from = (inputs[row].unwrap_or_default(), rows[row].unwrap_or_default());
        let case = cases.entry(reference).or_insert_with(|| Case { from, ..Case::default() });
        add(case, row);
    }
    Ok(())
}

/// The cases with the columns of the tracker; what the files do not hold is blank.
fn frame(cases: &BTreeMap<&str, Case>) -> Result<DataFrame, AnalysisError> {
    let text = |name: &str, of: fn(&Case) -> Option<String>| {
        Series::new(name.into(), cases.values().map(of).collect::<Vec<_>>())
    };
    let days = |name: &str, of: fn(&Case) -> Option<NaiveDate>| {
        let since = |day: NaiveDate| day.signed_duration_since(NaiveDate::default()).num_days() as i32;
        let days = cases.values().map(|case| of(case).map(since));
        Int32Chunked::from_iter_options(name.into(), days).into_series().into_date()
    };
    let remedied: Vec<Option<bool>> = cases.values().map(|case| case.satisfactory_remedy).collect();
    let series = vec![
        Series::new("reference".into(), cases.keys().copied().collect::<Vec<_>>()),
        text("category", |case| case.category.map(String::from)),
        text("service_area", |case| case.service_area.map(String::from)),
        days("received", |case| case.received),
        days("enquiry_received", |_| None),
        days("response_sent", |_| None),
        text("decision", |case| case.decision.map(String::from)),
        days("decided", |case| case.decided),
        Series::new("financial_remedy".into(), vec![None::<i64>; cases.len()]),
        Series::new("satisfactory_remedy".into(), remedied),
        days("remedy_due", |case| case.remedy_due),
        days("remedy_completed", |case| case.remedy_completed),
        Series::new("input".into(), cases.values().map(|case| case.from.0).collect::<Vec<_>>()),
        Series::new("row".into(), cases.values().map(|case| case.from.1).collect::<Vec<_>>()),
    ];
    Ok(DataFrame::new(cases.len(), series.into_iter().map(Column::from).collect())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_last_day_of_the_limit_is_within_and_the_next_is_over() {
        let taken = |to| working_days_between(day("2023-05-12"), day(to)).map(i64::from).unwrap();
        assert_eq!(answer(taken("2023-06-12"), 20), "within", "29 May is a bank holiday");
        assert_eq!(answer(taken("2023-06-13"), 20), "over");
    }

    #[test]
    fn a_remedy_is_overdue_from_the_day_after_it_was_due() {
        let state = |due: Option<&str>, completed| remedy_state(due.map(day), completed, day("2024-11-01"));
        assert_eq!(state(Some("2024-11-01"), false), Some("open"));
        assert_eq!(state(Some("2024-10-31"), false), Some("overdue"));
        assert_eq!(state(Some("2024-10-31"), true), Some("completed"));
        assert_eq!((state(None, true), state(None, false)), (Some("completed"), None));
    }
}
