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

/// A reader who talks of "Table 17" means the same table in both editions; what is only in one has a letter.
#[test]
fn both_editions_call_a_table_and_a_chart_by_one_number() {
    let (mut alike, mut lettered) = (0, 0);
    for (path, page) in BUILT.edition("publication").iter().filter(|(path, _)| path.ends_with("report.html")) {
        let published = names(&String::from_utf8(page.clone()).unwrap());
        let internal = names(&BUILT.text(&format!("internal/{path}")));
        for (id, name) in &internal {
            match published.get(id) {
                Some(known) => assert_eq!(name, known, "{path}: {id}"),
                None => assert!(name.ends_with(|c: char| c.is_ascii_lowercase()), "{path}: {id} is {name}"),
            }
            alike += usize::from(published.contains_key(id));
            lettered += usize::from(!published.contains_key(id));
        }
        let of = |kind: &str| published.values().filter(|name| name.starts_with(kind)).count();
        let numbered =
            |kind: &str, count: usize| (1..=count).all(|n| published.values().any(|v| *v == format!("{kind} {n}")));
        assert!(
            numbered("Table", of("Table")) && numbered("Figure", of("Figure")),
            "{path}: the publication has no gap"
        );
    }
    assert!(alike > 150 && lettered >= 5, "{alike} {lettered}");
}

/// What the tables and charts of a page are called, by their anchors.
fn names(page: &str) -> BTreeMap<String, String> {
    let words = |anchor: &str, kind: &str| {
        let mark = format!("id=\"{anchor}-");
        let named = page.split(&mark).skip(1).filter_map(|part| {
            let (id, rest) = part.split_once('"')?;
            let at = rest.find(&format!(">{kind} "))? + 1;
            Some((format!("{anchor}-{id}"), rest[at..].split(':').next()?.to_string()))
        });
        named.collect::<Vec<_>>()
    };
    let tables = words("table", "Table").into_iter().filter(|(id, _)| id.ends_with("-caption"));
    tables.chain(words("figure", "Figure")).collect()
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
