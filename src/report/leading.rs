//! Which categories of a breakdown a sentence may call the largest.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Context;

use super::inline::live;
use super::wording::worded;
use crate::analysis::{Absence, BreakdownValue, Category, Figures, Unit, is_named, is_other, register};
use crate::workspace::settings::WritingSettings;

/// How labels are said that the record writes short: `[writing.labels]`.
type Said = BTreeMap<String, String>;

/// The largest categories of each breakdown. Reasons why a characteristic is not known are no category to name, nor is what
/// fits none: how many those are is a group of its own, empty where there are none.
pub(super) fn insert(context: &mut Context, figures: &Figures, writing: &WritingSettings) {
    let said = &writing.labels;
    let (alone, spoken) = (|label: &str| alone(label, said), |label: &str| spoken(label, said));
    let mut largest: BTreeMap<&str, String> = BTreeMap::new();
    let mut largest_two: BTreeMap<&str, String> = BTreeMap::new();
    let mut spoken_largest: BTreeMap<&str, String> = BTreeMap::new();
    let mut other: BTreeMap<&str, String> = BTreeMap::new();
    let mut counted: BTreeMap<&str, Vec<Counted>> = BTreeMap::new();
    let mut rolled_up: BTreeMap<&str, bool> = BTreeMap::new();
    for breakdown in register::breakdowns() {
        // Broad groups stand for the detailed ones that gave way to them.
        let shown = figures.rolled_up(breakdown.name);
        rolled_up.insert(breakdown.name, shown.is_some());
        let shown = shown.unwrap_or(breakdown.name);
        let Some(split) = figures.breakdown(shown, figures.year) else { continue };
        largest.insert(breakdown.name, listed(&ranked(figures, shown, split, 1, &alone)));
        largest_two.insert(breakdown.name, listed(&ranked(figures, shown, split, 2, &alone)));
        spoken_largest.insert(breakdown.name, listed(&ranked(figures, shown, split, 1, &spoken)));
        other.insert(breakdown.name, others(figures, shown, split));
        counted.insert(breakdown.name, counts(figures, shown, split, writing));
    }
    context.insert("largest", &largest);
    context.insert("largest_two", &largest_two);
    context.insert("spoken_largest", &spoken_largest);
    context.insert("other", &other);
    context.insert("counted", &counted);
    context.insert("rolled_up", &rolled_up);
}

/// One of the two largest categories, for a sentence of its own: `41 came by email`.
#[derive(Clone, Debug, Serialize)]
struct Counted {
    /// What stands before it in a list: nothing, a comma, or `and`.
    joint: &'static str,
    count: String,
    /// The category as a table names it, with its abbreviations spelt out ...
    name: String,
    /// ... and as a sentence does.
    label: String,
}

/// The two largest categories that may be named; none where that may not be said.
fn counts(figures: &Figures, name: &str, split: &BreakdownValue, writing: &WritingSettings) -> Vec<Counted> {
    let said = |label: &str| spoken(label, &writing.labels);
    if ranked(figures, name, split, 2, &said).iter().any(|words| words == Absence::Suppressed.symbol()) {
        return Vec::new();
    }
    let shown = leaders(split, 2);
    let last = shown.len().saturating_sub(1);
    let counted = |(at, category): (usize, &&Category)| Counted {
        joint: if at == 0 {
            ""
        } else if at == last {
            " and "
        } else {
            ", "
        },
        count: live_count(figures, name, category),
        name: spelt(&category.label, &writing.abbreviations),
        label: said(&category.label),
    };
    shown.iter().enumerate().map(counted).collect()
}

/// A label as it stands within a sentence: `contact centre or form` of `Contact Centre/Form`. One that holds an abbreviation
/// may be a name, and stays as it is.
pub(super) fn spoken(label: &str, said: &Said) -> String {
    if let Some(words) = said.get(label) {
        return words.clone();
    }
    let is_short = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() > 1;
    if label.split(|c: char| !c.is_alphanumeric()).any(is_short) {
        return label.to_string();
    }
    let words = label.to_lowercase().replace('&', "and");
    match words.rsplit_once('/') {
        Some((before, last)) => format!("{} or {last}", before.replace('/', ", ")),
        None => words,
    }
}

