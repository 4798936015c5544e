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
            Unit::Percent { places } | Unit::WorkingDays { places } => places,
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
