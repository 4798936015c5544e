//! Every figure as a row of words, for data files and the terminal.

use serde::Serialize;

use super::wording::worded;
use crate::analysis::{BreakdownValue, Decimal, Figures, Matrix, MatrixValue, Unit, Value, register};
use crate::calendar::ReportingYear;

/// A figure, or a category of a breakdown, in one year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// `childrens_statutory_received`; a category stands after a stop: `childrens_statutory_by_outcome.upheld`.
    pub figure: String,
    pub label: String,
    pub year: String,
    /// The number without thousands separators, or the symbol that says why there is none.
    pub value: String,
    pub unit: &'static str,
    /// Of a share: what it is a part of.
    pub part: Option<u64>,
    pub whole: Option<u64>,
    /// Of a mean or median: the cases it is over.
    pub cases: Option<u64>,
    /// What the report of that year printed, where cases now say otherwise: the value is then restated, `[r]`.
    pub earlier: Option<String>,
}

/// All figures and breakdowns of the reports, in every year that holds a number, in the order of the register.
pub fn listing(figures: &Figures, reports: &[&str]) -> Vec<Listed> {
    let wanted = |name: &str| reports.iter().any(|report| name.starts_with(&format!("{report}_")));
    let mut listed = Vec::new();
    for figure in register::figures().filter(|f| wanted(f.name)) {
        let years = figures.years(figure.name);
        listed.extend(years.into_iter().map(|year| Listed {
            earlier: figures.earlier(figure.name, year).map(Decimal::plain),
            ..row(figure.name.to_string(), figure.label, year, &figures.value(figure.name, year), figure.unit)
        }));
    }
    for breakdown in register::breakdowns().filter(|b| wanted(b.name)) {
        for year in [figures.year.previous(), figures.year] {
            if let Some(split) = figures.breakdown(breakdown.name, year) {
                listed.extend(categories(breakdown.name, breakdown.label, year, split));
            }
        }
    }
    for matrix in register::matrices().filter(|m| wanted(m.name)) {
        if let Some(value) = figures.matrix(matrix.name) {
            listed.extend(cells(matrix, value, figures.year));
        }
    }
    listed
}

/// Every cell of a matrix: `lgsco_neighbours.Salford.upheld`. Its totals are figures, which are listed for themselves.
fn cells(matrix: &Matrix, value: &MatrixValue, year: ReportingYear) -> Vec<Listed> {
    let mut listed = Vec::new();
    for of in &value.rows {
        for (measure, value) in matrix.measures.iter().zip(&of.values) {
            let year = if measure.last_year { year.previous() } else { year };
            let name = format!("{}.{}.{}", matrix.name, of.code, measure.key);
            listed.push(row(
                name,
                &format!("{}: {}: {}", matrix.label, of.label, measure.label),
                year,
                value,
                measure.unit,
            ));
        }
    }
    listed
}

fn categories(name: &str, label: &str, year: ReportingYear, split: &BreakdownValue) -> Vec<Listed> {
    let mut rows = Vec::new();
    for category in &split.categories {
        let name = format!("{name}.{}", category.code);
        let label = format!("{label}: {}", category.label);
        rows.push(row(name.clone(), &label, year, &category.count, Unit::Count));
        rows.push(row(name, &label, year, &category.share, Unit::Percent { places: 0 }));
    }
    rows
}

fn row(figure: String, label: &str, year: ReportingYear, value: &Value, unit: Unit) -> Listed {
    let number = value.printed(unit).map(Decimal::plain);
    let part_and_whole = value.part_and_whole();
    Listed {
        figure,
        label: label.to_string(),
        year: year.to_string(),
        value: number.unwrap_or_else(|| worded(value, unit)),
        unit: match unit {
            Unit::Count => "count",
            Unit::Percent { .. } => "percent",
            Unit::WorkingDays { .. } => "working days",
            Unit::Pounds => "pounds",
            Unit::Rate { per: 100_000, .. } => "per 100,000",
            Unit::Rate { per: 1000, .. } => "per 1,000",
            Unit::Rate { .. } => "rate",
        },
        part: part_and_whole.map(|(part, _)| part),
        whole: part_and_whole.map(|(_, whole)| whole),
        cases: value.cases(),
        earlier: None,
    }
}
