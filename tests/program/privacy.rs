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

// ---------------------------------------------------------------- Planted where people write what they like

/// A planted text: what somebody might write, with a name in one of ten spellings.
struct Planted {
    text: String,
    /// The name in lower case where it is no everyday word, so that it can be searched for by itself.
    name: Option<String>,
}

/// First name, last name, and whether they are no everyday words.
const NAMES: [(&str, &str, bool); 20] = [
    ("Quenby", "Mapplebeck", true),
    ("Grace", "Baker", false),
    ("Thandiwe", "Okonkwo", true),
    ("Mark", "West", false),
    ("Zo\u{eb}", "M\u{fc}llerova", true),
    ("Will", "Woods", false),
    ("Ibrahima", "Vandersloot", true),
    ("Hope", "Young", false),
    ("Siobh\u{e1}n", "S\u{fa}illeabh\u{e1}in", true),
    ("Rose", "Wells", false),
    ("Wulfric", "Crumpsall", true),
    ("Joy", "Waters", false),
    ("Xiaoming", "Zhangjiang", true),
    ("Dean", "Rivers", false),
    ("Anneliese", "Brathwaite", true),
    ("Faith", "Walker", false),
    ("Oluwaseun", "Adebayonle", true),
    ("Rob", "Marsh", false),
    ("Parminder", "Ramaswamyi", true),
    ("May", "Hill", false),
];

// A pair of everyday words makes each text findable, whatever its name.
const ONE: [&str; 20] = [
    "garden",
    "kitchen",
    "window",
    "bathroom",
    "morning",
    "winter coat",
    "school",
    "train",
    "telephone",
    "garage door",
    "village hall",
    "table",
    "letter",
    "library",
    "shower",
    "meeting",
    "weekend",
    "doctor",
    "form",
    "journey",
];

/// Two hundred: twenty names, everyday words among them, each in ten spellings.
fn two_hundred() -> Vec<Planted> {
    let spelt = |number: usize, first: &str, last: &str| match number {
        0 => format!("{first} was so kind to us"),
        1 => format!("We thank {first} {last} for the help with our forms"),
        2 => format!("we thank {} {} for the help", first.to_lowercase(), last.to_lowercase()),
        3 => format!("THANK YOU {} FOR THE HELP", first.to_uppercase()),
        4 => format!("The way of {first}'s to listen was a comfort"),
        5 => format!("We were glad of {first}-{last} and of the team"),
        6 => format!("A visit by {}. {last} was a help", first.chars().next().unwrap()),
        7 => format!("The letter from o'{} was clear", last.to_lowercase()),
        8 => format!("Write to {}.{}@example.org with our thanks", first.to_lowercase(), last.to_lowercase()),
        _ => format!("We spoke to mrs {} twice", last.to_lowercase()),
    };
    let mut planted = Vec::new();
    for ((first, last, alone), place) in NAMES.iter().zip(ONE) {
        for number in 0..10 {
            let text = format!("{}, by the {place} on visit {}.", spelt(number, first, last), number + 1);
            let name = if [0, 3, 4].contains(&number) { first } else { last };
            planted.push(Planted { text, name: alone.then(|| name.to_lowercase()) });
        }
    }
    planted
}

fn assert_none_leaks(text: &str, place: &str) {
    let text = text.to_lowercase();
    let typeset = text.replace('\u{2019}', "'");
    let words: BTreeSet<&str> = typeset.split(|c: char| !c.is_alphabetic()).collect();
    for planted in two_hundred() {
        assert!(!typeset.contains(&planted.text.to_lowercase()), "{place}: {}", planted.text);
        assert!(planted.name.as_deref().is_none_or(|name| !words.contains(name)), "{place}: {}", planted.text);
    }
}

/// Fills the free-text columns of a workbook's sheets, and marks every compliment as one that may be published.
fn fill(example: &Example, workbook: &str, clean: &str) {
    let path = example.data(workbook);
    let mut sheets = super::exports::read(&path);
    let texts: Vec<String> = two_hundred().into_iter().map(|planted| planted.text).collect();
    for sheet in &mut sheets {
        for heading in ["Complainant Name", "Summary", "Text", "Actions Agreed", "OK To Publish"] {
            let is_heading = |cell: &Data| matches!(cell, Data::String(text) if text == heading);
            let Some(first) = sheet.rows.iter().position(|row| row.iter().any(is_heading)) else { continue };
            let column = sheet.rows[first].iter().position(is_heading).unwrap();
            for (number, row) in sheet.rows[first + 1..].iter_mut().enumerate() {
                let words = match (heading, number) {
                    ("OK To Publish", _) => "Yes",
                    ("Text", 3) => clean,
                    _ => &texts[number % texts.len()],
                };
                row[column] = Data::String(words.to_string());
            }
        }
    }
    super::exports::write(&path, &sheets);
}

