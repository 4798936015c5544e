//! The account of what was withheld and why. It holds the true numbers: it is for the council alone.

use std::fmt;

use super::choose::{Choice, Reason};
use super::system::{Place, System};
use crate::analysis::breakdown::Breakdown;
use crate::analysis::figure::Figure;
use crate::analysis::register;
use crate::analysis::results::Figures;
use crate::calendar::ReportingYear;

/// A number that the publication edition withholds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// `childrens_by_age.Under 16`
    pub figure: String,
    pub label: String,
    pub year: ReportingYear,
    /// The true number, or for a rolled-up breakdown how many of its numbers would have been withheld.
    pub number: String,
    pub why: Why,
    /// The count for the sake of which it is withheld, where it is not for its own.
    pub protects: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is below the threshold.
    Small,
    /// It says how a small or withheld group is made up.
    Group,
    /// A small count could be worked out from it.
    Secondary,
    /// A share, rate, change or mean that tells a withheld count.
    Tells,
    /// The breakdown gave way to a coarser one.
    RolledUp,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Why::Small => "below the threshold",
            Why::Group => "part of a small or withheld group",
            Why::Secondary => "a small number could be worked out from it",
            Why::Tells => "computed from a withheld number",
            Why::RolledUp => "shown by broad group, so that fewer numbers are withheld",
        })
    }
}

impl Withheld {
    pub(super) fn figure(figure: &Figure, year: ReportingYear, number: String, why: Why) -> Withheld {
        let (label, protects) = (figure.label.to_string(), None);
        Withheld { figure: figure.name.to_string(), label, year, number, why, protects }
    }

    pub(super) fn rolled_up(breakdown: &Breakdown, onto: &Breakdown, year: ReportingYear, hidden: usize) -> Withheld {
        Withheld {
            figure: breakdown.name.to_string(),
            label: breakdown.label.to_string(),
            year,
            number: hidden.to_string(),
            why: Why::RolledUp,
            protects: Some(onto.name.to_string()),
        }
    }
}

/// Everything withheld of a year, wherever it stands.
pub(super) fn withheld(figures: &Figures, system: &System, choice: &Choice, year: ReportingYear) -> Vec<Withheld> {
    let mut account = Vec::new();
    for (cell, reason) in &choice.withheld {
        let (why, protects) = match reason {
            Reason::Small => (Why::Small, None),
            Reason::Group(whole) => (Why::Group, Some(*whole)),
            Reason::Beside(other) => (Why::Secondary, Some(*other)),
        };
        let protects = protects.and_then(|cell| system.cells[cell].places.first()).map(Place::name);
        let number = system.cells[*cell].count;
        let places = system.cells[*cell].places.iter();
        account.extend(places.map(|place| entry(figures, place, year, number, why, protects.clone())));
    }
    account
}

/// The small counts of a year that a reader can work out all the same.
pub(super) fn exposed(figures: &Figures, system: &System, choice: &Choice, year: ReportingYear) -> Vec<Withheld> {
    let cells = choice.exposed.iter().map(|cell| &system.cells[*cell]);
    let places = cells.filter_map(|cell| Some((cell.places.first()?, cell.count)));
    places.map(|(place, number)| entry(figures, place, year, number, Why::Small, None)).collect()
}

fn entry(
    figures: &Figures,
    place: &Place,
    year: ReportingYear,
    number: u64,
    why: Why,
    protects: Option<String>,
) -> Withheld {
    let label = match place {
        Place::Figure(name) => register::figure(name).map(|figure| figure.label.to_string()),
        Place::Category(name, code) => {
            let category = figures.breakdown(name, year).and_then(|split| split.category(code));
            let breakdown = register::breakdown(name).zip(category);
            breakdown.map(|(breakdown, category)| format!("{}: {}", breakdown.label, category.label))
        }
        Place::Matrix(name, code, measure) => register::matrix(name)
            .map(|matrix| format!("{}: {code}: {}", matrix.label, matrix.measures[*measure].label)),
    };
    let (figure, label, number) = (place.name(), label.unwrap_or_default(), number.to_string());
    Withheld { figure, label, year, number, why, protects }
}

impl Place {
    /// `childrens_by_age.Under 16`
    fn name(&self) -> String {
        match self {
            Place::Figure(name) => name.to_string(),
            Place::Category(name, code) => format!("{name}.{code}"),
            Place::Matrix(name, code, measure) => {
                let key = register::matrix(name).map(|matrix| matrix.measures[*measure].key).unwrap_or_default();
                format!("{name}.{code}.{key}")
            }
        }
    }
}
