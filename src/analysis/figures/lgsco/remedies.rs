//! What upheld complaints led to: remedies the council had given beforehand, and money.

use super::decided::COMPLAINTS_UPHELD;
use super::{BASIS, UPHELD, decided_in_year};
use crate::analysis::figure::{Computation, Disclosure, Figure, Unit};
use crate::analysis::population::Condition;

pub(super) static FIGURES: &[&Figure] =
    &[&SATISFACTORY, &SATISFACTORY_SHARE, &FINANCIAL_REMEDIES, &FINANCIAL_REMEDIES_PAID];

pub(super) static SATISFACTORY: Figure = Figure::count(
    "lgsco_satisfactory_remedies",
    "Complaints put right before they reached the Ombudsman",
    "Complaints upheld in the year that the council had put right before they reached the Ombudsman.",
    BASIS,
    decided_in_year(&[UPHELD, Condition::Yes("satisfactory_remedy")]),
);

pub(super) static SATISFACTORY_SHARE: Figure = Figure::share(
    "lgsco_satisfactory_remedies_share",
    "Share of upheld complaints put right before they reached the Ombudsman",
    "Complaints that the council had put right before they reached the Ombudsman, as a share of those upheld in the year.",
    BASIS,
    &SATISFACTORY,
    &COMPLAINTS_UPHELD,
);

static FINANCIAL_REMEDIES: Figure = Figure::count(
    "lgsco_financial_remedies",
    "Financial remedies",
    "Complaints decided in the year for which the Ombudsman recommended a payment.",
    BASIS,
    decided_in_year(&[Condition::Filled("financial_remedy")]),
);

static FINANCIAL_REMEDIES_PAID: Figure = Figure {
    name: "lgsco_financial_remedies_paid",
    label: "Money of financial remedies",
    definition: "Payments that the Ombudsman recommended in decisions of the year, in pounds.",
    legal_basis: BASIS,
    unit: Unit::Pounds,
    disclosure: Disclosure::Open,
    computation: Computation::Money { of: "financial_remedy", over: decided_in_year(&[]) },
};
