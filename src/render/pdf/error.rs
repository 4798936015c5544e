//! What can go wrong between a document and its PDF.

/// Why a PDF could not be written.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PdfError {
    /// The report's fonts cannot draw a character, so the words would be printed with a hole in them.
    #[error("the report's fonts have no glyph for {character:?}, near \u{201c}{near}\u{201d}")]
    MissingGlyph { character: char, near: String },
    /// The libraries that set type and write the file refused something that we handed them.
    #[error("the PDF could not be written: {0}")]
    Internal(String),
}

impl PdfError {
    pub(super) fn internal(cause: impl std::fmt::Display) -> Self {
        PdfError::Internal(cause.to_string())
    }
}
