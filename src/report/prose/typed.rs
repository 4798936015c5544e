//! Typed numbers held against the figures that their sentences are about.

use super::numbers::{Measure, Number, numbers};
use super::subjects::fitting;
use super::words::{Word, clause};
use super::{Finding, Terms};
use crate::analysis::{Decimal, Figure, Unit, Value, register};
use crate::calendar::ReportingYear;
use crate::diagnostics::Code;
use crate::report::wording::{of_year, part_of};

/// What the sentence's typed numbers get wrong.
pub(super) fn findings(sentence: &[Word], terms: &Terms) -> Vec<Finding> {
    numbers(sentence).iter().filter_map(|number| finding(sentence, number, terms)).collect()
}

fn finding(sentence: &[Word], number: &Number, terms: &Terms) -> Option<Finding> {
    let year = year_of(sentence, number.at, terms)?;
    let around = &sentence[clause(sentence, number.at)];
    let fitting = match beside(sentence, number) {
        Some(figure) => vec![figure],
        None => candidates(sentence, number, around, terms),
    };
    let (this, last) = (terms.figures.year, terms.figures.year.previous());
    // A number that is any of the figures that fit is right, or at least cannot be shown to be wrong.
    let loosely = fitting.iter().filter_map(|figure| loosely_called(figure));
    if fitting.iter().copied().chain(loosely).any(|figure| states(figure, number, year, terms)) {
        return None;
    }
    let figure = fitting.first()?;
    let stale = year == this && states(figure, number, last, terms);
    number_is_held(figure, year, terms)?;
    let typed = written(sentence, number);
    let held = held(figure, number, year, terms);
    let message = if stale {
        format!("\"{typed}\" is the figure of {last}. In {year} it is {held} ({}).", figure.label)
    } else {
        format!("\"{typed}\" differs from the figure for {year}, which is {held} ({}).", figure.label)
    };
    let word = &sentence[number.at];
    Some(Finding { help: help(figure, number, word, year, terms), ..Finding::new(word, Code::NumberStale, message) })
}

/// What officers often call by the same words: "complaints received" are often the statutory ones alone, and what the
/// Ombudsman received is often what it received from everyone.
fn loosely_called(figure: &Figure) -> Option<&'static Figure> {
    match figure.name {
        "lgsco_received" => register::figure("lgsco_national_received"),
        name => register::figure(&name.replace("_complaints_received", "_statutory_received")),
    }
}

/// The figures that a number may state. Of `65 of 156` that is a share, or a count of which only the 65 is held.
fn candidates(sentence: &[Word], number: &Number, around: &[Word], terms: &Terms) -> Vec<&'static Figure> {
    let counts = || fitting(terms.report, number.measure, around, after(sentence, number));
    match number.whole {
        None => counts(),
        Some(_) => {
            let shares = fitting(terms.report, Measure::Percent, around, None);
            shares.into_iter().chain(fitting(terms.report, Measure::Count, around, None)).collect()
        }
    }
}

/// The figure of the year, where it is a number that can be held against anything.
fn number_is_held(figure: &Figure, year: ReportingYear, terms: &Terms) -> Option<Decimal> {
    terms.figures.value(figure.name, year).printed(figure.unit)
}

fn states(figure: &Figure, number: &Number, year: ReportingYear, terms: &Terms) -> bool {
    let value = terms.figures.value(figure.name, year);
    match number.whole {
        Some(whole) => {
            let pair = value.part_and_whole().map(|(a, b)| (Decimal::whole(a.into()), Decimal::whole(b.into())));
            let count = figure.unit == Unit::Count && same(value.printed(figure.unit), number.value);
            pair == Some((number.value, whole)) || count
        }
        None => same(value.printed(figure.unit), number.value),
    }
}

fn same(printed: Option<Decimal>, typed: Decimal) -> bool {
    // A sentence may round what a table prints more finely.
    printed.is_some_and(|printed| {
        printed.minus(typed).is_zero() || printed.to_places(typed.places()).minus(typed).is_zero()
    })
}

