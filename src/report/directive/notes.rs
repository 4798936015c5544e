//! What a table explains beneath itself: its symbols, the abbreviations of its labels, shares that do not add up, and
//! years that do not compare.

use std::collections::BTreeMap;

use crate::analysis::Absence;
use crate::calendar::ReportingYear;
use crate::report::document::{Cell, Inline, Row};
use crate::report::inline;
use crate::report::wording::RESTATED;
use crate::workspace::settings::{DefinitionBreak, DisclosureSettings};

/// Why a number may be withheld. A table may not say which of its numbers is withheld for which reason, nor that one is for
/// the second: where two are withheld, that would narrow both down.
pub(super) fn withheld_because(disclosure: &DisclosureSettings) -> String {
    let small = format!("a count below {}", disclosure.threshold);
    match disclosure.secondary {
        true => format!("{small}, or one from which such a count could be worked out"),
        false => small,
    }
}

/// Each symbol that stands in the table explained beneath it, where no note does so already, nor the table itself by
/// having the symbol head a row.
pub(super) fn symbol_notes(rows: &[Row], notes: &[Vec<Inline>], disclosure: &DisclosureSettings) -> Vec<Vec<Inline>> {
    let withheld = format!("withheld, so that nobody can be recognised: {}", withheld_because(disclosure));
    let meanings: [(&str, &str); 4] = [
        (Absence::Suppressed.symbol(), &withheld),
        (Absence::NotAvailable.symbol(), "not available"),
        (Absence::NotApplicable.symbol(), "not applicable"),
        (RESTATED, "revised since it was first published"),
    ];
    let heads_row = |symbol: &str| rows.iter().filter_map(|r| r.cells.first()).any(|c| c.plain() == symbol);
    let stands = |symbol: &str| rows.iter().flat_map(|r| &r.cells).any(|c| c.plain().contains(symbol));
    let said = |symbol: &str| heads_row(symbol) || notes.iter().any(|n| Inline::plain(n).contains(symbol));
    let unexplained = meanings.iter().filter(|(symbol, _)| stands(symbol) && !said(symbol));
    unexplained.map(|(symbol, meaning)| vec![Inline::Text(format!("{symbol} means {meaning}."))]).collect()
}

/// What each abbreviation in the rows' labels stands for, where no note says so already.
pub(super) fn abbreviation_notes(
    rows: &[Row],
    notes: &[Vec<Inline>],
    abbreviations: &BTreeMap<String, String>,
) -> Vec<Vec<Inline>> {
    let labels: Vec<String> = rows.iter().filter_map(|row| row.cells.first()).map(Cell::plain).collect();
    let stands =
        |short: &str| labels.iter().any(|label| label.split(|c: char| !c.is_alphanumeric()).any(|w| w == short));
    let said = |short: &str| notes.iter().any(|note| Inline::plain(note).contains(&format!("{short} stands for")));
    let unexplained = abbreviations.iter().filter(|(short, _)| stands(short) && !said(short));
    unexplained
        .map(|(short, long)| vec![Inline::Text(inline::typeset(&format!("{short} stands for {long}.")))])
        .collect()
}

/// That the shares of a column do not add up to 100%, where as printed they do not. A column holds the parts of one whole
/// where the table shows a breakdown's shares in it, or totals it at 100%. Of a column in which a share is missing nobody can
/// tell.
pub(super) fn rounding_notes(rows: &[Row], shares: &[usize], notes: &[Vec<Inline>]) -> Vec<Vec<Inline>> {
    let said = notes.iter().any(|note| Inline::plain(note).contains("add up to 100%"));
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let whole = |i: usize| rows.iter().any(|row| row.total && row.cells.get(i).is_some_and(|c| c.plain() == "100%"));
    let rounded = (1..columns).any(|i| (shares.contains(&i) || whole(i)) && is_rounded(rows, i));
    let note = "Shares may not add up to 100% because each is rounded.";
    (rounded && !said).then(|| vec![Inline::Text(note.into())]).into_iter().collect()
}

/// Whether the percentages of a column come to something else than 100, and no further from it than rounding takes them.
fn is_rounded(rows: &[Row], column: usize) -> bool {
    let parts = rows.iter().filter(|row| !row.total);
    let percent = |row: &Row| row.cells.get(column)?.plain().strip_suffix('%')?.parse::<i64>().ok();
    let percents: Option<Vec<i64>> = parts.map(percent).collect();
    percents.is_some_and(|percents| {
        let off = (percents.iter().sum::<i64>() - 100).unsigned_abs();
        off > 0 && off * 2 <= percents.len() as u64
    })
}

/// For each year of a trend from which on a figure is defined or gathered otherwise: what changed.
pub(super) fn break_notes(years: &[ReportingYear], figures: &[String], breaks: &[DefinitionBreak]) -> Vec<Vec<Inline>> {
    let within =
        |one: &&DefinitionBreak| figures.contains(&one.figure) && years.iter().skip(1).any(|year| *year == one.from);
    let words = |one: &DefinitionBreak| format!("{}.", changed(one, years));
    breaks.iter().filter(within).map(|one| vec![Inline::Text(inline::typeset(&words(one)))]).collect()
}

