//! `[limits]`: how much a file may hold before it is taken for a mistake, or for an attack.

use serde::Deserialize;

use crate::diagnostics::{Code, Diagnostic, Location};

/// The most of everything that is read. The defaults lie well above what a council's exports hold, and keep what one file
/// can take of the computer's memory within what a laptop has.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LimitSettings {
    /// Megabytes of an export, as it lies on disk.
    pub file_megabytes: u64,
    /// Megabytes of the parts of a workbook together, unpacked.
    pub unpacked_megabytes: u64,
    /// How many times its own size a workbook may unpack to, where that is more than a few megabytes.
    pub packing_ratio: u64,
    /// Rows of a file or sheet.
    pub rows: u64,
    /// Columns of a row.
    pub columns: u64,
    /// Cells of a sheet, blank ones between the first and the last included.
    pub cells: u64,
    /// Characters of a cell.
    pub cell_characters: usize,
    /// Kilobytes of a narrative or template.
    pub text_kilobytes: u64,
}

impl Default for LimitSettings {
    fn default() -> Self {
        LimitSettings {
            file_megabytes: 1_000,
            unpacked_megabytes: 500,
            packing_ratio: 200,
            rows: 5_000_000,
            // As in Excel.
            columns: 16_384,
            cells: 20_000_000,
            // As in Excel.
            cell_characters: 32_767,
            text_kilobytes: 1_000,
        }
    }
}

impl LimitSettings {
    pub fn file_bytes(&self) -> u64 {
        self.file_megabytes.saturating_mul(1_000_000)
    }

    pub fn unpacked_bytes(&self) -> u64 {
        self.unpacked_megabytes.saturating_mul(1_000_000)
    }

    pub fn text_bytes(&self) -> u64 {
        self.text_kilobytes.saturating_mul(1_000)
    }
}

/// A problem with something that is too large; `setting` is the limit's name.
pub fn exceeded(location: Location, message: impl Into<String>, setting: &str) -> Diagnostic {
    let help = format!(
        "Look at the file: something in it is not as it should be. If it is right, raise {setting} under [limits] in report.toml."
    );
    Diagnostic::new(Code::LimitExceeded, location, message, help)
}
