//! Seeded faults: a copy of the example folder is spoilt in one way, and `annual-report check` must say so, with the place.
//!
//! A module an area. Faults that do not hide one another share a copy, because a check takes seconds.

mod compare;
mod corrections;
mod disclosure;
mod narrative;
mod privacy;
mod provenance;
mod reconciliation;
mod theme;
mod whole_council;

use std::collections::BTreeSet;
use std::sync::{LazyLock, Mutex};
use std::thread;

use super::folder::Example;

/// One way to spoil the example folder, and what must be said of it.
pub(super) struct Fault {
    /// The rule that is broken, in words. No two faults have the same.
    pub(super) rule: &'static str,
    pub(super) seed: fn(&Example),
    /// The code in `problems.csv`.
    pub(super) code: &'static str,
    /// How the location begins.
    pub(super) place: &'static str,
    /// Part of the message, or of what to do about it.
    pub(super) words: &'static str,
}

/// Faults seeded into the same copy, and what is then run in its folder.
pub(super) struct Spoilt {
    pub(super) command: &'static [&'static str],
    pub(super) faults: &'static [Fault],
}

/// The areas and their faults.
const AREAS: &[(&str, &[Spoilt])] = &[
    ("compare", compare::SPOILT),
    ("narrative", narrative::SPOILT),
    ("reconciliation", reconciliation::SPOILT),
    ("corrections", corrections::SPOILT),
    ("privacy", privacy::SPOILT),
    ("theme", theme::SPOILT),
    ("disclosure", disclosure::SPOILT),
    ("whole council", whole_council::SPOILT),
];

/// How many faults there are over all areas; it only grows.
const AT_LEAST: usize = 128;

/// A row of `problems.csv`.
type Row = Vec<String>;

/// What the untouched example is told.
static UNTOUCHED: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let example = Example::new();
    example.run(&["check"]);
    example.problems()
});

/// Checks each copy once and holds what is said against what must be.
pub(super) fn each_is_found(area: &[Spoilt]) {
    let queue = Mutex::new(area.iter());
    let next = || queue.lock().unwrap().next();
    let missed = Mutex::new(Vec::new());
    let workers = thread::available_parallelism().map_or(1, usize::from).min(area.len());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(spoilt) = next() {
                    missed.lock().unwrap().extend(missed_in(spoilt));
                }
            });
        }
    });
    let missed = missed.into_inner().unwrap();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

fn missed_in(spoilt: &Spoilt) -> Vec<String> {
    let example = Example::new();
    spoilt.faults.iter().for_each(|fault| (fault.seed)(&example));
    let run = example.run(spoilt.command);
    let found = example.problems();
    let said = |fault: &&Fault| found.iter().any(|row| is_said(fault, row));
    let missed = spoilt.faults.iter().filter(|fault| !said(fault));
    missed.map(|f| format!("{}: no {} at {} with \"{}\" in\n{}", f.rule, f.code, f.place, f.words, run.err)).collect()
}

fn is_said(fault: &Fault, row: &Row) -> bool {
    row[1] == fault.code
        && row[2].starts_with(fault.place)
        && [&row[5], &row[6]].iter().any(|text| text.contains(fault.words))
}

#[test]
fn rules_are_distinct_and_enough() {
    let faults = || AREAS.iter().flat_map(|(_, area)| *area).flat_map(|spoilt| spoilt.faults);
    let rules: BTreeSet<&str> = faults().map(|fault| fault.rule).collect();
    assert_eq!(rules.len(), faults().count(), "two faults break the same rule");
    assert!(rules.len() >= AT_LEAST, "{} faults", rules.len());
}

#[test]
fn the_untouched_example_has_none_of_them() {
    for fault in AREAS.iter().flat_map(|(_, area)| *area).flat_map(|spoilt| spoilt.faults) {
        assert!(!UNTOUCHED.iter().any(|row| is_said(fault, row)), "{} is said of the untouched example", fault.rule);
    }
}
