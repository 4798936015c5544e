//! Where sentences part.

use std::collections::BTreeSet;

use super::super::document::Inline;
use super::{Phrase, Run};

/// The sentences of a paragraph. A figure is never parted.
pub(super) fn sentences(text: &[Inline]) -> Vec<Phrase> {
    let whole = Phrase::of(text);
    let begins = beginnings(&whole.words());
    let mut found = vec![Phrase::default()];
    let mut at = 0;
    for run in whole.0 {
        let length = match &run {
            Run::Words(words) | Run::Figure(_, words) => words.len(),
        };
        match run {
            Run::Figure(..) => {
                if begins.contains(&at) {
                    found.push(Phrase::default());
                }
                push(&mut found, run);
            }
            Run::Words(words) => {
                let mut from = 0;
                for begin in begins.range(at..at + length).map(|begin| begin - at) {
                    push(&mut found, Run::Words(words[from..begin].to_string()));
                    found.push(Phrase::default());
                    from = begin;
                }
                push(&mut found, Run::Words(words[from..].to_string()));
            }
        }
        at += length;
    }
    found.into_iter().map(trimmed).filter(|sentence| !sentence.0.is_empty()).collect()
}

/// Where the second and later sentences begin: after a space that follows a full stop, question mark or exclamation mark,
/// and before anything but a small letter.
fn beginnings(words: &str) -> BTreeSet<usize> {
    let spaces = words.match_indices(' ').map(|(at, _)| at);
    let parts = |at: &usize| {
        let before = words[..*at].trim_end_matches(['”', '’', ')']);
        before.ends_with(['.', '?', '!']) && !words[at + 1..].starts_with(char::is_lowercase)
    };
    spaces.filter(parts).map(|at| at + 1).collect()
}

fn push(sentences: &mut [Phrase], run: Run) {
    if let Some(last) = sentences.last_mut() {
        last.0.push(run);
    }
}

/// Without space at its end, and without empty words.
fn trimmed(mut sentence: Phrase) -> Phrase {
    if let Some(Run::Words(words)) = sentence.0.last_mut() {
        words.truncate(words.trim_end().len());
    }
    sentence.0.retain(|run| !matches!(run, Run::Words(words) if words.is_empty()));
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(text: &[Inline]) -> Vec<String> {
        sentences(text).iter().map(Phrase::pattern).collect()
    }

    #[test]
    fn a_sentence_keeps_its_figures_and_ends_where_the_next_begins() {
        let figure = |name: &str| Inline::Figure { name: name.into(), text: "12.5".into() };
        let text = |words: &str| Inline::Text(words.into());
        let paragraph =
            [text("We had "), figure("a"), text(". "), figure("b"), text(" came later, e.g. in May. Why? ")];
        assert_eq!(parted(&paragraph), ["We had {a}.", "{b} came later, e.g. in May.", "Why?"]);
        assert_eq!(parted(&[text("“Thank you.” She said so (twice.) Then she left")]).len(), 3);
        assert!(parted(&[text(" ")]).is_empty());
    }
}
