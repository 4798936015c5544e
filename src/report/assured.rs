//! What a round knows of its own assurance: what was read and checked, and what was found.

use std::collections::BTreeMap;

use crate::diagnostics::{Code, Problems, Severity};
use crate::workspace::settings::Settings;

/// The report that is the quality assurance statement.
pub const STATEMENT: &str = "assurance";

/// What was checked in a round, and with what result.
#[derive(Clone, Debug, Default)]
pub struct Assured {
    /// How many problems of each kind are outstanding.
    pub found: BTreeMap<Code, usize>,
    pub files: usize,
    pub sources: usize,
    pub rows: u64,
    pub figures: usize,
    /// Figures of earlier years counted again from cases and held against what was published: how many, and how many differ.
    pub held_against: (usize, usize),
    /// Records that were put right after the exports were taken.
    pub corrections: usize,
    /// The documents whose texts were checked.
    pub documents: usize,
}

impl Assured {
    /// The problems by their kinds.
    pub fn count(problems: &Problems) -> BTreeMap<Code, usize> {
        let mut found = BTreeMap::new();
        problems.iter().for_each(|problem| *found.entry(problem.code).or_default() += 1);
        found
    }

    /// Errors and warnings of some kinds.
    pub(super) fn of(&self, area: Area) -> (usize, usize) {
        let number = |severity| {
            let of_area = self.found.iter().filter(|(code, _)| Area::of(**code) == area && code.severity() == severity);
            of_area.map(|(_, number)| number).sum()
        };
        (number(Severity::Error), number(Severity::Warning))
    }
}

/// What checks are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Area {
    Files,
    Rows,
    Systems,
    Figures,
    Texts,
}

impl Area {
    pub(super) const ALL: [Area; 5] = [Area::Files, Area::Rows, Area::Systems, Area::Figures, Area::Texts];

    /// The area of a check. One that is not known here is about texts, so that every problem is counted somewhere.
    fn of(code: Code) -> Area {
        let name = code.name();
        let begins = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
        const FILES: &[&str] = &[
            "settings-",
            "file-",
            "sheet-",
            "headings-",
            "column-",
            "encoding-",
            "template-",
            "contrast-",
            "logo-",
            "period-",
            "audience-",
        ];
        const SYSTEMS: &[&str] = &[
            "case-in-",
            "systems-",
            "match-",
            "codings-",
            "reconciliation-",
            "sheets-",
            "reports-",
            "sources-",
            "correction-",
            "figure-restated",
        ];
        const FIGURES: &[&str] = &["rate-", "published-", "figure-", "disclosure-"];
        const ROWS: &[&str] =
            &["row-", "cell-", "value-", "date", "number-", "code-", "reference-", "cases-outside-", "decision-"];
        match () {
            () if begins(FILES) => Area::Files,
            () if begins(SYSTEMS) => Area::Systems,
            () if begins(FIGURES) => Area::Figures,
            () if begins(ROWS) => Area::Rows,
            () => Area::Texts,
        }
    }
}

/// A box of the levels of reproducible analytical pipelines, as the NHS RAP community of practice lists them.
pub(super) struct RapBox {
    pub level: &'static str,
    pub what: &'static str,
    pub met: Met,
}

/// Whether a box is met, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// The output shows it.
    Shown,
    /// The council's settings say so.
    Declared,
    No,
}

/// Every box, lowest level first. What the program cannot see is met only where settings declare it.
pub(super) fn rap_boxes(settings: &Settings, assured: &Assured) -> Vec<RapBox> {
    let own = &settings.assurance;
    let declared = |said: bool| if said { Met::Declared } else { Met::No };
    let reviewed = own.assurer.as_ref().is_some_and(|assurer| assurer.day.is_some());
    let back_tested = if assured.held_against.0 > 0 { Met::Shown } else { Met::No };
    let level = |level: &'static str, boxes: Vec<(&'static str, Met)>| {
        boxes.into_iter().map(move |(what, met)| RapBox { level, what, met })
    };
    let baseline = vec![
        ("free software", Met::Shown),
        ("changes kept", declared(own.version_controlled)),
        ("steps written down", Met::Shown),
        ("a second check", declared(reviewed)),
        ("program published", declared(own.code_url.is_some())),
    ];
    let silver = vec![
        ("made in one step", Met::Shown),
        ("explained in writing", Met::Shown),
        ("usual layout", Met::Shown),
        ("parts used again", Met::Shown),
        ("one style", Met::Shown),
        ("tested", Met::Shown),
        ("counts compared with published ones", back_tested),
        ("other software listed", Met::Shown),
        ("runs recorded", Met::Shown),
        ("figures as data", Met::Shown),
    ];
    let gold = vec![
        ("installed as one program", Met::Shown),
        ("tested with every change", declared(own.continuous_integration.is_some())),
        ("starts by itself", declared(own.schedule.is_some())),
        ("changes listed", Met::Shown),
    ];
    let levels = [("Baseline", baseline), ("Silver", silver), ("Gold", gold)];
    levels.into_iter().flat_map(|(name, boxes)| level(name, boxes)).collect()
}

/// The highest level of which every box, and every box of the levels below, is met.
pub(super) fn rap_level(boxes: &[RapBox]) -> Option<&'static str> {
    let mut met = None;
    for name in ["Baseline", "Silver", "Gold"] {
        if boxes.iter().any(|one| one.level == name && one.met == Met::No) {
            break;
        }
        met = Some(name);
    }
    met
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_needs_every_box_up_to_it() {
        let boxes = |gaps: &[&str]| -> Vec<RapBox> {
            let levels = ["Baseline", "Silver", "Gold"];
            levels
                .map(|level| RapBox { level, what: "w", met: if gaps.contains(&level) { Met::No } else { Met::Shown } })
                .into()
        };
        assert_eq!(rap_level(&boxes(&[])), Some("Gold"));
        assert_eq!(rap_level(&boxes(&["Gold"])), Some("Silver"));
        assert_eq!(rap_level(&boxes(&["Silver"])), Some("Baseline"));
        assert_eq!(rap_level(&boxes(&["Baseline"])), None, "nothing counts without its foundation");
    }

    #[test]
    fn every_problem_is_counted_once() {
        let found: BTreeMap<Code, usize> = Code::ALL.iter().map(|code| (*code, 1)).collect();
        let assured = Assured { found, ..Assured::default() };
        let areas = Area::ALL;
        let counted: usize =
            areas.map(|area| assured.of(area)).iter().map(|(errors, warnings)| errors + warnings).sum();
        assert_eq!(counted, Code::ALL.len());
        assert!(areas.iter().all(|area| assured.of(*area) != (0, 0)));
    }
}
