//! What a table explains beneath itself: its symbols and the abbreviations of its labels.

use std::collections::BTreeMap;

use crate::analysis::Absence;
use crate::report::document::{Cell, Inline, Row};
use crate::report::inline;
use crate::report::wording::RESTATED;

/// Each symbol that stands in the table explained beneath it, where no note does so already, nor the table itself by
/// having the symbol head a row.
pub(super) fn symbol_notes(rows: &[Row], notes: &[Vec<Inline>]) -> Vec<Vec<Inline>> {
    let meanings: [(&str, &str); 4] = [
        (Absence::Suppressed.symbol(), "withheld, so that nobody can be recognised"),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(cells: &[&str], written: &[&str]) -> Vec<String> {
        let rows = [Row { cells: cells.iter().map(|cell| Cell::words(*cell)).collect(), total: false }];
        let written: Vec<_> = written.iter().map(|note| inline::inlines(note)).collect();
        symbol_notes(&rows, &written).iter().map(|note| Inline::plain(note)).collect()
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
