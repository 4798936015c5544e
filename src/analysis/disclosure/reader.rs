//! What a reader can work out: whether a withheld count is left with a single possible value by the sums it stands in and
//! by the rules under which it was withheld. Readers know the threshold and the rules, and that zeros are shown.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::Rules;
use super::system::{Sum, System};

/// The unknowns of a system, their bounds and the equations between them.
pub(super) struct Reader {
    /// The position of each unknown count.
    places: BTreeMap<usize, usize>,
    truth: Vec<i64>,
    bounds: Bounds,
    lines: Vec<Line>,
    /// Of each of these unknowns one is small, or nothing would be withheld.
    one_small: Vec<Vec<usize>>,
    threshold: i64,
}

#[derive(Clone)]
struct Bounds {
    low: Vec<i64>,
    high: Vec<i64>,
}

/// Unknowns, some of them taken away, that come to a known number.
struct Line {
    terms: Vec<(usize, i64)>,
    comes_to: i64,
}

/// How many steps a search may take; what is not shown to be safe by then counts as worked out.
const STEPS: usize = 4000;
/// How many rounds bounds are drawn closer: each may draw those of large counts closer by one alone.
const ROUNDS: usize = 10_000;
/// How many other values are tried.
const TRIED: usize = 12;

impl System {
    /// Whether a table's whole is so small, or so evenly spread, that its zeros would give the rest away. Only the whole and
    /// the number of categories decide, which readers know too.
    pub(super) fn is_scant(&self, sum: &Sum, rules: &Rules) -> bool {
        self.cells[sum.whole].count < rules.threshold.max(sum.parts.len() as u64 + 1)
    }
}

impl Reader {
    pub(super) fn new(system: &System, rules: &Rules, sums: &[&Sum], withheld: &BTreeSet<usize>) -> Reader {
        let is_unknown = |cell: &usize| withheld.contains(cell) || system.cells[*cell].places.is_empty();
        let cells: BTreeSet<usize> =
            sums.iter().flat_map(|sum| sum.parts.iter().chain([&sum.whole])).copied().collect();
        let unknown: Vec<usize> = cells.into_iter().filter(is_unknown).collect();
        let places: BTreeMap<usize, usize> = unknown.iter().enumerate().map(|(place, cell)| (*cell, place)).collect();
        let truth: Vec<i64> = unknown.iter().map(|cell| system.cells[*cell].count as i64).collect();
        let most = sums.iter().map(|sum| system.cells[sum.whole].count as i64).max().unwrap_or(0);
        let low = unknown.iter().map(|cell| i64::from(!system.cells[*cell].places.is_empty())).collect();
        let bounds = Bounds { low, high: vec![most; unknown.len()] };
        let threshold = rules.threshold as i64;
        let mut reader = Reader { places, truth, bounds, lines: Vec::new(), one_small: Vec::new(), threshold };
        for sum in sums {
            reader.learn(system, rules, sum, withheld);
        }
        for (low, truth) in reader.bounds.low.iter_mut().zip(&reader.truth) {
            *low = (*low).min(*truth);
        }
        reader
    }

    /// What a sum tells.
    fn learn(&mut self, system: &System, rules: &Rules, sum: &Sum, withheld: &BTreeSet<usize>) {
        let count = |cell: &usize| system.cells[*cell].count as i64;
        let (hidden, shown): (Vec<usize>, Vec<usize>) = sum.parts.iter().partition(|p| self.places.contains_key(*p));
        let mut terms: Vec<(usize, i64)> = hidden.iter().map(|part| (self.places[part], 1)).collect();
        let mut comes_to = -shown.iter().map(count).sum::<i64>();
        match self.places.get(&sum.whole) {
            Some(whole) => terms.push((*whole, -1)),
            None => comes_to += count(&sum.whole),
        }
        if terms.is_empty() {
            return;
        }
        self.lines.push(Line { terms, comes_to });
        if !sum.is_split {
            return;
        }
        if withheld.contains(&sum.whole) || (shown.is_empty() && system.is_scant(sum, rules)) {
            // Zeros are withheld here too.
            hidden.iter().for_each(|part| self.bounds.low[self.places[part]] = 0);
        }
        if !withheld.contains(&sum.whole) && hidden.iter().any(|part| rules.is_small(system.cells[*part].count)) {
            self.one_small.push(hidden.iter().map(|part| self.places[part]).collect());
        }
        self.learn_ranks(system, &hidden, &shown);
    }

    /// The largest shown are called so: what is withheld is no larger, unless it is and they are not. Only categories that
    /// may be called so tell or are told of.
    fn learn_ranks(&mut self, system: &System, hidden: &[usize], shown: &[usize]) {
        let named = |part: &&usize| system.cells[**part].is_named();
        let count = |part: &usize| system.cells[*part].count as i64;
        let mut shown: Vec<i64> = shown.iter().filter(named).map(count).collect();
        shown.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
        let largest = hidden.iter().filter(named).map(count).max().unwrap_or(0);
        if let Some(most) = shown.iter().take(2).filter(|count| **count >= largest).min() {
            for part in hidden.iter().filter(named) {
                let high = &mut self.bounds.high[self.places[part]];
                *high = (*high).min(*most);
            }
        }
    }

