//! Limits in calendar months, and the months of a reporting year.

use chrono::{Datelike, Months, NaiveDate};

/// The months in which adults' complaints are to be answered: SI 2009/309 reg 14, unless longer is agreed.
pub const ADULT_MONTHS: u32 = 6;

/// The months of a reporting year, in order.
pub const MONTHS: [&str; 12] = [
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "January",
    "February",
    "March",
];

/// The name of a day's month.
pub fn month_name(day: NaiveDate) -> &'static str {
    MONTHS[(day.month0() as usize + 9) % 12]
}

/// The last day of a limit of whole months that begins on the day of receipt itself: the day before the day of the same
/// number, or the last day of a month that has no such day. None beyond the calendar.
pub fn last_day_of_months(received: NaiveDate, months: u32) -> Option<NaiveDate> {
    let same = received.checked_add_months(Months::new(months))?;
    if same.day() == received.day() { same.pred_opt() } else { Some(same) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_day_of_receipt_is_the_first_day_of_six_months() {
        let last = |received: &str| last_day_of_months(day(received), ADULT_MONTHS).unwrap().to_string();
        assert_eq!(last("2023-05-15"), "2023-11-14");
        assert_eq!(last("2023-04-01"), "2023-09-30");
        assert_eq!(last("2023-10-01"), "2024-03-31");
        assert_eq!(last("2024-02-29"), "2024-08-28");
    }

    #[test]
    fn a_month_without_the_day_ends_the_limit_on_its_own_last_day() {
        let last = |received: &str| last_day_of_months(day(received), ADULT_MONTHS).unwrap().to_string();
        assert_eq!(last("2023-08-31"), "2024-02-29");
        assert_eq!(last("2023-08-30"), "2024-02-29");
        assert_eq!(last("2023-08-29"), "2024-02-28");
        assert_eq!(last("2022-08-31"), "2023-02-28");
        assert_eq!(last("2022-08-29"), "2023-02-28");
        assert_eq!(last("2022-08-28"), "2023-02-27");
        assert_eq!(last("2023-03-31"), "2023-09-30");
        assert_eq!(last("2023-12-31"), "2024-06-30");
    }

    #[test]
    fn months_are_named_in_the_order_of_the_reporting_year() {
        assert_eq!(month_name(day("2023-04-30")), "April");
        assert_eq!(month_name(day("2024-01-01")), "January");
        assert_eq!(month_name(day("2024-03-31")), "March");
        assert_eq!(month_name(day("2023-12-01")), "December");
    }
}
