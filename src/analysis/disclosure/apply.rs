//! What is withheld is taken out of the figures, with every share, rate and change that would tell it.

use super::choose::Choice;
use super::log::{Why, Withheld};
use super::rules::Rules;
use super::system::{Place, System};
use crate::analysis::breakdown::is_named;
use crate::analysis::figure::{Computation, Figure, Unit};
use crate::analysis::matrix::{Matrix, Measured};
use crate::analysis::population::Population;
use crate::analysis::register;
use crate::analysis::results::{BreakdownValue, Figures};
use crate::analysis::rounding::Decimal;
use crate::analysis::value::{Absence, Value};
use crate::calendar::ReportingYear;

const WITHHELD: Value = Value::Absent(Absence::Suppressed);

/// Takes the withheld counts of a year out of the figures.
pub(super) fn apply(
    published: &mut Figures,
    true_figures: &Figures,
    system: &System,
    choice: &Choice,
    year: ReportingYear,
) {
    for place in choice.withheld.keys().flat_map(|cell| &system.cells[*cell].places) {
        match place {
            Place::Figure(name) => {
                published.values.insert((name, year), WITHHELD);
            }
            Place::Category(name, code) => {
                let split = published.breakdowns.get_mut(&(*name, year));
                let category = split.and_then(|split| split.categories.iter_mut().find(|c| c.code == *code));
                if let Some(category) = category {
                    (category.count, category.share) = (WITHHELD, WITHHELD);
                }
            }
            Place::Matrix(name, code, measure) => {
                let key = (*name, published.year);
                let Some((matrix, value)) = register::matrix(name).zip(published.matrices.get_mut(&key)) else {
                    continue;
                };
                for row in value.rows.iter_mut().filter(|row| row.code == *code) {
                    withhold_measure(matrix, &mut row.values, *measure);
                }
            }
        }
    }
    for ((name, _), split) in published.breakdowns.iter().filter(|((_, of), _)| *of == year) {
        let true_split = true_figures.breakdowns.get(&(*name, year));
        if true_split.is_some_and(|true_split| outranks(split, true_split)) {
            published.unranked.insert((*name, year));
        }
    }
}

/// A measure of a row, and those that are made from it.
fn withhold_measure(matrix: &Matrix, values: &mut [Value], measure: usize) {
    let key = matrix.measures[measure].key;
    for (value, other) in values.iter_mut().zip(matrix.measures) {
        let tells = match &other.of {
            Measured::Share { part: one, whole: another } | Measured::Change { from: one, to: another } => {
                *one == key || *another == key
            }
            _ => other.key == key,
        };
        if tells {
            *value = WITHHELD;
        }
    }
}

/// Whether a withheld category is larger than one that would be called the largest or the second largest.
fn outranks(published: &BreakdownValue, true_split: &BreakdownValue) -> bool {
    let categories = published.categories.iter().zip(&true_split.categories);
    let named = categories.filter(|(shown, _)| is_named(&shown.code));
    let (hidden, shown): (Vec<_>, Vec<_>) = named.partition(|(shown, _)| shown.count == WITHHELD);
    let largest = hidden.iter().filter_map(|(_, known)| known.count.count()).max();
    let mut shown: Vec<u64> = shown.iter().filter_map(|(shown, _)| shown.count.count()).collect();
    shown.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
    largest.is_some_and(|largest| shown.iter().take(2).min().is_none_or(|named| *named < largest))
}

