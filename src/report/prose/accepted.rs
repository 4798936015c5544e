//! What an officer has looked at and let stand: `{# checked: 12, slight #}` in the same paragraph.

use super::position::Position;

const OPEN: &str = "{# checked:";

/// Whether the paragraph around a place says that the words are checked.
pub(super) fn is_accepted(source: &str, (line, _): Position, key: &str) -> bool {
    let lines: Vec<&str> = source.lines().collect();
    let Some(at) = (line as usize).checked_sub(1).filter(|at| *at < lines.len()) else { return false };
    let blank = |line: &str| line.trim().is_empty();
    let start = lines[..at].iter().rposition(|line| blank(line)).map_or(0, |i| i + 1);
    let end = lines[at..].iter().position(|line| blank(line)).map_or(lines.len(), |i| at + i);
    lines[start..end].iter().flat_map(|line| checked(line)).any(|word| word == key)
}

/// The words that a line's comments list.
fn checked(line: &str) -> Vec<String> {
    let comments = line.split(OPEN).skip(1).filter_map(|rest| rest.split_once("#}"));
    comments.flat_map(|(list, _)| list.split(',').map(|word| word.trim().to_lowercase()).collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_accepts_its_words_in_its_own_paragraph() {
        let source = "One 12\nand slight. {# checked: 12, Slight #}\n\nTwo 12.\n";
        assert!(is_accepted(source, (1, 5), "12"));
        assert!(is_accepted(source, (2, 5), "slight"));
        assert!(!is_accepted(source, (4, 5), "12"));
        assert!(!is_accepted(source, (1, 1), "1"));
    }
}
