//! From figures, templates and narrative to a document.

pub mod chart;
pub mod document;
pub mod theme;
