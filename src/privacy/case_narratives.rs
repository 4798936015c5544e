//! Paragraphs that tell of one person.

use super::text::{Word, Words};
use super::{Finding, Rule};

const TITLES: [&str; 4] = ["mr", "mrs", "ms", "miss"];
const OWNERS: [&str; 2] = ["his", "her"];
const FAMILY: [&str; 20] = [
    "mother",
    "father",
    "mum",
    "dad",
    "son",
    "daughter",
    "sister",
    "brother",
    "wife",
    "husband",
    "partner",
    "grandmother",
    "grandfather",
    "grandson",
    "granddaughter",
    "nephew",
    "niece",
    "aunt",
    "uncle",
    "baby",
];
const PERSONS: [&str; 13] = [
    "child", "boy", "girl", "man", "woman", "parent", "mother", "father", "resident", "tenant", "relative", "carer",
    "family",
];
/// What follows where one person's story is told.
const TELLS: [&str; 18] = [
    "was",
    "had",
    "told",
    "said",
    "asked",
    "complained",
    "felt",
    "waited",
    "who",
    "whose",
    "rang",
    "wrote",
    "wanted",
    "lived",
    "moved",
    "reported",
    "received",
    "did",
];

pub(super) fn findings(words: &Words) -> Vec<Finding> {
    let mut found = Vec::new();
    for (position, word) in words.words.iter().enumerate() {
        let next = words.words.get(position + 1);
        let rule = titled(word, next)
            .or_else(|| aged(words, position))
            .or_else(|| of_family(word, next))
            .or_else(|| single(words, position));
        found.extend(rule.map(|rule| Finding { at: word.at, rule }));
    }
    found
}

/// `Mr X`, `Child B`
fn titled(word: &Word, next: Option<&Word>) -> Option<Rule> {
    let next = next?;
    let capital = next.written.chars().next().is_some_and(char::is_uppercase);
    let lettered = next.written.chars().count() == 1 && ["child", "family", "person"].contains(&word.lower.as_str());
    let title = TITLES.contains(&word.lower.as_str()) && word.written.starts_with('M');
    ((title || lettered) && capital).then_some(Rule::CaseTitle)
}

/// `a 14-year-old`, `aged 14`
fn aged(words: &Words, position: usize) -> Option<Rule> {
    let word = &words.words[position];
    let before = words.chars[..word.at].iter().rev().find(|c| !c.is_whitespace() && **c != '-');
    let years_old = ["year-old", "years-old", "yr-old"].contains(&word.lower.as_str())
        || (word.lower.starts_with("year") && words.words.get(position + 1).is_some_and(|next| next.lower == "old"));
    let after = words.chars[word.end()..].iter().find(|c| !c.is_whitespace());
    let years = years_old && before.is_some_and(char::is_ascii_digit);
    // "Aged 16 to 24" is a group.
    let group = words.words.get(position + 1).is_some_and(|next| ["to", "and", "or"].contains(&next.lower.as_str()));
    let aged = word.lower == "aged" && after.is_some_and(char::is_ascii_digit) && !group;
    (years || aged).then_some(Rule::CaseAge)
}

/// `her mother`
fn of_family(word: &Word, next: Option<&Word>) -> Option<Rule> {
    let family = FAMILY.contains(&next?.lower.as_str());
    (OWNERS.contains(&word.lower.as_str()) && family).then_some(Rule::CaseFamily)
}

/// `one complainant`, `in one case`, `one mother told us`
fn single(words: &Words, position: usize) -> Option<Rule> {
    let lower = |at: Option<usize>| at.and_then(|at| words.words.get(at)).map_or("", |word| word.lower.as_str());
    let (before, next, after) = (position.checked_sub(1), Some(position + 1), Some(position + 2));
    if lower(Some(position)) != "one" {
        return None;
    }
    let told = PERSONS.contains(&lower(next)) && TELLS.contains(&lower(after));
    // "Several services in one complaint" tells of no case.
    let opens = before.and_then(|at| words.words.get(at)).is_some_and(|word| word.opens);
    let in_a_case = lower(before) == "in" && (lower(next) == "case" || (opens && lower(next) == "complaint"));
    (lower(next) == "complainant" || in_a_case || told).then_some(Rule::CaseSingle)
}
