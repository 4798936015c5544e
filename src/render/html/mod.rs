//! The web page: one file that needs no script and asks no server for anything.

mod beside;
mod blocks;
mod contents;
mod explained;
mod facts;
mod figure;
mod inline;
mod links;
mod logo;
mod pack;
mod page;
mod table;
#[cfg(test)]
mod tests;
mod widths;

use crate::render::charts::ChartError;
use crate::report::document::Document;
use crate::report::theme::Theme;
pub use links::Sizes;

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

/// What a block is set with: the council's colours, and the files beside the page.
#[derive(Clone, Copy)]
struct Setting<'a> {
    theme: &'a Theme,
    sizes: &'a Sizes,
}

/// What the head of the page bears beside its words: the logo's markup, and links to the files.
#[derive(Clone, Copy)]
struct Above<'a> {
    logo: &'a str,
    sizes: &'a Sizes,
}

/// Writes the whole page, which leads to the files of these sizes beside it. The same document is the same bytes.
///
/// # Errors
/// Where a chart or the logo cannot be drawn.
pub fn write(document: &Document, sizes: &Sizes) -> Result<String, HtmlError> {
    let appendices = pack::appendices(&document.appendices);
    let setting = Setting { theme: &document.theme, sizes };
    let main = links::number_ids(&blocks::sections(&explained::linked(document), setting)?) + &appendices;
    let contents = contents::contents(&document.blocks, !appendices.is_empty());
    let logo = logo::logo(&document.theme)?;
    Ok(page::page(document, Above { logo: &logo, sizes }, &contents, &main))
}
