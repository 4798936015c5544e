//! Words that hold a place until somebody writes the right ones: those of the folder that `annual-report new` makes, and those
//! that officers type. A report that is final may hold none.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::Workspace;
use super::places::at;
use crate::diagnostics::{Code, Diagnostic, Location};

/// The parts of `report.toml` whose words are printed. What exports say, such as a code `TBC`, is not ours to judge.
const PRINTED: &[&str] = &["council", "reports", "assurance", "assumptions", "decisions", "accessibility", "theme"];

/// Of a setting as a whole: how it begins.
const BEGINNINGS: &[&str] = &["example ", "name of ", "to be confirmed"];

/// Within settings and narrative alike. `01632 960` is kept free of telephones, for invented numbers.
const PARTS: &[&str] = &["to write:", "example.gov.uk", "01632 960", "lorem ipsum", "xxx", "[name", "<name"];

/// The same as words of their own, in capitals.
const WORDS: &[&str] = &["TBC", "TBA", "TBD", "TODO"];

const HELP: &str = "Write what it stands for, or build a draft: status = \"draft\" in report.toml, or --status draft.";

/// The placeholders in the settings that are printed, each at its line.
pub(super) fn in_settings(text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if let Ok(table) = DeTable::parse(text) {
        let parts = table.get_ref().iter().filter(|(name, _)| PRINTED.contains(&name.get_ref().as_ref()));
        parts.for_each(|(_, value)| {
            each_text(value.get_ref(), value.span(), &mut |words, span| {
                let word = if is_held(words) { Some(words) } else { in_text(words).map(|range| &words[range]) };
                found.extend(word.map(|word| problem(at(text, span.start), word)));
            })
        });
    }
    found.sort_by(|one, other| one.location.cmp(&other.location));
    found
}

/// The placeholders in a file that an officer wrote, each at its line.
pub fn in_file(file: &str, text: &str) -> Vec<Diagnostic> {
    let found = text.lines().zip(1..).filter_map(|(line, number)| {
        let range = in_text(line)?;
        let column = u32::try_from(line[..range.start].chars().count() + 1).unwrap_or(u32::MAX);
        Some(problem(Location::line(file, number, column), &line[range]))
    });
    found.collect()
}

fn problem(location: Location, word: &str) -> Diagnostic {
    let message = format!("\"{word}\" holds the place of words that a final report needs.");
    Diagnostic::new(Code::PlaceholderLeft, location, message, HELP)
}

/// Calls with every text of a value and where it stands.
fn each_text(value: &DeValue<'_>, span: Range<usize>, call: &mut dyn FnMut(&str, Range<usize>)) {
    match value {
        DeValue::String(words) => call(words, span),
        DeValue::Array(items) => items.iter().for_each(|item| each_text(item.get_ref(), item.span(), call)),
        DeValue::Table(table) => table.iter().for_each(|(_, value)| each_text(value.get_ref(), value.span(), call)),
        _ => {}
    }
}

/// Whether a setting as a whole is a placeholder.
fn is_held(words: &str) -> bool {
    let words = words.trim().to_lowercase();
    words == "example"
        || words.chars().all(|c| c == '?' || c == '…') && !words.is_empty()
        || BEGINNINGS.iter().any(|beginning| words.starts_with(beginning))
}

/// The first placeholder within a text.
fn in_text(words: &str) -> Option<Range<usize>> {
    let lower = words.to_ascii_lowercase();
    let part =
        PARTS.iter().filter_map(|part| lower.find(part).map(|start| start..start + part.len())).min_by_key(|r| r.start);
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let word = WORDS.iter().find_map(|word| {
        let mut places = words.match_indices(word).map(|(start, _)| start..start + word.len());
        places.find(|r| !is_part(words[..r.start].chars().next_back()) && !is_part(words[r.end..].chars().next()))
    });
    part.or(word)
}

impl Workspace {
    /// The placeholders in the settings that are printed.
    pub fn placeholders(&self) -> Vec<Diagnostic> {
        in_settings(&self.settings_text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let word = |p: &Diagnostic| p.message.split('"').nth(1).unwrap_or_default().to_string();
        in_settings(text).iter().map(|p| format!("{}: {}", p.location, word(p))).collect()
    }

    #[test]
    fn what_holds_a_place_is_found_at_its_line() {
        let text = "[council]\nname = \"Example Council\"\nshort_name = \"Wells\"\n[reports.a]\n\
            people = [{ title = \"Head of Service\" },\n  { title = \"Name of officer\" }]\nfacts = { line = \"TBC (May)\" }\n";
        assert_eq!(
            found(text),
            [
                "report.toml, line 2, column 8: Example Council",
                "report.toml, line 6, column 13: Name of officer",
                "report.toml, line 7, column 18: TBC",
            ]
        );
        assert_eq!(in_file("a.md", "One.\n**To write:** two.\n")[0].location.to_string(), "a.md, line 2, column 3");
    }

    #[test]
    fn words_that_only_look_like_it_pass() {
        let text = "[codes.outcome]\nopen = [\"TBC\"]\n[council]\nname = \"Hexample and TBCs Council\"\nteam = \"The Example\"\n";
        assert_eq!(found(text), Vec::<String>::new());
        assert_eq!(in_file("a.md", "For example, we wrote to 3 people. The date is to be confirmed.\n"), []);
    }
}
