//! Somebody who reads everything that is published and tries to work out the small numbers of people that are not.
//!
//! It shares no code with disclosure control. It knows what any reader knows: the published numbers, the rule (a number of
//! people from 1 to below the threshold is hidden, zeros are shown unless a group is hidden or tiny), which categories make
//! a whole and which broad group a detailed one lies in.

mod solve;

use std::collections::{BTreeMap, BTreeSet};

use solve::{Puzzle, Total};

/// The reports, the beginnings of their breakdowns of people, and the figure that the categories add up to.
const WHOLES: [(&str, &str, &str); 2] = [
    ("childrens_by_", "childrens_complaints_by_complainant", "childrens_complaints_received"),
    ("adult_by_", "adult_statutory_by_complainant", "adult_statutory_received"),
];

const CHARACTERISTICS: [&str; 5] = ["sex", "age", "ethnic_group", "ethnicity", "disability"];

/// Numbers that a reader takes for one and the same.
const SAME: [(&str, &str); 1] =
    [("childrens_made_by_children", "childrens_complaints_by_complainant.Child or young person")];

/// The harmonised standard's broad group of each detailed one.
const GROUPS: [(&str, &[&str]); 5] = [
    ("asian", &["bangladeshi", "chinese", "indian", "pakistani", "other_asian"]),
    ("black", &["african", "caribbean", "other_black"]),
    ("mixed", &["white_and_asian", "white_and_black_african", "white_and_black_caribbean", "other_mixed"]),
    ("white", &["white_british", "white_irish", "gypsy_or_irish_traveller", "roma", "other_white"]),
    ("other", &["arab", "other_ethnic_group"]),
];

/// A year and a name: `childrens_by_age.Under 16` or a figure.
pub(crate) type Name = (String, String);

/// Everything read so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    threshold: u64,
    /// Every number of people and whole that is named anywhere, hidden or not.
    names: BTreeSet<Name>,
    counts: BTreeMap<Name, u64>,
    /// Whole percentages of the category's whole.
    percents: BTreeMap<Name, u64>,
    /// The words that pages use for a category.
    labels: BTreeMap<String, String>,
    contradictions: BTreeSet<String>,
    /// How many numbers were read, the same ones again among them.
    places: usize,
}

impl Known {
    pub(crate) fn new(threshold: u64) -> Known {
        Known { threshold, ..Known::default() }
    }

    /// A number of cases.
    pub(crate) fn count(&mut self, year: &str, name: &str, count: u64) {
        self.named(year, name);
        self.places += 1;
        let before = self.counts.insert((year.into(), name.into()), count);
        let of_people = whole(name).is_some() || is_same(name);
        if let Some(before) = before.filter(|before| of_people && *before != count) {
            self.contradictions.insert(format!("{name} of {year} is {before} and {count}"));
        }
    }

    pub(crate) fn percent(&mut self, year: &str, name: &str, percent: u64) {
        self.named(year, name);
        self.percents.insert((year.into(), name.into()), percent);
    }

    pub(crate) fn named(&mut self, year: &str, name: &str) {
        self.names.insert((year.into(), name.into()));
    }

    /// What the words of a cell or sentence say: `156`, `42%`, `65 of 156`; nothing where they hide it.
    pub(crate) fn says(&mut self, year: &str, name: &str, words: &str) {
        let bare = words.replace(',', "");
        let bare = bare.trim_end_matches("[r]").trim();
        self.named(year, name);
        if let Some(percent) = bare.strip_suffix('%').and_then(|number| number.parse().ok()) {
            self.percent(year, name, percent);
        } else if let Ok(part) = bare.split_once(" of ").map_or(bare, |(part, _)| part).parse() {
            self.count(year, name, part);
        }
    }

    /// Everything in `figures.csv`.
    pub(crate) fn read_figures(&mut self, csv: &[u8]) {
        let mut reader = csv::Reader::from_reader(csv);
        let headings = reader.headers().unwrap().clone();
        for row in reader.records().map(Result::unwrap) {
            let cell = |name: &str| &row[headings.iter().position(|heading| heading == name).unwrap()];
            self.read_figure(&cell);
        }
    }

