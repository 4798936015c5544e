//! A record put right by `corrections.csv`: the figures follow, the exports stay as they are, and the reports say so.

use std::fs;

use super::folder::{Example, rows, tree};

const CORRECTIONS: &str = "reference,field,from,to,reason,who,when\n\
     CH230043,childrens_complaints.outcome,Not upheld,Upheld,Miscoded when the case was closed,Complaints Manager,12/11/2024\n\
     CH230043,stage 1.outcome,not upheld,Upheld,Miscoded when the case was closed,Complaints Manager,12/11/2024\n\
     AD230025,adult_complaints.received,12 November 2023,2023-11-13,Logged a day early,Complaints Manager,2024-11-13\n\
     CH230049,childrens_complaints.age,2,3,Wrong birthday,Complaints Manager,2024-11-13\n";

fn value(example: &Example, edition: &str, name: &str) -> String {
    let figures = rows(&fs::read(example.output().join(edition).join("figures.csv")).unwrap());
    let at = figures[0].iter().position(|heading| heading == "value").unwrap();
    let row = figures.iter().find(|row| row.contains(&name.to_string()) && row.contains(&"2023/24".to_string()));
    row.unwrap()[at].clone()
}

#[test]
fn a_corrected_record_changes_its_figures_and_nothing_of_its_export() {
    let example = Example::new();
    let exports = tree(&example.place().join("sample-data"));
    fs::write(example.folder().join("corrections.csv"), CORRECTIONS).unwrap();
    let run = example.run(&["build", "--audience", "both"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(exports == tree(&example.place().join("sample-data")), "no export is edited");

    let before = super::folder::BUILT.tree["publication/figures.csv"].clone();
    let before = rows(&before);
    let at = before[0].iter().position(|heading| heading == "value").unwrap();
    let was = |name: &str| -> u64 {
        let row = before.iter().find(|row| row.contains(&name.to_string()) && row.contains(&"2023/24".to_string()));
        row.unwrap()[at].parse().unwrap()
    };
    let now = |name: &str| -> u64 { value(&example, "publication", name).parse().unwrap() };
    assert_eq!(now("childrens_statutory_upheld"), was("childrens_statutory_upheld") + 1);
    assert_eq!(now("childrens_statutory_received"), was("childrens_statutory_received"));
    assert_eq!(
        now("childrens_recorded_differently"),
        was("childrens_recorded_differently") + 1,
        "the CRM is not corrected"
    );

    said_in_the_reports(&example);
    logged(&example);
}

fn said_in_the_reports(example: &Example) {
    let html = |edition: &str, report: &str| {
        fs::read_to_string(example.output().join(edition).join(report).join("report.html")).unwrap()
    };
    for edition in ["publication", "internal"] {
        assert!(html(edition, "childrens").contains("corrected after the exports were taken is 3."), "{edition}");
        assert!(html(edition, "adult").contains("corrected after the exports were taken is 1."), "{edition}");
        assert!(!html(edition, "lgsco").contains("corrected after the exports were taken"), "{edition}");
    }
    let listed = fs::read_to_string(example.output().join("internal/childrens/tables/corrected-records.csv")).unwrap();
    assert!(listed.contains("CH230043") && listed.contains("Complaints Manager"), "{listed}");
    assert!(listed.contains("Not shown,Not shown"), "an age of one case is shown to nobody:\n{listed}");
    assert!(!listed.contains("AD230025"), "the adult report has its own");
    assert!(!html("publication", "childrens").contains("CH230043"));
}

fn logged(example: &Example) {
    let note = rows(&fs::read(example.folder().join("checks/corrections.csv")).unwrap());
    assert_eq!(note.len(), 5);
    assert!(note[1][3].ends_with("sheet \"Complaints\", cell M47"), "{:?}", note[1]);
    let provenance = fs::read_to_string(example.output().join("publication/provenance.json")).unwrap();
    let provenance: serde_json::Value = serde_json::from_str(&provenance).unwrap();
    assert_eq!(provenance["corrections_made"], 4);
    assert_eq!(provenance["read"]["records"]["corrections.csv"].as_str().unwrap().len(), 64);
}

#[test]
fn a_refused_correction_forbids_every_report_even_when_asked_to_keep_going() {
    let example = Example::new();
    let wrong = CORRECTIONS.replace("Not upheld,Upheld", "Withdrawn,Upheld");
    fs::write(example.folder().join("corrections.csv"), wrong).unwrap();
    let run = example.run(&["build", "--keep-going"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.err.contains("[correction-refused]") && !example.output().exists(), "{}", run.err);
}
