use super::*;

fn csv(rows: &str) -> Folder {
    Folder::of_csv("", format!("{HEADINGS}\n{rows}\n"))
}

const GOOD: &str = "CH1,A,31/03/2024,Statutory,Email,Team West,1,Upheld,02/04/2024";

/// A good row with one cell replaced.
fn with(column: usize, cell: &str) -> Folder {
    let mut cells: Vec<&str> = GOOD.split(',').collect();
    cells[column] = cell;
    csv(&cells.join(","))
}

#[test]
fn wrong_cells_are_located_and_explained() {
    let at = |code: &str, cell: &str| format!("{code} | cases.csv, cell {cell}2 | CH1 | ");
    expect(
        &with(2, "31/02/2024"),
        &(at("date-invalid", "C") + "Received: \"31/02/2024\" is not a date: there is no 31 February 2024."),
    );
    expect(&with(2, ""), &(at("value-missing", "C") + "Received: received is blank"));
    expect(&with(6, "4"), &(at("number-invalid", "G") + "Stage: \"4\" is not a whole number from 1 to 3."));
    expect(
        &with(7, "Upeld"),
        &(at("code-unmapped", "H") + "Outcome: \"Upeld\" is not in the code list. | Did you mean \"upheld\"?"),
    );
    expect(&with(7, ""), &(at("value-missing", "H") + "Outcome: outcome is blank"));
    expect(&with(7, "#REF!"), &(at("cell-error", "H") + "Outcome: outcome holds the spreadsheet error #REF!."));
    expect(
        &with(8, "30/03/2024"),
        &(at("dates-reversed", "I") + "closed (30/03/2024, cell I2) lies before received (31/03/2024, cell C2)."),
    );
    expect(&with(0, "Ann"), "reference-invalid | cases.csv, cell A2 | - | Ref: A value that is not shown");
}

#[test]
fn rows_that_stand_twice_are_told_apart() {
    let twice = csv(&format!("{GOOD}\n{GOOD}"));
    expect(
        &twice,
        "row-twice | cases.csv, row 3 | CH1 | The row is the same as the row at cases.csv, row 2; it is counted once.",
    );
    assert_eq!(twice.read().0.frame("childrens_complaints").unwrap().height(), 1);
    let other = csv(&format!("{GOOD}\n{}", GOOD.replace("Upheld", "Not upheld")));
    expect(
        &other,
        "reference-twice | cases.csv, row 3 | CH1 | The same reference stands again, with other contents, at cases.csv, row 2.",
    );
}

#[test]
fn a_row_of_no_case_is_a_problem() {
    let concerns = "[[sources]]\ntable = \"childrens_concerns\"\nfile = \"c.csv\"\ncolumns = { reference = \"Ref\", main_reason = \"Reason\" }\n\
        [codes.\"childrens_concerns.main_reason\"]\n\"Delay\" = []\n";
    let folder =
        Folder::of_csv(concerns, format!("{HEADINGS}\n{GOOD}\n")).write("c.csv", "Ref,Reason\nCH1,Delay\nCH7,delay\n");
    expect(
        &folder,
        "reference-unknown | c.csv, row 3 | CH7 | The complaint is not among the rows of childrens_complaints.",
    );
}

#[test]
fn headings_that_are_missing_or_stand_twice_are_problems() {
    let of = |headings: &str| Folder::of_csv("", format!("{headings}\n{GOOD}\n"));
    expect(
        &of(&HEADINGS.replace("Received", "Recieved")),
        "column-missing | cases.csv, row 1 | - | There is no column \"Received\", which report.toml maps to received. | Did you mean \"Recieved\"? The headings are: Ref, Name,",
    );
    expect(
        &of(&HEADINGS.replace("Name", "ref")),
        "column-twice | cases.csv, cell B1 | - | The heading \"Ref\" stands twice",
    );
    expect(&of("a,b,c,d,e,f,g,h,i"), "headings-missing | cases.csv | - | No row holds any of the headings");
}

#[test]
fn settings_that_name_what_is_not_known_list_what_is() {
    let source = |change: (&str, &str)| {
        let text = format!("[[sources]]\ntable = \"childrens_complaints\"\nfile = \"cases.csv\"\n{COLUMNS}\n");
        Folder::new(&text.replace(change.0, change.1)).write("cases.csv", format!("{HEADINGS}\n{GOOD}\n"))
    };
    let invalid = |line: u32| format!("settings-invalid | report.toml, line {line}, column ");
    expect(&source(("childrens_complaints", "childrens_complants")), &invalid(22));
    let unknown = source(("team = \"Team\"", "taem = \"Team\"")).lines();
    assert!(unknown[0].contains("has no column \"taem\". | Did you mean \"team\"? Known: reference,"), "{unknown:#?}");
    assert!(unknown[1].contains("The column \"team\" of childrens_complaints is not mapped."), "{unknown:#?}");
    let lists = |more: &str| Folder::of_csv(more, format!("{HEADINGS}\n{GOOD}\n"));
    expect(
        &lists("[codes.outcome]\npartly = [\"Part\"]"),
        "figure-unknown | report.toml, line 26, column 1 | - | The list \"outcome\" has no code \"partly\".",
    );
    expect(
        &lists("[codes.outcomes]\nupheld = [\"Part\"]"),
        "figure-unknown | report.toml, line 25, column 8 | - | No column uses the code list \"outcomes\".",
    );
    expect(
        &lists("[codes.outcome]\nupheld = [\"x\"]\nopen = [\"X\"]"),
        "settings-invalid | report.toml, line 27, column 1 | - | \"X\" stands under both",
    );
    expect(
        &lists("constants = { age = \"old\" }"),
        "settings-invalid | report.toml, line 25, column 15 | - | The constant of \"age\" cannot be used",
    );
    let unlisted = source(("reference = \"Ref\"", "reference = \"Ref\", complainant = \"Name\""));
    expect(&unlisted, &format!("{} ", invalid(24).trim_end()));
}
