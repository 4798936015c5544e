//! Wherever two years stand beside each other, the earlier comes first, and what changed comes last.

use super::folder::BUILT;
use super::markup::{drawn, tables, visible};

/// The reporting years that a text names, in its order: `2022/23`.
fn years(text: &str) -> Vec<&str> {
    let is_year = |at: usize| {
        let year = text.get(at..at + 7).filter(|year| year.is_ascii())?;
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let ends = !text[at + 7..].starts_with(|c: char| c.is_ascii_digit());
        (ends && digits(&year[..4]) && &year[4..5] == "/" && digits(&year[5..])).then_some(year)
    };
    (0..text.len()).filter_map(is_year).collect()
}

fn pages() -> impl Iterator<Item = (&'static String, String)> {
    let pages = BUILT.tree.iter().filter(|(path, _)| path.ends_with("/report.html"));
    pages.map(|(path, page)| (path, String::from_utf8(page.clone()).unwrap()))
}

#[test]
fn the_earlier_year_stands_first_in_every_table() {
    let (mut wrong, mut compared) = (Vec::new(), 0);
    for (path, page) in pages() {
        for table in tables(&page) {
            let heads = table.rows.first().cloned().unwrap_or_default();
            let column: Vec<String> = table.rows.iter().filter_map(|row| row.first().cloned()).collect();
            // A date or a decision log may name years in its cells: only what heads columns and rows is held.
            for text in [table.caption.clone(), heads.join(" | "), column.join(" | ")] {
                compared += usize::from(years(&text).len() > 1);
                if !years(&text).is_sorted() {
                    wrong.push(format!("{path}, {}: {text}", table.caption));
                }
            }
            let changes = heads.iter().position(|heading| heading.starts_with("Change"));
            if changes.is_some_and(|at| heads[at + 1..].iter().any(|heading| !years(heading).is_empty())) {
                wrong.push(format!("{path}, {}: a change stands before its years", table.caption));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(compared > 100, "{compared}");
}

#[test]
fn the_earlier_year_stands_first_in_every_title_and_key_of_a_chart() {
    let mut keys = 0;
    for (path, page) in pages() {
        for words in visible(&page).lines().filter(|line| line.starts_with("Figure ") || line.starts_with("[chart")) {
            assert!(years(words).is_sorted(), "{path}: {words}");
        }
        for chart in page.split("<svg").skip(1) {
            let mut labels: Vec<(f64, String)> =
                chart.split("</svg").next().unwrap().split("<text").filter_map(label).collect();
            // Those beneath each other stay in their order.
            labels.sort_by(|a, b| a.0.total_cmp(&b.0));
            let labels: Vec<&String> = labels.iter().map(|(_, text)| text).collect();
            assert!(labels.is_sorted(), "{path}: {labels:?}");
            keys += usize::from(labels.len() > 1);
        }
    }
    assert!(keys > 20, "{keys}");
}

/// A drawn year and how far from the left it stands; none for any other words.
fn label(element: &str) -> Option<(f64, String)> {
    let text = drawn(&format!("<text{}", element.split("</text").next()?)).concat();
    let x = element.split(" x=\"").nth(1)?.split('"').next()?.parse().ok()?;
    (text.len() == 7 && years(&text).len() == 1).then_some((x, text))
}

#[test]
fn a_year_is_found_and_its_order_held() {
    assert_eq!(years("Cases, 2023/24 | Cases, 2022/23"), ["2023/24", "2022/23"]);
    assert!(!years("Cases, 2023/24 | Cases, 2022/23").is_sorted());
    assert!(years("SI 2006/1738 of 2006").is_empty());
}
