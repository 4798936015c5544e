//! Workbooks: archives that unpack to too much, sheets that span too much, and what is no workbook at all.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::Hostile;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>"#;
const MAIN: &str = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;

/// A row of headings, as cells.
const HEADINGS: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Ref</t></is></c><c r="B1" t="inlineStr"><is><t>Reason</t></is></c></row>"#;
const CASE: &str = r#"<row r="2"><c r="A2" t="inlineStr"><is><t>CH1</t></is></c><c r="B2" t="inlineStr"><is><t>Communication</t></is></c></row>"#;

/// A workbook of one sheet with these rows; more parts may follow.
fn workbook(rows: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    book(&format!("{HEAD}<worksheet {MAIN}><sheetData>{HEADINGS}{rows}</sheetData></worksheet>"), "", more)
}

fn book(sheet: &str, settings: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let types = format!(
        r#"{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#
    );
    let relations = |kind: &str, target: &str| {
        format!(
            r#"{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let workbook = format!(
        r#"{HEAD}<workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{settings}<sheets><sheet name="Cases" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    let (top, inner) =
        (relations("officeDocument", "xl/workbook.xml"), relations("worksheet", "worksheets/sheet1.xml"));
    let parts: [(&str, &[u8]); 5] = [
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", top.as_bytes()),
        ("xl/workbook.xml", workbook.as_bytes()),
        ("xl/_rels/workbook.xml.rels", inner.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    packed(parts.iter().chain(more).copied())
}

fn packed<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        writer.start_file(name, packed).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn zip_bomb() -> Vec<u8> {
    workbook(CASE, &[("xl/media/image1.png", &vec![0; 60_000_000])])
}

fn shared_strings_bomb() -> Vec<u8> {
    let words = "<si><t>Communication</t></si>".repeat(300_000);
    workbook(CASE, &[("xl/sharedStrings.xml", format!("{HEAD}<sst {MAIN}>{words}</sst>").as_bytes())])
}

fn entity_bomb() -> Vec<u8> {
    let mut entities = String::from(r#"<!ENTITY a0 "Communication">"#);
    for level in 1..12 {
        let inner = format!("&a{};", level - 1).repeat(10);
        entities.push_str(&format!(r#"<!ENTITY a{level} "{inner}">"#));
    }
    let rows = r#"<row r="2"><c r="A2" t="inlineStr"><is><t>CH1</t></is></c><c r="B2" t="inlineStr"><is><t>&a11;</t></is></c></row>"#;
    let sheet = format!(
        r#"{HEAD}<!DOCTYPE worksheet [{entities}]><worksheet {MAIN}><sheetData>{HEADINGS}{rows}</sheetData></worksheet>"#
    );
    book(&sheet, "", &[])
}

fn million_columns() -> Vec<u8> {
    let row: String = (0..1_000_000).map(|_| "<c><v>1</v></c>").collect();
    workbook(&format!(r#"<row r="2">{row}</row>"#), &[])
}

fn far_apart() -> Vec<u8> {
    workbook(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#, &[])
}

fn billion_rows() -> Vec<u8> {
    let sheet = format!(
        r#"{HEAD}<worksheet {MAIN}><dimension ref="A1:XFD4294967295"/><sheetData>{HEADINGS}<row r="2"><c r="A2" t="inlineStr"><is><t>CH1</t></is></c><c r="B2" t="inlineStr"><is><t>No such reason</t></is></c></row></sheetData></worksheet>"#
    );
    book(&sheet, "", &[])
}

/// Both are numbers past what the library that reads workbooks can hold.
fn place_past_all_numbers() -> Vec<u8> {
    let cell = r#"<row r="2"><c r="A4294967298" t="inlineStr"><is><t>CH1</t></is></c></row>"#;
    workbook(cell, &[])
}

fn dimension_past_all_numbers() -> Vec<u8> {
    let sheet = format!(r#"<dimension ref="A1:inlineStr"/><sheetData>{HEADINGS}</sheetData>"#);
    book(&format!("{HEAD}<worksheet {MAIN}>{sheet}</worksheet>"), "", &[])
}

fn large_cell() -> Vec<u8> {
    let text = "x".repeat(100_000_000);
    let row = format!(
        r#"<row r="2"><c r="A2" t="inlineStr"><is><t>CH1</t></is></c><c r="B2" t="inlineStr"><is><t>{text}</t></is></c></row>"#
    );
    workbook(&row, &[])
}

fn long_cell() -> Vec<u8> {
    let text = "x".repeat(40_000);
    workbook(&CASE.replace("Communication", &text), &[])
}

fn truncated() -> Vec<u8> {
    let mut bytes = workbook(CASE, &[]);
    bytes.truncate(bytes.len() / 2);
    bytes
}

fn broken_off_sheet() -> Vec<u8> {
    book(&format!("{HEAD}<worksheet {MAIN}><sheetData>{HEADINGS}<row r=\"2\"><c r=\"A2\" t=\"inl"), "", &[])
}

fn formula_with_error() -> Vec<u8> {
    workbook(
        &CASE.replace(
            r#"<c r="B2" t="inlineStr"><is><t>Communication</t></is></c>"#,
            r#"<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>"#,
        ),
        &[],
    )
}

fn duplicate_headings() -> Vec<u8> {
    let sheet = format!(
        r#"{HEAD}<worksheet {MAIN}><sheetData>{}{CASE}</sheetData></worksheet>"#,
        HEADINGS.replace("</row>", r#"<c r="C1" t="inlineStr"><is><t>Reason</t></is></c></row>"#)
    );
    book(&sheet, "", &[])
}

/// A compound file whose directory names the stream of an encrypted package.
fn encrypted() -> Vec<u8> {
    let mut bytes = vec![0; 4096];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    let word: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[2048..2048 + word.len()].copy_from_slice(&word);
    bytes
}

fn page() -> Vec<u8> {
    b"<html><body><table><tr><th>Ref</th><th>Reason</th></tr><tr><td>CH1</td><td>Communication</td></tr></table></body></html>".to_vec()
}

fn text() -> Vec<u8> {
    b"Ref,Reason\nCH1,Communication\n".to_vec()
}

fn repeated_cells() -> Vec<u8> {
    let content = format!(
        r#"{HEAD}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Cases"><table:table-row table:number-rows-repeated="1000000000"><table:table-cell office:value-type="string" table:number-columns-repeated="16000"><text:p>Ref</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    open_document(&content)
}

fn open_document_breaks_off() -> Vec<u8> {
    open_document(&format!(
        r#"{HEAD}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:spreadsheet><table:table table:name="Cases"><table:table-row>"#
    ))
}

fn open_document(content: &str) -> Vec<u8> {
    let manifest =
        format!(r#"{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"#);
    let parts: [(&str, &[u8]); 3] = [
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", content.as_bytes()),
    ];
    packed(parts.into_iter())
}

const fn hostile(
    what: &'static str,
    name: &'static str,
    make: fn() -> Vec<u8>,
    code: &'static str,
    place: &'static str,
    words: &'static str,
) -> Hostile {
    Hostile { what, name, make, settings: "", code, place, words }
}

pub(super) const CORPUS: &[Hostile] = &[
    hostile("a picture that unpacks to 60 MB", "book.xlsx", zip_bomb, "limit-exceeded", "", "packing_ratio"),
    Hostile {
        settings: "[limits]\nunpacked_megabytes = 5\n",
        ..hostile(
            "shared strings that unpack to 8 MB",
            "book.xlsx",
            shared_strings_bomb,
            "limit-exceeded",
            "",
            "unpacked_megabytes",
        )
    },
    hostile("entities within entities", "book.xlsx", entity_bomb, "file-damaged", "", "Excel"),
    hostile(
        "a row of a million columns",
        "book.xlsx",
        million_columns,
        "limit-exceeded",
        ", sheet \"Cases\", cell XFE2",
        "columns",
    ),
    hostile(
        "two cells seventeen billion apart",
        "book.xlsx",
        far_apart,
        "limit-exceeded",
        ", sheet \"Cases\", cell",
        "cells",
    ),
    hostile(
        "a dimension of four billion rows",
        "book.xlsx",
        billion_rows,
        "code-unmapped",
        ", sheet \"Cases\", cell B2",
        "",
    ),
    hostile(
        "a cell in a row that no number holds",
        "book.xlsx",
        place_past_all_numbers,
        "file-damaged",
        ", sheet \"Cases\"",
        "Excel",
    ),
    hostile(
        "a dimension whose column no number holds",
        "book.xlsx",
        dimension_past_all_numbers,
        "file-damaged",
        ", sheet \"Cases\"",
        "Excel",
    ),
    hostile("a cell of 100 MB", "book.xlsx", large_cell, "limit-exceeded", "", "packing_ratio"),
    hostile(
        "a cell longer than Excel allows",
        "book.xlsx",
        long_cell,
        "limit-exceeded",
        ", sheet \"Cases\", cell B2",
        "cell_characters",
    ),
    hostile("a workbook cut short", "book.xlsx", truncated, "file-damaged", "", "cut short"),
    hostile("a sheet that breaks off", "book.xlsx", broken_off_sheet, "file-damaged", ", sheet \"Cases\"", "Excel"),
    hostile(
        "a formula that ends in an error",
        "book.xlsx",
        formula_with_error,
        "cell-error",
        ", sheet \"Cases\", cell B2",
        "",
    ),
    hostile("the same heading twice", "book.xlsx", duplicate_headings, "column-twice", ", sheet \"Cases\"", "Reason"),
    hostile("a workbook with a password", "book.xlsx", encrypted, "file-damaged", "", "password"),
    hostile("an old workbook that is cut short", "book.xls", encrypted, "file-damaged", "", "password"),
    hostile("a web page saved as .xls", "book.xls", page, "file-damaged", "", "web page"),
    hostile("a text with a workbook's ending", "book.xlsx", text, "file-damaged", "", ""),
    hostile(
        "OpenDocument cells that repeat without end",
        "book.ods",
        repeated_cells,
        "limit-exceeded",
        ", sheet \"Cases\"",
        "[limits]",
    ),
    hostile(
        "an OpenDocument table that breaks off",
        "book.ods",
        open_document_breaks_off,
        "file-damaged",
        "",
        "LibreOffice",
    ),
];
