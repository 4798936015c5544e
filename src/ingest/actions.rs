//! `actions.csv`: what the council promised to do because of complaints, and what became of it. `published_actions.csv` is
//! the record of what earlier reports said, which `freeze` keeps; nothing that stands open there may be left out silently.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::dates;
use super::ledger::{Entry, Ledger};
use crate::calendar::ReportingYear;
use crate::diagnostics::{Code, Diagnostic, Location, Problems};
use crate::privacy::Gate;
use crate::workspace::Workspace;
use crate::workspace::settings::DateOrder;

/// The file, in the report folder.
pub const ACTIONS_FILE: &str = "actions.csv";
/// The record of what earlier reports said of each action, and its headings.
pub const PUBLISHED_ACTIONS_FILE: &str = "published_actions.csv";
pub const PUBLISHED_HEADINGS: [&str; 4] = ["year", "id", "action", "status"];

static ACTIONS: Ledger = Ledger {
    file: ACTIONS_FILE,
    called: "list of actions",
    columns: &["id", "year agreed", "service", "source", "action", "owner", "due", "status", "evidence", "reason"],
    optional: &[],
};

static PUBLISHED: Ledger = Ledger {
    file: PUBLISHED_ACTIONS_FILE,
    called: "record of published actions",
    columns: &PUBLISHED_HEADINGS,
    optional: &[],
};

/// Something that the council promised to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    pub id: String,
    /// The year whose report announced it, or will.
    pub agreed: ReportingYear,
    pub service: String,
    /// The complaint or decision that it came from, without anything about a person.
    pub source: String,
    pub action: String,
    /// A role.
    pub owner: String,
    pub due: NaiveDate,
    pub status: ActionStatus,
    pub evidence: String,
    /// Why it was not implemented.
    pub reason: String,
    /// Whether an earlier year's report has told its end already.
    pub told: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionStatus {
    Planned,
    InProgress,
    Done,
    /// After the day by which it was to be done.
    DoneLate,
    NotImplemented,
}

impl ActionStatus {
    const ALL: [ActionStatus; 5] = [
        ActionStatus::Planned,
        ActionStatus::InProgress,
        ActionStatus::Done,
        ActionStatus::DoneLate,
        ActionStatus::NotImplemented,
    ];

    pub fn word(self) -> &'static str {
        match self {
            ActionStatus::Planned => "Planned",
            ActionStatus::InProgress => "In progress",
            ActionStatus::Done => "Done",
            ActionStatus::DoneLate => "Done, late",
            ActionStatus::NotImplemented => "Not implemented",
        }
    }

    fn of(written: &str) -> Option<ActionStatus> {
        // A comma in a cell of a CSV file needs quotes, so that officers may leave it out.
        let plain = |words: &str| words.replace(',', "").to_lowercase();
        Self::ALL.into_iter().find(|status| plain(status.word()) == plain(written))
    }

    pub fn is_done(self) -> bool {
        matches!(self, ActionStatus::Done | ActionStatus::DoneLate)
    }

    /// Whether nothing more is to be told of it once it was published so.
    fn is_ended(self) -> bool {
        self.is_done() || self == ActionStatus::NotImplemented
    }
}

/// An action as an earlier report told of it, and the line of the record.
struct Told {
    year: ReportingYear,
    status: ActionStatus,
    line: u32,
}

/// The actions of the folder, in the order of the file. What cannot be used is told at its cell, and so is each action that an
/// earlier report left open and that the file no longer holds.
pub fn actions(workspace: &Workspace, gate: &Gate, problems: &mut Problems) -> Vec<Action> {
    let year = workspace.settings.reporting_year;
    let published = published(workspace, year, problems);
    let (mut actions, mut seen) = (Vec::new(), BTreeMap::new());
    ACTIONS.read(workspace, problems, |entry, problems| {
        let id = entry.said("id");
        if let Some(line) = seen.insert(id.clone(), entry.line) {
            let message = format!("Row {line} has the same id.");
            let help = "Give each action an id of its own, and keep it from year to year.";
            problems.push(entry.problem(Code::ActionInvalid, "id", message, help).related(ACTIONS.row(line)));
            return;
        }
        let told = published.get(&id).is_some_and(|told| told.status.is_ended());
        actions.extend(action(entry, year, gate, problems).map(|action| Action { told, ..action }));
    });
    let kept: BTreeSet<&String> = seen.keys().collect();
    problems.extend(published.iter().filter(|(id, _)| !kept.contains(id)).filter_map(dropped));
    actions
}

