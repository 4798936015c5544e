//! Colours that cannot be read, and logos that cannot be shown.

use std::fs;

use super::super::folder::Example;
use super::{Fault, Spoilt, each_is_found};

const CHECK: &[&str] = &["check", "--report", "cover-adult"];

fn accent(example: &Example, colours: &str) {
    example.edit("report.toml", "accent = \"#12436D\"", colours);
}

/// The logo's setting stands below the colours: its line is told from the file's name alone.
fn logo(example: &Example, bytes: &[u8]) {
    fs::write(example.folder().join("logo.png"), bytes).unwrap();
}

pub(super) const SPOILT: &[Spoilt] = &[
    Spoilt {
        command: CHECK,
        faults: &[
            Fault {
                rule: "an accent too light to carry or be words",
                seed: |example| {
                    let colours = "accent = \"#F46A25\"\naccent_dark = \"#12436D\"\nsecond = \"#FFDD00\"";
                    accent(example, colours);
                },
                code: "contrast-low",
                place: "report.toml, line ",
                words: "The accent #F46A25 has a contrast of 3.02 to 1 with white",
            },
            Fault {
                rule: "an accent for dark pages that is too dark",
                seed: |_| {},
                code: "contrast-low",
                place: "report.toml, line ",
                words: "The accent dark #12436D has a contrast of 1.75 to 1 with #14171A",
            },
            Fault {
                rule: "a second colour too light for marks",
                seed: |_| {},
                code: "contrast-low",
                place: "report.toml, line ",
                words: "It needs 3 to 1.",
            },
            Fault {
                rule: "a logo without words",
                seed: |example| example.edit("report.toml", "alt = \"Coventry City Council\"", "alt = \" \""),
                code: "logo-unusable",
                place: "report.toml, line ",
                words: "The logo has no words for those who do not see it.",
            },
            Fault {
                rule: "a logo that is an SVG by another name",
                seed: |example| logo(example, b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
                code: "logo-unusable",
                place: "report.toml, line ",
                words: "The logo logo.png cannot be used: it is an SVG, which the PDF cannot hold.",
            },
        ],
    },
    Spoilt {
        command: CHECK,
        faults: &[
            Fault {
                rule: "a colour that is none",
                seed: |example| accent(example, "accent = \"navy\""),
                code: "settings-invalid",
                place: "report.toml, line ",
                words: "\"navy\" is not a colour.",
            },
            Fault {
                rule: "a logo outside the report folder",
                seed: |example| {
                    fs::copy(example.folder().join("logo.png"), example.place().join("examples/logo.png")).unwrap();
                    example.edit("report.toml", "file = \"logo.png\"", "file = \"../logo.png\"");
                },
                code: "file-outside",
                place: "../logo.png",
                words: "lies outside the report folder",
            },
        ],
    },
    Spoilt {
        command: CHECK,
        faults: &[Fault {
            rule: "a logo that is not there",
            seed: |example| fs::remove_file(example.folder().join("logo.png")).unwrap(),
            code: "file-missing",
            place: "logo.png",
            words: "There is no file logo.png.",
        }],
    },
    Spoilt {
        command: CHECK,
        faults: &[Fault {
            rule: "a logo too large for a page",
            seed: |example| logo(example, &[0; 1_000_001]),
            code: "logo-unusable",
            place: "report.toml, line ",
            words: "it is 1000001 bytes, and 1000000 are the most",
        }],
    },
    Spoilt {
        command: CHECK,
        faults: &[Fault {
            rule: "a logo that is no image",
            seed: |example| logo(example, b"Dear Sir or Madam"),
            code: "logo-unusable",
            place: "report.toml, line ",
            words: "To change the ending of the file's name is not enough.",
        }],
    },
];

#[test]
fn each_fault_of_the_theme_is_found() {
    each_is_found(SPOILT);
}
