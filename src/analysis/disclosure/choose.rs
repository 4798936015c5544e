//! Which counts are withheld: the small ones, then as few others as keep a reader from working any of them out.

use std::collections::{BTreeMap, BTreeSet};

use super::reader::Reader;
use super::rules::Rules;
use super::system::{Sum, System};

/// Why a count is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// It is small.
    Small,
    /// It is one of a group so small that even a zero says too much of the rest: the whole of the group.
    Group(usize),
    /// Another count, which is small, could be worked out from it.
    Beside(usize),
}

/// The withheld counts of a system, and the small ones that can be worked out all the same.
#[derive(Debug, Default)]
pub(super) struct Choice {
    pub(super) withheld: BTreeMap<usize, Reason>,
    pub(super) exposed: Vec<usize>,
}

pub(super) fn choose(system: &System, rules: &Rules) -> Choice {
    let mut choice = Choice { withheld: primary(system, rules), exposed: Vec::new() };
    for sums in system.blocks() {
        let block = Block::new(system, rules, &sums);
        let chosen: BTreeSet<usize> = block.cells.iter().copied().filter(|c| choice.withheld.contains_key(c)).collect();
        if chosen.is_empty() && block.targets.is_empty() {
            continue;
        }
        if rules.secondary {
            let added = block.protect(chosen);
            choice.withheld.extend(block.closed(&choice.withheld, &added));
        }
        choice.exposed.extend(block.faults(&choice.withheld.keys().copied().collect()).exposed);
    }
    choice
}

/// Small counts, and everything that a small group is split into.
fn primary(system: &System, rules: &Rules) -> BTreeMap<usize, Reason> {
    let printed = |cell: &usize| !system.cells[*cell].places.is_empty() && system.cells[*cell].is_protected();
    let small = (0..system.cells.len()).filter(printed).filter(|cell| rules.is_small(system.cells[*cell].count));
    let mut withheld: BTreeMap<usize, Reason> = small.map(|cell| (cell, Reason::Small)).collect();
    for sum in system.sums.iter().filter(|sum| sum.is_split && rules.is_small(system.cells[sum.whole].count)) {
        for part in sum.parts.iter().filter(|part| printed(part)) {
            withheld.entry(*part).or_insert(Reason::Group(sum.whole));
        }
    }
    withheld
}

/// Sums that bear on each other.
struct Block<'a> {
    system: &'a System,
    rules: &'a Rules,
    sums: Vec<&'a Sum>,
    cells: BTreeSet<usize>,
    /// The small counts that nobody may work out.
    targets: Vec<usize>,
}

/// What is wrong with a choice.
#[derive(Default)]
struct Faults {
    /// Small counts that can be worked out.
    exposed: Vec<usize>,
    /// Small counts of sums of which as little is withheld that the rest is small itself.
    scant: Vec<usize>,
}

impl Faults {
    fn number(&self) -> usize {
        self.exposed.len() + self.scant.len()
    }

    fn first(&self) -> Option<usize> {
        self.exposed.first().or(self.scant.first()).copied()
    }
}

