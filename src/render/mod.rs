//! Renderers: from a [`Document`](crate::report::document::Document) to the files that are published.

pub mod charts;
pub mod pdf;
