//! Links to files beside the page, and to places in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::render::charts::escape;

/// The files that the page leads to, by their path beside it, with their bytes.
pub type Sizes = BTreeMap<String, usize>;

/// A link to a file, which says what it is, of what, of which kind and, where the file is at hand, how large.
pub(super) fn download(sizes: &Sizes, path: &str, (words, of): (&str, &str), kind: &str) -> String {
    let size =
        sizes.get(path).map(|bytes| format!("<span class=\"size\">, {}</span>", size(*bytes))).unwrap_or_default();
    let of = if of.is_empty() { String::new() } else { format!("<span class=\"aside\">, {}</span>", escape(of)) };
    format!("<a href=\"{}\" download>{words}{of} ({kind}{size})</a>", escape(path))
}

/// A link to a table or chart, for readers who want to point others at it.
pub(super) fn here(id: &str, what: &str, of: &str) -> String {
    format!("<a href=\"#{}\">Link to this {what}<span class=\"aside\">, {}</span></a>", escape(id), escape(of))
}

/// `4 KB`, `1.2 MB`, never less than it is.
fn size(bytes: usize) -> String {
    let kilobytes = bytes.div_ceil(1024);
    if kilobytes < 1000 {
        return format!("{} KB", kilobytes.max(1));
    }
    let tenths = (bytes * 10).div_ceil(1024 * 1024);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// Gives each live figure an id where it first stands, so that a single number can be linked to: its name, in which an id
/// may hold anything but spaces.
pub(super) fn number_ids(markup: &str) -> String {
    const MARK: &str = "<span class=\"figure\" data-figure=\"";
    let mut seen = BTreeSet::new();
    let mut parts = markup.split(MARK);
    let mut with_ids = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = part.split('"').next().unwrap_or_default();
        let id = name.split_whitespace().collect::<Vec<_>>().join("_");
        if !id.is_empty() && seen.insert(id.clone()) {
            with_ids.push_str(&format!("<span class=\"figure\" id=\"{id}\" data-figure=\"{part}"));
        } else {
            with_ids.push_str(&format!("{MARK}{part}"));
        }
    }
    with_ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_never_less_than_the_file() {
        let sizes = [0, 1, 1024, 1025, 1_022_976, 1_048_577].map(size);
        assert_eq!(sizes, ["1 KB", "1 KB", "1 KB", "2 KB", "999 KB", "1.1 MB"]);
    }

    #[test]
    fn a_file_that_is_not_at_hand_has_no_size() {
        let sizes = Sizes::from([("tables/a.csv".to_owned(), 2000)]);
        let link = |path| download(&sizes, path, ("Download this table", "Table 1"), "CSV");
        assert!(link("tables/a.csv").ends_with("(CSV<span class=\"size\">, 2 KB</span>)</a>"));
        assert!(link("tables/b.csv").ends_with("<span class=\"aside\">, Table 1</span> (CSV)</a>"));
    }

    #[test]
    fn a_number_has_its_id_once() {
        let mark = |name: &str| format!("<span class=\"figure\" data-figure=\"{name}\">1</span>");
        let page = number_ids(&[mark("2023/24.a"), mark("2023/24.b.West Ham"), mark("2023/24.a")].concat());
        assert_eq!(page.matches("id=\"2023/24.a\"").count(), 1);
        assert!(page.starts_with("<span class=\"figure\" id=\"2023/24.a\" data-figure=\"2023/24.a\">1</span>"));
        assert!(page.contains("id=\"2023/24.b.West_Ham\" data-figure=\"2023/24.b.West Ham\""));
    }
}
