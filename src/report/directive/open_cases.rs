//! The cases that were open on a day, as a list or counted by team. They are named by reference, so no publication has them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Terms, body, invalid};
use crate::analysis::Decimal;
use crate::analysis::open_cases::{Nearness, OpenCase, OpenCases};
use crate::diagnostics::Diagnostic;
use crate::report::context::written_day;
use crate::report::document::{Block, Cell, Column, Inline, Row, Table};
use crate::report::inline;
use crate::report::markdown::Fence;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct OpenBody {
    id: String,
    caption: String,
    show: Show,
    #[serde(default)]
    notes: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Show {
    /// A row a case, what falls due next first.
    Cases,
    /// A row a team.
    Teams,
}

pub(super) fn make(fence: &Fence, terms: &Terms) -> Result<Block, Diagnostic> {
    let body: OpenBody = body(fence, terms.file)?;
    let Some(open) = terms.open else {
        let help = "Use the directive in the report \"rag\", which is of a day.";
        return Err(invalid(fence, terms.file, "This report is of no day on which cases were open.", help));
    };
    if open.cases.is_empty() {
        return Ok(Block::Paragraph(vec![Inline::Text("No case was open.".into())]));
    }
    let (columns, rows) = match body.show {
        Show::Cases => (list_columns(), open.cases.iter().map(|case| list_row(case, open)).collect()),
        Show::Teams => (team_columns(open), team_rows(open)),
    };
    let caption = inline::plain(&body.caption);
    let notes = body.notes.iter().map(|note| inline::inlines(note)).collect();
    Ok(Block::Table(Table { id: body.id, number: Default::default(), caption, columns, rows, notes, source: None }))
}

fn column(heading: &str, numeric: bool) -> Column {
    Column { heading: heading.to_string(), numeric }
}

fn list_columns() -> Vec<Column> {
    vec![
        column("Case", false),
        column("Team", false),
        column("Stage", false),
        column("Due next", false),
        column("By", false),
        column("Days used", true),
        column("Days left", true),
        column("State", false),
    ]
}

fn list_row(case: &OpenCase, open: &OpenCases) -> Row {
    let number = |measure: &str, days: Option<i128>| {
        let name = format!("{}.open_cases.{}.{measure}", open.on, case.reference);
        let figure = |days| Cell { text: vec![Inline::Figure { name, text: Decimal::whole(days).to_string() }] };
        days.map_or_else(|| Cell::words("[x]"), figure)
    };
    let cells = vec![
        Cell::words(&case.reference),
        Cell::words(inline::typeset(&case.team)),
        Cell::words(stage(case)),
        Cell::words(case.next),
        Cell::words(case.due.map(written_day).unwrap_or_else(|| "[x]".into())),
        number("used", case.used.map(i128::from)),
        number("left", case.left.map(i128::from)),
        signal(case.nearness),
    ];
    Row { cells, total: false }
}

/// `Children’s, stage 1`, `Corporate, stage 2`
fn stage(case: &OpenCase) -> String {
    let procedure = match case.procedure.as_str() {
        "childrens_statutory" => "Children\u{2019}s",
        "adult_statutory" => "Adult",
        _ => "Corporate",
    };
    format!("{procedure}, stage {}", case.stage)
}

fn signal(nearness: Nearness) -> Cell {
    Cell { text: vec![Inline::Signal { nearness, text: nearness.words().to_string() }] }
}

/// What a team's row counts: all cases, and those of each nearness; those of which it is not known where there are any.
fn counted(open: &OpenCases) -> Vec<Option<Nearness>> {
    let known = [None, Some(Nearness::Red), Some(Nearness::Amber), Some(Nearness::Green)];
    let not_known = open.cases.iter().any(|case| case.nearness == Nearness::NotKnown);
    known.into_iter().chain(not_known.then_some(Some(Nearness::NotKnown))).collect()
}

fn team_columns(open: &OpenCases) -> Vec<Column> {
    let counted = counted(open).into_iter().map(|nearness| column(nearness.map_or("Open", Nearness::words), true));
    std::iter::once(column("Team", false)).chain(counted).collect()
}

/// A row a team, by service and then by name, and the total.
fn team_rows(open: &OpenCases) -> Vec<Row> {
    let mut teams: BTreeMap<(usize, &str), Vec<&OpenCase>> = BTreeMap::new();
    for case in &open.cases {
        let service = ["childrens", "adult"].iter().position(|service| *service == case.service).unwrap_or(2);
        teams.entry((service, &case.team)).or_default().push(case);
    }
    let row = |label: String, cases: &[&OpenCase], total| {
        let counts = counted(open).into_iter().map(|nearness| {
            let key = nearness.map_or("open", Nearness::name);
            let count = cases.iter().filter(|case| nearness.is_none_or(|nearness| case.nearness == nearness)).count();
            let name = format!("{}.open_cases.{label}.{key}", open.on);
            Cell { text: vec![Inline::Figure { name, text: count.to_string() }] }
        });
        let cells = std::iter::once(Cell::words(inline::typeset(&label))).chain(counts).collect();
        Row { cells, total }
    };
    const SERVICES: [&str; 3] = ["Children's", "Adult", "Corporate"];
    let mut rows: Vec<Row> = teams
        .iter()
        .map(|((service, team), cases)| row(format!("{}: {team}", SERVICES[*service]), cases, false))
        .collect();
    rows.push(row("All teams".into(), &open.cases.iter().collect::<Vec<_>>(), true));
    rows
}
