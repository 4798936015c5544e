//! A comparison as rows for a spreadsheet.

use super::{Comparison, FigureChange, PassageChange};

/// The headings of `rows`.
pub const HEADINGS: [&str; 13] = [
    "what",
    "figure",
    "year",
    "document",
    "page",
    "section",
    "place",
    "old",
    "new",
    "difference",
    "cases now counted",
    "cases no longer counted",
    "note",
];

/// A row for each figure that changed, then one for each sentence, cell and label.
pub fn rows(of: &Comparison) -> Vec<[String; 13]> {
    of.figures.iter().map(|figure| figure_row(figure, of)).chain(of.passages.iter().map(passage_row)).collect()
}

fn figure_row(change: &FigureChange, of: &Comparison) -> [String; 13] {
    let cases = |of: fn(&super::Moved) -> &Vec<String>| {
        let all: std::collections::BTreeSet<&String> = change.moved.iter().flat_map(of).collect();
        all.into_iter().cloned().collect::<Vec<_>>().join("; ")
    };
    let value = |value: &Option<String>| value.clone().unwrap_or_default();
    let altered = change.moved.iter().flat_map(|moved| &moved.altered);
    let mut notes: Vec<String> = altered.map(|(case, was, is)| format!("{case}: {was} -> {is}")).collect();
    notes.extend(change.over.iter().map(|(was, is)| format!("{was} -> {is}")));
    if change.redefined {
        notes.push("the program counts it otherwise than before".to_string());
    }
    [
        "figure".to_string(),
        change.name(),
        change.year.clone(),
        String::new(),
        String::new(),
        String::new(),
        change.places(of),
        value(&change.old),
        value(&change.new),
        value(&change.by).replace('\u{2212}', "-"),
        cases(|moved| &moved.entered),
        cases(|moved| &moved.left),
        notes.join("; "),
    ]
}

fn passage_row(passage: &PassageChange) -> [String; 13] {
    let words = |shown: &Option<super::Shown>| shown.as_ref().map(|s| s.words.clone()).unwrap_or_default();
    let note = match (&passage.old, &passage.new) {
        (None, _) => "appeared",
        (_, None) => "vanished",
        _ => "",
    };
    let bound = passage.bound.iter().map(|(pack, page)| format!("also {pack} page {page}"));
    let note = (!note.is_empty()).then(|| note.to_string()).into_iter().chain(bound).collect::<Vec<_>>().join("; ");
    [
        passage.what.name().to_string(),
        passage.figures.iter().cloned().collect::<Vec<_>>().join("; "),
        String::new(),
        passage.document.clone(),
        passage.page().map(|page| page.to_string()).unwrap_or_default(),
        passage.section.clone(),
        passage.place.clone(),
        words(&passage.old),
        words(&passage.new),
        String::new(),
        String::new(),
        String::new(),
        note,
    ]
}
