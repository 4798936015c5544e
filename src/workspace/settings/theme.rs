//! `[theme]`: what a council may set of the look.

use std::path::PathBuf;

use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeSettings {
    /// `#12436D`
    pub accent: Option<String>,
    /// The accent of web pages in dark mode.
    pub accent_dark: Option<String>,
    /// The second colour of charts.
    pub second: Option<String>,
    pub logo: Option<LogoSettings>,
}

/// The council's logo.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogoSettings {
    /// A PNG or JPEG, relative to the report folder.
    pub file: PathBuf,
    /// What it says, for those who do not see it.
    pub alt: String,
}
