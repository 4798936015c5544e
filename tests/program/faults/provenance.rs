//! Outputs that are no longer what was built, and builds that may not become published figures. Their problems are those of an
//! output and not of the report folder, so that they are told on the terminal.

use std::fs;
use std::path::Path;

use super::super::folder::{BUILT, Example, run_in};

/// One way to spoil a build, and what the command must say of it.
struct Spoilt {
    rule: &'static str,
    /// Spoils what lies in the report folder; the build is in `output`.
    seed: fn(&Path),
    command: &'static [&'static str],
    code: i32,
    words: &'static str,
}

const VERIFY: &[&str] = &["verify", "output"];
const FREEZE: &[&str] = &["freeze", "output", "--into", "next.csv"];

const SPOILT: &[Spoilt] = &[
    Spoilt {
        rule: "a file of the output was edited",
        seed: |folder| edit(&folder.join("output/publication/childrens/report.html"), "156", "157"),
        command: VERIFY,
        code: 1,
        words: "  changed: childrens/report.html",
    },
    Spoilt {
        rule: "a file of the output is gone",
        seed: |folder| fs::remove_file(folder.join("output/internal/adult/report.pdf")).unwrap(),
        command: VERIFY,
        code: 1,
        words: "  missing: adult/report.pdf",
    },
    Spoilt {
        rule: "a file lies in the output that no build wrote",
        seed: |folder| fs::write(folder.join("output/publication/Thumbs.db"), "x").unwrap(),
        command: VERIFY,
        code: 1,
        words: "  extra: Thumbs.db",
    },
    Spoilt {
        rule: "provenance.json was edited",
        seed: |folder| edit(&folder.join("output/publication/provenance.json"), "2023/24", "2024/25"),
        command: VERIFY,
        code: 1,
        words: "output/publication/provenance.json is damaged or was edited",
    },
    Spoilt {
        rule: "provenance.json is gone",
        seed: |folder| {
            ["publication", "internal"].iter().for_each(|edition| {
                fs::remove_file(folder.join("output").join(edition).join("provenance.json")).unwrap();
            });
        },
        command: VERIFY,
        code: 1,
        words: "output holds no provenance.json",
    },
    Spoilt {
        rule: "the figures to freeze were edited",
        seed: |folder| edit(&folder.join("output/publication/figures.csv"), "156", "157"),
        command: FREEZE,
        code: 1,
        words: "figures.csv was changed since it was built",
    },
    Spoilt {
        rule: "the internal edition is to be frozen",
        seed: |_| {},
        command: &["freeze", "output/internal", "--into", "next.csv"],
        code: 1,
        words: "is the internal edition",
    },
    Spoilt {
        rule: "a frozen figure stands there with another value",
        seed: |folder| {
            let row = "Report,Figure,Year,Value\nchildren,statutory complaints received,2023/24,999\n";
            fs::write(folder.join("next.csv"), row).unwrap();
        },
        command: FREEZE,
        code: 1,
        words: "childrens_statutory_received of 2023/24: 999 is now 156",
    },
    Spoilt {
        rule: "the file of published figures has other headings",
        seed: |folder| fs::write(folder.join("next.csv"), "a,b\n1,2\n").unwrap(),
        command: FREEZE,
        code: 1,
        words: "next.csv: No line holds the headings report, figure, year, value.",
    },
    Spoilt {
        rule: "the published figures are no CSV file",
        seed: |_| {},
        command: &["freeze", "output", "--into", "next.xlsx"],
        code: 1,
        words: "Figures are frozen into a CSV file.",
    },
    Spoilt {
        rule: "the build lies in no report folder",
        seed: |folder| fs::rename(folder.join("report.toml"), folder.join("elsewhere.toml")).unwrap(),
        command: FREEZE,
        code: 1,
        words: "lies in no report folder",
    },
];

fn edit(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{} holds no {from}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn each_fault_of_an_output_is_found() {
    for spoilt in SPOILT {
        let example = Example::new();
        for (path, bytes) in &BUILT.tree {
            let path = example.output().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let before = fs::read(example.folder().join("next.csv")).ok();
        (spoilt.seed)(&example.folder());
        let seeded = fs::read(example.folder().join("next.csv")).ok().or(before);
        let run = run_in(&example.folder(), spoilt.command, &[]);
        assert_eq!(run.code, spoilt.code, "{}: {}{}", spoilt.rule, run.out, run.err);
        assert!((run.out.clone() + &run.err).contains(spoilt.words), "{}: {}{}", spoilt.rule, run.out, run.err);
        assert_eq!(fs::read(example.folder().join("next.csv")).ok(), seeded, "{}: nothing is written", spoilt.rule);
    }
}
