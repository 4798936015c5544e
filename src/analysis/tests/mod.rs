//! The figures of the sample round, against what the council published.

mod adult;
mod lgsco;
mod published;
mod years;

use std::path::Path;
use std::sync::LazyLock;

use super::{Figures, Value, register};
use crate::flow;
use crate::report::document::Audience;
use crate::report::worded;

/// Every figure of the sample round, nothing withheld.
static SAMPLE: LazyLock<Figures> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/coventry-2023-24");
    let read = flow::analyse(&folder, None, Audience::Internal, |figures, _, _| Ok(figures.clone()));
    read.unwrap_or_else(|failure| panic!("{failure}")).0
});

/// A figure of the sample round as it is printed, in its reporting year.
fn this(name: &str) -> String {
    printed(name, "2023/24")
}

/// The same in the year before.
fn last(name: &str) -> String {
    printed(name, "2022/23")
}

fn printed(name: &str, year: &str) -> String {
    let figure = register::figure(name).unwrap_or_else(|| panic!("no figure {name}"));
    worded(&SAMPLE.value(name, year.parse().unwrap()), figure.unit)
}

/// A cell of a matrix as it is printed.
fn cell(matrix: &str, row: &str, measure: &str) -> String {
    let (i, of) = register::matrix(matrix).and_then(|m| m.measure(measure)).unwrap();
    let rows = &SAMPLE.matrix(matrix).unwrap().rows;
    let row = rows.iter().find(|r| r.label == row).unwrap_or_else(|| panic!("{matrix} has no row {row}"));
    worded(&row.values[i], of.unit)
}

fn part_of(name: &str) -> Option<(u64, u64)> {
    SAMPLE.value(name, SAMPLE.year).part_and_whole()
}

/// The count and the share of a breakdown's category.
fn category(breakdown: &str, label: &str, year: &str) -> Option<(Value, Value)> {
    let split = SAMPLE.breakdown(breakdown, year.parse().unwrap())?;
    let found = split.categories.iter().find(|c| c.label == label)?;
    Some((found.count.clone(), found.share.clone()))
}
