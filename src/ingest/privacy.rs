//! What of a cell a message may show. A row shifted by a column puts names and telephone numbers where codes and
//! dates belong, so a value is shown only where it looks like what its column holds.

use super::dates::is_month_name;
pub(super) use crate::privacy::{looks_like_insurance_number, looks_like_postcode, looks_like_telephone};

/// Words longer than this are free text rather than words of a code list.
const LONGEST_WORD: usize = 40;
/// How alike a word and a known one must be, from 0 to 1.
const ALIKE: f64 = 0.5;
/// The same for each word of a text of several.
const PART_ALIKE: f64 = 0.6;

/// What a message says in place of a value that it may not show.
pub(super) const NOT_SHOWN: &str = "a value that is not shown because it may be personal";

/// Whether text has the shape of a date, possible or not.
pub(super) fn looks_like_date(text: &str) -> bool {
    let day = text.trim().split([':', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['/', '-', '.', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let Some(first) = parts.get(..3) else { return is_digits(day, 5) && !text.contains(' ') };
    let figures = |part: &&str| is_digits(part, 4);
    let named = is_month_name(first[1]) && figures(&first[0]) && figures(&first[2]);
    let numeric = first.iter().all(figures) && !day.trim().starts_with('+');
    let separated = day.trim().contains(['/', '-', '.']) || named;
    let digits = first.iter().flat_map(|part| part.bytes()).filter(u8::is_ascii_digit).count();
    text.len() <= 32 && parts.len() <= 4 && (named || numeric) && separated && digits <= 8
}

/// Whether text has the shape of a small number or an amount of money.
pub(super) fn looks_like_number(text: &str) -> bool {
    let text = text.trim();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let allowed = |c: char| c.is_ascii_digit() || ['.', ',', '-', '£', '%'].contains(&c);
    (1..=7).contains(&digits) && text.chars().all(allowed)
}

/// Whether text looks like one of the words of a code list, misspelt perhaps.
pub(super) fn looks_like_word<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> bool {
    let word = text.trim().to_lowercase();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if word.chars().count() > LONGEST_WORD || digits >= 4 || word.contains('@') {
        return false;
    }
    known.into_iter().any(|known| {
        let known = known.to_lowercase();
        strsim::normalized_levenshtein(&word, &known) >= ALIKE
            && word.split_whitespace().all(|part| is_part(part, &known))
    })
}

/// Whether a word is one of the words of a label, misspelt perhaps: "Quenby West" is as a whole near to "Team West", and
/// would tell of Quenby.
fn is_part(word: &str, label: &str) -> bool {
    let near = |part: &str| strsim::normalized_levenshtein(word, part) >= PART_ALIKE;
    label.split_whitespace().any(near)
}

/// Whether text is a case reference that may stand in a message, and neither name, telephone number, postcode nor date.
pub(super) fn looks_like_reference(text: &str) -> bool {
    let text = text.trim();
    let allowed = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"-/ _.".contains(&byte);
    let has_digit = |part: &str| part.bytes().any(|b| b.is_ascii_digit());
    let words_numbered = text.split(' ').all(has_digit);
    text.len() <= 30
        && text.bytes().all(allowed)
        && words_numbered
        && !looks_like_telephone(text)
        && !looks_like_postcode(text)
        && !looks_like_insurance_number(text)
        && !looks_like_date(text)
}

fn is_digits(text: &str, longest: usize) -> bool {
    (1..=longest).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSONAL: [&str; 9] = [
        "07700 900917",
        "024 7683 1111",
        "07700900917",
        "+44 7700 900917",
        "Eleri Fenwhistle",
        "a.b@example.org",
        "CV1 5RR",
        "12 High Street",
        "QQ 12 34 56 C",
    ];

    #[test]
    fn personal_values_are_never_shown() {
        let outcomes = ["Upheld", "Partly upheld", "Not upheld", "Withdrawn"];
        for value in PERSONAL {
            assert!(!looks_like_date(value), "{value} as a date");
            assert!(!looks_like_number(value), "{value} as a number");
            assert!(!looks_like_reference(value), "{value} as a reference");
            assert!(!looks_like_word(value, outcomes), "{value} as a word");
        }
        assert!(!looks_like_word("Quenby West", ["Team West"]) && looks_like_word("Teem West", ["Team West"]));
        assert!(!looks_like_reference("12/03/2009"));
    }

    #[test]
    fn values_of_the_column_are_shown() {
        for date in ["31/02/2024", "2024-13-01", "31 Feb 2024", "1-Apr-17", "31/02/2024 10:15", "45382"] {
            assert!(looks_like_date(date), "{date}");
        }
        for reference in ["CH230001", "DASH-2023-CO00279", "22 028 011", "101004567890"] {
            assert!(looks_like_reference(reference), "{reference}");
        }
        assert!(looks_like_word("Partialy upheld", ["Upheld", "Partly upheld"]));
        assert!(looks_like_number("£1,200.505"));
    }
}
