//! The quality assurance statement says what the program found, and nothing that it cannot back.

use super::folder::{BUILT, Example};
use super::markup::{Table, tables};

fn table<'t>(tables: &'t [Table], heading: &str) -> &'t Table {
    let has_row = |table: &&Table| table.rows.iter().any(|row| row.first().is_some_and(|cell| cell == heading));
    tables.iter().find(has_row).unwrap()
}

fn row<'t>(tables: &'t [Table], heading: &str) -> &'t [String] {
    table(tables, heading).rows.iter().find(|row| row[0] == heading).unwrap()
}

#[test]
fn the_statement_counts_what_a_check_found() {
    let statement = tables(&BUILT.text("publication/assurance/report.html"));
    let problems = BUILT.example.problems();
    let checks = ["Files and settings", "Records", "Systems compared", "Figures", "Texts"];
    let number = |cell: &String| cell.parse::<usize>().unwrap();
    let (errors, warnings) = checks
        .iter()
        .map(|check| row(&statement, check))
        .fold((0, 0), |(errors, warnings), row| (errors + number(&row[2]), warnings + number(&row[3])));
    let of = |severity: &str| problems.iter().filter(|row| row[0] == severity).count();
    assert_eq!((errors, warnings), (of("error"), of("warning")), "{problems:?}");
    let titles = [
        ("row-twice", "A row was exported twice and is counted once"),
        ("case-in-one-system", "A case is in one system and not in the other"),
        ("systems-differ", "The social-care database and the customer system record a case differently"),
    ];
    let named: Vec<&str> = table(&statement, titles[0].1).rows[1..].iter().map(|row| row[0].as_str()).collect();
    assert_eq!(named, titles.map(|(_, title)| title), "in words, each kind once");
    for (code, title) in titles {
        let found = problems.iter().filter(|problem| problem[1] == code).count();
        assert_eq!(number(&row(&statement, title)[1]), found, "{title}");
    }
    let listed: usize = titles.iter().map(|(_, title)| number(&row(&statement, title)[1])).sum();
    assert_eq!(listed, problems.len());
    assert_eq!(
        row(&statement, "Approved them"),
        ["Approved them", "Director of Law and Governance", "13\u{a0}December\u{a0}2024"]
    );
    assert!(row(&statement, "Baseline")[3].contains("program published"), "what nobody declares is not met");
}

#[test]
fn a_signature_and_a_declaration_are_printed_as_what_they_are() {
    let example = Example::new();
    let signed = "approver = { role = \"Director of Law and Governance\", day = 2024-12-13 }";
    let unsigned = "approver = { role = \"Director of Law and Governance\", name = \"A Person\" }";
    example.edit("report.toml", signed, &format!("{unsigned}\ncode_url = \"https://example.org\""));
    example.edit("report.toml", "what = \"Counts of fewer", "what = \"All \\\"quoted\\\" counts of fewer");
    let run = example.run(&["build", "--report", "assurance"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = std::fs::read_to_string(example.output().join("assurance/report.html")).unwrap();
    let statement = tables(&page);
    assert_eq!(row(&statement, "Approved them")[2..], ["A Person", "Not signed"]);
    assert_eq!(
        row(&statement, "Made the figures")[2..],
        ["Not given", "12\u{a0}November\u{a0}2024"],
        "a name that is not given is said so"
    );
    assert!(row(&statement, "Baseline")[2].contains("program published"), "declared, and not shown by the output");
    assert!(row(&statement, "Texts")[1].starts_with("Are 8 documents"), "all are checked for it");
}

#[test]
fn assumptions_and_decisions_stand_in_the_reports_that_they_concern() {
    let childrens = BUILT.text("publication/childrens/report.html");
    let lgsco = BUILT.text("publication/lgsco/report.html");
    for (words, here, there) in [
        ("A limit in working days leaves out the day of receipt.", true, false),
        ("Activity figures of the services are taken as they published them.", true, false),
        ("A council with many cases weighs more than one with few.", false, true),
        ("No decision was needed about how to count the figures of this report.", false, true),
    ] {
        assert_eq!((childrens.contains(words), lgsco.contains(words)), (here, there), "{words}");
    }
}

#[test]
fn checks_are_told_by_the_statement_alone() {
    let example = Example::new();
    let welcome = "narrative/childrens/welcome.md";
    let text = std::fs::read_to_string(example.folder().join(welcome)).unwrap();
    std::fs::write(example.folder().join(welcome), text + "\n```assurance\nof = \"checks\"\n```\n").unwrap();
    let run = example.run(&["check", "--report", "childrens"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("told only by the quality assurance statement"), "{}", run.err);
}
