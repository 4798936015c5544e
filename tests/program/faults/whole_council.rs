//! The self-assessment and the list of actions: rows that say too little, too much, or what the figures do not.

use std::fs;

use super::{Fault, Spoilt, each_is_found};
use crate::folder::Example;

const ASSESSMENT: &str = "self-assessment.csv";
const ACTIONS: &str = "actions.csv";
const CHECK: &[&str] = &["check", "--report", "authority"];

pub(super) const SPOILT: &[Spoilt] = &[
    Spoilt { command: CHECK, faults: CLAIMS },
    Spoilt { command: CHECK, faults: ROWS },
    Spoilt { command: CHECK, faults: SECTIONS },
    Spoilt { command: CHECK, faults: NO_FILE },
    Spoilt { command: CHECK, faults: HEADING },
];

/// Adds a row at the end of a file.
fn add(example: &Example, name: &str, row: &str) {
    let path = example.folder().join(name);
    let before = fs::read_to_string(&path).unwrap();
    fs::write(path, format!("{before}{row}\n")).unwrap();
}

/// What is held against figures once there are any. The example's self-assessment ends with line 20.
const CLAIMS: &[Fault] = &[
    Fault {
        rule: "a claim that its figure contradicts",
        seed: |example| {
            add(example, ASSESSMENT, "6,Answer in time,yes,Our records,,authority_corporate_stage_1_within_share")
        },
        code: "self-assessment-contradicted",
        place: "self-assessment.csv, cell C21",
        words: "the figures say 53% (262 of 492)",
    },
    Fault {
        rule: "a claim about times that names no figure",
        seed: |example| add(example, ASSESSMENT, "6,Answer stage 2 within the Code's limit,Yes,Our records,,"),
        code: "self-assessment-contradicted",
        place: "self-assessment.csv, cell C22",
        words: "the figures say 84% (57 of 68)",
    },
    Fault {
        rule: "a claim by a figure that is not there",
        seed: |example| {
            add(example, ASSESSMENT, "5,Find fault,no,,We could do better,authority_code_stage_1_within_all")
        },
        code: "self-assessment-invalid",
        place: "self-assessment.csv, cell F23",
        words: "There is no figure named authority_code_stage_1_within_all",
    },
];

