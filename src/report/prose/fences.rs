//! The words within directives: captions, notes, titles, descriptions and the cells of officers' own tables.

use super::passages::Run;
use super::words::{Word, words};
use crate::report::markdown::Fence;

/// Fewer words than these are a label or a name, and claim nothing.
const FEWEST: usize = 4;

/// What begins and ends a text of several lines.
const LONG: &str = "\"\"\"";

/// The words of each text within a directive, placed as they stand in the section, whose lines are given.
pub(super) fn texts(lines: &[&str], fence: &Fence) -> Vec<Vec<Word>> {
    let mut found = Vec::new();
    let mut long = false;
    for (number, line) in (fence.line + 1..).zip(fence.body.lines()) {
        let ends = line.contains(LONG);
        let texts = if long && !ends { vec![line] } else { quoted(line).collect() };
        long ^= ends;
        let texts = texts.into_iter().map(|text| words(&[Run { text: text.to_string(), ..Run::default() }]));
        let texts: Vec<_> = texts.filter(|words| words.len() >= FEWEST).collect();
        if !texts.is_empty() {
            let written = lines.get((number as usize).saturating_sub(1)).copied().unwrap_or_default();
            let outside = without_expressions(written);
            found.extend(texts.into_iter().map(|text| placed(text, &outside, number)));
        }
    }
    found
}

/// The texts in double quotes on a line.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('"').skip(1).step_by(2)
}

/// A word is typed where the section's own line holds it `outside` braces; rendering may have moved lines, and then it is not.
fn placed(mut words: Vec<Word>, outside: &str, number: u32) -> Vec<Word> {
    for word in &mut words {
        let found = if word.live.is_some() { None } else { whole_word(outside, &word.text) };
        word.typed = found.is_some();
        word.at = (number, found.map_or(1, |at| outside[..at].chars().count() as u32 + 1));
    }
    words
}

fn whole_word(line: &str, word: &str) -> Option<usize> {
    let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let whole = |at: &usize| edge(line[..*at].chars().next_back()) && edge(line[at + word.len()..].chars().next());
    line.match_indices(word).map(|(at, _)| at).find(whole)
}

/// The line with blanks in place of what stands in braces.
fn without_expressions(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut depth = 0_usize;
    for c in line.chars() {
        depth += usize::from(c == '{');
        kept.push(if depth > 0 { ' ' } else { c });
        depth = depth.saturating_sub(usize::from(c == '}'));
    }
    kept
}
