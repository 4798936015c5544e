//! The counts of one year as readers see them: each number once, however often it is printed, and every sum that the
//! definitions of the register tell.

use std::collections::{BTreeMap, BTreeSet};

use super::rules::Rules;
use crate::analysis::breakdown::{Breakdown, is_answer, is_named};
use crate::analysis::figure::{Computation, Figure};
use crate::analysis::matrix::Measured;
use crate::analysis::population::{Condition, Population};
use crate::analysis::register;
use crate::analysis::results::Figures;
use crate::calendar::ReportingYear;

/// Where a count is published.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Figure(&'static str),
    /// A breakdown and the code of its category.
    Category(&'static str, String),
    /// A matrix, the code of its row and the position of its measure.
    Matrix(&'static str, String, usize),
}

/// A number of cases.
#[derive(Debug)]
pub(super) struct Cell {
    /// Where it is printed; nowhere, if readers can only work it out.
    pub(super) places: Vec<Place>,
    pub(super) count: u64,
    /// Whether a small number must not be known.
    pub(super) sensitive: bool,
    /// Whether settings publish it whatever it is.
    pub(super) exempt: bool,
    /// What it costs to withhold it for the sake of another; none where that may not be.
    pub(super) cost: Option<u32>,
}

impl Cell {
    /// Whether its number must not be known where it is small.
    pub(super) fn is_protected(&self) -> bool {
        self.sensitive && !self.exempt
    }

    /// Whether it is printed as a category that may be called the largest of its table.
    pub(super) fn is_named(&self) -> bool {
        let named = |place: &Place| matches!(place, Place::Category(_, code) if is_named(code));
        self.places.is_empty() || self.places.iter().any(named)
    }
}

/// Counts that add up to another.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) whole: usize,
    pub(super) parts: Vec<usize>,
    /// Whether the parts are the categories of a table, among which zeros are shown.
    pub(super) is_split: bool,
}

#[derive(Debug, Default)]
pub(super) struct System {
    pub(super) cells: Vec<Cell>,
    pub(super) sums: Vec<Sum>,
    known_as: BTreeMap<Key, usize>,
}

/// What a number counts: two places that count the same print the same number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Cases { table: &'static str, year: &'static str, tests: BTreeSet<String> },
    Named(&'static str),
}

/// The costs of withholding a number for the sake of another: how many people gave no answer least, a category of people
/// little, a headline figure most.
const OF_NO_ANSWER: u32 = 1;
const OF_PEOPLE: u32 = 2;
const CATEGORY: u32 = 8;
const FIGURE: u32 = 16;

impl Key {
    fn of(population: &Population) -> Key {
        Key::Cases { table: population.table, year: population.year, tests: population.tests() }
    }

    /// The cases of a population in one category.
    fn category(population: &Population, by: &str, code: &str) -> Key {
        let mut tests = population.tests();
        tests.insert(Condition::is_words(by, code));
        Key::Cases { table: population.table, year: population.year, tests }
    }
}

impl System {
    pub(super) fn new(figures: &Figures, rules: &Rules, year: ReportingYear) -> System {
        let mut system = System::default();
        let breakdowns: Vec<&'static Breakdown> = register::breakdowns().collect();
        for breakdown in &breakdowns {
            system.add_categories(figures, rules, breakdown, year);
        }
        let wholes: BTreeSet<&str> = breakdowns.iter().map(|breakdown| breakdown.whole.name).collect();
        for figure in register::figures() {
            system.add_figure(figures, rules, figure, &wholes, year);
        }
        system.add_matrices(figures, rules, year);
        for breakdown in &breakdowns {
            system.add_splits(figures, breakdown, year);
        }
        for figure in register::figures() {
            system.add_sums(figure, rules);
        }
        system
    }

    /// The sums that can have to do with each other, because a number that may be withheld stands in both.
    pub(super) fn blocks(&self) -> Vec<Vec<usize>> {
        let mut blocks: Vec<(BTreeSet<usize>, Vec<usize>)> = Vec::new();
        for (i, sum) in self.sums.iter().enumerate() {
            let open = sum.parts.iter().chain([&sum.whole]).filter(|cell| self.may_be_unknown(**cell));
            let mut cells: BTreeSet<usize> = open.copied().collect();
            let mut sums = vec![i];
            blocks.retain_mut(|(others, theirs)| {
                let apart = cells.is_disjoint(others);
                if !apart {
                    cells.append(others);
                    sums.append(theirs);
                }
                apart
            });
            blocks.push((cells, sums));
        }
        blocks.into_iter().map(|(_, sums)| sums).collect()
    }

