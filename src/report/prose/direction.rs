//! Words of direction and size, held against how the live figures beside them moved.

use std::cmp::Ordering;

use super::subjects::fitting;
use super::words::{Word, clause};
use super::{Finding, Terms};
use crate::analysis::compare::with_last_year;
use crate::analysis::{Figure, Unit, register};
use crate::diagnostics::Code;
use crate::report::wording::{change, of_year};

const UP: &[&str] = &[
    "increase",
    "increased",
    "increases",
    "rise",
    "rose",
    "risen",
    "grew",
    "grown",
    "growth",
    "up",
    "higher",
    "climbed",
];
const DOWN: &[&str] = &[
    "fall",
    "fell",
    "fallen",
    "falling",
    "decrease",
    "decreased",
    "drop",
    "dropped",
    "decline",
    "declined",
    "reduction",
    "reduced",
    "down",
    "lower",
    "fewer",
];
const SAME: &[&str] = &["unchanged", "same", "unaltered"];
const BETTER: &[&str] = &["improved", "improvement"];
const WORSE: &[&str] = &["worsened", "deteriorated", "worse"];
const SLIGHT: &[&str] = &["slight", "slightly", "marginal", "marginally"];
const LARGE: &[&str] =
    &["significant", "significantly", "sharp", "sharply", "substantial", "substantially", "dramatic", "dramatically"];
/// A word for how many times as much there is, and how much that is at least and at most.
const TIMES: &[(&str, f64, f64)] =
    &[("doubled", 1.8, 2.3), ("trebled", 2.7, 3.4), ("tripled", 2.7, 3.4), ("halved", 0.43, 0.56)];

/// What a word claims of a figure.
#[derive(Clone, Copy)]
enum Claim {
    Moved(Ordering),
    Better(bool),
    Slight,
    Large,
    Times(f64, f64),
}

pub(super) fn findings(sentence: &[Word], terms: &Terms) -> Vec<Finding> {
    (0..sentence.len()).filter_map(|at| finding(sentence, at, terms)).collect()
}

fn finding(sentence: &[Word], at: usize, terms: &Terms) -> Option<Finding> {
    let word = &sentence[at];
    let claim = claim(sentence, at).filter(|_| word.is_typed() && !is_denied(sentence, at))?;
    let figure = subject(sentence, at, terms)?;
    if holds(claim, figure, terms)? {
        return None;
    }
    let comparison = with_last_year(terms.figures, figure);
    let now = of_year(terms.figures, figure, terms.figures.year);
    let message =
        format!("\"{}\" is not what the figure says: {now}, {} ({}).", word.text, change(&comparison), figure.label);
    let help = format!(
        "Correct the word, write {{{{ movement.{} }}}}, or {{# checked: {} #}} if it is about something else.",
        figure.name, word.lower
    );
    Some(Finding { help, ..Finding::new(word, Code::WordContradicted, message) })
}

fn claim(sentence: &[Word], at: usize) -> Option<Claim> {
    const OF_TWO: [&str; 4] = ["up", "down", "higher", "lower"];
    let word = &sentence[at];
    let next = sentence.get(at + 1);
    let compared = || next.is_some_and(|next| next.is(&["from", "by", "than", "on"]) || next.live.is_some());
    if word.is(&OF_TWO) && !compared() || word.is(&["fewer"]) && !sentence[at..].iter().take(6).any(|w| w.is(&["than"]))
    {
        return None;
    }
    if word.is(&["same"]) && !sentence[at..].iter().take(6).any(|w| w.is(&["as"])) {
        return None;
    }
    let moves = |i: usize| sentence.get(i).is_some_and(|w| w.is(UP) || w.is(DOWN));
    let near_move = moves(at + 1) || moves(at + 2) || at > 0 && moves(at - 1);
    let times = TIMES.iter().find(|(name, ..)| word.is(&[*name]));
    match word {
        word if word.is(UP) => Some(Claim::Moved(Ordering::Greater)),
        word if word.is(DOWN) => Some(Claim::Moved(Ordering::Less)),
        word if word.is(SAME) => Some(Claim::Moved(Ordering::Equal)),
        word if word.is(BETTER) => Some(Claim::Better(true)),
        word if word.is(WORSE) => Some(Claim::Better(false)),
        word if word.is(SLIGHT) && near_move => Some(Claim::Slight),
        word if word.is(LARGE) && near_move => Some(Claim::Large),
        _ => times.map(|(_, least, most)| Claim::Times(*least, *most)),
    }
}

