//! A publication gives no count of people from 1 to 4 away, neither in words nor to somebody who subtracts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use annual_report::analysis::{Disclosure, Figures, Inputs, evaluate, register};
use annual_report::diagnostics::Problems;
use annual_report::ingest;
use annual_report::workspace::Workspace;

use super::folder::{BUILT, READ_ALOUD, Tree, rows};
use super::markup::{drawn, tables, visible};

const SMALL: std::ops::Range<u64> = 1..5;
const HIDDEN: &str = "[c]";

/// A category as the council and as its readers know it.
#[derive(Clone, Debug)]
struct Category {
    label: String,
    true_count: u64,
    published: Option<u64>,
}

#[derive(Clone, Debug)]
struct Split {
    name: &'static str,
    whole: u64,
    categories: BTreeMap<String, Category>,
    /// Whether broad groups are published in its place.
    rolled_up: bool,
}

/// The breakdowns of people's characteristics of a report folder's year, before and after suppression.
fn splits(folder: &Path) -> Vec<Split> {
    let mut problems = Problems::new();
    let workspace = Workspace::open(folder, &mut problems);
    let workspace = workspace.unwrap_or_else(|| panic_with(&problems));
    let tables = ingest::read(&workspace, &mut problems);
    assert!(!problems.has_errors(), "{problems:#?}");
    let inputs = Inputs::new(tables.frames, &workspace.settings).unwrap();
    let known = evaluate(&inputs, workspace.settings.reporting_year).unwrap();
    let published = known.for_publication(&workspace.settings.disclosure);
    let people = register::breakdowns().filter(|b| b.disclosure == Disclosure::Characteristic);
    people.filter_map(|b| split(b.name, &known, &published)).collect()
}

fn panic_with(problems: &Problems) -> Workspace {
    unreachable!("{problems:#?}")
}

fn split(name: &'static str, known: &Figures, published: &Figures) -> Option<Split> {
    let (ours, theirs) = (known.breakdown(name, known.year)?, published.breakdown(name, known.year));
    let category = |ours: &annual_report::analysis::Category| {
        let theirs = theirs.and_then(|theirs| theirs.category(&ours.code));
        if let Some(theirs) = theirs {
            let hidden = theirs.count.absence().or(ours.share.absence());
            assert_eq!(theirs.share.absence(), hidden, "{name}: the share tells the count");
        }
        let published = theirs.and_then(|theirs| theirs.count.count());
        let count = Category { label: ours.label.clone(), true_count: ours.count.count().unwrap(), published };
        (ours.code.clone(), count)
    };
    let categories = ours.categories.iter().map(category).collect();
    let rolled_up = published.rolled_up(name).is_some();
    assert_eq!(rolled_up, theirs.is_none());
    Some(Split { name, whole: ours.whole.count().unwrap(), categories, rolled_up })
}

static EXAMPLE: LazyLock<Vec<Split>> = LazyLock::new(|| splits(&BUILT.example.folder()));

fn example() -> Vec<Split> {
    EXAMPLE.clone()
}

// ---------------------------------------------------------------- In words

#[test]
fn the_breakdowns_of_people_are_the_ones_that_are_protected() {
    let names: Vec<&str> = example().iter().map(|split| split.name).collect();
    for name in ["complaints_by_complainant", "by_sex", "by_age", "by_ethnic_group", "by_ethnicity", "by_disability"] {
        assert!(names.contains(&format!("childrens_{name}").as_str()), "{name} is open");
    }
    let small = example().iter().flat_map(|s| s.categories.values()).filter(|c| SMALL.contains(&c.true_count)).count();
    assert!(small >= 8, "the example has small counts to hide: {small}");
}

/// The web pages of all reports.
fn pages(audience: &str) -> Vec<String> {
    let edition = BUILT.edition(audience);
    let pages = edition.into_iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect()
}

