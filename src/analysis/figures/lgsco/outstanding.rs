//! What had become, by the day of the export, of the remedies that were agreed in decisions of the year. Those completed in a year,
//! on time or late, are another base: see [`compliance`](super::compliance).

use super::{BASIS, decided_in_year};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::{Condition, Population};
use crate::ingest::codes::REMEDY_STATE;

pub(super) static FIGURES: &[&Figure] = &[&AGREED, &COMPLETED, &OPEN, &OVERDUE];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_STATE];

const ALL: Population = decided_in_year(&[Condition::Filled("remedy_state")]);

static AGREED: Figure = Figure::count(
    "lgsco_remedies_agreed",
    "Remedies agreed in decisions of the year",
    "Cases that the Ombudsman decided in the year for which the record holds a day by which a remedy is due, or on which it was completed.",
    BASIS,
    ALL,
);

static COMPLETED: Figure = Figure::count(
    "lgsco_remedies_completed",
    "Remedies agreed in decisions of the year and completed",
    "Cases that the Ombudsman decided in the year whose agreed remedy was completed by the day the exports were taken.",
    BASIS,
    decided_in_year(&[Condition::Is("remedy_state", "completed")]),
);

static OPEN: Figure = Figure::count(
    "lgsco_remedies_open",
    "Remedies agreed in decisions of the year and not yet due",
    "Cases that the Ombudsman decided in the year whose agreed remedy was open on the day the exports were taken, and due on that day or later.",
    BASIS,
    decided_in_year(&[Condition::Is("remedy_state", "open")]),
);

static OVERDUE: Figure = Figure::count(
    "lgsco_remedies_overdue",
    "Remedies agreed in decisions of the year and overdue",
    "Cases that the Ombudsman decided in the year whose agreed remedy was open on the day the exports were taken, and due before it.",
    BASIS,
    decided_in_year(&[Condition::Is("remedy_state", "overdue")]),
);

static BY_STATE: Breakdown = Breakdown {
    name: "lgsco_remedies_agreed_by_state",
    label: "Remedies agreed in decisions of the year by what became of them",
    definition: "Remedies agreed in cases that the Ombudsman decided in the year, by whether they were completed, open or overdue on the day the exports were taken.",
    whole: &AGREED,
    population: ALL,
    by: "remedy_state",
    categories: Categories::Codes(&REMEDY_STATE, &["completed", "open", "overdue"]),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};
