//! Typed numbers, and which of them state no figure: dates, limits, regulations, stages, ages, telephone numbers.

use super::words::Word;
use crate::analysis::Decimal;

/// What a number counts, as its signs or the word after it say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    Count,
    Percent,
    Days,
    Pounds,
}

/// A number that could be a figure.
#[derive(Clone, Debug)]
pub(super) struct Number {
    /// Its word in the sentence.
    pub(super) at: usize,
    pub(super) value: Decimal,
    pub(super) measure: Measure,
    /// Of `65 of 156`: the 156.
    pub(super) whole: Option<Decimal>,
}

const WORDS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The numbers of a sentence that could be figures.
pub(super) fn numbers(sentence: &[Word]) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        let Some(value) = value(&sentence[at]).filter(|_| sentence[at].is_typed() && !is_no_figure(sentence, at))
        else {
            at += 1;
            continue;
        };
        let whole = whole(sentence, at);
        found.push(Number { at, value, measure: measure(sentence, at), whole: whole.map(|(value, _)| value) });
        at = whole.map_or(at + 1, |(_, next)| next);
    }
    found
}

/// `156`, `1,234`, `42%`, `£370`, `twelve`; "one" is rarely a count.
pub(super) fn value(word: &Word) -> Option<Decimal> {
    if word.live.is_some() {
        return None;
    }
    if let Some(position) = WORDS.iter().position(|name| *name == word.lower && *name != "one") {
        return Some(Decimal::whole(position as i128 + 1));
    }
    let digits = word.lower.trim_start_matches('£').trim_end_matches('%');
    let plain = digits.replace(',', "");
    let fit = plain.starts_with(|c: char| c.is_ascii_digit()) && plain.chars().all(|c| c.is_ascii_digit() || c == '.');
    if fit { plain.parse().ok() } else { None }
}

/// The whole of `65 of 156` or `65 out of the 156`, and the word after it.
fn whole(sentence: &[Word], at: usize) -> Option<(Decimal, usize)> {
    let mut next = at + 1;
    if sentence.get(next)?.is(&["out"]) {
        next += 1;
    }
    if !sentence.get(next)?.is(&["of"]) {
        return None;
    }
    next += 1;
    if sentence.get(next)?.is(&["the", "all"]) {
        next += 1;
    }
    let word = sentence.get(next)?;
    value(word).filter(|_| word.text.starts_with(|c: char| c.is_ascii_digit())).map(|value| (value, next + 1))
}

fn measure(sentence: &[Word], at: usize) -> Measure {
    let after = |n: usize| sentence.get(at + n);
    let word = &sentence[at];
    let next_is = |words: &[&str]| word.after.is_empty() && after(1).is_some_and(|next| next.is(words));
    if word.text.ends_with('%') || next_is(&["percent", "per", "percentage"]) {
        Measure::Percent
    } else if word.text.starts_with('£') || next_is(&["pounds"]) {
        Measure::Pounds
    } else if next_is(&["days", "day"]) || next_is(&["working"]) && after(2).is_some_and(|w| w.is(&["days", "day"])) {
        Measure::Days
    } else {
        Measure::Count
    }
}

pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Whether a number is a date, a limit or clock, a provision of law, a stage, an age, part of a name or of an address.
fn is_no_figure(sentence: &[Word], at: usize) -> bool {
    let word = &sentence[at];
    let next = sentence.get(at + 1);
    let before = |n: usize| at.checked_sub(n).map(|i| &sentence[i]);
    let after_any = |words: &[&str]| before(1).is_some_and(|w| w.is(words));
    let next_any = |words: &[&str]| next.is_some_and(|w| w.is(words));
    // A dash or bracket that closes up to another number: 16-24, 13(1).
    let joined = word.after.contains(['(', '/']) || word.before.contains(['#', '[']);
    let year = word.text.len() == 4 && (word.text.starts_with("19") || word.text.starts_with("20"));
    let telephone = word.text.len() > 1 && word.text.starts_with('0') && !word.text.starts_with("0.")
        || before(1).is_some_and(|w| w.text.len() > 2 && w.text.chars().all(|c| c.is_ascii_digit()));
    joined
        || year
        || telephone
        || after_any(&MONTHS)
        || next_any(&MONTHS)
        || after_any(&NAMED)
        || is_age(sentence, at)
        || is_limit(sentence, at)
        || next_any(&["or", "and"])
            && word.text.len() < 3
            && before(1).is_some_and(|w| w.is(&["stages", "tables", "parts"]))
}

