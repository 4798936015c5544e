//! The council's look: the colours and the logo that its report may set. Everything else about the look belongs to the
//! renderers.

mod colour;
mod logo;
mod settings;

use std::sync::Arc;

pub use colour::{Rgb, contrast, lightened, tint};
pub use logo::Logo;
pub use settings::read;

/// White paper, light pages and image files.
pub const PAPER: Rgb = Rgb(0xFF, 0xFF, 0xFF);
/// The ground of web pages in dark mode, as in the stylesheet.
pub const DARK_PAPER: Rgb = Rgb(0x14, 0x17, 0x1A);
/// What words need against their ground (WCAG 2, criterion 1.4.3), and marks against what is beside them (1.4.11).
pub const WORDS: f64 = 4.5;
pub const MARKS: f64 = 3.0;

#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Headings, the cover, links, this year's marks. It carries white words, and stands as words on white.
    pub accent: Rgb,
    /// The accent of web pages in dark mode, where the settings name one.
    pub accent_dark: Option<Rgb>,
    /// The second colour of charts: last year's marks and a stack's second part.
    pub second: Option<Rgb>,
    pub logo: Option<Arc<Logo>>,
}

impl Default for Theme {
    /// The Analysis Function's dark blue, 10.25 to 1 on white.
    fn default() -> Self {
        Theme { accent: Rgb(0x12, 0x43, 0x6D), accent_dark: None, second: None, logo: None }
    }
}

impl Theme {
    /// The accent for dark pages: as set, or the accent's own hue, as light as the page's words need.
    pub fn dark_accent(&self) -> Rgb {
        self.accent_dark.unwrap_or_else(|| lightened(self.accent, DARK_PAPER, 7.0))
    }
}
