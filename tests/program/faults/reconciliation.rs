//! The two systems and the sheets of one workbook say different things of a case.

use std::fs;

use super::{Fault, Spoilt, each_is_found};
use crate::exports::{change, put};
use crate::folder::Example;

const CRM: &str = "dash_cases_2023-24.csv";

/// Puts one text in place of another in a file of exports; the text must be there.
fn data(example: &Example, name: &str, from: &str, to: &str) {
    let text = fs::read_to_string(example.data(name)).unwrap();
    assert!(text.contains(from), "{name} does not hold {from}");
    fs::write(example.data(name), text.replacen(from, to, 1)).unwrap();
}

/// Changes the CRM's record of a case of the database.
fn record(example: &Example, case: &str, from: &str, to: &str) {
    let text = fs::read_to_string(example.data(CRM)).unwrap();
    let line = text.lines().find(|line| line.contains(&format!(",{case},"))).unwrap().to_string();
    assert!(line.contains(from), "{line} does not hold {from}");
    data(example, CRM, &line, &line.replacen(from, to, 1));
}

/// Adds a record of a complaint to the CRM.
fn add(example: &Example, reference: &str, team: &str, received: &str, case: &str) {
    let mut text = fs::read_to_string(example.data(CRM)).unwrap();
    text.push_str(&format!(
        "{reference},Complaint,People,Children's Services,{team},A Name,{received},,Email,Statutory,Y,,,,,,,Not upheld,{case},-\r\n"
    ));
    fs::write(example.data(CRM), text).unwrap();
}

/// Takes the record of a case off the CRM.
fn remove(example: &Example, case: &str) {
    let text = fs::read_to_string(example.data(CRM)).unwrap();
    let line = text.lines().find(|line| line.contains(&format!(",{case},"))).unwrap().to_string();
    data(example, CRM, &format!("{line}\r\n"), "");
}

/// Exports the record of a case twice.
fn repeat(example: &Example, case: &str) {
    let text = fs::read_to_string(example.data(CRM)).unwrap();
    let line = text.lines().find(|line| line.contains(&format!(",{case},"))).unwrap();
    fs::write(example.data(CRM), format!("{text}{line}\r\n")).unwrap();
}

/// A team that the CRM's list knows and the database's does not.
fn stranger(example: &Example) {
    example.edit("report.toml", "[codes.\"crm_cases.team\"]", "[codes.\"crm_cases.team\"]\n\"Intake desk\" = []");
    record(example, "AD230023", "Promoting Independence/intake", "Intake desk");
}

/// Two records of the CRM that name no case, and one of the database that names none, with the same declared key.
fn by_key(example: &Example) {
    example.edit("report.toml", "keys = []", "keys = [\"received\", \"team\"]");
    record(example, "CH230043", ",CH230043,", ",,");
    add(example, "DASH-2023-CH09003", "Children in Care", "21/04/2023", "");
    put(example, "Complaints", "Dash Ref", 42, "");
}

pub(super) const SPOILT: &[Spoilt] = &[
    Spoilt { command: &["check", "--report", "childrens"], faults: DIFFERENCES },
    Spoilt { command: &["check", "--report", "childrens"], faults: DECLARATIONS },
    Spoilt { command: &["check", "--report", "childrens"], faults: SETTINGS },
];

