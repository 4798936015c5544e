//! Complaints and compliments by month, this year and last.

use super::STATUTORY_COMPLAINTS;
use super::compliments::{AGAINST_COMPLAINTS, COMPLIMENTS, COMPLIMENTS_RECEIVED, LESS_COMPLAINTS};
use super::received::STATUTORY_RECEIVED;
use crate::analysis::breakdown::Categories;
use crate::analysis::figure::Unit;
use crate::analysis::matrix::{Matrix, Measure, Measured};
use crate::law::COUNCIL_POLICY;

pub(super) static BY_MONTH: Matrix = Matrix {
    name: "adult_by_month",
    label: "Statutory complaints and compliments by month",
    definition: "Statutory complaints and compliments by the month in which they were received, and how many more or fewer the compliments were: in number, because most months hold fewer than 20 of either, and in percent of the complaints.",
    legal_basis: &[&COUNCIL_POLICY],
    by: "month",
    categories: Categories::Months,
    empty_rows: true,
    measures: &[
        COMPLAINTS,
        GIVEN,
        MORE,
        DIFFERENCE,
        COMPLAINTS.of_last_year("last_complaints", "Statutory complaints of last year"),
        GIVEN.of_last_year("last_compliments", "Compliments of last year"),
        LAST_MORE,
        LAST_DIFFERENCE,
    ],
    ours: &[],
};

const COMPLAINTS: Measure = Measure::new(
    "complaints",
    "Statutory complaints",
    Unit::Count,
    Measured::Count(STATUTORY_COMPLAINTS),
    Some(&STATUTORY_RECEIVED),
);

const GIVEN: Measure =
    Measure::new("compliments", "Compliments", Unit::Count, Measured::Count(COMPLIMENTS), Some(&COMPLIMENTS_RECEIVED));

/// How many more compliments than complaints; below zero where there were fewer.
const MORE: Measure = Measure::new(
    "more",
    "Compliments less complaints",
    Unit::Count,
    Measured::Change { from: "complaints", to: "compliments" },
    Some(&LESS_COMPLAINTS),
);

const LAST_MORE: Measure = Measure::new(
    "last_more",
    "Compliments less complaints of last year",
    Unit::Count,
    Measured::Change { from: "last_complaints", to: "last_compliments" },
    Some(&LESS_COMPLAINTS),
)
.of_last_year("last_more", "Compliments less complaints of last year");

/// A percentage change, not a difference of percentages: it may be above 100 and below 0.
const DIFFERENCE: Measure = Measure::new(
    "difference",
    "Percentage difference",
    Unit::Percent { places: 0 },
    Measured::Change { from: "complaints", to: "compliments" },
    Some(&AGAINST_COMPLAINTS),
);

const LAST_DIFFERENCE: Measure = Measure::new(
    "last_difference",
    "Percentage difference of last year",
    Unit::Percent { places: 0 },
    Measured::Change { from: "last_complaints", to: "last_compliments" },
    Some(&AGAINST_COMPLAINTS),
)
.of_last_year("last_difference", "Percentage difference of last year");