    fn may_be_unknown(&self, cell: usize) -> bool {
        let cell = &self.cells[cell];
        cell.cost.is_some() || cell.is_protected()
    }

    /// A number and one of the places where it stands.
    fn add(&mut self, key: Key, new: Cell) -> usize {
        let Some(&known) = self.known_as.get(&key) else {
            self.known_as.insert(key, self.cells.len());
            self.cells.push(new);
            return self.cells.len() - 1;
        };
        let cell = &mut self.cells[known];
        cell.places.extend(new.places);
        // One place where it must be shown, or must not be, settles the number.
        cell.cost = cell.cost.zip(new.cost).map(|(own, other)| own.max(other));
        cell.sensitive |= new.sensitive;
        cell.exempt |= new.exempt;
        known
    }

    fn add_categories(&mut self, figures: &Figures, rules: &Rules, of: &'static Breakdown, year: ReportingYear) {
        let Some(split) = figures.breakdowns.get(&(of.name, year)) else { return };
        // A table of one category says no more than its total.
        let sensitive = rules.is_sensitive(of.name) && split.categories.len() > 1;
        for category in &split.categories {
            let Some(count) = category.count.count() else { continue };
            let cost = match sensitive {
                true if is_answer(&category.code) => OF_PEOPLE,
                true => OF_NO_ANSWER,
                false => CATEGORY,
            };
            let key = Key::category(&of.population, of.by, &category.code);
            let places = vec![Place::Category(of.name, category.code.clone())];
            let exempt = rules.is_exempt(of.name);
            self.add(key, Cell { places, count, sensitive, exempt, cost: (!exempt).then_some(cost) });
        }
    }

    fn add_figure(
        &mut self,
        figures: &Figures,
        rules: &Rules,
        figure: &'static Figure,
        wholes: &BTreeSet<&str>,
        year: ReportingYear,
    ) {
        let Some(count) = figures.values.get(&(figure.name, year)).and_then(|value| value.count()) else { return };
        let sensitive = rules.is_sensitive(figure.name);
        let exempt = rules.is_exempt(figure.name);
        let is_fixed = exempt
            || matches!(figure.computation, Computation::Supplied)
            || (wholes.contains(figure.name) && !sensitive);
        let cost = (!is_fixed).then_some(if sensitive { OF_PEOPLE } else { FIGURE });
        let places = vec![Place::Figure(figure.name)];
        let cell = self.add(key(figures, figure, year), Cell { places, count, sensitive, exempt, cost });
        // The number is known under its own name too, for the sums that name it.
        self.known_as.entry(Key::Named(figure.name)).or_insert(cell);
        if let Computation::Count(population) = &figure.computation {
            self.known_as.entry(Key::of(population)).or_insert(cell);
        }
    }

    fn add_matrices(&mut self, figures: &Figures, rules: &Rules, year: ReportingYear) {
        let held = register::matrices().filter_map(|m| Some((m, figures.matrices.get(&(m.name, figures.year))?)));
        for (matrix, table) in held {
            for (i, measure) in matrix.measures.iter().enumerate() {
                let of = if measure.last_year { figures.year.previous() } else { figures.year };
                let Measured::Count(population) = &measure.of else { continue };
                if of != year {
                    continue;
                }
                let sensitive = rules.is_sensitive(matrix.name);
                let cost = if sensitive { OF_PEOPLE } else { CATEGORY };
                let counted = table.rows.iter().filter_map(|row| Some((row, row.values[i].count()?)));
                let parts = counted.map(|(row, count)| {
                    let places = vec![Place::Matrix(matrix.name, row.code.clone(), i)];
                    let key = Key::category(population, matrix.by, &row.code);
                    self.add(key, Cell { places, count, sensitive, exempt: false, cost: Some(cost) })
                });
                let parts: Vec<usize> = parts.collect();
                if let Some(&whole) = measure.total.and_then(|total| self.known_as.get(&Key::Named(total.name))) {
                    self.add_sum(whole, parts, true);
                }
            }
        }
    }