/// Takes out of the figures what is computed from a withheld number, and gives an account of it.
pub(super) fn dependents(published: &mut Figures, true_figures: &Figures, rules: &Rules) -> Vec<Withheld> {
    let mut withheld = Vec::new();
    for ((name, year), value) in &true_figures.values {
        let Some(figure) = register::figure(name) else { continue };
        let is_open = value.absence().is_none() && published.values.get(&(*name, *year)) != Some(&WITHHELD);
        if is_open && tells(published, true_figures, rules, figure, *year) {
            published.values.insert((name, *year), WITHHELD);
            let number = value.printed(figure.unit).map(Decimal::plain).unwrap_or_default();
            withheld.push(Withheld::figure(figure, *year, number, Why::Tells));
        }
    }
    for ((name, year), split) in &mut published.breakdowns {
        let whole = register::breakdown(name).and_then(|b| published.values.get(&(b.whole.name, *year)));
        if whole == Some(&WITHHELD) {
            split.whole = WITHHELD;
            split.categories.iter_mut().for_each(|category| category.share = WITHHELD);
        }
    }
    withhold_totals(published);
    let earlier = std::mem::take(&mut published.earlier);
    let may_stand = |(name, year): &(&'static str, ReportingYear), number: &Decimal| {
        let shown = published.values.get(&(*name, *year)) != Some(&WITHHELD);
        shown && register::figure(name).is_some_and(|f| !is_small_as_printed(true_figures, rules, f, *year, *number))
    };
    published.earlier = earlier.into_iter().filter(|(key, number)| may_stand(key, number)).collect();
    withheld
}

fn withhold_totals(published: &mut Figures) {
    for ((name, year), table) in &mut published.matrices {
        let measures = register::matrix(name).map(|matrix| matrix.measures).unwrap_or_default();
        for (measure, total) in measures.iter().zip(&mut table.totals) {
            let year = if measure.last_year { year.previous() } else { *year };
            let figure = measure.total.and_then(|figure| published.values.get(&(figure.name, year)));
            if figure == Some(&WITHHELD) {
                *total = Some(WITHHELD);
            }
        }
    }
}

/// Whether a figure would tell a withheld number.
fn tells(published: &Figures, true_figures: &Figures, rules: &Rules, figure: &Figure, year: ReportingYear) -> bool {
    let is_withheld = |of: &Figure, year| published.values.get(&(of.name, year)) == Some(&WITHHELD);
    let value = true_figures.values.get(&(figure.name, year));
    let is_of_few = rules.is_sensitive(figure.name) && value.and_then(Value::cases).is_some_and(|n| rules.is_small(n));
    match &figure.computation {
        Computation::Share { part: one, whole: other }
        | Computation::Rate { of: one, to: other }
        | Computation::Change { from: one, to: other } => {
            let printed = match value {
                Some(Value::Published(number)) => is_small_as_printed(true_figures, rules, figure, year, *number),
                _ => false,
            };
            printed || is_withheld(one, year) || is_withheld(other, year)
        }
        Computation::ChangeOnYear(of) => is_withheld(of, year) || is_withheld(of, year.previous()),
        Computation::Mean { over, .. }
        | Computation::Median { over, .. }
        | Computation::Money { over, .. }
        | Computation::Total { over, .. }
        | Computation::Single { over, .. } => is_of_few || counting(over).any(|figure| is_withheld(figure, year)),
        Computation::Count(_) | Computation::Sum(_) | Computation::Supplied => false,
    }
}

/// The figures that count a population.
fn counting(population: &Population) -> impl Iterator<Item = &'static Figure> {
    let population = *population;
    register::figures().filter(move |figure| match &figure.computation {
        Computation::Count(own) => own.lies_within(&population) && population.lies_within(own),
        _ => false,
    })
}

/// Whether a number as an earlier report printed it tells a small count: itself, or as a percentage of a known whole.
fn is_small_as_printed(
    figures: &Figures,
    rules: &Rules,
    figure: &Figure,
    year: ReportingYear,
    number: Decimal,
) -> bool {
    if !rules.is_sensitive(figure.name) {
        return false;
    }
    match (&figure.computation, figure.unit) {
        (Computation::Share { whole, .. }, Unit::Percent { places }) => {
            let whole = figures.values.get(&(whole.name, year)).and_then(Value::count);
            let gives = |part: u64, whole| Decimal::quotient(i128::from(part) * 100, i128::from(whole), places);
            whole.is_some_and(|whole| (1..rules.threshold).any(|part| gives(part, whole) == Some(number)))
        }
        _ => number.plain().parse().is_ok_and(|count| rules.is_small(count)),
    }
}
