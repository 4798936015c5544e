//! `sign-offs.csv`: texts that a named person has released. A text that changes is another text, and needs another line.

use std::collections::HashSet;
use std::path::Path;

use chrono::NaiveDate;

use crate::diagnostics::{Code, Diagnostic, Location, Problems};
use crate::workspace::{self, Workspace};

/// The file in the report folder.
pub(super) const FILE: &str = "sign-offs.csv";
const HEADINGS: [&str; 5] = ["text", "who", "role", "when", "reason"];

/// The marks of the texts that are released.
#[derive(Clone, Debug, Default)]
pub(super) struct SignOffs(HashSet<String>);

/// The first sixteen digits of the SHA-256 of a text whose white space is made single spaces.
pub(super) fn mark(text: &str) -> String {
    let single = text.split_whitespace().collect::<Vec<_>>().join(" ");
    workspace::sha256(single.as_bytes()).chars().take(16).collect()
}

impl SignOffs {
    /// Reads the file; a line that lacks anything releases nothing, and is a problem.
    pub(super) fn of(workspace: &Workspace, problems: &mut Problems) -> SignOffs {
        let mut marks = HashSet::new();
        if !workspace.has(Path::new(FILE)) {
            return SignOffs(marks);
        }
        let text = match workspace.text(Path::new(FILE)) {
            Ok(text) => text,
            Err(problem) => {
                problems.push(problem);
                return SignOffs(marks);
            }
        };
        let text = text.trim_start_matches('\u{feff}');
        let mut rows = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
        for (number, row) in rows.records().enumerate() {
            let cells: Vec<String> =
                row.map(|row| row.iter().map(|cell| cell.trim().to_string()).collect()).unwrap_or_default();
            let wrong = match number {
                0 => (cells != HEADINGS).then(|| format!("The first line must be {}.", HEADINGS.join(","))),
                _ => wrong(&cells),
            };
            match (wrong, number) {
                (Some(message), _) => problems.push(invalid(number, message)),
                (None, 0) => {}
                (None, _) => drop(marks.insert(cells[0].to_lowercase())),
            }
        }
        SignOffs(marks)
    }

    pub(super) fn hold(&self, text: &str) -> bool {
        !self.0.is_empty() && self.0.contains(&mark(text))
    }
}

/// What a line lacks.
fn wrong(cells: &[String]) -> Option<String> {
    if cells.len() != HEADINGS.len() {
        return Some(format!(
            "The line has {} cells, and needs {}: {}.",
            cells.len(),
            HEADINGS.len(),
            HEADINGS.join(", ")
        ));
    }
    if let Some(blank) = cells.iter().position(String::is_empty) {
        return Some(format!("The line says nothing under \"{}\".", HEADINGS[blank]));
    }
    if cells[0].len() != 16 || !cells[0].bytes().all(|b| b.is_ascii_hexdigit()) {
        return Some(
            "The first cell is not the mark of a text: sixteen digits, which the problem of the text gives.".into(),
        );
    }
    let day = ["%Y-%m-%d", "%d/%m/%Y"].iter().any(|form| NaiveDate::parse_from_str(&cells[3], form).is_ok());
    (!day).then(|| "The day is not written as 2025-01-31 or 31/01/2025.".to_string())
}

fn invalid(number: usize, message: String) -> Diagnostic {
    let help = "Give the text's mark, the name and role of the person who releases it, the day, and the reason.";
    let line = u32::try_from(number + 1).unwrap_or(u32::MAX);
    Diagnostic::new(Code::SignOffInvalid, Location::line(FILE, line, 1), message, help)
}
