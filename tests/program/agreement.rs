//! One figure, one value: over all documents of a round, no name is printed with two values.

use std::collections::BTreeMap;

use crate::folder::BUILT;

#[test]
fn no_figure_is_printed_with_two_values() {
    for edition in ["publication", "internal"] {
        let mut values: BTreeMap<String, (String, String)> = BTreeMap::new();
        let mut printed = 0;
        for (document, name, text) in figures(edition) {
            printed += 1;
            let (first, value) = values.entry(name.clone()).or_insert((document.clone(), text.clone()));
            assert_eq!(*value, text, "{name} in {first} and in {document}");
        }
        assert!(printed > 2 * values.len() / 3 && values.len() > 300, "{printed} numbers of {} names", values.len());
        assert!(values.contains_key("2023/24.childrens_statutory_received"));
    }
}

/// Every live figure of every page: document, name and words.
fn figures(edition: &str) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for (path, bytes) in BUILT.edition(edition).iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8(bytes.clone()).unwrap();
        for part in html.split("data-figure=\"").skip(1) {
            let (name, rest) = part.split_once('"').unwrap();
            let (text, _) = rest.split_once('>').unwrap().1.split_once('<').unwrap();
            found.push((path.clone(), name.to_string(), text.to_string()));
        }
    }
    found
}
