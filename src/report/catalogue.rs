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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// What a directive sets a key to on a line of its own, between quotation marks.
    fn setting<'a>(body: &'a str, key: &str) -> Option<&'a str> {
        let line = body.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""))?;
        line.split('"').next()
    }

    #[test]
    fn a_table_lists_its_breakdown_in_the_order_of_its_chart() {
        let text: String = sections("childrens").into_iter().map(|(_, text)| format!("{text}\n")).collect();
        let bodies = |name: &str| -> Vec<String> {
            let opening = format!("```{name}\n");
            let fences = text.split(&opening).skip(1);
            fences.filter_map(|fence| Some(fence.split("\n```").next()?.to_string())).collect()
        };
        let order = |body: &str| setting(body, "order").unwrap_or("listed").to_string();
        let tables: BTreeMap<String, String> =
            bodies("table").iter().filter_map(|body| Some((setting(body, "id")?.to_string(), order(body)))).collect();
        let charts: Vec<String> = bodies("chart").into_iter().filter(|c| setting(c, "breakdown").is_some()).collect();
        assert!(charts.len() > 5, "{charts:?}");
        for chart in charts {
            let table = setting(&chart, "data").unwrap_or_default();
            assert_eq!(Some(&order(&chart)), tables.get(table), "{table}");
        }
    }
}