/// What rows say. The example's self-assessment ends with line 20, its actions with line 13.
const ROWS: &[Fault] = &[
    Fault {
        rule: "a section that the Code has not",
        seed: |example| add(example, ASSESSMENT, "10,Everything else,yes,Much,,"),
        code: "self-assessment-invalid",
        place: "self-assessment.csv, cell A21",
        words: "from 1 to 9",
    },
    Fault {
        rule: "a claim that is neither yes nor no",
        seed: |example| add(example, ASSESSMENT, "9,Learn,mostly,Much,,"),
        code: "self-assessment-invalid",
        place: "self-assessment.csv, cell C22",
        words: "Write yes, partly or no.",
    },
    Fault {
        rule: "a claim without evidence",
        seed: |example| add(example, ASSESSMENT, "9,Learn,yes,,,"),
        code: "self-assessment-invalid",
        place: "self-assessment.csv, cell D23",
        words: "has no evidence",
    },
    Fault {
        rule: "an admission without a commentary",
        seed: |example| add(example, ASSESSMENT, "9,Learn,no,,,"),
        code: "self-assessment-invalid",
        place: "self-assessment.csv, cell E24",
        words: "has no commentary",
    },
    Fault {
        rule: "a claim of nothing",
        seed: |example| add(example, ASSESSMENT, "9,,yes,Much,,"),
        code: "self-assessment-invalid",
        place: "self-assessment.csv, cell B25",
        words: "names no requirement",
    },
    Fault {
        rule: "a self-assessment that tells of one person",
        seed: |example| add(example, ASSESSMENT, "9,Learn,yes,Her mother was told by telephone,,"),
        code: "case-narrative",
        place: "self-assessment.csv, cell D26",
        words: "One person's family is told of.",
    },
    Fault {
        rule: "an action that was not implemented, without a reason",
        seed: |example| {
            add(
                example,
                ACTIONS,
                "B1,2022/23,Parks,Complaints about litter,Add bins,Head of Parks,31/03/2024,not implemented,,",
            )
        },
        code: "action-invalid",
        place: "actions.csv, cell J15",
        words: "no reason is given",
    },
    Fault {
        rule: "an action that is done, without evidence",
        seed: |example| {
            add(example, ACTIONS, "B2,2022/23,Parks,Complaints about litter,Add bins,Head of Parks,31/03/2024,Done,,")
        },
        code: "action-invalid",
        place: "actions.csv, cell I16",
        words: "has no evidence",
    },
    Fault {
        rule: "an action in no state",
        seed: |example| {
            add(example, ACTIONS, "B3,2022/23,Parks,Complaints about litter,Add bins,Head of Parks,31/03/2024,soon,,")
        },
        code: "action-invalid",
        place: "actions.csv, cell H17",
        words: "planned, in progress, done, done late or not implemented",
    },
    Fault {
        rule: "an action due on no day",
        seed: |example| {
            add(example, ACTIONS, "B4,2022/23,Parks,Complaints about litter,Add bins,Head of Parks,spring,planned,,")
        },
        code: "action-invalid",
        place: "actions.csv, cell G18",
        words: "no due date",
    },
    Fault {
        rule: "an action of a year to come",
        seed: |example| {
            add(
                example,
                ACTIONS,
                "B5,2032/33,Parks,Complaints about litter,Add bins,Head of Parks,31/03/2033,planned,,",
            )
        },
        code: "action-invalid",
        place: "actions.csv, cell B19",
        words: "no later than next year",
    },
    Fault {
        rule: "an action that nobody owns",
        seed: |example| {
            add(example, ACTIONS, "B6,2022/23,Parks,Complaints about litter,Add bins,,31/03/2024,planned,,")
        },
        code: "action-invalid",
        place: "actions.csv, cell F20",
        words: "has no owner",
    },
    Fault {
        rule: "an action that somebody owns by name",
        seed: |example| {
            add(example, ACTIONS, "B7,2022/23,Parks,Complaints about litter,Add bins,Jane Ashdown,31/03/2024,planned,,")
        },
        code: "person-named",
        place: "actions.csv, cell F21",
        words: "sign-offs.csv",
    },
    Fault {
        rule: "an action that came from one person's case",
        seed: |example| {
            add(example, ACTIONS, "B8,2022/23,Parks,The complaint of Mrs Q,Add bins,Head of Parks,31/03/2024,planned,,")
        },
        code: "case-narrative",
        place: "actions.csv, cell D22",
        words: "title such as Mr X",
    },
    Fault {
        rule: "two actions of one id",
        seed: |example| {
            add(
                example,
                ACTIONS,
                "A-2024-1,2023/24,Parks,Complaints about litter,Add bins,Head of Parks,31/03/2025,planned,,",
            )
        },
        code: "action-invalid",
        place: "actions.csv, cell A23",
        words: "Row 8 has the same id.",
    },
    Fault {
        rule: "a published action that has gone",
        seed: |example| {
            let record = "year,id,action,status\n2021/22,A-2022-9,Mend the form,Planned\n2022/23,A-2022-9,Mend the form,In progress\n";
            fs::write(example.folder().join("published_actions.csv"), record).unwrap();
        },
        code: "action-dropped",
        place: "actions.csv",
        words: "The action A-2022-9 stood in the report for 2022/23 as \"In progress\"",
    },
];

const SECTIONS: &[Fault] = &[
    Fault {
        rule: "a section of the Code that is left out",
        seed: |example| {
            let path = example.folder().join(ASSESSMENT);
            let text = fs::read_to_string(&path).unwrap();
            let kept = text.lines().filter(|line| !line.starts_with("7,"));
            fs::write(path, kept.collect::<Vec<_>>().join("\n")).unwrap();
        },
        code: "self-assessment-missing",
        place: "self-assessment.csv",
        words: "section 7 of the Complaint Handling Code: Putting things right",
    },
    Fault {
        rule: "a record of actions that was changed by hand",
        seed: |example| {
            let record = "year,id,action,status\n2022/23,A-2023-1,Mend the form,forgotten\n";
            fs::write(example.folder().join("published_actions.csv"), record).unwrap();
        },
        code: "action-invalid",
        place: "published_actions.csv, cell D2",
        words: "`annual-report freeze` wrote",
    },
];

const NO_FILE: &[Fault] = &[Fault {
    rule: "no self-assessment at all",
    seed: |example| fs::remove_file(example.folder().join(ASSESSMENT)).unwrap(),
    code: "self-assessment-missing",
    place: "self-assessment.csv",
    words: "any section of the Complaint Handling Code",
}];

const HEADING: &[Fault] = &[Fault {
    rule: "a list of actions without a column",
    seed: |example| example.edit(ACTIONS, "year agreed", "agreed"),
    code: "column-missing",
    place: "actions.csv, row 1",
    words: "id, year agreed, service",
}];

#[test]
fn what_a_council_says_of_itself_is_held_against_what_is_known() {
    each_is_found(SPOILT);
}
