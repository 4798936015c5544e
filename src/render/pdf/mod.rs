//! The PDF: a document as one file that is both PDF/UA-1 and PDF/A-2a.
//!
//! `layout` sets the document with `setting` and gives pages of placed items and a tree of what they are.
//! `write` turns the items into pages with printpdf and counts the marked content; `file` adds with lopdf what
//! printpdf has no notion of, foremost the tree, and gives the bytes.

mod error;
mod face;
mod file;
mod layout;
mod look;
mod page;
mod pages;
mod recorder;
mod setting;
mod tree;
mod words;
mod write;

pub use error::PdfError;

use crate::report::document::Document;

/// A PDF, and what each of its pages says: the first is page 1.
#[derive(Clone, Debug)]
pub struct Printed {
    pub bytes: Vec<u8>,
    /// In reading order, a line for each part of the document, without headers and footers.
    pub pages: Vec<String>,
}

/// Writes the document as a PDF. The same document always gives the same bytes.
pub fn write(document: &Document) -> Result<Vec<u8>, PdfError> {
    Ok(print(document)?.bytes)
}

/// Writes the document as a PDF and says what came to stand on which page.
pub fn print(document: &Document) -> Result<Printed, PdfError> {
    let mut engine = setting::Engine::new();
    let laid = layout::lay_out(&mut engine, document)?;
    let pages = pages::words(&laid.pages);
    let written = write::pages(document, &laid)?;
    Ok(Printed { bytes: file::finish(document, &laid, written)?, pages })
}
