//! The sheets of a workbook: XLSX, XLS, XLSB or ODS.

use std::io::Cursor;

use calamine::{Data, Ods, Range, Reader, SheetType, SheetVisible, Sheets, Xls, Xlsb, Xlsx, open_workbook_from_rs};

use super::cell::Row;

/// The endings of the files that are opened as workbooks.
const ENDINGS: [&str; 6] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "xlam"];

/// A workbook held in memory.
pub(super) struct Workbook {
    sheets: Sheets<Cursor<Vec<u8>>>,
    is_1904: bool,
}

/// A sheet's cells, their rows and columns as the spreadsheet shows them.
pub(super) struct Sheet {
    range: Range<Data>,
    is_1904: bool,
}

/// A sheet's name, and whether the spreadsheet shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SheetName {
    pub(super) name: String,
    pub(super) is_hidden: bool,
}

impl std::fmt::Debug for Workbook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workbook").field("sheets", &self.names()).field("is_1904", &self.is_1904).finish()
    }
}

/// Whether a file's ending says that it is a workbook.
pub(super) fn is_workbook(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// What the first bytes of a file say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Zip,
    Compound,
    Markup,
    Other,
}

fn kind(bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") {
        return Kind::Zip;
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Kind::Compound;
    }
    let text = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes).trim_ascii_start();
    if text.starts_with(b"<") { Kind::Markup } else { Kind::Other }
}

/// Opens a workbook, or says in one sentence why it cannot be read, and in another what to do.
pub(super) fn open(name: &str, bytes: Vec<u8>) -> Result<Workbook, (String, String)> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let kind = kind(&bytes);
    let again = || "Open it in Excel and save it as an Excel workbook (.xlsx).".to_string();
    let is_encrypted = kind == Kind::Compound && holds_utf16(&bytes, "EncryptedPackage");
    let opened = match (kind, ending.as_str()) {
        (Kind::Markup, _) => {
            return Err((format!("{name} is a web page or XML saved under a spreadsheet's name."), again()));
        }
        (Kind::Other, _) => return Err((format!("{name} is not a workbook, whatever its name says."), again())),
        (Kind::Compound, _) if is_encrypted => return Err(encrypted(name)),
        (Kind::Compound, "xls") => workbook::<Xls<_>>(bytes).map(|xls| (xls.has_1904_epoch(), Sheets::Xls(xls))),
        (Kind::Zip, "xlsx" | "xlsm" | "xlam") => {
            workbook::<Xlsx<_>>(bytes).map(|xlsx| (xlsx.has_1904_epoch(), Sheets::Xlsx(xlsx)))
        }
        (Kind::Zip, "xlsb") => workbook::<Xlsb<_>>(bytes).map(|xlsb| (false, Sheets::Xlsb(xlsb))),
        (Kind::Zip, "ods") => workbook::<Ods<_>>(bytes).map(|ods| (false, Sheets::Ods(ods))),
        _ => return Err((format!("{name} is a workbook of another kind than .{ending}."), again())),
    };
    match opened {
        Ok((is_1904, sheets)) => Ok(Workbook { sheets, is_1904 }),
        Err(error) if error.contains("Password") => Err(encrypted(name)),
        Err(_) => {
            let help =
                "Export it again and let the export finish; if it opens in Excel, save it there under a new name.";
            Err((format!("{name} is damaged or was cut short: its parts cannot be read."), help.to_string()))
        }
    }
}

fn workbook<R: Reader<Cursor<Vec<u8>>>>(bytes: Vec<u8>) -> Result<R, String> {
    open_workbook_from_rs::<R, _>(Cursor::new(bytes)).map_err(|error| format!("{error:?}"))
}

fn encrypted(name: &str) -> (String, String) {
    let help = "Open it in Excel, take the password off (File, Info, Protect Workbook) and save it.";
    (format!("{name} is protected with a password."), help.to_string())
}

/// Whether the bytes hold a word in UTF-16, as the directory of a compound file does.
fn holds_utf16(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

impl Workbook {
    /// The sheets that hold cells, in the workbook's order.
    pub(super) fn names(&self) -> Vec<SheetName> {
        let sheets = self.sheets.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
        sheets.map(|s| SheetName { name: s.name.clone(), is_hidden: s.visible != SheetVisible::Visible }).collect()
    }

    /// A sheet by its exact name; none where its part of the workbook is damaged.
    pub(super) fn sheet(&mut self, name: &str) -> Option<Sheet> {
        let range = self.sheets.worksheet_range(name).ok()?;
        Some(Sheet { range, is_1904: self.is_1904 })
    }
}

impl Sheet {
    /// Calls `each` with every row from the first used one and its number, until `each` says stop.
    pub(super) fn rows(&self, mut each: impl FnMut(u32, Row<'_>) -> bool) {
        let Some((first_row, first_column)) = self.range.start() else { return };
        for (number, cells) in (first_row + 1..).zip(self.range.rows()) {
            if !each(number, Row::Sheet { first: first_column as usize, cells, is_1904: self.is_1904 }) {
                return;
            }
        }
    }

    /// The last row and column that are used, counted from 1.
    pub(super) fn extent(&self) -> (u32, u32) {
        self.range.end().map_or((0, 0), |(row, column)| (row + 1, column + 1))
    }
}