const DIFFERENCES: &[Fault] = &[
    Fault {
        rule: "a case is on the CRM only",
        seed: |example| add(example, "DASH-2023-CH09001", "Team West", "01/08/2023", "CH239001"),
        code: "case-in-one-system",
        place: "../../sample-data/dash_cases_2023-24.csv, cell S1304",
        words: "on the CRM and not in the social-care database",
    },
    Fault {
        rule: "a case is in the database only",
        seed: |example| remove(example, "CH230045"),
        code: "case-in-one-system",
        place: "../../sample-data/childrens_complaints_2023-24.xlsx, sheet \"Complaints\", cell B49",
        words: "in the social-care database and not on the CRM",
    },
    Fault {
        rule: "the date received differs",
        seed: |example| record(example, "CH230043", "21/04/2023", "22/04/2023"),
        code: "systems-differ",
        place: "../../sample-data/childrens_complaints_2023-24.xlsx, sheet \"Complaints\", cell E47",
        words: "21 April 2023 in the social-care database and 22 April 2023",
    },
    Fault {
        rule: "the procedure differs",
        seed: |example| record(example, "CH230044", "Statutory", "Corporate"),
        code: "systems-differ",
        place: "../../sample-data/childrens_complaints_2023-24.xlsx, sheet \"Complaints\", cell F48",
        words: "Procedure is Statutory in the social-care database and Corporate",
    },
    Fault {
        rule: "the team differs",
        seed: |example| record(example, "CH230042", "Team West", "Team East"),
        code: "systems-differ",
        place: "../../sample-data/childrens_complaints_2023-24.xlsx, sheet \"Complaints\", cell H46",
        words: "Team is Team West in the social-care database and Team East",
    },
    Fault {
        rule: "the service differs",
        seed: |example| record(example, "CH230047", "Children's Services", "Adult Social Care"),
        code: "systems-differ",
        place: "../../sample-data/childrens_complaints_2023-24.xlsx, sheet \"Complaints\", cell A51",
        words: "under the service \"Adult Social Care\" on the CRM",
    },
    Fault {
        rule: "the outcome differs",
        seed: |example| record(example, "CH230048", "Partly upheld", "Upheld"),
        code: "systems-differ",
        place: "../../sample-data/childrens_complaints_2023-24.xlsx, sheet \"Complaints\", cell M52",
        words: "Outcome is Partly upheld in the social-care database and Upheld",
    },
    Fault {
        rule: "the method differs",
        seed: |example| record(example, "CH230049", "Email", "Letter"),
        code: "systems-differ",
        place: "../../sample-data/childrens_complaints_2023-24.xlsx, sheet \"Complaints\", cell G53",
        words: "Method is Email in the social-care database and Letter",
    },
    Fault {
        rule: "the CRM has a case twice",
        seed: |example| add(example, "DASH-2023-CH09002", "Team South", "27/08/2023", "CH230046"),
        code: "match-uncertain",
        place: "../../sample-data/dash_cases_2023-24.csv, cell S1305",
        words: "two records of one case",
    },
    Fault {
        rule: "the two systems name different cases",
        seed: |example| record(example, "AD230020", ",AD230020,", ",AD230021,"),
        code: "systems-differ",
        place: "../../sample-data/adult_complaints_2023-24.xlsx, sheet \"Complaints\", cell B24",
        words: "do not name one another",
    },
    Fault {
        rule: "the kind of case differs",
        seed: |example| record(example, "AD230022", ",Complaint,", ",Compliment,"),
        code: "systems-differ",
        place: "../../sample-data/adult_complaints_2023-24.xlsx, sheet \"Complaints\", cell A26",
        words: "a complaint in the social-care database and a compliment on the CRM",
    },
    Fault {
        rule: "a label of the CRM has no counterpart",
        seed: |example| stranger(example),
        code: "codings-differ",
        place: "report.toml, line",
        words: "not in the list adult_complaints.team",
    },
    Fault {
        rule: "a row of the CRM was exported twice",
        seed: |example| repeat(example, "AD230024"),
        code: "row-twice",
        place: "../../sample-data/dash_cases_2023-24.csv, row 1306",
        words: "counted once",
    },
    Fault {
        rule: "the highest stage differs between two sheets",
        seed: |example| put(example, "Complaints", "Stage Reached", 6, "2"),
        code: "sheets-differ",
        place: "../../sample-data/childrens_complaints_2023-24.xlsx, sheet \"Complaints\", cell L11",
        words: "Stage reached is 2 with the complaint and 1",
    },
    Fault {
        rule: "the outcome differs between two sheets",
        seed: |example| put(example, "Complaints", "Overall Outcome", 7, "Upheld"),
        code: "sheets-differ",
        place: "../../sample-data/childrens_complaints_2023-24.xlsx, sheet \"Complaints\", cell M12",
        words: "Outcome is Upheld with the complaint and Withdrawn",
    },
    Fault {
        rule: "the end differs between two sheets",
        seed: |example| put(example, "Complaints", "Date Closed", 8, "01/02/2024"),
        code: "sheets-differ",
        place: "../../sample-data/childrens_complaints_2023-24.xlsx, sheet \"Complaints\", cell N13",
        words: "Date closed is 1 February 2024 with the complaint",
    },
    Fault {
        rule: "a complaint has no stages",
        seed: |example| change(example, "Stages", |sheet| drop(sheet.rows.remove(6))),
        code: "sheets-differ",
        place: "../../sample-data/childrens_complaints_2023-24.xlsx, sheet \"Complaints\", cell L10",
        words: "no row of its stages",
    },
    Fault {
        rule: "the Ombudsman's table of councils has another total",
        seed: |example| data(example, "lgsco_decisions_by_authority_2023-24.csv", "WMCA,5,3,1", "WMCA,5,4,1"),
        code: "reports-differ",
        place: "../../sample-data/lgsco_decisions_by_authority_2023-24.csv, cell D7",
        words: "4 in the Ombudsman's table, and 3 by our own cases",
    },
    Fault {
        rule: "the Ombudsman's table of complaints received has another total",
        seed: |example| data(example, "lgsco_adult_social_care_received_2023-24.csv", "Coventry,10", "Coventry,11"),
        code: "reports-differ",
        place: "../../sample-data/lgsco_adult_social_care_received_2023-24.csv, cell B3",
        words: "11 in the Ombudsman's table, and 10 by our own cases",
    },
    Fault {
        rule: "an earlier report printed another total",
        seed: |example| {
            data(
                example,
                "published_figures.csv",
                "lgsco national,",
                "lgsco,complaints upheld,2022/23,99\nlgsco national,",
            )
        },
        code: "figure-restated",
        place: "../../sample-data/published_figures.csv, cell D",
        words: "was published as 99",
    },
];

