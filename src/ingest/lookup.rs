//! From the words of an export to codes, as the code lists of settings say.

use std::collections::HashMap;

use super::words::fold;
use crate::diagnostics::nearest;

/// Raw words remembered before the memory is emptied: exports repeat a few words, free text does not.
const REMEMBERED: usize = 4096;
/// So many of them are at hand, in places that a word's length and last letters tell, which is faster than to hash the word.
const AT_HAND: usize = 64;
/// A word lies at its place or in one of so few after it.
const NEAR: usize = 4;

/// The words of one column: each folded word and the code it means, as a position in the column's codes.
#[derive(Clone, Debug, Default)]
pub(super) struct Lookup {
    codes: HashMap<String, u16>,
    /// The code of a blank, which is asked for most often.
    blank: Option<u16>,
    remembered: HashMap<String, Option<u16>>,
    at_hand: Vec<Option<(String, u16)>>,
    /// The words that messages list: labels of councils' own lists, codes of fixed ones.
    known: Vec<String>,
    /// The list that a new word belongs in.
    list: String,
}

impl Lookup {
    pub(super) fn new(list: impl Into<String>) -> Lookup {
        Lookup { list: list.into(), ..Lookup::default() }
    }

    /// Adds a word, unless an earlier list already gave it a meaning.
    pub(super) fn add(&mut self, word: &str, code: u16) {
        let folded = fold(word);
        if folded.is_empty() {
            self.blank.get_or_insert(code);
        }
        self.codes.entry(folded).or_insert(code);
    }

    /// Adds a name that messages list as known.
    pub(super) fn name(&mut self, name: &str) {
        if !self.known.iter().any(|known| known == name) {
            self.known.push(name.to_string());
        }
    }

    /// The code that a word means.
    pub(super) fn find(&mut self, word: &str) -> Option<u16> {
        let place = place(word);
        for at_hand in self.at_hand.iter().skip(place).take(NEAR).map_while(Option::as_ref) {
            if at_hand.0 == word {
                return Some(at_hand.1);
            }
        }
        let code = self.recall(word)?;
        self.at_hand.resize(AT_HAND + NEAR, None);
        if let Some(free) = self.at_hand.iter_mut().skip(place).take(NEAR).find(|at_hand| at_hand.is_none()) {
            *free = Some((word.to_string(), code));
        }
        Some(code)
    }

    fn recall(&mut self, word: &str) -> Option<u16> {
        if let Some(code) = self.remembered.get(word) {
            return *code;
        }
        let code = self.codes.get(&fold(word)).copied();
        if self.remembered.len() >= REMEMBERED {
            self.remembered.clear();
        }
        self.remembered.insert(word.to_string(), code);
        code
    }

    /// The code of a blank cell, where the list has "" among its words.
    pub(super) fn blank(&self) -> Option<u16> {
        self.blank
    }

    /// Every folded word that has a meaning.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.codes.keys().map(String::as_str).filter(|word| !word.is_empty())
    }

    /// What to do about a word without a meaning; the word is given only where it may be shown.
    pub(super) fn help(&self, word: Option<&str>) -> String {
        let near = word.and_then(|word| nearest(word, self.known.iter().map(String::as_str)));
        let code = near.or(self.known.first().map(String::as_str)).unwrap_or("a label");
        let list = key(&self.list);
        let meant = near.map(|near| format!("Did you mean \"{near}\"? ")).unwrap_or_default();
        let line = format!("{} = [{}]", key(code), quoted(word.unwrap_or("the word in this cell")));
        format!(
            "{meant}Correct the cell, or add the word under [codes.{list}], such as: {line}. Known: {}.",
            self.known.join(", ")
        )
    }
}

/// Where a word is at hand, if it is.
fn place(word: &str) -> usize {
    let letter = |back: usize| word.len().checked_sub(back).and_then(|at| word.as_bytes().get(at)).copied();
    let sum = |sum: usize, back| sum * 31 + usize::from(letter(back).unwrap_or_default());
    [1, 3, 6].into_iter().fold(word.len(), sum) % AT_HAND
}

/// A TOML key, in quotation marks where it must be.
pub(super) fn key(text: &str) -> String {
    let is_bare = !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if is_bare { text.to_string() } else { quoted(text) }
}

/// A TOML string.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", c as u32)),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_is_at_hand_changes_no_answer(asked in proptest::collection::vec("[abAB ]{0,4}", 0..400)) {
            let mut lookup = Lookup::new("words");
            for (code, word) in (0..).zip(["a", "b", "ab", "ba", "a b", "aab", "bba", "abab"]) {
                lookup.add(word, code);
            }
            for word in asked {
                let meant = lookup.codes.get(&fold(&word)).copied();
                proptest::prop_assert_eq!(lookup.find(&word), meant, "{:?}", word);
            }
        }
    }
}
