//! Which reporting year each row counts in.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use chrono::NaiveDate;
use polars::prelude::*;

use super::Frames;
use crate::analysis::columns::Columns;
use crate::analysis::error::AnalysisError;
use crate::calendar::{ReportingYear, month_name};
use crate::ingest::coded::coded;
use crate::ingest::tables::SERVICES;

/// Table, date column, year column: a row counts in the year of that date.
const BY_DATE: &[(&str, &str, &str)] = &[
    ("crm_cases", "received", "year"),
    ("ombudsman_cases", "received", "year"),
    ("ombudsman_cases", "decided", "decided_year"),
    ("ombudsman_cases", "remedy_completed", "remedy_year"),
    ("lgsco_received_cases", "received", "year"),
    ("lgsco_decided_cases", "decided", "year"),
    ("lgsco_compliance_cases", "remedy_completed", "year"),
];

pub(super) fn add(frames: &mut Frames) -> Result<(), AnalysisError> {
    for (table, date, year) in BY_DATE {
        from_date(frames, table, date, year)?;
    }
    for service in SERVICES {
        from_date(frames, &format!("{service}_complaints"), "received", "year")?;
        from_date(frames, &format!("{service}_compliments"), "received", "year")?;
        months(frames, &format!("{service}_complaints"))?;
        months(frames, &format!("{service}_compliments"))?;
        for table in ["stages", "concerns", "remedies"] {
            from_complaint(frames, service, table)?;
        }
    }
    Ok(())
}

fn from_date(frames: &mut Frames, table: &str, date: &str, year: &str) -> Result<(), AnalysisError> {
    let Some(frame) = frames.get_mut(table) else { return Ok(()) };
    let (mut years, mut last): (Vec<(ReportingYear, RangeInclusive<i32>)>, usize) = (Vec::new(), 0);
    let mut position = |day: i32| {
        // Exports are in the order of their dates, or nearly: a row mostly lies in the year of the one before.
        if !years.get(last).is_some_and(|(_, days)| days.contains(&day)) {
            last = years.iter().position(|(_, days)| days.contains(&day)).unwrap_or(years.len());
        }
        if last == years.len() {
            let of = ReportingYear::of(NaiveDate::from_epoch_days(day)?);
            years.push((of, of.first_day().to_epoch_days()..=of.last_day().to_epoch_days()));
        }
        u32::try_from(last).ok()
    };
    let days = frame.column(date)?.date()?.physical();
    let cells: Vec<Option<u32>> = days.iter().map(|day| position(day?)).collect();
    let words: Vec<String> = years.iter().map(|(year, _)| year.to_string()).collect();
    frame.with_column(coded(year, words.iter().map(String::as_str), cells.len(), |at| cells[at])?)?;
    Ok(())
}

/// Adds `month`, the name of the month in which a row was received.
fn months(frames: &mut Frames, table: &str) -> Result<(), AnalysisError> {
    let Some(frame) = frames.get_mut(table) else { return Ok(()) };
    let received = Columns(frame).dates("received")?;
    let months: Vec<Option<&str>> = received.into_iter().map(|day| day.map(month_name)).collect();
    frame.with_column(Series::new("month".into(), months).into())?;
    Ok(())
}

/// A stage, concern or remedy counts in the year of its complaint, and carries the complaint's procedure and its outcome,
/// which a stage may have none of.
fn from_complaint(frames: &mut Frames, service: &str, table: &str) -> Result<(), AnalysisError> {
    let (complaints, name) = (format!("{service}_complaints"), format!("{service}_{table}"));
    let (Some(parent), Some(frame)) = (frames.get(&complaints), frames.get(&name)) else { return Ok(()) };
    let rows = row_by_reference(parent)?;
    let references = Columns(frame).text("reference")?;
    let parents: Vec<Option<usize>> = references.iter().map(|r| r.and_then(|r| rows.get(r).copied())).collect();
    let mut derived = frame.clone();
    for (column, carried_as) in [("year", "year"), ("procedure", "procedure"), ("outcome", "complaint_outcome")] {
        let values = Columns(parent).text(column)?;
        let carried: Vec<Option<&str>> = parents.iter().map(|row| row.and_then(|row| values[row])).collect();
        derived.with_column(Series::new(carried_as.into(), carried).into())?;
    }
    let stages = Columns(parent).whole("stage_reached")?;
    let reached: Vec<Option<i64>> = parents.iter().map(|row| row.and_then(|row| stages[row])).collect();
    derived.with_column(Series::new("stage_reached".into(), reached).into())?;
    frames.insert(name, derived);
    Ok(())
}

/// The row of each case, by its reference.
pub(super) fn row_by_reference(frame: &DataFrame) -> Result<HashMap<&str, usize>, AnalysisError> {
    let references = Columns(frame).text("reference")?;
    Ok(references.into_iter().enumerate().filter_map(|(row, r)| Some((r?, row))).collect())
}