/// What a number after it names instead of counting.
const NAMED: [&str; 45] = [
    "stage",
    "stages",
    "step",
    "regulation",
    "regulations",
    "reg",
    "regs",
    "section",
    "sections",
    "paragraph",
    "para",
    "part",
    "parts",
    "article",
    "schedule",
    "chapter",
    "si",
    "act",
    "table",
    "tables",
    "figure",
    "chart",
    "appendix",
    "page",
    "item",
    "number",
    "no",
    "case",
    "level",
    "version",
    "ward",
    "room",
    "team",
    "group",
    "band",
    "priority",
    "recommendation",
    "theme",
    "question",
    "action",
    "since",
    "between",
    "every",
    "each",
    "per",
];

fn is_age(sentence: &[Word], at: usize) -> bool {
    const BEFORE: [&str; 8] = ["aged", "age", "ages", "under", "over", "below", "above", "turned"];
    const AFTER: [&str; 6] = ["years", "year", "year-olds", "year-old", "and", "to"];
    let near = |n: usize| at.checked_sub(n).map(|i| &sentence[i]);
    let aged = (1..=4).filter_map(near).any(|word| word.is(&["aged", "age", "ages", "olds"]));
    let next = sentence.get(at + 1);
    let people = |word: &&Word| word.is(&["years", "year", "year-olds", "year-old", "old"]);
    aged || next.as_ref().is_some_and(people)
        || near(1).is_some_and(|w| w.is(&BEFORE))
            && (next.is_none_or(|w| w.is(&AFTER)) || !sentence[at].after.is_empty())
}

/// `within 10 working days`, `a limit of 20`, `up to 65`: what ought to be, not what was.
fn is_limit(sentence: &[Word], at: usize) -> bool {
    const BEFORE: [&str; 19] = [
        "within",
        "limit",
        "standard",
        "target",
        "timescale",
        "deadline",
        "maximum",
        "least",
        "most",
        "than",
        "after",
        "beyond",
        "by",
        "every",
        "next",
        "last",
        "extended",
        "permitted",
        "aim",
    ];
    const TIME: [&str; 17] = [
        "working", "day", "days", "week", "weeks", "month", "months", "hour", "hours", "minute", "minutes", "quarter",
        "quarters", "days'", "weeks'", "am", "pm",
    ];
    let next = sentence.get(at + 1);
    let timed = next.is_some_and(|word| word.is(&TIME));
    if timed && !next.is_some_and(|word| word.is(&["working", "days", "day"])) {
        return true;
    }
    let near: Vec<&Word> = sentence[at.saturating_sub(4)..at].iter().collect();
    let limited = near.iter().any(|word| word.is(&BEFORE));
    let up_to = near.windows(2).any(|pair| pair[0].is(&["up"]) && pair[1].is(&["to"]));
    timed && (limited || up_to) || near.last().is_some_and(|word| word.is(&["limit", "within"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::prose::passages::passages;
    use crate::report::prose::position::marked;
    use crate::report::prose::words::words;

    fn found(text: &str) -> Vec<String> {
        let passages = passages(&marked(text));
        let words = words(&passages[0].runs);
        let number = |n: &Number| {
            let whole = n.whole.map(|whole| format!(" of {whole}")).unwrap_or_default();
            format!("{}{whole} {:?}", n.value, n.measure)
        };
        numbers(&words).iter().map(number).collect()
    }

    #[test]
    fn numbers_are_read_with_what_they_count() {
        assert_eq!(found("We had 1,234 contacts, 42% of them late."), ["1,234 Count", "42 Percent"]);
        assert_eq!(found("Twelve complaints took 15.5 working days."), ["12 Count", "15.5 Days"]);
        assert_eq!(found("We upheld 65 out of 156 and paid £370."), ["65 of 156 Count", "370 Pounds"]);
        assert_eq!(found("About 30 per cent were withdrawn."), ["30 Percent"]);
    }

    #[test]
    fn what_names_or_limits_is_no_figure() {
        for text in [
            "Answer at stage 1 within 10 working days, or up to 20 working days.",
            "On 31 March 2024, under regulation 18 and SI 2009/309.",
            "Ring 0800 123 456 at any time.",
            "For young people aged 16 to 24, or under 16.",
            "The limit is ten working days after that, and a reply takes two weeks.",
            "See section 26 and part 3; the code is level 2.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
