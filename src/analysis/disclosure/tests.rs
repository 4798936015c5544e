//! Random numbers of people through disclosure control, and somebody who tries to work the hidden ones out.

#[allow(dead_code, reason = "shared with the tests of the program, which use the rest")]
#[path = "../../../tests/program/attacker/mod.rs"]
mod attacker;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use attacker::Known;

use super::{Protection, Why};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::register;
use crate::analysis::results::{BreakdownValue, Category, Figures, SameCases};
use crate::analysis::value::Value;
use crate::calendar::{Part, ReportingYear};
use crate::ingest::codes::broad_ethnic_group;
use crate::render::data;
use crate::report::listing;
use crate::workspace::settings::{DisclosureSettings, Exemption};

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u64) as usize]
    }
}

fn codes(categories: &Categories) -> Vec<String> {
    let own = |labels: &[&str]| labels.iter().map(|label| label.to_string()).collect();
    match categories {
        Categories::Codes(_, codes) => own(codes),
        Categories::AgeBands(_) => own(&["Under 16", "16–24", "25–64", "65+", "not_recorded"]),
        _ => own(&["Child or young person", "Parent", "Carer", "Advocate"]),
    }
}

/// So many cases, most of them in a few categories.
fn deal(dice: &mut Dice, whole: u64, codes: &[String]) -> BTreeMap<String, u64> {
    let favourites: Vec<usize> = (0..1 + dice.below(3)).map(|_| dice.below(codes.len() as u64) as usize).collect();
    let rare = 1 + dice.below(6);
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for _ in 0..whole {
        let any = dice.below(codes.len() as u64) as usize;
        let at = if dice.below(8) < rare { dice.one_of(&favourites) } else { any };
        *counts.entry(codes[at].clone()).or_default() += 1;
    }
    counts
}

fn split(of: &Breakdown, counts: &BTreeMap<String, u64>, whole: u64) -> BreakdownValue {
    let category = |code: String| {
        let count = counts.get(&code).copied().unwrap_or(0);
        let share = Value::Share { part: count, whole };
        let within = of.within.map(|_| broad_ethnic_group(&code).unwrap_or(&code).to_string());
        Category { label: code.clone(), code, within, count: Value::Count(count), share }
    };
    BreakdownValue { categories: codes(&of.categories).into_iter().map(category).collect(), whole: Value::Count(whole) }
}

/// People's characteristics in two reports, of one year or two.
fn some_figures(dice: &mut Dice, two_years: bool) -> Figures {
    let year: ReportingYear = "2023/24".parse().unwrap();
    let mut figures = Figures {
        year,
        part: Part::YEAR,
        values: BTreeMap::new(),
        breakdowns: BTreeMap::new(),
        matrices: BTreeMap::new(),
        earlier: BTreeMap::new(),
        residents: BTreeMap::new(),
        same: BTreeMap::new(),
        rolled_up: BTreeMap::new(),
        unranked: BTreeSet::new(),
    };
    for year in [year.previous(), year].into_iter().skip(usize::from(!two_years)) {
        let mut wholes: BTreeMap<&str, u64> = BTreeMap::new();
        let mut ethnicities: BTreeMap<&str, BTreeMap<String, u64>> = BTreeMap::new();
        for breakdown in register::breakdowns().filter(|b| b.disclosure == super::super::Disclosure::Characteristic) {
            let of = breakdown.whole.name;
            let most = dice.one_of(&[6, 15, 40, 90, 250]);
            let whole = *wholes.entry(of).or_insert_with(|| 1 + dice.below(most));
            figures.values.insert((of, year), Value::Count(whole));
            let counts = if breakdown.by.starts_with("ethnic") {
                let groups = ethnicities.entry(of);
                let detailed = groups.or_insert_with(|| {
                    let all = register::breakdowns().find(|b| b.by == "ethnicity" && b.whole.name == of);
                    deal(dice, whole, &codes(&all.unwrap().categories))
                });
                if breakdown.within.is_some() { detailed.clone() } else { broad(detailed) }
            } else {
                deal(dice, whole, &codes(&breakdown.categories))
            };
            figures.breakdowns.insert((breakdown.name, year), split(breakdown, &counts, whole));
        }
        add_figures_of_people(dice, &mut figures, year);
    }
    figures
}

