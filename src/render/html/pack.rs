//! The entry page of a pack: where its appendices are. They have web pages of their own, beside this one.

use crate::render::charts::escape;
use crate::report::document::Appendix;

/// The section's anchor, which no heading of a document can have: those never end in a hyphen.
pub(super) const ANCHOR: &str = "pack-appendices-";
pub(super) const HEADING: &str = "Read the appendices";

/// The section that leads to the appendices; nothing for a document without.
pub(super) fn appendices(appendices: &[Appendix]) -> String {
    if appendices.is_empty() {
        return String::new();
    }
    let items: String = appendices.iter().map(item).collect();
    format!(
        "<section class=\"screen\" aria-labelledby=\"{ANCHOR}\">\n<div class=\"heading\"><h2 id=\"{ANCHOR}\">{HEADING}</h2></div>\n<p>This \
         note and its appendices are also <a href=\"report.pdf\">one PDF file</a>.</p>\n<ul \
         class=\"appendices\">\n{items}</ul>\n</section>\n"
    )
}

fn item(appendix: &Appendix) -> String {
    let (folder, title) = (escape(&appendix.document.name), escape(&appendix.document.title));
    let (name, year) = (escape(&appendix.name()), escape(&appendix.document.year));
    format!("<li>{name}: <a href=\"../{folder}/report.html\">{title}, {year}</a></li>\n")
}
