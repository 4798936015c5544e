//! Cases of both systems made up at random: what agrees is never reported, what differs always, in whatever order rows come.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::ingest::Input;
use crate::workspace::settings::Settings;

const SETTINGS: &str = r#"
reporting_year = "2023/24"
exports_taken = 2024-11-01
council = { name = "E", short_name = "E", contact = { team = "T", email = "t@example.org", website = "w" } }
reports = {}
sources = [
    { table = "childrens_complaints", file = "a.csv", columns = {} },
    { table = "crm_cases", file = "b.csv", columns = {} },
]
codes = { "childrens_complaints.team" = { "Team West" = ["West"], "Team East" = [] } }
reconciliation = { services = { childrens = ["Children's Services"] } }
"#;

const TEAMS: [&str; 2] = ["Team West", "Team East"];
const DAYS: [&str; 2] = ["1 May 2023", "2 May 2023"];

fn inputs() -> Vec<Input> {
    let input = |file: &str, table: &str| Input {
        file: file.into(),
        sheet: None,
        table: table.into(),
        rows_read: 0,
        rows_kept: 0,
        columns: BTreeMap::from([("reference", 1), ("received", 2), ("team", 3)]),
    };
    vec![input("a.csv", "childrens_complaints"), input("b.csv", "crm_cases")]
}

/// A case of the database and its record on the CRM, which says the same.
fn case(at: usize, team: usize, day: usize) -> (Case, Case) {
    let says = BTreeMap::from([("team", TEAMS[team].to_string()), ("received", DAYS[day].to_string())]);
    let ours = Case {
        frame: "childrens_complaints".into(),
        at,
        input: 0,
        row: at as u32 + 2,
        reference: format!("CH{at}"),
        other: Some(format!("DASH-{at}")),
        table: Some("childrens_complaints".into()),
        key: None,
        year: "2023/24".parse().ok(),
        says,
        service: None,
        case_type: None,
    };
    let theirs = Case {
        frame: "crm_cases".into(),
        input: 1,
        reference: format!("DASH-{at}"),
        other: Some(format!("CH{at}")),
        service: Some("Children's Services".into()),
        case_type: Some("complaint".into()),
        ..ours.clone()
    };
    (ours, theirs)
}

fn found(database: &[Case], crm: &[Case]) -> Reconciled {
    let settings: Settings = toml::from_str(SETTINGS).unwrap();
    let (coverage, read) = (Coverage::new(&settings), inputs());
    let ours: Vec<_> = database.iter().map(Case::record).collect();
    let theirs: Vec<_> = crm.iter().map(Case::record).collect();
    let (matching, linked) = (matched(&ours, &theirs), vec!["childrens_complaints".to_string()]);
    let (coverage, matching, linked) = (&coverage, &matching, &*linked);
    let mut reconciled = Reconciled::default();
    Compared { database, crm, matching, linked, coverage, read: &read }.findings(&settings, &mut reconciled);
    reconciled
}

fn cases() -> impl Strategy<Value = Vec<(Case, Case)>> {
    let made = |cases: Vec<(usize, usize)>| {
        cases.into_iter().enumerate().map(|(at, (team, day))| case(at, team, day)).collect::<Vec<_>>()
    };
    proptest::collection::vec((0..2usize, 0..2usize), 1..8).prop_map(made).prop_shuffle()
}

proptest! {
    #[test]
    fn systems_that_say_the_same_differ_in_nothing(pairs in cases(), crm in any::<proptest::sample::Index>()) {
        let (database, mut records): (Vec<Case>, Vec<Case>) = pairs.into_iter().unzip();
        let by = crm.index(records.len());
        records.rotate_left(by);
        // A word that the database's list declares to mean its label.
        records.iter_mut().for_each(|record| if record.says["team"] == "Team West" {
            record.says.insert("team", "west".into());
        });
        let reconciled = found(&database, &records);
        prop_assert!(reconciled.findings.is_empty() && reconciled.strangers.is_empty(), "{:?}", reconciled);
    }

    #[test]
    fn one_cell_that_differs_is_one_finding_with_both_places(pairs in cases(), which in any::<proptest::sample::Index>()) {
        let (database, mut records): (Vec<Case>, Vec<Case>) = pairs.into_iter().unzip();
        let which = which.index(records.len());
        let other = DAYS.into_iter().find(|day| *day != records[which].says["received"]).unwrap();
        records[which].says.insert("received", other.to_string());
        let reconciled = found(&database, &records);
        prop_assert_eq!(reconciled.findings.len(), 1);
        let problem = reconciled.findings[0].problem();
        let row = database[which].row;
        prop_assert_eq!(problem.location.to_string(), format!("a.csv, cell B{row}"));
        prop_assert_eq!(problem.related.unwrap().to_string(), format!("b.csv, cell B{row}"));
    }

    #[test]
    fn one_record_less_is_one_case_in_one_system(pairs in cases(), which in any::<proptest::sample::Index>(), ours: bool) {
        let (mut database, mut records): (Vec<Case>, Vec<Case>) = pairs.into_iter().unzip();
        let which = which.index(records.len());
        if ours { database.remove(which); } else { records.remove(which); }
        let codes: Vec<Code> = found(&database, &records).findings.iter().map(|finding| finding.code).collect();
        prop_assert_eq!(codes, [Code::CaseInOneSystem]);
    }
}

#[test]
fn a_label_that_no_list_declares_is_not_compared_and_told() {
    let (database, mut record) = case(0, 0, 0);
    record.says.insert("team", "Intake".into());
    let reconciled = found(&[database], &[record]);
    assert!(reconciled.findings.is_empty());
    assert_eq!(reconciled.strangers[0].label, "Intake");
}
