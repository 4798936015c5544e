//! How cells look: one plain typeface at 12 points, wrapped, with nothing said by colour alone.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline, Worksheet, XlsxError};

use crate::render::data::grid::Mark;
use crate::report::document::Document;

const A4: u8 = 9;

fn plain() -> Format {
    Format::new().set_font_name("Arial").set_font_size(12)
}

/// A line above a table, which runs over the columns beside it.
pub(super) fn line() -> Format {
    plain().set_align(FormatAlign::Top)
}

pub(super) fn title() -> Format {
    line().set_bold().set_font_size(16)
}

/// Words in a cell.
pub(super) fn words() -> Format {
    line().set_text_wrap()
}

pub(super) fn link() -> Format {
    words().set_font_color("#0B5394").set_underline(FormatUnderline::Single)
}

pub(super) fn heading(numeric: bool) -> Format {
    let heading = words().set_bold().set_border_bottom(FormatBorder::Medium);
    if numeric { heading.set_align(FormatAlign::Right) } else { heading }
}

/// A number as it is printed: its decimal places, and its sign.
pub(super) fn number(places: usize, mark: Mark) -> Format {
    let fraction = if places == 0 { String::new() } else { format!(".{}", "0".repeat(places)) };
    let format = match mark {
        Mark::None => format!("#,##0{fraction}"),
        Mark::Percent => format!("0{fraction}%"),
        Mark::Pounds => format!("\"\u{a3}\"#,##0{fraction}"),
    };
    line().set_align(FormatAlign::Right).set_num_format(format)
}

/// A symbol where a number would stand.
pub(super) fn symbol() -> Format {
    line().set_align(FormatAlign::Right)
}

/// What a sheet says of itself when it is printed, and how wide its columns are.
pub(super) fn page(sheet: &mut Worksheet, document: &Document, letters: &[u8]) -> Result<(), XlsxError> {
    for (column, letters) in (0..).zip(letters) {
        sheet.set_column_width(column, f64::from(*letters))?;
    }
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    if let Some(marking) = document.marking() {
        sheet.set_header(format!("&C&\"Arial,Bold\"{marking}"));
    }
    Ok(())
}
