//! Editions that a report cannot be held against.

use std::fs;

use super::{Fault, Spoilt, each_is_found};
use crate::folder::{BUILT, Example};

/// Puts the publication of the example, its record changed, into a folder of its own.
fn edition(example: &Example, from: &str, to: &str) {
    let folder = example.folder().join("january");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("provenance.json"), "{}").unwrap();
    let record = BUILT.text("publication/record.json");
    assert!(record.contains(from), "the record does not hold {from}");
    fs::write(folder.join("record.json"), record.replacen(from, to, 1)).unwrap();
}

const COMMAND: &[&str] = &["build", "--report", "childrens", "--against", "january"];

const fn spoilt(faults: &'static [Fault]) -> Spoilt {
    Spoilt { command: COMMAND, faults }
}

pub(super) const SPOILT: &[Spoilt] = &[
    spoilt(&[Fault {
        rule: "a folder that no build wrote, to hold a report against",
        seed: |example| fs::create_dir_all(example.folder().join("january")).unwrap(),
        code: "record-missing",
        place: "january/record.json",
        words: "january is not the output of a build.",
    }]),
    spoilt(&[Fault {
        rule: "an edition by a program that kept no record",
        seed: |example| {
            edition(example, "{", "{");
            fs::remove_file(example.folder().join("january/record.json")).unwrap();
        },
        code: "record-missing",
        place: "january/record.json",
        words: "kept no record",
    }]),
    spoilt(&[Fault {
        rule: "a record that was cut off",
        seed: |example| {
            edition(example, "{", "{");
            let path = example.folder().join("january/record.json");
            let text = fs::read_to_string(&path).unwrap();
            fs::write(path, text.chars().take(5000).collect::<String>()).unwrap();
        },
        code: "record-damaged",
        place: "january/record.json, line 1, column 5000",
        words: "it was changed or cut off",
    }]),
    spoilt(&[Fault {
        rule: "a record of a later form",
        seed: |example| edition(example, "\"form\":1", "\"form\":2"),
        code: "record-damaged",
        place: "january/record.json",
        words: "This program reads form 1.",
    }]),
    spoilt(&[Fault {
        rule: "an edition of another reporting year",
        seed: |example| edition(example, "\"reporting_year\":\"2023/24\"", "\"reporting_year\":\"2022/23\""),
        code: "editions-differ",
        place: "january/record.json",
        words: "not of the same reporting year: the old one is of 2022/23, the new one of 2023/24",
    }]),
    spoilt(&[Fault {
        rule: "an edition of another council",
        seed: |example| {
            edition(example, "\"council\":\"Coventry City Council\"", "\"council\":\"Salford City Council\"")
        },
        code: "editions-differ",
        place: "january/record.json",
        words: "not of the same council: the old one is of Salford City Council",
    }]),
    spoilt(&[Fault {
        rule: "an edition for another audience",
        seed: |example| edition(example, "\"audience\":\"publication\"", "\"audience\":\"internal\""),
        code: "editions-differ",
        place: "january/record.json",
        words: "not of the same audience: the old one is of internal",
    }]),
];

#[test]
fn each_edition_that_cannot_be_compared_is_refused() {
    each_is_found(SPOILT);
}
