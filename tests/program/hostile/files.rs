//! Text files: bytes that are no text, rows without end, and cells that are.

use super::Hostile;

const GOOD: &str = "Ref,Reason\nCH1,Communication\n";

fn with(cell: &[u8]) -> Vec<u8> {
    [b"Ref,Reason\nCH1,".as_slice(), cell, b"\n"].concat()
}

fn wide() -> Vec<u8> {
    with(",x".repeat(1_000_000).as_bytes())
}

fn large_cell() -> Vec<u8> {
    with(&vec![b'x'; 100_000_000])
}

fn open_quotation() -> Vec<u8> {
    [b"Ref,Reason\nCH1,\"Communication\n".as_slice(), "CH2,Communication\n".repeat(10_000).as_bytes()].concat()
}

fn nul() -> Vec<u8> {
    with(b"Commu\0nication")
}

fn lone_surrogate() -> Vec<u8> {
    with(b"Commu\xED\xA0\x80nication")
}

fn mixed() -> Vec<u8> {
    [b"Ref,Reason\nCH1,Caf\xC3\xA9\nCH2,Caf\xE9\n".as_slice()].concat()
}

fn workbook() -> Vec<u8> {
    b"PK\x03\x04 and so on".to_vec()
}

fn empty() -> Vec<u8> {
    Vec::new()
}

fn many_rows() -> Vec<u8> {
    [GOOD, &"CH1,Communication\n".repeat(2_000)].concat().into_bytes()
}

fn script() -> Vec<u8> {
    with(b"<script>alert(1)</script>")
}

const fn hostile(
    what: &'static str,
    make: fn() -> Vec<u8>,
    code: &'static str,
    place: &'static str,
    words: &'static str,
) -> Hostile {
    Hostile { what, name: "cases.csv", make, settings: "", code, place, words }
}

pub(super) const CORPUS: &[Hostile] = &[
    hostile("a row of a million columns", wide, "limit-exceeded", ", row 2", "columns"),
    hostile("a cell of 100 MB", large_cell, "limit-exceeded", ", cell B2", "cell_characters"),
    hostile("a quotation mark that is never closed", open_quotation, "limit-exceeded", ", cell B2", "quotation mark"),
    hostile("a NUL in a cell", nul, "code-unmapped", ", cell B2", ""),
    hostile("a lone surrogate", lone_surrogate, "encoding-invalid", ", row 2", ""),
    hostile("two encodings in one file", mixed, "encoding-invalid", ", row 3", ""),
    hostile("an archive with a text's ending", workbook, "file-damaged", "", ""),
    hostile("an empty file", empty, "file-damaged", "", ""),
    hostile("script in a cell", script, "code-unmapped", ", cell B2", ""),
    Hostile {
        settings: "[limits]\nrows = 1000\n",
        ..hostile("more rows than are read", many_rows, "limit-exceeded", ", row 1001", "rows")
    },
    Hostile {
        settings: "[limits]\nfile_megabytes = 0\n",
        ..hostile("a file larger than is read", many_rows, "limit-exceeded", "", "file_megabytes")
    },
];
