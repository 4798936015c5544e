//! Days of `report.toml`.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer};

/// A day as TOML writes it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(transparent)]
pub struct Day(#[serde(deserialize_with = "day")] pub NaiveDate);

pub(super) fn optional_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    day(deserializer).map(Some)
}

/// A date as TOML writes it: `2024-11-01`, without quotes.
pub(super) fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let written = toml::value::Datetime::deserialize(deserializer)?;
    let date = written.date.filter(|_| written.time.is_none());
    let date = date.and_then(|d| NaiveDate::from_ymd_opt(d.year.into(), d.month.into(), d.day.into()));
    date.ok_or_else(|| serde::de::Error::custom(format!("{written} is not a day: write it as 2024-11-01")))
}
