//! Whether limits were kept and how long it took, on two named bases.
//!
//! *As published*: each statutory complaint once, at its highest stage, by its end date; stage 2 against the limit of an
//! agreed extension; open past its limit is over. *As the law counts*: every response at every stage, within the first
//! limit, within an extension that was agreed, over, withdrawn or open.

mod answers;
mod averages;
mod lawful;
mod published;

use crate::analysis::figure::Figure;
use crate::analysis::population::{Condition, Population};
use crate::law::{
    CHILDREN_REG_2, CHILDREN_REG_13, CHILDREN_REG_14, CHILDREN_REG_17, CHILDREN_REG_19, CHILDREN_REG_20, LegalBasis,
};

/// By basis.
pub(super) static FIGURES: &[&[&Figure]] = &[published::FIGURES, lawful::FIGURES, answers::FIGURES, averages::FIGURES];

pub(super) const BASIS_1: &[&LegalBasis] = &[&CHILDREN_REG_14, &CHILDREN_REG_13, &CHILDREN_REG_2];
pub(super) const BASIS_2: &[&LegalBasis] = &[&CHILDREN_REG_17, &CHILDREN_REG_13, &CHILDREN_REG_2];
pub(super) const BASIS_3: &[&LegalBasis] = &[&CHILDREN_REG_19, &CHILDREN_REG_20, &CHILDREN_REG_13, &CHILDREN_REG_2];

pub(super) const HIGHEST: Condition = Condition::Yes("highest");
pub(super) const STAGE_1: Condition = Condition::Number("stage", 1);
pub(super) const STAGE_2: Condition = Condition::Number("stage", 2);
pub(super) const STAGE_3: Condition = Condition::Number("stage", 3);
pub(super) const ENDED: Condition = Condition::Filled("ended");

pub(super) const fn stages(conditions: &'static [Condition]) -> Population {
    Population::new("childrens_stages", conditions)
}