fn broad(detailed: &BTreeMap<String, u64>) -> BTreeMap<String, u64> {
    let mut groups = BTreeMap::new();
    for (code, count) in detailed {
        *groups.entry(broad_ethnic_group(code).unwrap_or(code).to_string()).or_default() += count;
    }
    groups
}

/// Complaints made by children are those of the category of who complained.
fn add_figures_of_people(dice: &mut Dice, figures: &mut Figures, year: ReportingYear) {
    let (name, code) = ("childrens_complaints_by_complainant", "Child or young person");
    let split = &figures.breakdowns[&(name, year)];
    let (count, whole) = (split.category(code).unwrap().count.clone(), split.whole.count().unwrap());
    let share = Value::Share { part: count.count().unwrap(), whole };
    figures.values.insert(("childrens_made_by_children", year), count);
    figures.values.insert(("childrens_made_by_children_share", year), share);
    let same = SameCases { breakdown: name, code: code.to_string() };
    figures.same.insert(("childrens_made_by_children", year), vec![same]);
    figures.values.insert(("childrens_with_advocate", year), Value::Count(dice.below(whole + 1)));
}

fn read(figures: &Figures, threshold: u64) -> Known {
    let mut known = Known::new(threshold);
    let listed = listing::listing(figures, &["childrens", "adult"]);
    known.read_figures(data::figures_csv(&listed).as_bytes());
    known
}

fn settings(dice: &mut Dice, secondary: bool) -> DisclosureSettings {
    let threshold = dice.one_of(&[5, 5, 5, 3, 8]);
    DisclosureSettings { threshold, secondary, roll_up: dice.below(2) == 0, ..DisclosureSettings::default() }
}

/// `ATTACKED_SETS=20000 cargo test --lib disclosure` attacks more of them.
fn number_of_sets() -> u64 {
    std::env::var("ATTACKED_SETS").ok().and_then(|n| n.parse().ok()).unwrap_or(1000)
}

/// The small numbers that are printed.
fn printed_small(protection: &Protection, threshold: u64) -> Vec<String> {
    let listed = listing::listing(&protection.figures, &["childrens", "adult"]);
    let people = listed.iter().filter(|row| row.figure.contains("by_") && row.unit == "count");
    let is_small = |value: &String| value.parse().is_ok_and(|n: u64| (1..threshold).contains(&n));
    people
        .filter(|row| row.value.as_ref().is_some_and(is_small))
        .map(|row| format!("{} {}", row.name(), row.year))
        .collect()
}

/// What came of some sets.
#[derive(Default)]
struct Tally {
    small: usize,
    others: usize,
    careless: usize,
    given_away: usize,
}

fn attack(set: u64, tally: &mut Tally) {
    let figures = some_figures(&mut Dice(set), set.is_multiple_of(10));
    let rules = settings(&mut Dice(set), true);
    let protection = figures.protect(&rules);
    let found = read(&protection.figures, rules.threshold).works_out();
    assert_eq!(found, Vec::<String>::new(), "set {set} under {rules:?}: {:#?}", protection.figures.breakdowns);
    assert_eq!(printed_small(&protection, rules.threshold), Vec::<String>::new(), "set {set}");
    assert_eq!(protection.exposed, [], "set {set}");
    let small = protection.withheld.iter().filter(|of| of.why == Why::Small).count();
    tally.small += small;
    tally.others += protection.withheld.len() - small;
    if set.is_multiple_of(10) {
        let careless = figures.protect(&DisclosureSettings { secondary: false, roll_up: false, ..rules.clone() });
        tally.careless += 1;
        tally.given_away += usize::from(!read(&careless.figures, rules.threshold).works_out().is_empty());
    }
}

