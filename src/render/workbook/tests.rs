//! The workbook read back, rule by rule of the guidance on accessible spreadsheets.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};

use super::write;
use crate::render::sample;
use crate::report::document::{Audience, Block, Cell, Document, DocumentKind, Row, Status, Table};

fn bytes(audience: Audience) -> Vec<u8> {
    write(&sample::document(audience)).expect("written").expect("a report has tables")
}

fn open(bytes: &[u8]) -> Xlsx<Cursor<&[u8]>> {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

fn sheets(bytes: &[u8]) -> Vec<(String, Range<Data>)> {
    open(bytes).worksheets()
}

fn tables() -> Vec<Table> {
    let blocks = sample::document(Audience::Publication).blocks;
    blocks.into_iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect()
}

/// The row of a sheet that its table's headings stand in.
fn heading_row(sheet: &Range<Data>) -> usize {
    (0..sheet.height()).find(|row| sheet.get((*row, 1)).is_some_and(|cell| *cell != Data::Empty)).expect("a table")
}

#[test]
fn a_cover_contents_and_notes_then_one_table_a_sheet() {
    let names: Vec<String> = sheets(&bytes(Audience::Publication)).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Cover", "Contents", "Notes", "Table 1", "Table 2"]);
    let committee = Document { kind: DocumentKind::Committee, ..sample::document(Audience::Publication) };
    assert_eq!(write(&committee).expect("written"), None);
}

#[test]
fn every_table_is_marked_up_with_a_name_of_its_own() {
    let workbook = bytes(Audience::Publication);
    let mut workbook = open(&workbook);
    workbook.load_tables().expect("tables");
    let names: Vec<String> = workbook.table_names().into_iter().cloned().collect();
    let unique: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!((unique.len(), names.len()), (4, 4), "{names:?}");
    assert!(names.contains(&"table_by_stage".to_owned()), "{names:?}");
    for table in tables() {
        let name = format!("table_{}", table.id.replace('-', "_"));
        let marked = workbook.table_by_name(&name).expect("marked up");
        let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(marked.columns(), headings);
        assert_eq!((marked.data().height(), marked.data().width()), (table.rows.len(), headings.len()));
        assert_eq!(marked.data().start().map(|(_, column)| column), Some(0), "from column A");
    }
}

#[test]
fn no_row_or_column_is_blank_and_nothing_stands_beside_or_below_a_table() {
    for (name, sheet) in sheets(&bytes(Audience::Publication)) {
        assert_eq!(sheet.start(), Some((0, 0)), "{name}: the cursor's cell holds the title");
        let first = if name == "Cover" { sheet.height() } else { heading_row(&sheet) };
        for (row, cells) in sheet.rows().enumerate() {
            let filled = cells.iter().filter(|cell| **cell != Data::Empty).count();
            assert_eq!(filled, if row < first { 1 } else { sheet.width() }, "{name}, row {row}");
        }
    }
}

#[test]
fn numbers_are_numbers_and_symbols_are_explained() {
    let read = sheets(&bytes(Audience::Publication));
    let by_stage = &read.iter().find(|(name, _)| name == "Table 1").expect("a sheet").1;
    let first = heading_row(by_stage);
    assert_eq!(by_stage.get((first + 1, 1)), Some(&Data::Float(156.0)));
    assert_eq!(by_stage.get((first + 4, 1)), Some(&Data::Float(1179.0)));
    assert_eq!(by_stage.get((first + 3, 4)), Some(&Data::String("[c]".into())));
    let title = by_stage.get((0, 0)).expect("a title").to_string();
    assert!(title.starts_with("Table 1: ") && title.ends_with("[note 1]"), "{title}");
    assert!(by_stage.get((1, 0)).expect("a line").to_string().ends_with("Symbols in this table: [c]."));
    let notes = &read.iter().find(|(name, _)| name == "Notes").expect("notes").1;
    let marks: Vec<String> = notes.rows().skip(heading_row(notes) + 1).map(|row| row[0].to_string()).collect();
    assert_eq!(marks, ["[note 1]", "[c]"]);
}

#[test]
fn a_percentage_is_a_fraction_and_a_formula_is_words() {
    let mut table = tables().remove(0);
    let cells = ["=1+1", "42%", "\u{a3}1,370.50", "1,204 [r]", "+44"].map(Cell::words);
    table.rows = vec![Row { cells: cells.to_vec(), total: false }];
    let document = Document { blocks: vec![Block::Table(table)], ..sample::document(Audience::Publication) };
    let bytes = write(&document).expect("written").expect("a workbook");
    let sheet = &sheets(&bytes).pop().expect("a sheet").1;
    let row: Vec<Data> = sheet.rows().next_back().expect("a row").to_vec();
    let words = |text: &str| Data::String(text.into());
    let numbers = [Data::Float(0.42), Data::Float(1370.5), Data::Float(1204.0)];
    assert_eq!(row[..1], [words("=1+1")]);
    assert_eq!(row[1..4], numbers);
    assert_eq!(row[4..], [words("+44"), words("[r] Over timescale")]);
    let formulas = open(&bytes).worksheet_formula("Table 1").expect("read");
    assert!(formulas.used_cells().next().is_none());
    let styles = part(&bytes, "xl/styles.xml");
    for format in ["0%", "&quot;\u{a3}&quot;#,##0.00"] {
        let builtin = format == "0%" && styles.contains("numFmtId=\"9\"");
        assert!(builtin || styles.contains(&format!("formatCode=\"{format}\"")), "{format}");
    }
}

/// A part of the workbook's package.
fn part(bytes: &[u8], name: &str) -> String {
    let (_, text) = parts(bytes).into_iter().find(|(part, _)| part == name).expect("the part");
    text
}

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    use std::io::Read;
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let count = archive.len();
    let read = |index| {
        let mut file = archive.by_index(index).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("text");
        (file.name().expect("a name").into_owned(), text)
    };
    (0..count).map(read).collect()
}

