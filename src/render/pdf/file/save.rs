//! Saving: the file as few bytes as can be, the same each time.

use super::super::error::PdfError;
use super::numbering;
use lopdf::{Document, Object, SaveOptions, Stream, StringFormat};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

/// Small objects are compressed so many together; the more, the smaller the file.
const TOGETHER: usize = 1000;
const BEST: u32 = 9;
/// The predictor of a row by the one above: ten more than PNG's filter.
const UP: u8 = 12;

/// Saves with an identifier taken from the content, so that the same document gives the same file.
pub(super) fn save(mut file: Document) -> Result<Vec<u8>, PdfError> {
    numbering::number(&mut file);
    join_glyphs(&mut file);
    file.objects.par_iter_mut().try_for_each(|(_, object)| compress(object))?;
    file.trailer.remove(b"ID");
    let identifier = Object::String(identifier(&mut file)?, StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![identifier.clone(), identifier]);
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true);
    let options = options.max_objects_per_stream(TOGETHER).compression_level(BEST).build();
    let mut bytes = Vec::new();
    file.save_with_options(&mut bytes, options).map_err(PdfError::internal)?;
    compress_cross_references(bytes)
}

/// printpdf sets every glyph in brackets of its own; those of glyphs that stand next to each other say nothing.
fn join_glyphs(file: &mut Document) {
    let contents: Vec<_> = file.page_iter().flat_map(|page| file.get_page_contents(page)).collect();
    for id in contents {
        let Ok(stream) = file.get_object_mut(id).and_then(Object::as_stream_mut) else { continue };
        // Words in round brackets could hold the same signs.
        if memchr::memchr(b'(', &stream.content).is_none() {
            stream.set_content(joined(&stream.content));
        }
    }
}

fn joined(content: &[u8]) -> Vec<u8> {
    let (mut joined, mut from) = (Vec::with_capacity(content.len()), 0);
    for at in memchr::memmem::find_iter(content, b"><") {
        joined.extend_from_slice(&content[from..at]);
        from = at + 2;
    }
    joined.extend_from_slice(&content[from..]);
    joined
}

fn compress(object: &mut Object) -> Result<(), PdfError> {
    match object {
        Object::Stream(stream) if stream.allows_compression => stream.compress().map_err(PdfError::internal),
        _ => Ok(()),
    }
}

/// Sixteen bytes that tell the file from any other, without keeping a second copy of it.
fn identifier(file: &mut Document) -> Result<Vec<u8>, PdfError> {
    // Saving leaves its marks in both.
    let (trailer, last) = (file.trailer.clone(), file.max_id);
    let mut hashed = Hashed(Sha256::new());
    file.save_to(&mut hashed).map_err(PdfError::internal)?;
    (file.trailer, file.max_id) = (trailer, last);
    Ok(hashed.0.finalize()[..16].to_vec())
}

/// Takes bytes for their hash alone.
struct Hashed(Sha256);

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// lopdf leaves the table of objects, the last of the file, as it is: a tenth of a report with many small parts.
fn compress_cross_references(mut bytes: Vec<u8>) -> Result<Vec<u8>, PdfError> {
    let lost = || PdfError::Internal("the file's table of objects is not where it should be".to_string());
    let end = find(&bytes, b"\nstartxref\n", 0).ok_or_else(lost)?;
    let last = String::from_utf8_lossy(&bytes[end..]);
    let start: usize = last.split_whitespace().nth(1).and_then(|offset| offset.parse().ok()).ok_or_else(lost)?;
    let body = find(&bytes, b">>stream\n", start).ok_or_else(lost)?;
    let head = String::from_utf8(bytes[start..body].to_vec()).map_err(PdfError::internal)?;
    let length: usize = head.split("/Length ").nth(1).and_then(number).ok_or_else(lost)?;
    let body = body + b">>stream\n".len();
    let table = bytes.get(body..body + length).ok_or_else(lost)?;
    let widths = head.split("/W[").nth(1).and_then(|rest| rest.split(']').next()).ok_or_else(lost)?;
    let columns: usize = widths.split_whitespace().filter_map(number).sum();
    let mut table = Stream::new(lopdf::Dictionary::new(), differences(table, columns));
    table.compress().map_err(PdfError::internal)?;
    if !table.dict.has(b"Filter") {
        return Ok(bytes);
    }
    let parameters = format!("/DecodeParms<</Columns {columns}/Predictor {UP}>>");
    let shorter = format!("/Filter/FlateDecode{parameters}/Length {}", table.content.len());
    let head = head.replace(&format!("/Length {length}"), &shorter);
    let tail = bytes.split_off(body + length);
    bytes.truncate(start);
    bytes.extend_from_slice(head.as_bytes());
    bytes.extend_from_slice(b">>stream\n");
    bytes.extend_from_slice(&table.content);
    bytes.extend_from_slice(&tail);
    Ok(bytes)
}

/// Each row as its differences from the row above, which repeat where the rows themselves do not; before each the filter of
/// PNG that it is.
fn differences(table: &[u8], columns: usize) -> Vec<u8> {
    let mut above = vec![0; columns];
    let mut rows = Vec::with_capacity(table.len() + table.len() / columns.max(1));
    for row in table.chunks(columns.max(1)) {
        rows.push(UP - 10);
        rows.extend(row.iter().zip(&above).map(|(byte, above)| byte.wrapping_sub(*above)));
        above = row.to_vec();
    }
    rows
}

/// Where the words stand last at or after a place.
fn find(bytes: &[u8], words: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(words.len()).rposition(|window| window == words).map(|at| from + at)
}

/// The number that a text begins with.
fn number(text: &str) -> Option<usize> {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_that_stand_next_to_each_other_share_brackets() {
        let set = b"/TH <</MCID 29>> BDC\n[<0004><0025> 24<0023><0026>] TJ\nEMC";
        assert_eq!(joined(set), b"/TH <</MCID 29>> BDC\n[<00040025> 24<00230026>] TJ\nEMC");
        assert_eq!(joined(b""), b"");
    }
}
