//! The whole council's report: what it says of which law, and the actions from year to year.

use std::fs;

use super::folder::{BUILT, Example, run_in};
use super::freeze::built;
use super::markup::visible;

fn page(edition: &str) -> String {
    BUILT.text(&format!("{edition}/authority/report.html"))
}

#[test]
fn every_table_of_figures_says_which_law_or_code_it_is_about() {
    let page = page("publication");
    let tables = page.split("<div class=\"table").skip(1).map(|rest| rest.split("class=\"downloads\"").next().unwrap());
    let of_figures: Vec<&str> = tables.filter(|table| table.contains("data-figure=")).collect();
    for table in &of_figures {
        let said = [">Scope: ", ">Law or Code<", ">Section of the Code<"];
        assert!(said.iter().any(|said| table.contains(said)), "{}", visible(&format!("<div class=\"table{table}>")));
    }
    assert!(of_figures.len() > 15, "{}", of_figures.len());
}

#[test]
fn every_section_of_the_code_is_assessed() {
    for edition in ["publication", "internal"] {
        let words = visible(&page(edition));
        for section in 1..=9 {
            assert!(words.contains(&format!("{section}. ")), "section {section}");
        }
        assert!(
            words.contains("Share of stage 1 answers in the Code’s time, extensions counted: 87% (428 of 492)."),
            "{edition}"
        );
        assert!(!words.contains("Not assessed"));
    }
}

#[test]
fn a_section_without_a_row_is_printed_as_not_assessed() {
    let example = Example::new();
    let path = example.folder().join("self-assessment.csv");
    let text = fs::read_to_string(&path).unwrap();
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("7,")).collect();
    fs::write(path, kept.join("\n")).unwrap();
    let run = example.run(&["build", "--report", "authority"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let words = visible(&fs::read_to_string(example.output().join("authority/report.html")).unwrap());
    assert!(words.contains("Not assessed"));
}

/// What was published open must be told of again, what was published as ended need not, and the record says which is which.
#[test]
fn actions_carry_over_from_the_year_that_published_them() {
    let example = built();
    let freeze = || run_in(&example.folder(), &["freeze", "output"], &[]);
    let run = freeze();
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.contains("published_actions.csv: it tells of 13 actions"), "{}", run.out);
    let record = example.folder().join("published_actions.csv");
    let kept = fs::read_to_string(&record).unwrap();
    assert!(kept.starts_with("year,id,action,status\n2023/24,A-2023-1,"), "{kept}");
    assert!(kept.contains(",In progress\n") && kept.contains(",Not implemented\n"), "{kept}");
    assert_eq!((freeze().code, fs::read_to_string(&record).unwrap()), (0, kept), "twice is once");

    // Next year.
    example.edit("report.toml", "reporting_year = \"2023/24\"", "reporting_year = \"2024/25\"");
    let dropped = || {
        example.run(&["check", "--report", "authority"]);
        let problems = example.problems();
        problems.iter().filter(|row| row[1] == "action-dropped").map(|row| row[5].clone()).collect::<Vec<_>>()
    };
    assert_eq!(dropped(), Vec::<String>::new());
    let actions = fs::read_to_string(example.folder().join("actions.csv")).unwrap();
    let without = |ids: &[&str]| {
        let lines = actions.lines().filter(|line| !ids.iter().any(|id| line.starts_with(&format!("{id},"))));
        fs::write(example.folder().join("actions.csv"), lines.collect::<Vec<_>>().join("\n")).unwrap();
    };
    without(&["A-2023-1", "A-2023-6"]);
    assert_eq!(dropped(), Vec::<String>::new(), "their end was told");
    without(&["A-2024-2"]);
    let said = dropped();
    assert!(said.len() == 1 && said[0].contains("The action A-2024-2 stood in the report for 2023/24"), "{said:?}");
}

#[test]
fn a_list_of_actions_that_changed_since_the_build_is_not_frozen() {
    let example = built();
    example.edit("actions.csv", "Planned", "Done");
    let run = run_in(&example.folder(), &["freeze", "output"], &[]);
    assert!(run.code == 1 && run.err.contains("actions.csv was changed since it was built"), "{}", run.err);
    assert!(!example.folder().join("published_actions.csv").exists());
}
