//! Quarters of the sample round: what can be added up adds up to the year, in every figure and every category.

use std::collections::BTreeMap;

use super::*;
use crate::analysis::{Computation, Inputs, Value, evaluate};
use crate::calendar::Part;

/// The year, and its quarters in order.
static PARTS: LazyLock<Vec<Figures>> = LazyLock::new(|| {
    let round = Round::new();
    let of = |inputs: &Inputs, part| evaluate(&inputs.within(part).unwrap(), SAMPLE.year).unwrap();
    let parts = std::iter::once(Part::YEAR).chain((1..=4).filter_map(Part::quarter));
    let folder = round.0.path().join("examples/coventry-2023-24");
    let all =
        flow::analyse(&folder, None, Audience::Internal, |_, inputs, _| Ok(parts.map(|p| of(inputs, p)).collect()));
    all.unwrap().0
});

/// Tables of other bodies and of the council's residents, which are of whole years or of a day.
const OF_WHOLE_YEARS: [&str; 4] = ["authority_decisions", "authority_received", "authority_types", "populations"];

/// What can be added up: a count or an amount.
fn amount(value: &Value) -> Option<i64> {
    match value {
        Value::Count(count) => i64::try_from(*count).ok(),
        Value::Pence(pence) => Some(*pence),
        _ => None,
    }
}

/// Whether it is known of whole years alone: it counts such a table, or another service supplies it once a year.
fn is_of_whole_years(computation: &Computation) -> bool {
    match computation {
        Computation::Count(over) => OF_WHOLE_YEARS.contains(&over.table),
        Computation::Money { over, .. } | Computation::Total { over, .. } | Computation::Single { over, .. } => {
            OF_WHOLE_YEARS.contains(&over.table)
        }
        Computation::Sum(parts) => parts.iter().any(|part| is_of_whole_years(&part.computation)),
        Computation::Supplied => true,
        _ => false,
    }
}

#[test]
fn every_figure_that_can_be_added_up_is_the_sum_of_its_quarters() {
    let (whole, quarters) = PARTS.split_first().unwrap();
    let mut compared = BTreeMap::new();
    for figure in register::figures() {
        for year in [SAMPLE.year, SAMPLE.year.previous()] {
            let Some(total) = amount(&whole.value(figure.name, year)) else { continue };
            let parts: Vec<_> = quarters.iter().map(|quarter| amount(&quarter.value(figure.name, year))).collect();
            if is_of_whole_years(&figure.computation) {
                assert_eq!(parts, [None; 4], "{}: no quarter is guessed", figure.name);
                continue;
            }
            let parts: Vec<i64> = parts.into_iter().map(|part| part.expect(figure.name)).collect();
            assert_eq!(parts.iter().sum::<i64>(), total, "{} in {year}: {parts:?}", figure.name);
            compared.insert((figure.name, year), parts);
        }
    }
    assert!(compared.len() >= 200, "{}", compared.len());
    let spread = compared.values().filter(|parts| parts.iter().filter(|part| **part > 0).count() == 4).count();
    assert!(spread > 100, "only {spread} figures have cases in every quarter");
}

#[test]
fn every_category_is_the_sum_of_its_quarters() {
    let (whole, quarters) = PARTS.split_first().unwrap();
    let mut compared = 0;
    for breakdown in register::breakdowns() {
        for year in [SAMPLE.year, SAMPLE.year.previous()] {
            let Some(split) = whole.breakdown(breakdown.name, year) else { continue };
            if OF_WHOLE_YEARS.contains(&breakdown.population.table) {
                assert!(quarters.iter().all(|quarter| quarter.breakdown(breakdown.name, year).is_none()));
                continue;
            }
            let parts: Vec<_> = quarters.iter().map(|q| q.breakdown(breakdown.name, year).unwrap()).collect();
            let counts = |code: &str| parts.iter().filter_map(|p| p.category(code)?.count.count()).sum::<u64>();
            for category in &split.categories {
                let total = category.count.count();
                assert_eq!(Some(counts(&category.code)), total, "{}.{} in {year}", breakdown.name, category.code);
                compared += 1;
            }
            let known = |code: &str| split.category(code).is_some();
            assert!(parts.iter().all(|p| p.categories.iter().all(|c| known(&c.code))), "{}", breakdown.name);
            let wholes: u64 = parts.iter().filter_map(|part| part.whole.count()).sum();
            assert_eq!(Some(wholes), split.whole.count(), "{} in {year}", breakdown.name);
        }
    }
    assert!(compared > 500, "{compared}");
}

#[test]
fn what_cannot_be_added_up_is_of_the_quarters_own_cases() {
    let (whole, quarters) = PARTS.split_first().unwrap();
    let mut means = 0;
    for figure in register::figures() {
        let total = |figures: &Figures| match figures.value(figure.name, SAMPLE.year) {
            Value::Mean { total, cases } => Some((total, cases)),
            Value::Absent(_) => Some((0, 0)),
            _ => None,
        };
        let Some(of_year) = total(whole).filter(|(_, cases)| *cases > 0) else { continue };
        let parts = quarters.iter().filter_map(total).reduce(|a, b| (a.0 + b.0, a.1 + b.1));
        assert_eq!(parts, Some(of_year), "{}: a mean is over its own cases", figure.name);
        means += 1;
    }
    assert!(means >= 7, "{means}");
    let share = |figures: &Figures| figures.value("childrens_statutory_upheld_share", SAMPLE.year).part_and_whole();
    let wholes: u64 = quarters.iter().filter_map(share).map(|(_, whole)| whole).sum();
    assert_eq!(share(whole).map(|(_, whole)| whole), Some(wholes));
    assert!(
        quarters.iter().all(|q| q.value("lgsco_population", SAMPLE.year).absence().is_some()),
        "residents are of a day"
    );
}
