//! The file: what printpdf does not write, added with lopdf, and the bytes.

mod links;
mod metadata;
mod numbering;
mod objects;
mod outlines;
mod save;
mod tags;

use super::error::PdfError;
use super::layout::Laid;
use super::write::Written;
use crate::report::document::Document;
use lopdf::{ObjectId, dictionary};
use objects::name;

/// Adds the tree, the links, the bookmarks and the metadata, and saves.
pub(super) fn finish(document: &Document, laid: &Laid, written: Written) -> Result<Vec<u8>, PdfError> {
    let Written { mut file, kids, links } = written;
    file.version = "1.7".to_string();
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let links = links::add(&mut file, &pages, laid, &links)?;
    let tree = tags::add(&mut file, &pages, &laid.tree, &kids, &links)?;
    let outlines = outlines::add(&mut file, &pages, &laid.outline);
    metadata::add(&mut file, document)?;
    let labels = dictionary! { "Nums" => vec![0.into(), dictionary! { "S" => name("D") }.into()] };
    let catalog = file.catalog_mut().map_err(PdfError::internal)?;
    catalog.set("StructTreeRoot", tree);
    catalog.set("Outlines", outlines);
    catalog.set("PageMode", name("UseOutlines"));
    catalog.set("PageLabels", labels);
    save::save(file)
}