/// What the last report before a year told of each action.
fn published(workspace: &Workspace, before: ReportingYear, problems: &mut Problems) -> BTreeMap<String, Told> {
    let mut last: BTreeMap<String, Told> = BTreeMap::new();
    PUBLISHED.read(workspace, problems, |entry, problems| {
        let year = entry.said("year").parse::<ReportingYear>().ok();
        let status = ActionStatus::of(&entry.said("status"));
        let (Some(year), Some(status)) = (year, status) else {
            let column = if year.is_none() { "year" } else { "status" };
            let message = "The record of what was published cannot be read here.";
            let help = "Put back the file that `annual-report freeze` wrote.";
            return problems.push(entry.problem(Code::ActionInvalid, column, message, help));
        };
        let id = entry.said("id");
        if year < before && last.get(&id).is_none_or(|told| told.year <= year) {
            last.insert(id, Told { year, status, line: entry.line });
        }
    });
    last
}

fn dropped((id, told): (&String, &Told)) -> Option<Diagnostic> {
    if told.status.is_ended() {
        return None;
    }
    let message = format!(
        "The action {id} stood in the report for {} as \"{}\", and is no longer in the file.",
        told.year,
        told.status.word()
    );
    let help = "Put its row back. If it will not be done, give it the status not implemented, and the reason.";
    let problem = Diagnostic::new(Code::ActionDropped, Location::file(ACTIONS_FILE), message, help);
    Some(problem.related(PUBLISHED.row(told.line)))
}

fn action(entry: &Entry<'_>, year: ReportingYear, gate: &Gate, problems: &mut Problems) -> Option<Action> {
    let before = problems.errors();
    let mut wrong = |column: &str, message: &str, help: &str| {
        problems.push(entry.problem(Code::ActionInvalid, column, message, help));
    };
    for (column, message, help) in NEEDED {
        if entry.said(column).is_empty() {
            wrong(column, message, help);
        }
    }
    let agreed = entry.said("year agreed").parse::<ReportingYear>().ok().filter(|agreed| *agreed <= year.next());
    if agreed.is_none() {
        let help = "Write the year whose report announced the action, such as 2023/24, and no later than next year.";
        wrong("year agreed", "This is not a year in which the action can have been agreed.", help);
    }
    let due = dates::parse(&entry.said("due"), DateOrder::Dmy).ok();
    if due.is_none() {
        wrong("due", "The action has no due date.", "Write the day by which it is to be done, such as 31/03/2025.");
    }
    let status = ActionStatus::of(&entry.said("status"));
    match status {
        None => {
            wrong("status", "This is not a status.", "Write planned, in progress, done, done late or not implemented.")
        }
        Some(status) if status.is_done() && entry.said("evidence").is_empty() => {
            wrong("evidence", "An action that is done has no evidence.", "Say what shows that it was done.");
        }
        Some(ActionStatus::NotImplemented) if entry.said("reason").is_empty() => {
            let help = "Say why not: the guidance asks for it, and the report prints it.";
            wrong("reason", "An action was not implemented, and no reason is given.", help);
        }
        Some(_) => {}
    }
    for column in ["service", "source", "action", "evidence", "reason"] {
        entry.pass(column, gate, problems);
    }
    entry.pass_role("owner", gate, problems);
    let (Some(agreed), Some(due), Some(status), true) = (agreed, due, status, problems.errors() == before) else {
        return None;
    };
    let said = |column| entry.said(column);
    let (id, service, source, action, owner) =
        (said("id"), said("service"), said("source"), said("action"), said("owner"));
    let (evidence, reason) = (said("evidence"), said("reason"));
    Some(Action { id, agreed, service, source, action, owner, due, status, evidence, reason, told: false })
}

/// What every row must say.
const NEEDED: [(&str, &str, &str); 5] = [
    ("id", "The action has no id.", "Give it one that stays the same from year to year, such as A-2024-1."),
    ("service", "The action names no service.", "Name the service that is to do it."),
    ("source", "The action does not say what it came from.", "Name the kind of complaint or decision, and no person."),
    ("action", "The row says of no action.", "Say in one sentence what is to be done."),
    ("owner", "The action has no owner.", "Give the role of whoever sees that it is done, such as Head of highways."),
];
