//! How each stage of each complaint kept its limit, on the two bases that reports name.

use chrono::NaiveDate;
use polars::prelude::*;

use super::{Frames, Terms};
use crate::analysis::columns::Columns;
use crate::analysis::error::AnalysisError;
use crate::calendar::{Clock, due_date, working_days_between};

/// One row of `stages`, as far as limits go.
#[derive(Clone, Copy, Debug, Default)]
struct StageDates {
    requested: Option<NaiveDate>,
    started: Option<NaiveDate>,
    extension_agreed: bool,
    new_due: Option<NaiveDate>,
    panel_held: Option<NaiveDate>,
    panel_report: Option<NaiveDate>,
    ended: Option<NaiveDate>,
    withdrawn: bool,
}

/// Adds to `stages`: `days` and `days_from_request` (working days, where the stage has ended), `highest` (whether it is
/// the highest stage the complaint reached), `published_timing` and `lawful_timing`.
pub(super) fn add(frames: &mut Frames, service: &str, terms: &Terms) -> Result<(), AnalysisError> {
    let table = format!("{service}_stages");
    let Some(frame) = frames.get(&table) else { return Ok(()) };
    let rows = stage_dates(frame)?;
    let stages = Columns(frame).whole("stage")?;
    let reached = Columns(frame).whole("stage_reached")?;
    let procedures = Columns(frame).text("procedure")?;
    let clocks: Vec<Option<&Clock>> = rows
        .iter()
        .enumerate()
        .map(|(i, row)| {
            let procedure =
                if procedures[i] == Some("statutory") { format!("{service}_statutory") } else { "corporate".into() };
            terms.clocks.in_force(&procedure, u8::try_from(stages[i]?).ok()?, row.started?)
        })
        .collect();
    let judged: Vec<_> = rows.iter().zip(&clocks).collect();
    let mut derived = frame.clone();
    let highest: Vec<bool> = stages.iter().zip(&reached).map(|(stage, reached)| stage == reached).collect();
    derived.with_column(Series::new("highest".into(), highest).into())?;
    let from_start: Vec<Option<i64>> = rows.iter().map(|row| days(row.started, row.ended)).collect();
    derived.with_column(Series::new("days".into(), from_start).into())?;
    let from_request: Vec<Option<i64>> = rows.iter().map(|row| days(row.requested, row.ended)).collect();
    derived.with_column(Series::new("days_from_request".into(), from_request).into())?;
    let published: Vec<Option<&str>> = judged
        .iter()
        .map(|(row, clock)| clock.map(|clock| published_timing(row, clock, terms.exports_taken)))
        .collect();
    derived.with_column(Series::new("published_timing".into(), published).into())?;
    let lawful: Vec<Option<&str>> =
        judged.iter().map(|(row, clock)| clock.map(|clock| lawful_timing(row, clock))).collect();
    derived.with_column(Series::new("lawful_timing".into(), lawful).into())?;
    frames.insert(table, derived);
    Ok(())
}

fn stage_dates(frame: &DataFrame) -> Result<Vec<StageDates>, AnalysisError> {
    let columns = Columns(frame);
    let agreed = columns.flags("extension_agreed")?;
    let outcomes = columns.text("outcome")?;
    let [requested, started, new_due, panel_held, panel_report, ended] =
        ["requested", "started", "new_due", "panel_held", "panel_report", "ended"].map(|name| columns.dates(name));
    let (requested, started, new_due) = (requested?, started?, new_due?);
    let (panel_held, panel_report, ended) = (panel_held?, panel_report?, ended?);
    Ok((0..frame.height())
        .map(|i| StageDates {
            requested: requested[i],
            started: started[i],
            extension_agreed: agreed[i] == Some(true),
            new_due: new_due[i],
            panel_held: panel_held[i],
            panel_report: panel_report[i],
            ended: ended[i],
            withdrawn: outcomes[i] == Some("withdrawn"),
        })
        .collect())
}

fn days(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<i64> {
    working_days_between(from?, to?).map(i64::from)
}

/// As the published tables count: by the end date against the longest limit that may be agreed from stage 2 on
/// and the first limit at stage 1; withdrawn only where nothing ended; open and past the limit is over.
fn published_timing(row: &StageDates, clock: &Clock, exports_taken: NaiveDate) -> &'static str {
    let limit = if clock.stage == 1 { clock.limit } else { clock.extended.unwrap_or(clock.limit) };
    let within = |to| days(row.started, Some(to)).is_some_and(|days| days <= i64::from(limit));
    match row.ended {
        Some(ended) if within(ended) => "within",
        Some(_) => "over",
        None if row.withdrawn => "withdrawn",
        None if within(exports_taken) => "open",
        None => "over",
    }
}

