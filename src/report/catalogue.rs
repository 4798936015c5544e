use include_dir::{Dir, include_dir};

/// The reports the program can build, in the order in which it builds them.
pub const NAMES: &[&str] = &["childrens"];

static CHILDRENS: Dir = include_dir!("$CARGO_MANIFEST_DIR/report-templates/childrens");

pub fn is_known(name: &str) -> bool {
    NAMES.contains(&name)
}

/// A report's template: its sections as file name and text, in reading order.
pub(super) fn sections(report: &str) -> Vec<(String, &'static str)> {
    let folder = match report {
        "childrens" => &CHILDRENS,
        _ => return Vec::new(),
    };
    let mut sections: Vec<_> = folder
        .files()
        .filter_map(|file| Some((file.path().file_name()?.to_str()?.to_string(), file.contents_utf8()?)))
        .collect();
    sections.sort();
    sections
}
