//! What the whole council received, whatever law or Code it was handled under.

use super::accepted;
use crate::analysis::figure::{Computation, Disclosure, Figure, Unit};
use crate::analysis::figures::{adult, childrens};
use crate::law::{ADULT_REG_18, CHILDREN_REG_13, CODE_REPORT};

pub(super) static FIGURES: &[&Figure] = &[&ALL_RECEIVED];

static ALL_RECEIVED: Figure = Figure {
    name: "authority_complaints_received",
    label: "Complaints received by the whole council",
    definition: "Complaints received in the year under the corporate procedure and the two statutory ones of social care, added up; informal ones are left out.",
    legal_basis: &[&CODE_REPORT, &CHILDREN_REG_13, &ADULT_REG_18],
    unit: Unit::Count,
    disclosure: Disclosure::Open,
    computation: Computation::Sum(&[&accepted::RECEIVED, &childrens::STATUTORY_RECEIVED, &adult::STATUTORY_RECEIVED]),
};