/// The same in a file of the CRM.
fn fill_crm(example: &Example, file: &str) {
    let path = example.data(file);
    let mut cases = rows(&fs::read(&path).unwrap());
    let columns: Vec<usize> =
        ["Customer Name", "Summary"].iter().map(|name| cases[0].iter().position(|h| h == name).unwrap()).collect();
    for (row, planted) in cases[1..].iter_mut().zip(two_hundred().iter().cycle()) {
        columns.iter().for_each(|column| row[*column] = planted.text.clone());
    }
    let mut writer = csv::Writer::from_path(&path).unwrap();
    cases.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.flush().unwrap();
}

#[test]
fn two_hundred_names_in_every_free_text_column_reach_no_output() {
    let example = Example::new();
    const CLEAN: &str = "You listened to us, and the rail was fitted on the same day.";
    for workbook in [CHILDRENS, "adult_complaints_2022-23.xlsx", "adult_complaints_2023-24.xlsx", "lgsco_tracker.xlsx"]
    {
        fill(&example, workbook, CLEAN);
    }
    fill_crm(&example, "dash_cases_2022-23.csv");
    fill_crm(&example, "dash_cases_2023-24.csv");
    let settings = fs::read_to_string(example.folder().join("report.toml")).unwrap();
    let declared = "theme = \"Theme\", quotation = \"Text\", ok_to_publish = \"OK To Publish\" }";
    assert_eq!(settings.matches("theme = \"Theme\" }").count(), 3);
    fs::write(example.folder().join("report.toml"), settings.replace("theme = \"Theme\" }", declared)).unwrap();
    for report in ["childrens", "adult"] {
        let asks = format!("```quotations\ntable = \"{report}_compliments\"\nmost = 500\n```\n");
        fs::write(example.folder().join(format!("narrative/{report}/compliments.md")), asks).unwrap();
    }
    let run = example.run(&["build", "--audience", "both"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_none_leaks(&said(&example, &run), "the terminal and checks/problems.csv");
    let withheld = example.problems().iter().filter(|row| row[1] == "quotation-withheld").count();
    assert!(withheld > 400, "each is reported at its place: {withheld}");
    let mut printed = 0;
    for (path, bytes) in super::folder::tree(&example.output()) {
        let text = match path.rsplit('.').next().unwrap() {
            "pdf" => super::folder::read_aloud(&bytes),
            "png" => continue,
            "xlsx" => {
                let sheets = super::exports::read(&example.output().join(&path));
                let cells = sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
                cells.map(|cell| format!("{cell}\n")).collect()
            }
            "html" => visible(&String::from_utf8(bytes).unwrap()),
            _ => without_fonts(&String::from_utf8_lossy(&bytes)),
        };
        printed += text.replace('\n', " ").matches("the rail was fitted").count();
        assert_none_leaks(&text, &path);
    }
    assert!(printed >= 8, "a clean text is printed in both editions, as HTML and PDF: {printed}");
}

#[test]
fn a_sign_off_releases_one_text_and_no_other() {
    let example = Example::new();
    let first = "You told us what would happen next, and then it happened. That is all we ever wanted.";
    let named = "Quenby told us what would happen next, and then it happened. That is all we ever wanted.";
    example.edit("narrative/childrens/compliments.md", first, named);
    let refused = example.run(&["check", "--report", "childrens"]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(!refused.err.contains("Quenby"), "{}", refused.err);
    let (_, after) = refused.err.split_once("add to sign-offs.csv the line ").unwrap();
    let mark = after.split(',').next().unwrap();
    let line =
        format!("text,who,role,when,reason\n{mark},A Person,Complaints manager,2025-01-20,She asked to be named\n");
    fs::write(example.folder().join("sign-offs.csv"), line).unwrap();
    let released = example.run(&["check", "--report", "childrens"]);
    assert_eq!(released.code, 0, "{}", released.err);
    example.edit("narrative/childrens/compliments.md", "Quenby told us", "Quenby told them");
    assert_eq!(example.run(&["check", "--report", "childrens"]).code, 1, "a changed text is another text");
}
