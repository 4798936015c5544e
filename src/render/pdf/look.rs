//! How the pages look: the sheet, the sizes of type and the colours. In points, from the top left of an A4 page.
//!
//! Leading of prose and the space between blocks go by steps of 2.5 points: 2.5 within, 7.5 between paragraphs (half a
//! line), 15 about tables and charts (a line), 20 and 30 above headings.

use super::face::Face;
use crate::report::document::Nearness;
use crate::report::theme::{Rgb, Theme};

pub(super) const PAGE_WIDTH: f32 = 595.276;
pub(super) const PAGE_HEIGHT: f32 = 841.89;
/// 25 mm, which leaves a column of 160 mm.
pub(super) const MARGIN: f32 = 70.866;
pub(super) const COLUMN: f32 = PAGE_WIDTH - 2.0 * MARGIN;
/// Above and beneath the text of a page.
pub(super) const TOP: f32 = 75.0;
pub(super) const FOOT: f32 = 70.0;
/// The height of the text of an upright page.
pub(super) const ROOM: f32 = PAGE_HEIGHT - TOP - FOOT;

pub(super) const INK: Rgb = Rgb(0x0B, 0x0C, 0x0C);
/// For secondary words: 7.5 to 1 on white, 6.9 to 1 on the tint.
pub(super) const GREY: Rgb = Rgb(0x4B, 0x54, 0x5C);
pub(super) const WHITE: Rgb = Rgb(0xFF, 0xFF, 0xFF);
/// Panels and the heading rows of tables.
pub(super) const TINT: Rgb = Rgb(0xF1, 0xF4, 0xF6);
/// Hairlines between rows.
pub(super) const HAIRLINE: Rgb = Rgb(0xC9, 0xCF, 0xD4);
pub(super) const LINK: Rgb = Rgb(0x1A, 0x5F, 0x9E);

/// One way to set words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TextStyle {
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) face: Face,
    pub(super) colour: Rgb,
    /// Figures all of one width, so that columns of them line up.
    pub(super) tabular: bool,
}

pub(super) type StyleKey = (u32, u32, Face, Rgb, bool);

impl TextStyle {
    pub(super) const fn new(size: f32, leading: f32, face: Face) -> Self {
        TextStyle { size, leading, face, colour: INK, tabular: false }
    }

    pub(super) const fn coloured(self, colour: Rgb) -> Self {
        TextStyle { colour, ..self }
    }

    pub(super) const fn tabular(self) -> Self {
        TextStyle { tabular: true, ..self }
    }

    pub(super) const fn with_leading(self, leading: f32) -> Self {
        TextStyle { leading, ..self }
    }

    pub(super) const fn bold(self) -> Self {
        TextStyle { face: Face::Bold, ..self }
    }

    /// What tells it from every other style.
    pub(super) const fn key(self) -> StyleKey {
        (self.size.to_bits(), self.leading.to_bits(), self.face, self.colour, self.tabular)
    }
}

pub(super) const BODY: TextStyle = TextStyle::new(11.0, 15.0, Face::Regular);
pub(super) const SMALL: TextStyle = TextStyle::new(9.0, 12.0, Face::Regular).coloured(GREY);
pub(super) const RUNNING: TextStyle = TextStyle::new(9.0, 12.0, Face::Regular).coloured(GREY);
pub(super) const CAPTION: TextStyle = TextStyle::new(11.0, 15.0, Face::Semibold);
pub(super) const SUBTITLE: TextStyle = TextStyle::new(9.5, 13.0, Face::Regular).coloured(GREY);
pub(super) const QUOTATION: TextStyle = TextStyle::new(11.5, 15.0, Face::Regular);
pub(super) const FACT_LABEL: TextStyle = TextStyle::new(11.5, 15.0, Face::Semibold);
pub(super) const FACT_COMPARISON: TextStyle = TextStyle::new(10.0, 13.0, Face::Regular).coloured(GREY).tabular();
pub(super) const CONTENTS: TextStyle = TextStyle::new(11.0, 15.5, Face::Semibold).tabular();
pub(super) const CONTENTS_MINOR: TextStyle = TextStyle::new(10.0, 14.0, Face::Regular).tabular();
pub(super) const CONTENTS_IN_COLUMNS: TextStyle = TextStyle::new(9.0, 12.0, Face::Regular).tabular();
pub(super) const FRONT_LABEL: TextStyle = TextStyle::new(11.0, 15.0, Face::Semibold);
/// The title of a document without a cover.
pub(super) const TITLE: TextStyle = TextStyle::new(26.0, 30.0, Face::Bold);
pub(super) const TITLE_YEAR: TextStyle = TextStyle::new(16.0, 22.0, Face::Regular);
pub(super) const COVER_TITLE: TextStyle = TextStyle::new(34.0, 38.0, Face::Bold);
pub(super) const COVER_YEAR: TextStyle = TextStyle::new(24.0, 30.0, Face::Regular);
pub(super) const COVER_COUNCIL: TextStyle = TextStyle::new(15.0, 20.0, Face::Semibold);
pub(super) const COVER_DETAIL: TextStyle = TextStyle::new(12.0, 17.0, Face::Regular);

