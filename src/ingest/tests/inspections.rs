use super::*;
use crate::workspace::settings::Settings;

fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data").join(name)).unwrap()
}

fn inspected(name: &str) -> Inspection {
    inspect(name, sample(name)).unwrap()
}

#[test]
fn a_workbook_is_described_without_showing_anyone() {
    let found = inspected("childrens_complaints_2023-24.xlsx");
    let tables: Vec<_> = found.sheets.iter().map(|sheet| sheet.table.clone().unwrap_or_default()).collect();
    let expected =
        ["complaints", "stages", "concerns", "compliments", "remedies"].map(|name| format!("childrens_{name}"));
    assert_eq!(tables, expected);
    let complaints = &found.sheets[0];
    assert_eq!((complaints.heading_row, complaints.rows, complaints.width), (Some(4), 233, 20));
    let column = |heading: &str| complaints.columns.iter().find(|column| column.heading == heading).unwrap();
    assert_eq!(column("Date Received").appears, Appears::Dates);
    assert_eq!(column("Age").appears, Appears::Numbers);
    for personal in ["Complainant Name", "Telephone", "Summary"] {
        assert_eq!(column(personal).appears, Appears::Personal, "{personal}");
    }
    assert!(column("Type").words.contains(&("Informal".to_string(), 60)));
    let shown = format!("{found:?}");
    assert!(!["Fenwhistle", "07700", "call back", "thank you"].iter().any(|secret| shown.contains(secret)));
}

#[test]
fn the_draft_is_settings_that_read_the_file() {
    for name in [
        "childrens_complaints_2023-24.xlsx",
        "adult_complaints_2022-23.xlsx",
        "lgsco_tracker.xlsx",
        "dash_cases_2023-24.csv",
        "published_figures.csv",
    ] {
        let draft = inspected(name).draft;
        let head = HEAD.split("[codes.").next().unwrap();
        let text = format!("{head}\n{draft}");
        assert!(
            toml::from_str::<Settings>(&text).is_ok(),
            "{name}\n{draft}\n{:?}",
            toml::from_str::<Settings>(&text).err()
        );
        let folder = Folder(tempfile::tempdir().unwrap()).write("report.toml", &text).write(name, sample(name));
        let found = folder.lines();
        let wrong: Vec<_> =
            found.iter().filter(|line| !line.starts_with("row-twice") && !line.starts_with("code-unmapped")).collect();
        assert!(wrong.is_empty(), "{name}\n{draft}\n{wrong:#?}");
    }
}

#[test]
fn hidden_sheets_are_marked() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().set_name("Shown").unwrap().write(0, 0, "Ref").unwrap();
    workbook.add_worksheet().set_name("Old").unwrap().set_hidden(true);
    let found = inspect("cases.xlsx", workbook.save_to_buffer().unwrap()).unwrap();
    assert_eq!(found.sheets.iter().map(|sheet| sheet.is_hidden).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn lists_of_the_ombudsman_fit_the_tables_of_the_ombudsman() {
    let tables = [
        ("lgsco_received_2023-24.csv", "lgsco_received_cases"),
        ("lgsco_decided_2023-24.csv", "lgsco_decided_cases"),
        ("lgsco_tracker.xlsx", "ombudsman_cases"),
    ];
    for (name, table) in tables {
        assert_eq!(inspected(name).sheets[0].table.as_deref(), Some(table), "{name}");
    }
}
