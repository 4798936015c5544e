//! The attacker on everything that a build publishes: pages, charts, PDFs, tables and data files of all reports, together.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::attacker::Known;
use super::folder::{BUILT, Example, READ_ALOUD, Tree, rows, tree};
use super::markup::{drawn, tables, visible};

const THIS_YEAR: &str = "2023/24";
const LAST_YEAR: &str = "2022/23";

/// Everything that an edition says.
fn read(edition: &Tree, threshold: u64) -> Known {
    let mut known = Known::new(threshold);
    known.read_figures(&edition["figures.csv"]);
    for (path, bytes) in edition {
        let report = path.split('/').next().unwrap();
        if path.ends_with(".html") {
            let page = String::from_utf8(bytes.clone()).unwrap();
            read_marks(&mut known, &page);
            read_words(&mut known, report, &visible(&page));
            tables(&page).iter().for_each(|table| read_rows(&mut known, report, &table.caption, &table.rows));
        } else if path.ends_with(".svg") {
            read_chart(&mut known, report, &drawn(&String::from_utf8(bytes.clone()).unwrap()));
        } else if path.contains("/tables/") && path.ends_with(".csv") {
            read_rows(&mut known, report, "", &rows(bytes));
        } else if path.ends_with(".json") {
            read_json(&mut known, &serde_json::from_slice(bytes).unwrap());
        } else if path.ends_with(".xlsx") {
            read_workbook(&mut known, report, bytes);
        }
    }
    known
}

/// The numbers that a page marks with their names: `<data-figure="change.NAME">down from 21 in 2022/23`.
fn read_marks(known: &mut Known, page: &str) {
    for mark in page.split("data-figure=\"").skip(1) {
        let (name, rest) = mark.split_once('"').unwrap();
        read_mark(known, name, rest.split_once('>').unwrap().1.split('<').next().unwrap());
    }
}

fn read_mark(known: &mut Known, name: &str, words: &str) {
    let Some((view, name)) = name.split_once('.') else { return };
    let name = name.strip_suffix(".count").or(name.strip_suffix(".share")).unwrap_or(name);
    let name = name.strip_suffix("_share").unwrap_or(name);
    match view {
        "change" | "movement" => {
            if let Some((_, before)) = words.split_once(" from ") {
                known.says(LAST_YEAR, name, before.split(' ').next().unwrap());
            }
            if let Some((_, after)) = words.split_once(" to ") {
                known.says(THIS_YEAR, name, after.split(' ').next().unwrap());
            }
        }
        "part_of" => known.says(THIS_YEAR, name, words),
        year if year.contains('/') && !name.ends_with(".total") => known.says(year, name, words),
        _ => {}
    }
}

/// Every observation of a JSON file, and every pair of a figure's name and its words.
fn read_json(known: &mut Known, json: &Value) {
    match json {
        Value::Array(pair) if pair.len() == 2 && pair.iter().all(Value::is_string) => {
            read_mark(known, pair[0].as_str().unwrap(), pair[1].as_str().unwrap());
        }
        Value::Array(items) => items.iter().for_each(|item| read_json(known, item)),
        Value::Object(fields) if fields.contains_key("figure") && fields.contains_key("unit") => {
            let cell = |name: &str| match fields.get(name) {
                Some(Value::String(words)) => words.clone(),
                Some(Value::Number(number)) => number.to_string(),
                _ => String::new(),
            };
            let cells: BTreeMap<&str, String> =
                ["figure", "category", "category_label", "year", "unit", "value", "part"]
                    .map(|name| (name, cell(name)))
                    .into();
            known.read_figure(&|name| cells[name].as_str());
        }
        Value::Object(fields) => fields.values().for_each(|field| read_json(known, field)),
        _ => {}
    }
}

/// `Under 16 (156)`, in sentences and alternative texts.
fn read_words(known: &mut Known, report: &str, words: &str) {
    let names: Vec<(String, String)> =
        known.every_label(report).map(|(label, name)| (format!("{label} ("), name)).collect();
    for (pattern, name) in names {
        for after in words.split(&pattern).skip(1) {
            known.says(THIS_YEAR, &name, after.split(')').next().unwrap());
        }
    }
}

