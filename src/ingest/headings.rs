//! The row of headings: found by the headings that settings map, wherever title rows put it.

use super::cell::Row;
use super::words::{fold, tidy};

/// How many rows are searched for headings.
pub(super) const SEARCHED: usize = 100;

/// No heading has more bytes. A cell of megabytes is not worth folding to find that out.
const LONGEST: usize = 1_000;

/// A row that may be the headings: its number and its cells from the file's first column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Headings {
    pub(super) row: u32,
    /// As the file writes them, tidied.
    pub(super) names: Vec<String>,
    folded: Vec<String>,
}

impl Headings {
    pub(super) fn of(number: u32, row: &Row<'_>) -> Headings {
        let name = |at| match row.cell(at).words() {
            words if words.len() > LONGEST => String::new(),
            words => tidy(&words).into_owned(),
        };
        let names: Vec<String> = (0..row.width()).map(name).collect();
        let folded = names.iter().map(|name| fold(name)).collect();
        Headings { row: number, names, folded }
    }

    /// The columns, counted from 0, under a heading.
    pub(super) fn columns(&self, heading: &str) -> Vec<usize> {
        let wanted = fold(heading);
        self.folded.iter().enumerate().filter(|(_, name)| **name == wanted).map(|(at, _)| at).collect()
    }

    /// How many of the wanted headings, already folded, stand in the row.
    pub(super) fn count(&self, wanted: &[String]) -> usize {
        wanted.iter().filter(|heading| self.folded.contains(heading)).count()
    }

    /// The headings that are not blank.
    pub(super) fn filled(&self) -> impl Iterator<Item = &str> + Clone {
        self.names.iter().map(String::as_str).filter(|name| !name.is_empty())
    }
}

/// The row that holds the most of the wanted headings, the first of equals; none where no row holds any.
pub(super) fn find(rows: &[Headings], wanted: &[String], declared: Option<u32>) -> Option<Headings> {
    let candidates = rows.iter().filter(|row| declared.is_none_or(|number| row.row == number));
    let mut best: Option<(usize, &Headings)> = None;
    for row in candidates {
        let count = row.count(wanted);
        if count > best.map_or(0, |(most, _)| most) {
            best = Some((count, row));
        }
    }
    best.map(|(_, row)| row.clone())
}