/// As the law counts: within the first limit; within an extension that was agreed and that the law allows; over;
/// withdrawn; or open. A stage with steps keeps its limit where each step keeps its own.
fn lawful_timing(row: &StageDates, clock: &Clock) -> &'static str {
    let Some(ended) = row.ended else { return if row.withdrawn { "withdrawn" } else { "open" } };
    if row.withdrawn {
        "withdrawn"
    } else if keeps_first_limit(row, ended, clock) {
        "first_limit"
    } else if keeps_extension(row, ended, clock) {
        "extension"
    } else {
        "over"
    }
}

fn keeps_first_limit(row: &StageDates, ended: NaiveDate, clock: &Clock) -> bool {
    let kept = |from, to, limit: u32| days(from, to).is_some_and(|days| days <= i64::from(limit));
    if clock.steps.is_empty() || row.panel_held.is_none() || row.panel_report.is_none() {
        return kept(row.started, Some(ended), clock.limit);
    }
    let dates = [row.started, row.panel_held, row.panel_report, Some(ended)];
    clock.steps.iter().zip(dates.windows(2)).all(|(step, pair)| kept(pair[0], pair[1], step.limit))
}

fn keeps_extension(row: &StageDates, ended: NaiveDate, clock: &Clock) -> bool {
    let (Some(started), Some(extended), Some(new_due)) = (row.started, clock.extended, row.new_due) else {
        return false;
    };
    let longest = due_date(started, extended);
    row.extension_agreed && ended <= new_due && longest.is_some_and(|longest| ended <= longest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Clocks;

    fn day(text: &str) -> Option<NaiveDate> {
        Some(text.parse().unwrap())
    }

    fn judge(row: StageDates, stage: u8) -> (&'static str, &'static str) {
        let clocks = Clocks::new([], None);
        let clock = clocks.in_force("childrens_statutory", stage, row.started.unwrap()).unwrap();
        (published_timing(&row, clock, day("2024-11-01").unwrap()), lawful_timing(&row, clock))
    }

    #[test]
    fn the_tenth_working_day_is_within_and_the_eleventh_is_over() {
        let row = |ended| StageDates { started: day("2023-12-20"), ended: day(ended), ..Default::default() };
        assert_eq!(judge(row("2024-01-08"), 1), ("within", "first_limit"));
        assert_eq!(judge(row("2024-01-09"), 1), ("over", "over"));
    }

    #[test]
    fn an_extension_counts_only_where_agreed_kept_and_allowed() {
        let row = StageDates {
            started: day("2023-12-20"),
            ended: day("2024-01-15"),
            extension_agreed: true,
            new_due: day("2024-01-22"),
            ..Default::default()
        };
        assert_eq!(judge(row, 1), ("over", "extension"));
        assert_eq!(judge(StageDates { extension_agreed: false, ..row }, 1).1, "over");
        assert_eq!(judge(StageDates { new_due: day("2024-01-12"), ..row }, 1).1, "over");
        let beyond = StageDates { new_due: day("2024-02-28"), ended: day("2024-01-23"), ..row };
        assert_eq!(judge(beyond, 1).1, "over", "twenty working days is the longest the law allows");
    }

    #[test]
    fn stage_two_is_published_against_its_extended_limit() {
        let row = StageDates { started: day("2023-12-20"), ended: day("2024-03-25"), ..Default::default() };
        assert_eq!(judge(row, 2), ("within", "over"));
        assert_eq!(judge(StageDates { ended: day("2024-03-26"), ..row }, 2).0, "over");
    }

    #[test]
    fn an_open_stage_is_over_once_its_limit_has_passed_and_a_withdrawn_request_is_neither() {
        let open = StageDates { started: day("2024-10-25"), ..Default::default() };
        assert_eq!(judge(open, 1), ("open", "open"));
        assert_eq!(judge(StageDates { started: day("2024-01-02"), ..open }, 1), ("over", "open"));
        assert_eq!(judge(StageDates { withdrawn: true, ..open }, 3), ("withdrawn", "withdrawn"));
    }

    #[test]
    fn stage_three_keeps_its_limit_in_law_where_every_step_does() {
        let row = StageDates {
            started: day("2023-09-14"),
            panel_held: day("2023-10-23"),
            panel_report: day("2023-10-26"),
            ended: day("2023-11-14"),
            ..Default::default()
        };
        assert_eq!(judge(row, 3), ("within", "first_limit"));
        let late_panel = StageDates { panel_held: day("2023-11-01"), panel_report: day("2023-11-02"), ..row };
        assert_eq!(judge(late_panel, 3), ("within", "over"));
    }
}
