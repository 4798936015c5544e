//! Who complained, in the groups that are published, and whether they were answered that their complaint had come.

use chrono::NaiveDate;
use polars::prelude::*;

use super::years::row_by_reference;
use super::{Frames, Terms};
use crate::analysis::columns::Columns;
use crate::analysis::error::AnalysisError;
use crate::calendar::{Clocks, working_days_between};
use crate::ingest::codes::{BROAD_ETHNIC_GROUPS, broad_ethnic_group};
use crate::workspace::settings::AgeBand;

pub(super) fn add(frames: &mut Frames, service: &str, terms: &Terms) -> Result<(), AnalysisError> {
    let table = format!("{service}_complaints");
    let Some(frame) = frames.get(&table) else { return Ok(()) };
    let bands = terms.age_bands.get(service).map(Vec::as_slice).unwrap_or_default();
    let mut derived = frame.clone();
    derived.with_column(Series::new("age_band".into(), age_bands(frame, bands)?).into())?;
    derived.with_column(Series::new("ethnic_group".into(), ethnic_groups(frame)?).into())?;
    let answered = acknowledgements(frames, frame, service, terms.clocks)?;
    derived.with_column(Series::new("acknowledgement".into(), answered).into())?;
    frames.insert(table, derived);
    Ok(())
}

/// The label of the band that an age lies in, or the code that says why there is no age.
fn age_bands(frame: &DataFrame, bands: &[AgeBand]) -> Result<Vec<Option<String>>, AnalysisError> {
    let ages = Columns(frame).whole("age")?;
    let recorded = Columns(frame).text("age_recorded")?;
    let band = |age: i64| bands.iter().rev().find(|band| i64::from(band.from) <= age).map(|b| b.label.clone());
    let rows = ages.into_iter().zip(recorded);
    Ok(rows.map(|(age, recorded)| age.and_then(band).or(recorded.map(str::to_string))).collect())
}

/// The broad group of each ethnic group; reasons why there is none stay as they are.
fn ethnic_groups(frame: &DataFrame) -> Result<Vec<Option<&'static str>>, AnalysisError> {
    let detailed = Columns(frame).text("ethnicity")?;
    Ok(detailed.into_iter().map(|code| code.and_then(broad_group)).collect())
}

fn broad_group(code: &str) -> Option<&'static str> {
    let broad = broad_ethnic_group(code);
    let known = BROAD_ETHNIC_GROUPS.codes.iter().find(|(c, _)| *c == broad.unwrap_or(code));
    known.map(|(c, _)| *c)
}

/// `in_time`, `late`, `not_recorded` where the CRM row has no date, `not_on_crm` where there is no CRM row.
fn acknowledgements(
    frames: &Frames,
    complaints: &DataFrame,
    service: &str,
    clocks: &Clocks,
) -> Result<Vec<&'static str>, AnalysisError> {
    let references = Columns(complaints).text("crm_reference")?;
    let Some(crm) = frames.get("crm_cases") else { return Ok(vec!["not_on_crm"; references.len()]) };
    let rows = row_by_reference(crm)?;
    let (received, acknowledged) = (Columns(crm).dates("received")?, Columns(crm).dates("acknowledged")?);
    let judge = |reference: Option<&str>| match reference.and_then(|r| rows.get(r)) {
        None => "not_on_crm",
        Some(&row) => acknowledgement(service, received[row], acknowledged[row], clocks),
    };
    Ok(references.into_iter().map(judge).collect())
}

fn acknowledgement(
    service: &str,
    received: Option<NaiveDate>,
    acknowledged: Option<NaiveDate>,
    clocks: &Clocks,
) -> &'static str {
    let (Some(received), Some(acknowledged)) = (received, acknowledged) else { return "not_recorded" };
    let clock = clocks.in_force(&format!("{service}_statutory"), 0, received);
    match (clock, working_days_between(received, acknowledged)) {
        (Some(clock), Some(days)) if days <= clock.limit => "in_time",
        (Some(_), Some(_)) => "late",
        _ => "not_recorded",
    }
}
