//! The text of a CSV file: UTF-8, UTF-16 or, where settings declare it, Windows-1252. Nothing is guessed.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Why bytes are not text in the encoding that is declared or marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NotText {
    /// The row, counted from 1, in which the first byte stands that is not UTF-8.
    NotUtf8 { row: u32 },
    /// The bytes break the rules of the encoding named.
    Broken(&'static str),
}

/// The file's text, without a byte-order mark.
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&str>) -> Result<String, NotText> {
    if let Some((marked, length)) = Encoding::for_bom(&bytes)
        && marked != encoding_rs::UTF_8
    {
        return decode_as(marked, &bytes[length..]);
    }
    match declared.map(str::to_lowercase).as_deref() {
        Some("windows-1252") => decode_as(WINDOWS_1252, &bytes),
        Some("utf-16") => decode_as(utf16_order(&bytes), &bytes),
        _ => utf8(bytes),
    }
}

/// UTF-16 without a mark: the zero bytes of English text tell its byte order.
fn utf16_order(bytes: &[u8]) -> &'static Encoding {
    let is_big = bytes.first() == Some(&0);
    if is_big { UTF_16BE } else { UTF_16LE }
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, NotText> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken { Err(NotText::Broken(encoding.name())) } else { Ok(text.into_owned()) }
}

fn utf8(bytes: Vec<u8>) -> Result<String, NotText> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let lines = good.iter().filter(|byte| **byte == b'\n').count();
        NotText::NotUtf8 { row: u32::try_from(lines + 1).unwrap_or(u32::MAX) }
    })?;
    // In its place: a second copy of a large file would be as large.
    let marks = text.len() - text.trim_start_matches('\u{feff}').len();
    text.drain(..marks);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Ref,Naïve\r\n1,£5 – “so”\r\n";
        let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let marked = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
        let expect = |bytes: Vec<u8>, declared| assert_eq!(decode(bytes, declared).as_deref(), Ok(text));
        expect(text.as_bytes().to_vec(), None);
        expect(marked(&[0xEF, 0xBB, 0xBF], text.as_bytes().to_vec()), None);
        expect(marked(&[0xFF, 0xFE], wide(u16::to_le_bytes)), None);
        expect(marked(&[0xFE, 0xFF], wide(u16::to_be_bytes)), None);
        expect(wide(u16::to_le_bytes), Some("UTF-16"));
        expect(wide(u16::to_be_bytes), Some("utf-16"));
        expect(WINDOWS_1252.encode(text).0.into_owned(), Some("windows-1252"));
    }

    #[test]
    fn undeclared_windows_1252_is_not_guessed() {
        let bytes = WINDOWS_1252.encode("Ref\nA1\nNaïve\n").0.into_owned();
        assert_eq!(decode(bytes, None), Err(NotText::NotUtf8 { row: 3 }));
        assert_eq!(decode(vec![0xFF, 0xFE, 0x00], None), Err(NotText::Broken("UTF-16LE")));
    }
}