/// A chart's words: each label stands before its number.
fn read_chart(known: &mut Known, report: &str, words: &[String]) {
    for pair in words.windows(2) {
        if let Some(name) = known.category(report, &pair[0]) {
            known.says(THIS_YEAR, &name, &pair[1]);
        }
    }
}

/// A table in which every category of a breakdown has a row, and numbers of it.
fn read_rows(known: &mut Known, report: &str, caption: &str, rows: &[Vec<String>]) {
    // A workbook's sheet has its title and notes above the headings.
    let heads = |i: usize| rows.iter().any(|row| row.get(i).is_some_and(|cell| cell.contains(LAST_YEAR)));
    let last_year = |i: usize| heads(i) || (caption.contains(LAST_YEAR) && !caption.contains(THIS_YEAR));
    for breakdown in known.breakdowns().into_iter().filter(|b| b.starts_with(&format!("{report}_"))) {
        let labels: Vec<(String, String)> =
            known.labels(&breakdown).iter().map(|(label, name)| (label.to_string(), name.to_string())).collect();
        let row = |label: &str| rows.iter().find(|row| row.first().is_some_and(|cell| cell == label));
        if !labels.iter().all(|(label, _)| row(label).is_some()) {
            continue;
        }
        for (label, name) in labels {
            for (i, cell) in row(&label).unwrap().iter().enumerate().skip(1) {
                known.says(if last_year(i) { LAST_YEAR } else { THIS_YEAR }, &name, cell);
            }
        }
    }
}

/// Every sheet of a workbook as a table; percentages are fractions there.
fn read_workbook(known: &mut Known, report: &str, bytes: &[u8]) {
    use calamine::{Data, Reader, Xlsx};
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    for (_, sheet) in book.worksheets() {
        let text = |cell: &Data| match cell {
            Data::Float(number) if number.fract() != 0.0 => format!("{}%", (number * 100.0).round()),
            other => other.to_string(),
        };
        let rows: Vec<Vec<String>> = sheet.rows().map(|row| row.iter().map(text).collect()).collect();
        if let Some(first) = rows.first().and_then(|row| row.first()).cloned() {
            read_rows(known, report, &first, &rows);
        }
    }
}

/// What the publication says, its PDFs among it.
static PUBLISHED: LazyLock<Known> = LazyLock::new(|| {
    let mut known = read(&BUILT.edition("publication"), 5);
    for (path, words) in READ_ALOUD.iter().filter_map(|(path, words)| Some((path.strip_prefix("publication/")?, words)))
    {
        read_words(&mut known, path.split('/').next().unwrap(), words);
    }
    let listed = BUILT.example.run(&["figures", "--format", "json", "--audience", "publication"]);
    read_json(&mut known, &serde_json::from_str(&listed.out).unwrap());
    known
});

#[test]
fn the_attacker_reads_rightly() {
    let known = read(&BUILT.edition("internal"), 5);
    assert_eq!(known.contradictions(), Vec::<String>::new(), "two places of the internal edition disagree");
    assert_eq!(PUBLISHED.contradictions(), Vec::<String>::new());
    let published = read(&BUILT.edition("publication"), 5).places();
    assert!(known.places() > published && published > 1000, "{} and {published}", known.places());
}

#[test]
fn nobody_can_work_a_small_number_of_the_example_out() {
    assert_eq!(PUBLISHED.works_out(), Vec::<String>::new());
}

