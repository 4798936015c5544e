use std::fmt;
use std::str::FromStr;

/// A decimal number: `units` over ten to the power of `places`. Numbers are rounded into it once, when worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    units: i128,
    places: u32,
}

impl Decimal {
    pub fn whole(number: i128) -> Self {
        Decimal { units: number, places: 0 }
    }

    /// `part` over `whole`, rounded once to `places`, half away from zero. None where the whole is zero.
    pub fn quotient(part: i128, whole: i128, places: u32) -> Option<Self> {
        if whole == 0 {
            return None;
        }
        let scaled = part.checked_mul(10i128.checked_pow(places)?)?;
        let doubled = (scaled.abs() * 2 + whole.abs()) / (whole.abs() * 2);
        Some(Decimal { units: doubled * scaled.signum() * whole.signum(), places })
    }

    /// The same number with `places` decimals, rounded half away from zero where it has more.
    pub fn to_places(self, places: u32) -> Self {
        if places >= self.places {
            return Decimal { units: self.units * 10i128.pow(places - self.places), places };
        }
        Decimal::quotient(self.units, 10i128.pow(self.places), places).unwrap_or(self)
    }

    /// The difference, at the finer of the two precisions.
    pub fn minus(self, other: Decimal) -> Decimal {
        let places = self.places.max(other.places);
        Decimal { units: self.to_places(places).units - other.to_places(places).units, places }
    }

    /// The number of decimals it is held to.
    pub fn places(self) -> u32 {
        self.places
    }

    pub fn abs(self) -> Self {
        Decimal { units: self.units.abs(), ..self }
    }

    pub fn is_zero(self) -> bool {
        self.units == 0
    }

    pub fn is_negative(self) -> bool {
        self.units < 0
    }

    /// For drawing only.
    pub fn to_f64(self) -> f64 {
        self.units as f64 / 10f64.powi(self.places as i32)
    }

    /// Without thousands separators, for data files.
    pub fn plain(self) -> String {
        self.write(false)
    }

    fn write(self, grouped: bool) -> String {
        let scale = 10u128.pow(self.places);
        let units = self.units.unsigned_abs();
        let whole = (units / scale).to_string();
        let whole = if grouped { group(&whole) } else { whole };
        // For readers the minus, which is as wide as a digit and never breaks from it; data files have the hyphen.
        let sign = match (self.is_negative(), grouped) {
            (true, true) => "\u{2212}",
            (true, false) => "-",
            (false, _) => "",
        };
        if self.places == 0 {
            return format!("{sign}{whole}");
        }
        format!("{sign}{whole}.{:0width$}", units % scale, width = self.places as usize)
    }
}

/// `25242` as `25,242`.
fn group(digits: &str) -> String {
    let mut grouped = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.write(true))
    }
}

#[derive(Debug, thiserror::Error)]
#[error("\"{0}\" is not a decimal number")]
pub struct NotADecimal(String);

impl FromStr for Decimal {
    type Err = NotADecimal;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NotADecimal(text.to_string());
        let (whole, fraction) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
        let places = u32::try_from(fraction.len()).ok().filter(|p| *p <= 9).ok_or_else(wrong)?;
        if !fraction.chars().all(|c| c.is_ascii_digit()) || whole.is_empty() || whole.len() > 24 {
            return Err(wrong());
        }
        let units: i128 = format!("{whole}{fraction}").parse().map_err(|_| wrong())?;
        Ok(Decimal { units, places })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn percent(part: i128, whole: i128, places: u32) -> String {
        Decimal::quotient(part * 100, whole, places).unwrap().to_string()
    }

    #[test]
    fn shares_are_rounded_half_away_from_zero() {
        assert_eq!(percent(129, 156, 0), "83");
        assert_eq!(percent(1, 8, 0), "13");
        assert_eq!(percent(-1, 8, 0), "\u{2212}13");
        assert_eq!(percent(174, 211, 0), "82");
        assert_eq!(percent(1, 3, 1), "33.3");
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(Decimal::quotient(1, 0, 0), None);
    }

    #[test]
    fn thousands_are_grouped_for_readers_and_not_for_data() {
        let number: Decimal = "25242".parse().unwrap();
        assert_eq!((number.to_string(), number.plain()), ("25,242".into(), "25242".into()));
        assert_eq!("-1234567.50".parse::<Decimal>().unwrap().to_string(), "\u{2212}1,234,567.50");
        assert_eq!("-1234567.50".parse::<Decimal>().unwrap().plain(), "-1234567.50");
        assert!("1,000".parse::<Decimal>().is_err());
    }

    proptest! {
        #[test]
        fn a_rounded_quotient_is_within_half_a_unit(part in 0i128..100_000, whole in 1i128..100_000) {
            let rounded = Decimal::quotient(part, whole, 2).unwrap();
            let error = (rounded.units * whole - part * 100).abs() * 2;
            prop_assert!(error <= whole);
        }

        #[test]
        fn what_is_printed_reads_back(units in -1_000_000i128..1_000_000, places in 0u32..4) {
            let number = Decimal { units, places };
            prop_assert_eq!(number.plain().parse::<Decimal>().unwrap(), number);
        }
    }
}
