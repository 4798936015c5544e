//! Which words are known, and which may be somebody's name.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use super::text::{Word, Words};
use super::{Finding, Origin, Rule};
use crate::workspace::settings::Settings;

/// Everyday words, none of which is a name.
static EVERYDAY: LazyLock<HashSet<&str>> = LazyLock::new(|| set(include_str!("words/everyday.txt")));
/// First names that are nothing else.
static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| set(include_str!("words/names.txt")));
/// Everyday words that are names too.
static BOTH: LazyLock<HashSet<&str>> = LazyLock::new(|| set(include_str!("words/ambiguous.txt")));

fn set(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// What may stand with a capital letter in mid-sentence, word by word: months and days that are no names, languages, faiths,
/// bodies, roles and kin.
const CAPITALS: &str = "i i'm i'd i've i'll mum mam mom dad nan nana gran grandma grandad grandpa monday tuesday wednesday thursday friday \
    saturday sunday january february march july september october november december christmas easter ramadan eid diwali \
    england wales scotland ireland britain uk europe english welsh scottish irish british polish urdu punjabi arabic bsl \
    god nhs gp gps bsl ehcp ehc send camhs ot tv ok pdf lgsco ombudsman mash cafcass ofsted cqc \
    manager director officer officers worker workers carer carers judge councillor nurse doctor teacher advocate guardian \
    adviser council team service zoom whatsapp facebook";

/// The same, as phrases: each must stand whole. Words that are names too are known only here.
const PHRASES: &[&str] = &[
    "young person",
    "young people",
    "young child",
    "young children",
    "young adult",
    "young adults",
    "young man",
    "young woman",
    "head of service",
    "heads of service",
    "head of",
    "social worker",
    "social workers",
    "chief executive",
    "monitoring officer",
    "complaints manager",
    "performance manager",
    "director of",
    "cabinet member",
    "foster carer",
    "foster carers",
    "care home",
    "christmas day",
    "boxing day",
    "new year",
    "bank holiday",
    "children's services",
    "adult social care",
    "social care",
    "early help",
    "children in care council",
    "children in care",
    "family court",
    "city council",
    "county council",
    "borough council",
    "i will",
    "we will",
    "you will",
    "he will",
    "she will",
    "they will",
    "it will",
    "who will",
    "that will",
    "which will",
    "this will",
    "will be",
    "will never",
    "will always",
    "will not",
    "hospital ward",
    "the ward",
    "a ward",
    "the wall",
    "i hope",
    "we hope",
    "your patience",
    "the house",
    "our house",
    "the park",
    "a page",
    "one page",
    "the page",
    "every page",
    "in may",
    "by may",
    "since may",
    "until may",
    "last may",
    "in april",
    "by april",
    "since april",
    "until april",
    "last april",
    "in june",
    "by june",
    "since june",
    "until june",
    "last june",
    "in august",
    "by august",
    "since august",
    "until august",
    "last august",
    "may be",
    "it may",
    "we may",
    "you may",
    "they may",
];

/// Titles that stand before a name.
const TITLES: [&str; 10] = ["mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lady", "master"];

/// The endings of contractions; any other apostrophe within a word is that of a name.
const CONTRACTED: [&str; 8] = ["n't", "'s", "'m", "'ve", "'re", "'ll", "'d", "'clock"];

/// The words and phrases that a council's quotations may hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    capitals: HashSet<String>,
    phrases: BTreeSet<Vec<String>>,
}

impl Known {
    pub(super) fn new(settings: &Settings) -> Known {
        let capitals = CAPITALS.split_whitespace().map(str::to_string).collect();
        let mut known = Known { capitals, ..Known::default() };
        PHRASES.iter().for_each(|phrase| known.learn(phrase));
        let council = &settings.council;
        [&council.name, &council.short_name, &council.contact.team].iter().for_each(|name| known.learn(name));
        let lists = settings.codes.iter().filter(|(name, _)| {
            ["team", "service", "service_area", "source"].contains(&name.rsplit('.').next().unwrap_or(name))
        });
        lists
            .flat_map(|(_, words)| words.keys())
            .flat_map(|label| label.split('/'))
            .for_each(|label| known.learn(label));
        let people = settings.reports.values().flat_map(|report| &report.people);
        people.for_each(|person| {
            known.learn(person.name.split('(').next().unwrap_or(&person.name));
            known.learn(&person.title);
        });
        settings.privacy.known.iter().for_each(|words| known.learn(words));
        known
    }

    fn learn(&mut self, phrase: &str) {
        let words: Vec<String> = Words::of(phrase).words.into_iter().map(|word| word.lower).collect();
        if !words.is_empty() {
            self.phrases.insert(words);
        }
    }

