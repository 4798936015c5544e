//! Days as exports write them. The order of numeric dates is the one that settings declare, never guessed.

use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::workspace::settings::DateOrder;

const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Why text is not a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NotADay {
    /// It has not the form of a date.
    Form,
    /// It has the form of a date, but there is no such day, for the reason given.
    Impossible(String),
}

/// The day that text means: `31/03/2024`, `31-03-2024`, `31.03.24`, `2024-03-31`, `1-Apr-17`, `1 April 2023`, with or without a time.
pub(super) fn parse(text: &str, order: DateOrder) -> Result<NaiveDate, NotADay> {
    let parts = parts(without_time(text.trim())).ok_or(NotADay::Form)?;
    let (day, month, year) = match parts {
        [year, month, day] if year.len() == 4 && is_number(year) => (day, month, year),
        [day, month, year] if !is_number(month) => (day, month, year),
        [day, month, year] if order == DateOrder::Dmy => (day, month, year),
        [month, day, year] if order == DateOrder::Mdy => (day, month, year),
        [year, month, day] => (day, month, year),
    };
    let day = number(day, 2).ok_or(NotADay::Form)?;
    let month = month_number(month).ok_or(NotADay::Form)?;
    build(day, month, full_year(year).ok_or(NotADay::Form)?, order)
}

/// The day of an ISO date or date-time, as ODS workbooks hold them.
pub(super) fn iso(text: &str) -> Option<NaiveDate> {
    let day = text.get(..10)?;
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok().filter(|day| YEARS.contains(&day.year()))
}

/// The day that a number means in a workbook: days since 30 December 1899, or since 1 January 1904.
pub(super) fn from_serial(serial: f64, is_1904: bool) -> Option<NaiveDate> {
    let epoch = if is_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) }?;
    let whole = (1.0..100_000.0).contains(&serial).then(|| serial.floor() as i64)?;
    check_year(epoch.checked_add_signed(TimeDelta::days(whole))?).ok()
}

/// Refuses the years that no export can mean.
pub(super) fn check_year(day: NaiveDate) -> Result<NaiveDate, NotADay> {
    if YEARS.contains(&day.year()) {
        return Ok(day);
    }
    Err(NotADay::Impossible(format!("the year {} is not between 1990 and 2100", day.year())))
}

/// The first day of each month of those years, counted from 1970, and how many days the month has.
static MONTHS_OF_YEARS: LazyLock<Vec<(i32, u32)>> = LazyLock::new(|| {
    let months = YEARS.flat_map(|year| (1..=12).filter_map(move |month| NaiveDate::from_ymd_opt(year, month, 1)));
    months.map(|first| (first.to_epoch_days(), u32::from(first.num_days_in_month()))).collect()
});

/// The day since 1970 that text of the plain form means, found and not reckoned; none where there is no such day.
pub(super) fn plain_day(text: &str, order: DateOrder) -> Option<i32> {
    let [first, second, year] = plain(text)?;
    let (day, month) = match order {
        DateOrder::Dmy => (first, second),
        DateOrder::Mdy => (second, first),
        DateOrder::Ymd => return None,
    };
    let years = i32::try_from(year).ok()? - YEARS.start();
    let at = usize::try_from(years).ok()? * 12 + month.checked_sub(1).filter(|month| *month < 12)? as usize;
    let (starts, length) = *MONTHS_OF_YEARS.get(at)?;
    (1..=length).contains(&day).then(|| starts + day as i32 - 1)
}

/// The three numbers of `31/03/2024`: most cells of most exports have this form, and need not be searched for another.
fn plain(text: &str) -> Option<[u32; 3]> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let is_mark = |byte: u8| matches!(byte, b'/' | b'-' | b'.');
    let [a, b, mark, c, d, other, e, f, g, h] = *bytes;
    let is_plain = is_mark(mark) && is_mark(other) && [a, b, c, d, e, f, g, h].iter().all(u8::is_ascii_digit);
    let number = |digits: &[u8]| digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    is_plain.then(|| [number(&bytes[..2]), number(&bytes[3..5]), number(&bytes[6..])])
}

/// The words of a date, where text has exactly three parts.
fn parts(text: &str) -> Option<[&str; 3]> {
    let mut parts = text.split(['/', '-', '.', ' ', ',']).filter(|part| !part.is_empty());
    let three = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(three)
}

/// The text before a time of day: `2024-03-31T10:15:00` and `31/03/2024 10:15` keep their day.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else { return text };
    let before = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    before.strip_suffix('T').unwrap_or(before).trim_end()
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn number(text: &str, longest: usize) -> Option<u32> {
    (text.len() <= longest && is_number(text)).then(|| text.parse().ok()).flatten()
}

fn month_number(text: &str) -> Option<u32> {
    if is_number(text) {
        return number(text, 2);
    }
    let name = text.to_lowercase();
    let found = MONTHS.iter().position(|month| name.len() >= 3 && month.starts_with(&name))?;
    u32::try_from(found + 1).ok()
}

