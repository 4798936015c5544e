//! The web page: one file that needs no script and asks no server for anything.

mod blocks;
mod contents;
mod facts;
mod figure;
mod inline;
mod logo;
mod pack;
mod page;
mod table;
#[cfg(test)]
mod tests;

use crate::render::charts::ChartError;
use crate::report::document::Document;

/// Why a page could not be written.
#[derive(Debug, thiserror::Error)]
pub enum HtmlError {
    #[error("the chart \"{id}\" could not be drawn: {source}")]
    Chart { id: String, source: ChartError },
    #[error("the logo could not be encoded: {0}")]
    Logo(png::EncodingError),
    #[error("a key fact's small line could not be drawn: {0}")]
    Spark(ChartError),
}

/// Writes the whole page. The same document is the same bytes.
pub fn write(document: &Document) -> Result<String, HtmlError> {
    let appendices = pack::appendices(&document.appendices);
    let main = blocks::sections(&document.blocks, &document.theme)? + &appendices;
    let logo = logo::logo(&document.theme)?;
    Ok(page::page(document, &logo, &contents::contents(&document.blocks, !appendices.is_empty()), &main))
}