/// The year that a number is of; none where its clause speaks of another year than the two that are held.
fn year_of(sentence: &[Word], at: usize, terms: &Terms) -> Option<ReportingYear> {
    const EARLIER: [&str; 4] = ["earlier", "previous", "last", "before"];
    let (this, last) = (terms.figures.year, terms.figures.year.previous());
    let around = clause(sentence, at);
    let words = &sentence[around];
    let named: Vec<ReportingYear> = words.iter().filter_map(|word| super::years::reporting_year(&word.lower)).collect();
    if named.iter().any(|year| *year != this && *year != last) {
        return None;
    }
    let from = at.checked_sub(1).is_some_and(|i| sentence[i].is(&["from", "than", "to", "with", "against"]))
        && is_compared(sentence, at);
    let following = sentence[at..].iter().take(6).find_map(|word| super::years::reporting_year(&word.lower));
    if let Some(year) = following.filter(|_| named.len() > 1) {
        return Some(year);
    }
    let earlier = words.windows(2).any(|pair| pair[0].is(&EARLIER) && pair[1].is(&["year", "year's"]))
        || words.windows(2).any(|pair| pair[0].is(&["year"]) && pair[1].is(&["before", "earlier"]));
    let only_last = !named.is_empty() && named.iter().all(|year| *year == last);
    if from || earlier && !words.iter().any(|w| w.live.is_some()) && named.is_empty() || only_last {
        return Some(last);
    }
    Some(this)
}

/// Whether a number is what another is compared with: `down from 167`, `compared with 167`, `more than the 167`.
fn is_compared(sentence: &[Word], at: usize) -> bool {
    let words = &sentence[at.saturating_sub(4)..at];
    let last = words.last();
    last.is_some_and(|w| w.is(&["from", "against"]))
        || last.is_some_and(|w| w.is(&["to", "with"])) && words.iter().any(|w| w.is(&["compared", "comparison"]))
        || last.is_some_and(|w| w.is(&["than"])) && words.iter().any(|w| w.is(&["fewer", "more", "lower", "higher"]))
}

/// The live figure that a number is compared with, in `{{ this_year.X }}, down from 167`.
fn beside(sentence: &[Word], number: &Number) -> Option<&'static Figure> {
    if !is_compared(sentence, number.at) {
        return None;
    }
    let live = sentence[..number.at].iter().rev().find_map(|word| word.live.as_deref())?;
    let figure = register::figure(live.rsplit('.').next()?)?;
    fits_unit(figure, number.measure).then_some(figure)
}

fn fits_unit(figure: &Figure, measure: Measure) -> bool {
    match figure.unit {
        Unit::Count => measure == Measure::Count,
        Unit::Percent { .. } => measure == Measure::Percent,
        Unit::WorkingDays { .. } => matches!(measure, Measure::Days | Measure::Count),
        Unit::Pounds => measure == Measure::Pounds,
        Unit::Rate { .. } => false,
    }
}

/// What follows a count; nothing for `the number of complaints rose to 190`, where what is counted stands before.
fn after<'a>(sentence: &'a [Word], number: &Number) -> Option<&'a [Word]> {
    const COUNTED: [&str; 6] = ["number", "total", "rose", "fell", "increased", "decreased"];
    if number.measure != Measure::Count {
        return None;
    }
    let to = number.at.checked_sub(1).is_some_and(|i| sentence[i].is(&["to", "at", "was", "from"]));
    let counted = sentence[..number.at].iter().any(|word| word.is(&COUNTED));
    if to && counted { None } else { Some(&sentence[number.at + 1..]) }
}

fn written(sentence: &[Word], number: &Number) -> String {
    let word = &sentence[number.at].text;
    number.whole.map_or_else(|| word.clone(), |whole| format!("{word} of {whole}"))
}

fn held(figure: &Figure, number: &Number, year: ReportingYear, terms: &Terms) -> String {
    let value = terms.figures.value(figure.name, year);
    match (number.whole, &value) {
        (Some(_), Value::Share { .. }) => part_of(&value),
        _ => of_year(terms.figures, figure, year),
    }
}

fn help(figure: &Figure, number: &Number, word: &Word, year: ReportingYear, terms: &Terms) -> String {
    let group = match (number.whole, year == terms.figures.year) {
        (Some(_), true) => "part_of",
        (_, true) => "this_year",
        _ => "last_year",
    };
    format!(
        "Write {{{{ {group}.{} }}}} in its place, or {{# checked: {} #}} if it means something else.",
        figure.name, word.lower
    )
}
