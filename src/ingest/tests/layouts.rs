use rust_xlsxwriter::Workbook;

use super::*;

const CASES: &str = "Ref,Name,Received,Type,Method,Team,Stage,Outcome,Closed\n\
    CH1,A,31/03/2024,Statutory,Email,Team West,2,Upheld,02/09/2024\n\
    CH2,B,01/04/2023,Statutory,Email,Team West,1,Open,\n";

fn folder(stages: &str, name: &str, csv: &str) -> Folder {
    let complaints = format!("[[sources]]\ntable = \"childrens_complaints\"\nfile = \"cases.csv\"\n{COLUMNS}\n");
    let stages = format!("[[sources]]\ntable = \"childrens_stages\"\nfile = \"{name}\"\n{stages}\n");
    Folder::new(&format!("{complaints}{stages}")).write("cases.csv", CASES).write(name, csv)
}

#[test]
fn a_wide_export_makes_the_same_rows_as_a_long_one() {
    let long = folder(
        r#"columns = { reference = "Ref", stage = "Stage", started = "Start", ended = "End", outcome = "Outcome" }"#,
        "long.csv",
        "Ref,Stage,Start,End,Outcome\nCH1,1,01/04/2024,10/04/2024,Not upheld\nCH1,2,11/04/2024,02/09/2024,Upheld\nCH2,1,02/04/2023,,\n",
    );
    let wide = folder(
        r#"columns = { reference = "Ref" }
groups = [
    { constants = { stage = "1" }, columns = { started = "S1 start", ended = "S1 end", outcome = "S1 outcome" } },
    { constants = { stage = "2" }, columns = { started = "S2 start", ended = "S2 end", outcome = "S2 outcome" } },
]
leave_out = { heading = "Ref", begins_with = "Total" }"#,
        "wide.csv",
        "Stages by case,,,,,,\nRef,S1 start,S1 end,S1 outcome,S2 start,S2 end,S2 outcome\n\
         CH1,01/04/2024,10/04/2024,not upheld,11/04/2024,02/09/2024,upheld\nCH2,02/04/2023,,,,,\nTotal 2,,,,,,\n",
    );
    assert_eq!(cells(&wide.clean("childrens_stages")), cells(&long.clean("childrens_stages")));
}

#[test]
fn the_same_cases_read_alike_from_csv_and_workbook() {
    let csv = Folder::of_csv("", CASES);
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Cases").unwrap();
    for (row, line) in (0..).zip(CASES.lines()) {
        for (column, cell) in (0..).zip(line.trim().split(',')) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    let source =
        format!("[[sources]]\ntable = \"childrens_complaints\"\nfile = \"cases.xlsx\"\nsheet = \"Cases\"\n{COLUMNS}\n");
    let sheet = Folder::new(&source).write("cases.xlsx", workbook.save_to_buffer().unwrap());
    assert_eq!(cells(&sheet.clean("childrens_complaints")), cells(&csv.clean("childrens_complaints")));
}

#[test]
fn several_files_fill_one_table() {
    let source = |file: &str| format!("[[sources]]\ntable = \"childrens_complaints\"\nfile = \"{file}\"\n{COLUMNS}\n");
    let one = "Ref,Name,Received,Type,Method,Team,Stage,Outcome,Closed\nCH9,A,31/03/2024,Corporate,Post,East,,Open,\n";
    let folder =
        Folder::new(&(source("cases.csv") + &source("more.csv"))).write("cases.csv", CASES).write("more.csv", one);
    let (tables, problems) = folder.read();
    assert!(problems.is_empty(), "{:#?}", lines(&problems));
    let frame = tables.frame("childrens_complaints").unwrap();
    assert_eq!(frame.column("input").unwrap().u32().unwrap().to_vec(), [Some(0), Some(0), Some(1)]);
    assert_eq!(tables.inputs[1].rows_kept, 1);
}

#[test]
fn other_words_for_stages_ages_and_flags_are_settings() {
    let lists =
        "[codes.\"childrens_stages.stage\"]\n1 = [\"Stage one\"]\n[codes.flag]\nyes = [\"Agreed\"]\nno = [\"\"]\n";
    let columns = r#"columns = { reference = "Ref", stage = "Stage", started = "Start", ended = "End", extension_agreed = "Ext" }"#;
    let folder = folder(
        &format!("{columns}\n{lists}"),
        "s.csv",
        "Ref,Stage,Start,End,Ext\nCH1,Stage One,01/04/2024,,agreed\nCH2,1,01/04/2024,,\n",
    );
    let shown = cells(&folder.clean("childrens_stages"));
    assert!(shown.contains("stage: [Int64(1), Int64(1)]"), "{shown}");
    assert!(shown.contains("extension_agreed: [Boolean(true), Boolean(false)]"), "{shown}");
}
