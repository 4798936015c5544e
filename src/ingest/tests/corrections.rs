use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::ingest::coded::words;

const HEADINGS_OF_FILE: &str = "reference,field,from,to,reason,who,when\n";
const CASES: &str = "Ref,Name,Received,Type,Method,Team,Stage,Outcome,Closed\n\
    CH1,A,31/03/2024,Statutory,Email,Team West,2,Upheld,02/09/2024\n\
    CH2,B,01/04/2023,Statutory,Post,East,1,Open,\n";
const LONG: &str = "Ref,Stage,Start,End,Outcome\n\
    CH1,1,01/04/2024,10/04/2024,Not upheld\nCH1,2,11/04/2024,02/09/2024,Upheld\nCH2,1,02/04/2023,,\n";
const LONG_COLUMNS: &str =
    r#"columns = { reference = "Ref", stage = "Stage", started = "Start", ended = "End", outcome = "Outcome" }"#;
const WIDE: &str = "Ref,S1 start,S1 end,S1 outcome,S2 start,S2 end,S2 outcome\n\
    CH1,01/04/2024,10/04/2024,Not upheld,11/04/2024,02/09/2024,Upheld\nCH2,02/04/2023,,,,,\n";
const WIDE_COLUMNS: &str = r#"columns = { reference = "Ref" }
groups = [
    { constants = { stage = "1" }, columns = { started = "S1 start", ended = "S1 end", outcome = "S1 outcome" } },
    { constants = { stage = "2" }, columns = { started = "S2 start", ended = "S2 end", outcome = "S2 outcome" } },
]"#;

/// Two cases with their stages in a long or a wide file, and corrections: `reference,field,from,to`.
fn corrected(stages: &str, columns: &str, rows: &[&str]) -> Folder {
    let complaints = format!("[[sources]]\ntable = \"childrens_complaints\"\nfile = \"cases.csv\"\n{COLUMNS}\n");
    let source = format!("[[sources]]\ntable = \"childrens_stages\"\nfile = \"stages.csv\"\n{columns}\n");
    let rows: String = rows.iter().map(|row| format!("{row},Miscoded,Complaints Manager,2024-11-12\n")).collect();
    let folder = Folder::new(&(complaints + &source)).write("cases.csv", CASES).write("stages.csv", stages);
    folder.write("corrections.csv", format!("{HEADINGS_OF_FILE}{rows}"))
}

#[test]
fn a_stage_is_corrected_in_a_long_export_as_in_a_wide_one() {
    let rows =
        ["CH1,stage 2.ended,02/09/2024,03/09/2024", "CH1,stage 2.outcome,Upheld,Not upheld", "CH2,ended,,01/05/2023"];
    let rows = &rows.map(|row| row.replace("CH2,ended", "CH2,childrens_stages.ended"));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (long, wide) = (corrected(LONG, LONG_COLUMNS, &rows), corrected(WIDE, WIDE_COLUMNS, &rows));
    let right =
        LONG.replace("02/09/2024,Upheld", "03/09/2024,Not upheld").replace("02/04/2023,,", "02/04/2023,01/05/2023,");
    let right = corrected(&right, LONG_COLUMNS, &[]);
    assert_eq!(cells(&long.clean("childrens_stages")), cells(&right.clean("childrens_stages")));
    assert_eq!(cells(&wide.clean("childrens_stages")), cells(&right.clean("childrens_stages")));
    let places = |folder: &Folder| folder.read().0.corrections.iter().map(|c| c.place.to_string()).collect::<Vec<_>>();
    assert_eq!(places(&long), ["stages.csv, cell D3", "stages.csv, cell E3", "stages.csv, cell D4"]);
    assert_eq!(places(&wide), ["stages.csv, cell F2", "stages.csv, cell G2", "stages.csv, cell C3"]);
}

