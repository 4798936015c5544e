//! The web pages as a reader uses them: links that lead somewhere and say where, and what stands beside what.

use std::collections::{BTreeMap, BTreeSet};

use super::folder::BUILT;
use super::markup::{drawn, tables, visible};

/// The pages of both editions, by their paths.
fn pages() -> Vec<(String, String)> {
    let paths = BUILT.tree.keys().filter(|path| path.ends_with(".html"));
    let pages: Vec<_> = paths.map(|path| (path.clone(), BUILT.text(path))).collect();
    assert!(pages.len() > 15, "{}", pages.len());
    pages
}

fn reports() -> impl Iterator<Item = (String, String)> {
    pages().into_iter().filter(|(path, _)| path.ends_with("report.html"))
}

fn attributes<'a>(markup: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    markup.split(start.as_str()).skip(1).filter_map(|part| part.split('"').next()).collect()
}

/// Each part of the page that opens so, up to where it closes.
fn parts<'a>(page: &'a str, open: &str, close: &str) -> Vec<&'a str> {
    page.split(open).skip(1).map(|rest| rest.split(close).next().unwrap()).collect()
}

/// Where a path leads from a page.
fn beside(page: &str, path: &str) -> String {
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for step in path.split('/') {
        match step {
            ".." => drop(folders.pop()),
            step => folders.push(step),
        }
    }
    folders.join("/")
}

#[test]
fn every_link_leads_somewhere() {
    let pages = pages();
    let ids: BTreeMap<&str, BTreeSet<&str>> =
        pages.iter().map(|(path, page)| (path.as_str(), attributes(page, "id").into_iter().collect())).collect();
    let mut followed = 0;
    for (path, page) in &pages {
        for href in attributes(page, "href").into_iter().filter(|href| !href.contains(':')) {
            let (file, place) = href.split_once('#').map_or((href, None), |(file, place)| (file, Some(place)));
            let file = if file.is_empty() { path.clone() } else { beside(path, file) };
            assert!(BUILT.tree.contains_key(&file), "{path}: {href} is no file");
            if let Some(place) = place {
                assert!(ids[file.as_str()].contains(place), "{path}: {href} is no place");
            }
            followed += 1;
        }
    }
    assert!(followed > 2000, "{followed}");
}

#[test]
fn tables_and_charts_offer_their_files_and_themselves() {
    for (path, page) in reports() {
        let mut offered = BTreeMap::new();
        let lines = parts(&page, "<p class=\"downloads\">", "</p>");
        for link in lines.iter().flat_map(|line| parts(line, "<a ", "</a>")) {
            let name = visible(&format!("<a {link}</a>")).trim().to_string();
            let href = attributes(&format!(" {link}"), "href")[0].to_string();
            assert!(offered.insert(name.clone(), href).is_none(), "{path}: two links are called {name}");
        }
        let kinds = |table: &str| -> &[&str] { if table == "Table" { &["CSV"] } else { &["SVG", "PNG"] } };
        let captions =
            parts(&page, "<caption", "</caption>").into_iter().map(|caption| visible(&format!("<p{caption}")));
        let titles = parts(&page, "<figcaption><strong>", "</strong>").into_iter().map(str::to_string);
        let mut named = 0;
        for name in captions.chain(titles).filter_map(|title| Some(title.split_once(':')?.0.to_string())) {
            let (what, number) = name.split_once(' ').unwrap();
            for kind in kinds(what) {
                let href =
                    offered.get(&format!("{kind} of {name}")).unwrap_or_else(|| panic!("{path}: no {kind} of {name}"));
                assert!(href.ends_with(&format!(".{}", kind.to_lowercase())), "{href}");
            }
            let place = &offered[&format!("Link to {what} {number}")];
            assert!(page.contains(&format!("id=\"{}\"", &place[1..])), "{path}: {place}");
            named += kinds(what).len() + 1;
        }
        assert_eq!(named, offered.len(), "{path}: nothing else is offered");
    }
}

