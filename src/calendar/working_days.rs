use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// England and Wales bank holidays 2012 to 2028, Good Friday and Christmas Day among them.
/// Source: GOV.UK bank holidays, whose live feed drops old years, which is why the table is embedded.
const BANK_HOLIDAYS: &str = include_str!("bank_holidays.csv");

/// The weekdays that are not working days, in order.
static HOLIDAYS: LazyLock<BTreeSet<NaiveDate>> = LazyLock::new(|| {
    let days = BANK_HOLIDAYS.lines().skip(1).filter_map(|line| line.split(',').next()?.parse().ok());
    days.filter(|day| !is_weekend(*day)).collect()
});

/// Every working day that the table covers, in order.
static WORKING_DAYS: LazyLock<Vec<NaiveDate>> = LazyLock::new(|| {
    let days = COVERED.0.iter_days().take_while(|day| *day <= COVERED.1);
    days.filter(|day| is_working_day(*day)).collect()
});

/// How many working days there are up to each day that the table covers.
static UP_TO: LazyLock<Vec<usize>> = LazyLock::new(|| {
    let days = COVERED.0.iter_days().take_while(|day| *day <= COVERED.1);
    days.map(|day| WORKING_DAYS.partition_point(|working| *working <= day)).collect()
});

/// The first and last day that the table of bank holidays covers.
pub const COVERED: (NaiveDate, NaiveDate) = (day(2012, 1, 1), day(2028, 12, 31));

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// Whether a day counts under SI 2006/1738 reg 2: not a Saturday, Sunday, Christmas Day, Boxing Day,
/// Good Friday or bank holiday. Days on which a council closes by choice still count.
pub fn is_working_day(day: NaiveDate) -> bool {
    !is_weekend(day) && !HOLIDAYS.contains(&day)
}

/// Working days taken from `received` to `ended`: the day of receipt is day zero, so the days counted are
/// those after it up to and including the day it ended. Negative spans count as zero days.
/// None where either day lies outside the table of bank holidays.
pub fn working_days_between(received: NaiveDate, ended: NaiveDate) -> Option<u32> {
    if !is_covered(received) || !is_covered(ended) {
        return None;
    }
    if ended <= received {
        return Some(0);
    }
    let holidays = HOLIDAYS.range(received + Days::new(1)..=ended).count() as i64;
    u32::try_from(weekdays_up_to(ended) - weekdays_up_to(received) - holidays).ok()
}

/// The last day of a limit of `limit` working days from `received`. None outside the table of bank holidays.
pub fn due_date(received: NaiveDate, limit: u32) -> Option<NaiveDate> {
    let Some(more) = limit.checked_sub(1) else { return is_covered(received).then_some(received) };
    if !is_covered(received.succ_opt()?) {
        return None;
    }
    let since = received.num_days_from_ce() - COVERED.0.num_days_from_ce();
    // None lies before the table: the last day before it is the earliest that can be received.
    let before = usize::try_from(since).map_or(Some(0), |at| UP_TO.get(at).copied())?;
    WORKING_DAYS.get(before + more as usize).copied()
}

fn is_covered(day: NaiveDate) -> bool {
    (COVERED.0..=COVERED.1).contains(&day)
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Weekdays from 1 January of year 1 (a Monday) up to and including a day.
fn weekdays_up_to(day: NaiveDate) -> i64 {
    let days = i64::from(day.num_days_from_ce());
    days / 7 * 5 + (days % 7).min(5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const VECTORS: &str = include_str!("../../tests/data/working_day_vectors.csv");
    const LIMITS: [u32; 8] = [3, 5, 10, 20, 25, 30, 50, 65];

    #[test]
    fn the_edge_cases_of_the_calendar_fall_due_as_published() {
        for line in VECTORS.lines().skip(1) {
            let mut fields = csv_fields(line).into_iter();
            let received: NaiveDate = fields.next().unwrap().parse().unwrap();
            let case = fields.next().unwrap();
            for limit in LIMITS {
                let due: NaiveDate = fields.next().unwrap().parse().unwrap();
                assert_eq!(due_date(received, limit), Some(due), "{case}: {limit} working days");
                assert_eq!(working_days_between(received, due), Some(limit), "{case}: {limit} working days");
            }
        }
        assert_eq!(VECTORS.lines().count(), 11);
    }

    fn csv_fields(line: &str) -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
        reader.records().next().unwrap().unwrap().iter().map(str::to_string).collect()
    }

    #[test]
    fn a_reporting_year_has_the_working_days_it_has() {
        let (last, first) = (day(2023, 3, 31), day(2024, 3, 31));
        assert_eq!(working_days_between(last, first), Some(250));
    }

    #[test]
    fn a_day_outside_the_table_has_no_answer() {
        assert_eq!(working_days_between(day(2011, 12, 30), day(2012, 2, 1)), None);
        assert_eq!(due_date(day(2028, 12, 29), 1), None);
    }

    proptest! {
        #[test]
        fn the_count_is_that_of_counting_day_by_day(start in 0u64..5000, length in 0u64..400) {
            let received = COVERED.0 + Days::new(start);
            let ended = received + Days::new(length);
            let counted = received.iter_days().skip(1).take(length as usize).filter(|d| is_working_day(*d)).count();
            prop_assert_eq!(working_days_between(received, ended), Some(counted as u32));
        }

        #[test]
        fn a_limit_falls_due_on_the_day_that_counting_day_by_day_comes_to(start in 0u64..6300, limit in 0u32..90) {
            let received = COVERED.0.pred_opt().unwrap() + Days::new(start);
            let mut days = received.iter_days().skip(1).take_while(|day| is_covered(*day)).filter(|day| is_working_day(*day));
            let due = match limit.checked_sub(1) {
                Some(more) => days.nth(more as usize),
                None => Some(received).filter(|day| is_covered(*day)),
            };
            prop_assert_eq!(due_date(received, limit), due);
        }
    }
}
