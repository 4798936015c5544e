//! Live figures on their way through template, Markdown and directives: each is wrapped in private-use characters that
//! carry its name, so that the document knows which figure every number came from.

use super::document::Inline;

const OPEN: char = '\u{E000}';
pub(super) const MIDDLE: char = '\u{E001}';
pub(super) const CLOSE: char = '\u{E002}';

/// The worded figure, carrying its name.
pub(super) fn live(name: &str, text: &str) -> String {
    format!("{OPEN}{name}{MIDDLE}{text}{CLOSE}")
}

/// The live figure at the start of the text: its name, its words, and the text after it.
pub(super) fn read(text: &str) -> Option<(&str, &str, &str)> {
    split_marked(text.strip_prefix(OPEN)?)
}

/// Text and live figures apart.
pub(super) fn inlines(text: &str) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, marked)) = rest.split_once(OPEN) {
        push_text(&mut found, before);
        let Some((name, value, after)) = split_marked(marked) else {
            rest = marked;
            continue;
        };
        found.push(Inline::Figure { name: name.to_string(), text: typeset(value) });
        rest = after;
    }
    push_text(&mut found, rest);
    found
}

/// The same of a table's words, in which `*...*` is the title of a work or an Act.
pub(super) fn titled(text: &str) -> Vec<Inline> {
    let parts: Vec<&str> = text.split('*').collect();
    if parts.len().is_multiple_of(2) {
        return inlines(text);
    }
    let set = |(at, part): (usize, &&str)| match at % 2 {
        0 => inlines(part),
        _ => vec![Inline::Emphasis(inlines(part))],
    };
    parts.iter().enumerate().flat_map(set).collect()
}

fn split_marked(marked: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = marked.split_once(MIDDLE)?;
    let (value, after) = rest.split_once(CLOSE)?;
    Some((name, value, after))
}

fn push_text(found: &mut Vec<Inline>, text: &str) {
    let text: String = text.chars().filter(|c| ![OPEN, MIDDLE, CLOSE].contains(c)).collect();
    if !text.is_empty() {
        found.push(Inline::Text(typeset(&text)));
    }
}

/// The words alone.
pub(super) fn plain(text: &str) -> String {
    Inline::plain(&inlines(text))
}

/// Typewriter quotation marks and apostrophes as a typesetter sets them.
pub(super) fn typeset(text: &str) -> String {
    let mut set = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        let opens = before.is_whitespace() || matches!(before, '(' | '[' | '“' | '‘');
        let mark = match c {
            '\'' if opens => '‘',
            '\'' => '’',
            '"' if opens => '“',
            '"' => '”',
            other => other,
        };
        set.push(mark);
        before = c;
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_live_figure_keeps_its_name_among_the_words() {
        let text = format!("We received {} complaints.", live("childrens_statutory_received", "156"));
        let found = inlines(&text);
        assert_eq!(found.len(), 3);
        assert_eq!(found[1], Inline::Figure { name: "childrens_statutory_received".into(), text: "156".into() });
        assert_eq!(plain(&text), "We received 156 complaints.");
    }

    #[test]
    fn a_title_between_asterisks_is_set_apart() {
        let act = Inline::Emphasis(vec![Inline::Text("Children Act 1989".into())]);
        assert_eq!(titled("*Children Act 1989*, section 26"), [act, Inline::Text(", section 26".into())]);
        assert_eq!(titled("5 * 3"), [Inline::Text("5 * 3".into())]);
    }

    #[test]
    fn quotation_marks_are_set() {
        assert_eq!(typeset("the council's \"own\" ('new') work"), "the council’s “own” (‘new’) work");
    }
}
