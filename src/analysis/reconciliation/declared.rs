//! What settings declare of the two systems, and whether it can be used.

use super::Stranger;
use super::cases::COMPARABLE;
use crate::diagnostics::{Code, Diagnostic, Problems, known_names};
use crate::ingest::tables::SERVICES;
use crate::workspace::{Step, Workspace};

const PART: Step<'static> = Step::Key("reconciliation");

/// Adds to `problems` names in `[reconciliation]` that mean nothing, and cases that could not be looked for.
pub(in crate::analysis) fn check(workspace: &Workspace, problems: &mut Problems) {
    let settings = &workspace.settings.reconciliation;
    for (part, names) in [("columns", &settings.columns), ("keys", &settings.keys)] {
        for (at, name) in names.iter().enumerate().filter(|(_, name)| !COMPARABLE.iter().any(|c| c.name == *name)) {
            let message = format!("\"{name}\" is not a column that both systems hold.");
            let path = [PART, Step::Key(part), Step::Item(at)];
            let help = known_names(name, COMPARABLE.iter().map(|column| column.name));
            problems.push(workspace.setting_problem(Code::SettingsInvalid, &path, message, help));
        }
    }
    let known: Vec<&str> = workspace.settings.list("crm_cases.service").into_iter().map(String::as_str).collect();
    for (service, labels) in &settings.services {
        let path = [PART, Step::Key("services"), Step::Key(service)];
        if !SERVICES.contains(&service.as_str()) {
            let message = format!("There is no database of \"{service}\".");
            let help = known_names(service, SERVICES.iter().copied());
            problems.push(workspace.setting_problem(Code::SettingsInvalid, &path, message, help));
        }
        for (at, label) in labels.iter().enumerate().filter(|(_, label)| !known.contains(&label.as_str())) {
            let message = format!("The CRM has no service \"{label}\" in its list.");
            let path = [path[0], path[1], path[2], Step::Item(at)];
            let help = known_names(label, known.iter().copied());
            problems.push(workspace.setting_problem(Code::SettingsInvalid, &path, message, help));
        }
    }
    undeclared(workspace, problems);
}

/// Without its services, a case that only the CRM has is not known to be missing anywhere.
fn undeclared(workspace: &Workspace, problems: &mut Problems) {
    let settings = &workspace.settings;
    let feeds = |table: &str| settings.sources.iter().any(|source| source.table == table);
    let declared = |service: &&&str| settings.reconciliation.services.contains_key(**service);
    let compared = |service: &&&str| feeds("crm_cases") && feeds(&format!("{service}_complaints"));
    for service in SERVICES.iter().filter(|service| compared(service) && !declared(service)) {
        let message = format!("Nothing says which services of the CRM belong in the {service} database.");
        let help = format!(
            "Add under [reconciliation.services] a line such as {service} = [\"...\"], with labels of the list \
             crm_cases.service; until then no case that only the CRM has is found."
        );
        problems.push(workspace.setting_problem(Code::ReconciliationIncomplete, &[PART], message, help));
    }
}

impl Stranger {
    /// The label as a problem, at its place in the code lists.
    pub fn problem(&self, workspace: &Workspace) -> Diagnostic {
        let list = format!("crm_cases.{}", self.column);
        let (column, label, table) = (self.column, &self.label, &self.table);
        let message = format!(
            "The CRM's {column} \"{label}\" is not in the list {table}.{column}; cases that were not compared in it: {}.",
            self.cases
        );
        let help = format!(
            "Declare what it means by moving it under [codes.\"{list}\"] to the words of the label that {table} uses, or take \
             \"{column}\" out of the columns of [reconciliation]."
        );
        let path = [Step::Key("codes"), Step::Key(&list), Step::Key(label)];
        workspace.setting_problem(Code::CodingsDiffer, &path, message, help)
    }
}