/// Rows as label and the other cells.
fn leaks_of_rows(splits: &[Split], rows: &[Vec<String>], found: &mut BTreeSet<&'static str>) -> Vec<String> {
    let mut leaks = Vec::new();
    for split in splits {
        let row = |label: &str| rows.iter().find(|row| row.first().is_some_and(|cell| cell == label));
        if !split.categories.values().all(|category| row(&category.label).is_some()) {
            continue;
        }
        found.insert(split.name);
        for category in split.categories.values().filter(|c| SMALL.contains(&c.true_count)) {
            let cells = &row(&category.label).unwrap()[1..];
            if cells.iter().any(|cell| cell != HIDDEN) {
                leaks.push(format!("{}: {} {cells:?}", split.name, category.label));
            }
        }
    }
    leaks
}

#[test]
fn no_table_shows_a_small_count() {
    let splits = example();
    let all: BTreeSet<&str> = splits.iter().filter(|split| !split.rolled_up).map(|split| split.name).collect();
    assert_eq!(splits.len() - all.len(), 2, "both detailed tables would hide more than they show");
    let (mut in_files, mut on_page) = (BTreeSet::new(), BTreeSet::new());
    let edition = BUILT.edition("publication");
    for (path, bytes) in edition.iter().filter(|(path, _)| path.contains("/tables/")) {
        assert_eq!(leaks_of_rows(&splits, &rows(bytes), &mut in_files), Vec::<String>::new(), "{path}");
    }
    for table in pages("publication").iter().flat_map(|page| tables(page)) {
        assert_eq!(leaks_of_rows(&splits, &table.rows, &mut on_page), Vec::<String>::new(), "{}", table.caption);
    }
    assert_eq!((&in_files, &on_page), (&all, &all), "every breakdown has its table");
    // The internal edition shows them: the same search finds them there.
    let internal: Vec<_> = pages("internal").iter().flat_map(|page| tables(page)).collect();
    let shown: usize = internal.iter().map(|t| leaks_of_rows(&splits, &t.rows, &mut BTreeSet::new()).len()).sum();
    assert!(shown >= 8, "{shown}");
}

#[test]
fn no_data_file_gives_a_small_count() {
    let leaks = |audience: &str| {
        let listed = rows(BUILT.text(&format!("{audience}/figures.csv")).as_bytes());
        let mut leaks = Vec::new();
        let is_listed = |split: &Split| audience == "internal" || !split.rolled_up;
        for split in example().into_iter().filter(is_listed) {
            for (code, category) in split.categories.iter().filter(|(_, c)| SMALL.contains(&c.true_count)) {
                let is_of = |row: &&Vec<String>| row[1] == split.name && row[4] == *code && row[6] == "2023/24";
                let found: Vec<_> = listed.iter().filter(is_of).collect();
                let measures: Vec<&str> = found.iter().map(|row| row[7].as_str()).collect();
                assert_eq!(
                    measures,
                    ["count", "share"],
                    "{}.{code}: {} of {}",
                    split.name,
                    category.true_count,
                    split.whole
                );
                // value, symbol, part, whole, cases, earlier
                let is_hidden = |row: &&&Vec<String>| row[9..] == ["", HIDDEN, "", "", "", ""];
                leaks.extend(found.iter().filter(|row| !is_hidden(row)).map(|row| row.join(",")));
            }
        }
        leaks
    };
    assert_eq!(leaks("publication"), Vec::<String>::new());
    assert!(leaks("internal").len() >= 16);
}

/// Every number that the page marks as a figure of people.
#[test]
fn no_sentence_gives_a_small_count() {
    let marked = |audience: &str| {
        let page = pages(audience).concat();
        let figures = register::figures().filter(|f| f.disclosure == Disclosure::Characteristic).map(|f| f.name);
        let breakdowns = register::breakdowns().filter(|b| b.disclosure == Disclosure::Characteristic).map(|b| b.name);
        let people: BTreeSet<&str> = figures.chain(breakdowns).collect();
        let marks = page.split("data-figure=\"").skip(1).map(|rest| rest.split_once("\">").unwrap());
        let ours = marks
            .filter(|(name, _)| name.split('.').any(|part| people.contains(part)))
            .map(|(name, rest)| (name.to_string(), rest.split('<').next().unwrap().to_string()));
        ours.collect::<Vec<_>>()
    };
    let small = |marks: Vec<(String, String)>| {
        marks.into_iter().filter(|(_, value)| value.parse().is_ok_and(|n: u64| SMALL.contains(&n))).collect::<Vec<_>>()
    };
    assert!(marked("publication").len() > 50);
    assert_eq!(small(marked("publication")), []);
    assert!(small(marked("internal")).len() >= 8);
}

