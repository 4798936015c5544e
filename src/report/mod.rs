//! From figures, templates and narrative to a document.

pub mod arrangement;
mod assumptions;
pub mod assured;
mod catalogue;
pub mod chart;
mod compose;
mod context;
mod declared;
mod directive;
pub mod document;
mod draft;
pub mod explanation;
mod explanation_page;
mod inline;
mod leading;
pub mod listing;
mod markdown;
pub mod neighbours;
mod numbering;
pub mod passages;
mod prose;
mod quotations;
mod singular;
mod symbols;
mod template;
pub mod theme;
mod wording;

pub use catalogue::{BETWEEN_YEARS, NAMES, is_internal_only};
pub use compose::{Published, Sources, compose};
pub use context::Shared;
pub use explanation::{Explained, explained};
pub use explanation_page::{address, explanation_pages};
pub use wording::worded;