    /// Categories add up to their whole, and those within a coarser category to it.
    fn add_splits(&mut self, figures: &Figures, of: &'static Breakdown, year: ReportingYear) {
        let Some(split) = figures.breakdowns.get(&(of.name, year)) else { return };
        let cell = |system: &System, breakdown: &Breakdown, code: &str| {
            system.known_as.get(&Key::category(&breakdown.population, breakdown.by, code)).copied()
        };
        let coarser = of.within.filter(|coarser| figures.breakdowns.contains_key(&(coarser.name, year)));
        let mut groups: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for category in &split.categories {
            let Some(part) = cell(self, of, &category.code) else { continue };
            let group = coarser.and_then(|coarser| cell(self, coarser, category.within.as_deref()?));
            groups.entry(group).or_default().push(part);
        }
        let whole = self.known_as.get(&Key::Named(of.whole.name)).copied();
        if groups.len() > 1 || coarser.is_some() {
            let all: Vec<usize> = groups.values().flatten().copied().collect();
            whole.into_iter().for_each(|whole| self.add_sum(whole, all.clone(), false));
        }
        for (group, parts) in groups {
            if let Some(whole) = if coarser.is_some() { group } else { whole } {
                self.add_sum(whole, parts, true);
            }
        }
    }

    /// The sums that a figure's definition tells.
    fn add_sums(&mut self, figure: &'static Figure, rules: &Rules) {
        let Some(&cell) = self.known_as.get(&Key::Named(figure.name)) else { return };
        match &figure.computation {
            Computation::Sum(parts) => {
                let parts = parts.iter().map(|part| self.known_as.get(&Key::Named(part.name)).copied());
                if let Some(parts) = parts.collect::<Option<Vec<usize>>>() {
                    self.add_sum(cell, parts, false);
                }
            }
            Computation::Count(population) => {
                for condition in population.conditions {
                    self.add_sum_of_codes(cell, population, condition);
                    if rules.is_sensitive(figure.name) {
                        self.add_complement(cell, population, condition);
                    }
                }
            }
            _ => {}
        }
    }

    /// A figure that counts several codes of a column is the sum of the counts of each.
    fn add_sum_of_codes(&mut self, whole: usize, population: &Population, condition: &Condition) {
        let Condition::Any(column, codes) = condition else { return };
        let part = |code: &&str| self.known_as.get(&key_with(population, condition, Condition::is_words(column, code)));
        if let Some(parts) = codes.iter().map(|code| part(code).copied()).collect::<Option<Vec<usize>>>() {
            self.add_sum(whole, parts, false);
        }
    }

    /// Those of whom a yes is counted, and the others, of whom no is known as well.
    fn add_complement(&mut self, part: usize, population: &Population, condition: &Condition) {
        let (Condition::Yes(_) | Condition::No(_)) = condition else { return };
        let Some(&whole) = self.known_as.get(&key_without(population, condition)) else { return };
        let Some(others) = self.cells[whole].count.checked_sub(self.cells[part].count) else { return };
        let key = key_with(population, condition, format!("not {}", condition.words()));
        let others = Cell { places: Vec::new(), count: others, sensitive: true, exempt: false, cost: None };
        let complement = self.add(key, others);
        self.add_sum(whole, vec![part, complement], true);
    }

    fn add_sum(&mut self, whole: usize, parts: Vec<usize>, is_split: bool) {
        // Numbers of an earlier report need not add up, and nobody can subtract what does not.
        let adds_up = parts.iter().map(|part| self.cells[*part].count).sum::<u64>() == self.cells[whole].count;
        if adds_up && !parts.is_empty() && parts != [whole] {
            self.sums.push(Sum { whole, parts, is_split });
        }
    }
}

/// What a figure counts. One that holds the very cases of a category counts what the category counts.
fn key(figures: &Figures, figure: &'static Figure, year: ReportingYear) -> Key {
    let same = figures.same.get(&(figure.name, year)).into_iter().flatten();
    let mut same = same.filter_map(|s| Some((register::breakdown(s.breakdown)?, &s.code)));
    if let Some((breakdown, code)) = same.find(|(b, _)| figures.breakdowns.contains_key(&(b.name, year))) {
        return Key::category(&breakdown.population, breakdown.by, code);
    }
    match &figure.computation {
        Computation::Count(population) => Key::of(population),
        _ => Key::Named(figure.name),
    }
}

fn key_without(population: &Population, condition: &Condition) -> Key {
    let mut tests = population.tests();
    tests.remove(&condition.words());
    Key::Cases { table: population.table, year: population.year, tests }
}

fn key_with(population: &Population, without: &Condition, with: String) -> Key {
    let mut tests = population.tests();
    tests.remove(&without.words());
    tests.insert(with);
    Key::Cases { table: population.table, year: population.year, tests }
}
