//! What surrounds the sections: head, styles, banner, header, navigation and footer.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Above;
use super::links::{self, Sizes};
use crate::render::charts::{dark_styles, escape};
use crate::report::document::{Document, DocumentKind};
use crate::report::theme::Theme;

const STYLES: &str = include_str!("../../../report-templates/html/report.css");

/// The Latin letters of the page's typeface: weight, slope and file.
const FACES: [(u16, &str, &[u8]); 4] = [
    (400, "normal", include_bytes!("../../../report-templates/fonts/source-sans-3-latin-400-normal.woff2")),
    (400, "italic", include_bytes!("../../../report-templates/fonts/source-sans-3-latin-400-italic.woff2")),
    (600, "normal", include_bytes!("../../../report-templates/fonts/source-sans-3-latin-600-normal.woff2")),
    (700, "normal", include_bytes!("../../../report-templates/fonts/source-sans-3-latin-700-normal.woff2")),
];

pub(super) fn page(document: &Document, above: Above, contents: &str, main: &str) -> String {
    let marking = document.marking();
    let class = if marking.is_some() { " class=\"marked\"" } else { "" };
    let banner = marking.map(|words| format!("<p class=\"banner\">{words}</p>\n")).unwrap_or_default();
    let layout = if contents.is_empty() { "layout alone" } else { "layout" };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\"{class}>\n{}<body>\n<a class=\"skip\" href=\"#report-main\">Skip to main \
         content</a>\n{}<div class=\"{layout}\">\n{contents}<main id=\"report-main\">\n{main}</main>\n</div>\n{}</body>\n</html>\n",
        head(document),
        header(document, above, &banner),
        footer(document),
    )
}

fn head(document: &Document) -> String {
    let title =
        escape(&format!("{}{}, {} - {}", document.title_marking(), document.title, document.year, document.council));
    let (council, dated) = (escape(&document.council), escape(&document.dated));
    format!(
        "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<meta name=\"author\" content=\"{council}\">\n<meta name=\"dcterms.issued\" \
         content=\"{dated}\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<style>\n{}{}{STYLES}{}</style>\n</head>\n",
        faces(),
        colours(&document.theme),
        document.marking().map(printed_marking).unwrap_or_default(),
    )
}

/// Printed pages part from each other: each says what it is.
fn printed_marking(words: &str) -> String {
    format!("@page{{@top-center{{content:\"{words}\";font:700 9pt \"Source Sans 3\",sans-serif}}}}\n")
}

fn faces() -> String {
    let face = |(weight, slope, bytes): (u16, &str, &[u8])| {
        let data = STANDARD.encode(bytes);
        format!(
            "@font-face{{font-family:\"Source Sans 3\";font-weight:{weight};font-style:{slope};font-display:swap;\
             src:url(data:font/woff2;base64,{data}) format(\"woff2\")}}\n"
        )
    };
    FACES.map(face).concat()
}

/// The council's colour, what may be written on it, and its like for dark pages.
fn colours(theme: &Theme) -> String {
    let (accent, dark) = (theme.accent.hex(), theme.dark_accent().hex());
    format!(
        ":root{{--accent:{accent};--accent-text:{accent};--on-accent:#FFFFFF;--accent-dark:{dark}}}\n{}",
        dark_styles(theme)
    )
}

fn header(document: &Document, above: Above, banner: &str) -> String {
    if document.kind != DocumentKind::Report {
        return committee_header(document, above, banner);
    }
    let published = match &document.published {
        Some(published) => {
            let label = document.publication_label();
            format!("<div><dt>{label}</dt><dd>{}</dd></div>", escape(published))
        }
        None => String::new(),
    };
    format!(
        "<header class=\"masthead\">\n{banner}<div class=\"inner\">\n{}<p class=\"council\">{}</p>\n<h1>{} <span \
         class=\"year\">{}</span></h1>\n<dl><div><dt>Period</dt><dd>{}</dd></div>{published}</dl>\n{}</div>\n</header>\n",
        above.logo,
        escape(&document.council),
        escape(&document.title),
        escape(&document.year),
        escape(&document.period),
        formats(above.sizes),
    )
}

/// A committee document names itself by council, status and title; the rest is for its front sheet.
fn committee_header(document: &Document, above: Above, banner: &str) -> String {
    let status = match document.marking() {
        None => format!("<p class=\"status\">{}</p>\n", document.audience.status()),
        Some(_) => String::new(),
    };
    format!(
        "<header class=\"masthead committee\">\n{banner}<div class=\"inner\">\n{}<p class=\"council\">{}</p>\n{status}<h1>{} <span \
         class=\"year\">{}</span></h1>\n{}</div>\n</header>\n",
        above.logo,
        escape(&document.council),
        escape(&document.title),
        escape(&document.year),
        formats(above.sizes),
    )
}

/// The other forms of the report that are at hand.
fn formats(sizes: &Sizes) -> String {
    let forms = [("report.pdf", "This report to print", "PDF"), ("tables.xlsx", "All tables as a workbook", "XLSX")];
    let held = forms.into_iter().filter(|(path, _, _)| sizes.contains_key(*path));
    let items: String =
        held.map(|(path, words, kind)| format!("<li>{}</li>\n", links::download(sizes, path, words, kind))).collect();
    if items.is_empty() { items } else { format!("<ul class=\"formats downloads\">\n{items}</ul>\n") }
}

fn footer(document: &Document) -> String {
    let marking = document.marking();
    let status = marking.map(|words| format!("<p><strong>{words}</strong></p>\n")).unwrap_or_default();
    format!(
        "<footer>\n<div class=\"inner\">\n<p>{}. {}, {}.</p>\n{status}<p><a href=\"#report-main\">Back to the \
         start</a></p>\n</div>\n</footer>\n",
        escape(&document.council),
        escape(&document.title),
        escape(&document.year),
    )
}
