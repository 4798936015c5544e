//! The figures that changed, by how much, and the cases that made them change.

use std::collections::{BTreeMap, BTreeSet};

use super::passages::PassageChange;
use crate::analysis::{Decimal, register};
use crate::record::{FigureRecord, Record, Tallied};

/// A figure that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureChange {
    /// `childrens_statutory_by_outcome`
    pub figure: String,
    /// `upheld`; empty where the figure is not broken down.
    pub category: String,
    pub category_label: String,
    pub measure: String,
    /// `Statutory complaints by outcome: Upheld`
    pub label: String,
    pub year: String,
    /// As printed; none where the old build does not hold it.
    pub old: Option<String>,
    pub new: Option<String>,
    /// `+1`, `-2 percentage points`; none where either is no number.
    pub by: Option<String>,
    /// Part and whole of a share, or the cases of a mean, as they were and as they are.
    pub over: Option<(String, String)>,
    /// Whether the program's definition of it is another.
    pub redefined: bool,
    /// The cases that changed it, for each count that it is made of. Only where both builds record cases.
    pub moved: Vec<Moved>,
    /// Whether both builds record cases, so that none in `moved` means that no case changed it.
    pub cases_known: bool,
    /// The places that changed and show it, of `Comparison::passages` by index.
    pub shown: Vec<usize>,
}

/// The cases that changed a count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// `2023/24.childrens_statutory_upheld`
    pub of: String,
    pub entered: Vec<String>,
    pub left: Vec<String>,
    /// Cases whose number is another: reference, old and new.
    pub altered: Vec<(String, String, String)>,
}

/// Every figure whose value, part, whole or number of cases changed, in the order of the new record. Of a service whose
/// report only one of the builds holds there is nothing to compare.
pub fn changed_figures(old: &Record, new: &Record, passages: &[PassageChange]) -> Vec<FigureChange> {
    let was: BTreeMap<_, &FigureRecord> = old.figures.iter().map(|figure| (figure.key(), figure)).collect();
    let is: BTreeSet<_> = new.figures.iter().map(FigureRecord::key).collect();
    let mut found = Vec::new();
    let services =
        [old, new].map(|record| record.definitions.keys().map(|name| service(name)).collect::<BTreeSet<_>>());
    let in_both = |figure: &&FigureRecord| services.iter().all(|held| held.contains(service(&figure.figure)));
    for figure in new.figures.iter().filter(in_both) {
        let before = was.get(&figure.key()).copied();
        if before.is_none_or(|before| numbers(before) != numbers(figure)) {
            found.push(change(old, new, before, Some(figure), passages));
        }
    }
    let gone = old.figures.iter().filter(in_both).filter(|figure| !is.contains(&figure.key()));
    found.extend(gone.map(|figure| change(old, new, Some(figure), None, passages)));
    found
}

/// The figures, breakdowns and matrices that the program of the new build defines otherwise.
pub(super) fn redefined<'a>(old: &Record, new: &'a Record) -> BTreeSet<&'a str> {
    let other = |(name, is): &(&String, &String)| old.definitions.get(*name).is_some_and(|was| was != *is);
    new.definitions.iter().filter(other).map(|(name, _)| name.as_str()).collect()
}

/// `childrens`
fn service(figure: &str) -> &str {
    figure.split('_').next().unwrap_or(figure)
}

type Numbers<'a> = (&'a str, Option<u64>, Option<u64>, Option<u64>);

fn numbers(figure: &FigureRecord) -> Numbers<'_> {
    (&figure.value, figure.part, figure.whole, figure.over)
}

fn change(
    old: &Record,
    new: &Record,
    was: Option<&FigureRecord>,
    is: Option<&FigureRecord>,
    passages: &[PassageChange],
) -> FigureChange {
    // One of the two is there, or there would be no change.
    let of = is.or(was).cloned().unwrap_or_default();
    let over = was.and_then(over).zip(is.and_then(over)).filter(|(was, is)| was != is);
    let mut change = FigureChange {
        by: was.zip(is).and_then(|(was, is)| difference(was, is)),
        old: was.map(FigureRecord::printed),
        new: is.map(FigureRecord::printed),
        over,
        redefined: redefined(old, new).contains(of.figure.as_str()),
        moved: moved(old, new, of.dated()),
        cases_known: old.cases.is_some() && new.cases.is_some(),
        shown: Vec::new(),
        label: of.full_label(),
        figure: of.figure,
        category: of.category,
        category_label: of.category_label,
        measure: of.measure,
        year: of.year,
    };
    let is_in = |passage: &PassageChange| passage.figures.iter().any(|live| shows(live, &change, &new.reporting_year));
    change.shown = passages.iter().enumerate().filter(|(_, passage)| is_in(passage)).map(|(index, _)| index).collect();
    change
}

