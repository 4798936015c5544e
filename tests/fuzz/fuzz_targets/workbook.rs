//! A workbook of the children's database. The first byte chooses what the rest are: a whole file, or one part of a sound
//! workbook, so that mutations reach the cells and do not stop at the archive's checksums.
#![no_main]

use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use annual_report::ingest;
use libfuzzer_sys::fuzz_target;
use round::{Round, export, file_of};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const EXPORT: &str = "childrens_complaints_2023-24.xlsx";

/// The parts that are replaced, and the endings under which whole files are inspected.
const PARTS: [&str; 4] =
    ["xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml"];
const ENDINGS: [&str; 4] = ["xlsx", "xls", "xlsb", "ods"];

static ROUND: LazyLock<Round> = LazyLock::new(|| {
    Round::new("workbook", |source| {
        file_of(source) == EXPORT && source.get("sheet").and_then(toml::Value::as_str) == Some("Complaints")
    })
});

/// Every part of the sample workbook, unpacked; sheets that are not read are left empty.
static SOUND: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let mut archive = ZipArchive::new(Cursor::new(export(EXPORT))).expect("the sample is an archive");
    let names: Vec<String> = archive.file_names().map(|name| name.expect("a name is text").into_owned()).collect();
    let part = |name: String| {
        let mut bytes = Vec::new();
        archive.by_name(&name).expect("the part is there").read_to_end(&mut bytes).expect("the part can be read");
        if name.starts_with("xl/worksheets/") {
            bytes = b"<worksheet><sheetData/></worksheet>".to_vec();
        }
        (name, bytes)
    };
    names.into_iter().map(part).collect()
});

fn packed(part: &str, bytes: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, sound) in SOUND.iter() {
        writer.start_file(name.as_str(), stored).expect("a part can be begun");
        writer.write_all(if name == part { bytes } else { sound }).expect("a part can be written");
    }
    writer.finish().expect("the archive can be ended").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let choice = usize::from(*choice) % (PARTS.len() + ENDINGS.len());
    match PARTS.get(choice) {
        Some(part) => {
            let workbook = packed(part, bytes);
            ROUND.put(EXPORT, &workbook);
            ROUND.read(bytes);
            let _ = ingest::inspect("export.xlsx", workbook);
        }
        None => {
            let _ = ingest::inspect(&format!("export.{}", ENDINGS[choice - PARTS.len()]), bytes.to_vec());
        }
    }
});
