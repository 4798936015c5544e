//! One record of a CSV file: most are split where they lie, any other is read by the `csv` crate's parser.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::{memchr, memchr2, memchr3};

use crate::ingest::parts;

/// The cells of a record, as stretches of a text.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) struct Record<'a> {
    /// At least as long as the longest cell.
    text: &'a str,
    /// Where each cell begins and ends.
    cells: &'a [(usize, usize)],
}

impl<'a> Record<'a> {
    pub(in crate::ingest) fn get(&self, column: usize) -> Option<&'a str> {
        let (start, end) = *self.cells.get(column)?;
        self.text.get(start..end)
    }

    pub(in crate::ingest) fn len(&self) -> usize {
        self.cells.len()
    }

    pub(in crate::ingest) fn iter(self) -> impl Iterator<Item = &'a str> {
        self.cells.iter().filter_map(move |(start, end)| self.text.get(*start..*end))
    }

    /// No cell has more bytes.
    pub(in crate::ingest) fn longest(&self) -> usize {
        self.text.len()
    }
}

/// How many bytes a record takes, and how many lines end in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) length: usize,
    pub(super) lines: u32,
}

/// Marks the bytes of a word that are zero by their highest bits. The lowest mark is one of them; higher ones may not be.
fn zeros(word: u64) -> u64 {
    word.wrapping_sub(u64::from_le_bytes([1; 8])) & !word & u64::from_le_bytes([0x80; 8])
}

/// Reads records one after another into the same memory.
pub(super) struct Splitter {
    delimiter: u8,
    /// What an unquoted cell ends at, each in every byte of a word.
    ends_of_cells: [u64; 3],
    cells: Vec<(usize, usize)>,
    parser: Reader,
    /// What the parser takes from quotation marks, and where each cell ends in it.
    unquoted: Vec<u8>,
    ends: Vec<usize>,
    text: String,
}

impl Splitter {
    pub(super) fn new(delimiter: u8) -> Splitter {
        let mut parser = ReaderBuilder::new().delimiter(delimiter).build();
        // At its first byte it would take a byte-order mark for that of a file.
        parser.read_record(b"\n", &mut [], &mut []);
        let (unquoted, ends) = (vec![0; 1024], vec![0; 64]);
        let ends_of_cells = [delimiter, b'\r', b'\n'].map(|end| u64::from_le_bytes([end; 8]));
        Splitter { delimiter, ends_of_cells, cells: Vec::new(), parser, unquoted, ends, text: String::new() }
    }

    /// The record that begins at a byte, and how much of the text it takes. Of what ends its line, some may be left.
    pub(super) fn record<'a>(&'a mut self, text: &'a str, first: usize) -> (Record<'a>, Found) {
        let rest = text.get(first..).unwrap_or_default();
        if let Some(found) = self.plain(rest.as_bytes()) {
            return (Record { text: rest.get(..found.length).unwrap_or_default(), cells: &self.cells }, found);
        }
        let length = self.parse(rest.as_bytes());
        let lines = parts::lines(&rest.as_bytes()[..length]);
        (Record { text: &self.text, cells: &self.cells }, Found { length, lines })
    }

    /// Finds the cells of a record and its measure, unless a cell holds quotation marks that are not just around it.
    fn plain(&mut self, bytes: &[u8]) -> Option<Found> {
        self.cells.clear();
        let (mut start, mut lines) = (0, 0);
        loop {
            let (end, after) = match bytes.get(start) {
                // Half of the cells are blank.
                Some(byte) if *byte == self.delimiter => (start, start),
                Some(b'"') => {
                    start += 1;
                    let mut end = start + memchr2(b'"', b'\n', &bytes[start..])?;
                    if bytes[end] == b'\n' {
                        end = start + memchr(b'"', &bytes[start..])?;
                        lines += parts::lines(&bytes[start..end]);
                    }
                    (end, end + 1)
                }
                _ => {
                    let end = start + self.unquoted_length(&bytes[start..]);
                    (end, end)
                }
            };
            self.cells.push((start, end));
            match bytes.get(after) {
                Some(byte) if *byte == self.delimiter => start = after + 1,
                None | Some(b'\r' | b'\n') => return Some(Found { length: after, lines }),
                Some(_) => return None,
            }
        }
    }

    /// How long a cell is that no quotation mark begins.
    fn unquoted_length(&self, bytes: &[u8]) -> usize {
        // Most are shorter than it takes to begin a faster search: eight bytes are looked at together.
        for (at, word) in bytes.as_chunks().0.iter().take(2).enumerate() {
            let word = u64::from_le_bytes(*word);
            let ends = self.ends_of_cells.iter().fold(0, |ends, end| ends | zeros(word ^ end));
            if ends != 0 {
                return 8 * at + ends.trailing_zeros() as usize / 8;
            }
        }
        memchr3(self.delimiter, b'\r', b'\n', bytes).unwrap_or(bytes.len())
    }

    /// Reads a record by the rules of quotation; gives where it ended.
    fn parse(&mut self, bytes: &[u8]) -> usize {
        let (mut read, mut written, mut ended) = (0, 0, 0);
        loop {
            let input = &bytes[read..];
            let (result, taken, given, cells) =
                self.parser.read_record(input, &mut self.unquoted[written..], &mut self.ends[ended..]);
            (read, written, ended) = (read + taken, written + given, ended + cells);
            match result {
                // It is told that there is no more by being given nothing.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.unquoted.resize(2 * self.unquoted.len(), 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        self.cells.clear();
        let mut start = 0;
        for end in &self.ends[..ended] {
            self.cells.push((start, *end));
            start = *end;
        }
        self.text.clear();
        // Taken from UTF-8 between characters, it is UTF-8.
        self.text.push_str(std::str::from_utf8(&self.unquoted[..written]).unwrap_or_default());
        read
    }
}