/// Two figures mean 2000 to 2069 or 1970 to 1999.
fn full_year(text: &str) -> Option<i32> {
    let year = i32::try_from(number(text, 4)?).ok()?;
    match text.len() {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn build(day: u32, month: u32, year: i32, order: DateOrder) -> Result<NaiveDate, NotADay> {
    let Some(name) = month.checked_sub(1).and_then(|at| MONTHS.get(at as usize)) else {
        return Err(NotADay::Impossible(format!("there is no month {month}, dates being read as {}", shown(order))));
    };
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => check_year(date),
        None => {
            let name = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
            Err(NotADay::Impossible(format!("there is no {day} {name} {year}")))
        }
    }
}

/// The order in words.
pub(super) fn shown(order: DateOrder) -> &'static str {
    match order {
        DateOrder::Dmy => "day/month/year",
        DateOrder::Mdy => "month/day/year",
        DateOrder::Ymd => "year/month/day",
    }
}

/// Whether text may be the name of a month, whole or cut short.
pub(super) fn is_month_name(text: &str) -> bool {
    !text.is_empty() && !is_number(text) && month_number(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{Dmy, Mdy, Ymd};

    fn day(text: &str, order: DateOrder) -> String {
        parse(text, order).map(|day| day.to_string()).unwrap_or_else(|wrong| format!("{wrong:?}"))
    }

    #[test]
    fn every_form_of_a_date_is_read() {
        for text in ["31/03/2024", "31-03-2024", "31.03.24", "31/3/24", "2024-03-31", "2024-03-31T23:59:00Z"] {
            assert_eq!(day(text, Dmy), "2024-03-31", "{text}");
        }
        for text in ["31/03/2024 10:15", "31-Mar-24", "31 Mar 2024", "31 March 2024", "2024-03-31 00:00:00.000"] {
            assert_eq!(day(text, Dmy), "2024-03-31", "{text}");
        }
        assert_eq!(day("1-Apr-17", Dmy), "2017-04-01");
        assert_eq!(day("1 Sept 2023", Mdy), "2023-09-01");
        assert_eq!(day("03/31/2024", Mdy), "2024-03-31");
        assert_eq!(day("24/03/31", Ymd), "2024-03-31");
        assert_eq!(day("29/02/2024", Dmy), "2024-02-29");
    }

    #[test]
    fn impossible_days_say_why_and_other_text_does_not() {
        assert_eq!(parse("31/02/2024", Dmy), Err(NotADay::Impossible("there is no 31 February 2024".into())));
        let month = "there is no month 31, dates being read as day/month/year";
        assert_eq!(parse("03/31/2024", Dmy), Err(NotADay::Impossible(month.into())));
        assert_eq!(
            parse("01/04/1889", Dmy),
            Err(NotADay::Impossible("the year 1889 is not between 1990 and 2100".into()))
        );
        for text in ["07700 900917", "Eleri Fenwhistle", "1/2", "1/2/3/4", "1/4/202", "T:", "31//", "é:é"] {
            assert_eq!(parse(text, Dmy), Err(NotADay::Form), "{text}");
        }
    }

    #[test]
    fn serials_count_from_either_epoch() {
        let serial = |number, is_1904| from_serial(number, is_1904).map(|day| day.to_string());
        assert_eq!(serial(45382.0, false).as_deref(), Some("2024-03-31"));
        assert_eq!(serial(45382.99, false).as_deref(), Some("2024-03-31"));
        assert_eq!(serial(43920.0, true).as_deref(), Some("2024-03-31"));
        assert_eq!(serial(13.0, false), None);
        assert_eq!(serial(f64::NAN, false), None);
    }

    proptest::proptest! {
        #[test]
        fn a_day_written_in_any_form_is_read_back(days in 0i64..40_500) {
            let day = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + TimeDelta::days(days);
            for (form, order) in [("%d/%m/%Y", Dmy), ("%-d.%-m.%Y", Dmy), ("%m/%d/%Y", Mdy), ("%Y-%m-%d", Dmy), ("%-d %B %Y", Dmy)] {
                proptest::prop_assert_eq!(parse(&day.format(form).to_string(), order), Ok(day));
            }
            if (1990..2070).contains(&day.year()) {
                proptest::prop_assert_eq!(parse(&day.format("%-d-%b-%y").to_string(), Dmy), Ok(day));
            }
        }

        #[test]
        fn the_plain_form_is_read_as_any_other(text in "[0-9]{2}[/.-][0-9]{2}[/.-][0-9]{4}") {
            for order in [Dmy, Mdy, Ymd] {
                let day = parse(&text, order).ok().map(|day| day.to_epoch_days());
                proptest::prop_assert_eq!(plain_day(&text, order), day.filter(|_| order != Ymd));
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,30}") {
            let _ = parse(&text, Dmy);
            let _ = iso(&text);
        }
    }
}
