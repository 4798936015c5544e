//! What an export says of a person stays in the export.

use std::collections::BTreeSet;
use std::fs;

use calamine::Data;

use super::exports::{CHILDRENS, PERSONAL, change};
use super::folder::{BUILT, Example, READ_ALOUD, Run, rows};
use super::markup::visible;

/// The personal words that a text holds; single names as whole words.
fn personal(text: &str) -> Vec<&'static str> {
    let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
    let names = PERSONAL.names.iter().filter(|name| words.contains(name.as_str())).map(String::as_str);
    names.chain(personal_bytes(text)).collect()
}

/// A text without its embedded fonts.
fn without_fonts(text: &str) -> String {
    let mut parts = text.split("base64,");
    let first = parts.next().unwrap_or_default().to_string();
    first
        + &parts
            .map(|part| part.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "+/=".contains(c)))
            .collect::<String>()
}

/// What is long enough to be searched for in any bytes: full names, telephones and whole texts.
fn personal_bytes(raw: &str) -> Vec<&'static str> {
    let names = PERSONAL.names.iter().filter(|name| name.contains(' '));
    let long = || names.clone().chain(&PERSONAL.telephones).chain(&PERSONAL.texts).map(String::as_str);
    // Many share a beginning.
    let start = |words: &'static str| words.char_indices().nth(6).map_or(words, |(at, _)| &words[..at]);
    let starts: BTreeSet<&str> =
        long().map(start).collect::<BTreeSet<_>>().into_iter().filter(|s| raw.contains(s)).collect();
    long().filter(|words| starts.contains(start(words)) && raw.contains(words)).collect()
}

#[test]
fn no_output_of_either_audience_names_anybody() {
    for (path, bytes) in BUILT.tree.iter().filter(|(path, _)| !path.ends_with(".png")) {
        let raw = String::from_utf8_lossy(bytes);
        assert_eq!(personal_bytes(&raw), [""; 0], "{path}");
        let text = match path.rsplit('.').next().unwrap() {
            "pdf" => READ_ALOUD[path].clone(),
            "html" => without_fonts(&raw) + &visible(&raw),
            _ => without_fonts(&raw),
        };
        assert!(text.len() > 10, "{path} has text");
        assert_eq!(personal(&text), [""; 0], "{path}");
    }
}

#[test]
fn what_is_searched_for_is_found() {
    assert_eq!(
        personal("written by Eleri Fenwhistle, 07700 900917"),
        ["Eleri", "Fenwhistle", "Eleri Fenwhistle", "07700 900917"]
    );
    let compliment = "Please pass on my thanks, call me on 07700 900123 if needed.";
    assert!(personal(compliment).contains(&compliment));
    assert!(READ_ALOUD["internal/childrens/report.pdf"].contains("not for publication"));
    assert_eq!(personal_bytes("<p>Eleri Fenwhistle</p>"), ["Eleri Fenwhistle"]);
}

#[test]
fn no_command_prints_a_person() {
    let example = &BUILT.example;
    let workbook = example.data(CHILDRENS).to_str().unwrap().to_string();
    let cases = example.data("dash_cases_2023-24.csv").to_str().unwrap().to_string();
    let runs = [
        BUILT.run.clone(),
        example.run(&["figures"]),
        example.run(&["figures", "--format", "json"]),
        example.run(&["explain", "childrens_statutory_received"]),
        super::folder::run_in(example.place(), &["inspect", &workbook], &[]),
        super::folder::run_in(example.place(), &["inspect", &cases], &[]),
    ];
    for run in runs {
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(personal(&(run.out + &run.err)), [""; 0]);
    }
    let listed = fs::read_to_string(example.folder().join("checks/problems.csv")).unwrap();
    assert_eq!(personal(&listed), [""; 0]);
}

// ---------------------------------------------------------------- Planted where they do not belong

