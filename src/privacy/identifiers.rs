//! Numbers and addresses that lead to one person.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::text::Words;
use super::{Finding, Rule};

/// The months by their first three letters.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What leads to one person: the shapes of the exports' references, and what has the same shape everywhere.
#[derive(Clone, Debug, Default)]
pub(super) struct Identifiers {
    /// `AA999999`: a letter is an A and a digit a 9.
    references: BTreeSet<Vec<char>>,
}

impl Identifiers {
    /// Learns the shapes of references. One with few digits and no letters would be any number, and is passed over.
    pub(super) fn learn<'r>(&mut self, references: impl ParallelIterator<Item = &'r str>) {
        let shapes = references.fold(Shapes::default, Shapes::with).map(|shapes| shapes.found);
        self.references.extend(shapes.flatten_iter().collect::<Vec<_>>());
    }

    /// Everything in words that somebody said.
    pub(super) fn all(&self, words: &Words) -> Vec<Finding> {
        let mut found = self.of_a_case(words);
        let numbered = |at: usize| found.iter().any(|f: &Finding| f.rule != Rule::BirthDate && f.at == at);
        let mut more: Vec<Finding> = numbers(&words.chars)
            .into_iter()
            .filter(|(at, digits)| digits.len() >= 6 && !numbered(*at) && !is_year(&words.chars[*at..]))
            .map(|(at, _)| Finding { at, rule: Rule::Telephone })
            .collect();
        let signs = words.chars.iter().enumerate().filter(|(_, c)| **c == '@');
        more.extend(signs.map(|(at, _)| Finding { at, rule: Rule::Email }));
        more.extend(postcodes(&words.chars).into_iter().map(|at| Finding { at, rule: Rule::Postcode }));
        more.extend(dates(words).into_iter().map(|at| Finding { at, rule: Rule::BirthDate }));
        found.extend(more);
        found
    }

    /// What never has a place in a report, whoever wrote it.
    pub(super) fn of_a_case(&self, words: &Words) -> Vec<Finding> {
        let mut found: Vec<Finding> = numbers(&words.chars)
            .into_iter()
            .filter(|(_, digits)| is_nhs_number(digits))
            .map(|(at, _)| Finding { at, rule: Rule::NhsNumber })
            .collect();
        found.extend(insurance_numbers(&words.chars).into_iter().map(|at| Finding { at, rule: Rule::InsuranceNumber }));
        found.extend(self.references(&words.chars).into_iter().map(|at| Finding { at, rule: Rule::Reference }));
        found.extend(births(words).into_iter().map(|at| Finding { at, rule: Rule::BirthDate }));
        found
    }

    fn references(&self, chars: &[char]) -> Vec<usize> {
        let shapes: Vec<char> = chars.iter().copied().map(shape).collect();
        let mut found = Vec::new();
        for reference in &self.references {
            for (at, window) in shapes.windows(reference.len()).enumerate() {
                if window == reference.as_slice() && bounded(chars, at, at + reference.len()) {
                    found.push(at);
                }
            }
        }
        found
    }
}

/// The shapes of references met so far.
#[derive(Default)]
struct Shapes<'r> {
    found: BTreeSet<Vec<char>>,
    before: &'r str,
}

impl<'r> Shapes<'r> {
    fn with(mut self, reference: &'r str) -> Self {
        // References of one export mostly have the shape of the one before.
        if has_shape_of(reference, self.before) {
            return self;
        }
        self.before = reference;
        let digits = reference.bytes().filter(u8::is_ascii_digit).count();
        if digits >= 6 || (digits >= 3 && reference.contains(char::is_alphabetic)) {
            self.found.insert(reference.chars().map(shape).collect());
        }
        self
    }
}

fn shape(c: char) -> char {
    match c {
        c if c.is_alphabetic() => 'A',
        c if c.is_ascii_digit() => '9',
        c => c,
    }
}

/// Whether two references have the same shape, told by their bytes where they have no other letters than ASCII's.
fn has_shape_of(one: &str, other: &str) -> bool {
    let shape_of = |byte: u8| match byte {
        b'0'..=b'9' => b'9',
        b'a'..=b'z' | b'A'..=b'Z' => b'A',
        byte => byte,
    };
    // All bytes are looked at, because several are at once where none ends the search.
    let differ = one.bytes().zip(other.bytes()).fold(0, |differ, (a, b)| differ | (shape_of(a) ^ shape_of(b)));
    let is_same = one.len() == other.len() && differ == 0;
    is_same || (!one.is_ascii() && one.chars().map(shape).eq(other.chars().map(shape)))
}

/// Whether nothing is written on to the characters from `start` to `end`.
fn bounded(chars: &[char], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| chars.get(at));
    [before, chars.get(end)].into_iter().flatten().all(|c| !c.is_alphanumeric())
}

/// Runs of digits with what parts the groups of a telephone number, each with its place.
fn numbers(chars: &[char]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() && chars[at] != '+' {
            at += 1;
            continue;
        }
        let start = at;
        let mut digits = String::new();
        while at < chars.len()
            && (chars[at].is_ascii_digit() || " -()+./\u{2010}\u{2011}\u{2013}\u{a0}".contains(chars[at]))
        {
            digits.extend(Some(chars[at]).filter(char::is_ascii_digit));
            at += 1;
        }
        found.push((start, digits));
    }
    found
}

