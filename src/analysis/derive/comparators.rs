//! Other councils and residents: which council is ours, and which number of residents counts for which year.

use chrono::NaiveDate;
use polars::prelude::*;

use super::{Frames, Terms};
use crate::analysis::columns::Columns;
use crate::analysis::error::AnalysisError;
use crate::calendar::ReportingYear;

pub(super) fn add(frames: &mut Frames, terms: &Terms) -> Result<(), AnalysisError> {
    for table in ["authority_decisions", "authority_received", "populations"] {
        ours(frames, table, terms)?;
    }
    investigated(frames)?;
    residents(frames, terms)
}

/// Adds `ours`: whether the row is of the council that reports, by its full or short name.
fn ours(frames: &mut Frames, table: &str, terms: &Terms) -> Result<(), AnalysisError> {
    let Some(frame) = frames.get_mut(table) else { return Ok(()) };
    let is_ours = |name: &str| name == terms.council.name || name == terms.council.short_name;
    let flags: Vec<bool> =
        Columns(frame).text("authority")?.into_iter().map(|name| name.is_some_and(is_ours)).collect();
    frame.with_column(Series::new("ours".into(), flags).into())?;
    Ok(())
}

/// Adds to `authority_decisions`: `investigated`, the sum of upheld and not upheld.
fn investigated(frames: &mut Frames) -> Result<(), AnalysisError> {
    let Some(frame) = frames.get_mut("authority_decisions") else { return Ok(()) };
    let columns = Columns(frame);
    let pairs = columns.whole("upheld")?.into_iter().zip(columns.whole("not_upheld")?);
    let sums: Vec<Option<i64>> = pairs.map(|(upheld, not_upheld)| Some(upheld? + not_upheld?)).collect();
    frame.with_column(Series::new("investigated".into(), sums).into())?;
    Ok(())
}

/// Lays `populations` out by reporting year: of each council the row of the day that settings choose for the year, or else
/// of the last day that is not after its end.
fn residents(frames: &mut Frames, terms: &Terms) -> Result<(), AnalysisError> {
    let Some(frame) = frames.get("populations") else { return Ok(()) };
    let columns = Columns(frame);
    let (names, days) = (columns.text("authority")?, columns.dates("reference_date")?);
    let (mut rows, mut years) = (Vec::new(), Vec::new());
    for year in terms.years {
        let chosen = terms.population_dates.get(year).map(|day| day.0);
        for name in names.iter().collect::<std::collections::BTreeSet<_>>() {
            let own: Vec<(usize, NaiveDate)> =
                (0..days.len()).filter(|row| names[*row] == *name).filter_map(|row| Some((row, days[row]?))).collect();
            if let Some(row) = row_of_year(&own, *year, chosen) {
                rows.push(row as IdxSize);
                years.push(year.to_string());
            }
        }
    }
    let mut laid_out = frame.take(&IdxCa::from_vec("row".into(), rows))?;
    laid_out.with_column(Series::new("year".into(), years).into())?;
    frames.insert("populations".into(), laid_out);
    Ok(())
}

fn row_of_year(rows: &[(usize, NaiveDate)], year: ReportingYear, chosen: Option<NaiveDate>) -> Option<usize> {
    let fits = |day: &NaiveDate| chosen.map_or(*day <= year.last_day(), |chosen| *day == chosen);
    rows.iter().filter(|(_, day)| fits(day)).max_by_key(|(_, day)| *day).map(|(row, _)| *row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_the_last_estimate_before_its_end_unless_settings_choose_another() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let rows = [(0, day("2021-03-21")), (1, day("2022-06-30")), (2, day("2023-06-30")), (3, day("2024-06-30"))];
        let of = |year: &str, chosen: Option<&str>| row_of_year(&rows, year.parse().unwrap(), chosen.map(day));
        assert_eq!(of("2023/24", None), Some(2));
        assert_eq!(of("2022/23", None), Some(1));
        assert_eq!(of("2019/20", None), None);
        assert_eq!(of("2023/24", Some("2021-03-21")), Some(0));
        assert_eq!(of("2023/24", Some("2020-01-01")), None);
    }
}
