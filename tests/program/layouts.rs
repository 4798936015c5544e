//! Another council's case system exports the same cases in another layout: its settings say so, and the figures are the same.

use std::path::Path;

use tempfile::TempDir;

use super::folder::{rows, run_in};

const HEAD: &str = r#"
reporting_year = "2023/24"
exports_taken = 2024-11-01
[council]
name = "Anytown Council"
short_name = "Anytown"
contact = { team = "Complaints", email = "complaints@example.org", website = "https://example.org" }
[reports.childrens]
title = "Annual report"
published = 2025-01-30
[age_bands]
childrens = [{ from = 0, label = "Under 16" }, { from = 16, label = "16 and over" }]
[codes."childrens_complaints.method"]
"Email" = []
"Letter" = ["Post"]
[codes."childrens_complaints.team"]
"Team West" = ["W"]
"Fostering – East" = ["E – Fostering"]
[codes."childrens_concerns.main_reason"]
"Communication" = ["Comms"]
"Standards of service" = ["Service"]
[codes.sex]
not_recorded = [""]
female = ["F"]
male = ["M"]
"#;

const LONG: &str = r#"
[codes.outcome]
partly_upheld = ["Partially upheld"]
[[sources]]
table = "childrens_complaints"
file = "complaints.csv"
columns = { reference = "Ref", received = "Received", procedure = "Type", method = "Method", team = "Team", stage_reached = "Stage", outcome = "Outcome", closed = "Closed", sex = "Sex", age = "Age" }
[[sources]]
table = "childrens_stages"
file = "stages.csv"
columns = { reference = "Ref", stage = "Stage", requested = "Requested", started = "Started", ended = "Ended", extension_agreed = "Extended", outcome = "Outcome" }
[[sources]]
table = "childrens_concerns"
file = "concerns.csv"
columns = { reference = "Ref", main_reason = "Reason" }
"#;

const COMPLAINTS: &str = "\
Ref,Name,Received,Type,Method,Team,Stage,Outcome,Closed,Sex,Age
CH1,A,03/04/2023,Statutory,Email,Team West,2,Upheld,02/10/2023,Female,12
CH2,B,01/05/2023,Statutory,Letter,Fostering – East,1,Partially upheld,12/05/2023,Male,17
CH3,C,31/03/2024,Statutory,Email,Team West,1,Open,,,
CH4,D,14/06/2023,Corporate,Email,Team West,1,Not upheld,30/06/2023,Male,9
CH5,E,20/11/2023,Statutory,Letter,Team West,1,Withdrawn,28/11/2023,Female,15
";
const STAGES: &str = "\
Ref,Stage,Requested,Started,Ended,Extended,Outcome
CH1,1,,03/04/2023,24/04/2023,Y,Not upheld
CH1,2,15/05/2023,22/05/2023,02/10/2023,N,Upheld
CH2,1,,01/05/2023,12/05/2023,N,Partly upheld
CH3,1,,31/03/2024,,N,Open
CH4,1,,14/06/2023,30/06/2023,N,Not upheld
CH5,1,,20/11/2023,28/11/2023,N,Withdrawn
";
const CONCERNS: &str = "Ref,Reason\nCH1,Communication\nCH1,Standards of service\nCH2,Communication\nCH3,Communication\nCH4,Standards of service\nCH5,Communication\n";

/// The settings of the wide layout: two files, one of each procedure, every case in one row.
fn wide() -> String {
    let outcomes = "[codes.outcome]\nupheld = [\"Founded\"]\npartly_upheld = [\"Founded in part\"]\nnot_upheld = [\"Unfounded\"]\nwithdrawn = [\"Withdrawn by customer\"]\nopen = [\"Live\"]\n[codes.flag]\nyes = [\"extended\"]\nno = [\"\"]\n";
    let sources = [("statutory.csv", "statutory"), ("corporate.csv", "corporate")].map(|(file, procedure)| {
        let common = |table: &str| {
            format!(
                "[[sources]]\ntable = \"{table}\"\nfile = \"{file}\"\ndelimiter = \";\"\nencoding = \"windows-1252\"\nleave_out = {{ heading = \"Case no\", begins_with = \"Total\" }}\n"
            )
        };
        let complaints = format!(
            "constants = {{ procedure = \"{procedure}\" }}\ncolumns = {{ reference = \"Case no\", received = \"Opened\", method = \"How\", team = \"Unit\", stage_reached = \"Highest stage\", outcome = \"Final decision\", closed = \"Shut\", sex = \"Gender\", age = \"Years old\" }}\n"
        );
        let stages = "columns = { reference = \"Case no\" }\ngroups = [\n\
            { constants = { stage = \"1\" }, columns = { started = \"S1 from\", ended = \"S1 to\", extension_agreed = \"S1 more time\", outcome = \"S1 decision\" } },\n\
            { constants = { stage = \"2\" }, columns = { requested = \"S2 asked\", started = \"S2 from\", ended = \"S2 to\", extension_agreed = \"S2 more time\", outcome = \"S2 decision\" } },\n]\n";
        let concerns = "columns = { reference = \"Case no\" }\ngroups = [{ columns = { main_reason = \"Issue 1\" } }, { columns = { main_reason = \"Issue 2\" } }]\n";
        common("childrens_complaints") + &complaints + &common("childrens_stages") + stages + &common("childrens_concerns") + concerns
    });
    outcomes.to_string() + &sources.concat()
}