    /// The words that may name somebody.
    pub(super) fn strangers(&self, words: &Words, origin: Origin) -> Vec<Finding> {
        let covered = self.covered(words);
        let mut found = Vec::new();
        for (position, word) in words.words.iter().enumerate() {
            let titled = position > 0 && is_title(&words.words[position - 1], word);
            let rule = match titled {
                true => Some(Rule::Titled),
                false if covered[position] => None,
                false => self.rule(word, origin),
            };
            found.extend(rule.map(|rule| Finding { at: word.at, rule }));
        }
        found
    }

    /// Which words are part of a known phrase.
    fn covered(&self, words: &Words) -> Vec<bool> {
        let mut covered = vec![false; words.words.len()];
        for from in 0..covered.len() {
            for phrase in self.phrases.iter().filter(|phrase| words.are(from, phrase)) {
                covered[from..from + phrase.len()].fill(true);
            }
        }
        covered
    }

    fn rule(&self, word: &Word, origin: Origin) -> Option<Rule> {
        let lower = word.lower.as_str();
        if lower.chars().count() == 1 {
            let everyday = lower == "i" || (lower == "a" && (word.written == "a" || word.opens) && !word.stopped);
            return (!everyday).then_some(Rule::Initial);
        }
        let capital = word.written.chars().next().is_some_and(char::is_uppercase);
        let inner = word.written.chars().skip(1).any(char::is_uppercase);
        let shouted = inner && !word.written.chars().any(char::is_lowercase) && lower.len() > 2;
        if is_everyday(lower) && (!capital && !inner || shouted || (word.opens && !inner)) {
            return None;
        }
        if self.capitals.contains(lower) && !is_mixed(word) {
            return None;
        }
        if word.opens && capital && (!inner || shouted) {
            return Some(Rule::Opening);
        }
        if capital || inner {
            return Some(Rule::Capital);
        }
        self.in_lower_case(lower, origin)
    }

    /// A word in lower case that is no everyday one: part of it may be a name all the same.
    fn in_lower_case(&self, lower: &str, origin: Origin) -> Option<Rule> {
        if lower.split('-').any(|part| NAMES.contains(part)) {
            return Some(Rule::FirstName);
        }
        let apostrophe = lower.contains('\'') && !CONTRACTED.iter().any(|ending| lower.ends_with(ending));
        let strange = !lower.is_ascii() || apostrophe;
        (strange || origin == Origin::Export).then_some(Rule::Unusual)
    }
}

/// `LAURa`, `McNab`: capitals that neither a name at the start of a sentence nor an abbreviation has.
fn is_mixed(word: &Word) -> bool {
    let rest = || word.written.chars().skip(1).filter(|c| c.is_alphabetic());
    rest().any(char::is_uppercase) && rest().any(char::is_lowercase)
}

/// Everyday as it stands or with a common ending, part by part. What is a name too is not everyday.
fn is_everyday(lower: &str) -> bool {
    let known = |word: &str| EVERYDAY.contains(word);
    let doubtful = |word: &str| BOTH.contains(word) || NAMES.contains(word);
    let one = |word: &str| {
        let stems = ["s", "d", "ed", "ing", "ly"].into_iter().filter_map(|ending| word.strip_suffix(ending));
        !doubtful(word) && (known(word) || stems.into_iter().any(|stem| stem.len() > 3 && known(stem)))
    };
    one(lower) || (lower.contains('-') && lower.split('-').all(one))
}

fn is_title(before: &Word, word: &Word) -> bool {
    let title = TITLES.contains(&before.lower.as_str());
    let plain = ["miss", "lady", "master", "sir", "dame", "dr"].contains(&before.lower.as_str());
    // "We will miss you": in lower case these are words, and stand before names only where a capital follows.
    let written = before.written.chars().next().is_some_and(char::is_uppercase);
    let named = word.written.chars().next().is_some_and(char::is_uppercase);
    title && (!word.opens || before.stopped) && (!plain || written || named) && (named || !is_everyday(&word.lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_everyday_word_is_a_name() {
        let both: Vec<&&str> = EVERYDAY.iter().filter(|word| NAMES.contains(**word) || BOTH.contains(**word)).collect();
        assert_eq!(both, [&""; 0]);
        let strange = EVERYDAY.iter().chain(NAMES.iter()).filter(|word| **word != word.to_lowercase());
        assert_eq!(strange.count(), 0);
        assert!(EVERYDAY.len() > 2000 && NAMES.len() > 1500 && BOTH.len() > 200);
    }

    #[test]
    fn endings_make_no_name_everyday() {
        for name in ["walker", "waters", "baker", "wells", "parks", "carter", "grace", "mark", "woods", "hope", "joy"] {
            assert!(!is_everyday(name), "{name}");
        }
        for word in ["explained", "listening", "grown-ups", "mothers", "kindly", "don't", "well-organised"] {
            assert!(is_everyday(word), "{word}");
        }
    }
}
