//! A text as words with their places.

/// A text taken apart.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) chars: Vec<char>,
    pub(super) words: Vec<Word>,
}

/// A run of letters with what joins them: `well-being`, `O'Brien`, `don't`.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) at: usize,
    /// As written, with straight apostrophes and without a possessive ending.
    pub(super) written: String,
    /// In lower case.
    pub(super) lower: String,
    /// Whether a sentence begins with it.
    pub(super) opens: bool,
    /// Whether a full stop follows at once.
    pub(super) stopped: bool,
}

impl Word {
    /// Where it ends, without a possessive ending: not told by its lower case, which may be longer (`İ`).
    pub(super) fn end(&self) -> usize {
        self.at + self.written.chars().count()
    }
}

impl Words {
    pub(super) fn of(text: &str) -> Words {
        let chars: Vec<char> = text.chars().collect();
        let mut words = Vec::new();
        let mut at = 0;
        let mut opens = true;
        while at < chars.len() {
            if !chars[at].is_alphabetic() {
                opens = after(&chars, at, opens);
                at += 1;
                continue;
            }
            let end = end(&chars, at);
            let written: String = chars[at..end].iter().map(|c| if *c == '’' { '\'' } else { *c }).collect();
            let written = without_possessive(&written).to_string();
            let stopped = chars.get(end) == Some(&'.');
            words.push(Word { at, lower: written.to_lowercase(), written, opens, stopped });
            opens = false;
            at = end;
        }
        Words { chars, words }
    }

    /// Whether the words from a position are these, in lower case.
    pub(super) fn are(&self, from: usize, wanted: &[String]) -> bool {
        let found = self.words.get(from..from + wanted.len());
        found.is_some_and(|found| found.iter().zip(wanted).all(|(word, wanted)| word.lower == *wanted))
    }
}

/// Whether the next word opens a sentence, given a character that is no letter.
fn after(chars: &[char], at: usize, opens: bool) -> bool {
    match chars[at] {
        '.' | '!' | '?' | '…' | ':' | '“' | '"' | '\u{2014}' | '\n' => true,
        ' ' | '‘' | '\'' | '’' | '”' | ')' => opens,
        _ => false,
    }
}

/// Where a word ends: letters, with apostrophes and hyphens between letters.
fn end(chars: &[char], from: usize) -> usize {
    let mut at = from;
    while at < chars.len() {
        let joins = matches!(chars[at], '\'' | '’' | '-' | '\u{2010}' | '\u{2011}')
            && chars.get(at + 1).is_some_and(|next| next.is_alphabetic());
        // A combining accent is part of its letter.
        let accent = ('\u{300}'..='\u{36f}').contains(&chars[at]);
        if !chars[at].is_alphabetic() && !joins && !accent {
            break;
        }
        at += 1;
    }
    at
}

fn without_possessive(word: &str) -> &str {
    const KEPT: [&str; 8] = ["it's", "he's", "she's", "that's", "there's", "here's", "what's", "who's"];
    let lower = word.to_lowercase();
    let owned = lower.ends_with("'s") && !KEPT.contains(&lower.as_str());
    word.strip_suffix(['s', 'S']).and_then(|word| word.strip_suffix('\'')).filter(|_| owned).unwrap_or(word)
}