/// A hundred names and a hundred telephone numbers that stand nowhere else.
fn planted() -> Vec<(String, String)> {
    let first =
        ["Quenby", "Zephyrine", "Oswin", "Thandiwe", "Ludovic", "Xanthe", "Ibrahima", "Siobhan", "Wulfric", "Yolanda"];
    let last = [
        "Mapplebeck",
        "Okonkwo-Hale",
        "Zielinski",
        "Ramaswamy",
        "Vandersloot",
        "Brathwaite",
        "Ó Súilleabháin",
        "Crumpsall",
        "Eastwick",
        "West",
    ];
    let names = first.iter().flat_map(|first| last.iter().map(move |last| format!("{first} {last}")));
    names.enumerate().map(|(number, name)| (name, format!("024 7683 {:04}", 2000 + 37 * number))).collect()
}

/// What a run printed and listed.
fn said(example: &Example, run: &Run) -> String {
    let listed = fs::read_to_string(example.folder().join("checks/problems.csv")).unwrap();
    format!("{}{}{listed}", run.out, run.err)
}

fn assert_unsaid(text: &str) {
    for (name, telephone) in planted() {
        let first = name.split(' ').next().unwrap();
        for secret in [name.as_str(), first, telephone.as_str(), &telephone.replace(' ', "")] {
            assert!(!text.contains(secret), "{secret}");
        }
    }
    assert_eq!(personal(text), [""; 0]);
}

#[test]
fn names_and_telephones_in_any_column_are_not_shown() {
    const COLUMNS: [&str; 14] = [
        "Ref",
        "Dash Ref",
        "Date Received",
        "Type",
        "Method",
        "Team",
        "Complainant",
        "Made By Child/YP",
        "Stage Reached",
        "Overall Outcome",
        "Date Closed",
        "Sex",
        "Age",
        "Ethnicity",
    ];
    let example = Example::new();
    change(&example, "Complaints", |sheet| {
        let words = planted().into_iter().flat_map(|(name, telephone)| [name, telephone]);
        for (number, word) in words.enumerate() {
            let (first, column) = sheet.find(COLUMNS[number % COLUMNS.len()]);
            sheet.rows[first + 1 + number][column] = Data::String(word);
        }
    });
    for command in ["check", "build", "figures"] {
        let run = example.run(&[command]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert_unsaid(&said(&example, &run));
    }
    let told: BTreeSet<String> =
        example.problems().into_iter().filter(|row| row[2].contains("Complaints")).map(|row| row[2].clone()).collect();
    assert!(told.len() > 150, "the cells are located all the same: {}", told.len());
}

#[test]
fn shifted_rows_show_nobody() {
    for by in [1, 2, 3, 17] {
        let example = Example::new();
        change(&example, "Complaints", |sheet| {
            let (first, names) = sheet.find("Complainant Name");
            let (_, telephones) = sheet.find("Telephone");
            for (row, (name, telephone)) in sheet.rows[first + 1..].iter_mut().zip(planted()) {
                row[names] = Data::String(name);
                row[telephones] = Data::String(telephone);
                row.rotate_right(by);
            }
        });
        let run = example.run(&["check"]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert_unsaid(&said(&example, &run));
    }
}

#[test]
fn shifted_and_short_rows_of_text_files_show_nobody() {
    let example = Example::new();
    let path = example.data("dash_cases_2023-24.csv");
    let mut cases = rows(&fs::read(&path).unwrap());
    for (number, (row, (name, telephone))) in cases[1..].iter_mut().zip(planted()).enumerate() {
        (row[5], row[19]) = (name.clone(), format!("{name} asks to be rung on {telephone}"));
        match number % 4 {
            0 => row.rotate_right(1),
            1 => row.rotate_left(1),
            2 => row.insert(3, telephone),
            _ => drop(row.remove(1)),
        }
    }
    let mut writer = csv::WriterBuilder::new().flexible(true).from_path(&path).unwrap();
    cases.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.flush().unwrap();
    let run = example.run(&["check"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.err.contains("[row-length]"), "{}", run.err);
    assert_unsaid(&said(&example, &run));
    let inspected = super::folder::run_in(example.place(), &["inspect", path.to_str().unwrap()], &[]);
    assert_unsaid(&(inspected.out + &inspected.err));
}
