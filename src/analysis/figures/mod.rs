//! The definitions, one file per subject.

pub mod adult;
pub mod authority;
pub mod childrens;
pub mod lgsco;
pub mod supplied;
