use std::path::Path;

use super::*;

mod example;

/// Reads a report folder whose settings must open.
fn read_folder(folder: &Path) -> (Tables, Problems) {
    let mut problems = Problems::new();
    let workspace = Workspace::open(folder, &mut problems);
    let tables = workspace.map(|workspace| read(&workspace, &mut problems)).unwrap_or_default();
    (tables, problems)
}

/// Every problem as one line: code, place, reference, message and help.
fn lines(problems: &Problems) -> Vec<String> {
    let line = |d: &Diagnostic| {
        let reference = d.reference.as_deref().unwrap_or("-");
        format!("{} | {} | {reference} | {} | {}", d.code.name(), d.location, d.message, d.help)
    };
    problems.iter().map(line).collect()
}
