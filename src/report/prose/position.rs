//! Where each typed word stands in its file. Before Tera runs, every word of a section is preceded by a mark of private-use
//! characters that holds its line and column; what an expression writes has none, so typed and live words can be told apart.

const OPEN: char = '\u{E003}';
const CLOSE: char = '\u{E004}';
const BETWEEN: char = '\u{E01A}';
const ZERO: u32 = 0xE010;

/// A line and column of a section's file, counted from 1.
pub(in crate::report) type Position = (u32, u32);

/// The section with a mark before each typed word, and on each opening fence its line: rendering may move lines.
pub(in crate::report) fn marked(source: &str) -> String {
    let mut marked = String::with_capacity(source.len() * 3);
    let (mut fenced, mut closing) = (false, None);
    for (number, line) in (1..).zip(source.lines()) {
        if line.starts_with("```") {
            marked.push_str(line);
            if !fenced {
                marked.push_str(&format!(" @{number}"));
            }
            fenced = !fenced;
        } else if fenced {
            marked.push_str(line);
        } else {
            closing = mark_line(line, number, closing, &mut marked);
        }
        marked.push('\n');
    }
    marked
}

/// Marks a line; `closing` is what ends the Tera tag that the line begins or ends within.
fn mark_line<'a>(line: &str, number: u32, mut closing: Option<&'a str>, marked: &mut String) -> Option<&'a str> {
    let mut rest = line;
    let mut column = 1;
    while let Some(c) = rest.chars().next() {
        match closing {
            Some(end) if rest.starts_with(end) => closing = None,
            Some(_) => {}
            None => closing = closing_of(rest),
        }
        let before = &line[..line.len() - rest.len()];
        if closing.is_none() && c.is_alphanumeric() && begins_word(before) && !is_list_number(before, rest) {
            marked.push_str(&mark(number, column));
        }
        marked.push(c);
        rest = &rest[c.len_utf8()..];
        column += 1;
    }
    closing
}

fn closing_of(rest: &str) -> Option<&'static str> {
    [("{{", "}}"), ("{%", "%}"), ("{#", "#}")].iter().find(|(open, _)| rest.starts_with(open)).map(|(_, close)| *close)
}

/// Whether a word begins after these words of the line: after white space, or after marks that open something there.
fn begins_word(before: &str) -> bool {
    let trimmed = before.trim_end_matches(['*', '"', '\'', '“', '‘', '(', '£']);
    trimmed.is_empty() || trimmed.ends_with(char::is_whitespace)
}

/// Whether a list's own number stands here, which Markdown must find at the start of its line.
fn is_list_number(before: &str, rest: &str) -> bool {
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = after.len() < rest.len() && after.starts_with(['.', ')']);
    number && before.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '+' | '*' | '>'))
}

fn mark(line: u32, column: u32) -> String {
    let digits = |number: u32| -> String {
        number.to_string().chars().filter_map(|c| char::from_u32(ZERO + c.to_digit(10)?)).collect()
    };
    format!("{OPEN}{}{BETWEEN}{}{CLOSE}", digits(line), digits(column))
}

/// The position that a mark at the start of the text holds, and the text after it.
pub(super) fn read(text: &str) -> Option<(Position, &str)> {
    let (inside, after) = text.strip_prefix(OPEN)?.split_once(CLOSE)?;
    let (line, column) = inside.split_once(BETWEEN)?;
    let number = |digits: &str| {
        digits.chars().try_fold(0u32, |n, c| n.checked_mul(10)?.checked_add(u32::from(c).checked_sub(ZERO)?))
    };
    Some(((number(line)?, number(column)?), after))
}

/// The text without its marks.
pub(in crate::report) fn unmarked(text: &str) -> String {
    text.chars().filter(|c| !is_mark(*c)).collect()
}

/// Whether a character is part of a mark.
pub(in crate::report) fn is_mark(c: char) -> bool {
    ('\u{E003}'..='\u{E01F}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round(source: &str) {
        assert_eq!(unmarked(&marked(source)), source);
    }

    #[test]
    fn a_mark_says_where_its_word_stands() {
        let text = marked("We had\n\n- **two** of {{ x }} here\n");
        let (second, _) = text.match_indices("two").next().unwrap();
        let start = text[..second].rfind(OPEN).unwrap();
        assert_eq!(read(&text[start..]), Some(((3, 5), &text[second..])));
        assert!(!marked("{{ x }} {# note #}").contains(OPEN), "expressions and notes are not typed words");
    }

    #[test]
    fn marks_leave_the_text_and_its_markdown_alone() {
        round("# A heading\n\n1. one (two) **three** \"four\" £5 [six](seven)\n\n   2) eight\n> nine\n");
        assert!(marked("1. one").starts_with("1. "));
        assert!(marked("- 2. one").starts_with("- 2. "));
        assert!(marked("12 complaints").starts_with(OPEN));
        assert_eq!(marked("```table\nid = \"x\"\n```\n"), "```table @1\nid = \"x\"\n```\n");
    }
}
