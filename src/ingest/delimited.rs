//! The records of a CSV file, each with the line on which it starts.

mod record;

use super::cell::Row;
pub(super) use record::Record;
use record::Splitter;

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
        let bytes = self.text.as_bytes();
        let mut splitter = Splitter::new(self.delimiter);
        let (mut at, mut line) = (part.start, part.line);
        loop {
            let first = past_line_ends(bytes, at);
            line += bytes[at..first].iter().filter(|byte| **byte == b'\n').count() as u32;
            if first >= part.end {
                return first;
            }
            let (record, found) = splitter.record(&self.text, first);
            if !each(line, Row::Text(record)) {
                return self.text.len();
            }
            line += found.lines;
            at = first + found.length;
        }
    }
}

/// The first byte from `at` on that ends no line: empty lines are no records.
pub(super) fn past_line_ends(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b'\r' | b'\n')) {
        at += 1;
    }
    at
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

    /// What the `csv` crate makes of a text.
    fn expected(text: &str) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        reader.records().map(|record| record.unwrap().iter().map(str::to_string).collect()).collect()
    }

    fn found(text: &str) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        Delimited { text: text.to_string(), delimiter: b',' }.rows(|_, row| {
            let Row::Text(record) = row else { return false };
            found.push(record.iter().map(str::to_string).collect());
            true
        });
        found
    }

    #[test]
    fn cells_without_end_in_quotation_marks_are_read_whole() {
        let long = "é,".repeat(3_000);
        let text = format!("a,b\r\n\"{long}\",{long}\r\nc,\"d\n\"");
        assert_eq!(found(&text), expected(&text));
    }

    proptest::proptest! {
        #[test]
        fn records_are_those_of_the_csv_crate(text in "[a-h +.-/\u{8}-\u{e}é,\"\r\n]{0,90}") {
            proptest::prop_assert_eq!(found(&text), expected(&text));
        }
    }
}
