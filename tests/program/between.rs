//! The reports between years: quarterly, open cases and bulletin.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::folder::{BUILT, Example, Run, Tree, rows, tree};
use super::pdf::Pdf;

/// A round for both audiences whose settings list the three reports beside the others.
static LISTED: LazyLock<(Tree, Run)> = LazyLock::new(|| {
    let example = Example::new();
    let parts = "[reports.quarterly]\ntitle = \"Quarterly report\"\npublished = 2024-11-05\nperiod = \"2023/24-Q3\"\n\n\
                 [reports.rag]\ntitle = \"Open cases\"\npublished = 2024-11-05\nas_at = 2024-01-31\n\n\
                 [reports.bulletin]\ntitle = \"Learning\"\npublished = 2024-11-05\n\n[reports.childrens]\n";
    example.edit("report.toml", "[reports.childrens]\n", parts);
    let run = example.run(&["build", "--audience", "both"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    (tree(&example.output()), run)
});

fn text(path: &str) -> String {
    String::from_utf8(LISTED.0[path].clone()).unwrap()
}

/// The value of a figure by its year or period, in a folder's `figures.csv`.
fn values(tree: &Tree, path: &str, figure: &str) -> BTreeMap<String, String> {
    let rows = rows(&tree[path]);
    let at = |heading: &str| rows[0].iter().position(|h| h == heading).unwrap();
    let (name, category, year, value) = (at("figure"), at("category"), at("year"), at("value"));
    let of = rows[1..].iter().filter(|row| row[name] == figure && row[category].is_empty());
    of.map(|row| (row[year].clone(), row[value].clone())).collect()
}

#[test]
fn they_are_built_where_they_are_asked_for_and_for_those_who_may_read_them() {
    let has = |tree: &Tree, folder: &str| tree.keys().any(|path| path.starts_with(folder));
    for report in ["quarterly", "rag", "bulletin"] {
        assert!(!has(&BUILT.tree, &format!("internal/{report}/")), "{report} is no part of the round");
        assert!(has(&LISTED.0, &format!("internal/{report}/report.pdf")), "{report}");
    }
    assert!(has(&LISTED.0, "publication/bulletin/") && !has(&LISTED.0, "publication/quarterly/"));
    assert!(!has(&LISTED.0, "publication/rag/"));
    let periods = rows(&LISTED.0["publication/figures.csv"]);
    assert!(!periods.iter().flatten().any(|cell| cell.starts_with("2023/24-")), "no quarter is published");
    assert!(LISTED.1.out.contains("internal/rag/report.html"), "{}", LISTED.1.out);
}

#[test]
fn a_quarterly_report_stands_beside_the_same_quarter_and_the_year_to_date() {
    let received = values(&LISTED.0, "internal/figures.csv", "adult_statutory_received");
    let expected = [("2022/23-Q3", "19"), ("2023/24-Q3", "11"), ("2022/23-to-Q3", "53"), ("2023/24-to-Q3", "40")];
    for (period, value) in expected {
        assert_eq!(received.get(period).map(String::as_str), Some(value), "{period}");
    }
    assert_eq!(received["2023/24"], "59", "the year itself stands as it did");
    let table = rows(&LISTED.0["internal/quarterly/tables/headlines.csv"]);
    assert_eq!(table[0], ["Measure", "Q3 2022/23", "Q3 2023/24", "April to December 2022", "April to December 2023"]);
    assert!(table.iter().any(|row| row[..] == ["Adults: statutory complaints", "19", "11", "53", "40"]), "{table:?}");
    let change = "down from 19 in quarter 3 of 2022/23";
    assert!(text("internal/quarterly/report.html").contains(change), "a change names the quarter it came from");
}

#[test]
fn open_cases_stand_by_what_falls_due_next_and_are_counted_by_team() {
    let cases = rows(&LISTED.0["internal/rag/tables/cases.csv"]);
    let left: Vec<i64> = cases[1..].iter().map(|row| row[6].parse().unwrap()).collect();
    assert!(left.len() > 20 && left.is_sorted(), "{left:?}");
    for row in &cases[1..] {
        let days: i64 = row[6].parse().unwrap();
        let state = if days < 0 {
            "\u{25A0}\u{A0}Red"
        } else if days <= 3 {
            "\u{25B2}\u{A0}Amber"
        } else {
            "\u{25CF}\u{A0}Green"
        };
        assert_eq!(row[7], state, "{row:?}");
    }
    let teams = rows(&LISTED.0["internal/rag/tables/teams.csv"]);
    let (total, teams) = teams[1..].split_last().unwrap();
    assert_eq!((total[0].as_str(), total[1].as_str()), ("All teams", left.len().to_string().as_str()));
    for column in 1..total.len() {
        let sum: u64 = teams.iter().map(|row| row[column].parse::<u64>().unwrap()).sum();
        assert_eq!(sum.to_string(), total[column]);
    }
    let page = text("internal/rag/report.html");
    assert!(page.contains("class=\"signal red\"") && page.contains("class=\"signal green\""));
}

#[test]
fn a_bulletin_is_two_pages_of_the_years_figures_and_the_officers_words() {
    let bulletin =
        |edition: &str| Pdf::read(&LISTED.0[&format!("{edition}/bulletin/report.pdf")]).page_texts().to_vec();
    for edition in ["internal", "publication"] {
        assert_eq!(bulletin(edition).len(), 2, "{edition}");
    }
    let words = bulletin("publication").join(" ");
    assert!(words.contains("A contact plan for every family") && words.contains("A call while you wait"));
}

#[test]
fn what_cannot_be_made_is_refused_with_what_to_do() {
    let example = Example::new();
    let refused = |arguments: &[&str], code: i32, said: &[&str]| {
        let run = example.run(&[&["build"], arguments].concat());
        assert_eq!(run.code, code, "{}{}", run.out, run.err);
        let told = format!("{}{}", run.out, run.err);
        assert!(said.iter().all(|words| told.contains(words)), "{arguments:?}: {told}");
        assert!(!example.output().exists(), "nothing is written");
    };
    let quarterly = ["--report", "quarterly", "--period"];
    refused(&["--report", "quarterly"], 1, &["[period-invalid]", "--period 2023/24-Q3"]);
    refused(&[&quarterly[..], &["2023/24-Q5"]].concat(), 2, &["write Q1 (April to June)"]);
    refused(&[&quarterly[..], &["2023/24"]].concat(), 1, &["2023/24 is a whole year"]);
    refused(&[&quarterly[..], &["2024/25-Q4"]].concat(), 1, &["2025-03-31", "the exports were taken on 2024-11-01"]);
    refused(&[&quarterly[..], &["1999/00-Q1"]].concat(), 1, &["No export covers 1999/00"]);
    refused(&["--report", "adult", "--period", "2023/24-Q3"], 1, &["[period-invalid]", "Add `--report quarterly`"]);
    refused(&["--report", "rag"], 1, &["[period-invalid]", "--as-at 2024-01-31"]);
    refused(&["--report", "rag", "--as-at", "31/01/2024"], 2, &["write the day as 2024-01-31"]);
    refused(&["--report", "rag", "--as-at", "2024-11-02"], 1, &["do not tell what was open on 2024-11-02"]);
    let published = ["--report", "rag", "--as-at", "2024-01-31", "--audience", "publication"];
    refused(&published, 1, &["[audience-invalid]", "is not published", "--audience internal"]);
    refused(&["--report", "bulletin", "--as-at", "2024-01-31"], 1, &["no report of the request is of open cases"]);
}
