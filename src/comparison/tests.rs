//! Records made by hand, with one thing changed at a time.

use super::*;
use crate::provenance::program;
use crate::record::{DocumentRecord, FigureRecord};
use crate::report::document::{Block, Cell, Column, Document, Inline, Row, Table};
use crate::report::passages::sections;

fn words(text: &str) -> Inline {
    Inline::Text(text.into())
}

fn live(value: &str) -> Inline {
    Inline::Figure { name: "2023/24.childrens_statutory_received".into(), text: value.into() }
}

fn table(rows: &[(&str, &str)]) -> Block {
    let column = |heading: &str| Column { heading: heading.into(), numeric: false };
    Block::Table(Table {
        id: "teams".into(),
        number: 1.into(),
        caption: "By team".into(),
        columns: vec![column("Team"), column("Number")],
        rows: rows
            .iter()
            .map(|(head, cell)| Row { cells: [*head, *cell].map(Cell::words).to_vec(), total: false })
            .collect(),
        notes: vec![],
        source: None,
    })
}

fn record(blocks: Vec<Block>) -> Record {
    let empty = Comparison {
        council: "Coventry City Council".into(),
        reporting_year: "2023/24".into(),
        audience: "publication".into(),
        because: vec![],
        figures: vec![],
        passages: vec![],
    };
    let document = Document { blocks, ..page(&empty) };
    let document = DocumentRecord {
        name: document.name.clone(),
        title: document.title.clone(),
        published: None,
        alone: true,
        sections: sections(&document),
        bound: vec![],
    };
    Record {
        form: 1,
        program: program(),
        council: "Coventry City Council".into(),
        reporting_year: "2023/24".into(),
        audience: "publication".into(),
        files: Default::default(),
        corrections: 0,
        figures: vec![],
        definitions: Default::default(),
        documents: vec![document],
        cases: None,
    }
}

/// Each change of words as place, old and new.
fn changes(old: Vec<Block>, new: Vec<Block>) -> Vec<(String, String, String)> {
    let found = compare(&record(old), &record(new), "new/record.json").unwrap();
    let shown = |shown: Option<Shown>| shown.map_or("-".to_string(), |shown| shown.words);
    found.passages.into_iter().map(|p| (p.place, shown(p.old), shown(p.new))).collect()
}

fn paragraph(inlines: Vec<Inline>) -> Block {
    Block::Paragraph(inlines)
}

#[test]
fn a_sentence_whose_number_changed_is_one_change() {
    let text = |value: &str| vec![paragraph(vec![words("We had "), live(value), words(" of them. That is all.")])];
    let expected = ("text".to_string(), "We had 156 of them.".to_string(), "We had 157 of them.".to_string());
    assert_eq!(changes(text("156"), text("157")), [expected]);
    assert!(changes(text("156"), text("156")).is_empty());
}

#[test]
fn sentences_written_anew_come_and_go() {
    let text = |sentences: &[&str]| sentences.iter().map(|s| paragraph(vec![words(s)])).collect::<Vec<_>>();
    let old = text(&["Complaints fell to ten this year.", "Nothing else.", "Gone tomorrow."]);
    let new =
        text(&["Complaints rose to twelve this year.", "Nothing else.", "An entirely fresh remark follows here."]);
    let found = changes(old, new);
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[0].2, "Complaints rose to twelve this year.");
    assert!(found.iter().any(|(_, was, is)| was == "Gone tomorrow." && is == "-"));
    assert!(found.iter().any(|(_, was, is)| was == "-" && is.starts_with("An entirely")));
}

#[test]
fn cells_are_known_by_their_headings_whatever_the_order_of_rows() {
    let old = vec![table(&[("North", "5"), ("South", "4")])];
    let swapped = vec![table(&[("South", "4"), ("North", "5")])];
    assert!(changes(old.clone(), swapped).is_empty());
    let found = changes(old, vec![table(&[("North", "6"), ("West", "1")])]);
    let place = |row: &str| format!("Table 1, row \"{row}\", column \"Number\"");
    assert_eq!(found.len(), 3, "{found:?}");
    for expected in [(place("North"), "5", "6"), (place("South"), "4", "-"), (place("West"), "-", "1")] {
        let expected = (expected.0, expected.1.to_string(), expected.2.to_string());
        assert!(found.contains(&expected), "{expected:?} is not in {found:?}");
    }
}

#[test]
fn a_value_that_was_withheld_is_not_told() {
    let with = |value: &str| {
        let figure = FigureRecord {
            figure: "childrens_by_sex".into(),
            label: "By sex".into(),
            year: "2023/24".into(),
            measure: "count".into(),
            unit: "count".into(),
            value: value.into(),
            ..FigureRecord::default()
        };
        let definitions = [("childrens_by_sex".to_string(), "0".to_string())].into();
        Record { figures: vec![figure], definitions, ..record(vec![]) }
    };
    let text = text(&compare(&with("[c]"), &with("7"), "").unwrap());
    assert!(text.contains("2023/24: withheld [c] -> 7\n"), "{text}");
    let other = Record { definitions: [("childrens_by_sex".to_string(), "1".to_string())].into(), ..with("8") };
    let text = super::text(&compare(&with("7"), &other, "").unwrap());
    assert!(text.contains("7 -> 8 (+1)") && text.contains("the program counts it otherwise than before"), "{text}");
    assert!(text.contains("The program now counts these otherwise: childrens_by_sex."), "{text}");
}

#[test]
fn editions_of_another_kind_are_refused() {
    let other = Record { reporting_year: "2022/23".into(), ..record(vec![]) };
    let problem = compare(&record(vec![]), &other, "new/record.json").unwrap_err();
    assert_eq!((problem.code, problem.location.file.as_str()), (Code::EditionsDiffer, "new/record.json"));
    assert!(problem.message.contains("the old one is of 2023/24, the new one of 2022/23"), "{}", problem.message);
}
