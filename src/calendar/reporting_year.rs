use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A reporting year: 1 April to 31 March, the year that SI 2009/309 reg 18 and councils' reports use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportingYear {
    start: i32,
}

#[derive(Debug, thiserror::Error)]
#[error("\"{0}\" is not a reporting year: write it as 2023/24, the second year being the next")]
pub struct NotAReportingYear(String);

impl ReportingYear {
    /// The reporting year that a day lies in.
    pub fn of(day: NaiveDate) -> Self {
        let start = if day.month() >= 4 { day.year() } else { day.year() - 1 };
        ReportingYear { start }
    }

    pub fn previous(self) -> Self {
        ReportingYear { start: self.start - 1 }
    }

    pub fn next(self) -> Self {
        ReportingYear { start: self.start + 1 }
    }

    /// 1 April.
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.start, 4, 1).unwrap_or(NaiveDate::MIN)
    }

    /// 31 March.
    pub fn last_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.start + 1, 3, 31).unwrap_or(NaiveDate::MAX)
    }

    /// `1 April 2023 to 31 March 2024`
    pub fn period(self) -> String {
        format!("1 April {} to 31 March {}", self.start, self.start + 1)
    }
}

impl fmt::Display for ReportingYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{:02}", self.start, (self.start + 1) % 100)
    }
}

impl FromStr for ReportingYear {
    type Err = NotAReportingYear;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NotAReportingYear(text.to_string());
        let (first, second) = text.trim().split_once(['/', '-']).ok_or_else(wrong)?;
        if first.len() != 4 {
            return Err(wrong());
        }
        let start: i32 = first.parse().map_err(|_| wrong())?;
        let next: i32 = second.parse().map_err(|_| wrong())?;
        let agrees = next == start + 1 || (second.len() == 2 && next == (start + 1) % 100);
        if agrees { Ok(ReportingYear { start }) } else { Err(wrong()) }
    }
}

impl<'de> Deserialize<'de> for ReportingYear {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl Serialize for ReportingYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_without_end_is_no_year() {
        for text in ["2147483647/48", "2023/2147483647", "-999/00", "20é3/24"] {
            assert!(text.parse::<ReportingYear>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_lies_in_the_year_that_began_on_the_last_first_of_april() {
        let year = |y, m, d| ReportingYear::of(NaiveDate::from_ymd_opt(y, m, d).unwrap()).to_string();
        assert_eq!(year(2023, 4, 1), "2023/24");
        assert_eq!(year(2024, 3, 31), "2023/24");
        assert_eq!(year(2024, 4, 1), "2024/25");
        assert_eq!(year(2000, 1, 1), "1999/00");
    }

    #[test]
    fn only_consecutive_years_are_accepted() {
        assert_eq!("2023/24".parse::<ReportingYear>().unwrap().to_string(), "2023/24");
        assert_eq!("2023-2024".parse::<ReportingYear>().unwrap().to_string(), "2023/24");
        assert_eq!("1999/00".parse::<ReportingYear>().unwrap().last_day().to_string(), "2000-03-31");
        for wrong in ["2023", "2023/25", "23/24", "2023/2", ""] {
            assert!(wrong.parse::<ReportingYear>().is_err(), "{wrong}");
        }
    }
}
