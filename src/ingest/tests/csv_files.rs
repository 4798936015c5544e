use encoding_rs::WINDOWS_1252;

use super::*;

const ROWS: [&str; 2] = [
    "CH1,Ann,31/03/2024,Statutory,Email,Team West,1,Upheld,02/04/2024",
    "CH2,\"Bo\nCo\",1-Apr-23, corporate ,post,EAST,,OPEN,",
];

fn text() -> String {
    format!("{HEADINGS}\r\n{}\r\n{}\r\n", ROWS[0], ROWS[1])
}

#[test]
fn cells_become_typed_values() {
    let frame = Folder::of_csv("", text()).clean("childrens_complaints");
    assert_eq!(frame.height(), 2);
    let shown = cells(&frame);
    for expected in [
        r#"reference: [String("CH1"), String("CH2")]"#,
        r#"procedure: [String("statutory"), String("corporate")]"#,
        r#"method: [String("Email"), String("Letter")]"#,
        r#"team: [String("Team West"), String("Team East")]"#,
        r#"stage_reached: [Int64(1), Null]"#,
        r#"outcome: [String("upheld"), String("open")]"#,
        r#"received: [Date(19813), Date(19448)]"#,
        r#"age: [Null, Null]"#,
        r#"age_recorded: [Null, Null]"#,
    ] {
        assert!(shown.contains(expected), "{expected}\n{shown}");
    }
    assert_eq!(format!("{:?}", frame.column("row").unwrap().u32().unwrap().to_vec()), "[Some(2), Some(3)]");
    assert!(!shown.contains("Ann"), "no column that is not declared travels on");
}

#[test]
fn every_delimiter_and_encoding_reads_alike() {
    let expected = cells(&Folder::of_csv("", text()).clean("childrens_complaints"));
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text().encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let variants = [
        ("", [&[0xEF, 0xBB, 0xBF], text().as_bytes()].concat()),
        ("", text().replace(',', ";").into_bytes()),
        ("", text().replace(',', "\t").into_bytes()),
        ("delimiter = \";\"", text().replace(',', ";").into_bytes()),
        ("", utf16),
        ("encoding = \"windows-1252\"", WINDOWS_1252.encode(&text().replace("Ann", "Zoë")).0.into_owned()),
    ];
    for (more, bytes) in variants {
        assert_eq!(cells(&Folder::of_csv(more, bytes).clean("childrens_complaints")), expected, "{more}");
    }
}

#[test]
fn titles_above_blank_rows_and_a_total_below_are_no_cases() {
    let csv = format!("Extract of complaints\n\nRun date: 01/11/2024,\n{HEADINGS}\n{}\n,,,,,,,,\n\nTotal,1\n", ROWS[0]);
    let leave_out = "leave_out = { heading = \"Ref\", begins_with = \"total\" }";
    let frame = Folder::of_csv(leave_out, &csv).clean("childrens_complaints");
    assert_eq!(frame.height(), 1);
    assert_eq!(frame.column("row").unwrap().u32().unwrap().get(0), Some(5));
    let declared = format!("{leave_out}\nheading_row = 4");
    assert_eq!(Folder::of_csv(&declared, &csv).clean("childrens_complaints").height(), 1);
}

#[test]
fn short_and_long_rows_are_problems_with_their_row() {
    let csv = format!("{}CH3,Cy\nCH4,Di,31/03/2024,Statutory,Email,Team West,1,Upheld,02/04/2024,more\n", text());
    let found = Folder::of_csv("", csv).lines();
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found[0].starts_with("row-length | cases.csv, row 5 | CH3 | The row has 2 cells where the headings have 9.")
    );
    assert!(found[1].starts_with("row-length | cases.csv, row 6 | CH4 | The row has 10 cells"));
}

#[test]
fn windows_1252_is_not_guessed() {
    let bytes = WINDOWS_1252.encode(&text().replace("Ann", "Zoë")).0.into_owned();
    expect(
        &Folder::of_csv("", bytes),
        "encoding-invalid | cases.csv, row 2 | - | A character of this row is not UTF-8.",
    );
}