/// A label with its small count beside it: `Arab (3)`, `Arab: 3`, `three Arab`.
fn told(text: &str, label: &str, count: u64) -> bool {
    let word = ["", "one", "two", "three", "four"][count as usize];
    let mut from = 0;
    while let Some(at) = text[from..].find(label).map(|at| from + at) {
        let after = text[at + label.len()..].trim_start_matches(|c: char| " (:|,–".contains(c));
        let next: String = after.chars().take_while(|c| c.is_ascii_digit()).collect();
        let before = text[..at].trim_end_matches([' ', '|']).rsplit([' ', '(', '\n']).next().unwrap_or_default();
        if next == count.to_string() || before == count.to_string() || before == word {
            return true;
        }
        from = at + label.len();
    }
    false
}

fn tells(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for split in example() {
        for category in split.categories.values().filter(|c| SMALL.contains(&c.true_count)) {
            if told(text, &category.label, category.true_count) {
                found.push(format!("{}: {}", split.name, category.label));
            }
        }
    }
    found
}

#[test]
fn no_words_of_page_chart_or_pdf_tell_a_small_count() {
    let words = |audience: &str| {
        let mut texts: Vec<String> = pages(audience).iter().map(|page| visible(page)).collect();
        for (path, bytes) in BUILT.edition(audience) {
            if path.ends_with(".svg") {
                texts.push(drawn(&String::from_utf8(bytes).unwrap()).join(" | "));
            } else if path.ends_with(".pdf") {
                texts.push(READ_ALOUD[&format!("{audience}/{path}")].clone());
            }
        }
        texts
    };
    for text in words("publication") {
        assert_eq!(tells(&text), Vec::<String>::new(), "{text}");
    }
    let internal: Vec<usize> = words("internal").iter().map(|text| tells(text).len()).collect();
    assert!(internal[0] >= 8, "the page: {internal:?}");
    assert!(internal[1..].iter().sum::<usize>() >= 10, "charts and PDF: {internal:?}");
}

/// A bar has a length that can be measured: what is withheld has none, only dashes that are alike for all.
#[test]
fn no_chart_draws_what_is_withheld() {
    let edition = BUILT.edition("publication");
    let mut withheld = 0;
    for (path, bytes) in edition.iter().filter(|(path, _)| path.ends_with(".svg")) {
        let svg = String::from_utf8(bytes.clone()).unwrap();
        let parts: Vec<&str> = svg.split(">[c] withheld<").collect();
        for before in &parts[..parts.len() - 1] {
            let drawn = &before[..before.rfind("<text").unwrap()];
            let between = drawn.rsplit("</text>").next().unwrap();
            let dashes = between.matches("<polyline").count();
            assert!(dashes == between.matches('<').count() && dashes == 4, "{path}: a mark before [c]: {between}");
            withheld += 1;
        }
    }
    let hidden = example()
        .into_iter()
        .filter(|s| ["by_sex", "by_age", "by_ethnic_group", "by_disability"].iter().any(|n| s.name.ends_with(n)));
    let hidden = hidden.flat_map(|s| s.categories.into_values()).filter(|c| c.published.is_none()).count();
    assert_eq!(withheld, hidden);
}

#[test]
fn a_publication_holds_no_file_of_the_internal_edition() {
    let (published, internal) = (BUILT.edition("publication"), BUILT.edition("internal"));
    for name in
        ["tables/by-age.csv", "tables/by-ethnic-group.csv", "tables/by-disability.csv", "report.html", "report.pdf"]
    {
        let path = format!("childrens/{name}");
        assert_ne!(published[&path], internal[&path], "{path}");
    }
    assert!(!published.keys().any(|path| path.contains("internal")));
    let told = |tree: &Tree| tree["provenance.json"].windows(8).any(|words| words == b"internal");
    assert!(told(&internal) && !told(&published));
}
