//! Checks of settings against the tables: names that are not known, columns that are not mapped, lists and codes that do not exist.

use std::collections::{BTreeSet, HashMap};

use super::code_lists;
use super::lookup::quoted;
use super::plan::{Origin, Plan};
use super::tables::{self, Holds, TABLES, TableSpec};
use super::words::fold;
use crate::diagnostics::{Code, Problems, known_names};
use crate::workspace::settings::ColumnMapping;
use crate::workspace::{Step, Workspace};

/// Adds to `problems` what is wrong with the sources and code lists; whether each source can be read.
pub(super) fn check(workspace: &Workspace, problems: &mut Problems) -> Vec<bool> {
    let mut check = Check { workspace, problems };
    let sources = 0..workspace.settings.sources.len();
    let usable = sources.map(|index| check.source(index)).collect();
    check.code_lists();
    usable
}

struct Check<'a> {
    workspace: &'a Workspace,
    problems: &'a mut Problems,
}

impl Check<'_> {
    fn wrong(&mut self, code: Code, path: &[Step<'_>], message: impl Into<String>, help: impl Into<String>) {
        let problem = self.workspace.setting_problem(code, path, message, help);
        self.problems.push(problem);
    }

    fn source(&mut self, index: usize) -> bool {
        let before = self.problems.errors();
        let source = &self.workspace.settings.sources[index];
        let path = [Step::Key("sources"), Step::Item(index)];
        let Some(plan) = Plan::new(&self.workspace.settings, index) else {
            let names: Vec<String> = TABLES.iter().flat_map(|table| table.instances()).collect();
            let message = format!("There is no table \"{}\".", source.table);
            let help = known_names(&source.table, names.iter().map(String::as_str).collect::<Vec<_>>());
            self.wrong(Code::SettingsInvalid, &[path[0], path[1], Step::Key("table")], message, help);
            return false;
        };
        self.columns(&plan);
        self.required(&plan);
        self.quotations(&plan);
        if super::workbook::is_workbook(&crate::workspace::shown(&source.file)) && source.sheet.is_none() {
            let message = format!("The source of {} names a workbook but no sheet.", source.table);
            self.wrong(Code::SettingsInvalid, &path, message, "Add a line such as `sheet = \"Complaints\"`.");
        }
        self.problems.errors() == before
    }

    /// A text may be quoted only where another column says so, row by row.
    fn quotations(&mut self, plan: &Plan<'_>) {
        let mapped = |column: &str| plan.source.columns.contains_key(column);
        if mapped("quotation") && !mapped("ok_to_publish") {
            let path = [Step::Key("sources"), Step::Item(plan.index), Step::Key("columns"), Step::Key("quotation")];
            let message = "Texts are to be quoted, and no column says which of them may be published.";
            self.wrong(
                Code::SettingsInvalid,
                &path,
                message,
                "Add `ok_to_publish = \"its heading\"`, or take `quotation` out.",
            );
        }
    }

    fn columns(&mut self, plan: &Plan<'_>) {
        let source = plan.source;
        let whole = [Step::Key("sources"), Step::Item(plan.index)];
        self.column_names(plan, &whole, "columns", source.columns.keys());
        self.column_names(plan, &whole, "constants", source.constants.keys());
        self.mapped_lists(&whole, source.columns.iter());
        for (position, group) in source.groups.iter().enumerate() {
            let path = [whole[0], whole[1], Step::Key("groups"), Step::Item(position)];
            self.column_names(plan, &path, "columns", group.columns.keys());
            self.column_names(plan, &path, "constants", group.constants.keys());
            self.mapped_lists(&path, group.columns.iter());
            if group.columns.is_empty() {
                let message = "A group maps no columns, so no row would be made of it.";
                self.wrong(Code::SettingsInvalid, &path, message, "Map the group's columns, or take it out.");
            }
        }
        for (name, _) in &source.constants {
            if source.columns.contains_key(name) {
                let path = [whole[0], whole[1], Step::Key("constants"), Step::Key(name)];
                let message = format!("\"{name}\" has both a heading and a constant.");
                self.wrong(Code::SettingsInvalid, &path, message, "Keep one of the two.");
            }
        }
    }

    fn column_names<'k>(
        &mut self,
        plan: &Plan<'_>,
        around: &[Step<'_>],
        part: &str,
        names: impl Iterator<Item = &'k String>,
    ) {
        let known: Vec<&str> = plan.spec.columns.iter().map(|column| column.name).collect();
        for name in names.filter(|name| !known.contains(&name.as_str())) {
            let path: Vec<Step<'_>> = around.iter().copied().chain([Step::Key(part), Step::Key(name)]).collect();
            let message = format!("The table {} has no column \"{name}\".", plan.source.table);
            self.wrong(Code::SettingsInvalid, &path, message, known_names(name, known.iter().copied()));
        }
    }

    fn mapped_lists<'m>(
        &mut self,
        around: &[Step<'_>],
        columns: impl Iterator<Item = (&'m String, &'m ColumnMapping)>,
    ) {
        let lists: Vec<&str> = self.workspace.settings.codes.keys().map(String::as_str).collect();
        for (column, mapping) in columns {
            let Some(list) = mapping.codes().filter(|list| !lists.contains(list)) else { continue };
            let path: Vec<Step<'_>> = around.iter().copied().chain([Step::Key("columns"), Step::Key(column)]).collect();
            let message = format!("There is no code list \"{list}\" for the column \"{column}\".");
            self.wrong(Code::FigureUnknown, &path, message, known_names(list, lists.iter().copied()));
        }
    }

    fn required(&mut self, plan: &Plan<'_>) {
        let path = [Step::Key("sources"), Step::Item(plan.index), Step::Key("columns")];
        let mut reported = BTreeSet::new();
        for makes in &plan.makes {
            for (column, origin) in plan.spec.columns.iter().zip(&makes.origins) {
                let is_missing = column.required && matches!(origin, Origin::Nothing);
                if is_missing && reported.insert(column.name) {
                    let message = format!("The column \"{}\" of {} is not mapped.", column.name, plan.source.table);
                    let help = format!("Add a line `{} = \"its heading in the export\"` under columns.", column.name);
                    self.wrong(Code::SettingsInvalid, &path, message, help);
                }
                let mapped = !matches!(origin, Origin::Nothing);
                let own = match origin {
                    Origin::Heading { codes, .. } => *codes,
                    _ => None,
                };
                let settings = &self.workspace.settings;
                let is_listed = matches!(column.holds, Holds::Listed);
                if mapped
                    && is_listed
                    && code_lists::lists(settings, &plan.source.table, column, own).is_empty()
                    && own.is_none()
                    && reported.insert(column.name)
                {
                    let list = quoted(&format!("{}.{}", plan.source.table, column.name));
                    let message = format!("The column \"{}\" has no code list.", column.name);
                    let help = format!(
                        "Add [codes.{list}] with a line for each label, such as \"Telephone\" = [\"Phone\", \"Tel\"]; `annual-report inspect` drafts it."
                    );
                    let path = [path[0], path[1], path[2], Step::Key(column.name)];
                    self.wrong(Code::SettingsInvalid, &path, message, help);
                }
            }
        }
    }

    fn code_lists(&mut self) {
        let uses = list_uses(self.workspace);
        let known: BTreeSet<&str> = uses.keys().map(String::as_str).collect();
        for (name, words) in &self.workspace.settings.codes {
            let path = [Step::Key("codes"), Step::Key(name)];
            let Some(holds) = uses.get(name) else {
                let message = format!("No column uses the code list \"{name}\".");
                self.wrong(Code::FigureUnknown, &path, message, known_names(name, known.iter().copied()));
                continue;
            };
            let allowed = holds.iter().find_map(|holds| code_lists::allowed(*holds));
            for code in words.keys() {
                self.code(name, code, allowed.as_deref(), holds);
            }
            self.ambiguous(name, words);
        }
    }

    fn code(&mut self, list: &str, code: &str, allowed: Option<&[&'static str]>, holds: &[Holds]) {
        let path = [Step::Key("codes"), Step::Key(list), Step::Key(code)];
        if let Some(allowed) = allowed
            && !allowed.contains(&code)
        {
            let message = format!("The list \"{list}\" has no code \"{code}\".");
            self.wrong(Code::FigureUnknown, &path, message, known_names(code, allowed.iter().copied()));
        }
        let is_whole = holds.iter().any(|holds| matches!(holds, Holds::Whole { .. }));
        if is_whole && code.parse::<i64>().is_err() {
            let message = format!("The list \"{list}\" is for whole numbers, and \"{code}\" is none.");
            self.wrong(Code::FigureUnknown, &path, message, "Write lines such as 1 = [\"Stage 1\", \"Stage one\"].");
        }
    }

    fn ambiguous(&mut self, list: &str, words: &code_lists::Words) {
        let mut meanings: HashMap<String, &str> = HashMap::new();
        for (code, words) in words {
            for word in words {
                if let Some(other) = meanings.insert(fold(word), code).filter(|other| other != code) {
                    let path = [Step::Key("codes"), Step::Key(list), Step::Key(code)];
                    let message = format!("\"{word}\" stands under both \"{other}\" and \"{code}\".");
                    self.wrong(Code::SettingsInvalid, &path, message, "Keep the word under the code it means.");
                }
            }
        }
    }
}

/// Every name under which a code list speaks for a column, and what those columns hold.
fn list_uses(workspace: &Workspace) -> HashMap<String, Vec<Holds>> {
    let mut uses: HashMap<String, Vec<Holds>> = HashMap::new();
    let tables = TABLES.iter().flat_map(|spec| spec.instances().map(move |name| (name, *spec)));
    for (table, spec) in tables.collect::<Vec<(String, &'static TableSpec)>>() {
        for column in spec.columns {
            for name in code_lists::names(&table, column, None) {
                uses.entry(name).or_default().push(column.holds);
            }
        }
    }
    for source in &workspace.settings.sources {
        let Some(spec) = tables::table(&source.table) else { continue };
        let mappings = source.groups.iter().flat_map(|group| group.columns.iter()).chain(source.columns.iter());
        for (column, mapping) in mappings {
            let column = spec.columns.iter().find(|spec| spec.name == column);
            if let (Some(column), Some(list)) = (column, mapping.codes()) {
                uses.entry(list.to_string()).or_default().push(column.holds);
            }
        }
    }
    uses
}
