use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::*;

const SOURCE: &str = "[[sources]]\ntable = \"childrens_complaints\"\nsheet = \"Complaints\"\n";

fn folder_of(file: &str, bytes: impl AsRef<[u8]>) -> Folder {
    Folder::new(&format!("{SOURCE}file = \"{file}\"\n{COLUMNS}\n")).write(file, bytes)
}

/// A workbook as a case system exports one: a merged title, headings from column B, real, text and serial dates, a hidden sheet.
fn workbook(outcome_formula: Option<&str>) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Complaints").unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.merge_range(0, 1, 0, 9, "Complaints extract", &Format::new()).unwrap();
    for (column, heading) in (1..).zip(HEADINGS.split(',')) {
        sheet.write(2, column, format!(" {} ", heading.to_uppercase())).unwrap();
    }
    let received = ExcelDateTime::from_ymd(2024, 3, 31).unwrap();
    sheet.write_with_format(3, 3, &received, &day).unwrap();
    sheet.write(5, 3, "01/04/2023 09:30").unwrap();
    sheet.write(6, 3, 45382.0).unwrap();
    for (row, reference) in [(3, "CH1"), (5, "CH2"), (6, "CH3")] {
        for (column, text) in
            [(1, reference), (2, "Ann"), (4, "Statutory"), (5, "Email"), (6, "Team West"), (8, "Upheld")]
        {
            sheet.write(row, column, text).unwrap();
        }
        sheet.write(row, 7, 1).unwrap();
    }
    if let Some(formula) = outcome_formula {
        sheet.write_formula(3, 8, Formula::new(formula).set_result("#DIV/0!")).unwrap();
    }
    workbook.add_worksheet().set_name("Notes").unwrap().set_hidden(true);
    workbook.save_to_buffer().unwrap()
}

#[test]
fn cells_are_read_where_they_stand_and_dates_in_every_form() {
    let frame = folder_of("cases.xlsx", workbook(None)).clean("childrens_complaints");
    let shown = cells(&frame);
    assert!(shown.contains("received: [Date(19813), Date(19448), Date(19813)]"), "{shown}");
    assert_eq!(frame.column("row").unwrap().u32().unwrap().to_vec(), [Some(4), Some(6), Some(7)]);
}

#[test]
fn both_date_systems_and_open_documents_are_read() {
    let columns = r#"columns = { reference = "Ref", received = "Received", procedure = "Type", outcome = "Outcome" }
constants = { method = "Email", team = "Team West", stage_reached = "1", closed = "" }"#;
    for (file, bytes, days) in [
        ("old.xlsx", include_bytes!("data/date_system_1904.xlsx").as_slice(), "[Date(19813), Date(19813)]"),
        ("open.ods", include_bytes!("data/complaints.ods").as_slice(), "[Date(19813)]"),
    ] {
        let folder = Folder::new(&format!("{SOURCE}file = \"{file}\"\n{columns}\n")).write(file, bytes);
        let shown = cells(&folder.clean("childrens_complaints"));
        assert!(shown.contains(&format!("received: {days}")), "{file}\n{shown}");
    }
}

#[test]
fn an_error_cell_is_located_by_its_name() {
    let folder = folder_of("cases.xlsx", workbook(Some("=1/0")));
    expect(
        &folder,
        "cell-error | cases.xlsx, sheet \"Complaints\", cell I4 | CH1 | OUTCOME: outcome holds the spreadsheet error #DIV/0!.",
    );
}

#[test]
fn a_missing_sheet_lists_the_sheets() {
    let source = SOURCE.replace("\"Complaints\"", "\"Complants\"");
    let folder =
        Folder::new(&format!("{source}file = \"cases.xlsx\"\n{COLUMNS}\n")).write("cases.xlsx", workbook(None));
    expect(
        &folder,
        "sheet-missing | cases.xlsx | - | cases.xlsx has no sheet \"Complants\". | Did you mean \"Complaints\"? Known: Complaints, Notes.",
    );
}

#[test]
fn damaged_and_disguised_files_say_what_they_are() {
    let whole = workbook(None);
    let compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let locked: Vec<u8> =
        compound.into_iter().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for (file, bytes, words) in [
        ("cases.xlsx", &whole[..whole.len() / 2], "is damaged or was cut short"),
        ("cases.xlsx", b"Ref,Received\n".as_slice(), "is not a workbook"),
        ("cases.xls", b"<html><table><tr><td>Ref".as_slice(), "is a web page or XML"),
        ("cases.xls", whole.as_slice(), "is a workbook of another kind than .xls"),
        ("cases.xlsx", locked.as_slice(), "is protected with a password"),
        ("cases.xlsx", b"".as_slice(), "is empty"),
    ] {
        expect(&folder_of(file, bytes), &format!("file-damaged | {file} | - | {file} {words}"));
    }
    let text = Folder::of_csv("", &whole);
    expect(&text, "file-damaged | cases.csv | - | cases.csv is a workbook, though its name says it is text.");
}
