//! From the document to files that people read: web page, PDF, charts, and data to download.

pub mod charts;
pub mod data;
pub mod html;
mod exchange;
pub mod output;
pub mod pdf;
pub mod workbook;
#[cfg(test)]
mod sample;

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

/// Every file of one report, in a folder of the report's name.
///
/// # Errors
/// Where a character is not in the typeface, or a library refuses what it was handed.
pub fn files(document: &Document) -> Result<Rendered, RenderError> {
    let within = |name: &str| format!("{}/{name}", document.name);
    let printed = pdf::print(document)?;
    let mut files = vec![OutputFile { path: within("report.pdf"), bytes: printed.bytes }];
    for block in &document.blocks {
        match block {
            Block::Chart(chart) => {
                let failed = |source| RenderError::Chart { id: chart.id.clone(), source };
                let svg = charts::svg_file(chart, &document.theme).map_err(failed)?;
                let png = charts::png(chart, &document.theme).map_err(failed)?;
                let path = |ending| within(&format!("charts/{}.{ending}", chart.id));
                files.push(OutputFile { path: path("svg"), bytes: svg.into_bytes() });
                files.push(OutputFile { path: path("png"), bytes: png });
            }
            Block::Table(table) if table.is_numbered() => {
                let path = within(&format!("tables/{}.csv", table.id));
                files.push(OutputFile { path, bytes: data::table_csv(table).into_bytes() });
            }
            _ => {}
        }
    }
    if let Some(bytes) = workbook::write(document)? {
        files.push(OutputFile { path: within("tables.xlsx"), bytes });
    }
    if let Some(bytes) = data::report_package(document)? {
        files.push(OutputFile { path: within("datapackage.json"), bytes });
    }
    // The page comes last: it says how large the others are.
    let beside = |file: &OutputFile| Some((file.path.strip_prefix(&within(""))?.to_owned(), file.bytes.len()));
    let page = html::write(document, &files.iter().filter_map(beside).collect())?;
    files.insert(0, OutputFile { path: within("report.html"), bytes: page.into_bytes() });
    Ok(Rendered { files, pages: printed.pages })
}
