//! This year's figures as next year's published figures.

use std::collections::BTreeMap;
use std::fs;

use super::folder::{BUILT, Example, rows, run_in};

/// The example with its build for both audiences in `output`.
pub(crate) fn built() -> Example {
    let example = Example::new();
    for (path, bytes) in &BUILT.tree {
        let path = example.output().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    example
}

/// A file with the line ends of this program, whatever its own.
fn lines(path: &std::path::Path) -> String {
    fs::read_to_string(path).unwrap().replace("\r\n", "\n")
}

/// Figures without categories that have a number in 2023/24, as data gives them.
fn figures_of(csv: &[u8]) -> BTreeMap<String, String> {
    let rows = rows(csv);
    let at = |heading: &str| rows[0].iter().position(|cell| cell == heading).unwrap();
    let (figure, category, year, value) = (at("figure"), at("category"), at("year"), at("value"));
    let ours =
        rows[1..].iter().filter(|row| row[category].is_empty() && row[year] == "2023/24" && !row[value].is_empty());
    ours.map(|row| (row[figure].clone(), row[value].clone())).collect()
}

#[test]
fn next_year_gets_the_same_numbers_back() {
    let example = built();
    let before = lines(&example.data("published_figures.csv"));
    let run = run_in(&example.folder(), &["freeze", "output"], &[]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    let after = lines(&example.data("published_figures.csv"));
    assert!(after.starts_with(&before), "what stood there stays byte for byte");
    assert!(
        after.contains("\nchildren,statutory complaints received,2023/24,156\n"),
        "under the name that settings give"
    );
    assert!(!after.contains("[c]"));
    let expected = figures_of(&BUILT.tree["publication/figures.csv"]);
    assert!(expected.len() > 150, "{}", expected.len());

    // Next year: none of this year's exports is read any more.
    let settings = fs::read_to_string(example.folder().join("report.toml")).unwrap();
    let settings = settings.replacen("reporting_year = \"2023/24\"", "reporting_year = \"2024/25\"", 1);
    let settings = settings.replacen("exports_taken = 2024-11-01", "exports_taken = 2025-11-01", 1);
    // Lists that only the sources left out use.
    let (before, lists) = settings.split_once("[codes.is_nearest_neighbour]").unwrap();
    let settings = format!("{before}{}", &lists[lists.find("# Then the council's own lists.").unwrap()..]);
    let (head, rest) = settings.split_once("\n[[sources]]\n").unwrap();
    let published = rest.split("\n[[sources]]\n").find(|part| part.contains("\"published_figures\"")).unwrap();
    fs::write(example.folder().join("report.toml"), format!("{head}\n[[sources]]\n{published}")).unwrap();
    let run = example.run(&["figures", "--audience", "publication", "--format", "csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!run.err.contains("published-unused"), "{}", run.err);
    let found = figures_of(run.out.as_bytes());
    for (figure, value) in &expected {
        assert_eq!(found.get(figure), Some(value), "{figure}");
    }
}

#[test]
fn freezing_twice_changes_nothing_and_another_value_needs_a_reason() {
    let example = built();
    let freeze = |more: &[&str]| run_in(&example.folder(), &[&["freeze", "output"], more].concat(), &[]);
    assert_eq!(freeze(&[]).code, 0);
    let path = example.data("published_figures.csv");
    let frozen = lines(&path);
    let again = freeze(&[]);
    assert!(again.code == 0 && again.out.contains(": 0 figures added, 0 restated, "), "{}", again.out);
    assert_eq!(lines(&path), frozen);

    let row = "children,statutory complaints received,2023/24,156\n";
    fs::write(&path, frozen.replacen(row, &row.replace("156", "158"), 1)).unwrap();
    let refused = freeze(&[]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("childrens_statutory_received of 2023/24: 158 is now 156"), "{}", refused.err);
    assert!(refused.err.contains("--restate REASON") && lines(&path).contains(",158\n"));
    assert_eq!(freeze(&["--restate", ""]).code, 2, "a reason is words");
    let restated = freeze(&["--restate", "Two cases were entered twice"]);
    assert_eq!(restated.code, 0, "{}", restated.err);
    assert_eq!(lines(&path), frozen);
    let log = fs::read_to_string(path.with_file_name("restatements.csv")).unwrap();
    let line = "childrens_statutory_received,2023/24,158,156,Two cases were entered twice,2025-01-30";
    assert_eq!(log, format!("figure,year,old value,new value,reason,day\n{line}\n"));
    let left = fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(!left.into_iter().any(|name| name.to_string_lossy().starts_with('.')), "nothing is left beside it");
}

#[test]
fn a_draft_is_not_frozen() {
    let example = Example::new();
    let run = example.run(&["build", "--report", "cover-lgsco", "--status", "draft"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = run_in(&example.folder(), &["freeze", "output"], &[]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("The build is a draft: cover-lgsco."), "{}", run.err);
}
