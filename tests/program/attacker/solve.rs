//! Whole numbers between bounds that add up: which values each may have. Exhaustive: it narrows the bounds as far as each
//! sum allows, then tries every value of the narrowest unknown.

pub(super) struct Puzzle {
    threshold: u64,
    bounds: Vec<(u64, u64)>,
    /// The bounds without what the rule tells.
    bare: Vec<(u64, u64)>,
    sums: Vec<Sum>,
    one_small: Vec<Vec<usize>>,
}

struct Sum {
    parts: Vec<usize>,
    total: Total,
}

impl Sum {
    fn all(&self) -> impl Iterator<Item = usize> {
        let total = if let Total::Unknown(i) = self.total { Some(i) } else { None };
        self.parts.iter().copied().chain(total)
    }
}

/// Unknowns that bear on each other, and the sums that bind them.
struct Near {
    unknowns: Vec<usize>,
    sums: Vec<usize>,
}

pub(super) enum Total {
    Known(u64),
    /// As much as another unknown.
    Unknown(usize),
}

/// How many values a search tries before it gives an unknown up; a reader would have, long before.
const PATIENCE: usize = 20_000;

impl Puzzle {
    pub(super) fn new(threshold: u64) -> Puzzle {
        Puzzle { threshold, bounds: Vec::new(), bare: Vec::new(), sums: Vec::new(), one_small: Vec::new() }
    }

    pub(super) fn unknown(&mut self, low: u64, high: u64) -> usize {
        self.bounds.push((low, high));
        self.bare.push((low, high));
        self.bounds.len() - 1
    }

    pub(super) fn sum(&mut self, parts: Vec<usize>, total: Total) {
        self.sums.push(Sum { parts, total });
    }

    pub(super) fn at_least(&mut self, unknown: usize, least: u64) {
        self.bounds[unknown].0 = self.bounds[unknown].0.max(least);
    }

    /// One of these is below the threshold.
    pub(super) fn one_is_small(&mut self, unknowns: Vec<usize>) {
        self.one_small.push(unknowns);
    }

    pub(super) fn forget_the_rule(&mut self) {
        self.bounds.clone_from(&self.bare);
        self.one_small.clear();
    }

    pub(super) fn has_solution(&self) -> bool {
        let mut narrowed = self.bounds.clone();
        let all = self.all();
        self.narrow(&mut narrowed, &all) && self.is_satisfiable(narrowed, &all, &mut PATIENCE.clone())
    }

    fn all(&self) -> Near {
        Near { unknowns: (0..self.bounds.len()).collect(), sums: (0..self.sums.len()).collect() }
    }

    /// The unknowns and sums that an unknown has to do with, however indirectly.
    fn near(&self, unknown: usize, bounds: &[(u64, u64)]) -> Near {
        let mut near = Near { unknowns: vec![unknown], sums: Vec::new() };
        let is_open = |i: &usize| bounds[*i].0 < bounds[*i].1;
        loop {
            let bears = |i: &usize| self.sums[*i].all().any(|of| near.unknowns.contains(&of));
            let sums: Vec<usize> = (0..self.sums.len()).filter(bears).collect();
            let mut unknowns: Vec<usize> = sums.iter().flat_map(|i| self.sums[*i].all()).filter(is_open).collect();
            unknowns.push(unknown);
            unknowns.sort_unstable();
            unknowns.dedup();
            if unknowns.len() == near.unknowns.len() {
                return Near { unknowns, sums };
            }
            near = Near { unknowns, sums };
        }
    }

    /// The first two values that an unknown may have; only one where it can be worked out.
    pub(super) fn possible(&self, unknown: usize) -> Vec<u64> {
        let mut narrowed = self.bounds.clone();
        if !self.narrow(&mut narrowed, &self.all()) {
            return Vec::new();
        }
        let near = self.near(unknown, &narrowed);
        let (low, high) = narrowed[unknown];
        let may_be = |value: &u64| {
            let mut tried = narrowed.clone();
            tried[unknown] = (*value, *value);
            self.is_satisfiable(tried, &near, &mut PATIENCE.clone())
        };
        (low..=high).filter(may_be).take(2).collect()
    }

    fn is_satisfiable(&self, mut bounds: Vec<(u64, u64)>, near: &Near, patience: &mut usize) -> bool {
        if *patience == 0 {
            return true;
        }
        *patience -= 1;
        if !self.narrow(&mut bounds, near) {
            return false;
        }
        let width = |i: &usize| bounds[*i].1 - bounds[*i].0;
        let open = near.unknowns.iter().copied().filter(|i| width(i) > 0).min_by_key(width);
        let Some(open) = open else { return true };
        (bounds[open].0..=bounds[open].1).any(|value| {
            let mut tried = bounds.clone();
            tried[open] = (value, value);
            self.is_satisfiable(tried, near, patience)
        })
    }

    /// Draws the bounds together; false where they cross.
    fn narrow(&self, bounds: &mut [(u64, u64)], near: &Near) -> bool {
        loop {
            let before = near.unknowns.iter().map(|i| bounds[*i]).collect::<Vec<_>>();
            if !near.sums.iter().all(|sum| narrow_sum(&self.sums[*sum], bounds)) {
                return false;
            }
            for unknowns in self.one_small.iter().filter(|of| of.iter().any(|i| near.unknowns.contains(i))) {
                let small: Vec<usize> = unknowns.iter().copied().filter(|i| bounds[*i].0 < self.threshold).collect();
                match small.as_slice() {
                    [] => return false,
                    [only] => bounds[*only].1 = bounds[*only].1.min(self.threshold - 1),
                    _ => {}
                }
            }
            if near.unknowns.iter().map(|i| bounds[*i]).eq(before) {
                return near.unknowns.iter().all(|i| bounds[*i].0 <= bounds[*i].1);
            }
        }
    }
}

fn narrow_sum(sum: &Sum, bounds: &mut [(u64, u64)]) -> bool {
    let low: u64 = sum.parts.iter().map(|i| bounds[*i].0).sum();
    let high: u64 = sum.parts.iter().map(|i| bounds[*i].1).sum();
    let (least, greatest) = match sum.total {
        Total::Known(total) => (total, total),
        Total::Unknown(i) => {
            bounds[i] = (bounds[i].0.max(low), bounds[i].1.min(high));
            bounds[i]
        }
    };
    if low > greatest || high < least || least > greatest {
        return false;
    }
    for &i in &sum.parts {
        let (own_low, own_high) = bounds[i];
        let upper = (greatest - (low - own_low).min(greatest)).min(own_high);
        let lower = least.saturating_sub(high - own_high).max(own_low);
        bounds[i] = (lower, upper);
        if lower > upper {
            return false;
        }
    }
    true
}
