use super::figure::Unit;
use super::rounding::Decimal;

/// What a figure came to in one year. Numbers stay exact here; they are rounded when worded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Count(u64),
    Share {
        part: u64,
        whole: u64,
    },
    /// The total of a column over a number of cases.
    Mean {
        total: i64,
        cases: u64,
    },
    /// Twice the median, which keeps the half of an even number of cases whole.
    Median {
        doubled: i64,
        cases: u64,
    },
    Pence(i64),
    /// So many events in a population, to `per` of it.
    Rate {
        events: u64,
        population: u64,
        per: u64,
    },
    /// From one count to another: in percent of the first, or where its unit is a count, how many more.
    Change {
        from: u64,
        to: u64,
    },
    /// As an earlier report printed it, or as another service supplied it.
    Published(Decimal),
    Absent(Absence),
}

/// Why there is no number: the Government Statistical Service's symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// `[x]`: no export and no earlier report holds it.
    NotAvailable,
    /// `[z]`: it has no meaning here, such as a share of nothing.
    NotApplicable,
    /// `[c]`: withheld so that no person can be recognised.
    Suppressed,
}

impl Absence {
    pub fn symbol(self) -> &'static str {
        match self {
            Absence::NotAvailable => "[x]",
            Absence::NotApplicable => "[z]",
            Absence::Suppressed => "[c]",
        }
    }
}

impl Value {
    /// The number as it is printed, rounded this once; none where there is no number.
    pub fn printed(&self, unit: Unit) -> Option<Decimal> {
        let places = match unit {
            Unit::Percent { places } | Unit::WorkingDays { places } | Unit::Rate { places, .. } => places,
            Unit::Count | Unit::Pounds => 0,
        };
        match self {
            Value::Count(count) => Some(Decimal::whole(i128::from(*count))),
            Value::Share { part, whole } => Decimal::quotient(i128::from(*part) * 100, i128::from(*whole), places),
            Value::Mean { total, cases } => Decimal::quotient(i128::from(*total), i128::from(*cases), places),
            Value::Median { doubled, .. } => {
                Decimal::quotient(i128::from(*doubled), 2, (doubled % 2).unsigned_abs() as u32)
            }
            Value::Pence(pence) if pence % 100 == 0 => Some(Decimal::whole(i128::from(pence / 100))),
            Value::Pence(pence) => Decimal::quotient(i128::from(*pence), 100, 2),
            Value::Rate { events, population, per } => {
                Decimal::quotient(i128::from(*events) * i128::from(*per), i128::from(*population), places)
            }
            Value::Change { from, to } if unit == Unit::Count => {
                Some(Decimal::whole(i128::from(*to) - i128::from(*from)))
            }
            Value::Change { from, to } => {
                Decimal::quotient((i128::from(*to) - i128::from(*from)) * 100, i128::from(*from), places)
            }
            Value::Published(number) => Some(*number),
            Value::Absent(_) => None,
        }
    }

    /// Why there is no number, where there is none.
    pub fn absence(&self) -> Option<Absence> {
        match self {
            Value::Absent(absence) => Some(*absence),
            _ => None,
        }
    }

    /// The number of cases that a mean or median is over.
    pub fn cases(&self) -> Option<u64> {
        match self {
            Value::Mean { cases, .. } | Value::Median { cases, .. } => Some(*cases),
            _ => None,
        }
    }

    /// The part and the whole of a share.
    pub fn part_and_whole(&self) -> Option<(u64, u64)> {
        match self {
            Value::Share { part, whole } => Some((*part, *whole)),
            _ => None,
        }
    }

    pub fn count(&self) -> Option<u64> {
        match self {
            Value::Count(count) => Some(*count),
            Value::Published(number) => number.plain().parse().ok(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_to_so_many_of_its_population() {
        let unit = Unit::Rate { per: 100_000, places: 1 };
        let printed =
            |population| Value::Rate { events: 3, population, per: 100_000 }.printed(unit).map(|n| n.to_string());
        assert_eq!(printed(360_700).as_deref(), Some("0.8"));
        assert_eq!(printed(345_325).as_deref(), Some("0.9"), "the census would print another number");
        assert_eq!(printed(0), None);
    }

    #[test]
    fn a_change_is_in_percent_of_where_it_began() {
        let unit = Unit::Percent { places: 0 };
        let printed = |from, to| Value::Change { from, to }.printed(unit).map(|n| n.to_string());
        assert_eq!(printed(5, 16).as_deref(), Some("220"));
        assert_eq!(printed(9, 2).as_deref(), Some("\u{2212}78"));
        assert_eq!(printed(253, 173).as_deref(), Some("\u{2212}32"));
        assert_eq!(printed(0, 4), None);
        let in_number = |from, to| Value::Change { from, to }.printed(Unit::Count).map(|n| n.to_string());
        assert_eq!((in_number(9, 2).as_deref(), in_number(0, 4).as_deref()), (Some("\u{2212}7"), Some("4")));
    }
}
