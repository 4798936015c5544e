//! Every figure and breakdown, in the order in which they are listed.

use std::collections::BTreeSet;

use super::breakdown::Breakdown;
use super::figure::Figure;
use super::figures::childrens;
use super::figures::supplied;
use crate::ingest::tables::SERVICES;

/// All figures.
pub fn figures() -> impl Iterator<Item = &'static Figure> {
    childrens::FIGURES.iter().copied().flatten().copied().flatten().chain(supplied::FIGURES).copied()
}

/// All breakdowns; one that others lie within comes before them.
pub fn breakdowns() -> impl Iterator<Item = &'static Breakdown> {
    childrens::BREAKDOWNS.iter().flat_map(|subject| subject.iter()).copied()
}

pub fn figure(name: &str) -> Option<&'static Figure> {
    figures().find(|figure| figure.name == name)
}

pub fn breakdown(name: &str) -> Option<&'static Breakdown> {
    breakdowns().find(|breakdown| breakdown.name == name)
}

/// The tables whose rows a report counts. A cover report counts those of the report it covers.
pub fn tables(report: &str) -> BTreeSet<String> {
    let covered = report.strip_prefix("cover-").unwrap_or(report);
    let prefix = format!("{covered}_");
    let counted = figures().filter(|figure| figure.name.starts_with(&prefix)).filter_map(Figure::table);
    let mut tables: BTreeSet<String> = counted.map(str::to_string).collect();
    if !tables.is_empty() {
        tables.insert("published_figures".into());
    }
    if SERVICES.contains(&covered) {
        // Acknowledgements are on the CRM only.
        tables.insert("crm_cases".into());
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::figure::Computation;

    #[test]
    fn names_are_unique_and_begin_with_their_report() {
        let names: Vec<_> = figures().map(|f| f.name).chain(breakdowns().map(|b| b.name)).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        assert!(names.iter().all(|n| ["childrens_", "adult_", "lgsco_"].iter().any(|p| n.starts_with(p))));
    }

    #[test]
    fn every_figure_and_breakdown_is_defined_in_a_sentence() {
        for (name, definition) in
            figures().map(|f| (f.name, f.definition)).chain(breakdowns().map(|b| (b.name, b.definition)))
        {
            assert!(definition.ends_with('.') && definition.split_whitespace().count() >= 4, "{name}: {definition}");
        }
    }

    #[test]
    fn every_computed_figure_names_its_legal_basis() {
        let computed = figures().filter(|f| !matches!(f.computation, Computation::Supplied));
        for figure in computed {
            assert!(!figure.legal_basis.is_empty(), "{}", figure.name);
        }
    }

    #[test]
    fn parts_and_wholes_are_figures_of_the_register() {
        for figure in figures() {
            if let Computation::Share { part, whole } = figure.computation {
                assert!(super::figure(part.name).is_some() && super::figure(whole.name).is_some(), "{}", figure.name);
            }
        }
        assert!(breakdowns().all(|b| super::figure(b.whole.name).is_some()));
    }
}
