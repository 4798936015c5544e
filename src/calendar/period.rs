use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer};

use super::months::MONTHS;
use super::reporting_year::ReportingYear;

/// Consecutive months of a reporting year: the year itself, a quarter, a month, or the year to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    /// Counted from April as 0, the last one included.
    first: u8,
    last: u8,
}

/// A part of one reporting year. It is written `2023/24`, `2023/24-Q3` (quarter 3, October to December), `2023/24-to-Q3`
/// (the year to date, April to December) or `2023/24-December`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    pub year: ReportingYear,
    pub part: Part,
}

/// Why a text is no period, with what to write instead.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAPeriod {
    #[error("\"{0}\" names no reporting year: write it as in 2023/24-Q3, the second year being the next")]
    Year(String),
    #[error(
        "\"{0}\" names no quarter of a year: write Q1 (April to June), Q2, Q3 or Q4 (January to March), as in 2023/24-Q3"
    )]
    Quarter(String),
    #[error(
        "\"{0}\" is not a period: write a year as 2023/24, a quarter as 2023/24-Q3, a month as 2023/24-December, \
         the year to date as 2023/24-to-Q3"
    )]
    Form(String),
}

impl Part {
    pub const YEAR: Part = Part { first: 0, last: 11 };

    /// Quarter 1 is April to June.
    pub fn quarter(number: u8) -> Option<Part> {
        (1..=4).contains(&number).then(|| Part { first: number * 3 - 3, last: number * 3 - 1 })
    }

    /// A month by its English name.
    pub fn month(name: &str) -> Option<Part> {
        let position = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(name))?;
        u8::try_from(position).ok().map(|position| Part { first: position, last: position })
    }

    /// From April to the end of this part.
    pub fn to_date(self) -> Part {
        Part { first: 0, last: self.last }
    }

    pub fn is_year(self) -> bool {
        self == Part::YEAR
    }

    /// Whether a day of any reporting year lies in this part of it.
    pub fn contains(self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&position(day))
    }

    /// The names of its months.
    pub fn months(self) -> &'static [&'static str] {
        &MONTHS[self.first.into()..=self.last.into()]
    }

    /// 1 to 4, where it is a quarter.
    fn quarter_number(self) -> Option<u8> {
        (1..=4).find(|number| Part::quarter(*number) == Some(self))
    }
}

/// The month of a day, April being 0.
fn position(day: NaiveDate) -> u8 {
    (day.month0() as u8 + 9) % 12
}

impl Period {
    /// The same part of the year before.
    pub fn year_before(self) -> Period {
        Period { year: self.year.previous(), part: self.part }
    }

    /// From 1 April to the end of this period.
    pub fn to_date(self) -> Period {
        Period { part: self.part.to_date(), ..self }
    }

    /// The last month that is over at the end of a day.
    pub fn last_month_by(day: NaiveDate) -> Period {
        let month = |day: NaiveDate| {
            let part = Part { first: position(day), last: position(day) };
            Period { year: ReportingYear::of(day), part }
        };
        let of_day = month(day);
        let before = day.checked_sub_months(Months::new(1)).map_or(of_day, month);
        if of_day.last_day() == day { of_day } else { before }
    }

    pub fn contains(self, day: NaiveDate) -> bool {
        ReportingYear::of(day) == self.year && self.part.contains(day)
    }

    pub fn last_day(self) -> NaiveDate {
        let days = self.year.first_day().iter_days().take_while(|day| *day <= self.year.last_day());
        days.filter(|day| self.part.contains(*day)).last().unwrap_or_else(|| self.year.last_day())
    }

    /// As a sentence names it: `2023/24`, `quarter 3 of 2023/24`, `April to December 2023`, `December 2023`.
    pub fn words(self) -> String {
        match self.part.quarter_number() {
            _ if self.part.is_year() => self.year.to_string(),
            Some(quarter) => format!("quarter {quarter} of {}", self.year),
            None => self.months(),
        }
    }

    /// As a heading names it: `2023/24`, `Q3 2023/24`, `December 2023`.
    pub fn short(self) -> String {
        match self.part.quarter_number() {
            Some(quarter) => format!("Q{quarter} {}", self.year),
            None => self.words(),
        }
    }

    /// Its days: `1 October 2023 to 31 December 2023`.
    pub fn days(self) -> String {
        let year = |position: u8| self.year.first_day().year() + i32::from(position > 8);
        let (first, last) = (self.part.first, self.last_day());
        format!("1 {} {} to {} {}", MONTHS[usize::from(first)], year(first), last.day(), self.last_month())
    }

    /// `December 2023`
    fn last_month(self) -> String {
        Period { part: Part { first: self.part.last, last: self.part.last }, ..self }.months()
    }

    /// Its months: `October to December 2023`, `April 2023 to February 2024`, `December 2023`.
    pub fn months(self) -> String {
        let year = |position: u8| self.year.first_day().year() + i32::from(position > 8);
        let (first, last) = (self.part.first, self.part.last);
        let name = |position: u8| MONTHS[usize::from(position)];
        if first == last {
            format!("{} {}", name(last), year(last))
        } else if year(first) == year(last) {
            format!("{} to {} {}", name(first), name(last), year(last))
        } else {
            format!("{} {} to {} {}", name(first), year(first), name(last), year(last))
        }
    }
}