/// What changed and when. Of the last of the years nobody knows yet whether it goes on.
pub(super) fn changed(one: &DefinitionBreak, years: &[ReportingYear]) -> String {
    let since = if years.last() == Some(&one.from) { "" } else { "From " };
    format!("{since}{}: {}", one.from, one.note.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]], total: bool) -> Vec<Row> {
        let row = |(i, cells): (usize, &&[&str])| Row {
            cells: cells.iter().map(|cell| Cell::words(*cell)).collect(),
            total: total && i + 1 == rows.len(),
        };
        rows.iter().enumerate().map(row).collect()
    }

    fn notes(cells: &[&str], written: &[&str]) -> Vec<String> {
        let written: Vec<_> = written.iter().map(|note| inline::inlines(note)).collect();
        let made = symbol_notes(&table(&[cells], false), &written, &DisclosureSettings::default());
        made.iter().map(|note| Inline::plain(note)).collect()
    }

    #[test]
    fn a_withheld_number_may_be_small_or_tell_a_small_one_and_neither_is_singled_out() {
        let note = "[c] means withheld, so that nobody can be recognised: a count below 5, or one from which such a count \
                    could be worked out.";
        assert_eq!(notes(&["Age", "[c]", "[c]"], &[]), [note]);
        assert_eq!(notes(&["Age", "12", "[c]"], &[]), [note], "one hidden number says no more than two");
        let alone = DisclosureSettings { secondary: false, ..DisclosureSettings::default() };
        assert_eq!(withheld_because(&alone), "a count below 5");
    }

    #[test]
    fn shares_that_do_not_add_up_as_printed_say_so_and_no_others() {
        let noted = |rows: &[&[&str]], shares: &[usize], total: bool| {
            !rounding_notes(&table(rows, total), shares, &[]).is_empty()
        };
        let thirds: &[&[&str]] = &[&["A", "1", "33%"], &["B", "1", "33%"], &["C", "1", "33%"], &["Total", "3", "100%"]];
        assert!(noted(thirds, &[], true), "the total says that they are parts of one whole");
        assert!(noted(&thirds[..3], &[2], false), "or that a breakdown is shown does");
        assert!(!noted(&thirds[..3], &[], false), "shares of three councils add up to nothing");
        assert!(!noted(&[&["A", "1", "50%"], &["B", "1", "50%"], &["Total", "2", "100%"]], &[2], true));
        assert!(!noted(&[&["A", "1", "33%"], &["B", "1", "[c]"], &["Total", "3", "100%"]], &[2], true));
        assert!(
            !noted(&[&["A", "1", "40%"], &["B", "1", "50%"]], &[2], false),
            "a part is missing: no rounding does that"
        );
        let said = [inline::inlines("Shares may not add up to 100%.")];
        assert!(rounding_notes(&table(thirds, true), &[2], &said).is_empty());
    }

    #[test]
    fn a_year_from_which_a_figure_is_gathered_otherwise_is_named_beneath_its_trend() {
        let year = |text: &str| text.parse::<ReportingYear>().unwrap();
        let one = DefinitionBreak { figure: "a".into(), from: year("2022/23"), note: "emails count too.".into() };
        let years = [year("2021/22"), year("2022/23")];
        let made = |years: &[ReportingYear], figure: &str| {
            break_notes(years, &[figure.to_string()], std::slice::from_ref(&one)).len()
        };
        let note = break_notes(&years, &["a".to_string()], std::slice::from_ref(&one));
        assert_eq!(Inline::plain(&note[0]), "2022/23: emails count too.", "nobody knows yet whether it goes on");
        let longer = [years[0], years[1], year("2023/24")];
        assert_eq!(changed(&one, &longer), "From 2022/23: emails count too");
        assert_eq!((made(&years, "b"), made(&years[1..], "a")), (0, 0), "nothing stands before the change");
    }

    #[test]
    fn an_abbreviation_is_spelt_out_beneath_the_table_whose_labels_hold_it() {
        let rows = |label: &str| [Row { cells: vec![Cell::words(label), Cell::words("3")], total: false }];
        let known = BTreeMap::from([("LAC".to_string(), "looked-after children".to_string())]);
        let notes = |label: &str, said: &str| {
            let made = abbreviation_notes(&rows(label), &[inline::inlines(said)], &known);
            made.iter().map(|note| Inline::plain(note)).collect::<Vec<_>>()
        };
        assert_eq!(notes("LAC & Permanency", ""), ["LAC stands for looked-after children."]);
        assert!(notes("PLACEMENTS", "").is_empty());
        assert!(notes("LAC", "LAC stands for children in our care.").is_empty());
    }

    #[test]
    fn a_symbol_is_explained_once_and_not_where_the_table_does_so() {
        assert_eq!(notes(&["Age", "12", "[x]"], &[]), ["[x] means not available."]);
        assert_eq!(notes(&["Age", "[c]", "[x]"], &["[x] marks a year without a figure."]).len(), 1);
        assert!(notes(&["[c]", "Hidden so that nobody can be recognised."], &[]).is_empty());
        assert!(notes(&["Age", "12"], &[]).is_empty());
    }
}
