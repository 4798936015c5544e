//! Saving: the file as few bytes as can be, the same each time.

use super::super::error::PdfError;
use super::numbering;
use super::objects::name;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, Object, SaveOptions, Stream, StringFormat};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::io::Write;

/// Small objects are compressed so many together; the more, the smaller the file.
const TOGETHER: usize = 1000;
/// The levels of zlib's: the best makes a file a hundredth smaller in twice the time.
const OF_OBJECTS: u32 = 6;
const OF_PAGES: u32 = 7;
const FILTER: &str = "FlateDecode";
/// The predictor of a row by the one above: ten more than PNG's filter.
const UP: u8 = 12;

/// Saves with an identifier taken from the content, so that the same document gives the same file.
pub(super) fn save(mut file: Document) -> Result<Vec<u8>, PdfError> {
    numbering::number(&mut file);
    file.objects.par_iter_mut().try_for_each(|(_, object)| compress(object))?;
    let none = Object::String(vec![0; 16], StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![none.clone(), none]);
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true);
    let options = options.max_objects_per_stream(TOGETHER).compression_level(OF_OBJECTS).build();
    let mut bytes = Vec::new();
    file.save_with_options(&mut bytes, options).map_err(PdfError::internal)?;
    identified(compress_cross_references(bytes)?)
}

/// Compresses a stream that is not, where it is the shorter for it. lopdf would always take the best level.
fn compress(object: &mut Object) -> Result<(), PdfError> {
    let Object::Stream(stream) = object else { return Ok(()) };
    if !stream.allows_compression || stream.dict.has(b"Filter") {
        return Ok(());
    }
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(OF_PAGES));
    encoder.write_all(&stream.content).map_err(PdfError::internal)?;
    let compressed = encoder.finish().map_err(PdfError::internal)?;
    if compressed.len() + FILTER.len() < stream.content.len() {
        stream.dict.set("Filter", name(FILTER));
        stream.set_content(compressed);
    }
    Ok(())
}

/// Puts the hash of the file, while it has none, for both of its identifiers.
fn identified(mut bytes: Vec<u8>) -> Result<Vec<u8>, PdfError> {
    let none = format!("<{}>", "0".repeat(32));
    let hash: String = Sha256::digest(&bytes)[..16].iter().map(|byte| format!("{byte:02X}")).collect();
    for _ in 0..2 {
        let at = memchr::memmem::rfind(&bytes, none.as_bytes());
        let at = at.ok_or_else(|| PdfError::Internal("the file has no place for its identifier".to_string()))?;
        bytes[at + 1..][..hash.len()].copy_from_slice(hash.as_bytes());
    }
    Ok(bytes)
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
    let mut table = Object::Stream(Stream::new(lopdf::Dictionary::new(), differences(table, columns)));
    compress(&mut table)?;
    let Object::Stream(table) = table else { return Ok(bytes) };
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
