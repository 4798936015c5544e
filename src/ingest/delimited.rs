//! The records of a CSV file, each with the line on which it starts.

use csv::{ReaderBuilder, StringRecord};

use super::cell::Row;
use super::parts;

/// The delimiters that are tried where settings name none.
pub(super) const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The decoded text of a CSV file and the delimiter it is read with.
#[derive(Debug)]
pub(super) struct Delimited {
    pub(super) text: String,
    pub(super) delimiter: u8,
}

/// A stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The byte at which it begins, which is that of a record.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The line on which it begins.
    pub(super) line: u32,
}

impl Delimited {
    /// Calls `each` with every record that is not an empty line and the line on which it starts, until `each` says stop.
    pub(super) fn rows(&self, each: impl FnMut(u32, Row<'_>) -> bool) {
        self.rows_of(&self.whole(), each);
    }

    pub(super) fn whole(&self) -> Part {
        Part { start: 0, end: self.text.len(), line: 1 }
    }

    /// The same with the records that begin in a part; gives the byte at which the next one begins.
    pub(super) fn rows_of(&self, part: &Part, mut each: impl FnMut(u32, Row<'_>) -> bool) -> usize {
        // From the end of the line before: at its first byte the reader would take a byte-order mark for that of a file.
        let from = part.start.saturating_sub(1);
        let bytes = self.text.as_bytes().get(from..).unwrap_or_default();
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(self.delimiter).from_reader(bytes);
        let mut record = StringRecord::new();
        let mut lines = Lines { bytes, offset: part.start - from, line: part.line };
        // Reading text from memory fails only where the text is not UTF-8, and this is.
        while let Ok(true) = reader.read_record(&mut record) {
            let start = record.position().map_or(0, |position| position.byte() as usize);
            let first = past_line_ends(bytes, start);
            if from + first >= part.end {
                return from + first;
            }
            if !each(lines.line_of(first), Row::Text(&record)) {
                break;
            }
        }
        self.text.len()
    }
}

/// The first byte from `at` on that ends no line: empty lines are no records.
pub(super) fn past_line_ends(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b'\r' | b'\n')) {
        at += 1;
    }
    at
}

/// Counts lines as text editors do. The `csv` crate's own count lags behind on empty lines and CRLF.
struct Lines<'a> {
    bytes: &'a [u8],
    offset: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of the record that starts at `first`.
    fn line_of(&mut self, first: usize) -> u32 {
        let passed = self.bytes.get(self.offset..first).unwrap_or_default();
        self.line += parts::lines(passed);
        self.offset = first.max(self.offset);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn starts(text: &str, delimiter: u8) -> Vec<(u32, usize)> {
        let mut found = Vec::new();
        Delimited { text: text.to_string(), delimiter }.rows(|line, row| {
            found.push((line, row.width()));
            true
        });
        found
    }

    #[test]
    fn a_record_is_placed_on_the_line_it_starts_on() {
        let text = "a,b\r\n\r\n1,\"two\r\nlines\"\r\n2,x\r\n";
        assert_eq!(starts(text, b','), [(1, 2), (3, 2), (5, 2)]);
        assert_eq!(starts("\n\na;b\n1;2;3\n", b';'), [(3, 2), (4, 3)]);
        assert_eq!(starts("a\tb", b'\t'), [(1, 2)]);
    }
}
