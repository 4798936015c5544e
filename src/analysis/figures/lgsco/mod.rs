//! The figures of the report on the Ombudsman's cases. No statute fixes its contents: they follow the Ombudsman's annual
//! letter. A case received in one year may be decided in the next and remedied in a third: each is counted in its own year.

mod answers;
mod combined_authority;
mod compliance;
mod decided;
mod files;
mod neighbours;
mod outstanding;
mod received;
mod remedies;
mod residents;
mod service_areas;

use crate::analysis::breakdown::Breakdown;
use crate::analysis::figure::Figure;
use crate::analysis::matrix::Matrix;
use crate::analysis::population::{Condition, Population};
use crate::law::{LGA_1974, LGSCO_STATISTICS, LegalBasis};

/// By subject, in the order of the report.
pub(in crate::analysis) static FIGURES: &[&[&Figure]] = &[
    received::FIGURES,
    decided::FIGURES,
    service_areas::FIGURES,
    answers::FIGURES,
    remedies::FIGURES,
    compliance::FIGURES,
    outstanding::FIGURES,
    neighbours::FIGURES,
    combined_authority::FIGURES,
    residents::FIGURES,
    files::FIGURES,
];

pub(in crate::analysis) static BREAKDOWNS: &[&[&Breakdown]] = &[
    received::BREAKDOWNS,
    decided::BREAKDOWNS,
    service_areas::BREAKDOWNS,
    answers::BREAKDOWNS,
    compliance::BREAKDOWNS,
    outstanding::BREAKDOWNS,
];

pub(in crate::analysis) static MATRICES: &[&Matrix] = &[
    &neighbours::AUTHORITIES,
    &combined_authority::AUTHORITIES,
    &combined_authority::REMEDIES_BY_AUTHORITY,
    &service_areas::SERVICE_AREAS,
    &residents::PER_100000,
];

const BASIS: &[&LegalBasis] = &[&LGA_1974, &LGSCO_STATISTICS];

/// Cases that the Ombudsman decided in the year, in whatever year it received them.
const fn decided_in_year(conditions: &'static [Condition]) -> Population {
    Population::new("ombudsman_cases", conditions).in_year_of("decided_year")
}

/// A detailed investigation, which ends in one of two decisions.
const INVESTIGATED: Condition = Condition::Any("decision", &["upheld", "not_upheld"]);
const UPHELD: Condition = Condition::Is("decision", "upheld");
const NOT_UPHELD: Condition = Condition::Is("decision", "not_upheld");

/// Rows of the Ombudsman's table of councils that meet the conditions.
const fn authorities(conditions: &'static [Condition]) -> Population {
    Population::new("authority_decisions", conditions)
}
