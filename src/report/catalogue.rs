use include_dir::{Dir, include_dir};

macro_rules! reports {
    ($($name:literal in $folder:tt)*) => {
        /// The reports the program can build, in the order in which it builds them.
        pub const NAMES: &[&str] = &[$($name),*];

        fn folder(report: &str) -> Option<&'static Dir<'static>> {
            match report {
                $($name => {
                    static FOLDER: Dir = include_dir!($folder);
                    Some(&FOLDER)
                })*
                _ => None,
            }
        }
    };
}

reports! {
    "childrens" in "$CARGO_MANIFEST_DIR/report-templates/childrens"
    "adult" in "$CARGO_MANIFEST_DIR/report-templates/adult"
    "lgsco" in "$CARGO_MANIFEST_DIR/report-templates/lgsco"
    "cover-childrens" in "$CARGO_MANIFEST_DIR/report-templates/cover-childrens"
    "cover-adult" in "$CARGO_MANIFEST_DIR/report-templates/cover-adult"
    "cover-lgsco" in "$CARGO_MANIFEST_DIR/report-templates/cover-lgsco"
    "briefing" in "$CARGO_MANIFEST_DIR/report-templates/briefing"
    "assurance" in "$CARGO_MANIFEST_DIR/report-templates/assurance"
}

/// A report's template: its sections as file name and text, in reading order.
pub(super) fn sections(report: &str) -> Vec<(String, &'static str)> {
    let Some(folder) = folder(report) else { return Vec::new() };
    let mut sections: Vec<_> = folder
        .files()
        .filter_map(|file| Some((file.path().file_name()?.to_str()?.to_string(), file.contents_utf8()?)))
        .collect();
    sections.sort();
    sections
}
