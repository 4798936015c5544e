//! Links from one report to the pages of others, which stand in folders beside its own: `../childrens/report.html`.

use super::document::{Block, Document, Inline};

/// Takes out the links to reports that are not built with these; their words stay.
pub fn keep_links_that_lead(documents: &mut [Document]) {
    let names: Vec<String> = documents.iter().map(|document| document.name.clone()).collect();
    documents.iter_mut().for_each(|document| keep(&mut document.blocks, &names));
}

fn keep(blocks: &mut [Block], names: &[String]) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => *text = kept(std::mem::take(text), names),
            Block::List { items, .. } => items.iter_mut().for_each(|item| keep(item, names)),
            Block::FrontSheet(entries) => entries.iter_mut().for_each(|entry| keep(&mut entry.text, names)),
            _ => {}
        }
    }
}

fn kept(text: Vec<Inline>, names: &[String]) -> Vec<Inline> {
    let part = |part: Inline| match part {
        Inline::Link { text, url } if leads_nowhere(&url, names) => text,
        Inline::Strong(inner) => vec![Inline::Strong(kept(inner, names))],
        Inline::Emphasis(inner) => vec![Inline::Emphasis(kept(inner, names))],
        other => vec![other],
    };
    text.into_iter().flat_map(part).collect()
}

fn leads_nowhere(url: &str, names: &[String]) -> bool {
    let folder = url.strip_prefix("../").and_then(|path| path.split_once('/'));
    folder.is_some_and(|(folder, _)| !names.iter().any(|name| name == folder))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_what_is_not_built_is_words() {
        let link = |url: &str| Inline::Link { text: vec![Inline::Text("the report".into())], url: url.into() };
        let names = ["childrens".to_string()];
        let web = link("https://example.org/a/b");
        let text = vec![link("../childrens/report.html"), link("../adult/report.html"), web.clone()];
        let expected = vec![link("../childrens/report.html"), Inline::Text("the report".into()), web];
        assert_eq!(kept(text, &names), expected);
    }
}
