//! The council's look: colours that its report may set. Everything else about the look belongs to the renderers.

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Headings, the cover, this year's marks.
    pub accent: Rgb,
}

impl Default for Theme {
    /// The Analysis Function's dark blue, 10.25 to 1 on white.
    fn default() -> Self {
        Theme { accent: Rgb(0x12, 0x43, 0x6D) }
    }
}

impl Rgb {
    /// `#12436D`
    pub fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}
