//! The numbers of tables and charts, the same in both editions of a report.

use std::fmt;

use super::document::Block;

/// The number of a table or chart. It counts from 1 through the publication; what stands only in the internal edition has
/// the number before it and a letter, `16a`, so that all others are called alike by everybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    whole: u32,
    /// How many without a number of their own stand between the one before and this, with this.
    between: u32,
}

impl Number {
    /// The number without its letter.
    pub(super) fn whole(self) -> u32 {
        self.whole
    }
}

impl From<u32> for Number {
    fn from(whole: u32) -> Self {
        Number { whole, between: 0 }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.whole, letters(self.between))
    }
}

/// `a` to `z`, then `aa`; nothing for nought.
fn letters(mut count: u32) -> String {
    let mut letters = String::new();
    while let Some(before) = count.checked_sub(1) {
        letters.insert(0, char::from(b'a' + (before % 26) as u8));
        count = before / 26;
    }
    letters
}

/// What a publication holds, in its order: the ids of its tables and of its charts.
#[derive(Clone, Debug, Default)]
pub(super) struct Standing {
    tables: Vec<String>,
    charts: Vec<String>,
}

impl Standing {
    pub(super) fn of(blocks: &[Block]) -> Standing {
        let mut standing = Standing::default();
        for block in blocks {
            match block {
                Block::Table(table) => standing.tables.push(table.id.clone()),
                Block::Chart(chart) => standing.charts.push(chart.id.clone()),
                _ => {}
            }
        }
        standing
    }

    /// Counters for tables and for charts; without a publication each counts by itself.
    pub(super) fn counters(standing: Option<&Standing>) -> (Counter<'_>, Counter<'_>) {
        let counter = |ids| Counter { published: ids, last: Number::default() };
        (counter(standing.map(|of| &of.tables[..])), counter(standing.map(|of| &of.charts[..])))
    }
}

/// Gives one number after another.
pub(super) struct Counter<'a> {
    published: Option<&'a [String]>,
    last: Number,
}

impl Counter<'_> {
    pub(super) fn next(&mut self, id: &str) -> Number {
        let Number { whole, between } = self.last;
        self.last = match self.published {
            None => Number::from(whole + 1),
            Some(ids) => match (1..).zip(ids).find(|(_, known)| *known == id) {
                Some((place, _)) => Number::from(place),
                None => Number { whole, between: between + 1 },
            },
        };
        self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_only_in_the_internal_edition_leaves_the_numbers_of_the_others() {
        let ids = ["sex", "age", "symbols"].map(str::to_string);
        let mut counter = Counter { published: Some(&ids), last: Number::default() };
        let mut given = |id| counter.next(id).to_string();
        assert_eq!(
            ["sex", "ethnicity", "origin", "age", "cases", "symbols"].map(&mut given),
            ["1", "1a", "1b", "2", "2a", "3"]
        );
        let mut alone = Counter { published: None, last: Number::default() };
        assert_eq!(["sex", "ethnicity"].map(|id| alone.next(id).to_string()), ["1", "2"]);
    }

    #[test]
    fn letters_go_on_after_the_last() {
        assert_eq!([0, 1, 26, 27, 53].map(letters), ["", "a", "z", "aa", "ba"]);
    }
}