const WIDE_HEADINGS: &str = "Case no;Customer;Opened;How;Unit;Highest stage;Final decision;Shut;Gender;Years old;S1 from;S1 to;S1 more time;S1 decision;S2 asked;S2 from;S2 to;S2 more time;S2 decision;Issue 1;Issue 2";
const STATUTORY: [&str; 4] = [
    "CH1;A;3-Apr-23;email;W;2;Founded;02/10/2023;F;12;03/04/2023;24/04/2023;extended;Unfounded;15/05/2023;22/05/2023;02/10/2023;;Founded;Comms;Service",
    "CH2;B;01/05/2023;Post;E – Fostering;1;Founded in part;12/05/2023;M;17;01/05/2023;12/05/2023;;Founded in part;;;;;;Comms;",
    "CH3;C;2024-03-31;Email;W;1;Live;;;;31/03/2024;;;Live;;;;;;Comms;",
    "CH5;E;20/11/2023;Post;W;1;Withdrawn by customer;28/11/2023;F;15;20/11/2023;28/11/2023;;Withdrawn by customer;;;;;;Comms;",
];
const CORPORATE: &str =
    "CH4;D;14/06/2023;Email;W;1;Unfounded;30/06/2023;M;9;14/06/2023;30/06/2023;;Unfounded;;;;;;Service;";

/// A title above, a total below, in Windows-1252.
fn windows(cases: &[&str]) -> Vec<u8> {
    let empty = ";".repeat(20);
    let text = format!(
        "Cases – an extract{empty}\r\n{WIDE_HEADINGS}\r\n{}\r\nTotal {}{empty}\r\n",
        cases.join("\r\n"),
        cases.len()
    );
    text.chars().map(|sign| if sign == '–' { 0x96 } else { u8::try_from(sign).unwrap() }).collect()
}

fn folder(settings: &str, files: &[(&str, &[u8])]) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("report.toml"), format!("{HEAD}{settings}")).unwrap();
    files.iter().for_each(|(name, bytes)| std::fs::write(place.path().join(name), bytes).unwrap());
    place
}

fn figures(folder: &Path) -> String {
    let run = run_in(folder, &["figures", ".", "--format", "csv"], &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    run.out
}

/// A figure of the year, or the count of one of its categories.
fn counted<'a>(listed: &'a [Vec<String>], figure: &str, category: &str) -> Option<&'a str> {
    let mut of_figure = listed.iter().filter(|row| row[1] == figure && row[4] == category && row[6] == "2023/24");
    of_figure.next().map(|row| row[9].as_str())
}

#[test]
fn a_wide_export_gives_the_figures_of_a_long_one() {
    let long = folder(
        LONG,
        &[
            ("complaints.csv", COMPLAINTS.as_bytes()),
            ("stages.csv", STAGES.as_bytes()),
            ("concerns.csv", CONCERNS.as_bytes()),
        ],
    );
    let wide = folder(&wide(), &[("statutory.csv", &windows(&STATUTORY)), ("corporate.csv", &windows(&[CORPORATE]))]);
    let expected = figures(long.path());
    assert_eq!(figures(wide.path()), expected);
    let listed = rows(expected.as_bytes());
    let value = |figure: &str| counted(&listed, figure, "");
    assert_eq!(value("childrens_statutory_received"), Some("4"), "the figures are not empty");
    assert_eq!(value("childrens_corporate_received"), Some("1"));
    assert_eq!(value("childrens_statutory_upheld_or_partly"), Some("2"));
    assert_eq!(counted(&listed, "childrens_statutory_by_team", "Fostering – East"), Some("1"));
    // Another case makes other figures.
    let more = windows(&[CORPORATE, &CORPORATE.replace("CH4", "CH6")]);
    std::fs::write(wide.path().join("corporate.csv"), more).unwrap();
    assert_ne!(figures(wide.path()), expected);
}

/// A council without a source for a table has no figures of it: that is no fault, and not none.
#[test]
fn a_table_without_a_source_leaves_its_figures_out() {
    let only = LONG.split("[[sources]]").take(2).collect::<Vec<_>>().join("[[sources]]");
    let folder = folder(&only, &[("complaints.csv", COMPLAINTS.as_bytes())]);
    let listed = rows(figures(folder.path()).as_bytes());
    let value = |figure: &str| counted(&listed, figure, "");
    assert_eq!(value("childrens_statutory_received"), Some("4"));
    for figure in
        ["childrens_complaints_with_concerns", "childrens_compliments_received", "childrens_stage_1_responses"]
    {
        assert!(value(figure).is_none_or(|value| value.parse::<u64>().is_err()), "{figure} is {:?}", value(figure));
    }
}
