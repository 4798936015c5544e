//! A table as data: a unique heading a column, and each cell a number, a symbol or words.

use std::collections::BTreeSet;

use crate::report::document::Table;

/// What stands behind a restated number; here it stands in a column of notes, so that the number stays a number.
const RESTATED: &str = " [r]";
/// Why there is no number.
pub(crate) const SYMBOLS: [&str; 3] = ["[c]", "[x]", "[z]"];

/// A table's rows as data. The first column heads the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grid {
    pub(crate) columns: Vec<GridColumn>,
    /// As many cells as there are columns.
    pub(crate) rows: Vec<Vec<Entry>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GridColumn {
    /// Not empty, and unlike every other even where capitals do not count.
    pub(crate) heading: String,
    /// Whether it holds numbers, and symbols where there is none.
    pub(crate) numeric: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    Number {
        /// Without thousands commas or unit: `-12.5`.
        digits: String,
        unit: Mark,
    },
    Symbol(String),
    Words(String),
    Blank,
}

/// The sign that a number is printed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    None,
    Percent,
    Pounds,
}

impl Grid {
    pub(crate) fn new(table: &Table) -> Grid {
        let mut columns: Vec<GridColumn> = Vec::new();
        let mut taken = BTreeSet::new();
        for (index, column) in table.columns.iter().enumerate() {
            let heading = unused(&column.heading, index, &mut taken);
            columns.push(GridColumn { heading, numeric: false });
        }
        let mut notes = Vec::new();
        let mut rows: Vec<Vec<Entry>> = Vec::new();
        for row in &table.rows {
            let cells: Vec<String> = row.cells.iter().map(|cell| cell.plain()).collect();
            let restated = columns.iter().zip(&cells).filter(|(_, cell)| cell.ends_with(RESTATED));
            let restated: Vec<&str> = restated.map(|(column, _)| column.heading.as_str()).collect();
            notes.push(if restated.is_empty() { String::new() } else { format!("[r] {}", restated.join("; ")) });
            let mut entries: Vec<Entry> = cells.iter().map(|cell| Entry::read(cell)).collect();
            entries.resize(columns.len(), Entry::Blank);
            rows.push(entries);
        }
        for (index, column) in columns.iter_mut().enumerate() {
            column.numeric = index > 0 && is_numeric(rows.iter().filter_map(|row| row.get(index)));
        }
        if notes.iter().any(|note| !note.is_empty()) {
            columns.push(GridColumn { heading: unused("Notes", 0, &mut taken), numeric: false });
            rows.iter_mut().zip(notes).for_each(|(row, note)| row.push(Entry::of_words(note)));
        }
        Grid { columns, rows }
    }
}

impl Entry {
    fn read(cell: &str) -> Entry {
        let text = cell.strip_suffix(RESTATED).unwrap_or(cell).trim();
        if SYMBOLS.contains(&text) {
            return Entry::Symbol(text.to_owned());
        }
        match number(text) {
            Some((digits, unit)) => Entry::Number { digits, unit },
            None => Entry::of_words(cell.trim().to_owned()),
        }
    }

    fn of_words(text: String) -> Entry {
        if text.is_empty() { Entry::Blank } else { Entry::Words(text) }
    }

    /// The cell as a data file prints it: `1204`, `42%`, `£370`, `[c]`, or words.
    pub(crate) fn text(&self) -> String {
        match self {
            Entry::Number { digits, unit: Mark::None } => digits.clone(),
            Entry::Number { digits, unit: Mark::Percent } => format!("{digits}%"),
            Entry::Number { digits, unit: Mark::Pounds } => format!("\u{a3}{digits}"),
            Entry::Symbol(text) | Entry::Words(text) => text.clone(),
            Entry::Blank => String::new(),
        }
    }
}

