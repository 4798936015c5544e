//! Words for how large a part is, held against the share beside them.

use super::words::{Word, clause};
use super::{Finding, Terms};
use crate::analysis::{Value, register};
use crate::diagnostics::Code;

/// A word for a part of a whole, and between which percentages the part lies.
const FRACTIONS: &[(&[&str], f64, f64)] = &[
    (&["three", "quarters"], 70.0, 80.0),
    (&["two", "thirds"], 61.0, 72.0),
    (&["two-thirds"], 61.0, 72.0),
    (&["three-quarters"], 70.0, 80.0),
    (&["half"], 45.0, 55.0),
    (&["third"], 28.0, 38.0),
    (&["quarter"], 20.0, 30.0),
];

/// What may follow "most" where it means more than half.
const MOST_OF: &[&str] = &[
    "of",
    "complaints",
    "people",
    "cases",
    "compliments",
    "concerns",
    "responses",
    "answers",
    "replies",
    "remedies",
    "families",
    "complainants",
    "statutory",
];

pub(super) fn findings(sentence: &[Word], terms: &Terms) -> Vec<Finding> {
    (0..sentence.len()).filter_map(|at| finding(sentence, at, terms)).collect()
}

fn finding(sentence: &[Word], at: usize, terms: &Terms) -> Option<Finding> {
    let word = &sentence[at];
    let (least, most) = claim(sentence, at).filter(|_| word.is_typed())?;
    let around = clause(sentence, at);
    let after = sentence[at..around.end].iter().find_map(|word| share(word, terms));
    let (part, whole, name) =
        after.or_else(|| sentence[around.start..at].iter().rev().find_map(|word| share(word, terms)))?;
    // "Most complaints in a month: ..." names the largest of several, which need not be more than half.
    if word.is(&["most"]) && sentence[at..around.end].iter().any(|word| word.after.contains(':')) {
        return None;
    }
    let percent = part as f64 * 100.0 / whole as f64;
    if (least..=most).contains(&percent) {
        return None;
    }
    let message =
        format!("\"{}\" is not what the figure says: {part} of {whole}, or {percent:.0}% ({name}).", word.text);
    let help = format!("Correct the word, or write {{# checked: {} #}} if it is about something else.", word.lower);
    Some(Finding { help, ..Finding::new(word, Code::WordContradicted, message) })
}

/// Between which percentages a part lies that the word is right for.
fn claim(sentence: &[Word], at: usize) -> Option<(f64, f64)> {
    const ABOVE_HALF: (f64, f64) = (50.0 + f64::EPSILON * 64.0, 100.0);
    let word = &sentence[at];
    let next = sentence.get(at + 1);
    let before = at.checked_sub(1).map(|i| &sentence[i]);
    if word.is(&["majority", "mostly"]) {
        return Some(ABOVE_HALF);
    }
    if word.is(&["most"]) && next.is_some_and(|next| next.is(MOST_OF)) {
        let superlative = before.is_some_and(|word| word.is(&["the", "with", "received", "had"]));
        return (!superlative).then_some(ABOVE_HALF);
    }
    let fraction = FRACTIONS.iter().find(|(words, ..)| {
        words.len() <= sentence.len() - at && words.iter().zip(&sentence[at..]).all(|(name, word)| word.is(&[*name]))
    })?;
    bounds(sentence, at, fraction)
}

/// The bounds of a fraction, as `more than`, `nearly` and the like before it move them.
fn bounds(sentence: &[Word], at: usize, (words, least, most): &(&[&str], f64, f64)) -> Option<(f64, f64)> {
    let before = &sentence[at.saturating_sub(3)..at];
    let middle = (least + most) / 2.0;
    if words == &["quarter"] || words == &["third"] {
        // "A third" is a part, "the third quarter" is not.
        let article = before.last().is_some_and(|word| word.is(&["a", "one"]));
        let apposed = sentence[at].after.contains(',') || sentence.get(at + 1).is_some_and(|next| next.live.is_some());
        if !article
            || !apposed
                && sentence.get(at + 1).is_some_and(|next| !next.is(&["of", "were", "was", "had", "took", "ended"]))
        {
            return None;
        }
    }
    let above = before.iter().any(|word| word.is(&["over", "than", "above"]))
        && !before.iter().any(|word| word.is(&["less", "fewer"]));
    let below = before.iter().any(|word| word.is(&["under", "less", "fewer", "below"]));
    Some(match (above, below) {
        (_, true) => (0.0, middle),
        (true, _) => (middle, 100.0),
        _ => (*least, *most),
    })
}

/// The part and whole of a live share, or of a category of a breakdown, with what it is called.
fn share(word: &Word, terms: &Terms) -> Option<(u64, u64, String)> {
    let name = word.live.as_deref()?;
    let (group, figure) = name.rsplit_once('.')?;
    let year = terms.figures.year;
    if let Some(figure) = register::figure(figure) {
        let of = if group == terms.figures.period(year.previous()).to_string() { year.previous() } else { year };
        let (part, whole) = terms.figures.value(figure.name, of).part_and_whole().filter(|(_, whole)| *whole > 0)?;
        return Some((part, whole, figure.label.to_string()));
    }
    let mut parts = name.strip_prefix(&terms.figures.period(year).to_string())?.strip_prefix('.')?.splitn(2, '.');
    let breakdown = register::breakdown(parts.next()?)?;
    let code = parts.next()?.rsplit_once('.')?.0;
    let category = terms.figures.breakdown(breakdown.name, year)?.category(code)?;
    match category.share {
        Value::Share { part, whole } if whole > 0 => {
            Some((part, whole, format!("{}: {}", breakdown.label, category.label)))
        }
        _ => None,
    }
}
