//! The words of the published report, so that every change of one shows in a review.

use std::fs;
use std::path::Path;

use super::folder::BUILT;
use super::markup::visible;

/// `UPDATE_GOLDEN=1 cargo test --test program golden` writes the files anew.
#[test]
fn the_published_words_are_those_that_were_approved() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut changed = Vec::new();
    for (path, page) in BUILT.edition("publication") {
        let Some(report) = path.strip_suffix("/report.html") else { continue };
        let words = visible(&String::from_utf8(page).unwrap());
        let path = folder.join(format!("{}.txt", report.replace('/', "-")));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, &words).unwrap();
        }
        let approved = fs::read_to_string(&path).unwrap_or_default();
        changed.extend(changes(&approved, &words).into_iter().map(|line| format!("{report}: {line}")));
    }
    assert!(
        changed.is_empty(),
        "the published words changed; if that is right, run UPDATE_GOLDEN=1 cargo test --test program golden\n{}",
        changed.join("\n")
    );
}

/// The lines that only one of two texts holds.
fn changes(before: &str, after: &str) -> Vec<String> {
    let only = |of: &str, other: &str, sign: &str| -> Vec<String> {
        let other: std::collections::BTreeSet<&str> = other.lines().collect();
        of.lines().filter(|line| !other.contains(line)).map(|line| format!("{sign} {line}")).collect()
    };
    let mut found = [only(before, after, "-"), only(after, before, "+")].concat();
    if found.is_empty() && before != after {
        found.push("the same lines in another order".to_string());
    }
    found
}

#[test]
fn a_changed_word_is_found() {
    assert_eq!(changes("a\nb\n", "a\nc\n"), ["- b", "+ c"]);
    assert_eq!(changes("a\nb\n", "b\na\n"), ["the same lines in another order"]);
    assert_eq!(changes("a\n", "a\n"), Vec::<String>::new());
}