/// How the cells of tables are set, and the white above and beneath their words.
#[derive(Clone, Copy, Debug)]
pub(super) struct TableLook {
    pub(super) cell: TextStyle,
    pub(super) heading: TextStyle,
    pub(super) padding: f32,
    /// The space above and beneath the table.
    pub(super) gap: f32,
}

pub(super) const TABLES: TableLook = TableLook {
    cell: TextStyle::new(9.5, 13.0, Face::Regular).tabular(),
    heading: TextStyle::new(9.5, 12.5, Face::Semibold).tabular(),
    padding: 2.0,
    gap: BLOCK_GAP,
};
/// In a document of one page.
pub(super) const CLOSE_TABLES: TableLook = TableLook {
    cell: TextStyle::new(9.0, 11.5, Face::Regular).tabular(),
    heading: TextStyle::new(9.0, 11.5, Face::Semibold).tabular(),
    padding: 1.5,
    gap: 10.0,
};

/// Above and below a table or a chart.
pub(super) const BLOCK_GAP: f32 = 15.0;

/// The large number of a key fact.
pub(super) fn fact_number(theme: &Theme) -> TextStyle {
    TextStyle::new(40.0, 45.0, Face::Bold).coloured(theme.accent).tabular()
}

/// The space before a heading, its style, the space after it.
pub(super) fn heading(level: u8, theme: &Theme) -> (f32, TextStyle, f32) {
    match level {
        0..=2 => (30.0, TextStyle::new(20.0, 25.0, Face::Bold).coloured(theme.accent), 7.5),
        3 => (20.0, TextStyle::new(13.0, 17.5, Face::Bold), 5.0),
        _ => (15.0, TextStyle::new(11.5, 15.0, Face::Semibold).coloured(GREY), 2.5),
    }
}

/// The colour of a signal's word and shape: each at least 4.5 to 1 with white and with the ground of every second row.
pub(super) fn signal(nearness: Nearness) -> Rgb {
    match nearness {
        Nearness::Red => Rgb(0xA3, 0x1F, 0x1F),
        Nearness::Amber => Rgb(0x8A, 0x54, 0x00),
        Nearness::Green => Rgb(0x1B, 0x66, 0x34),
        Nearness::NotKnown => GREY,
    }
}

/// White or ink, whichever is read better on a ground of this colour.
pub(super) fn on(ground: Rgb) -> Rgb {
    if luminance(ground) > 0.18 { INK } else { WHITE }
}

/// A colour so far towards white: 0 leaves it, 1 is white.
pub(super) fn lighter(colour: Rgb, part: f32) -> Rgb {
    let mix = |channel: u8| (f32::from(channel) + (255.0 - f32::from(channel)) * part).round() as u8;
    Rgb(mix(colour.0), mix(colour.1), mix(colour.2))
}

/// Relative luminance as WCAG defines it, near enough for choosing an ink.
fn luminance(colour: Rgb) -> f32 {
    let linear = |channel: u8| (f32::from(channel) / 255.0).powf(2.2);
    0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
}
