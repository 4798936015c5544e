//! A workbook as the archive that it is: how much its parts unpack to, found out before anything holds them in memory.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::open_document;
use crate::diagnostics::{Diagnostic, Location};
use crate::workspace::settings::LimitSettings;
use crate::workspace::settings::limits::exceeded;

/// A workbook may unpack to this, however small it is packed.
const SMALL: u64 = 20_000_000;

/// Unpacks every part, keeps none of it, and stops as soon as they are too much: what an archive says of its own sizes is
/// not to be trusted. Where parts are damaged, the reader of the workbook will say so.
pub(super) fn check(file: &str, bytes: &[u8], limits: &LimitSettings) -> Result<(), Diagnostic> {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return Ok(()) };
    let by_ratio = (bytes.len() as u64).saturating_mul(limits.packing_ratio).max(SMALL);
    let most = limits.unpacked_bytes().min(by_ratio);
    let mut unpacked = 0;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else { continue };
        let name = part.name().map(|name| name.to_string()).unwrap_or_default();
        unpacked += size(part, most - unpacked);
        if unpacked > most {
            let setting = if by_ratio < limits.unpacked_bytes() { "packing_ratio" } else { "unpacked_megabytes" };
            let message = format!(
                "The workbook holds {} bytes and unpacks to more than {most}; its part {} is where that was reached.",
                bytes.len(),
                shown(&name)
            );
            return Err(exceeded(Location::file(file), message, setting));
        }
    }
    if file.to_lowercase().ends_with(".ods")
        && let Ok(content) = archive.by_name("content.xml")
    {
        return open_document::check(file, content, limits);
    }
    Ok(())
}

/// How many bytes can be read, one more than `most` at the most.
fn size(mut part: impl Read, most: u64) -> u64 {
    let mut buffer = vec![0; 64 * 1024];
    let mut size = 0;
    while size <= most {
        match part.read(&mut buffer) {
            Ok(read @ 1..) => size += read as u64,
            _ => break,
        }
    }
    size
}

/// A part's name as a message may print it.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(100).collect()
}