/// A number as reports print them, `1,204`, `-3`, `12.5`, `42%`, `£370`: its digits and its sign.
pub(super) fn number(text: &str) -> Option<(String, Mark)> {
    let (bare, unit) = match (text.strip_suffix('%'), text.strip_prefix('\u{a3}')) {
        (Some(bare), _) => (bare, Mark::Percent),
        (_, Some(bare)) => (bare, Mark::Pounds),
        _ => (text, Mark::None),
    };
    let (sign, bare) = match bare.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", bare),
    };
    let (whole, fraction) = bare.split_once('.').map_or((bare, None), |(whole, fraction)| (whole, Some(fraction)));
    let are_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let grouped = whole.split(',').skip(1).all(|group| group.len() == 3);
    let digits = whole.replace(',', "");
    // A name such as 007 is no number: it would lose its noughts.
    let is_padded = digits.len() > 1 && digits.starts_with('0');
    let is_number = grouped && !is_padded && are_digits(&digits) && fraction.is_none_or(are_digits);
    let fraction = fraction.map(|fraction| format!(".{fraction}")).unwrap_or_default();
    is_number.then(|| (format!("{sign}{digits}{fraction}"), unit))
}

fn is_numeric<'a>(entries: impl Iterator<Item = &'a Entry>) -> bool {
    let mut numbers = 0;
    for entry in entries {
        match entry {
            Entry::Number { .. } => numbers += 1,
            Entry::Symbol(_) | Entry::Blank => {}
            Entry::Words(_) => return false,
        }
    }
    numbers > 0
}

fn unused(heading: &str, index: usize, taken: &mut BTreeSet<String>) -> String {
    let heading = heading.trim();
    let heading = if heading.is_empty() { format!("Column {}", index + 1) } else { heading.to_owned() };
    let numbered = (2..).map(|n| format!("{heading} ({n})"));
    let mut free = std::iter::once(heading.clone()).chain(numbered);
    free.find(|heading| taken.insert(heading.to_lowercase())).unwrap_or(heading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::{Cell, Column, Row};

    fn read(cells: &[&str]) -> Grid {
        let columns = cells.iter().map(|_| Column { heading: "2022/23".into(), numeric: true }).collect();
        let row = Row { cells: cells.iter().map(|cell| Cell::words(*cell)).collect(), total: false };
        let (id, caption) = ("t".into(), "C".into());
        Grid::new(&Table { id, number: 1.into(), caption, columns, rows: vec![row], notes: vec![], source: None })
    }

    #[test]
    fn numbers_are_told_from_what_only_looks_like_them() {
        let read = |text: &str| number(text).map(|(digits, _)| digits);
        assert_eq!(read("1,204,000").as_deref(), Some("1204000"));
        assert_eq!(read("\u{2212}3").as_deref(), Some("-3"));
        assert_eq!(read("-12.50%").as_deref(), Some("-12.50"));
        assert_eq!(read("\u{a3}1,370.50").as_deref(), Some("1370.50"));
        for words in ["", "1,2", "12,04", "007", "1.", ".5", "2023/24", "1-2", "+44", "5 of 9", "-", "%", "1e5"] {
            assert_eq!(read(words), None, "{words}");
        }
    }

    #[test]
    fn restated_numbers_stay_numbers_and_headings_are_unique() {
        let grid = read(&["Received", "58 [r]", "[c]"]);
        let headings: Vec<&str> = grid.columns.iter().map(|column| column.heading.as_str()).collect();
        assert_eq!(headings, ["2022/23", "2022/23 (2)", "2022/23 (3)", "Notes"]);
        assert_eq!(grid.rows[0][1], Entry::Number { digits: "58".into(), unit: Mark::None });
        assert_eq!(grid.rows[0][2], Entry::Symbol("[c]".into()));
        assert_eq!(grid.rows[0][3], Entry::Words("[r] 2022/23 (2)".into()));
        let numeric: Vec<bool> = grid.columns.iter().map(|column| column.numeric).collect();
        assert_eq!(numeric, [false, true, false, false]);
    }
}
