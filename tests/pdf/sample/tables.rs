//! The sample's larger tables: one that is short and has notes, one that takes several pages.

use super::{numbers, row, text, total, words};
use annual_report::report::document::{Row, Table};

pub(super) fn by_outcome() -> Table {
    Table {
        id: "by-outcome".into(),
        number: 1.into(),
        caption: "Statutory complaints by outcome, 2022/23 and 2023/24".into(),
        columns: vec![words("Outcome"), numbers("2022/23"), numbers("2023/24"), numbers("Share of all, 2023/24")],
        rows: vec![
            row(&["Upheld", "41", "24", "15%"]),
            row(&["Partly upheld", "44", "42", "27%"]),
            row(&["Not upheld", "63", "71", "46%"]),
            row(&["Withdrawn", "15", "12", "8%"]),
            row(&["Still open", "[c]", "7", "4%"]),
            total(&["All complaints", "167", "156", "100%"]),
        ],
        notes: vec![
            vec![text("[c] A count of fewer than five is not shown, nor is any from which it could be worked out.")],
            vec![text(
                "Shares are of all complaints received, and may not add up to 100% because they are rounded. A complaint with several parts is counted once, by the outcome of the part that the complainant called the most important.",
            )],
        ],
        source: Some("Source: the council\u{2019}s complaints system, as at 30 April 2024.".into()),
    }
}

/// As short and narrow as tables that stand beside a chart are.
pub(super) fn short() -> Table {
    Table {
        id: "by-method-table".into(),
        number: 1.into(),
        caption: "How statutory complaints were received, 2023/24".into(),
        columns: vec![words("Method"), numbers("Complaints"), numbers("Share of complaints")],
        rows: vec![
            row(&["Email", "110", "71%"]),
            row(&["Contact centre or form", "42", "27%"]),
            row(&["Letter", "2", "1%"]),
            row(&["Telephone", "2", "1%"]),
            total(&["Total", "156", "100%"]),
        ],
        notes: vec![vec![text("Corporate and informal complaints are left out.")]],
        source: None,
    }
}

/// So many months from April across.
pub(crate) fn wide_table(months: usize) -> Table {
    const NAMES: [&str; 12] = [
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "January",
        "February",
        "March",
    ];
    let cells = |name: &str, number: &str| {
        let cells: Vec<&str> = std::iter::once(name).chain(std::iter::repeat_n(number, months)).collect();
        row(&cells)
    };
    let headings = NAMES.iter().take(months).map(|name| numbers(name));
    Table {
        id: "by-month".into(),
        number: 1.into(),
        caption: "Complaints by team and month, 2023/24".into(),
        columns: std::iter::once(words("Team")).chain(headings).collect(),
        rows: vec![
            cells("Children in care and permanence", "12"),
            cells("Referral and assessment", "1,034"),
            cells("Fostering and adoption", "0"),
        ],
        notes: vec![vec![text("Months are those in which the complaint was received.")]],
        source: None,
    }
}

pub(super) fn by_team() -> Table {
    let names = [
        "Referral and assessment",
        "Children in care, permanence and leaving care (including unaccompanied young people)",
        "Fostering",
        "Area team",
    ];
    let mut rows: Vec<Row> = (1..=59)
        .map(|n: usize| {
            let name = format!("{} {n}", names[n % 4]);
            row(&[
                &name,
                &format!("{}", n * 37 % 53),
                &format!("{}", n * 17 % 1200),
                &format!("{:.1}%", (n * 71 % 1000) as f64 / 10.0),
            ])
        })
        .collect();
    rows.push(total(&["All teams", "1,512", "30,090", "49.7%"]));
    Table {
        id: "by-team".into(),
        number: 2.into(),
        caption: "Statutory complaints by team, and the share answered in time".into(),
        columns: vec![
            words("Team"),
            numbers("Complaints"),
            numbers("Families worked with in the year"),
            numbers("In time"),
        ],
        rows,
        notes: vec![],
        source: Some("Source: the council\u{2019}s complaints system.".into()),
    }
}
