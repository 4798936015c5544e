//! How well the social-care database and the corporate CRM agree on the complaints that both should hold.

use crate::analysis::figure::Figure;
use crate::analysis::population::{Condition, Population};
use crate::law::{ADULT_REG_18, LegalBasis};

pub(super) static FIGURES: &[&Figure] = &[&COMPARED, &ALIKE, &DIFFERENT, &NOT_ON_CRM, &NOT_IN_DATABASE];

/// The report must be a true account of the complaints that were received, so its record has to be checked.
const BASIS: &[&LegalBasis] = &[&ADULT_REG_18];

/// The database's complaints of the year that could be looked for on the CRM.
const fn reconciled(conditions: &'static [Condition]) -> Population {
    Population::new("adult_reconciled", conditions)
}

static COMPARED: Figure = Figure::count(
    "adult_in_both_systems",
    "Complaints in both systems",
    "Complaints of the year in the social-care database whose record on the CRM was found.",
    BASIS,
    reconciled(&[Condition::Any("crm_record", &["alike", "different"])]),
);

static ALIKE: Figure = Figure::count(
    "adult_recorded_alike",
    "Complaints recorded alike in both systems",
    "Complaints of the year in both systems whose dates, procedure, team and outcome agree wherever both systems hold them.",
    BASIS,
    reconciled(&[Condition::Is("crm_record", "alike")]),
);

static DIFFERENT: Figure = Figure::count(
    "adult_recorded_differently",
    "Complaints recorded differently in the two systems",
    "Complaints of the year in both systems that differ in a date, the procedure, the team or the outcome.",
    BASIS,
    reconciled(&[Condition::Is("crm_record", "different")]),
);

static NOT_ON_CRM: Figure = Figure::count(
    "adult_not_on_crm",
    "Complaints that are not on the CRM",
    "Complaints of the year in the social-care database that have no record on the CRM.",
    BASIS,
    reconciled(&[Condition::Is("crm_record", "missing")]),
);

static NOT_IN_DATABASE: Figure = Figure::count(
    "adult_not_in_database",
    "Complaints that are on the CRM alone",
    "Complaints of the year about adult social care on the CRM that the social-care database does not hold; they are not counted.",
    BASIS,
    Population::new("adult_crm_only", &[Condition::Is("case_type", "complaint")]),
);