#[test]
fn nobody_works_a_small_number_of_a_thousand_sets_out() {
    let next = AtomicU64::new(0);
    let total = Mutex::new(Tally::default());
    let work = || {
        let mut tally = Tally::default();
        let sets = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
        sets.take_while(|set| *set < number_of_sets()).for_each(|set| attack(set, &mut tally));
        let mut total = total.lock().unwrap();
        total.small += tally.small;
        total.others += tally.others;
        total.careless += tally.careless;
        total.given_away += tally.given_away;
    };
    thread::scope(|scope| {
        (0..thread::available_parallelism().map_or(1, usize::from)).for_each(|_| {
            scope.spawn(work);
        })
    });
    let Tally { small, others, careless, given_away } = total.into_inner().unwrap();
    println!("{small} small numbers withheld and {others} others; {given_away} of {careless} careless sets given away");
    // Somebody who finds nothing anywhere would prove nothing.
    assert!(given_away * 10 > careless * 8, "{given_away} of {careless}");
}

/// People by sex in the reporting year, and nothing else.
fn by_sex(counts: &[(&str, u64)]) -> Figures {
    let mut figures = some_figures(&mut Dice(1), false);
    let breakdown = register::breakdown("adult_by_sex").unwrap();
    let counts: BTreeMap<String, u64> = counts.iter().map(|(code, count)| (code.to_string(), *count)).collect();
    let whole = counts.values().sum();
    figures.values.clear();
    figures.values.insert((breakdown.whole.name, figures.year), Value::Count(whole));
    figures.breakdowns.clear();
    figures.breakdowns.insert((breakdown.name, figures.year), split(breakdown, &counts, whole));
    figures.same.clear();
    figures
}

fn shown(figures: &Figures) -> Vec<Option<u64>> {
    let split = &figures.breakdowns[&("adult_by_sex", figures.year)];
    split.categories.iter().map(|category| category.count.count()).collect()
}

#[test]
fn a_small_number_takes_the_next_smallest_with_it_and_no_more_than_it_must() {
    let published = |f: u64, m: u64, x: u64| {
        shown(&by_sex(&[("female", f), ("male", m), ("not_available", x)]).for_publication(&Default::default()))
    };
    assert_eq!(published(20, 30, 0), [Some(20), Some(30), Some(0)], "zeros are shown");
    assert_eq!(published(4, 30, 9), [None, Some(30), None]);
    assert_eq!(published(4, 4, 11), [None, None, Some(11)], "8 may be 3 and 5 too, with the 5 beside the 3");
    assert_eq!(published(1, 2, 9), [None, None, None], "their sum is itself small");
    assert_eq!(published(3, 0, 0), [None, None, None], "of three people, nothing says which group all are in");
}

/// How many people are disabled tells a reader more than of how many it is not recorded.
#[test]
fn what_says_that_there_is_no_answer_is_withheld_before_an_answer() {
    let counts = [("female", 4), ("male", 16), ("not_available", 46)];
    assert_eq!(shown(&by_sex(&counts).for_publication(&Default::default())), [None, Some(16), None]);
}

