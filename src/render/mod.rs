//! From the document to files that people read: web page, PDF, charts, and data to download.

pub mod charts;
pub mod data;
mod dates;
pub mod html;
mod exchange;
pub mod output;
pub mod pdf;
pub mod workbook;
#[cfg(test)]
mod sample;

use rayon::prelude::*;
use rust_xlsxwriter::XlsxError;

use crate::report::document::{Block, Document};
use charts::ChartError;
use html::HtmlError;
use output::OutputFile;
use pdf::PdfError;

/// Why a document could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    #[error(transparent)]
    Html(#[from] HtmlError),
    #[error(transparent)]
    Pdf(#[from] PdfError),
    #[error("the schema of the tables could not be written: {0}")]
    Schema(#[from] serde_json::Error),
    #[error("the workbook of the tables could not be written: {0}")]
    Workbook(#[from] XlsxError),
    #[error("the chart \"{id}\" could not be drawn: {source}")]
    Chart { id: String, source: ChartError },
}

/// The files of a report, and what each page of its PDF says.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    pub files: Vec<OutputFile>,
    /// The words of each page in reading order, a line for each part of the document.
    pub pages: Vec<String>,
}

/// Every file of one report, in a folder of the report's name. Its charts are drawn while its pages are laid out.
///
/// # Errors
/// Where a character is not in the typeface, or a library refuses what it was handed.
pub fn files(document: &Document) -> Result<Rendered, RenderError> {
    let within = |name: &str| format!("{}/{name}", document.name);
    let (printed, beside) = rayon::join(|| pdf::print(document), || beside(document));
    let printed = printed?;
    let mut files = vec![OutputFile { path: within("report.pdf"), bytes: printed.bytes }];
    files.extend(beside?);
    // The page comes last: it says how large the others are.
    let sizes = |file: &OutputFile| Some((file.path.strip_prefix(&within(""))?.to_owned(), file.bytes.len()));
    let page = html::write(document, &files.iter().filter_map(sizes).collect())?;
    files.insert(0, OutputFile { path: within("report.html"), bytes: page.into_bytes() });
    Ok(Rendered { files, pages: printed.pages })
}

/// What is to be downloaded beside the page and the PDF: charts and tables in the order of the document, then all tables
/// together.
fn beside(document: &Document) -> Result<Vec<OutputFile>, RenderError> {
    let within = |name: &str| format!("{}/{name}", document.name);
    // One by one, so that no core waits for another that has several charts left.
    let of_blocks = document.blocks.par_iter().with_max_len(1).map(|block| match block {
        Block::Chart(chart) => {
            let failed = |source| RenderError::Chart { id: chart.id.clone(), source };
            let (svg, png) =
                rayon::join(|| charts::svg_file(chart, &document.theme), || charts::png(chart, &document.theme));
            let path = |ending| within(&format!("charts/{}.{ending}", chart.id));
            let svg = OutputFile { path: path("svg"), bytes: svg.map_err(failed)?.into_bytes() };
            Ok(vec![svg, OutputFile { path: path("png"), bytes: png.map_err(failed)? }])
        }
        Block::Table(table) if table.is_numbered() => {
            let path = within(&format!("tables/{}.csv", table.id));
            Ok(vec![OutputFile { path, bytes: data::table_csv(table).into_bytes() }])
        }
        _ => Ok(Vec::new()),
    });
    // Of several failures the first in the document is told, whichever came first.
    let of_blocks = of_blocks.collect::<Vec<_>>().into_iter().collect::<Result<Vec<_>, RenderError>>()?;
    let mut files = of_blocks.concat();
    if let Some(bytes) = workbook::write(document)? {
        files.push(OutputFile { path: within("tables.xlsx"), bytes });
    }
    if let Some(bytes) = data::report_package(document)? {
        files.push(OutputFile { path: within("datapackage.json"), bytes });
    }
    Ok(files)
}
