//! What a council can get wrong: each mistake is located and explained, and costs it nothing that it had.

use std::fs;

use calamine::Data;

use super::exports::{CHILDRENS, change, put};
use super::folder::{Example, Run, Tree, run_in, tree};

/// What must be said of a mistake: its code in `problems.csv`, the place, and words of the message and of what to do.
struct Said {
    code: &'static str,
    place: &'static str,
    wrong: &'static str,
    help: &'static str,
}

/// An example with an output of an earlier build.
fn example() -> Example {
    let example = Example::new();
    fs::create_dir_all(example.output().join("childrens")).unwrap();
    fs::write(example.output().join("provenance.json"), "{}").unwrap();
    fs::write(example.output().join("childrens/report.html"), "of last week").unwrap();
    example
}

/// Everything there is but the working notes.
fn everything(example: &Example) -> Tree {
    let mut files = tree(example.place());
    files.retain(|path, _| !path.contains("/checks/"));
    files
}

/// Makes a mistake, builds, and holds what is said of it against what must be.
fn mistake(spoil: impl FnOnce(&Example), said: Said) -> Run {
    let example = example();
    spoil(&example);
    let before = everything(&example);
    let run = example.run(&["build", "--report", "childrens"]);
    assert!(before == everything(&example), "the previous output is as it was, and nothing stands beside it");
    assert_eq!((run.code, run.out.as_str()), (1, ""), "{}", run.err);
    let found = example.problems();
    let is_said = |row: &&Vec<String>| {
        row[0] == "error"
            && row[1] == said.code
            && row[2].contains(said.place)
            && row[5].contains(said.wrong)
            && row[6].contains(said.help)
    };
    let row = found.iter().find(is_said);
    assert!(row.is_some(), "{} at {}: {} {}\n{found:#?}", said.code, said.place, said.wrong, said.help);
    for words in [format!("[{}]", said.code).as_str(), said.place, said.wrong, said.help] {
        assert!(run.err.contains(words), "{words} is not on the terminal:\n{}", run.err);
    }
    assert!(run.err.contains("Nothing was built."), "{}", run.err);
    run
}

/// A run's exit code and words, for a snapshot.
fn shown(run: &Run) -> String {
    format!("exit code {}\n---- standard output\n{}---- standard error\n{}", run.code, run.out, run.err)
}

#[test]
fn a_deleted_column() {
    let delete = |example: &Example| {
        change(example, "Complaints", |sheet| {
            let (first, column) = sheet.find("Team");
            sheet.rows[first..].iter_mut().for_each(|row| drop(row.remove(column)));
        });
    };
    let said = Said {
        code: "column-missing",
        place: "childrens_complaints_2023-24.xlsx, sheet \"Complaints\", row 4",
        wrong: "There is no column \"Team\", which report.toml maps to team.",
        help: "The headings are: Ref, Dash Ref",
    };
    insta::assert_snapshot!(shown(&mistake(delete, said)));
}

#[test]
fn a_misspelt_outcome() {
    let said = Said {
        code: "code-unmapped",
        place: "sheet \"Complaints\", cell M8",
        wrong: "\"Upeld\" is not in the code list.",
        help: "Did you mean \"upheld\"?",
    };
    insta::assert_snapshot!(shown(&mistake(|e| put(e, "Complaints", "Overall Outcome", 3, "Upeld"), said)));
}

#[test]
fn an_impossible_date() {
    let said = Said {
        code: "date-invalid",
        place: "sheet \"Complaints\", cell E5",
        wrong: "there is no 31 February 2024",
        help: "Correct",
    };
    let run = mistake(|e| put(e, "Complaints", "Date Received", 0, "31/02/2024"), said);
    assert!(run.err.contains("(case CH230001)"), "{}", run.err);
}

#[test]
fn a_truncated_workbook() {
    let truncate = |example: &Example| {
        let bytes = fs::read(example.data(CHILDRENS)).unwrap();
        fs::write(example.data(CHILDRENS), &bytes[..bytes.len() / 2]).unwrap();
    };
    mistake(truncate, Said { code: "file-damaged", place: CHILDRENS, wrong: "", help: "xport" });
}

#[test]
fn an_empty_file() {
    let empty = |example: &Example| fs::write(example.data("dash_cases_2022-23.csv"), "").unwrap();
    let said =
        Said { code: "file-damaged", place: "dash_cases_2022-23.csv", wrong: "is empty", help: "Export it again" };
    mistake(empty, said);
}

#[test]
fn a_missing_sheet() {
    let said = Said {
        code: "sheet-missing",
        place: "childrens_complaints_2023-24.xlsx",
        wrong: "\"Stagess\"",
        help: "Did you mean \"Stages\"?",
    };
    let run = mistake(|e| e.edit("report.toml", "sheet = \"Stages\"", "sheet = \"Stagess\""), said);
    insta::assert_snapshot!(shown(&run));
}

