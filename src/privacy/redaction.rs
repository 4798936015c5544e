//! Marks of redaction that came apart.

use super::text::Words;
use super::{Finding, Rule};

/// Faces that people draw with brackets.
const FACES: [&str; 8] = [":)", ":-)", ";)", ";-)", ":(", ":-(", "=)", "(:"];

pub(super) fn findings(words: &Words) -> Vec<Finding> {
    let mut found = brackets(&words.chars);
    found.extend(crosses(&words.chars));
    found
}

/// Brackets without their other half.
fn brackets(chars: &[char]) -> Vec<Finding> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let face = FACES.iter().find(|face| face.chars().eq(chars[at..].iter().copied().take(face.len())));
        if let Some(face) = face {
            at += face.len();
            continue;
        }
        let closes = |c| match c {
            ')' => Some('('),
            ']' => Some('['),
            '}' => Some('{'),
            _ => None,
        };
        match chars[at] {
            c @ ('(' | '[' | '{') => open.push((c, at)),
            c => {
                if let Some(opening) = closes(c) {
                    let matched = open.pop().is_some_and(|(before, _)| before == opening);
                    found.extend((!matched).then_some(at));
                }
            }
        }
        at += 1;
    }
    found.extend(open.into_iter().map(|(_, at)| at));
    found.into_iter().map(|at| Finding { at, rule: Rule::Unbalanced }).collect()
}

/// `XXX`, `Sa***`, `J....`: three alike, or two crosses in a word of letters.
fn crosses(chars: &[char]) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let mark = chars[at].to_ascii_lowercase();
        let run = chars[at..].iter().take_while(|c| c.to_ascii_lowercase() == mark).count();
        let is_cross = match mark {
            'x' => run >= 2,
            '*' | '_' | '#' | '\u{2588}' | '\u{25a0}' => run >= 2,
            // Three dots end a thought; more, or dots written on to a letter and followed by one, hide something.
            '.' => run > 3,
            _ => false,
        };
        found.extend(is_cross.then_some(Finding { at, rule: Rule::Crosses }));
        at += run;
    }
    found
}
