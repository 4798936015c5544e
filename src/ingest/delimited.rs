//! The records of a CSV file, each with the line on which it starts.

use csv::{ReaderBuilder, StringRecord};

use super::cell::Row;

/// The delimiters that are tried where settings name none.
pub(super) const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The decoded text of a CSV file and the delimiter it is read with.
#[derive(Debug)]
pub(super) struct Delimited {
    pub(super) text: String,
    pub(super) delimiter: u8,
}

impl Delimited {
    /// Calls `each` with every record that is not an empty line and the line on which it starts, until `each` says stop.
    pub(super) fn rows(&self, mut each: impl FnMut(u32, Row<'_>) -> bool) {
        let bytes = self.text.as_bytes();
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(self.delimiter).from_reader(bytes);
        let mut record = StringRecord::new();
        let mut lines = Lines { bytes, offset: 0, line: 1 };
        // Reading text from memory fails only where the text is not UTF-8, and this is.
        while let Ok(true) = reader.read_record(&mut record) {
            let start = record.position().map_or(0, |position| position.byte() as usize);
            if !each(lines.line_of(start), Row::Text(&record)) {
                return;
            }
        }
    }
}

/// Counts lines as text editors do. The `csv` crate's own count lags behind on empty lines and CRLF.
struct Lines<'a> {
    bytes: &'a [u8],
    offset: usize,
    line: u32,
}

impl Lines<'_> {
    /// The line of the record that starts at or after `start`, empty lines before it passed over.
    fn line_of(&mut self, start: usize) -> u32 {
        let mut first = start;
        while matches!(self.bytes.get(first), Some(b'\r' | b'\n')) {
            first += 1;
        }
        let passed = self.bytes.get(self.offset..first).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u32;
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
