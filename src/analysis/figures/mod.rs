//! The definitions, one file per subject.

pub mod childrens;
pub mod supplied;
