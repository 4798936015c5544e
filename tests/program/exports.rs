//! Workbooks read and written again with a change, and what the exports say of people.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::folder::{Example, rows};

/// A sheet by its name, its first cell at A1.
pub(crate) struct Sheet {
    pub(crate) name: String,
    pub(crate) rows: Vec<Vec<Data>>,
}

impl Sheet {
    /// The row of headings and the column of one of them.
    pub(crate) fn find(&self, heading: &str) -> (usize, usize) {
        let at = |row: &Vec<Data>| row.iter().position(|cell| matches!(cell, Data::String(text) if text == heading));
        self.rows.iter().enumerate().find_map(|(index, row)| Some((index, at(row)?))).unwrap()
    }
}

pub(crate) fn read(path: &Path) -> Vec<Sheet> {
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    let names = workbook.sheet_names();
    let sheet = |name: String| {
        let range = workbook.worksheet_range(&name).unwrap();
        assert_eq!(range.start(), Some((0, 0)), "{name} begins at A1");
        Sheet { name, rows: range.rows().map(<[Data]>::to_vec).collect() }
    };
    names.into_iter().map(sheet).collect()
}

pub(crate) fn write(path: &Path, sheets: &[Sheet]) {
    let mut workbook = Workbook::new();
    for sheet in sheets {
        let written = workbook.add_worksheet().set_name(&sheet.name).unwrap();
        for (row, cells) in (0..).zip(&sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                write_cell(written, row, column, cell);
            }
        }
    }
    fs::write(path, workbook.save_to_buffer().unwrap()).unwrap();
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Data) {
    match cell {
        Data::Empty => {}
        Data::Int(number) => drop(sheet.write(row, column, *number).unwrap()),
        Data::Float(number) => drop(sheet.write(row, column, *number).unwrap()),
        Data::String(text) => drop(sheet.write(row, column, text).unwrap()),
        Data::Bool(flag) => drop(sheet.write(row, column, *flag).unwrap()),
        Data::DateTime(date) => {
            let format = Format::new().set_num_format("dd/mm/yyyy");
            sheet.write_number_with_format(row, column, date.as_f64(), &format).unwrap();
        }
        other => unreachable!("{other:?}"),
    }
}

/// The children's workbook of an example.
pub(crate) const CHILDRENS: &str = "childrens_complaints_2023-24.xlsx";

/// Changes one sheet of the children's workbook.
pub(crate) fn change(example: &Example, sheet: &str, then: impl FnOnce(&mut Sheet)) {
    let path = example.data(CHILDRENS);
    let mut sheets = read(&path);
    then(sheets.iter_mut().find(|found| found.name == sheet).unwrap());
    write(&path, &sheets);
}

/// Puts words into one cell: the row counts from the one below the headings, from 0.
pub(crate) fn put(example: &Example, sheet: &str, heading: &str, row: usize, words: &str) {
    change(example, sheet, |sheet| {
        let (first, column) = sheet.find(heading);
        sheet.rows[first + 1 + row][column] = Data::String(words.to_string());
    });
}

/// What the exports that the example reads say of people and must not be said again.
pub(crate) struct Personal {
    /// First and last names, in full and each.
    pub(crate) names: BTreeSet<String>,
    pub(crate) telephones: BTreeSet<String>,
    /// Summaries and what compliments say.
    pub(crate) texts: BTreeSet<String>,
}

pub(crate) static PERSONAL: LazyLock<Personal> = LazyLock::new(|| {
    let example = Example::new();
    let mut names = BTreeSet::new();
    let mut telephones = BTreeSet::new();
    let mut texts = BTreeSet::new();
    for (heading, cell) in cells(&example) {
        match heading.as_str() {
            "Complainant Name" | "Customer Name" => {
                names.extend(cell.split_whitespace().map(str::to_string));
                names.insert(cell);
            }
            "Telephone" => drop(telephones.insert(cell)),
            "Summary" | "Text" | "Actions Agreed" => drop(texts.insert(cell)),
            _ => {}
        }
    }
    assert!(names.len() > 20 && telephones.len() > 100 && texts.len() > 20);
    Personal { names, telephones, texts }
});

/// Every filled cell of the exports that the example reads, with its heading.
fn cells(example: &Example) -> Vec<(String, String)> {
    let mut sheets: Vec<Vec<Vec<String>>> = Vec::new();
    for name in [CHILDRENS, "adult_complaints_2022-23.xlsx", "adult_complaints_2023-24.xlsx", "lgsco_tracker.xlsx"] {
        let words = |sheet: Sheet| sheet.rows.iter().map(|row| row.iter().map(Data::to_string).collect()).collect();
        sheets.extend(read(&example.data(name)).into_iter().map(words));
    }
    for name in ["dash_cases_2022-23.csv", "dash_cases_2023-24.csv"] {
        sheets.push(rows(&fs::read(example.data(name)).unwrap()));
    }
    let mut found = Vec::new();
    for rows in sheets {
        // Title rows stand above the headings and fill one cell.
        let at = rows.iter().position(|row| row.iter().filter(|cell| !cell.is_empty()).count() > 1).unwrap();
        let filled = |row: &Vec<String>| rows[at].iter().cloned().zip(row.iter().cloned()).collect::<Vec<_>>();
        found.extend(rows[at + 1..].iter().flat_map(filled).filter(|(_, cell)| !cell.is_empty()));
    }
    found
}
