//! The two systems held against one another: what the example's exports have by nature, and who may read it.

use std::collections::BTreeSet;

use super::folder::{BUILT, READ_ALOUD, Tree, rows};

/// Every case of the example that the two systems differ about, by kind of problem.
const EXPECTED: [(&str, &str, &str); 8] = [
    ("row-twice", "DASH-2023-CO00001", "row 1157"),
    ("case-in-one-system", "CH230011", "sheet \"Complaints\", cell B15"),
    ("case-in-one-system", "CH230012", "sheet \"Complaints\", cell B16"),
    ("case-in-one-system", "DASH-2023-CH00031X", "dash_cases_2023-24.csv, cell S304"),
    ("systems-differ", "CH230022", "sheet \"Complaints\", cell M26"),
    ("systems-differ", "AD230006", "sheet \"Complaints\", cell E10"),
    ("systems-differ", "AD230007", "sheet \"Complaints\", cell E11"),
    ("systems-differ", "AD230008", "sheet \"Complaints\", cell E12"),
];

#[test]
fn the_untouched_example_has_exactly_the_eight_findings_of_its_exports() {
    let found = BUILT.example.problems();
    let said: Vec<(&str, &str)> = found.iter().map(|row| (row[1].as_str(), row[3].as_str())).collect();
    let expected: Vec<(&str, &str)> = EXPECTED.iter().map(|(code, case, _)| (*code, *case)).collect();
    assert_eq!(said.iter().collect::<BTreeSet<_>>(), expected.iter().collect::<BTreeSet<_>>(), "{found:#?}");
    assert_eq!(said.len(), EXPECTED.len());
    for (code, case, place) in EXPECTED {
        let row = found.iter().find(|row| row[1] == code && row[3] == case).unwrap();
        assert!(row[0] == "warning" && row[2].ends_with(place), "{row:?}");
        let second = if code == "systems-differ" { "dash_cases_2023-24.csv, cell " } else { "" };
        assert!(row[7].contains(second) && row[7].is_empty() == second.is_empty(), "{row:?}");
    }
}

#[test]
fn the_working_note_has_both_cells_of_every_finding() {
    let note = std::fs::read(BUILT.example.folder().join("checks/reconciliation.csv")).unwrap();
    let note = rows(&note);
    assert_eq!(note.len(), 1 + EXPECTED.len() - 1, "a row exported twice is no difference between systems");
    let outcome = note.iter().find(|row| row[0] == "CH230022").unwrap();
    assert_eq!(outcome[3..5], ["Outcome", "Partly upheld"]);
    assert_eq!(outcome[6], "Upheld");
    assert!(outcome[5].ends_with("cell M26") && outcome[7].ends_with("cell R389"), "{outcome:?}");
}

/// The words of every file of an edition.
fn words(edition: &str) -> Vec<(String, String)> {
    let files: Tree = BUILT.edition(edition);
    let text = |path: &str, bytes: &[u8]| match path.ends_with(".pdf") {
        true => READ_ALOUD[&format!("{edition}/{path}")].clone(),
        false => String::from_utf8_lossy(bytes).into_owned(),
    };
    files.iter().filter(|(path, _)| !path.ends_with(".png")).map(|(p, b)| (p.clone(), text(p, b))).collect()
}

/// The case references of both systems that a text holds.
fn references(text: &str) -> BTreeSet<&str> {
    let is_case = |word: &&str| {
        let digits = word.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let prefix = &word[..word.len() - digits.len()];
        let numbered = digits.len() >= 6 && digits.bytes().take(6).all(|b| b.is_ascii_digit());
        ["CH", "CHP", "AD", "ADP"].contains(&prefix) && numbered || word.starts_with("DASH-")
    };
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').filter(is_case).collect()
}

#[test]
fn no_publication_names_a_case() {
    assert_eq!(references("case CH230022, DASH-2023-CH00022").len(), 2, "what is searched for is found");
    for (path, text) in words("publication") {
        assert_eq!(references(&text), BTreeSet::new(), "{path}");
    }
}

#[test]
fn the_internal_edition_lists_each_case_with_its_cells_and_the_publication_counts_them() {
    let (internal, public) = (words("internal"), words("publication"));
    let of = |edition: &[(String, String)], path: &str| edition.iter().find(|(p, _)| p == path).unwrap().1.clone();
    for report in ["childrens", "adult"] {
        let cases: BTreeSet<&str> = EXPECTED[1..].iter().map(|(_, case, _)| *case).collect();
        let own: BTreeSet<&str> =
            cases.into_iter().filter(|case| case.contains("AD2") == (report == "adult")).collect();
        for file in ["report.html", "report.pdf"] {
            let text = of(&internal, &format!("{report}/{file}"));
            let named = references(&text);
            let other = if report == "adult" { "CH" } else { "AD" };
            assert!(
                own.is_subset(&named) && !named.iter().any(|case| case.starts_with(other)),
                "{report}/{file}: {named:?}"
            );
        }
        let table = of(&internal, &format!("{report}/tables/records-that-differ.csv"));
        assert!(table.contains("sheet \"\"Complaints\"\", cell"), "{table}");
        assert!(!public.iter().any(|(path, _)| path.contains("records-that-differ")));
        let html = of(&public, &format!("{report}/report.html"));
        for figure in ["recorded_alike", "recorded_differently", "not_on_crm", "not_in_database"] {
            // What none of the adult cases is, its report says in words or leaves unsaid.
            let is_number = report == "childrens" || figure.starts_with("recorded");
            assert_eq!(html.contains(&format!("2023/24.{report}_{figure}")), is_number, "{report}_{figure}");
        }
    }
    let adult = of(&public, "adult/report.html");
    assert!(adult.contains("None is missing from the customer system.") && !adult.contains("alone holds"));
}

#[test]
fn each_complaint_is_counted_once_among_those_alike_different_and_missing() {
    let figures = rows(&BUILT.tree["publication/figures.csv"]);
    let value = |name: &str| -> u64 {
        let row = figures.iter().find(|row| row.contains(&name.to_string()) && row.contains(&"2023/24".to_string()));
        let row = row.unwrap();
        let at = figures[0].iter().position(|heading| heading == "value").unwrap();
        row[at].parse().unwrap()
    };
    let counts = |report: &str| {
        ["recorded_alike", "recorded_differently", "not_on_crm", "not_in_database", "complaints_received"]
            .map(|name| value(&format!("{report}_{name}")))
    };
    assert_eq!(counts("childrens"), [226, 1, 2, 1, 229]);
    assert_eq!(counts("adult"), [70, 3, 0, 0, 73]);
}
