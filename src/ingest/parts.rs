//! A large text file in parts, to be read on all cores.
//!
//! Where a record begins can only be told from the start of the file, because a line may lie within quotation marks. So the
//! parts are a guess: each is read as though a record began with it, and counts where the part before it ends just there.
//! Where it does not, the stretch is read again from where the record really begins.

use memchr::memchr_iter;
use rayon::prelude::*;

use super::cell::Row;
use super::delimited::{Delimited, Part, past_line_ends};

/// Bytes of a part.
pub(super) const PART: usize = 1_000_000;
/// So many parts a core are read while what those before them hold is put together, which bounds what is held twice.
const AT_ONCE: usize = 3;

/// Reads every row in parts of about so many bytes, whose ends were counted. What `fork` makes is filled by `each`, and handed to `join` in the
/// order of the file.
pub(super) fn read<F: Send>(
    text: &Delimited,
    (size, ends): (usize, &[Ends]),
    fork: impl Fn() -> F + Sync,
    each: impl Fn(&mut F, u32, Row<'_>) -> bool + Sync,
    mut join: impl FnMut(F) + Send,
) {
    let one = |part: &Part| {
        let mut filled = fork();
        let next = text.rows_of(part, |number, row| each(&mut filled, number, row));
        (next, filled)
    };
    let mut begins = 0;
    let mut put_together = |read: Vec<(Part, (usize, F))>| {
        for (part, (next, filled)) in read {
            if part.start == begins {
                join(filled);
                begins = next;
            } else if begins < part.end {
                let passed = &text.text.as_bytes()[part.start..begins];
                let (next, filled) = one(&Part { start: begins, line: part.line + lines(passed), ..part });
                join(filled);
                begins = next;
            }
        }
    };
    let mut before = Vec::new();
    for parts in parts(text, size, ends).chunks(AT_ONCE * rayon::current_num_threads()) {
        let read = || parts.par_iter().map(|part| (*part, one(part))).collect();
        (before, ()) = rayon::join(read, || put_together(before));
    }
    put_together(before);
}

/// The characters of a stretch that lines and quotations end with.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ends {
    feeds: usize,
    returns: usize,
    marks: usize,
}

/// So many bytes are near the processor at once, so that they are fetched once and not three times.
const NEAR: usize = 16_384;

/// The same of each stretch of so many bytes.
pub(super) fn ends(text: &Delimited, size: usize) -> Vec<Ends> {
    let count = |stretch: &[u8]| {
        let mut ends = Ends::default();
        for near in stretch.chunks(NEAR) {
            ends.feeds += memchr_iter(b'\n', near).count();
            ends.returns += memchr_iter(b'\r', near).count();
            ends.marks += memchr_iter(b'"', near).count();
        }
        ends
    };
    text.text.as_bytes().par_chunks(size).map(count).collect()
}

/// More rows than that cannot be in a text: each but the last ends a line.
pub(super) fn most_rows(ends: &[Ends]) -> u64 {
    1 + ends.iter().map(|ends| (ends.feeds + ends.returns) as u64).sum::<u64>()
}

/// So many rows are in a text whose lines all end alike, and that has none within quotation marks.
pub(super) fn likely_rows(ends: &[Ends]) -> usize {
    let all = |of: fn(&Ends) -> usize| ends.iter().map(of).sum::<usize>();
    1 + all(|ends| ends.feeds).max(all(|ends| ends.returns))
}

/// The parts of a text, each beginning after a line that seems to end a record.
fn parts(text: &Delimited, size: usize, ends: &[Ends]) -> Vec<Part> {
    let bytes = text.text.as_bytes();
    let mut parts = vec![text.whole()];
    let (mut line, mut quoted) = (1, 0);
    for (at, ends) in (1..).zip(ends) {
        (line, quoted) = (line + ends.feeds as u32, quoted + ends.marks);
        let from = at * size;
        let Some(last) = parts.last_mut().filter(|_| from < bytes.len()) else { break };
        let start = begins(bytes, from, quoted % 2 == 1, size);
        if let Some(start) = start.filter(|start| *start > last.start && *start < bytes.len()) {
            last.end = start;
            parts.push(Part { start, end: bytes.len(), line: line + lines(&bytes[from..start]) });
        }
    }
    parts
}

/// Where the first record after `from` seems to begin, if there is one near.
fn begins(bytes: &[u8], from: usize, mut is_quoted: bool, near: usize) -> Option<usize> {
    for (at, byte) in bytes.iter().enumerate().skip(from).take(near) {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => return Some(past_line_ends(bytes, at)),
            _ => {}
        }
    }
    None
}

/// How many lines end in a stretch.
pub(super) fn lines(bytes: &[u8]) -> u32 {
    memchr_iter(b'\n', bytes).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    type Record = (u32, Vec<String>);

    fn record(number: u32, row: Row<'_>) -> Record {
        let Row::Text(record) = row else { return (number, Vec::new()) };
        (number, record.iter().map(str::to_string).collect())
    }

    fn whole(text: &Delimited) -> Vec<Record> {
        let mut found = Vec::new();
        text.rows(|number, row| {
            found.push(record(number, row));
            true
        });
        found
    }

    fn in_parts(text: &Delimited, size: usize) -> Vec<Record> {
        let mut found = Vec::new();
        let each = |part: &mut Vec<Record>, number, row: Row<'_>| {
            part.push(record(number, row));
            true
        };
        read(text, (size, &ends(text, size)), Vec::new, each, |part| found.extend(part));
        found
    }

    #[test]
    fn a_file_is_read_in_parts_where_its_lines_are_plain() {
        let text = Delimited { text: "a,\"b\"\r\n".repeat(100), delimiter: b',' };
        let parts = parts(&text, 80, &ends(&text, 80));
        assert!(parts.len() > 8, "{parts:?}");
        assert!(parts.iter().all(|part| part.start as u32 / 7 + 1 == part.line), "{parts:?}");
        assert_eq!(in_parts(&text, 80), whole(&text));
    }

    #[test]
    fn a_quotation_mark_that_opens_nothing_changes_no_row() {
        let text = "size,note\n5\" pipe,x\n\"two\nlines\",\"y\"\n\n\u{feff}z,1\n".repeat(9);
        let text = Delimited { text, delimiter: b',' };
        for size in 1..120 {
            assert_eq!(in_parts(&text, size), whole(&text), "in parts of {size}");
        }
    }

    proptest::proptest! {
        #[test]
        fn parts_give_what_the_whole_gives(text in "[ab,\"\r\n\u{feff}]{0,120}", size in 1usize..40) {
            let text = Delimited { text, delimiter: b',' };
            proptest::prop_assert_eq!(in_parts(&text, size), whole(&text));
        }
    }
}