impl<'a> Block<'a> {
    fn new(system: &'a System, rules: &'a Rules, sums: &[usize]) -> Block<'a> {
        let sums: Vec<&Sum> = sums.iter().map(|i| &system.sums[*i]).collect();
        let cells: BTreeSet<usize> =
            sums.iter().flat_map(|sum| sum.parts.iter().chain([&sum.whole])).copied().collect();
        let protected = |cell: &usize| system.cells[*cell].is_protected() && rules.is_small(system.cells[*cell].count);
        let targets = cells.iter().copied().filter(protected).collect();
        Block { system, rules, sums, cells, targets }
    }

    /// The chosen counts and those to withhold beside them, each with the count that it is withheld for the sake of.
    fn protect(&self, mut chosen: BTreeSet<usize>) -> BTreeMap<usize, usize> {
        let primary = chosen.clone();
        let mut added: BTreeMap<usize, usize> = BTreeMap::new();
        while let Some(exposed) = self.faults(&self.closure(&chosen)).first() {
            let Some(next) = self.cheapest(&chosen, exposed) else { break };
            chosen.insert(next);
            added.insert(next, exposed);
        }
        // A later choice may have made an earlier one needless.
        let faults = self.faults(&self.closure(&chosen)).number();
        let mut largest_first: Vec<usize> = added.keys().copied().collect();
        largest_first.sort_by_key(|cell| std::cmp::Reverse(self.system.cells[*cell].count));
        for cell in largest_first {
            chosen.remove(&cell);
            if self.faults(&self.closure(&chosen)).number() > faults {
                chosen.insert(cell);
            } else {
                added.remove(&cell);
            }
        }
        debug_assert!(primary.is_subset(&chosen));
        added
    }

    /// The count that is best withheld next for the sake of an exposed one: the cheapest that protects it, or else the one
    /// that leaves the fewest faults.
    fn cheapest(&self, chosen: &BTreeSet<usize>, exposed: usize) -> Option<usize> {
        let before = self.closure(chosen);
        let near = self.near(exposed);
        let open = near.into_iter().filter(|cell| !before.contains(cell) && self.system.cells[*cell].count > 0);
        let mut candidates: Vec<(u32, u64, usize)> = Vec::new();
        for cell in open {
            let Some(own) = self.system.cells[cell].cost else { continue };
            let after = self.closure(&with(chosen, cell));
            let others = after.difference(&before).filter(|other| **other != cell);
            let others: u32 = others.map(|other| self.system.cells[*other].cost.unwrap_or(1)).sum();
            candidates.push((own + others, self.system.cells[cell].count, cell));
        }
        candidates.sort_unstable();
        let mut best: Option<(usize, usize)> = None;
        for (_, _, cell) in candidates {
            let left = self.faults(&self.closure(&with(chosen, cell)));
            if !left.exposed.contains(&exposed) && !left.scant.contains(&exposed) {
                return Some(cell);
            }
            if best.is_none_or(|(fewest, _)| left.number() < fewest) {
                best = Some((left.number(), cell));
            }
        }
        best.map(|(_, cell)| cell)
    }

    /// The counts of the sums that a count stands in, and of those that their wholes stand in.
    fn near(&self, cell: usize) -> BTreeSet<usize> {
        let mut near = BTreeSet::from([cell]);
        for _ in 0..2 {
            let bearing = |sum: &&&Sum| sum.parts.iter().chain([&sum.whole]).any(|of| near.contains(of));
            let sums = self.sums.iter().filter(bearing);
            let reached: Vec<usize> = sums.flat_map(|sum| sum.parts.iter().chain([&sum.whole])).copied().collect();
            near.extend(reached);
        }
        near
    }

    /// The chosen counts and what must go with them: everything within a withheld group, and the zeros of a table in
    /// which they would say that every other count is one, or that the whole of a few people is elsewhere.
    fn closure(&self, chosen: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut withheld = chosen.clone();
        loop {
            let before = withheld.len();
            for sum in self.sums.iter().filter(|sum| sum.is_split) {
                if withheld.contains(&sum.whole) || self.zeros_tell(sum, &withheld) {
                    let printed = sum.parts.iter().filter(|part| self.system.cells[**part].is_protected());
                    withheld.extend(printed.filter(|part| !self.system.cells[**part].places.is_empty()));
                }
            }
            if withheld.len() == before {
                return withheld;
            }
        }
    }

    fn zeros_tell(&self, sum: &Sum, withheld: &BTreeSet<usize>) -> bool {
        let filled = sum.parts.iter().filter(|part| self.system.cells[**part].count > 0);
        let all_withheld = filled.clone().all(|part| withheld.contains(part)) && filled.count() > 0;
        all_withheld && self.system.is_scant(sum, self.rules)
    }

    /// What is withheld in addition to what is, and why.
    fn closed(&self, known: &BTreeMap<usize, Reason>, added: &BTreeMap<usize, usize>) -> BTreeMap<usize, Reason> {
        let own = self.cells.iter().copied().filter(|cell| known.contains_key(cell));
        let chosen: BTreeSet<usize> = own.chain(added.keys().copied()).collect();
        let new = self.closure(&chosen).into_iter().filter(|cell| !known.contains_key(cell));
        let reason = |cell: usize| match added.get(&cell) {
            Some(protected) => Reason::Beside(*protected),
            None => Reason::Group(self.whole_of(cell)),
        };
        new.map(|cell| (cell, reason(cell))).collect()
    }

    fn whole_of(&self, cell: usize) -> usize {
        let sum = self.sums.iter().find(|sum| sum.is_split && sum.parts.contains(&cell));
        sum.map_or(cell, |sum| sum.whole)
    }

    fn faults(&self, withheld: &BTreeSet<usize>) -> Faults {
        let reader = Reader::new(self.system, self.rules, &self.sums, withheld);
        let exposed = self.targets.iter().copied().filter(|target| reader.works_out(*target)).collect();
        Faults { exposed, scant: self.sums.iter().filter_map(|sum| self.scant(sum, withheld)).collect() }
    }

    /// A small count of a sum whose withheld parts come to a small number together, while more could be withheld.
    fn scant(&self, sum: &Sum, withheld: &BTreeSet<usize>) -> Option<usize> {
        if withheld.contains(&sum.whole) {
            return None;
        }
        let (hidden, shown): (Vec<usize>, Vec<usize>) =
            sum.parts.iter().partition(|part| withheld.contains(*part) || self.system.cells[**part].places.is_empty());
        let together: u64 = hidden.iter().map(|part| self.system.cells[*part].count).sum();
        let more =
            shown.iter().any(|part| self.system.cells[*part].count > 0 && self.system.cells[*part].cost.is_some());
        let small = hidden.iter().copied().find(|part| self.targets.contains(part));
        small.filter(|_| more && self.rules.is_small(together))
    }
}

fn with(chosen: &BTreeSet<usize>, cell: usize) -> BTreeSet<usize> {
    let mut with = chosen.clone();
    with.insert(cell);
    with
}
