//! Years that are typed, and are not those that the report covers.

use super::numbers::MONTHS;
use super::numbers::value;
use super::words::Word;
use super::{Finding, Terms};
use crate::analysis::register;
use crate::calendar::ReportingYear;
use crate::diagnostics::Code;

/// How far back a single calendar year may be what an earlier report said of its own year; older ones are history.
const RECENT: i32 = 4;

pub(super) fn findings(sentence: &[Word], terms: &Terms) -> Vec<Finding> {
    let stale = |at: &usize| {
        let word = &sentence[*at];
        word.is_typed() && !is_cited(sentence, *at) && is_stale(word, terms) && !is_of_a_figure(sentence, *at, terms)
    };
    (0..sentence.len()).filter(stale).map(|at| finding(&sentence[at], terms)).collect()
}

fn finding(word: &Word, terms: &Terms) -> Finding {
    let (this, last) = (terms.figures.year, terms.figures.year.previous());
    let message = format!("\"{}\" is neither {this}, the year of the report, nor {last}, the year before.", word.text);
    let help = format!(
        "Write {{{{ year.this }}}}, {{{{ year.last }}}} or {{{{ year.next }}}}, or {{# checked: {} #}} if the year is meant.",
        word.text
    );
    Finding { help, ..Finding::new(word, Code::YearStale, message) }
}

fn is_stale(word: &Word, terms: &Terms) -> bool {
    let this = terms.figures.year;
    if let Some(year) = reporting_year(&word.lower) {
        return ![this.previous(), this, this.next()].contains(&year);
    }
    let first = chrono::Datelike::year(&this.first_day());
    let single = word.text.len() == 4 && word.text.starts_with("20");
    let year = word.text.parse::<i32>().ok().filter(|_| single);
    year.is_some_and(|year| (first - RECENT..first - 1).contains(&year))
}

/// Whether the number beside an earlier year is what a figure of the report came to in that year: `177 in 2021/22`.
fn is_of_a_figure(sentence: &[Word], at: usize, terms: &Terms) -> bool {
    let Some(year) = reporting_year(&sentence[at].lower) else { return false };
    let Some(number) = sentence[at.saturating_sub(4)..at].iter().rev().find_map(value) else { return false };
    let own = register::figures().filter(|figure| figure.name.starts_with(terms.report.trim_start_matches("cover-")));
    let mut printed = own.filter_map(|figure| terms.figures.value(figure.name, year).printed(figure.unit));
    printed.any(|printed| printed.minus(number).is_zero())
}

/// `2022/23`, `2022-23`, `2022/2023` or `22/23` as a reporting year.
pub(super) fn reporting_year(text: &str) -> Option<ReportingYear> {
    let (first, second) = text.split_once(['/', '-', '–'])?;
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if !digits(first) || !digits(second) || second.len() > first.len() {
        return None;
    }
    let first = match first.len() {
        2 => 2000 + first.parse::<i32>().ok()?,
        4 => first.parse().ok()?,
        _ => return None,
    };
    let second: i32 = second.parse().ok()?;
    ((first + 1) % 100 == second % 100).then(|| format!("{first}/{:02}", second % 100).parse().ok())?
}

/// Whether a year belongs to a date, an Act, a code or another thing that is named by its year.
fn is_cited(sentence: &[Word], at: usize) -> bool {
    const NAMED: [&str; 14] = [
        "act",
        "acts",
        "regulations",
        "order",
        "code",
        "guidance",
        "census",
        "since",
        "letter",
        "edition",
        "version",
        "si",
        "strategy",
        "plan",
    ];
    let before = at.checked_sub(1).map(|i| &sentence[i]);
    let after = sentence.get(at + 1);
    let bracketed = sentence[at].before.contains('(') && sentence[at].after.contains(')');
    before.is_some_and(|word| word.is(&NAMED) || word.is(&MONTHS) || word.title)
        || after.is_some_and(|word| word.is(&NAMED))
        || bracketed && reporting_year(&sentence[at].lower).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reporting_year_is_read_however_it_is_written() {
        let expected = "2022/23".parse().ok();
        for text in ["2022/23", "2022-23", "2022–23", "2022/2023", "22/23"] {
            assert_eq!(reporting_year(text), expected, "{text}");
        }
        for text in ["2022/24", "2006/1738", "16-24", "1/2", "2022"] {
            assert_eq!(reporting_year(text), None, "{text}");
        }
    }
}
