use super::figure::{Disclosure, Figure};
use super::population::Population;
use crate::ingest::codes::CodeList;

/// A count split by one column. Its categories add up to the figure that is its whole.
#[derive(Debug)]
pub struct Breakdown {
    /// Begins with the report's name: `childrens_statutory_by_outcome`.
    pub name: &'static str,
    pub label: &'static str,
    pub definition: &'static str,
    /// The count that the categories add up to.
    pub whole: &'static Figure,
    pub population: Population,
    /// The column that holds the category.
    pub by: &'static str,
    pub categories: Categories,
    pub disclosure: Disclosure,
    /// A coarser split of the same rows, of which each category here is a part: the groups that contain these.
    pub within: Option<&'static Breakdown>,
    /// The column that says which coarser category a row belongs to, where there is one.
    pub within_by: &'static str,
}

/// The categories that say why an answer is not there: none of them is called the largest.
const NO_ANSWER: [&str; 4] = ["not_recorded", "not_applicable", "not_available", "not_asked"];

/// Whether a category holds an answer, and not the reason why there is none.
pub(super) fn is_answer(code: &str) -> bool {
    !NO_ANSWER.contains(&code)
}

/// Whether a category holds what no other category does: that such a one is the largest is no finding.
pub fn is_other(code: &str) -> bool {
    ["other", "others"].contains(&code.trim().to_lowercase().as_str())
}

/// Whether a category may be called the largest: it says what the rows in it are.
pub fn is_named(code: &str) -> bool {
    is_answer(code) && !is_other(code)
}

/// Which categories are printed even where no row has them, and in which order. Others follow where rows have them.
#[derive(Clone, Copy, Debug)]
pub enum Categories {
    /// Codes of a fixed list.
    Codes(&'static CodeList, &'static [&'static str]),
    /// The council's own list, in its own order: `childrens_complaints.team`.
    Listed(&'static str),
    /// The council's age bands for a service, then the reasons why an age is not there.
    AgeBands(&'static str),
    /// The Ombudsman's decision categories in force for the year.
    Decisions,
    /// The months of a reporting year.
    Months,
    /// Whole numbers from one to another.
    Numbers(i64, i64),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_that_says_nothing_of_its_rows_is_not_named() {
        assert!(is_named("white") && is_named("Another team") && is_named("other_asian"));
        assert!(!is_named("not_recorded") && !is_named("Other") && !is_named("other"));
        assert!(is_other("Others") && !is_other("not_recorded"));
    }
}
