//! What a column of a breakdown's table shows of each category.

use serde::Deserialize;

use super::{Terms, invalid};
use crate::analysis::{Absence, BreakdownValue, Value};
use crate::calendar::{Period, ReportingYear};
use crate::diagnostics::{Diagnostic, known_names};
use crate::report::markdown::Fence;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shown {
    pub heading: String,
    /// `count`, `share`, `last_count`, `last_share`, `to_date` or `last_to_date` of a breakdown; a measure of a matrix.
    pub value: String,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum ShownValue {
    Count,
    Share,
    /// The count of the year before.
    LastCount,
    /// The share of the year before.
    LastShare,
    /// In a report between years: the count from April to the end of the period.
    ToDate,
    /// The same of the year before.
    LastToDate,
}

impl ShownValue {
    pub(super) fn is_share(self) -> bool {
        matches!(self, ShownValue::Share | ShownValue::LastShare)
    }

    pub(super) fn year(self, terms: &Terms) -> ReportingYear {
        let year = terms.figures.year;
        match self {
            ShownValue::Count | ShownValue::Share | ShownValue::ToDate => year,
            ShownValue::LastCount | ShownValue::LastShare | ShownValue::LastToDate => year.previous(),
        }
    }

    /// What the value is of, as names of live values write it.
    pub(super) fn period(self, terms: &Terms) -> Period {
        let of = terms.figures.period(self.year(terms));
        if matches!(self, ShownValue::ToDate | ShownValue::LastToDate) { of.to_date() } else { of }
    }
}

pub(super) fn shown_value(shown: &Shown, fence: &Fence, terms: &Terms) -> Result<ShownValue, Diagnostic> {
    const KNOWN: [&str; 6] = ["count", "share", "last_count", "last_share", "to_date", "last_to_date"];
    Ok(match shown.value.as_str() {
        "count" => ShownValue::Count,
        "share" => ShownValue::Share,
        "last_count" => ShownValue::LastCount,
        "last_share" => ShownValue::LastShare,
        "to_date" => ShownValue::ToDate,
        "last_to_date" => ShownValue::LastToDate,
        other => {
            let message = format!("a breakdown shows no \"{other}\"");
            return Err(invalid(fence, terms.file, message, known_names(other, KNOWN)));
        }
    })
}

/// A breakdown from April to the end of the period, this year or last.
pub(super) fn to_date<'a>(shown: ShownValue, name: &str, terms: &Terms<'a>) -> Option<&'a BreakdownValue> {
    terms.to_date?.breakdown(name, shown.year(terms))
}

/// What a breakdown says: a category that it does not hold has no rows. Not available where there is no breakdown.
pub(super) fn or_none(split: Option<&BreakdownValue>, of: impl Fn(&BreakdownValue) -> Option<&Value>) -> Value {
    split.map_or(Value::Absent(Absence::NotAvailable), |split| of(split).cloned().unwrap_or(Value::Count(0)))
}
