//! Corrections that do not fit what the exports say, or that say too little.

use std::fs;

use super::{Fault, Spoilt, each_is_found};
use crate::folder::Example;

const HEADINGS: &str = "reference,field,from,to,reason,who,when\n";

/// Adds a row to the folder's corrections.
fn correct(example: &Example, row: &str) {
    let path = example.folder().join("corrections.csv");
    let before = fs::read_to_string(&path).unwrap_or_default();
    let before = if before.is_empty() { HEADINGS.to_string() } else { before };
    fs::write(path, format!("{before}{row}\n")).unwrap();
}

fn file(example: &Example, bytes: &[u8]) {
    fs::write(example.folder().join("corrections.csv"), bytes).unwrap();
}

pub(super) const SPOILT: &[Spoilt] = &[
    Spoilt { command: &["check", "--report", "childrens"], faults: ROWS },
    Spoilt { command: &["check", "--report", "childrens"], faults: HEADING },
    Spoilt { command: &["check", "--report", "childrens"], faults: ENCODING },
    Spoilt { command: &["check", "--report", "childrens"], faults: WORKBOOK },
];

/// The rows stand in the file in this order, from row 2.
const ROWS: &[Fault] = &[
    Fault {
        rule: "a field that several tables have",
        seed: |example| correct(example, "CH230043,outcome,Not upheld,Upheld,Miscoded,Complaints Manager,12/11/2024"),
        code: "correction-ambiguous",
        place: "corrections.csv, row 2",
        words: "childrens_complaints.outcome (",
    },
    Fault {
        rule: "from is not what the export says",
        seed: |example| {
            correct(
                example,
                "CH230043,childrens_complaints.outcome,Upheld,Partly upheld,Miscoded,Complaints Manager,12/11/2024",
            )
        },
        code: "correction-refused",
        place: "corrections.csv, row 3",
        words: "holds, which says \"Not upheld\"",
    },
    Fault {
        rule: "to is not in the code list",
        seed: |example| {
            correct(
                example,
                "CH230044,childrens_complaints.outcome,Partly upheld,Uphold,Miscoded,Complaints Manager,12/11/2024",
            )
        },
        code: "correction-invalid",
        place: "corrections.csv, row 4",
        words: "Did you mean \"upheld\"?",
    },
    Fault {
        rule: "a reference that no export holds",
        seed: |example| {
            correct(
                example,
                "CH239998,childrens_complaints.outcome,Upheld,Not upheld,Miscoded,Complaints Manager,12/11/2024",
            )
        },
        code: "correction-unknown",
        place: "corrections.csv, row 5",
        words: "No export holds a row of this case",
    },
    Fault {
        rule: "a field that does not exist",
        seed: |example| correct(example, "CH230045,outcom,Upheld,Not upheld,Miscoded,Complaints Manager,12/11/2024"),
        code: "correction-unknown",
        place: "corrections.csv, cell B6",
        words: "Did you mean \"outcome\"?",
    },
    Fault {
        rule: "two corrections of one cell",
        seed: |example| {
            correct(
                example,
                "CH230046,childrens_complaints.outcome,Not upheld,Upheld,Miscoded,Complaints Manager,12/11/2024",
            );
            correct(
                example,
                "CH230046,childrens_complaints.outcome,Not upheld,Partly upheld,Miscoded,Complaints Manager,12/11/2024",
            );
        },
        code: "correction-twice",
        place: "corrections.csv, row 8",
        words: "corrects the same cell",
    },
    Fault {
        rule: "a correction that changes nothing",
        seed: |example| {
            correct(
                example,
                "CH230047,childrens_complaints.outcome,Upheld,upheld,Miscoded,Complaints Manager,12/11/2024",
            )
        },
        code: "correction-invalid",
        place: "corrections.csv, row 9",
        words: "changes nothing",
    },
    Fault {
        rule: "a correction without a reason",
        seed: |example| {
            correct(example, "CH230047,childrens_complaints.team,Team West,Team East,,Complaints Manager,12/11/2024")
        },
        code: "correction-invalid",
        place: "corrections.csv, cell E10",
        words: "gives no reason",
    },
    Fault {
        rule: "a correction by nobody",
        seed: |example| correct(example, "CH230047,childrens_complaints.team,Team West,Team East,Miscoded,,12/11/2024"),
        code: "correction-invalid",
        place: "corrections.csv, cell F11",
        words: "gives no officer",
    },
    Fault {
        rule: "a correction of no day",
        seed: |example| {
            correct(example, "CH230047,childrens_complaints.team,Team West,Team East,Miscoded,Complaints Manager,")
        },
        code: "correction-invalid",
        place: "corrections.csv, cell G12",
        words: "gives no day",
    },
    Fault {
        rule: "a correction of an impossible day",
        seed: |example| {
            correct(
                example,
                "CH230047,childrens_complaints.team,Team West,Team East,Miscoded,Complaints Manager,31/02/2024",
            )
        },
        code: "correction-invalid",
        place: "corrections.csv, cell G13",
        words: "is not a date",
    },
    Fault {
        rule: "a correction dated after publication",
        seed: |example| {
            correct(
                example,
                "CH230047,childrens_complaints.team,Team West,Team East,Miscoded,Complaints Manager,31/01/2025",
            )
        },
        code: "correction-invalid",
        place: "corrections.csv, cell G14",
        words: "after the reports are published",
    },
    Fault {
        rule: "a correction of no case",
        seed: |example| {
            correct(example, ",childrens_complaints.team,Team West,Team East,Miscoded,Complaints Manager,12/11/2024")
        },
        code: "correction-invalid",
        place: "corrections.csv, cell A15",
        words: "gives no reference",
    },
    Fault {
        rule: "a stage that the case did not reach",
        seed: |example| correct(example, "CH230048,stage 3.ended,,12/11/2023,Miscoded,Complaints Manager,12/11/2024"),
        code: "correction-unknown",
        place: "corrections.csv, row 16",
        words: "childrens_stages.stage 1.ended (",
    },
    Fault {
        rule: "from is wrong in a column about a person",
        seed: |example| {
            correct(example, "CH230049,childrens_complaints.age,3,4,Miscoded,Complaints Manager,12/11/2024")
        },
        code: "correction-refused",
        place: "corrections.csv, row 17",
        words: "not shown because it may be personal",
    },
    Fault {
        rule: "one of several rows of a case",
        seed: |example| {
            correct(
                example,
                "CH230042,main_reason,Communication,Alleged staff conduct,Miscoded,Complaints Manager,12/11/2024",
            )
        },
        code: "correction-ambiguous",
        place: "corrections.csv, row 18",
        words: "childrens_concerns.row 43.main_reason (",
    },
    Fault {
        rule: "a table that does not exist",
        seed: |example| {
            correct(
                example,
                "CH230041,childrens_complaint.outcome,Upheld,Not upheld,Miscoded,Complaints Manager,12/11/2024",
            )
        },
        code: "correction-unknown",
        place: "corrections.csv, cell B19",
        words: "Did you mean \"childrens_complaints\"?",
    },
    Fault {
        rule: "a column that no export has",
        seed: |example| correct(example, "DASH-2023-CH00040,closed,,12/11/2023,Miscoded,Complaints Manager,12/11/2024"),
        code: "correction-refused",
        place: "corrections.csv, row 20",
        words: "has no cell for closed",
    },
    Fault {
        rule: "to is not a date",
        seed: |example| {
            correct(
                example,
                "CH230040,childrens_complaints.closed,12/01/2024,31/02/2024,Miscoded,Complaints Manager,12/11/2024",
            )
        },
        code: "correction-invalid",
        place: "corrections.csv, row 21",
        words: "there is no 31 February 2024",
    },
];

const HEADING: &[Fault] = &[Fault {
    rule: "a file of corrections without a column",
    seed: |example| file(example, b"reference,field,from,to,reason,officer,when\n"),
    code: "column-missing",
    place: "corrections.csv, row 1",
    words: "no column \"who\"",
}];

const ENCODING: &[Fault] = &[Fault {
    rule: "a file of corrections that is not UTF-8",
    seed: |example| file(example, b"reference,field,from,to,reason,who,when\nCH230043,team,a,b,na\xEFve,c,d\n"),
    code: "encoding-invalid",
    place: "corrections.csv, row 2",
    words: "CSV UTF-8",
}];

const WORKBOOK: &[Fault] = &[Fault {
    rule: "a file of corrections that is a workbook",
    seed: |example| file(example, b"PK\x03\x04"),
    code: "file-damaged",
    place: "corrections.csv",
    words: "is a workbook",
}];

#[test]
fn each_correction_that_does_not_fit_is_refused() {
    each_is_found(SPOILT);
}