/// One more number than is published, and what it gives away.
#[test]
fn a_leak_is_found() {
    /// What is published beside the rest.
    type Leak = fn(&mut Known);
    let leaks: [(&str, Leak, &str); 6] = [
        (
            "a share left in",
            |known| known.percent(THIS_YEAR, "childrens_by_disability.not_applicable", 2),
            "childrens_by_disability.not_applicable of 2023/24 is 4",
        ),
        (
            "a total beside one hidden number",
            |known| known.count(THIS_YEAR, "childrens_by_disability.not_recorded", 46),
            "childrens_by_disability.not_applicable of 2023/24 is 4",
        ),
        (
            "a column of the year before",
            |known| {
                let table = [["Age", "2022/23"], ["Under 16", "0"], ["16–24", "[c]"], ["25–34", "5"], ["35–49", "8"]];
                let rest = [["50–64", "20"], ["65+", "22"], ["Not available", "8"]];
                let rows: Vec<Vec<String>> =
                    table.iter().chain(&rest).map(|row| row.iter().map(|cell| cell.to_string()).collect()).collect();
                read_rows(known, "adult", "By age", &rows);
            },
            "adult_by_age.16–24 of 2022/23 is 3",
        ),
        (
            "the label of a bar",
            |known| read_chart(known, "childrens", &["25 and over".into(), "4".into()]),
            "childrens_by_age.not_applicable of 2023/24 is 4",
        ),
        (
            "a sentence",
            |known| read_words(known, "childrens", "Few came from others. 25 and over (4) came next."),
            "childrens_by_age.not_applicable of 2023/24 is 4",
        ),
        (
            "a number in the margin of a page",
            |known| read_marks(known, "<b data-figure=\"2023/24.childrens_by_disability.not_recorded.count\">46</b>"),
            "childrens_by_disability.not_applicable of 2023/24 is 4",
        ),
    ];
    for (leak, seed, found) in leaks {
        let mut known = PUBLISHED.clone();
        seed(&mut known);
        assert!(known.works_out().contains(&found.to_string()), "{leak}: {:?}", known.works_out());
    }
}

/// Builds with other settings, through the program: the attacker finds nothing, but where secondary suppression is off.
#[test]
fn other_settings_are_no_more_talkative() {
    let built = |settings: &str, threshold: u64| {
        let example = Example::new();
        example.edit("report.toml", "[disclosure]\nthreshold = 5", &format!("[disclosure]\n{settings}"));
        let run = example.run(&["build", "--report", "childrens"]);
        assert_eq!(run.code, 0, "{settings}: {}", run.err);
        let account = rows(&std::fs::read(example.folder().join("checks/suppression.csv")).unwrap()).len() - 1;
        (read(&tree(&example.output()), threshold).works_out(), account, run.err)
    };
    let detailed = built("threshold = 5\nroll_up = false", 5);
    let high = built("threshold = 8\nsensitive = [\"childrens_statutory_by_team\"]", 8);
    let careless = built("threshold = 5\nsecondary = false\nroll_up = false", 5);
    assert_eq!((detailed.0, high.0), (vec![], vec![]));
    assert!(detailed.1 > 30 && high.1 > 20, "{} and {}", detailed.1, high.1);
    assert!(careless.0.contains(&"childrens_by_disability.not_applicable of 2023/24 is 4".to_string()), "{careless:?}");
    assert!(careless.2.contains("disclosure-off"), "{}", careless.2);
}

/// The account of what is withheld stays inside the council.
#[test]
fn the_account_is_for_the_council_alone() {
    let internal = BUILT.edition("internal");
    let account = rows(&internal["suppression.csv"]);
    let of = |name: &str| account.iter().find(|row| row[0] == name && row[2] == THIS_YEAR).unwrap()[3..].to_vec();
    assert_eq!(of("childrens_by_disability.not_applicable"), ["4", "below the threshold", ""]);
    let beside = "childrens_by_disability.not_applicable";
    assert_eq!(
        of("childrens_by_disability.not_recorded"),
        ["46", "a small number could be worked out from it", beside]
    );
    let rolled = of("childrens_by_ethnicity");
    assert_eq!(rolled[2], "childrens_by_ethnic_group");
    assert!(!BUILT.edition("publication").keys().any(|path| path.contains("suppression")));
    let kept = std::fs::read(BUILT.example.folder().join("checks/suppression.csv")).unwrap();
    assert_eq!(rows(&kept), account);
}
