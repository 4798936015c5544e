//! How words are compared: trimmed, white space collapsed, case folded.

use std::borrow::Cow;

/// Trimmed, with every run of white space made one space.
#[inline]
pub(super) fn tidy(text: &str) -> Cow<'_, str> {
    if is_plainly_tidy(text) { Cow::Borrowed(text) } else { tidied(text) }
}

fn tidied(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    let mut after_space = false;
    let is_tidy = trimmed.chars().all(|letter| {
        let fits = !letter.is_whitespace() || (letter == ' ' && !after_space);
        after_space = letter == ' ';
        fits
    });
    if is_tidy { Cow::Borrowed(trimmed) } else { Cow::Owned(trimmed.split_whitespace().collect::<Vec<_>>().join(" ")) }
}

/// Whether text is of printable ASCII with no space at its ends and no two together, as nearly all cells are: told byte by
/// byte.
fn is_plainly_tidy(text: &str) -> bool {
    let mut before = b' ';
    let has_single_spaces = text.bytes().all(|byte| {
        let fits = matches!(byte, b'!'..=b'~') || (byte == b' ' && before != b' ');
        before = byte;
        fits
    });
    has_single_spaces && (before != b' ' || text.is_empty())
}

/// Text without white space at its ends. Most has none, which two bytes tell.
#[inline]
pub(super) fn trimmed(text: &str) -> &str {
    let is_plain = |byte: Option<&u8>| byte.is_some_and(|byte| matches!(byte, b'!'..=b'~'));
    let bytes = text.as_bytes();
    if is_plain(bytes.first()) && is_plain(bytes.last()) { text } else { text.trim() }
}

/// The form in which headings and code words are compared.
pub(super) fn fold(text: &str) -> String {
    tidy(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_case_do_not_matter() {
        assert_eq!(fold("  Partly\u{a0} \n upheld "), "partly upheld");
        assert!(matches!(tidy("Partly upheld"), Cow::Borrowed(_)));
    }

    proptest::proptest! {
        #[test]
        fn the_short_ways_are_the_long_ones(text in "[ a\t\u{a0}é]{0,9}") {
            proptest::prop_assert_eq!(trimmed(&text), text.trim());
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            proptest::prop_assert_eq!(tidy(&text), words);
        }

        #[test]
        fn folding_is_settled_after_once(text in ".{0,40}") {
            let once = tidy(&text).into_owned();
            proptest::prop_assert_eq!(tidy(&once).into_owned(), once.clone());
            proptest::prop_assert_eq!(fold(&format!("  {text}\t")), fold(&text));
        }
    }
}