#[test]
fn an_unknown_setting() {
    let said = Said {
        code: "settings-invalid",
        place: "report.toml, line 18, column 1",
        wrong: "shortname",
        help: "short_name",
    };
    mistake(|e| e.edit("report.toml", "short_name =", "shortname ="), said);
}

#[test]
fn a_threshold_that_cannot_be_meant() {
    for (threshold, wrong) in [("1", "withholds nothing"), ("1000000000000000000", "withholds nearly every number")] {
        let said = Said { code: "settings-invalid", place: "report.toml, line", wrong, help: "use 5" };
        let spoil = |e: &Example| e.edit("report.toml", "threshold = 5", &format!("threshold = {threshold}"));
        mistake(spoil, said);
    }
}

#[test]
fn a_narrative_within_itself() {
    let said = Said {
        code: "template-invalid",
        place: "narrative/childrens/summary.md, line 3",
        wrong: "stands within itself",
        help: "Take the narrative block out",
    };
    let text = "Words.\n\n```narrative\nsection = \"summary\"\n```\n";
    mistake(|e| fs::write(e.folder().join("narrative/childrens/summary.md"), text).unwrap(), said);
}

#[test]
fn a_table_that_no_workbook_could_hold() {
    let path = "narrative/childrens/summary.md";
    for (id, cell, wrong) in [
        ("x".repeat(300), String::new(), "more than 100 characters"),
        ("x".to_string(), "x".repeat(33_000), "more than 30000 characters"),
    ] {
        let said = Said { code: "template-invalid", place: path, wrong, help: "Say less" };
        let text = format!(
            "```table\nid = \"{id}\"\ncaption = \"A\"\nheadings = [\"A\", \"B\"]\nrows = [[\"a\", \"{cell}\"]]\n```\n"
        );
        mistake(|e| fs::write(e.folder().join(path), text).unwrap(), said);
    }
}

#[test]
fn a_day_of_publication_that_cannot_be_meant() {
    let said = Said {
        code: "settings-invalid",
        place: "report.toml, line 31",
        wrong: "cannot be published on 0001-01-01",
        help: "2025-01-30",
    };
    let spoil = |e: &Example| {
        let path = e.folder().join("report.toml");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text.replacen("published = 2025-01-30", "published = 0001-01-01", 1)).unwrap();
    };
    mistake(spoil, said);
}

#[test]
fn a_misspelt_figure_in_a_narrative() {
    let spoil = |e: &Example| {
        e.edit(
            "narrative/childrens/summary.md",
            "movement.childrens_informal_received",
            "movement.childrens_informal_recieved",
        );
    };
    let said = Said {
        code: "figure-unknown",
        place: "narrative/childrens/summary.md, line 3, column",
        wrong: "childrens_informal_recieved",
        help: "childrens_informal_received",
    };
    insta::assert_snapshot!(shown(&mistake(spoil, said)));
}

#[test]
fn a_missing_narrative() {
    let said = Said {
        code: "narrative-missing",
        place: "narrative/childrens/welcome.md",
        wrong: "welcome",
        help: "rite narrative/childrens/welcome.md",
    };
    mistake(|e| fs::remove_file(e.folder().join("narrative/childrens/welcome.md")).unwrap(), said);
}

/// Adds a paragraph to a narrative, so that it begins at line 3.
fn narrate(example: &Example, words: &str) {
    fs::write(example.folder().join("narrative/childrens/welcome.md"), format!("Welcome.\n\n{words}\n")).unwrap();
}

#[test]
fn an_unknown_directive() {
    let said = Said {
        code: "template-invalid",
        place: "narrative/childrens/welcome.md, line 3",
        wrong: "\"tabel\"",
        help: "id you mean table?",
    };
    mistake(|e| narrate(e, "```tabel\nid = \"x\"\n```"), said);
}

#[test]
fn a_chart_with_fewer_meanings_than_series() {
    let said = Said {
        code: "template-invalid",
        place: "narrative/childrens/welcome.md, line 3",
        wrong: "another number of meanings than of series",
        help: "Give each series a meaning, or none.",
    };
    let chart = "```chart\nid = \"x\"\nkind = \"stacked\"\ntitle = \"A\"\nsubtitle = \"B\"\nalt = \"C\"\n\
        series = [\"On time\", \"Late\"]\nmeanings = [\"late\"]\n\
        rows = [{ label = \"A\", figures = [\"lgsco_remedies_on_time\", \"lgsco_remedies_late\"] }]\n\
        base = \"D\"\ndata = \"activity-and-representations\"\n```";
    mistake(|e| narrate(e, chart), said);
}

