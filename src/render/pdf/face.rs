//! The four faces of Source Sans 3 that ship with the program. No other font is ever used.

use parley::{FontStyle, FontWeight};

/// The family's name, as charts ask for it and as parley knows it.
pub(super) const FAMILY: &str = "Source Sans 3";

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Face {
    Regular,
    Italic,
    Semibold,
    Bold,
}

impl Face {
    pub(super) const ALL: [Face; 4] = [Face::Regular, Face::Italic, Face::Semibold, Face::Bold];

    /// The font file itself.
    pub(super) fn bytes(self) -> &'static [u8] {
        match self {
            Face::Regular => include_bytes!("../../../report-templates/fonts/SourceSans3-Regular.ttf"),
            Face::Italic => include_bytes!("../../../report-templates/fonts/SourceSans3-It.ttf"),
            Face::Semibold => include_bytes!("../../../report-templates/fonts/SourceSans3-Semibold.ttf"),
            Face::Bold => include_bytes!("../../../report-templates/fonts/SourceSans3-Bold.ttf"),
        }
    }

    /// The name of the subset in the PDF: a tag of six letters, fixed so that two builds agree, then the PostScript name.
    pub(super) fn subset_name(self) -> &'static str {
        match self {
            Face::Regular => "AAAAAA+SourceSans3-Regular",
            Face::Italic => "BBBBBB+SourceSans3-It",
            Face::Semibold => "CCCCCC+SourceSans3-Semibold",
            Face::Bold => "DDDDDD+SourceSans3-Bold",
        }
    }

    /// The name of the font among a page's resources.
    pub(super) fn resource(self) -> &'static str {
        match self {
            Face::Regular => "FR",
            Face::Italic => "FI",
            Face::Semibold => "FS",
            Face::Bold => "FB",
        }
    }

    pub(super) fn weight(self) -> FontWeight {
        match self {
            Face::Regular | Face::Italic => FontWeight::NORMAL,
            Face::Semibold => FontWeight::SEMI_BOLD,
            Face::Bold => FontWeight::BOLD,
        }
    }

    pub(super) fn slope(self) -> FontStyle {
        match self {
            Face::Italic => FontStyle::Italic,
            Face::Regular | Face::Semibold | Face::Bold => FontStyle::Normal,
        }
    }

    /// This face with strong or emphasised words in it. The family's bold italic is not shipped: strong wins.
    pub(super) fn with(self, strong: bool, emphasis: bool) -> Face {
        match (self, strong, emphasis) {
            (face, true, _) => face.max(Face::Semibold),
            (Face::Regular, false, true) => Face::Italic,
            (face, ..) => face,
        }
    }
}
