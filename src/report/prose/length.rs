//! Sentences that are hard to read because they are long.

use super::words::{Word, count};
use super::{Finding, Terms};
use crate::diagnostics::Code;

pub(super) fn findings(sentence: &[Word], terms: &Terms) -> Vec<Finding> {
    let words = count(sentence);
    let first = sentence.iter().find(|word| word.typed).or_else(|| sentence.first());
    let Some(first) = first.filter(|_| words > terms.longest) else { return Vec::new() };
    let message = format!(
        "The sentence that begins \"{}\" has {words} words, and {} is the most.",
        beginning(sentence),
        terms.longest
    );
    let help = "Make two sentences of it, or write {# checked: long #} where it must stay whole.".to_string();
    vec![Finding { help, key: "long".into(), ..Finding::new(first, Code::SentenceLong, message) }]
}

fn beginning(sentence: &[Word]) -> String {
    sentence.iter().take(5).map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}
