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
    "authority" in "$CARGO_MANIFEST_DIR/report-templates/authority"
    "cover-childrens" in "$CARGO_MANIFEST_DIR/report-templates/cover-childrens"
    "cover-adult" in "$CARGO_MANIFEST_DIR/report-templates/cover-adult"
    "cover-lgsco" in "$CARGO_MANIFEST_DIR/report-templates/cover-lgsco"
    "briefing" in "$CARGO_MANIFEST_DIR/report-templates/briefing"
    "assurance" in "$CARGO_MANIFEST_DIR/report-templates/assurance"
    "quarterly" in "$CARGO_MANIFEST_DIR/report-templates/quarterly"
    "rag" in "$CARGO_MANIFEST_DIR/report-templates/rag"
    "bulletin" in "$CARGO_MANIFEST_DIR/report-templates/bulletin"
}

/// The reports between years: built where they are asked for by name, or where settings list them.
pub const BETWEEN_YEARS: &[&str] = &["quarterly", "rag", "bulletin"];

/// Whether a report is for the council's own staff alone. A quarter's counts are small, and what the other quarters leave
/// of a year's number tells a withheld one.
pub fn is_internal_only(report: &str) -> bool {
    ["quarterly", "rag"].contains(&report)
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

    type Body = BTreeMap<String, String>;

    /// The charts and tables of a report's template, each as the keys that are written as words.
    fn directives(report: &str, name: &str) -> Vec<Body> {
        let text: String = sections(report).into_iter().map(|(_, text)| text).collect();
        let opening = format!("```{name}\n");
        let bodies = text.split(&opening).skip(1).map(|rest| rest.split("\n```").next().unwrap());
        let pair = |line: &str| {
            let (key, value) = line.split_once(" = \"")?;
            Some((key.to_string(), value.trim_end_matches('"').to_string()))
        };
        bodies.map(|body| body.lines().filter_map(pair).collect()).collect()
    }

    /// What the rows are sorted by: the breakdown's own list, the number of this year, or a measure of a matrix.
    fn order(of: &Body) -> String {
        let word = |key: &str| of.get(key).cloned().unwrap_or_default();
        let sorts = word("order") == "largest" || word("kind") == "comparators";
        match (of.contains_key("matrix"), sorts, of.contains_key("kind")) {
            (true, true, true) => word("measure"),
            (true, _, _) => word("order_by"),
            (false, true, _) => "largest".into(),
            (false, false, _) => "listed".into(),
        }
    }

    #[test]
    fn a_table_stands_in_the_order_of_the_first_chart_that_is_drawn_from_it() {
        let mut compared = 0;
        for report in NAMES {
            let tables = directives(report, "table");
            let mut drawn: Vec<String> = Vec::new();
            for chart in directives(report, "chart") {
                let same = |key: &str, table: &Body| table.get(key) == chart.get(key);
                let of = |table: &&Body| {
                    chart.get("data") == table.get("id") && same("breakdown", table) && same("matrix", table)
                };
                let Some(table) = tables.iter().find(of) else { continue };
                if !drawn.contains(&table["id"]) {
                    assert_eq!(order(&chart), order(table), "{report}: {} and {}", chart["id"], table["id"]);
                    compared += 1;
                }
                drawn.push(table["id"].clone());
            }
        }
        assert!(compared > 15, "{compared}");
    }
}
