//! A chart in the page: its finding, what is shown, the drawing in two layouts, its source and its files.

use super::links::{download, here};
use super::{HtmlError, Setting};
use crate::render::charts::{escape, svg};
use crate::report::chart::Chart;

/// Layout widths. The page shows each at rather more than its own size, so that labels are read with ease.
const WIDE: f64 = 560.0;
const NARROW: f64 = 264.0;

/// The stylesheet shows one of the drawings and takes the other out of the page, for screen readers too.
pub(super) fn figure(chart: &Chart, setting: Setting) -> Result<String, HtmlError> {
    let drawn =
        |width| svg(chart, setting.theme, width).map_err(|source| HtmlError::Chart { id: chart.id.clone(), source });
    let (wide, narrow) = (drawn(WIDE)?, drawn(NARROW)?);
    let (id, title, subtitle) = (escape(&chart.id), escape(&chart.title), escape(&chart.subtitle));
    let number = chart.number;
    let source = if chart.source.is_empty() {
        String::new()
    } else {
        format!("<p class=\"source\">{}</p>\n", escape(&chart.source))
    };
    let name = format!("Figure {number}");
    let link = |kind: &str, ending: &str| {
        let path = format!("charts/{}.{ending}", chart.id);
        download(setting.sizes, &path, ("Download this chart", &name), kind)
    };
    Ok(format!(
        "<figure class=\"chart\" id=\"figure-{id}\">\n<figcaption><strong>Figure {number}: {title}</strong> \
         <span>{subtitle}</span></figcaption>\n<div class=\"drawing wide\">{wide}</div>\n<div class=\"drawing \
         narrow\">{narrow}</div>\n{source}<p class=\"downloads\">{} {} {}</p>\n</figure>\n",
        link("SVG", "svg"),
        link("PNG", "png"),
        here(&format!("figure-{}", chart.id), "chart", &name),
    ))
}