/// `2023/24`
fn is_year(chars: &[char]) -> bool {
    let written: String = chars.iter().take_while(|c| c.is_ascii_digit() || **c == '/').collect();
    written.len() == 7 && written.starts_with("20") && written.as_bytes().get(4) == Some(&b'/')
}

/// Ten digits, the last of them the check digit of the others.
fn is_nhs_number(digits: &str) -> bool {
    let digits: Vec<u32> = digits.chars().filter_map(|c| c.to_digit(10)).collect();
    let [first @ .., check] = digits.as_slice() else { return false };
    if first.len() != 9 {
        return false;
    }
    let sum: u32 = first.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    match 11 - sum % 11 {
        11 => *check == 0,
        10 => false,
        expected => *check == expected,
    }
}

fn insurance_numbers(chars: &[char]) -> Vec<usize> {
    let starts = 0..chars.len();
    let found = starts.filter(|start| {
        let mut letters = String::new();
        let mut end = *start;
        while letters.len() < 9 && end < chars.len() && (chars[end].is_ascii_alphanumeric() || chars[end] == ' ') {
            letters.extend(Some(chars[end]).filter(char::is_ascii_alphanumeric));
            end += 1;
        }
        chars[*start].is_ascii_alphabetic() && bounded(chars, *start, end) && looks_like_insurance_number(&letters)
    });
    found.collect()
}

fn postcodes(chars: &[char]) -> Vec<usize> {
    let starts = (0..chars.len())
        .filter(|at| bounded(chars, *at, *at + 1) || at.checked_sub(1).is_none_or(|b| !chars[b].is_alphanumeric()));
    let found = starts.filter(|start| {
        (*start + 5..=*start + 8).any(|end| {
            let Some(run) = chars.get(*start..end) else { return false };
            let text: String = run.iter().collect();
            let spaced = text.matches(' ').count() <= 1 && run.iter().all(|c| c.is_ascii_alphanumeric() || *c == ' ');
            spaced && text.trim() == text && bounded(chars, *start, end) && looks_like_postcode(&text)
        })
    });
    found.collect()
}

/// Full dates: `12/03/2010`, `12 March 2010`.
fn dates(words: &Words) -> Vec<usize> {
    let numeric = numbers(&words.chars).into_iter().filter_map(|(at, _)| {
        let run: String = words.chars[at..].iter().take_while(|c| c.is_ascii_digit() || "/.-".contains(**c)).collect();
        let parts: Vec<&str> = run.trim_end_matches(['.', '-', '/']).split(['/', '.', '-']).collect();
        let sizes: Vec<usize> = parts.iter().map(|part| part.len()).collect();
        matches!(sizes.as_slice(), [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2]).then_some(at)
    });
    let named = words.words.iter().filter(|word| {
        let month = word.lower.get(..3).is_some_and(|start| MONTHS.contains(&start));
        let before: String = words.chars[..word.at].iter().rev().skip_while(|c| c.is_whitespace()).take(4).collect();
        let day = before.trim_start_matches(['h', 't', 'd', 'n', 's', 'r']).starts_with(|c: char| c.is_ascii_digit());
        let after: String = words.chars[word.end()..].iter().filter(|c| !",. ".contains(**c)).take(4).collect();
        month && day && after.chars().filter(char::is_ascii_digit).count() >= 2
    });
    numeric.chain(named.map(|word| word.at)).collect()
}

/// `born on 3 May`, `dob 03/05/2010`, `date of birth`: said beside a number.
fn births(words: &Words) -> Vec<usize> {
    let date_of_birth = ["date".to_string(), "of".to_string(), "birth".to_string()];
    let starts = words.words.iter().enumerate().filter(|(position, word)| {
        ["born", "dob"].contains(&word.lower.as_str()) || words.are(*position, &date_of_birth)
    });
    let near = |at: usize| words.chars.iter().skip(at).take(24).any(char::is_ascii_digit);
    starts.map(|(_, word)| word.at).filter(|at| near(*at)).collect()
}

/// Digits and separators alone, as many as a telephone or NHS number has.
pub fn looks_like_telephone(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let only = text.chars().all(|c| c.is_ascii_digit() || " -()+./".contains(c));
    let begins = digits.starts_with('0') || digits.starts_with("44");
    only && (digits.len() == 10 || (begins && (9..=14).contains(&digits.len())))
}

/// `CV1 5RR`
pub fn looks_like_postcode(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    if !(5..=7).contains(&letters.len()) {
        return false;
    }
    let (outward, inward) = letters.split_at(letters.len() - 3);
    let is_inward = inward[0].is_ascii_digit() && inward[1..].iter().all(char::is_ascii_alphabetic);
    let has_digit = outward.iter().skip(1).any(char::is_ascii_digit);
    is_inward && outward[0].is_ascii_alphabetic() && has_digit && outward.iter().all(char::is_ascii_alphanumeric)
}

/// `QQ123456C`
pub fn looks_like_insurance_number(text: &str) -> bool {
    let letters: Vec<u8> = text.bytes().filter(|b| *b != b' ').collect();
    letters.len() == 9
        && letters[..2].iter().all(u8::is_ascii_alphabetic)
        && letters[2..8].iter().all(u8::is_ascii_digit)
        && letters[8].is_ascii_alphabetic()
}
