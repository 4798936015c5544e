//! Every figure as tidy rows of words, one an observation, for data files and the terminal; and what each figure means.

use serde::Serialize;

use super::wording::RESTATED;
use crate::analysis::{
    Absence, Breakdown, BreakdownValue, Computation, Decimal, Figure, Figures, Matrix, MatrixValue, Unit, Value,
    register,
};
use crate::calendar::{Period, ReportingYear};
use crate::law::LegalBasis;

/// One observation: a measure of a figure, or of one category of it, in one year. No two have the same figure, category,
/// measure and year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Listed {
    /// The report that publishes it: `childrens`.
    pub report: String,
    /// `childrens_statutory_received`, or the breakdown or matrix: `childrens_statutory_by_outcome`. Its definition is
    /// listed under this name.
    pub figure: String,
    pub label: String,
    /// What the categories are: `outcome`. Empty where the figure is not broken down.
    pub breakdown: &'static str,
    /// `upheld`; empty where the figure is not broken down.
    pub category: String,
    pub category_label: String,
    pub year: String,
    /// `count`, `share`, `mean`; of a matrix its column: `upheld_rate`.
    pub measure: &'static str,
    pub unit: &'static str,
    /// The number, rounded as it is printed, without thousands separators; none where `symbol` says why.
    pub value: Option<String>,
    /// Why there is no number, `[c]`, `[x]` or `[z]`; or `[r]` where the number is restated.
    pub symbol: &'static str,
    /// Of a share: what it is a part of. Of a rate: the events and the population.
    pub part: Option<u64>,
    pub whole: Option<u64>,
    /// Of a mean or median: the cases it is over.
    pub cases: Option<u64>,
    /// What the report of that year printed, where cases now say otherwise: the value is then restated, `[r]`.
    pub earlier: Option<String>,
}

/// What a figure, breakdown or matrix means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Defined {
    pub figure: &'static str,
    pub label: &'static str,
    pub definition: &'static str,
    /// Provisions parted by semicolons; empty where no law asks for it.
    pub legal_basis: String,
}

impl Listed {
    /// The name by which a document knows it, but for the year: `childrens_statutory_by_outcome.upheld.share`.
    pub fn name(&self) -> String {
        match (self.category.as_str(), self.measure) {
            ("", _) => self.figure.clone(),
            (category, "count") => format!("{}.{category}", self.figure),
            (category, measure) => format!("{}.{category}.{measure}", self.figure),
        }
    }

    /// The value as the terminal shows it: `42%`, `58 [r]`, `[c]`.
    pub fn shown(&self) -> String {
        let percent = if self.unit == "percent" { "%" } else { "" };
        let number = self.value.as_ref().map(|value| format!("{value}{percent} ")).unwrap_or_default();
        format!("{number}{}", self.symbol).trim_end().to_string()
    }
}

/// All figures and breakdowns of the reports, in every year that holds a number, in the order of the register.
pub fn listing(figures: &Figures, reports: &[&str]) -> Vec<Listed> {
    let mut listed = Vec::new();
    for figure in register::figures().filter(|f| wanted(f.name, reports)) {
        listed.extend(figures.years(figure.name).into_iter().map(|year| of_figure(figures, figure, year)));
    }
    for breakdown in register::breakdowns().filter(|b| wanted(b.name, reports)) {
        for year in [figures.year.previous(), figures.year] {
            if let Some(split) = figures.breakdown(breakdown.name, year) {
                listed.extend(categories(breakdown, figures.period(year), split));
            }
        }
    }
    for matrix in register::matrices().filter(|m| wanted(m.name, reports)) {
        if let Some(value) = figures.matrix(matrix.name) {
            listed.extend(cells(matrix, value, figures.period(figures.year)));
        }
    }
    listed
}

/// The meaning of everything that `listing` lists, in the same order.
pub fn definitions(reports: &[&str]) -> Vec<Defined> {
    let law = |bases: &[&LegalBasis]| bases.iter().map(|basis| basis.citation()).collect::<Vec<_>>().join("; ");
    let figures = register::figures().map(|f| Defined::new(f.name, f.label, f.definition, law(f.legal_basis)));
    let breakdowns =
        register::breakdowns().map(|b| Defined::new(b.name, b.label, b.definition, law(b.whole.legal_basis)));
    let matrices = register::matrices().map(|m| Defined::new(m.name, m.label, m.definition, law(m.legal_basis)));
    figures.chain(breakdowns).chain(matrices).filter(|defined| wanted(defined.figure, reports)).collect()
}

