//! Rows counted by category.

use std::collections::BTreeMap;

use polars::prelude::DataFrame;

use super::breakdown::{Breakdown, Categories};
use super::columns::Columns;
use super::error::AnalysisError;
use super::evaluate::Inputs;
use super::results::{BreakdownValue, Category};
use super::value::{Absence, Value};
use crate::calendar::{Period, ReportingYear};
use crate::ingest::coded::counted;
use crate::ingest::codes::{AGE_RECORDED, DECISION, broad_ethnic_group, decisions_in_force};
use crate::workspace::settings::Settings;

/// The category of rows whose cell is blank.
const BLANK: &str = "not_recorded";

/// The rows of a population counted by category. None where no export covers the year.
pub(super) fn split(
    inputs: &Inputs,
    breakdown: &Breakdown,
    year: ReportingYear,
) -> Result<Option<BreakdownValue>, AnalysisError> {
    let columns = [breakdown.by, breakdown.within_by];
    let Some(rows) = inputs.cells(&breakdown.population, year, &columns)? else { return Ok(None) };
    if rows.column(breakdown.by).is_err() {
        // No source maps what would tell the categories apart.
        return Ok(None);
    }
    let mut within: BTreeMap<String, String> = BTreeMap::new();
    if breakdown.within.is_some() {
        let coarser = Columns(&rows).text(breakdown.within_by)?;
        for (code, coarser) in codes(&rows, breakdown.by, &breakdown.categories)?.into_iter().zip(coarser) {
            within.extend(coarser.map(|coarser| (code, coarser.to_string())));
        }
    }
    let mut counts = counts(&rows, breakdown.by, &breakdown.categories)?;
    let whole = rows.height() as u64;
    let share =
        |count| if whole == 0 { Value::Absent(Absence::NotApplicable) } else { Value::Share { part: count, whole } };
    let mut categories: Vec<Category> = Vec::new();
    for (code, label) in listed(inputs.settings, &breakdown.categories, inputs.period(year)) {
        let count = counts.remove(&code).unwrap_or(0);
        let within = within.remove(&code).or_else(|| group_of(breakdown, &code));
        categories.push(Category { code, label, within, count: Value::Count(count), share: share(count) });
    }
    for (code, count) in counts {
        let label = label(&breakdown.categories, &code);
        let within = within.remove(&code);
        categories.push(Category { code, label, within, count: Value::Count(count), share: share(count) });
    }
    Ok(Some(BreakdownValue { categories, whole: Value::Count(whole) }))
}

/// The coarser category of one that no row tells of.
fn group_of(breakdown: &Breakdown, code: &str) -> Option<String> {
    let group = if breakdown.by == "ethnicity" { broad_ethnic_group(code).or(Some(code)) } else { None };
    group.filter(|_| breakdown.within.is_some()).map(str::to_string)
}

/// How many rows each category has.
fn counts(rows: &DataFrame, by: &str, categories: &Categories) -> Result<BTreeMap<String, u64>, AnalysisError> {
    if let Categories::Numbers(..) = categories {
        let mut counts = BTreeMap::new();
        codes(rows, by, categories)?.into_iter().for_each(|code| *counts.entry(code).or_default() += 1);
        return Ok(counts);
    }
    let mut named = BTreeMap::new();
    for (code, count) in counted(rows.column(by)?)? {
        *named.entry(code.unwrap_or(BLANK).to_string()).or_default() += count;
    }
    Ok(named)
}

/// The category of each row; a blank is a category of its own, so that the categories add up to the whole.
pub(super) fn codes(rows: &DataFrame, by: &str, categories: &Categories) -> Result<Vec<String>, AnalysisError> {
    if let Categories::Numbers(..) = categories {
        let numbers = Columns(rows).whole(by)?;
        return Ok(numbers.into_iter().map(|n| n.map_or(BLANK.to_string(), |n| n.to_string())).collect());
    }
    let texts = Columns(rows).text(by)?;
    Ok(texts.into_iter().map(|t| t.unwrap_or(BLANK).to_string()).collect())
}

/// The categories that are printed whether or not a row has them, with their labels.
pub(super) fn listed(settings: &Settings, categories: &Categories, of: Period) -> Vec<(String, String)> {
    let own = |labels: Vec<&String>| labels.into_iter().map(|l| (l.clone(), l.clone())).collect();
    match categories {
        Categories::Codes(_, codes) => codes.iter().map(|c| (c.to_string(), label(categories, c))).collect(),
        Categories::Decisions => {
            decisions_in_force(of.year).iter().map(|c| (c.to_string(), label(categories, c))).collect()
        }
        Categories::Months => of.part.months().iter().map(|month| (month.to_string(), month.to_string())).collect(),
        Categories::Listed(list) => own(settings.list(list)),
        Categories::AgeBands(service) => {
            own(settings.age_bands.get(*service).into_iter().flatten().map(|band| &band.label).collect())
        }
        Categories::Numbers(first, last) => (*first..=*last).map(|n| (n.to_string(), n.to_string())).collect(),
    }
}

pub(super) fn label(categories: &Categories, code: &str) -> String {
    let fixed = match categories {
        Categories::Codes(list, _) => list.label(code),
        Categories::Decisions => DECISION.label(code),
        _ => AGE_RECORDED.label(code),
    };
    fixed.unwrap_or(code).to_string()
}
