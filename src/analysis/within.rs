//! Figures of a part of each year: a quarter, a month, the year to date. The same definitions count the same cases; a case
//! that lies outside the part counts in no year.

use std::collections::HashMap;

use chrono::NaiveDate;
use polars::prelude::*;

use super::columns::Columns;
use super::derive::Frames;
use super::error::AnalysisError;
use super::evaluate::Inputs;
use super::masks::Masks;
use super::published::Published;
use crate::calendar::{Part, Period, ReportingYear};
use crate::ingest::tables::SERVICES;

/// A column of reporting years, and the date column of the same table that tells the year.
const DATED: &[(&str, &str)] =
    &[("year", "received"), ("decided_year", "decided"), ("remedy_year", "remedy_completed")];

/// Tables whose year is told by another date than the one of receipt.
const OTHERWISE: &[(&str, &str)] =
    &[("lgsco_decided_cases", "decided"), ("lgsco_compliance_cases", "remedy_completed")];

/// Tables that hold the parts of a complaint, which count when their complaint was received.
const OF_COMPLAINTS: &[&str] = &["stages", "concerns", "remedies"];

impl<'a> Inputs<'a> {
    /// What figures of a year are of.
    pub(super) fn period(&self, year: ReportingYear) -> Period {
        Period { year, part: self.part }
    }

    /// The same cases, of which figures count those of a part of each year. What is only known of whole years, because
    /// an earlier report printed it or another body's table holds it, is not available then.
    ///
    /// # Errors
    /// Where a frame lacks a column that every table of its kind has.
    pub fn within(&self, part: Part) -> Result<Inputs<'a>, AnalysisError> {
        let (mut frames, mut published) = (self.frames.clone(), self.published.clone());
        if !part.is_year() {
            published = Published::new();
            frames = Frames::new();
            for (table, frame) in &self.frames {
                frames.extend(only(&self.frames, table, frame, part)?.map(|frame| (table.clone(), frame)));
            }
        }
        let (coverage, clocks, reconciled) = (self.coverage.clone(), self.clocks.clone(), self.reconciled.clone());
        let (settings, masks) = (self.settings, Masks::default());
        Ok(Inputs { frames, published, coverage, settings, clocks, reconciled, masks, part })
    }
}

/// The frame, its years blank in rows outside the part. None of a table that is of whole years.
fn only(frames: &Frames, table: &str, frame: &DataFrame, part: Part) -> Result<Option<DataFrame>, AnalysisError> {
    let mut dated = None;
    for (column, _) in DATED.iter().filter(|(column, _)| frame.column(column).is_ok()) {
        let Some(days) = days(frames, table, frame, column)? else { continue };
        let is_within = |day: &Option<NaiveDate>| day.is_some_and(|day| part.contains(day));
        let years = Columns(frame).text(column)?;
        let kept = years.iter().zip(&days).map(|(year, day)| year.filter(|_| is_within(day)));
        let kept = StringChunked::from_iter_options((*column).into(), kept).into_column();
        dated.get_or_insert_with(|| frame.clone()).with_column(kept)?;
    }
    Ok(dated)
}

/// The day that tells which year each row counts in; none where a year alone is known.
fn days(
    frames: &Frames,
    table: &str,
    frame: &DataFrame,
    column: &str,
) -> Result<Option<Vec<Option<NaiveDate>>>, AnalysisError> {
    let of_complaint = SERVICES.iter().find(|service| {
        table.strip_prefix(*service).and_then(|rest| rest.strip_prefix('_')).is_some_and(|t| OF_COMPLAINTS.contains(&t))
    });
    if let Some(complaints) = of_complaint.and_then(|service| frames.get(&format!("{service}_complaints"))) {
        let references = Columns(complaints).text("reference")?.into_iter();
        let received: HashMap<_, _> = references.zip(Columns(complaints).dates("received")?).collect();
        let of = |reference: Option<&str>| received.get(&Some(reference?)).copied().flatten();
        return Ok(Some(Columns(frame).text("reference")?.into_iter().map(of).collect()));
    }
    let otherwise = OTHERWISE.iter().find(|(of, _)| *of == table);
    let date = otherwise.or_else(|| DATED.iter().find(|(year, _)| *year == column)).map(|(_, date)| *date);
    match date {
        Some(date) if frame.column(date).is_ok() => Columns(frame).dates(date).map(Some),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    use crate::calendar::ReportingYear;

    /// A table of cases received on some days since 2019, some on none.
    fn received(offsets: &[Option<u16>]) -> DataFrame {
        let days = offsets.iter().map(|offset| offset.map(|offset| i32::from(offset) + 17_900));
        let days = Int32Chunked::from_iter_options("received".into(), days).into_series().into_date();
        let day = |offset: u16| NaiveDate::default() + Days::new(u64::from(offset) + 17_900);
        let years: Vec<_> = offsets.iter().map(|o| o.map(|o| ReportingYear::of(day(o)).to_string())).collect();
        let years = Series::new("year".into(), years);
        DataFrame::new(offsets.len(), vec![days.into(), years.into()]).unwrap()
    }

    proptest! {
        #[test]
        fn each_row_counts_in_one_quarter_and_one_month_and_in_the_year_that_it_had(
            offsets in proptest::collection::vec(proptest::option::of(0u16..2500), 1..40),
        ) {
            let frame = received(&offsets);
            let years = |part| {
                let kept = only(&Frames::new(), "crm_cases", &frame, part).unwrap().unwrap();
                let years = Columns(&kept).text("year").unwrap().into_iter();
                years.map(|year| year.map(str::to_string)).collect::<Vec<_>>()
            };
            let all = Columns(&frame).text("year").unwrap();
            let months: Vec<_> = crate::calendar::MONTHS.iter().filter_map(|month| Part::month(month)).collect();
            for parts in [(1..=4).filter_map(Part::quarter).collect(), months] {
                let kept: Vec<Vec<Option<String>>> = parts.into_iter().map(years).collect();
                for (row, year) in all.iter().enumerate() {
                    let found: Vec<_> = kept.iter().filter_map(|years| years[row].as_deref()).collect();
                    prop_assert_eq!(found, year.iter().copied().collect::<Vec<_>>());
                }
            }
        }
    }
}