/// A label in which each abbreviation is followed by what it stands for: `Team OP (older people)`.
fn spelt(label: &str, abbreviations: &BTreeMap<String, String>) -> String {
    let word = |word: &str| match abbreviations.get(word) {
        Some(long) => format!("{word} ({long})"),
        None => word.to_string(),
    };
    label.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A label where it stands alone, in a chart or before a number: `Parents or carers` of `Parent/Carers`. One without a
/// stroke reads well as it is.
pub(super) fn alone(label: &str, said: &Said) -> String {
    capital(said.get(label).filter(|_| label.contains('/')).map_or(label, String::as_str))
}

/// Words as a sentence begins with them.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The largest categories that may be named, with their counts: as many as are asked for and those that tie with the last
/// of them, each `named_as` its label tells. The symbol of a withheld one where those that are shown are not the largest.
fn ranked(
    figures: &Figures,
    name: &str,
    split: &BreakdownValue,
    wanted: usize,
    named_as: &dyn Fn(&str) -> String,
) -> Vec<String> {
    let shown = leaders(split, wanted);
    let hides = named(split).any(|c| c.count.absence() == Some(Absence::Suppressed));
    let hides_all = hides && named(split).all(|c| c.count.count().is_none());
    if !figures.is_ranked(name, figures.year) || hides_all {
        return vec![Absence::Suppressed.symbol().to_string()];
    }
    shown.into_iter().map(|c| format!("{} ({})", named_as(&c.label), live_count(figures, name, c))).collect()
}

/// The categories that say what the rows in them are.
fn named(split: &BreakdownValue) -> impl Iterator<Item = &Category> {
    split.categories.iter().filter(|c| is_named(&c.code))
}

/// The largest of the categories that may be named and have a count.
fn leaders(split: &BreakdownValue, wanted: usize) -> Vec<&Category> {
    let mut ranked: Vec<(&Category, u64)> = named(split).filter_map(|c| Some((c, c.count.count()?))).collect();
    ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let counts: Vec<u64> = ranked.iter().map(|(_, count)| *count).collect();
    ranked[..leading(&counts, wanted)].iter().map(|(category, _)| *category).collect()
}

/// How many rows fit no category of a breakdown.
fn others(figures: &Figures, name: &str, split: &BreakdownValue) -> String {
    unnamed(split).map(|category| live_count(figures, name, category)).unwrap_or_default()
}

fn unnamed(split: &BreakdownValue) -> Option<&Category> {
    split.categories.iter().find(|c| is_other(&c.code) && c.count.count() != Some(0))
}

fn live_count(figures: &Figures, name: &str, category: &Category) -> String {
    let name = format!("{}.{name}.{}.count", figures.period(figures.year), category.code);
    live(&name, &worded(&category.count, Unit::Count))
}

/// How many of the counts, the largest first, lead: those wanted and whatever ties with the last of them. A long tie says
/// nothing about who leads: those above it are named alone, where there are any. Nothing leads with a count of nothing.
fn leading(counts: &[u64], wanted: usize) -> usize {
    let last = counts.get(wanted - 1).or(counts.last()).copied().unwrap_or_default().max(1);
    let (above, with) = (counts.iter().filter(|n| **n > last).count(), counts.iter().filter(|n| **n >= last).count());
    let is_long = with > wanted + 2;
    if is_long && above > 0 { above } else { with }
}

/// `Age (3)`, `Age (3) and Sex (2)`, `A (3), B (2) and C (2)`; `none` of nothing.
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => "none".to_string(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Value;

    #[test]
    fn those_that_tie_are_named_together() {
        assert_eq!(leading(&[22, 22, 20], 1), 2, "October and November");
        assert_eq!(leading(&[9, 5, 5, 3], 2), 3);
        assert_eq!(leading(&[9, 5, 3], 2), 2);
        assert_eq!(leading(&[9, 2, 2, 2, 2, 2], 2), 1, "a long tie says nothing");
        assert_eq!(leading(&[2, 2, 2, 2, 2], 2), 5, "but there is nobody else to name");
        assert_eq!((leading(&[4, 0, 0], 2), leading(&[0, 0], 1), leading(&[], 1)), (1, 0, 0));
    }

    #[test]
    fn what_fits_no_category_is_counted_and_never_called_the_largest() {
        let category = |(code, count): (&str, u64)| Category {
            code: code.into(),
            label: code.into(),
            within: None,
            count: Value::Count(count),
            share: Value::Absent(Absence::NotApplicable),
        };
        let split = |counts: &[(&str, u64)]| BreakdownValue {
            categories: counts.iter().copied().map(category).collect(),
            whole: Value::Count(counts.iter().map(|(_, count)| count).sum()),
        };
        let senders = split(&[("School", 5), ("Other", 56), ("not_recorded", 60), ("Parent", 31)]);
        let codes = |wanted| leaders(&senders, wanted).iter().map(|c| c.code.as_str()).collect::<Vec<_>>();
        assert_eq!((codes(1), codes(2)), (vec!["Parent"], vec!["Parent", "School"]));
        assert_eq!(unnamed(&senders).map(|c| c.count.clone()), Some(Value::Count(56)));
        assert!(unnamed(&split(&[("School", 5), ("Other", 0)])).is_none(), "of none there is nothing to say");
    }

    #[test]
    fn a_label_within_a_sentence_has_no_capitals_but_those_of_a_name() {
        let known = BTreeMap::from([("OP".to_string(), "older people".to_string())]);
        assert_eq!(spelt("Assessment OP", &known), "Assessment OP (older people)");
        let said = [("Parent/Carers".to_string(), "parents or carers".to_string())].into();
        let say = |label| spoken(label, &said);
        assert_eq!(say("Contact Centre/Form"), "contact centre or form");
        assert_eq!(say("Lack of/access to/eligibility for service"), "lack of, access to or eligibility for service");
        assert_eq!(say("Corporate & other services"), "corporate and other services");
        assert_eq!((say("Age UK"), say("MASH"), say("65+")), ("Age UK".into(), "MASH".into(), "65+".into()));
        assert_eq!(
            (say("Parent/Carers"), alone("Parent/Carers", &said)),
            ("parents or carers".into(), "Parents or carers".into())
        );
        assert_eq!(alone("Fostering and adoption", &said), "Fostering and adoption");
    }

    #[test]
    fn a_list_is_written_as_it_is_said() {
        let words = ["A (3)", "B (2)", "C (2)"].map(str::to_string);
        assert_eq!(listed(&words), "A (3), B (2) and C (2)");
        assert_eq!((listed(&words[..2]), listed(&words[..1])), ("A (3) and B (2)".into(), "A (3)".into()));
        assert_eq!(listed(&[]), "none");
    }
}