/// `65 of 156`, `over 125 cases`
fn over(figure: &FigureRecord) -> Option<String> {
    match (figure.part, figure.whole, figure.over) {
        (Some(part), Some(whole), _) => Some(format!("{part} of {whole}")),
        (_, _, Some(cases)) => Some(format!("over {cases} cases")),
        _ => None,
    }
}

/// The difference of the numbers as printed.
fn difference(was: &FigureRecord, is: &FigureRecord) -> Option<String> {
    let number = |figure: &FigureRecord| {
        let negative = figure.value.strip_prefix('-');
        let number: Decimal = negative.unwrap_or(&figure.value).parse().ok()?;
        Some(if negative.is_some() { Decimal::whole(0).minus(number) } else { number })
    };
    let by = number(is)?.minus(number(was)?);
    let sign = if by.is_negative() || by.is_zero() { "" } else { "+" };
    let points = match (is.unit.as_str(), by.abs() == Decimal::whole(1)) {
        ("percent", true) => " percentage point",
        ("percent", false) => " percentage points",
        _ => "",
    };
    Some(format!("{sign}{by}{points}"))
}

/// The cases that changed a number, count by count.
fn moved(old: &Record, new: &Record, dated: Vec<String>) -> Vec<Moved> {
    let (Some(was), Some(is)) = (&old.cases, &new.cases) else { return Vec::new() };
    let mut names: BTreeSet<String> = dated.iter().cloned().collect();
    let mut next = dated;
    while let Some(name) = next.pop() {
        let is_it = |figure: &&FigureRecord| figure.dated().contains(&name);
        let made_of = [old, new].into_iter().flat_map(|record| &record.figures).filter(is_it);
        for part in made_of.flat_map(|figure| &figure.made_of) {
            if names.insert(part.clone()) {
                next.push(part.clone());
            }
        }
    }
    let tallied = names.iter().map(|name| (name, was.of(name).unwrap_or_default(), is.of(name).unwrap_or_default()));
    let moved = tallied.map(|(name, was, is)| between(name, &was, &is));
    moved.filter(|moved| !(moved.entered.is_empty() && moved.left.is_empty() && moved.altered.is_empty())).collect()
}

fn between(of: &str, was: &Tallied, is: &Tallied) -> Moved {
    let mut moved = Moved { of: of.to_string(), ..Moved::default() };
    let names: BTreeSet<&str> = was.keys().chain(is.keys()).copied().collect();
    for name in names {
        let (before, after) = (was.get(name), is.get(name));
        let times = |numbers: Option<&Vec<Option<i64>>>| numbers.map_or(0, Vec::len);
        match times(before).cmp(&times(after)) {
            std::cmp::Ordering::Less => moved.entered.push(name.to_string()),
            std::cmp::Ordering::Greater => moved.left.push(name.to_string()),
            std::cmp::Ordering::Equal if before != after => {
                moved.altered.push((name.to_string(), written(before), written(after)));
            }
            std::cmp::Ordering::Equal => {}
        }
    }
    moved
}

fn written(numbers: Option<&Vec<Option<i64>>>) -> String {
    let numbers = numbers.into_iter().flatten().flatten().map(i64::to_string);
    numbers.collect::<Vec<_>>().join(" and ")
}

/// Whether a live figure is this figure in this year, or says how it changed.
pub(super) fn shows(live: &str, change: &FigureChange, reporting_year: &str) -> bool {
    let Some((view, name)) = live.split_once('.') else { return false };
    let is_year = match view {
        "change" | "movement" => true,
        "part_of" | "over" => change.year == reporting_year,
        "restated" | "last_over" => change.year != reporting_year,
        year => change.year == year,
    };
    if change.category.is_empty() {
        return is_year && name == change.figure;
    }
    // A column of a matrix says itself of which year it is.
    let is_year = is_year || register::matrix(&change.figure).is_some();
    let named = |category: &str| name == format!("{}.{category}.{}", change.figure, change.measure);
    is_year && (named(&change.category) || named(&change.category_label))
}
