//! Whole numbers, money, decimals and years as exports write them.

use crate::calendar::ReportingYear;

/// A whole number, where text is one: `12`, `1,303`, `12.0`.
pub(super) fn whole(text: &str) -> Option<i64> {
    let plain = decimal(text)?;
    match plain.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|b| b == b'0') => whole.parse().ok(),
        Some(_) => None,
        None => plain.parse().ok(),
    }
}

/// No count, amount or rate has more digits before its point. With fewer, any number of rows can be added up.
const DIGITS: usize = 9;

/// Whether a number has more digits than can be added up.
pub(super) fn is_too_long(text: &str) -> bool {
    text.split('.').next().unwrap_or_default().bytes().filter(u8::is_ascii_digit).count() > DIGITS
}

/// Pounds and pence as pence: `£1,200.50`, `250`. Never negative, never finer than a penny.
pub(super) fn pence(text: &str) -> Option<i64> {
    let text = text.trim();
    let plain = decimal(text.strip_prefix('£').unwrap_or(text))?;
    let (pounds, pence) = plain.split_once('.').unwrap_or((&plain, "0"));
    let pence = pence.trim_end_matches('0');
    let pence: i64 = match pence.len() {
        0 => 0,
        1 => pence.parse::<i64>().ok()? * 10,
        2 => pence.parse().ok()?,
        _ => return None,
    };
    let pounds: i64 = pounds.parse().ok()?;
    let total = pounds.checked_mul(100)?.checked_add(pence)?;
    (!plain.starts_with('-')).then_some(total)
}

/// A decimal number without its thousands separators, otherwise as written: `15,488` is `15488`.
pub(super) fn decimal(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !fraction.is_none_or(is_digits) || !(is_digits(whole) || is_grouped(whole)) || is_too_long(whole) {
        return None;
    }
    Some(text.replace(',', ""))
}

/// A year such as `2023/24`.
pub(super) fn year(text: &str) -> Option<String> {
    text.parse::<ReportingYear>().ok().map(|year| year.to_string())
}

/// `1,303`: groups of three after the first.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let is_number = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&first.len()) && is_number(first) && groups.all(|group| group.len() == 3 && is_number(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_written() {
        assert_eq!(whole("1,303"), Some(1303));
        assert_eq!(whole("12.0"), Some(12));
        assert_eq!(whole("-3"), Some(-3));
        assert_eq!(decimal("15,488.50").as_deref(), Some("15488.50"));
        assert_eq!(year("2023-24").as_deref(), Some("2023/24"));
        for wrong in ["", "1.5", "1,30", "12a", ".", "1.", "9999999999999999999999", "-"] {
            assert_eq!(whole(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn money_is_kept_in_pence() {
        for (text, expected) in
            [("£1,200.50", 120_050), ("250", 25_000), ("0.5", 50), ("12.30", 1_230), ("12.300", 1_230)]
        {
            assert_eq!(pence(text), Some(expected), "{text}");
        }
        // As many rows as a file can have, and no more than a sum can hold.
        let rows = 90_000_000;
        assert!(pence("999,999,999.99").unwrap().checked_mul(rows).is_some());
        for wrong in ["-5", "1.234", "£", "five", "1000000000", "99999999999999999999"] {
            assert_eq!(pence(wrong), None, "{wrong}");
        }
    }
}
