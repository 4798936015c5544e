//! A passage's words, each with its place, and its sentences and clauses.

use super::passages::Run;
use super::position::{self, Position};
use crate::report::inline;

/// One word, number or live figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// Without the punctuation around it: `complaints`, `42%`, `£370`; of a live figure, as it is printed.
    pub(super) text: String,
    pub(super) lower: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) at: Position,
    /// Whether somebody typed it into this file; an expression's words are not typed.
    pub(super) typed: bool,
    /// The name of the live figure that it is.
    pub(super) live: Option<String>,
    pub(super) title: bool,
    pub(super) link: Option<String>,
}

impl Word {
    /// A number, year or word that somebody typed, and not as part of a title.
    pub(super) fn is_typed(&self) -> bool {
        self.typed && self.live.is_none() && !self.title
    }

    pub(super) fn is(&self, words: &[&str]) -> bool {
        self.live.is_none() && words.contains(&self.lower.as_str())
    }

    fn ends_sentence(&self) -> bool {
        const SHORTENED: [&str; 10] = ["e.g", "i.e", "etc", "mr", "mrs", "ms", "dr", "st", "no", "vs"];
        self.after.contains(['.', '?', '!']) && !(self.live.is_none() && SHORTENED.contains(&self.lower.as_str()))
    }
}

/// The words of a passage.
pub(super) fn words(runs: &[Run]) -> Vec<Word> {
    let mut reader = Reader { found: Vec::new(), word: Word::default(), at: (0, 0) };
    for run in runs {
        reader.run(run);
    }
    reader.flush();
    reader.found
}

struct Reader {
    found: Vec<Word>,
    word: Word,
    at: Position,
}

impl Reader {
    fn run(&mut self, run: &Run) {
        let mut rest = run.text.as_str();
        while let Some(c) = rest.chars().next() {
            if let Some((at, after)) = position::read(rest) {
                self.at = at;
                if !self.word.text.chars().any(char::is_alphanumeric) {
                    self.word.at = at;
                }
                self.word.typed = true;
                rest = after;
            } else if let Some((name, text, after)) = inline::read(rest) {
                self.live(name, text);
                rest = after;
            } else {
                self.letter(c);
                rest = &rest[c.len_utf8()..];
            }
            self.word.title |= run.title;
            if run.link.is_some() {
                self.word.link.clone_from(&run.link);
            }
        }
    }

    fn letter(&mut self, c: char) {
        self.at.1 = self.at.1.saturating_add(1);
        if c.is_whitespace() {
            return self.flush();
        }
        if self.word.live.is_some() {
            return self.word.after.push(c);
        }
        if self.word.text.is_empty() && self.word.at == (0, 0) {
            self.word.at = (self.at.0, self.at.1.saturating_sub(1));
        }
        self.word.text.push(c);
    }

    fn live(&mut self, name: &str, text: &str) {
        if self.word.live.is_some() || self.word.text.chars().any(char::is_alphanumeric) {
            self.flush();
        }
        self.word.before = std::mem::take(&mut self.word.text);
        self.word.text = text.to_string();
        self.word.live = Some(name.to_string());
        self.word.at = self.at;
    }

    fn flush(&mut self) {
        let mut word = std::mem::take(&mut self.word);
        if word.live.is_none() {
            let trimmed = word.text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '£');
            word.before = word.text[..word.text.len() - trimmed.len()].to_string();
            let core = trimmed.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '%');
            word.after = trimmed[core.len()..].to_string();
            word.text = core.to_string();
        }
        if word.text.is_empty() {
            // A dash between words ends a clause as a comma does.
            if let Some(last) = self.found.last_mut() {
                last.after.push_str(&word.before);
                last.after.push_str(&word.after);
            }
            return;
        }
        word.lower = word.text.to_lowercase().replace('’', "'");
        self.found.push(word);
    }
}

/// The sentences of a passage's words.
pub(super) fn sentences(words: &[Word]) -> impl Iterator<Item = &[Word]> {
    words.split_inclusive(Word::ends_sentence)
}

/// How many words a reader meets, those within live figures among them.
pub(super) fn count(sentence: &[Word]) -> usize {
    sentence.iter().map(|word| word.text.split_whitespace().count()).sum()
}

/// The clause around a word: from comma to comma. A live figure between commas belongs to the clause before it.
pub(super) fn clause(sentence: &[Word], at: usize) -> std::ops::Range<usize> {
    let joins = |i: usize| {
        let live = |n: usize| sentence.get(n).is_some_and(|word| word.live.is_some() && word.before.is_empty());
        live(i) || sentence.get(i).is_some_and(|word| word.is(&["at", "to", "with", "only"])) && live(i + 1)
    };
    let breaks = |i: usize| {
        sentence[i].after.contains([',', ';', '–', '—']) && !joins(i + 1)
            || i + 1 < sentence.len() && begins_clause(sentence, i + 1)
    };
    let start = (0..at).rev().find(|i| breaks(*i)).map_or(0, |i| i + 1);
    let end = (at..sentence.len()).find(|i| breaks(*i)).map_or(sentence.len(), |i| i + 1);
    start..end
}

fn begins_clause(sentence: &[Word], at: usize) -> bool {
    const ALWAYS: [&str; 9] = ["but", "while", "whereas", "although", "though", "because", "which", "when", "so"];
    const AFTER_AND: [&str; 9] = ["we", "they", "it", "there", "the", "those", "this", "fewer", "more"];
    if sentence[at].is(&ALWAYS) {
        return true;
    }
    let number = |word: &Word| word.text.starts_with(|c: char| c.is_ascii_digit());
    sentence[at].is(&["and"])
        && sentence.get(at + 1).is_some_and(|next| next.live.is_some() || number(next) || next.is(&AFTER_AND))
}
