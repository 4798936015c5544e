//! What the TOML parser says of `report.toml`, in an officer's words.

use super::{SETTINGS_FILE, places};
use crate::diagnostics::{Code, Diagnostic, Location, known_names};

/// The problem that a parser's error stands for, at its line and column.
pub(super) fn problem(text: &str, error: &toml::de::Error) -> Diagnostic {
    let location = match error.span() {
        Some(span) => places::at(text, span.start),
        None => Location::file(SETTINGS_FILE),
    };
    let (message, help) = words(error.message());
    Diagnostic::new(Code::SettingsInvalid, location, message, help)
}

fn words(message: &str) -> (String, String) {
    if let Some(rest) = message.strip_prefix("unknown field ") {
        return unknown(rest);
    }
    if let Some(name) = message.strip_prefix("missing field ") {
        let name = name.trim_matches('`');
        return (
            format!("The setting \"{name}\" is missing here."),
            format!("Add a line `{name} = ...` to this part."),
        );
    }
    if message.contains("untagged enum ColumnMapping") {
        let help = "Write it as \"Date Received\", or as { heading = \"Date Received\", codes = \"a list\" }.";
        return ("A column must be mapped to one heading of the export.".to_string(), help.to_string());
    }
    if let Some(rest) = message.strip_prefix("duplicate key") {
        let message = format!("A setting stands twice here{}.", rest.trim_end());
        return (message, "Keep one of the two, or join their lists.".to_string());
    }
    if let Some((found, expected)) = message.strip_prefix("invalid type: ").and_then(|m| m.split_once(", expected ")) {
        let help = "Text stands in \"quotes\", dates as 2024-11-01, numbers without quotes, lists in [ ].".to_string();
        let expected = expected
            .replace("a TOML datetime", "a date")
            .replace("a sequence", "a list")
            .replace("a map", "a part of its own");
        return (format!("This setting holds {found}; it should hold {expected}."), help);
    }
    let first = message.lines().next().unwrap_or_default();
    let help =
        "Correct the line; every setting is written as `name = value`, and text stands in \"quotes\".".to_string();
    (sentence(first), help)
}

/// `` `sorces`, expected one of `reporting_year`, `sources` ``
fn unknown(rest: &str) -> (String, String) {
    let mut names = rest.split('`').skip(1).step_by(2);
    let name = names.next().unwrap_or_default().to_string();
    let known: Vec<&str> = names.collect();
    (format!("There is no setting \"{name}\" here."), known_names(&name, known))
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str().trim_end_matches('.'))
}
