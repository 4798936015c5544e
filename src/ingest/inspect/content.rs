//! What a column of an unknown export appears to hold. Words are shown only where they are few, short and not about people.

use std::collections::BTreeMap;

use super::super::cell::{Cell, Row};
use super::super::dates;
use super::super::numbers;
use super::super::privacy::{looks_like_postcode, looks_like_telephone};
use super::super::words::{fold, tidy};
use crate::workspace::settings::DateOrder;

const MOST_WORDS: usize = 25;
const LONGEST_WORD: usize = 40;
/// Parts of headings under which personal data stands.
const PERSONAL_HEADINGS: [&str; 22] = [
    "name",
    "phone",
    "mobile",
    "email",
    "e-mail",
    "address",
    "summary",
    "text",
    "notes",
    "note",
    "dob",
    "birth",
    "postcode",
    "post code",
    "comment",
    "description",
    "contact",
    "details of",
    "nhs",
    "narrative",
    "actions",
    "officer",
];

/// What most of a column's cells are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appears {
    Dates,
    Numbers,
    Words,
    /// Names, telephone numbers, free text: nothing of it is shown.
    Personal,
    Blank,
}

impl std::fmt::Display for Appears {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Appears::Dates => "dates",
            Appears::Numbers => "numbers",
            Appears::Words => "words",
            Appears::Personal => "personal data, not shown",
            Appears::Blank => "blank",
        })
    }
}

/// The cells of one column, counted.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) filled: u32,
    pub(super) blank: u32,
    dates: u32,
    numbers: u32,
    suspect: u32,
    named: u32,
    distinct: usize,
    words: BTreeMap<String, u32>,
    /// Cells longer than a word of a code list.
    long: u32,
}

impl Content {
    pub(super) fn add(&mut self, row: &Row<'_>, column: usize) {
        let cell = row.cell(column);
        if matches!(cell, Cell::Blank) {
            self.blank += 1;
            return;
        }
        self.filled += 1;
        let words = cell.words();
        let text = tidy(&words);
        let is_date = matches!(cell, Cell::Day(_)) || is_date(&text);
        self.dates += u32::from(is_date);
        self.numbers += u32::from(!is_date && numbers::pence(&text).is_some());
        self.suspect += u32::from(looks_like_telephone(&text) || looks_like_postcode(&text) || text.contains('@'));
        self.named += u32::from(looks_like_name(&text));
        if text.chars().count() > LONGEST_WORD {
            self.long += 1;
            return;
        }
        if !self.words.contains_key(&*text) {
            self.distinct += 1;
        }
        if self.words.len() <= MOST_WORDS || self.words.contains_key(&*text) {
            *self.words.entry(text.into_owned()).or_default() += 1;
        }
    }

    pub(super) fn appears(&self, heading: &str) -> Appears {
        let most = |count: u32| count * 10 >= self.filled * 8;
        if is_personal_heading(heading) {
            return Appears::Personal;
        }
        match self.filled {
            0 => Appears::Blank,
            _ if self.suspect * 20 >= self.filled => Appears::Personal,
            _ if most(self.dates) => Appears::Dates,
            _ if most(self.numbers) => Appears::Numbers,
            _ if self.looks_like_names() => Appears::Personal,
            _ => Appears::Words,
        }
    }

    /// Names of people seldom repeat; labels such as "Team West" do.
    fn looks_like_names(&self) -> bool {
        self.named * 2 >= self.filled && self.distinct as u32 * 3 >= self.filled
    }

    /// The distinct words and how often each stands, where they may be shown and are few enough to be a code list.
    /// Longer words are left out; where most cells are longer, the column is free text and none is shown.
    pub(super) fn words(&self, heading: &str) -> Vec<(String, u32)> {
        let is_list = self.distinct <= MOST_WORDS && self.long * 2 <= self.filled;
        if self.appears(heading) != Appears::Words || !is_list {
            return Vec::new();
        }
        self.words.iter().map(|(word, count)| (word.clone(), *count)).collect()
    }

    /// Whether some words are left out of a list for their length.
    pub(super) fn has_longer_words(&self, heading: &str) -> bool {
        self.long > 0 && !self.words(heading).is_empty()
    }

    /// The words of a mostly numeric column that are no numbers, such as "N/A" among ages; none where there are many.
    pub(super) fn words_among_numbers(&self, heading: &str) -> Vec<String> {
        let words = self.words.keys().filter(|word| numbers::decimal(word).is_none() && !looks_like_name(word));
        let words: Vec<String> = words.cloned().collect();
        let are_reasons = words.len() <= 5 && words.iter().all(|word| word.chars().count() <= 20);
        if are_reasons && self.appears(heading) == Appears::Numbers { words } else { Vec::new() }
    }
}

fn is_date(text: &str) -> bool {
    [DateOrder::Dmy, DateOrder::Mdy].iter().any(|order| dates::parse(text, *order).is_ok())
}

fn is_personal_heading(heading: &str) -> bool {
    let heading = fold(heading);
    let whole = format!(" {} ", heading.replace(['_', '/', '(', ')'], " "));
    PERSONAL_HEADINGS.iter().any(|part| match *part {
        "name" | "text" | "note" | "contact" | "nhs" | "dob" => whole.contains(&format!(" {part} ")),
        part => heading.contains(part),
    }) || heading.ends_with("name") && heading != "name" && heading.contains("name")
}

/// Two or three words, each a capital and small letters.
fn looks_like_name(text: &str) -> bool {
    let is_part = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && word.chars().count() > 1
            && letters.all(|c| c.is_lowercase() || c == '-' || c == '\'' || c.is_uppercase())
    };
    let words: Vec<&str> = text.split(' ').collect();
    (2..=3).contains(&words.len()) && words.iter().all(|word| is_part(word))
}