    /// One observation, a cell of it by its heading.
    pub(crate) fn read_figure<'a>(&mut self, cell: &dyn Fn(&str) -> &'a str) {
        let (figure, category, year) = (cell("figure"), cell("category"), cell("year"));
        let name = if category.is_empty() { figure.to_string() } else { format!("{figure}.{category}") };
        if !category.is_empty() {
            self.labels.insert(name.clone(), cell("category_label").to_string());
        }
        match cell("unit") {
            "count" => self.says(year, &name, cell("value")),
            "percent" => {
                // A share of its own tells its part: `..._share` of `...`.
                let name = name.strip_suffix("_share").unwrap_or(&name);
                self.says(year, name, &format!("{}%", cell("value")));
                self.says(year, name, cell("part"));
            }
            _ => {}
        }
    }

    /// Numbers that two places give otherwise.
    pub(crate) fn contradictions(&self) -> Vec<String> {
        self.contradictions.iter().cloned().collect()
    }

    pub(crate) fn places(&self) -> usize {
        self.places
    }

    /// The labels that name one category of a report, and it.
    pub(crate) fn every_label(&self, report: &str) -> impl Iterator<Item = (String, String)> {
        let named = |label: &String| Some((label.clone(), self.category(report, label)?));
        let labels: BTreeSet<&String> = self.labels.values().collect();
        labels.into_iter().filter_map(named).collect::<Vec<_>>().into_iter()
    }

    /// The category that words of a page name, where only one breakdown of the report has it.
    pub(crate) fn category(&self, report: &str, words: &str) -> Option<String> {
        let ours =
            self.labels.iter().filter(|(name, _)| name.starts_with(&format!("{report}_")) && whole(name).is_some());
        let mut found = ours.filter(|(_, label)| *label == words).map(|(name, _)| name.clone());
        let only = found.next();
        only.filter(|_| found.next().is_none())
    }

    /// The words that pages use for the categories of a breakdown.
    pub(crate) fn labels(&self, breakdown: &str) -> BTreeMap<&str, &str> {
        let ours = self.labels.iter().filter(|(name, _)| name.split('.').next() == Some(breakdown));
        ours.map(|(name, label)| (label.as_str(), name.as_str())).collect()
    }

    pub(crate) fn breakdowns(&self) -> BTreeSet<String> {
        let people = self.labels.keys().filter(|name| whole(name).is_some());
        people.map(|name| name.split('.').next().unwrap().to_string()).collect()
    }

    /// The hidden small numbers that can be worked out, with their value.
    pub(crate) fn works_out(&self) -> Vec<String> {
        let years: BTreeSet<&String> = self.names.iter().map(|(year, _)| year).collect();
        years.into_iter().flat_map(|year| self.works_out_of(year)).collect()
    }

    fn works_out_of(&self, year: &str) -> Vec<String> {
        let (names, mut puzzle) = self.puzzle(year);
        if !puzzle.has_solution() {
            // The rule does not hold as this reader believes: what is left are the sums.
            puzzle.forget_the_rule();
        }
        let is_hidden = |name: &String| !self.counts.contains_key(&(year.to_string(), name.clone()));
        let hidden = names.iter().enumerate().filter(|(_, name)| is_hidden(name));
        let only = |(unknown, name)| match puzzle.possible(unknown).as_slice() {
            [value] if (1..self.threshold).contains(value) => Some(format!("{name} of {year} is {value}")),
            _ => None,
        };
        hidden.filter_map(only).collect()
    }

    /// The numbers of a year as unknowns between bounds, and the sums that bind them.
    fn puzzle(&self, year: &str) -> (Vec<String>, Puzzle) {
        let mut names: Vec<String> = Vec::new();
        let mut puzzle = Puzzle::new(self.threshold);
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let people = self.names.iter().filter(|(of, name)| of == year && (whole(name).is_some() || is_same(name)));
        for (_, name) in people {
            let total = whole(name).and_then(|whole| self.counted(year, whole));
            let (low, high) = self.bounds(year, name, total);
            places.insert(name.clone(), puzzle.unknown(low, high));
            names.push(name.clone());
        }
        for (name, category) in SAME {
            if let (Some(one), Some(other)) = (places.get(name), places.get(category)) {
                puzzle.sum(vec![*one], Total::Unknown(*other));
            }
        }
        let breakdowns: BTreeSet<&str> = names.iter().filter_map(|name| Some(name.split_once('.')?.0)).collect();
        for breakdown in breakdowns {
            self.learn(year, breakdown, &places, &mut puzzle);
        }
        (names, puzzle)
    }

    /// The sums of a breakdown, and what its hidden categories tell by being hidden.
    fn learn(&self, year: &str, breakdown: &str, places: &BTreeMap<String, usize>, puzzle: &mut Puzzle) {
        let prefix = format!("{breakdown}.");
        let ours: Vec<&String> = places.keys().filter(|name| name.starts_with(&prefix)).collect();
        let total = whole(&prefix).and_then(|whole| self.counted(year, whole));
        let all: Vec<usize> = ours.iter().map(|name| places[*name]).collect();
        if let Some(total) = total {
            puzzle.sum(all, Total::Known(total));
        }
        let Some(broad) = breakdown.strip_suffix("ethnicity").map(|report| format!("{report}ethnic_group")) else {
            return self.learn_rule(year, &ours, total, places, puzzle);
        };
        let mut groups: BTreeMap<&str, Vec<&String>> = BTreeMap::new();
        for name in ours {
            let code = &name[prefix.len()..];
            let group = GROUPS.iter().find(|(_, codes)| codes.contains(&code)).map_or(code, |(group, _)| *group);
            groups.entry(group).or_default().push(name);
        }
        for (group, members) in groups {
            let group = format!("{broad}.{group}");
            let Some(&whole) = places.get(&group) else { continue };
            puzzle.sum(members.iter().map(|name| places[*name]).collect(), Total::Unknown(whole));
            self.learn_rule(year, &members, self.counted(year, &group), places, puzzle);
        }
    }

    /// Zeros are shown, but in a table that is hidden as a whole, or so small that they would tell the rest; and nothing is
    /// hidden but beside a small number.
    fn learn_rule(
        &self,
        year: &str,
        categories: &[&String],
        total: Option<u64>,
        places: &BTreeMap<String, usize>,
        puzzle: &mut Puzzle,
    ) {
        let is_hidden = |name: &&&String| self.counted(year, name).is_none();
        let hidden: Vec<usize> = categories.iter().filter(is_hidden).map(|name| places[*name]).collect();
        let all_hidden = hidden.len() == categories.len();
        let may_be_zero = match total {
            None => true,
            Some(total) => all_hidden && total <= (self.threshold - 1).max(categories.len() as u64),
        };
        if !may_be_zero {
            hidden.iter().for_each(|unknown| puzzle.at_least(*unknown, 1));
        }
        if total.is_some() && !hidden.is_empty() {
            puzzle.one_is_small(hidden);
        }
    }

    /// A number that is printed, or that its printed share leaves no choice of.
    fn counted(&self, year: &str, name: &str) -> Option<u64> {
        let key = (year.to_string(), name.to_string());
        self.counts.get(&key).copied().or_else(|| {
            let total = self.counts.get(&(year.to_string(), whole(name)?.to_string()))?;
            let (low, high) = self.bounds(year, name, Some(*total));
            (low == high).then_some(low)
        })
    }

    fn bounds(&self, year: &str, name: &str, total: Option<u64>) -> (u64, u64) {
        let key = (year.to_string(), name.to_string());
        if let Some(&count) = self.counts.get(&key) {
            return (count, count);
        }
        let total = total.or_else(|| self.counts.values().max().copied()).unwrap_or(0);
        let Some(&percent) = self.percents.get(&key) else { return (0, total) };
        let gives = |count: &u64| total > 0 && (200 * count + total) / (2 * total) == percent;
        let mut counts = (0..=total).filter(gives);
        let first = counts.next();
        first.map_or((0, total), |first| (first, counts.next_back().unwrap_or(first)))
    }
}

/// The figure that a category's breakdown adds up to.
fn whole(name: &str) -> Option<&'static str> {
    let breakdown = name.split_once('.')?.0;
    let is_of = |(begins, other, _): &&(&str, &str, &'static str)| {
        breakdown == *other || breakdown.strip_prefix(begins).is_some_and(|by| CHARACTERISTICS.contains(&by))
    };
    WHOLES.iter().find(is_of).map(|(_, _, whole)| *whole)
}

fn is_same(name: &str) -> bool {
    SAME.iter().any(|(figure, _)| *figure == name)
}
