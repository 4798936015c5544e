//! A chart in the page: its finding, what is shown, the drawing in two layouts, its source and its files.

use super::links::offers;
use super::{HtmlError, Setting};
use crate::render::charts::{escape, svg};
use crate::report::chart::Chart;

/// Layout widths. The page shows each at rather more than its own size, so that labels are read with ease.
const WIDE: f64 = 560.0;
const NARROW: f64 = 264.0;

/// How much of the page's width a chart has on wide screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Room {
    Whole,
    /// As much as a phone has, so that one drawing serves both.
    Half,
}

pub(super) fn figure(chart: &Chart, setting: Setting, room: Room) -> Result<String, HtmlError> {
    let drawn =
        |width| svg(chart, setting.theme, width).map_err(|source| HtmlError::Chart { id: chart.id.clone(), source });
    // Of two drawings the stylesheet shows one and takes the other out of the page, for screen readers too.
    let narrow = drawn(NARROW)?;
    let drawings = match room {
        Room::Half => format!("<div class=\"drawing\">{narrow}</div>\n"),
        Room::Whole => format!(
            "<div class=\"drawing wide\">{}</div>\n<div class=\"drawing narrow\">{narrow}</div>\n",
            drawn(WIDE)?
        ),
    };
    let (id, title, subtitle) = (escape(&chart.id), escape(&chart.title), escape(&chart.subtitle));
    let number = chart.number;
    let source = if chart.source.is_empty() {
        String::new()
    } else {
        format!("<p class=\"source\">{}</p>\n", escape(&chart.source))
    };
    let files = [("SVG", format!("charts/{}.svg", chart.id)), ("PNG", format!("charts/{}.png", chart.id))];
    let offers = offers(setting.sizes, &format!("Figure {number}"), &format!("figure-{}", chart.id), &files);
    Ok(format!(
        "<figure class=\"chart\" id=\"figure-{id}\">\n<figcaption><strong>Figure {number}: {title}</strong> \
         <span>{subtitle}</span></figcaption>\n{drawings}{source}{offers}</figure>\n",
    ))
}