#[test]
fn the_markup_keeps_the_rules() {
    let workbook = bytes(Audience::Publication);
    let parts = parts(&workbook);
    let tables: Vec<&str> =
        parts.iter().filter(|(name, _)| name.starts_with("xl/tables/")).map(|(_, text)| text.as_str()).collect();
    assert_eq!(tables.len(), 4);
    for table in tables {
        assert!(!table.contains("headerRowCount=\"0\"") && !table.contains("<autoFilter"), "{table}");
    }
    for (name, text) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
        assert!(!text.contains("<mergeCell"), "{name}");
        assert!(!text.contains("<pane ") && !text.contains("hidden=\"1\""), "{name}");
        // No selection is written: the cursor is in A1.
        assert!(!text.contains("<selection"), "{name}");
        assert!(name.contains("sheet1.") || text.contains("<tablePart "), "{name}");
    }
    assert!(part(&workbook, "xl/styles.xml").contains("wrapText=\"1\""));
    let contents = part(&workbook, "xl/worksheets/sheet2.xml");
    assert!(contents.contains("location=\"'Table 2'!A1\""), "{contents}");
}

#[test]
fn it_says_whose_it_is_and_of_when() {
    let draft = Document { status: Status::Draft, ..sample::document(Audience::Internal) };
    let workbook = write(&draft).expect("written").expect("a workbook");
    let core = part(&workbook, "docProps/core.xml");
    for words in [
        "<dc:title>Children&apos;s Services complaints and representations annual report 2023/24: tables</dc:title>",
        "<dc:creator>Coventry City Council</dc:creator>",
        "2025-01-30T00:00:00Z</dcterms:created>",
        "2025-01-30T00:00:00Z</dcterms:modified>",
    ] {
        assert!(core.contains(words) || core.contains(&words.replace("&apos;", "'")), "{words}: {core}");
    }
    assert!(part(&workbook, "docProps/custom.xml").contains("en-GB"));
    let marking = "Draft, internal edition \u{2013} not for publication";
    for (name, sheet) in sheets(&workbook) {
        let says = |row: &[Data]| row[0].to_string().contains(marking);
        assert!(sheet.rows().any(says), "{name}");
    }
    for (name, text) in parts(&workbook).iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
        assert!(text.contains("<oddHeader>") && text.contains(marking), "{name}");
    }
}

#[test]
fn the_same_document_is_the_same_workbook() {
    assert!(bytes(Audience::Publication) == bytes(Audience::Publication));
}
