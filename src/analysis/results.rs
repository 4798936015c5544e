use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::matrix::MatrixValue;
use super::rounding::Decimal;
use super::value::{Absence, Value};
use crate::calendar::{Part, Period, ReportingYear};

/// Every figure of the years that are held, as one audience may see it.
#[derive(Clone, Debug)]
pub struct Figures {
    pub year: ReportingYear,
    /// The part of each year that they are of: the whole, but in reports between years.
    pub part: Part,
    pub(super) values: BTreeMap<(&'static str, ReportingYear), Value>,
    pub(super) breakdowns: BTreeMap<(&'static str, ReportingYear), BreakdownValue>,
    pub(super) matrices: BTreeMap<(&'static str, ReportingYear), MatrixValue>,
    /// What earlier reports printed where cases now say otherwise.
    pub(super) earlier: BTreeMap<(&'static str, ReportingYear), Decimal>,
    /// The day and source of each year's number of residents.
    pub(super) residents: BTreeMap<ReportingYear, Residents>,
    /// Figures that count the very cases of a breakdown's category, under another name: whoever knows one knows the other.
    pub(super) same: BTreeMap<(&'static str, ReportingYear), Vec<SameCases>>,
    /// Breakdowns that gave way to a coarser one before anything was withheld.
    pub(super) rolled_up: BTreeMap<&'static str, &'static str>,
    /// Breakdowns of which a withheld category is larger than the largest shown: none may be called the largest.
    pub(super) unranked: BTreeSet<(&'static str, ReportingYear)>,
}

/// A category of a breakdown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SameCases {
    pub(super) breakdown: &'static str,
    pub(super) code: String,
}

/// Where a number of residents comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Residents {
    pub on: NaiveDate,
    pub source: String,
}

/// A breakdown in one year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BreakdownValue {
    pub categories: Vec<Category>,
    /// The number of rows, which the categories add up to.
    pub whole: Value,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// The code, or the label where the list is the council's own.
    pub code: String,
    pub label: String,
    /// The code of the coarser category that this one is part of.
    pub within: Option<String>,
    pub count: Value,
    pub share: Value,
}

impl Figures {
    /// What the figures of a year are of.
    pub fn period(&self, year: ReportingYear) -> Period {
        Period { year, part: self.part }
    }

    /// The value in a year; `[x]` where none is held.
    pub fn value(&self, name: &str, year: ReportingYear) -> Value {
        self.values.get(&(name, year)).cloned().unwrap_or(Value::Absent(Absence::NotAvailable))
    }

    pub fn breakdown(&self, name: &str, year: ReportingYear) -> Option<&BreakdownValue> {
        self.breakdowns.iter().find(|((n, y), _)| *n == name && *y == year).map(|(_, value)| value)
    }

    /// A matrix of the reporting year; the measures of the year before stand in it.
    pub fn matrix(&self, name: &str) -> Option<&MatrixValue> {
        self.matrices.iter().find(|((n, y), _)| *n == name && *y == self.year).map(|(_, value)| value)
    }

    /// Whether cases give another number than the report of that year printed.
    pub fn is_restated(&self, name: &str, year: ReportingYear) -> bool {
        self.earlier(name, year).is_some()
    }

    /// What the report of that year printed, where cases now say otherwise and the figure may be shown at all.
    pub fn earlier(&self, name: &str, year: ReportingYear) -> Option<Decimal> {
        let earlier = self.earlier.get(&(name, year)).copied();
        earlier.filter(|_| self.value(name, year).absence().is_none())
    }

    /// The coarser breakdown that is published in place of one.
    pub fn rolled_up(&self, name: &str) -> Option<&'static str> {
        self.rolled_up.get(name).copied()
    }

    /// Whether a breakdown is published in place of a more detailed one.
    pub fn stands_in(&self, name: &str) -> bool {
        self.rolled_up.values().any(|coarser| *coarser == name)
    }

    /// Whether the shown categories of a breakdown may be called its largest.
    pub fn is_ranked(&self, name: &str, year: ReportingYear) -> bool {
        !self.unranked.contains(&(name, year))
    }

    /// The day and source of the number of residents that rates of a year are over.
    pub fn residents(&self, year: ReportingYear) -> Option<&Residents> {
        self.residents.get(&year)
    }

    /// The years from the first that holds a number up to the reporting year, gaps included.
    pub fn years(&self, name: &str) -> Vec<ReportingYear> {
        let held = self.values.iter().filter(|((n, _), value)| *n == name && value.absence().is_none());
        let first = held.map(|((_, year), _)| *year).min().unwrap_or(self.year);
        std::iter::successors(Some(first), |y| Some(y.next())).take_while(|y| *y <= self.year).collect()
    }

    /// The number to draw for a year.
    pub fn drawn(&self, name: &str, year: ReportingYear) -> Option<f64> {
        let figure = super::register::figure(name)?;
        self.value(name, year).printed(figure.unit).map(Decimal::to_f64)
    }
}

impl BreakdownValue {
    pub fn category(&self, code: &str) -> Option<&Category> {
        self.categories.iter().find(|c| c.code == code)
    }
}