#[test]
fn a_character_that_the_typeface_lacks() {
    let said = Said {
        code: "character-missing",
        place: "narrative/childrens",
        wrong: "\u{1F600}",
        help: "Replace the character",
    };
    mistake(|e| narrate(e, "Thank you \u{1F600} all."), said);
}

#[test]
fn a_missing_file() {
    let said = Said {
        code: "file-missing",
        place: "sample-data/dash_cases_2032-24.csv",
        wrong: "There is no file",
        help: "Did you mean dash_cases_2023-24.csv?",
    };
    mistake(|e| e.edit("report.toml", "dash_cases_2023-24.csv", "dash_cases_2032-24.csv"), said);
}

#[test]
fn a_file_outside_the_read_roots() {
    let outside = |example: &Example| {
        fs::create_dir_all(example.place().join("elsewhere")).unwrap();
        fs::rename(example.data("dash_cases_2023-24.csv"), example.place().join("elsewhere/cases.csv")).unwrap();
        example.edit("report.toml", "sample-data/dash_cases_2023-24.csv", "sample-data/../elsewhere/cases.csv");
    };
    let said = Said { code: "file-outside", place: "elsewhere/cases.csv", wrong: "lies outside", help: "read_roots" };
    mistake(outside, said);
}

#[test]
fn an_unmapped_team() {
    let said = Said {
        code: "code-unmapped",
        place: "sheet \"Complaints\", cell H6",
        wrong: "is not in the code list",
        help: "Team West",
    };
    mistake(|e| put(e, "Complaints", "Team", 1, "Team Westt"), said);
}

#[test]
fn a_reference_that_stands_twice() {
    let said = Said {
        code: "reference-twice",
        place: "sheet \"Complaints\", row 6",
        wrong: "The same reference stands again",
        help: "",
    };
    mistake(|e| put(e, "Complaints", "Ref", 1, "CH230001"), said);
}

#[test]
fn a_stage_of_no_complaint() {
    let said = Said {
        code: "reference-unknown",
        place: "sheet \"Stages\", row 4",
        wrong: "is not among the rows of childrens_complaints",
        help: "",
    };
    let run = mistake(|e| put(e, "Stages", "Ref", 2, "CH239999"), said);
    assert!(run.err.contains("(case CH239999)"), "{}", run.err);
}

#[test]
fn dates_in_an_impossible_order() {
    let said = Said {
        code: "dates-reversed",
        place: "sheet \"Stages\", cell L6",
        wrong: "ended (01/11/2023, cell L6) lies before",
        help: "",
    };
    mistake(|e| put(e, "Stages", "Ended", 4, "01/11/2023"), said);
}

#[test]
fn ten_of_a_kind_are_shown_and_all_are_listed() {
    let example = example();
    change(&example, "Complaints", |sheet| {
        let (first, column) = sheet.find("Overall Outcome");
        sheet.rows[first + 1..first + 41].iter_mut().for_each(|row| row[column] = Data::String("Upeld".into()));
    });
    let run = example.run(&["build"]);
    assert_eq!(run.err.matches("sheet \"Complaints\", cell M").count(), 10, "{}", run.err);
    assert!(run.err.contains("and 30 more of this kind"), "{}", run.err);
    assert_eq!(example.problems().iter().filter(|row| row[1] == "code-unmapped").count(), 40);
}

#[test]
fn an_output_that_cannot_be_written() {
    let example = example();
    fs::create_dir_all(example.place().join("mine")).unwrap();
    fs::write(example.place().join("mine/thesis.docx"), "mine").unwrap();
    fs::write(example.place().join("file"), "a file in the place of the folder").unwrap();
    let before = everything(&example);
    let out = |name: &str| example.run(&["build", "--out", example.place().join(name).to_str().unwrap()]);
    for (name, words) in [
        ("file", "is a file, and a build writes a folder. Choose another folder with --out."),
        ("mine", "holds files that no build wrote"),
        ("file/within", "could not be written"),
    ] {
        let run = out(name);
        assert_eq!((run.code, run.out.as_str()), (3, ""), "{name}: {}", run.err);
        assert!(run.err.contains(words) && run.err.contains(name), "{name}: {}", run.err);
    }
    assert!(before == everything(&example));
}

#[test]
fn a_folder_without_settings() {
    let place = tempfile::tempdir().unwrap();
    for command in ["check", "build", "figures"] {
        let run = run_in(place.path(), &[command, "."], &[]);
        assert_eq!((run.code, run.out.as_str()), (1, ""), "{}", run.err);
        assert!(run.err.contains("report.toml") && run.err.contains("annual-report new"), "{}", run.err);
    }
    assert!(tree(place.path()).is_empty());
}
