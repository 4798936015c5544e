use super::*;

const SECRETS: [&str; 7] = ["Eleri", "Fenwhistle", "07700", "900917", "CV1 5RR", "wants a call", "eleri@example.org"];
const WIDE: &str = "Ref,Phone,Name,Received,Type,Method,Team,Stage,Outcome,Closed,Email,Postcode,Summary";
const ROW: &str = "CH1,07700 900917,Eleri Fenwhistle,31/03/2024,Statutory,Email,Team West,1,Upheld,02/04/2024,eleri@example.org,CV1 5RR,She wants a call";

/// A row moved to the right or left by some columns, its length kept.
fn shifted(by: i32) -> String {
    let cells: Vec<&str> = ROW.split(',').collect();
    let count = cells.len() as i32;
    let cell = |at: i32| if (0..count).contains(&(at - by)) { cells[(at - by) as usize] } else { "" };
    (0..count).map(cell).collect::<Vec<_>>().join(",")
}

#[test]
fn a_shifted_row_leaks_nothing_about_anyone() {
    for by in [-12, -11, -10, -9, -5, -4, -3, -2, -1, 1, 2, 3, 4, 6, 8] {
        let found = Folder::of_csv("", format!("{WIDE}\n{}\n", shifted(by))).read().1;
        assert!(found.has_errors(), "shifted by {by}");
        for problem in found.iter() {
            let shown = format!("{problem:?}");
            assert!(!SECRETS.iter().any(|secret| shown.contains(secret)), "shifted by {by}: {shown}");
        }
    }
}

#[test]
fn a_misspelling_is_shown_and_a_stranger_is_not() {
    let row = |outcome: &str| format!("{HEADINGS}\nCH1,A,31/03/2024,Statutory,Email,Team West,1,{outcome},\n");
    let misspelt = Folder::of_csv("", row("Partialy upheld")).lines();
    assert!(misspelt[0].contains("\"Partialy upheld\" is not in the code list."), "{misspelt:#?}");
    assert!(misspelt[0].contains("partly_upheld = [\"Partialy upheld\"]"), "{misspelt:#?}");
    let stranger = Folder::of_csv("", row("Eleri Fenwhistle")).lines();
    assert!(stranger[0].contains("A value that is not shown because it may be personal"), "{stranger:#?}");
}