const DECLARATIONS: &[Fault] = &[
    Fault {
        rule: "settings do not say which services belong in a database",
        seed: |example| example.edit("report.toml", "adult = [\"Adult Social Care\"]", ""),
        code: "reconciliation-incomplete",
        place: "report.toml, line",
        words: "[reconciliation.services]",
    },
    Fault {
        rule: "several records fit the declared keys",
        seed: |example| by_key(example),
        code: "match-uncertain",
        place: "../../sample-data/childrens_complaints_2023-24.xlsx, sheet \"Complaints\", cell A47",
        words: "nothing says which",
    },
];

const SETTINGS: &[Fault] = &[
    Fault {
        rule: "a column to be compared does not exist",
        seed: |example| example.edit("report.toml", "\"procedure\", \"method\"", "\"proceedure\", \"method\""),
        code: "settings-invalid",
        place: "report.toml, line",
        words: "Did you mean \"procedure\"?",
    },
    Fault {
        rule: "a service of the CRM does not exist",
        seed: |example| {
            example.edit("report.toml", "childrens = [\"Children's Services\"]", "childrens = [\"Children Services\"]")
        },
        code: "settings-invalid",
        place: "report.toml, line",
        words: "The CRM has no service \"Children Services\"",
    },
    Fault {
        rule: "a database does not exist",
        seed: |example| {
            example.edit("report.toml", "adult = [\"Adult Social Care\"]", "adults = [\"Adult Social Care\"]")
        },
        code: "settings-invalid",
        place: "report.toml, line",
        words: "There is no database of \"adults\"",
    },
];

#[test]
fn each_difference_is_found() {
    each_is_found(SPOILT);
}
