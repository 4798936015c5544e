//! Links to files beside the page, and to places in it.

use std::collections::{BTreeMap, BTreeSet};

use crate::render::charts::escape;

/// The files that the page leads to, by their path beside it, with their bytes.
pub type Sizes = BTreeMap<String, usize>;

/// A link to a file, which says what it is, of which kind and, where the file is at hand, how large.
pub(super) fn download(sizes: &Sizes, path: &str, words: &str, kind: &str) -> String {
    let size =
        sizes.get(path).map(|bytes| format!("<span class=\"size\">, {}</span>", size(*bytes))).unwrap_or_default();
    format!("<a href=\"{}\" download>{words} ({kind}{size})</a>", escape(path))
}

/// The line beneath a table or chart: its files by their kinds, and a link to itself for readers who want to point others
/// at it. The eye has the table or chart before it; whoever hears of a file alone hears which one it is of.
pub(super) fn offers(sizes: &Sizes, of: &str, id: &str, files: &[(&str, String)]) -> String {
    let of = escape(of);
    let file = |(kind, path): &(&str, String)| {
        let size = sizes.get(path).map(|bytes| format!("<span class=\"size\"> ({})</span>", size(*bytes)));
        let (path, size) = (escape(path), size.unwrap_or_default());
        format!("<a href=\"{path}\" download>{kind}<span class=\"aside\"> of {of}</span>{size}</a> ")
    };
    let files: String = files.iter().map(file).collect();
    let id = escape(id);
    format!("<p class=\"downloads\">Download {files}<a href=\"#{id}\">Link to {of}</a></p>\n")
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
        assert!(
            download(&sizes, "tables/a.csv", "Table", "CSV").ends_with("(CSV<span class=\"size\">, 2 KB</span>)</a>")
        );
        assert!(download(&sizes, "tables/b.csv", "Table", "CSV").ends_with("Table (CSV)</a>"));
        let line = |path: &str| offers(&sizes, "Table 1", "table-a", &[("CSV", path.to_owned())]);
        assert!(
            line("tables/a.csv")
                .contains(">CSV<span class=\"aside\"> of Table 1</span><span class=\"size\"> (2 KB)</span></a>")
        );
        assert!(line("tables/b.csv").contains(">CSV<span class=\"aside\"> of Table 1</span></a>"));
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
