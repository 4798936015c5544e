//! Every figure and breakdown, in the order in which they are listed.

use std::collections::BTreeSet;

use super::breakdown::Breakdown;
use super::figure::Figure;
use super::figures::{adult, authority, childrens, lgsco, supplied};
use super::matrix::Matrix;
use crate::ingest::tables::SERVICES;

/// All figures.
pub fn figures() -> impl Iterator<Item = &'static Figure> {
    let childrens = childrens::FIGURES.iter().copied().flatten().copied().flatten();
    let others = adult::FIGURES.iter().chain(lgsco::FIGURES).chain(authority::FIGURES).copied().flatten();
    childrens.chain(others).chain(supplied::FIGURES).copied()
}

/// All breakdowns; one that others lie within comes before them.
pub fn breakdowns() -> impl Iterator<Item = &'static Breakdown> {
    let subjects =
        childrens::BREAKDOWNS.iter().chain(adult::BREAKDOWNS).chain(lgsco::BREAKDOWNS).chain(authority::BREAKDOWNS);
    subjects.flat_map(|subject| subject.iter()).copied()
}

/// All matrices.
pub fn matrices() -> impl Iterator<Item = &'static Matrix> {
    adult::MATRICES.iter().chain(lgsco::MATRICES).copied()
}

pub fn figure(name: &str) -> Option<&'static Figure> {
    figures().find(|figure| figure.name == name)
}

pub fn breakdown(name: &str) -> Option<&'static Breakdown> {
    breakdowns().find(|breakdown| breakdown.name == name)
}

/// The tables whose rows a report counts. A cover report counts those of the report it covers.
pub fn tables(report: &str) -> BTreeSet<String> {
    if ["quarterly", "rag", "bulletin"].contains(&report) {
        // The reports between years count whatever the others do.
        return ["childrens", "adult", "lgsco"].into_iter().flat_map(tables).collect();
    }
    let covered = report.strip_prefix("cover-").unwrap_or(report);
    let prefix = format!("{covered}_");
    let counted = figures().filter(|figure| figure.name.starts_with(&prefix)).filter_map(Figure::table);
    let mut tables: BTreeSet<String> = counted.map(str::to_string).collect();
    if !tables.is_empty() {
        tables.insert("published_figures".into());
    }
    if covered == "authority" {
        // What it says of social care and of the Ombudsman's cases is counted from their own tables.
        tables.extend(SERVICES.iter().chain(&["lgsco"]).flat_map(|report| self::tables(report)));
    }
    if SERVICES.contains(&covered) {
        // Acknowledgements are on the CRM only.
        tables.insert("crm_cases".into());
    }
    tables
}

pub fn matrix(name: &str) -> Option<&'static Matrix> {
    matrices().find(|matrix| matrix.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::figure::Computation;
    use crate::analysis::matrix::Measured;

    #[test]
    fn names_are_unique_and_begin_with_their_report() {
        let names = figures().map(|f| f.name).chain(breakdowns().map(|b| b.name));
        let names: Vec<_> = names.chain(matrices().map(|m| m.name)).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        assert!(
            names.iter().all(|n| ["childrens_", "adult_", "lgsco_", "authority_"].iter().any(|p| n.starts_with(p)))
        );
    }

    #[test]
    fn every_figure_and_breakdown_is_defined_in_a_sentence() {
        let defined = figures().map(|f| (f.name, f.definition)).chain(breakdowns().map(|b| (b.name, b.definition)));
        for (name, definition) in defined.chain(matrices().map(|m| (m.name, m.definition))) {
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
        for matrix in matrices() {
            let totals = matrix.measures.iter().filter_map(|m| m.total).chain(matrix.ours.iter().copied());
            assert!(totals.into_iter().all(|total| super::figure(total.name).is_some()), "{}", matrix.name);
            let known = |key: &str| matrix.measure(key).is_some();
            for measure in matrix.measures {
                if let Measured::Share { part: a, whole: b } | Measured::Change { from: a, to: b } = &measure.of {
                    assert!(known(a) && known(b), "{}: {}", matrix.name, measure.key);
                }
            }
            assert!(matrix.ours.is_empty() || matrix.ours.len() == matrix.measures.len(), "{}", matrix.name);
        }
        assert!(breakdowns().all(|b| super::figure(b.whole.name).is_some()));
    }
}
