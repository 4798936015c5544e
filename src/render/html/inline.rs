//! Words within a paragraph, escaped.

use crate::render::charts::escape;
use crate::render::dates::dates_bound;
use crate::report::document::Inline;

/// Inlines as markup.
pub(super) fn inlines(inlines: &[Inline]) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(part: &Inline) -> String {
    match part {
        Inline::Text(text) => escape(&dates_bound(text)),
        Inline::Signal { nearness, text } => {
            format!("<strong class=\"signal {}\">{}</strong>", nearness.name(), escape(text))
        }
        Inline::Strong(inner) => format!("<strong>{}</strong>", inlines(inner)),
        Inline::Emphasis(inner) => format!("<em>{}</em>", inlines(inner)),
        Inline::Link { text, url } => link(&inlines(text), url),
        Inline::Figure { name, text } => {
            format!("<span class=\"figure\" data-figure=\"{}\">{}</span>", escape(name), escape(text))
        }
    }
}

/// A link, where the address is one that a reader may follow; otherwise its words alone.
fn link(words: &str, url: &str) -> String {
    let lower = url.trim().to_ascii_lowercase();
    let scheme = lower.find(':').filter(|at| !lower[..*at].contains(['/', '?', '#']));
    let allowed = ["http:", "https:", "mailto:", "tel:"].iter().any(|start| lower.starts_with(start));
    if lower.is_empty() || (scheme.is_some() && !allowed) || words.trim().is_empty() {
        return words.to_owned();
    }
    let url = escape(&url.trim().replace(' ', "%20"));
    // In print an address stands behind the words of its link, unless they say it.
    let said = if url.ends_with(words) { " class=\"said\"" } else { "" };
    // An address that is too long for its line parts where it has a joint.
    let words = if said.is_empty() { words.to_owned() } else { words.replace('@', "@<wbr>") };
    format!("<a href=\"{url}\"{said}>{words}</a>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_are_neither_markup_nor_links() {
        assert_eq!(inlines(&[Inline::Text("<script>".into())]), "&lt;script&gt;");
        let text = vec![Inline::Text("here".into())];
        assert_eq!(inline(&Inline::Link { text, url: "JavaScript:alert(1)".into() }), "here");
    }

    #[test]
    fn links_and_figures_keep_their_words() {
        let link = Inline::Link { text: vec![Inline::Text("a".into())], url: "https://x.uk/?a=1&b=2".into() };
        assert_eq!(inline(&link), "<a href=\"https://x.uk/?a=1&amp;b=2\">a</a>");
        assert_eq!(super::link("x.uk/a", "https://x.uk/a"), "<a href=\"https://x.uk/a\" class=\"said\">x.uk/a</a>");
        let figure = Inline::Figure { name: "n".into(), text: "156".into() };
        assert_eq!(inline(&figure), "<span class=\"figure\" data-figure=\"n\">156</span>");
    }
}
