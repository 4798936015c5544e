//! Which cases each number counted, kept small: references once, numbers as runs of their places.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::analysis::explain::Explanation;

/// The cases behind every number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRecord {
    /// Every reference, in order.
    references: Vec<String>,
    /// By `2023/24.childrens_statutory_upheld`.
    counted: BTreeMap<String, CountedRecord>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct CountedRecord {
    /// The places of the references, from and to: `[[0, 12], [15, 15]]`.
    runs: Vec<(usize, usize)>,
    /// The number of each case in turn, where numbers were counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    numbers: Vec<i64>,
}

/// The cases of one number: how often each counts, and the numbers that it brings.
pub type Tallied<'a> = BTreeMap<&'a str, Vec<Option<i64>>>;

impl CaseRecord {
    pub fn new(explanations: &[Explanation]) -> Self {
        let counted = |of: &Explanation| of.cases.as_ref().map(|cases| cases.counted.clone()).unwrap_or_default();
        let names: BTreeSet<String> = explanations.iter().flat_map(counted).map(|case| case.reference).collect();
        let references: Vec<String> = names.into_iter().collect();
        let mut record = CaseRecord { references, counted: BTreeMap::new() };
        for explanation in explanations.iter().filter(|explanation| explanation.cases.is_some()) {
            let cases = counted(explanation);
            let mut kept = CountedRecord::default();
            for case in &cases {
                if let Ok(place) = record.references.binary_search(&case.reference) {
                    kept.add(place);
                    kept.numbers.extend(case.number);
                }
            }
            record.counted.insert(format!("{}.{}", explanation.year, explanation.name), kept);
        }
        record
    }

    /// The cases that a number counted; none where it is not counted from cases itself.
    pub fn of(&self, dated: &str) -> Option<Tallied<'_>> {
        let counted = self.counted.get(dated)?;
        let mut tallied = Tallied::new();
        let mut numbers = counted.numbers.iter().copied();
        for place in counted.runs.iter().flat_map(|(from, to)| *from..=*to) {
            tallied.entry(&self.references[place]).or_default().push(numbers.next());
        }
        Some(tallied)
    }

    /// Whether every place has its reference.
    pub(super) fn is_whole(&self) -> bool {
        let runs = self.counted.values().flat_map(|counted| &counted.runs);
        runs.into_iter().all(|(from, to)| from <= to && *to < self.references.len())
    }
}

impl CountedRecord {
    fn add(&mut self, place: usize) {
        match self.runs.last_mut() {
            Some((_, to)) if *to + 1 == place => *to = place,
            _ => self.runs.push((place, place)),
        }
    }
}