#[test]
fn a_keyboard_stops_only_where_there_is_something_to_do() {
    for (path, page) in pages() {
        let stops = page.matches("tabindex=").count();
        let scrolling = page.matches(" role=\"region\" tabindex=\"0\" aria-labelledby=").count();
        assert_eq!(stops, scrolling, "{path}");
    }
}

#[test]
fn small_charts_stand_beside_their_tables() {
    let mut pairs = 0;
    for (path, page) in reports() {
        for pair in page.split("<div class=\"pair\"").skip(1) {
            let (_, pair) = pair.split_once(">\n").unwrap();
            let (chart, rest) = pair.split_once("</figure>\n").unwrap();
            assert!(
                chart.starts_with("<figure class=\"chart\"") && chart.matches("<svg ").count() == 1,
                "{path}: {chart}"
            );
            assert!(rest.starts_with("<figure class=\"chart\"") || rest.starts_with("<div class=\"table"), "{path}");
            pairs += 1;
        }
    }
    assert!(pairs >= 20, "{pairs}");
}

/// Where a phone sets the cells of a row beneath each other, under what the row is called, each says its column's name.
#[test]
fn cells_that_stand_beneath_each_other_say_their_columns() {
    let (mut stacked, mut cells) = (0, 0);
    for (path, page) in reports() {
        for table in
            page.split("<div class=\"table").skip(1).filter(|part| part.split('"').next().unwrap().contains("stacks"))
        {
            let table = table.split("</table>").next().unwrap();
            let (head, body) = table.split_once("<tbody>").unwrap();
            let headings: Vec<String> =
                parts(head, "<th ", "</th>").iter().map(|th| visible(&format!("<p {th}"))).collect();
            for row in parts(body, "<tr", "</tr>") {
                let labels: Vec<String> =
                    attributes(row, "data-label").iter().map(|l| visible(&format!("<p>{l}"))).collect();
                assert!(labels.ends_with(&headings[1..]), "{path}: {row}");
                cells += labels.len();
            }
            stacked += 1;
        }
    }
    assert!(stacked > 30 && cells > 500, "{stacked} {cells}");
}

#[test]
fn a_cover_report_leads_to_the_report_that_is_appended_to_it() {
    for report in ["childrens", "adult", "lgsco"] {
        for edition in ["publication", "internal"] {
            let page = BUILT.text(&format!("{edition}/cover-{report}/report.html"));
            let link = format!("Appendix 1: <a href=\"../{report}/report.html\">");
            assert!(page.contains(&link), "{edition}/cover-{report}");
        }
    }
}

#[test]
fn dates_are_not_broken_over_lines() {
    const MONTHS: [&str; 4] = ["April", "December", "January", "November"];
    let mut whole = 0;
    for (path, page) in pages() {
        let main = &page[page.find("<main").unwrap()..page.find("</main>").unwrap()];
        for month in MONTHS {
            for at in main.match_indices(&format!(" {month} 2")).map(|found| found.0) {
                assert!(!main[..at].ends_with(|c: char| c.is_ascii_digit()), "{path}: {}", &main[at - 20..at + 20]);
            }
            whole += main.matches(&format!("\u{a0}{month}\u{a0}2")).count();
        }
    }
    assert!(whole > 100, "{whole}");
}

/// The small lines are hidden from screen readers, and so say nothing that the tables of the page do not say.
#[test]
fn small_lines_say_what_tables_say() {
    let mut lines = 0;
    for (path, page) in reports() {
        let cells: BTreeSet<String> = tables(&page).into_iter().flat_map(|table| table.rows.concat()).collect();
        for line in parts(&page, "class=\"spark\" aria-hidden=\"true\"", "</svg>") {
            let words = drawn(&format!("<svg{line}"));
            assert!(words.len() >= 4, "{path}: two years and their values: {words:?}");
            for word in words {
                assert!(
                    cells.contains(&word) || cells.contains(&format!("{word} [r]")),
                    "{path}: {word} is in no table"
                );
            }
            lines += 1;
        }
    }
    assert!(lines >= 8, "{lines}");
}