    /// Whether a count, which is small, is left with one possible value. One that is shown is.
    pub(super) fn works_out(&self, cell: usize) -> bool {
        let Some(&place) = self.places.get(&cell) else { return true };
        let mut bounds = self.bounds.clone();
        if !self.narrow(&mut bounds) {
            return true;
        }
        let truth = self.truth[place];
        let others = nearest(truth, bounds.low[place], bounds.high[place]).filter(|value| *value != truth);
        let mut steps = STEPS;
        !others.take(TRIED).any(|value| {
            let mut tried = bounds.clone();
            tried.low[place] = value;
            tried.high[place] = value;
            self.is_possible(tried, &mut steps)
        })
    }

    /// Whether there are counts within the bounds that fit everything; those nearest to the true ones are tried first.
    fn is_possible(&self, mut bounds: Bounds, steps: &mut usize) -> bool {
        if *steps == 0 || !self.narrow(&mut bounds) {
            return false;
        }
        *steps -= 1;
        let width = |place: &usize| bounds.high[*place] - bounds.low[*place];
        let Some(open) = (0..self.truth.len()).filter(|place| width(place) > 0).min_by_key(width) else { return true };
        let truth = self.truth[open];
        for value in nearest(truth, bounds.low[open], bounds.high[open]) {
            let mut tried = bounds.clone();
            tried.low[open] = value;
            tried.high[open] = value;
            if self.is_possible(tried, steps) {
                return true;
            }
            if *steps == 0 {
                break;
            }
        }
        false
    }

    /// Draws the bounds as close as each equation allows; false where nothing fits, or where so many rounds do not tell.
    fn narrow(&self, bounds: &mut Bounds) -> bool {
        for _ in 0..ROUNDS {
            let mut moved = false;
            for line in &self.lines {
                match narrow_line(line, bounds) {
                    None => return false,
                    Some(narrower) => moved |= narrower,
                }
            }
            for unknowns in &self.one_small {
                let mut may_be = unknowns.iter().filter(|place| bounds.low[**place] < self.threshold);
                match (may_be.next(), may_be.next()) {
                    (None, _) => return false,
                    (Some(only), None) if bounds.high[*only] >= self.threshold => {
                        bounds.high[*only] = self.threshold - 1;
                        moved = true;
                    }
                    _ => {}
                }
            }
            if !moved {
                return true;
            }
        }
        false
    }
}

/// The values from `low` to `high`, those nearest to the true one first, of two as near the lower.
fn nearest(truth: i64, low: i64, high: i64) -> impl Iterator<Item = i64> {
    let farthest = (truth - low).max(high - truth);
    let at = move |distance| [Some(truth - distance), Some(truth + distance).filter(|_| distance > 0)];
    (0..=farthest).flat_map(at).flatten().filter(move |value| (low..=high).contains(value))
}

/// Whether the bounds of the line's unknowns moved; none where nothing fits.
fn narrow_line(line: &Line, bounds: &mut Bounds) -> Option<bool> {
    // The least and the most that a term adds.
    let reach = |bounds: &Bounds, (place, sign): (usize, i64)| match sign {
        1 => (bounds.low[place], bounds.high[place]),
        _ => (-bounds.high[place], -bounds.low[place]),
    };
    let ends = line.terms.iter().map(|term| reach(bounds, *term));
    let (least, most) = ends.fold((0, 0), |(least, most), (low, high)| (least + low, most + high));
    let mut moved = false;
    for &(place, sign) in &line.terms {
        let (low, high) = reach(bounds, (place, sign));
        let (lowest, highest) = (line.comes_to - (most - high), line.comes_to - (least - low));
        let (lowest, highest) = if sign == 1 { (lowest, highest) } else { (-highest, -lowest) };
        moved |= lowest > bounds.low[place] || highest < bounds.high[place];
        bounds.low[place] = bounds.low[place].max(lowest);
        bounds.high[place] = bounds.high[place].min(highest);
        if bounds.low[place] > bounds.high[place] {
            return None;
        }
    }
    Some(moved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_values_come_first_however_many_there_are() {
        assert_eq!(nearest(3, 1, 6).collect::<Vec<_>>(), [3, 2, 4, 1, 5, 6]);
        assert_eq!(nearest(7, 1, 999_999_999_999).take(3).collect::<Vec<_>>(), [7, 6, 8]);
    }

    /// Each of two unknowns is one more than the other, so that every round draws both closer by one.
    #[test]
    fn bounds_that_creep_are_given_up() {
        let line = |comes_to| Line { terms: vec![(0, 1), (1, -1)], comes_to };
        let bounds = Bounds { low: vec![1; 2], high: vec![999_999_999_999; 2] };
        let lines = vec![line(1), line(-1)];
        let places = BTreeMap::from([(0, 0), (1, 1)]);
        let reader = Reader { places, truth: vec![5, 4], bounds, lines, one_small: Vec::new(), threshold: 5 };
        assert!(reader.works_out(0));
    }
}