impl From<ReportingYear> for Period {
    fn from(year: ReportingYear) -> Self {
        Period { year, part: Part::YEAR }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, part) = (self.year, self.part);
        let ends_quarter = Part::quarter(part.last / 3 + 1).filter(|quarter| quarter.last == part.last);
        match (part.quarter_number(), ends_quarter.and_then(Part::quarter_number)) {
            _ if part.is_year() => write!(f, "{year}"),
            (Some(quarter), _) => write!(f, "{year}-Q{quarter}"),
            _ if part.first == part.last => write!(f, "{year}-{}", MONTHS[usize::from(part.last)]),
            (None, Some(quarter)) => write!(f, "{year}-to-Q{quarter}"),
            (None, None) => write!(f, "{year}-to-{}", MONTHS[usize::from(part.last)]),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (trimmed, said) = (text.trim(), text.to_string());
        if let Ok(year) = trimmed.parse::<ReportingYear>() {
            return Ok(Period::from(year));
        }
        // The year itself may be written with a hyphen: 2023-24-Q3.
        let (year, word, to_date) = match (trimmed.rsplit_once("-to-"), trimmed.rsplit_once('-')) {
            (Some((year, word)), _) => (year, word, true),
            (None, Some((year, word))) => (year, word, false),
            (None, None) => return Err(NotAPeriod::Form(said)),
        };
        let numbered = word.strip_prefix(['Q', 'q']).map(|number| number.parse().ok().and_then(Part::quarter));
        let part = match numbered {
            Some(None) => return Err(NotAPeriod::Quarter(said)),
            Some(quarter) => quarter,
            None => Part::month(word),
        };
        let part = part.ok_or_else(|| NotAPeriod::Form(said.clone()))?;
        let year = year.parse().map_err(|_| NotAPeriod::Year(said))?;
        Ok(Period { year, part: if to_date { part.to_date() } else { part } })
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_quarter_holds_its_three_months_and_no_day_beside_them() {
        let quarter = period("2023/24-Q3");
        assert!(["2023-10-01", "2023-12-31"].iter().all(|d| quarter.contains(day(d))));
        assert!(!["2023-09-30", "2024-01-01", "2022-11-15"].iter().any(|d| quarter.contains(day(d))));
        let last = period("2023-24-q4");
        assert!(["2024-01-01", "2024-02-29", "2024-03-31"].iter().all(|d| last.contains(day(d))));
        assert!(!["2023-12-31", "2024-04-01"].iter().any(|d| last.contains(day(d))));
    }

    #[test]
    fn the_year_to_date_begins_in_april_and_at_quarter_four_is_the_year() {
        assert_eq!(period("2023/24-Q3").to_date(), period("2023/24-to-Q3"));
        assert_eq!(period("2023/24-Q4").to_date(), period("2023/24"));
        assert_eq!(period("2023/24-to-Q1"), period("2023/24-Q1"));
        let to_november = period("2023/24-to-November");
        assert!(to_november.contains(day("2023-04-01")) && to_november.contains(day("2023-11-30")));
        assert!(!to_november.contains(day("2023-12-01")));
    }

    #[test]
    fn a_period_is_written_as_it_is_read_and_named_in_words() {
        for (written, words) in [
            ("2023/24", "2023/24"),
            ("2023/24-Q3", "quarter 3 of 2023/24"),
            ("2023/24-to-Q3", "April to December 2023"),
            ("2023/24-to-February", "April 2023 to February 2024"),
            ("2023/24-December", "December 2023"),
            ("2023/24-March", "March 2024"),
        ] {
            assert_eq!((period(written).to_string().as_str(), period(written).words().as_str()), (written, words));
        }
        assert_eq!(period("2023/24-Q4").months(), "January to March 2024");
        assert_eq!(period("2023/24-Q3").year_before().to_string(), "2022/23-Q3");
        assert_eq!(period("2023/24-Q4").last_day(), day("2024-03-31"));
        assert_eq!(period("2023/24-February").last_day(), day("2024-02-29"));
    }

    #[test]
    fn the_last_month_is_over_on_its_last_day() {
        let by = |text: &str| Period::last_month_by(day(text)).to_string();
        assert_eq!(by("2024-01-31"), "2023/24-January");
        assert_eq!(by("2024-01-30"), "2023/24-December");
        assert_eq!(by("2024-04-15"), "2023/24-March");
        assert_eq!(by("2024-03-30"), "2023/24-February", "a leap year");
        assert_eq!(by("2024-03-31"), "2023/24-March");
    }

    #[test]
    fn what_is_no_period_is_refused_with_what_to_write() {
        let said = |text: &str| text.parse::<Period>().unwrap_err();
        for wrong in ["", "Q3", "2023/24-Decembr", "2023/24-to-", "2023-12", "third quarter"] {
            assert_eq!(said(wrong), NotAPeriod::Form(wrong.into()));
        }
        for wrong in ["2023/24-Q0", "2023/24-Q5", "2023/24-Qthree", "2023/24-Q"] {
            assert_eq!(said(wrong), NotAPeriod::Quarter(wrong.into()));
        }
        for wrong in ["2023/25-Q1", "2023-Q3", "23/24-Q3", "2023/24-to-to-Q3"] {
            assert_eq!(said(wrong), NotAPeriod::Year(wrong.into()));
        }
        assert!(said("2023/24-Q5").to_string().contains("write Q1 (April to June)"));
    }

    proptest! {
        #[test]
        fn each_day_lies_in_one_quarter_and_one_month_of_its_year(offset in 0u64..20_000) {
            let day = NaiveDate::from_ymd_opt(1995, 1, 1).unwrap() + chrono::Days::new(offset);
            let year = ReportingYear::of(day);
            let quarters = (1..=4).filter_map(Part::quarter).filter(|part| Period { year, part: *part }.contains(day));
            prop_assert_eq!(quarters.count(), 1);
            let months = MONTHS.iter().filter_map(|m| Part::month(m)).filter(|part| part.contains(day));
            prop_assert_eq!(months.collect::<Vec<_>>(), Part::month(super::super::month_name(day)).into_iter().collect::<Vec<_>>());
        }
    }
}
