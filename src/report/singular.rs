//! One of a thing is said in the singular. Templates write `{{ this_year.adult_statutory_received }} statutory complaints`,
//! whatever the number; where it is 1, the noun after it and the noun's verb are made to agree.

use super::inline;
use super::prose::position;
use super::wording::RESTATED;

/// What reports count. One who writes another noun after a number writes it as it is to stand.
const NOUNS: &[(&str, &str)] = &[
    ("adults", "adult"),
    ("answers", "answer"),
    ("cases", "case"),
    ("children", "child"),
    ("comments", "comment"),
    ("complaints", "complaint"),
    ("compliments", "compliment"),
    ("concerns", "concern"),
    ("councils", "council"),
    ("days", "day"),
    ("decisions", "decision"),
    ("enquiries", "enquiry"),
    ("investigations", "investigation"),
    ("people", "person"),
    ("records", "record"),
    ("remedies", "remedy"),
    ("requests", "request"),
    ("residents", "resident"),
];

const VERBS: &[(&str, &str)] = &[("were", "was"), ("are", "is"), ("have", "has")];

/// After these the noun belongs to something else: `1 of the complaints`.
const OTHER: &[&str] = &["of", "in", "for", "to", "among", "from", "by", "with", "on", "more", "less", "fewer"];

/// No noun stands further from its number: `1 upheld stage 2 complaint`.
const WORDS_BETWEEN: usize = 3;

/// The text with the words after each live number in agreement with it.
pub(super) fn agreed(text: &str) -> String {
    let mut parts = text.split_inclusive(inline::CLOSE);
    let mut agreed = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let value = agreed.trim_end_matches(inline::CLOSE).rsplit(inline::MIDDLE).next().unwrap_or_default();
        let words = after(value, part);
        agreed.push_str(&words);
    }
    agreed
}

/// The words that follow a number, or a label that is read with it, in agreement with it. The noun is of the whole, and the
/// verb of the part: `1 of 59 complaints was`, `1 of 1 complaint`.
pub(super) fn after(number: &str, words: &str) -> String {
    let number = number.trim_end_matches(RESTATED).trim_end();
    let (is_one, is_of_one) =
        (number == "1" || number.starts_with("1 of "), number == "1" || number.ends_with(" of 1"));
    if !is_one && !is_of_one {
        return words.to_string();
    }
    let mut tokens: Vec<String> = words.split_inclusive(char::is_whitespace).map(str::to_string).collect();
    let blank = tokens.iter().take_while(|token| token.trim().is_empty()).count();
    let mut verb = blank;
    if let Some(at) = noun(&tokens, blank) {
        if is_of_one {
            swap(&mut tokens[at], NOUNS);
        }
        verb = at + 1;
        let pair = tokens
            .get(at + 1..at + 3)
            .is_some_and(|pair| core(&pair[0]) == "and" && found(core(&pair[1]), NOUNS).is_some());
        if pair {
            if is_of_one {
                swap(&mut tokens[at + 1], &[("and", "or")]);
                swap(&mut tokens[at + 2], NOUNS);
            }
            verb = at + 3;
        }
    }
    let is_parted = tokens[blank..verb].iter().any(|token| position::unmarked(token).trim_end() != core(token));
    if let Some(token) = tokens.get_mut(verb).filter(|_| is_one && !is_parted) {
        swap(token, VERBS);
    }
    tokens.concat()
}

/// Where the noun of a number stands.
fn noun(tokens: &[String], from: usize) -> Option<usize> {
    for (at, token) in tokens.iter().enumerate().skip(from).take(WORDS_BETWEEN + 1) {
        let word = core(token);
        if found(word, NOUNS).is_some() {
            return Some(at);
        }
        let ends = position::unmarked(token).trim_end() != word;
        if word.is_empty() || ends || OTHER.contains(&word) || found(word, VERBS).is_some() {
            return None;
        }
    }
    None
}

/// The letters and digits that a word begins with, without the mark of its place.
fn core(token: &str) -> &str {
    let bare = token.trim_start_matches(position::is_mark);
    let end = bare.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(bare.len());
    &bare[..end]
}

fn found<'p>(word: &str, pairs: &'p [(&str, &str)]) -> Option<&'p str> {
    pairs.iter().find(|(many, _)| *many == word).map(|(_, one)| *one)
}

/// Puts the singular in the place of a word that has one.
fn swap(token: &mut String, pairs: &[(&str, &str)]) {
    let word = core(token).to_string();
    if let Some(one) = found(&word, pairs) {
        *token = token.replacen(&word, one, 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(number: &str, words: &str) -> String {
        inline::plain(&agreed(&format!("So {} {words}", inline::live("2023/24.x", number))))
    }

    #[test]
    fn one_of_a_thing_is_said_in_the_singular() {
        for (number, words, agreed) in [
            (
                "1",
                "upheld complaints that we had already put right.",
                "1 upheld complaint that we had already put right.",
            ),
            ("1", "complaints were well-founded", "1 complaint was well-founded"),
            ("1", "complaints and enquiries, up from none", "1 complaint or enquiry, up from none"),
            ("1", "working days on average", "1 working day on average"),
            ("1 [r]", "cases", "1 [r] case"),
            ("1", "stage 2 remedies.", "1 stage 2 remedy."),
            ("1", "were late", "1 was late"),
            ("1 of 5", "remedies were late", "1 of 5 remedies was late"),
            ("3 of 1", "people", "3 of 1 person"),
            ("2", "complaints were upheld", "2 complaints were upheld"),
            ("11", "complaints", "11 complaints"),
            ("1%", "complaints", "1% complaints"),
            ("1", "of the complaints were late", "1 of the complaints were late"),
            ("1", "in full, and complaints", "1 in full, and complaints"),
            ("[c]", "complaints", "[c] complaints"),
        ] {
            assert_eq!(said(number, words), format!("So {agreed}"), "{number} {words}");
        }
    }

    #[test]
    fn each_number_has_its_own_words_and_marks_of_places_stay() {
        let number = |text| inline::live("x", text);
        let text = format!("{} complaints and {} compliments; {} cases", number("1"), number("2"), number("1"));
        assert_eq!(inline::plain(&agreed(&text)), "1 complaint and 2 compliments; 1 case");
        let marked = format!("{}{}", number("1"), position::marked(" upheld complaints here"));
        let words = agreed(&marked);
        assert_eq!(inline::plain(&position::unmarked(&words)).trim_end(), "1 upheld complaint here");
        assert_eq!(words.len(), marked.len() - 1, "but for its last letter nothing goes");
    }
}
