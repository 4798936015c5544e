//! Every table that the council published for 2023/24 can be found in the report that is built from its exports.

use std::collections::{BTreeMap, BTreeSet};

use super::folder::{BUILT, rows};
use super::markup::{Table, tables};

/// Published words and ours for the same row.
const SAME: [(&str, &str); 12] = [
    ("blank", "not recorded"),
    ("not stated", "not recorded"),
    ("missing", "not recorded"),
    ("not known", "not recorded"),
    ("n/a", "not applicable"),
    ("yes", "disabled"),
    ("no", "not disabled"),
    ("phone", "telephone"),
    ("white and caribbean", "white and black caribbean"),
    ("all", "total"),
    ("within 25 - 65 working days", "within 65 working days"),
    ("over 25 - 65 working days", "over 65 working days"),
];

/// Words that do not tell one row of a table from another.
const DROPPED: [&str; 15] = [
    "complaint",
    "complaints",
    "still",
    "any",
    "background",
    "left",
    "the",
    "by",
    "complainant",
    "city",
    "council",
    "alleged",
    "of",
    "stage",
    "county",
];

/// Rows by the words that tell them apart.
type Rows = BTreeMap<String, Vec<Vec<String>>>;

/// A published cell: the row's label and the value.
type Cell = (String, String);

fn normal(label: &str) -> String {
    let label = label.rsplit('|').next().unwrap_or(label).to_lowercase();
    let label = label.replace('&', "and").replace('’', "'").replace('–', "-").replace("partially", "partly");
    let label: String =
        label.chars().map(|c| if c.is_alphanumeric() || "+/'-".contains(c) { c } else { ' ' }).collect();
    let label = label.split_whitespace().filter(|word| !DROPPED.contains(word)).collect::<Vec<_>>().join(" ");
    SAME.iter().find(|(theirs, _)| *theirs == label).map_or(label, |(_, ours)| ours.to_string())
}

/// The numbers of a cell: `1,204`, `42%`, `£370`.
fn numbers(cell: &str) -> Vec<f64> {
    let bare = cell.replace(',', "").replace('\u{2212}', "-");
    let parts = bare.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '-');
    parts.filter_map(|part| part.trim_matches('.').parse().ok()).collect()
}

/// A table's rows; the label may stand in the first column or the second.
fn by_label(table: &Table) -> Rows {
    let mut rows = Rows::new();
    for cells in table.rows.iter().filter(|cells| cells.len() > 1) {
        for at in 0..(cells.len() - 1).min(2) {
            rows.entry(normal(&cells[at])).or_default().push(cells[at + 1..].to_vec());
        }
    }
    rows
}

fn holds(rows: &Rows, (label, value): &Cell) -> bool {
    let wanted = numbers(value)[0];
    let found = rows.get(&normal(label)).into_iter().flatten().flatten();
    found.flat_map(|cell| numbers(cell)).any(|number| (number - wanted).abs() < 1e-9)
}

/// The published cells that no table of the page gives, and how many there are in all.
fn misses(page: &str, published: &[u8]) -> (Vec<String>, usize) {
    let ours: Vec<Rows> = tables(page).iter().map(by_label).collect();
    let mut theirs: BTreeMap<String, Vec<Cell>> = BTreeMap::new();
    for row in &rows(published)[1..] {
        theirs.entry(row[0].clone()).or_default().push((row[1].clone(), row[3].clone()));
    }
    let mut missed = Vec::new();
    for (table, cells) in &theirs {
        let labels: BTreeSet<String> = cells.iter().map(|(label, _)| normal(label)).collect();
        let score = |rows: &&Rows| {
            let known = labels.iter().filter(|label| rows.contains_key(*label)).count();
            (known, cells.iter().filter(|cell| holds(rows, cell)).count())
        };
        let best = ours.iter().max_by_key(score).unwrap();
        missed.extend(cells.iter().filter(|cell| !holds(best, cell)).map(|cell| format!("{table}: {cell:?}")));
    }
    (missed, theirs.values().map(Vec::len).sum())
}

const PUBLISHED: &[u8] = include_bytes!("../data/expected_childrens_2023-24.csv");

#[test]
fn every_published_cell_agrees() {
    let (missed, all) = misses(&BUILT.text("internal/childrens/report.html"), PUBLISHED);
    assert_eq!(missed, Vec::<String>::new());
    assert_eq!(all, 106);
}

#[test]
fn a_changed_number_is_found() {
    let page = BUILT.text("internal/childrens/report.html");
    let published = String::from_utf8(PUBLISHED.to_vec()).unwrap();
    for (from, to) in [(",110", ",119"), (",55", ",53"), (",35%", ",36%")] {
        let changed = published.replacen(from, to, 1);
        assert_ne!(changed, published);
        assert_eq!(misses(&page, changed.as_bytes()).0.len(), 1, "{from} for {to}");
    }
}
