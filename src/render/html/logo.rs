//! The council's logo in the page's head, as part of the page itself.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::HtmlError;
use crate::render::charts::escape;
use crate::report::theme::Theme;

/// The logo on a white plate, which keeps it to be seen on the council's colour and in dark mode; nothing without one.
pub(super) fn logo(theme: &Theme) -> Result<String, HtmlError> {
    let Some(logo) = &theme.logo else { return Ok(String::new()) };
    let data = STANDARD.encode(logo.to_png().map_err(HtmlError::Logo)?);
    let (alt, width, height) = (escape(&logo.alt), logo.width, logo.height);
    Ok(format!(
        "<p class=\"logo\"><img src=\"data:image/png;base64,{data}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\"></p>\n"
    ))
}
