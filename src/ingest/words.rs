//! How words are compared: trimmed, white space collapsed, case folded.

use std::borrow::Cow;

/// Trimmed, with every run of white space made one space.
pub(super) fn tidy(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    let mut after_space = false;
    let is_tidy = trimmed.chars().all(|letter| {
        let fits = !letter.is_whitespace() || (letter == ' ' && !after_space);
        after_space = letter == ' ';
        fits
    });
    if is_tidy { Cow::Borrowed(trimmed) } else { Cow::Owned(trimmed.split_whitespace().collect::<Vec<_>>().join(" ")) }
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
        fn folding_is_settled_after_once(text in ".{0,40}") {
            let once = tidy(&text).into_owned();
            proptest::prop_assert_eq!(tidy(&once).into_owned(), once.clone());
            proptest::prop_assert_eq!(fold(&format!("  {text}\t")), fold(&text));
        }
    }
}