#[test]
fn from_and_to_are_read_as_cells_of_their_column() {
    let rows = [
        "ch1,received, 31 March 2024 ,2024-03-30",
        "CH1,childrens_complaints.outcome,UPHELD,Partly upheld",
        "CH2,method,post,Email",
        "CH2,team,East,Team West",
        "CH2,stage_reached,1.0,",
    ];
    let folder = corrected(LONG, LONG_COLUMNS, &rows);
    let frame = folder.clean("childrens_complaints");
    let text = |column: &str, row: usize| {
        let mut cells = words(frame.column(column).unwrap()).unwrap();
        cells.nth(row).unwrap().unwrap().to_string()
    };
    assert_eq!(
        (text("outcome", 0), text("method", 1), text("team", 1)),
        ("partly_upheld".into(), "Email".into(), "Team West".into())
    );
    assert_eq!(frame.column("stage_reached").unwrap().i64().unwrap().get(1), None);
    let day = NaiveDate::from_ymd_opt(2024, 3, 30).unwrap().signed_duration_since(NaiveDate::default()).num_days();
    assert_eq!(frame.column("received").unwrap().date().unwrap().physical().get(0), Some(day as i32));
    assert_eq!(folder.read().0.corrections.len(), rows.len());
}

#[test]
fn a_cell_that_cannot_be_read_may_be_corrected() {
    let cases = CASES.replace("31/03/2024", "31/02/2024");
    let folder = corrected(LONG, LONG_COLUMNS, &["CH1,received,31/02/2024,28/02/2024"]).write("cases.csv", cases);
    assert!(folder.lines().is_empty(), "{:#?}", folder.lines());
}

#[test]
fn a_row_exported_twice_is_corrected_in_both_places() {
    let cases = format!("{CASES}CH1,A,31/03/2024,Statutory,Email,Team West,2,Upheld,02/09/2024\n");
    let folder = corrected(LONG, LONG_COLUMNS, &["CH1,team,Team West,East"]).write("cases.csv", cases);
    let found = folder.lines();
    assert!(found.len() == 1 && found[0].starts_with("row-twice"), "{found:#?}");
}

#[test]
fn a_shifted_row_shows_nobody_in_a_refusal() {
    let cases = CASES.replace("Email,Team West", "Quenby Ashgrove,07700 900917");
    let rows = ["CH1,method,Post,Email", "CH1,team,East,Team West"];
    let found = corrected(LONG, LONG_COLUMNS, &rows).write("cases.csv", cases).lines().join("\n");
    assert_eq!(found.matches("correction-refused").count(), 2, "{found}");
    assert!(!found.contains("Quenby") && !found.contains("07700"), "{found}");
}

#[test]
fn a_constant_of_the_settings_is_not_corrected_here() {
    let wide = corrected(WIDE, WIDE_COLUMNS, &["CH1,childrens_stages.stage 2.stage,2,1"]);
    let found = wide.lines();
    assert!(found[0].starts_with("correction-refused | corrections.csv, row 2 | CH1 | The export of"), "{found:#?}");
}

#[test]
fn a_file_with_headings_alone_or_blank_rows_corrects_nothing() {
    let folder = corrected(LONG, LONG_COLUMNS, &[]).write("corrections.csv", format!("{HEADINGS_OF_FILE},,,,,,\n"));
    assert!(folder.lines().is_empty(), "{:#?}", folder.lines());
    let tabbed = HEADINGS_OF_FILE.replace(',', "\t") + "CH1\tteam\tTeam West\tEast\tMoved\tManager\t2024-11-12\n";
    let folder = corrected(LONG, LONG_COLUMNS, &[]).write("corrections.csv", tabbed);
    assert_eq!(folder.read().0.corrections.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_order_of_corrections_changes_nothing(
        rows in Just(vec![
            "CH1,stage 1.ended,10/04/2024,09/04/2024", "CH1,stage 2.ended,02/09/2024,03/09/2024",
            "CH1,team,Team West,East", "CH2,team,East,Team West", "CH2,method,Post,Email",
        ]).prop_shuffle()
    ) {
        let tables = corrected(LONG, LONG_COLUMNS, &rows).read().0;
        let of = |name: &str| cells(tables.frame(name).unwrap());
        let sorted = { let mut sorted = rows.clone(); sorted.sort_unstable(); corrected(LONG, LONG_COLUMNS, &sorted).read().0 };
        prop_assert_eq!(of("childrens_stages"), cells(sorted.frame("childrens_stages").unwrap()));
        prop_assert_eq!(of("childrens_complaints"), cells(sorted.frame("childrens_complaints").unwrap()));
        prop_assert_eq!(tables.corrections.len(), rows.len());
    }
}