impl Defined {
    fn new(figure: &'static str, label: &'static str, definition: &'static str, legal_basis: String) -> Self {
        Defined { figure, label, definition, legal_basis }
    }
}

fn wanted(name: &str, reports: &[&str]) -> bool {
    reports.iter().any(|report| name.starts_with(&format!("{report}_")))
}

fn of_figure(figures: &Figures, figure: &Figure, year: ReportingYear) -> Listed {
    let earlier = figures.earlier(figure.name, year).map(Decimal::plain);
    let row = row(figure.name, figure.label, figures.period(year), &figures.value(figure.name, year), figure.unit);
    let symbol = if earlier.is_some() { RESTATED } else { row.symbol };
    Listed { measure: measure(&figure.computation, figure.unit), symbol, earlier, ..row }
}

/// Every cell of a matrix. Its totals are figures, which are listed for themselves.
fn cells(matrix: &Matrix, value: &MatrixValue, this: Period) -> Vec<Listed> {
    let mut listed = Vec::new();
    for of in &value.rows {
        for (measure, value) in matrix.measures.iter().zip(&of.values) {
            let of_period = if measure.last_year { this.year_before() } else { this };
            let label = format!("{}: {}", matrix.label, measure.label);
            let row = row(matrix.name, &label, of_period, value, measure.unit);
            let (category, category_label) = (of.code.clone(), of.label.clone());
            listed.push(Listed { breakdown: matrix.by, category, category_label, measure: measure.key, ..row });
        }
    }
    listed
}

fn categories(breakdown: &Breakdown, year: Period, split: &BreakdownValue) -> Vec<Listed> {
    let mut rows = Vec::new();
    for category in &split.categories {
        let of_category = |measure, value, unit| Listed {
            breakdown: breakdown.by,
            category: category.code.clone(),
            category_label: category.label.clone(),
            measure,
            ..row(breakdown.name, breakdown.label, year, value, unit)
        };
        rows.push(of_category("count", &category.count, Unit::Count));
        rows.push(of_category("share", &category.share, Unit::Percent { places: 0 }));
    }
    rows
}

fn measure(computation: &Computation, unit: Unit) -> &'static str {
    match (computation, unit) {
        (Computation::Mean { .. }, _) => "mean",
        (Computation::Median { .. }, _) => "median",
        (Computation::Change { .. } | Computation::ChangeOnYear(_), _) => "change",
        (_, Unit::Count) => "count",
        (_, Unit::Percent { .. }) => "share",
        (_, Unit::WorkingDays { .. }) => "days",
        (_, Unit::Pounds) => "amount",
        (_, Unit::Rate { .. }) => "rate",
    }
}

fn row(figure: &str, label: &str, year: Period, value: &Value, unit: Unit) -> Listed {
    let number = value.printed(unit).map(Decimal::plain);
    let absence = value.absence().unwrap_or(Absence::NotApplicable);
    let part_and_whole = match value {
        Value::Rate { events, population, .. } => Some((*events, *population)),
        other => other.part_and_whole(),
    };
    Listed {
        report: figure.split('_').next().unwrap_or_default().to_string(),
        figure: figure.to_string(),
        label: label.to_string(),
        breakdown: "",
        category: String::new(),
        category_label: String::new(),
        year: year.to_string(),
        measure: "",
        unit: unit_name(unit),
        symbol: if number.is_some() { "" } else { absence.symbol() },
        value: number,
        part: part_and_whole.map(|(part, _)| part),
        whole: part_and_whole.map(|(_, whole)| whole),
        cases: value.cases(),
        earlier: None,
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "count",
        Unit::Percent { .. } => "percent",
        Unit::WorkingDays { .. } => "working days",
        Unit::Pounds => "pounds",
        Unit::Rate { per: 100_000, .. } => "per 100,000",
        Unit::Rate { per: 1000, .. } => "per 1,000",
        Unit::Rate { .. } => "rate",
    }
}
