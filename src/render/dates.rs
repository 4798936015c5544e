//! Dates and telephone numbers are kept whole at the end of a line: a day does not part from its month, nor a month from
//! its year, nor a number from its code.

use crate::calendar::MONTHS;

/// A day, its month and its year, told by a month between two numbers, stand on one line; so does a telephone number, told
/// by groups of digits of which the first begins with nought.
pub(super) fn dates_bound(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let number = |word: Option<&&str>| word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let is_month =
        |index: usize| words.get(index).is_some_and(|word| MONTHS.contains(&word.trim_end_matches([',', '.'])));
    let digits =
        |word: &str| word.len() >= 3 && word.trim_end_matches(['.', ',', ';']).bytes().all(|b| b.is_ascii_digit());
    let (mut bound, mut is_telephone) = (String::new(), false);
    for (index, word) in words.iter().enumerate() {
        if index > 0 {
            let before = number(words.get(index - 1)) && is_month(index);
            let after = is_month(index - 1) && number(words.get(index));
            is_telephone =
                digits(words[index - 1]) && digits(word) && (is_telephone || words[index - 1].starts_with('0'));
            bound.push(if before || after || is_telephone { '\u{A0}' } else { ' ' });
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
        assert_eq!(dates_bound("ring 08085 834 333 or 100 others"), "ring 08085\u{A0}834\u{A0}333 or 100 others");
        assert_eq!(dates_bound("in March the 2 teams"), "in March the 2 teams");
    }
}
