//! From figures, templates and narrative to a document.

pub mod arrangement;
mod catalogue;
pub mod chart;
mod compose;
mod context;
mod directive;
pub mod document;
mod inline;
pub mod listing;
mod markdown;
mod prose;
mod template;
pub mod theme;
mod wording;

pub use catalogue::NAMES;
pub use compose::{Sources, compose};
pub use wording::worded;
