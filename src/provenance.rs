//! What an output was made from and by what, so that it can be made again and checked.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::ingest::Input;
use crate::report::document::Audience;

/// `provenance.json`. It names no day: two builds of the same files are the same bytes.
#[derive(Debug, Serialize)]
pub struct Provenance<'a> {
    pub program: &'static str,
    pub version: &'static str,
    pub council: &'a str,
    pub reporting_year: String,
    pub audience: Audience,
    pub reports: &'a [String],
    /// SHA-256 of the settings, exports, narrative and templates that were read, by the name the settings give them.
    pub files: BTreeMap<String, String>,
    /// The rows of each source.
    pub sources: Vec<SourceRows<'a>>,
}

/// How many rows a source held, and how many rows of its table were made of them.
#[derive(Debug, Serialize)]
pub struct SourceRows<'a> {
    pub table: &'a str,
    pub file: &'a str,
    pub sheet: Option<&'a str>,
    pub rows_read: u32,
    pub rows_kept: u32,
}

pub const PROGRAM: &str = env!("CARGO_PKG_NAME");
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The rows of every source, in the order of the settings.
pub fn source_rows(inputs: &[Input]) -> Vec<SourceRows<'_>> {
    let rows = inputs.iter().map(|input| SourceRows {
        table: &input.table,
        file: &input.file,
        sheet: input.sheet.as_deref(),
        rows_read: input.rows_read,
        rows_kept: input.rows_kept,
    });
    rows.collect()
}
