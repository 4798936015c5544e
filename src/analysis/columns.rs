use chrono::{Days, NaiveDate};
use polars::prelude::*;

use super::error::AnalysisError;

/// A frame's columns as values of ours, for the derivations that go row by row.
pub(super) struct Columns<'a>(pub(super) &'a DataFrame);

impl<'a> Columns<'a> {
    pub(super) fn text(&self, name: &str) -> Result<Vec<Option<&'a str>>, AnalysisError> {
        Ok(self.0.column(name)?.str()?.iter().collect())
    }

    pub(super) fn whole(&self, name: &str) -> Result<Vec<Option<i64>>, AnalysisError> {
        Ok(self.0.column(name)?.i64()?.iter().collect())
    }

    pub(super) fn flags(&self, name: &str) -> Result<Vec<Option<bool>>, AnalysisError> {
        Ok(self.0.column(name)?.bool()?.iter().collect())
    }

    pub(super) fn dates(&self, name: &str) -> Result<Vec<Option<NaiveDate>>, AnalysisError> {
        let days = self.0.column(name)?.date()?.physical().clone();
        Ok(days.iter().map(|day| day.and_then(date)).collect())
    }
}

/// A polars date, which is a number of days since 1970.
fn date(days: i32) -> Option<NaiveDate> {
    let distance = Days::new(u64::from(days.unsigned_abs()));
    let epoch = NaiveDate::default();
    if days < 0 { epoch.checked_sub_days(distance) } else { epoch.checked_add_days(distance) }
}
