//! Disclosure control: small counts of people are withheld from publication, and enough beside them that they cannot be
//! worked out from totals.

use super::breakdown::Breakdown;
use super::figure::Disclosure;
use super::register;
use super::results::{BreakdownValue, Category, Figures};
use super::value::{Absence, Value};

impl Figures {
    /// The figures as anyone may see them: counts of people's characteristics from 1 to below `threshold` are withheld,
    /// and so is whatever would give one of them away.
    pub fn for_publication(&self, threshold: u64) -> Figures {
        let mut published = self.clone();
        for breakdown in register::breakdowns().filter(|b| b.disclosure == Disclosure::Characteristic) {
            let years: Vec<_> = self.breakdowns.keys().filter(|(name, _)| *name == breakdown.name).cloned().collect();
            for key in years {
                let coarser = breakdown.within.and_then(|b| published.breakdowns.get(&(b.name, key.1)).cloned());
                if let Some(split) = published.breakdowns.get_mut(&key) {
                    withhold_small_counts(split, breakdown, coarser.as_ref(), threshold);
                }
            }
        }
        for figure in register::figures().filter(|f| f.disclosure == Disclosure::Characteristic) {
            for ((_, _), value) in published.values.iter_mut().filter(|((name, _), _)| *name == figure.name) {
                let small = |n: u64| (1..threshold).contains(&n);
                let part = value.part_and_whole().map(|(part, _)| part);
                if value.count().or(part).is_some_and(small) {
                    *value = Value::Absent(Absence::Suppressed);
                }
            }
        }
        published
    }
}

/// Withholds within each coarser category that is itself published, whose total readers therefore know; within one that
/// is withheld, everything that is not zero. A coarser breakdown has to be dealt with first.
fn withhold_small_counts(
    split: &mut BreakdownValue,
    breakdown: &Breakdown,
    coarser: Option<&BreakdownValue>,
    threshold: u64,
) {
    let all: Vec<usize> = (0..split.categories.len()).collect();
    let number: u64 = counts(&split.categories, &all).iter().sum();
    if (1..threshold).contains(&number) {
        // So few people in all that even the zeros say too much: what is left must be in the other categories.
        return apply(&mut split.categories, &vec![true; all.len()]);
    }
    let mut units: Vec<Vec<usize>> = Vec::new();
    match coarser.filter(|_| breakdown.within.is_some()) {
        None => units.push(protect(&counts(&split.categories, &all), threshold)),
        Some(coarser) => {
            let mut of_withheld = Vec::new();
            for group in &coarser.categories {
                let is_member = |i: &usize| split.categories[*i].within.as_deref() == Some(&group.code);
                let members: Vec<usize> = all.iter().copied().filter(is_member).collect();
                let counts = counts(&split.categories, &members);
                if group.count.absence().is_some() {
                    of_withheld.extend(members.iter().zip(counts).filter(|(_, count)| *count > 0).map(|(i, _)| *i));
                } else {
                    units.push(protect(&counts, threshold).into_iter().map(|i| members[i]).collect());
                }
            }
            units.push(of_withheld);
        }
    }
    let counts = counts(&split.categories, &all);
    // What is withheld is at least 1 where zeros are shown: as many ones as their sum would then be known.
    let zeros_tell = units.iter().any(|unit| !unit.is_empty() && unit.iter().all(|i| counts[*i] == 1));
    let mut withheld: Vec<bool> = counts.iter().map(|count| zeros_tell && *count == 0).collect();
    units.iter().flatten().for_each(|i| withheld[*i] = true);
    apply(&mut split.categories, &withheld);
}

fn counts(categories: &[Category], members: &[usize]) -> Vec<u64> {
    members.iter().map(|i| categories[*i].count.count().unwrap_or(0)).collect()
}

fn apply(categories: &mut [Category], withheld: &[bool]) {
    for (category, _) in categories.iter_mut().zip(withheld).filter(|(_, withheld)| **withheld) {
        category.count = Value::Absent(Absence::Suppressed);
        category.share = Value::Absent(Absence::Suppressed);
    }
}

/// Which of several counts with a known total are withheld: the small ones, then the next smallest until a reader who
/// knows the total and the rule cannot narrow any small count down to one value.
fn protect(counts: &[u64], threshold: u64) -> Vec<usize> {
    let small = |n: u64| (1..threshold).contains(&n);
    let mut withheld: Vec<usize> = (0..counts.len()).filter(|i| small(counts[*i])).collect();
    if withheld.is_empty() {
        return withheld;
    }
    let mut others: Vec<usize> = (0..counts.len()).filter(|i| counts[*i] >= threshold).collect();
    others.sort_by_key(|i| counts[*i]);
    let mut others = others.into_iter();
    while gives_away(&withheld.iter().map(|i| counts[*i]).collect::<Vec<_>>(), threshold) {
        match others.next() {
            Some(next) => withheld.push(next),
            None => break,
        }
    }
    withheld
}

/// Whether the sum of the withheld counts, which a reader works out from the total, gives one of them away: a single one,
/// a sum below the threshold, or only small ones that are all at their least or all at their greatest.
fn gives_away(withheld: &[u64], threshold: u64) -> bool {
    let (number, sum) = (withheld.len() as u64, withheld.iter().sum::<u64>());
    let all_small = withheld.iter().all(|n| *n < threshold);
    let at_a_bound = all_small && (sum == number || sum == number * (threshold - 1));
    number < 2 || sum < threshold || at_a_bound
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn withheld(counts: &[u64]) -> Vec<u64> {
        let mut chosen: Vec<u64> = protect(counts, 5).into_iter().map(|i| counts[i]).collect();
        chosen.sort_unstable();
        chosen
    }

    #[test]
    fn nothing_small_means_nothing_withheld() {
        assert_eq!(withheld(&[107, 46, 5, 0]), [0; 0]);
    }

    #[test]
    fn a_single_small_count_takes_the_next_smallest_with_it() {
        assert_eq!(withheld(&[7, 5, 2]), [2, 5]);
        assert_eq!(withheld(&[104, 73, 4, 48]), [4, 48]);
    }

    #[test]
    fn small_counts_that_their_sum_gives_away_take_another_with_them() {
        assert_eq!(withheld(&[4, 4, 11]), [4, 4, 11], "8 is 4 and 4 for whoever knows the rule");
        assert_eq!(withheld(&[1, 1, 9]), [1, 1, 9], "2 is 1 and 1");
        assert_eq!(withheld(&[1, 2, 9]), [1, 2, 9], "their sum is itself small");
        assert_eq!(withheld(&[2, 4, 9]), [2, 4]);
    }

    proptest! {
        /// A reader knows the total, every published count, and that a withheld count is either small or was withheld
        /// beside a small one. No withheld small count may be left with a single possible value.
        #[test]
        fn no_withheld_count_can_be_worked_out(counts in prop::collection::vec(0u64..40, 2..8)) {
            let chosen = protect(&counts, 5);
            let values: Vec<u64> = chosen.iter().map(|i| counts[*i]).collect();
            let any_left = (0..counts.len()).any(|i| counts[i] >= 5 && !chosen.contains(&i));
            if !values.is_empty() && any_left {
                prop_assert!(values.len() >= 2);
                let sum: u64 = values.iter().sum();
                for i in 0..values.len() {
                    let others = (values.len() - 1) as u64;
                    let possible = (1..5).filter(|n| sum > *n && (sum - n) >= others).count();
                    prop_assert!(values[i] >= 5 || possible > 1, "{values:?}");
                }
            }
        }
    }
}