/// A figure that a council holds to be sensitive, and what else tells it.
#[test]
fn what_settings_name_is_protected_from_everything_that_tells_it() {
    let mut figures = by_sex(&[("female", 20), ("male", 30)]);
    let counts = [
        ("childrens_complaints_received", 60),
        ("childrens_statutory_received", 41),
        ("childrens_corporate_received", 16),
        ("childrens_informal_received", 3),
    ];
    let year = figures.year;
    figures.values.extend(counts.map(|(name, count)| ((name, year), Value::Count(count))));
    let by_procedure = register::breakdown("childrens_complaints_by_procedure").unwrap();
    let procedures = [("statutory", 41), ("corporate", 16), ("informal", 3)];
    let procedures = procedures.map(|(code, count)| (code.to_string(), count)).into();
    figures.breakdowns.insert((by_procedure.name, year), split(by_procedure, &procedures, 60));
    let sensitive = vec!["childrens_informal_received".to_string()];
    let protection = figures.protect(&DisclosureSettings { sensitive, ..DisclosureSettings::default() });
    let value = |name| protection.figures.value(name, year).count();
    assert_eq!(value("childrens_informal_received"), None);
    assert_eq!(value("childrens_corporate_received"), None, "60 less 41 less 16 is 3");
    assert_eq!(value("childrens_complaints_received"), Some(60));
    let split = &protection.figures.breakdowns[&(by_procedure.name, year)];
    let shown: Vec<_> = split.categories.iter().map(|c| c.count.count()).collect();
    assert_eq!(shown, [Some(41), None, None], "the same numbers under other names");
    let account = protection.withheld.iter().find(|of| of.figure == "childrens_corporate_received").unwrap();
    assert_eq!(account.why, Why::Secondary);
    assert!(protection.exposed.is_empty());
}

#[test]
fn an_exempt_figure_is_shown() {
    let figures = by_sex(&[("female", 4), ("male", 30)]);
    let exempt = vec![Exemption { figure: "adult_by_sex".into(), reason: "agreed with the equality lead".into() }];
    let settings = DisclosureSettings { exempt, ..DisclosureSettings::default() };
    assert_eq!(shown(&figures.for_publication(&settings)), [Some(4), Some(30), Some(0)]);
}

#[test]
fn an_earlier_number_that_is_small_or_withheld_is_not_told() {
    let mut figures = by_sex(&[("female", 20), ("male", 30)]);
    let year = figures.year;
    figures.values.insert(("childrens_made_by_children", year), Value::Count(6));
    figures.earlier.insert(("childrens_made_by_children", year), "3".parse().unwrap());
    assert!(figures.is_restated("childrens_made_by_children", year));
    assert!(!figures.for_publication(&Default::default()).is_restated("childrens_made_by_children", year));
}

/// The fewest numbers that would have to be withheld are found by trying every choice.
#[test]
fn little_more_is_withheld_than_the_least_that_would_do() {
    let (mut ours, mut least) = (0, 0);
    for set in 0..200 {
        let mut dice = Dice(1000 + set);
        let counts = [0; 3].map(|_| dice.one_of(&[0, 1, 2, 3, 4, 5, 6, 9, 14, 30]));
        let figures = by_sex(&[("female", counts[0]), ("male", counts[1]), ("not_available", counts[2])]);
        let hidden =
            shown(&figures.for_publication(&Default::default())).iter().filter(|count| count.is_none()).count();
        ours += hidden;
        least += fewest(counts).unwrap_or(hidden);
    }
    println!("{ours} withheld, {least} at the least");
    assert!(ours * 10 <= least * 12, "{ours} withheld, {least} at the least");
}

/// The smallest number of categories that hides every small one from the attacker.
fn fewest(counts: [u64; 3]) -> Option<usize> {
    let hides = |choice: &u32| {
        let mut known = Known::new(5);
        known.count("2023/24", "adult_statutory_received", counts.iter().sum());
        let mut shows_small = false;
        for (i, code) in ["female", "male", "not_available"].iter().enumerate() {
            let name = format!("adult_by_sex.{code}");
            if choice & (1 << i) != 0 {
                known.named("2023/24", &name);
            } else {
                known.count("2023/24", &name, counts[i]);
                shows_small |= (1..5).contains(&counts[i]);
            }
        }
        !shows_small && known.works_out().is_empty()
    };
    (0..8u32).filter(hides).map(|choice| choice.count_ones() as usize).min()
}