/// Whether the words before turn the claim round or make it one of the future or of other years.
fn is_denied(sentence: &[Word], at: usize) -> bool {
    const NOT: [&str; 15] = [
        "not", "no", "never", "without", "neither", "nor", "will", "should", "may", "might", "would", "expect", "if",
        "didn't", "hope",
    ];
    const OTHER_YEARS: [&str; 5] = ["decade", "years", "since", "months", "quarter"];
    let around = clause(sentence, at);
    sentence[at.saturating_sub(4)..at].iter().any(|word| word.is(&NOT))
        || sentence[around].iter().any(|word| word.is(&OTHER_YEARS))
}

/// The figure that a word speaks of: what "a fall in" names, or the live figure nearest to the word in its clause.
fn subject(sentence: &[Word], at: usize, terms: &Terms) -> Option<&'static Figure> {
    let around = clause(sentence, at);
    let named = &sentence[at + 1..around.end.max(at + 1)];
    if named.first().is_some_and(|word| word.is(&["in"])) && !named.iter().any(|word| word.live.is_some()) {
        let figure = named_figure(&named[1..], terms);
        if figure.is_some() {
            return figure;
        }
    }
    let after = sentence[at..around.end].iter().find_map(|word| moving(word, terms));
    after.or_else(|| sentence[around.start..at].iter().rev().find_map(|word| moving(word, terms)))
}

/// What `the number of statutory complaints` names.
fn named_figure(words: &[Word], terms: &Terms) -> Option<&'static Figure> {
    let end =
        words.iter().position(|word| word.is(&["does", "is", "was", "has", "matters", "this", "from", "to", "by"]));
    let phrase = &words[..end.unwrap_or(words.len())];
    let skipped = phrase.iter().position(|word| !word.is(&["the", "number", "of", "our", "total"])).unwrap_or(0);
    let mut clause = phrase.to_vec();
    // "A fall in complaints" is a fall in complaints received.
    clause.push(Word { text: "received".into(), lower: "received".into(), ..Word::default() });
    fitting(terms.report, super::numbers::Measure::Count, &clause, Some(&phrase[skipped..])).first().copied()
}

/// The figure of a live word that says something of this year.
fn moving(word: &Word, terms: &Terms) -> Option<&'static Figure> {
    let (group, name) = word.live.as_deref()?.rsplit_once('.')?;
    let last = terms.figures.period(terms.figures.year.previous()).to_string();
    register::figure(name).filter(|_| group != last && group != "over")
}

/// Whether the figures bear a claim out; none where they cannot say.
fn holds(claim: Claim, figure: &Figure, terms: &Terms) -> Option<bool> {
    let comparison = with_last_year(terms.figures, figure);
    let difference = comparison.difference?;
    let before = comparison.before.printed(figure.unit)?.to_f64();
    let after = comparison.after.printed(figure.unit)?.to_f64();
    let moved = after.total_cmp(&before);
    let relative = if before > 0.0 { (difference.to_f64() / before).abs() } else { f64::INFINITY };
    let points = matches!(figure.unit, Unit::Percent { .. });
    let by = difference.to_f64().abs();
    Some(match claim {
        Claim::Moved(direction) => moved == direction,
        Claim::Better(better) => {
            let wanted = if figure.better_when()? == Ordering::Greater { moved } else { moved.reverse() };
            (wanted == Ordering::Greater) == better && wanted != Ordering::Equal
        }
        Claim::Slight if points => by <= 5.0,
        Claim::Slight => relative <= 0.1 || by <= 2.0,
        Claim::Large if points => by >= 5.0,
        Claim::Large => relative >= 0.1,
        Claim::Times(least, most) => before > 0.0 && (least..=most).contains(&(after / before)),
    })
}
