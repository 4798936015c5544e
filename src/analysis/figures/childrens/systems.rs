//! How well the social-care database and the corporate CRM agree on the complaints that both should hold.

use crate::analysis::figure::Figure;
use crate::analysis::population::{Condition, Population};
use crate::law::{CHILDREN_GUIDANCE, CHILDREN_REG_13, LegalBasis};

pub(super) static FIGURES: &[&Figure] = &[&COMPARED, &ALIKE, &DIFFERENT, &NOT_ON_CRM, &NOT_IN_DATABASE];

/// The report must be a true account of the representations that were made, so its record has to be checked.
const BASIS: &[&LegalBasis] = &[&CHILDREN_REG_13, &CHILDREN_GUIDANCE];

/// The database's complaints of the year that could be looked for on the CRM.
const fn reconciled(conditions: &'static [Condition]) -> Population {
    Population::new("childrens_reconciled", conditions)
}

static COMPARED: Figure = Figure::count(
    "childrens_in_both_systems",
    "Complaints in both systems",
    "Complaints of the year in the social-care database whose record on the CRM was found.",
    BASIS,
    reconciled(&[Condition::Any("crm_record", &["alike", "different"])]),
);

static ALIKE: Figure = Figure::count(
    "childrens_recorded_alike",
    "Complaints recorded alike in both systems",
    "Complaints of the year in both systems whose dates, procedure, team and outcome agree wherever both systems hold them.",
    BASIS,
    reconciled(&[Condition::Is("crm_record", "alike")]),
);

static DIFFERENT: Figure = Figure::count(
    "childrens_recorded_differently",
    "Complaints recorded differently in the two systems",
    "Complaints of the year in both systems that differ in a date, the procedure, the team or the outcome.",
    BASIS,
    reconciled(&[Condition::Is("crm_record", "different")]),
);

static NOT_ON_CRM: Figure = Figure::count(
    "childrens_not_on_crm",
    "Complaints that are not on the CRM",
    "Complaints of the year in the social-care database that have no record on the CRM.",
    BASIS,
    reconciled(&[Condition::Is("crm_record", "missing")]),
);

static NOT_IN_DATABASE: Figure = Figure::count(
    "childrens_not_in_database",
    "Complaints that are on the CRM alone",
    "Complaints of the year about children's services on the CRM that the social-care database does not hold; they are not counted.",
    BASIS,
    Population::new("childrens_crm_only", &[Condition::Is("case_type", "complaint")]),
);
