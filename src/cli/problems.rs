//! Problems on the terminal, ten of a kind, and all of them in `checks/problems.csv`. Neither is an output that may be
//! published.

use std::fmt::Write;
use std::path::Path;

use super::console;
use crate::diagnostics::{Code, Diagnostic, Problems, Severity};
use crate::render::data;
use crate::render::output::{self, OutputFile};

/// How many of a kind the terminal shows.
const SHOWN: usize = 10;

/// Prints the problems and writes them in full to the folder's working notes.
pub(super) fn report(folder: &Path, problems: &Problems) {
    if !problems.is_empty() {
        console::error(&words(problems));
    }
    if !folder.join(crate::workspace::SETTINGS_FILE).is_file() {
        return;
    }
    let path = folder.join("checks").join("problems.csv");
    match output::write_note(&path, &csv(problems)) {
        Ok(()) if problems.is_empty() => {}
        Ok(()) => console::error(&format!("Every problem is listed in {}.", path.display())),
        Err(error) => console::error(&error.to_string()),
    }
}

/// Writes working notes beside the list of problems.
pub(super) fn note(folder: &Path, notes: &[OutputFile]) {
    for file in notes {
        let text = String::from_utf8_lossy(&file.bytes);
        if let Err(error) = output::write_note(&folder.join("checks").join(&file.path), &text) {
            console::error(&error.to_string());
        }
    }
}

/// `2 errors and 1 warning`
pub(super) fn tally(problems: &Problems) -> String {
    let of = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
    match (problems.errors(), problems.warnings()) {
        (0, 0) => "no problems".into(),
        (0, warnings) => of(warnings, "warning"),
        (errors, 0) => of(errors, "error"),
        (errors, warnings) => format!("{} and {}", of(errors, "error"), of(warnings, "warning")),
    }
}

fn words(problems: &Problems) -> String {
    let mut text = String::new();
    let mut codes: Vec<Code> = problems.iter().map(|d| d.code).collect();
    codes.sort_by_key(|code| (code.severity(), *code));
    codes.dedup();
    for code in codes {
        let found: Vec<&Diagnostic> = problems.iter().filter(|d| d.code == code).collect();
        let _ = writeln!(text, "{}: {} [{}]", severity(code), code.title(), code.name());
        text.extend(found.iter().take(SHOWN).map(|diagnostic| one(diagnostic)));
        let unlisted: usize = problems.unlisted().filter(|(of, _, _)| *of == code).map(|(_, _, more)| more).sum();
        if found.len() + unlisted > SHOWN {
            let _ = writeln!(text, "  and {} more of this kind", found.len().saturating_sub(SHOWN) + unlisted);
        }
        text.push('\n');
    }
    let _ = write!(text, "Found {}.", tally(problems));
    text
}

fn severity(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn one(diagnostic: &Diagnostic) -> String {
    let reference = diagnostic.reference.as_deref().map(|r| format!(" (case {r})")).unwrap_or_default();
    let value = diagnostic.value.as_deref().map(|v| format!(" The cell holds \"{v}\".")).unwrap_or_default();
    let related = diagnostic.related.as_ref().map(|place| format!("\n  and {place}")).unwrap_or_default();
    let (place, message, help) = (&diagnostic.location, &diagnostic.message, &diagnostic.help);
    format!("  {place}{reference}{related}\n    {message}{value}\n    {help}\n")
}

fn csv(problems: &Problems) -> String {
    const HEADINGS: [&str; 8] =
        ["severity", "code", "where", "case", "value", "what is wrong", "what to do", "and where"];
    let mut csv = data::csv_line(HEADINGS.iter().map(|heading| heading.to_string()));
    for diagnostic in problems.iter() {
        let cells = [
            severity(diagnostic.code).to_string(),
            diagnostic.code.name().to_string(),
            diagnostic.location.to_string(),
            diagnostic.reference.clone().unwrap_or_default(),
            diagnostic.value.clone().unwrap_or_default(),
            diagnostic.message.clone(),
            diagnostic.help.clone(),
            diagnostic.related.as_ref().map(ToString::to_string).unwrap_or_default(),
        ];
        csv.push_str(&data::csv_line(cells.into_iter()));
    }
    for (code, file, more) in problems.unlisted() {
        let what = format!("There are {more} more of this kind in the file, which are not listed.");
        let cells =
            [severity(code), code.name(), file, "", "", &what, "Mend those that are listed, then check again.", ""];
        csv.push_str(&data::csv_line(cells.iter().map(|cell| cell.to_string())));
    }
    csv
}
