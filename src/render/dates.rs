//! Dates that are kept whole: a day does not part from its month, nor a month from its year, at the end of a line.

use crate::calendar::MONTHS;

/// A day, its month and its year, told by a month between two numbers, stand on one line.
pub(super) fn dates_bound(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let number = |word: Option<&&str>| word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let is_month =
        |index: usize| words.get(index).is_some_and(|word| MONTHS.contains(&word.trim_end_matches([',', '.'])));
    let mut bound = String::new();
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            let before = number(words.get(index - 1)) && is_month(index);
            let after = is_month(index - 1) && number(words.get(index));
            bound.push(if before || after { '\u{A0}' } else { ' ' });
        }
        bound.push_str(word);
    }
    bound
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_one_word() {
        assert_eq!(dates_bound("sent 18 November 2024 to 3 officers"), "sent 18\u{A0}November\u{A0}2024 to 3 officers");
        assert_eq!(dates_bound("1 April 2023 to 31 March 2024"), "1\u{A0}April\u{A0}2023 to 31\u{A0}March\u{A0}2024");
        assert_eq!(dates_bound("in March the 2 teams"), "in March the 2 teams");
    }
}
