//! Adults' complaints against the limit of the law: six calendar months, the day of receipt being the first.

use chrono::NaiveDate;
use polars::prelude::*;

use super::{Frames, Terms};
use crate::analysis::columns::Columns;
use crate::analysis::error::AnalysisError;
use crate::calendar::{ADULT_MONTHS, last_day_of_months};

/// Adds to `adult_complaints`: `six_months`, which says `within`, `over`, `withdrawn` or `open`.
pub(super) fn add(frames: &mut Frames, terms: &Terms) -> Result<(), AnalysisError> {
    let Some(frame) = frames.get_mut("adult_complaints") else { return Ok(()) };
    let columns = Columns(frame);
    let (received, closed) = (columns.dates("received")?, columns.dates("closed")?);
    let outcomes = columns.text("outcome")?;
    let judged: Vec<Option<&str>> = received
        .into_iter()
        .zip(closed)
        .zip(outcomes)
        .map(|((received, closed), outcome)| six_months(received?, closed, outcome, terms.exports_taken))
        .collect();
    frame.with_column(Series::new("six_months".into(), judged).into())?;
    Ok(())
}

/// A withdrawn complaint is neither within nor over; one that is open past its limit is over.
fn six_months(
    received: NaiveDate,
    closed: Option<NaiveDate>,
    outcome: Option<&str>,
    exports_taken: NaiveDate,
) -> Option<&'static str> {
    let last_day = last_day_of_months(received, ADULT_MONTHS)?;
    Some(match closed {
        _ if outcome == Some("withdrawn") => "withdrawn",
        Some(closed) if closed <= last_day => "within",
        Some(_) => "over",
        None if exports_taken <= last_day => "open",
        None => "over",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(received: &str, closed: Option<&str>, outcome: &str) -> &'static str {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        six_months(day(received), closed.map(day), Some(outcome), day("2024-11-01")).unwrap()
    }

    #[test]
    fn the_last_day_of_six_months_is_within_and_the_next_is_over() {
        assert_eq!(judged("2023-05-15", Some("2023-11-14"), "upheld"), "within");
        assert_eq!(judged("2023-05-15", Some("2023-11-15"), "upheld"), "over");
        assert_eq!(judged("2023-08-31", Some("2024-02-29"), "upheld"), "within");
        assert_eq!(judged("2023-08-31", Some("2024-03-01"), "upheld"), "over");
    }

    #[test]
    fn open_past_the_limit_is_over_and_withdrawn_is_neither() {
        assert_eq!(judged("2024-05-02", None, "open"), "open");
        assert_eq!(judged("2024-05-01", None, "open"), "over");
        assert_eq!(judged("2023-05-15", Some("2024-06-01"), "withdrawn"), "withdrawn");
    }
}
