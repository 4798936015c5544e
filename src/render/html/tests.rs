use std::collections::BTreeSet;

use super::{Sizes, write};
use crate::render::{charts, data, sample};
use crate::report::document::{
    Appendix, Audience, Block, Cell, Column, Document, DocumentKind, FrontSheetEntry, Inline, Row, Status, Table,
};

fn page(audience: Audience) -> String {
    write(&sample::document(audience), &Sizes::new()).expect("the sample is written")
}

/// Every tag in order: its name, whether it closes, and all within its brackets.
fn tags(page: &str) -> Vec<(String, bool, String)> {
    let body = page.split("</style>").nth(1).expect("styles end");
    let inside = body.split('<').skip(1).filter_map(|part| part.split('>').next());
    let tag = |text: &str| {
        let name = text.trim_start_matches('/').split([' ', '/', '\n']).next().unwrap_or_default();
        (name.to_owned(), text.starts_with('/'), text.to_owned())
    };
    inside.map(tag).collect()
}

fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    page.split(start.as_str()).skip(1).filter_map(|part| part.split('"').next()).collect()
}

#[test]
fn every_element_is_closed_in_turn() {
    let mut open = vec!["html".to_owned(), "head".to_owned()];
    for (name, closes, text) in tags(&page(Audience::Internal)) {
        if closes {
            assert_eq!(open.pop().as_deref(), Some(name.as_str()), "{text}");
        } else if !text.ends_with('/') && name != "wbr" {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
fn one_first_heading_and_unique_ids() {
    let page = page(Audience::Publication);
    assert_eq!(page.matches("<h1").count(), 1);
    assert_eq!(page.matches("<nav").count(), 1);
    let ids = attributes(&page, "id");
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{ids:?}");
    let pointed = attributes(&page, "aria-labelledby")
        .into_iter()
        .chain(attributes(&page, "href").into_iter().filter_map(|href| href.strip_prefix('#')));
    for id in pointed {
        assert!(ids.contains(&id), "nothing has the id {id}");
    }
}

#[test]
fn the_contents_heading_names_the_navigation_and_is_not_in_it() {
    let page = page(Audience::Publication);
    assert_eq!(page.matches(">Contents<").count(), 1);
    assert!(!page.contains("href=\"#contents\""));
    assert!(page.contains("<a href=\"#by-stage\">By stage</a>"));
}

#[test]
fn tables_have_captions_and_scoped_headings() {
    let page = page(Audience::Publication);
    assert_eq!(page.matches("<table>").count(), 2);
    assert_eq!(page.matches("<caption").count(), 2);
    for (_, _, text) in tags(&page).iter().filter(|(name, closes, _)| name == "th" && !closes) {
        assert!(text.contains("scope=\"col\"") || text.contains("scope=\"row\""), "{text}");
    }
}

#[test]
fn words_are_never_markup_and_nothing_is_fetched() {
    let page = page(Audience::Publication);
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;alert(1)"));
    for address in attributes(&page, "src") {
        assert!(address.starts_with("data:"), "{address}");
    }
    let styles = page.split("</style>").next().expect("styles");
    assert!(!styles.contains("url(http") && !styles.contains("@import"));
    assert!(!page.contains("<link") && !page.contains("<img"));
}

#[test]
fn what_is_not_for_the_public_or_not_approved_says_so() {
    let titled = |status, audience| {
        let page = write(&Document { status, ..sample::document(audience) }, &Sizes::new()).expect("written");
        let title = page.split("<title>").nth(1).and_then(|rest| rest.split('<').next()).expect("a title").to_owned();
        let start = title.split("Children").next().unwrap_or_default().to_owned();
        let body = page.split("</style>").nth(1).expect("a body");
        let banner = body.split("class=\"banner\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
        // Once at the top and once at the foot, and above each printed page.
        if !banner.is_empty() {
            assert_eq!(body.matches(banner).count(), 2, "{banner}");
            assert!(page.contains(&format!("@top-center{{content:\"{banner}\"")));
        }
        (start, banner.to_owned())
    };
    let said = |start: &str, banner: &str| (start.to_owned(), banner.to_owned());
    use Status::{Draft, Final};
    assert_eq!(titled(Final, Audience::Publication), said("", ""));
    assert_eq!(titled(Draft, Audience::Publication), said("Draft: ", "Draft \u{2013} not yet approved"));
    let internal = said("Internal edition: ", "Internal edition \u{2013} not for publication");
    assert_eq!(titled(Final, Audience::Internal), internal);
    let both = said("Draft, internal edition: ", "Draft, internal edition \u{2013} not for publication");
    assert_eq!(titled(Draft, Audience::Internal), both);
}

#[test]
fn a_chart_is_drawn_wide_and_narrow_with_its_words() {
    let page = page(Audience::Publication);
    assert_eq!(page.matches("class=\"drawing wide\"").count(), 6);
    assert_eq!(page.matches("class=\"drawing narrow\"").count(), 6);
    assert!(page.contains("href=\"charts/trend.svg\"") && page.contains("href=\"tables/by-outcome.csv\""));
}

#[test]
fn a_small_chart_and_its_table_stand_side_by_side() {
    let sample = sample::document(Audience::Publication);
    let table = |block: &&Block| matches!(block, Block::Table(table) if table.id == "by-outcome");
    let table = sample.blocks.iter().find(table).expect("a table").clone();
    let pair = Document { blocks: vec![Block::Chart(sample::compliments()), table], ..sample };
    let page = write(&pair, &Sizes::new()).expect("written");
    let within = page.split("<div class=\"pair\" style=\"--half:min(100%, 17.0rem)\">").nth(1).expect("a pair");
    assert!(within.starts_with("\n<figure class=\"chart\" id=\"figure-compliments\">"));
    assert!(
        within.contains("</figure>\n<div class=\"table small of-numbers\" id=\"table-by-outcome\">"),
        "read in this order"
    );
    // The narrow drawing serves a phone and half a screen.
    assert_eq!((page.matches("<div class=\"drawing").count(), page.matches("<div class=\"drawing\">").count()), (1, 1));
}

#[test]
fn a_table_of_words_has_the_room_that_its_words_need() {
    let table = |cells: [&str; 3], numeric| {
        let column = |index: usize| Column { heading: "Basis".into(), numeric: numeric && index > 0 };
        let row = Row { cells: cells.map(Cell::words).to_vec(), total: false };
        let (id, caption) = ("t".to_owned(), "Definitions".to_owned());
        let columns = (0..3).map(column).collect();
        let table = Table { id, number: 1.into(), caption, columns, rows: vec![row], notes: vec![], source: None };
        let blocks = vec![Block::Table(table)];
        let document = Document { blocks, ..sample::document(Audience::Publication) };
        write(&document, &Sizes::new()).expect("written")
    };
    let words = "Complaints upheld or partly upheld, divided by all statutory complaints received in the year";
    let page = table([words, words, words], false);
    assert!(page.contains("<div class=\"table stacks\" id=\"table-t\">"), "the whole width");
    assert_eq!(page.matches(" style=\"--least:7.9em\">").count(), 3, "no column is squeezed by another");
    assert!(!page.contains("<div class=\"scroll\" role"), "three columns of words fit a tablet");
    // A phone sets the cells beneath each other, and each says its column.
    assert_eq!(page.matches(" data-label=\"Basis\"").count(), 2);
    assert!(table(["[c]", "Confidential", "Symbol"], false).contains("<div class=\"table small\" id"));
    let page = table([words, "1", "2"], true);
    assert!(page.contains("<div class=\"table small of-numbers\" id"), "a name stays near its number");
    assert_eq!(page.matches("style=\"--least:").count(), 1, "numbers have the width that they have");
    assert!(!page.contains(" data-label=\""), "numbers are compared down their columns");
}

#[test]
fn numbers_that_no_phone_has_room_for_stand_beneath_each_other() {
    let page = |headings: &[&str]| {
        let columns = headings.iter().map(|heading| Column { heading: heading.to_string(), numeric: true }).collect();
        let row = Row { cells: headings.iter().map(|_| Cell::words("1,000,000")).collect(), total: false };
        let (id, caption) = ("t".to_owned(), "Complaints".to_owned());
        let table = Table { id, number: 1.into(), caption, columns, rows: vec![row], notes: vec![], source: None };
        let document = Document { blocks: vec![Block::Table(table)], ..sample::document(Audience::Publication) };
        write(&document, &Sizes::new()).expect("written")
    };
    let stacked = page(&["Year", "2019/20", "2020/21", "2021/22", "2022/23", "2023/24"]);
    assert!(
        stacked.contains(" of-numbers stacks\" id")
            && stacked.contains("<td data-label=\"2023/24\" class=\"numeric\">")
    );
    assert!(!stacked.contains("<div class=\"scroll\" role"), "nothing lies out of sight");
    let short = page(&["Year", "2022/23", "2023/24"]);
    assert!(
        !short.contains("stacks\" id") && !short.contains(" data-label=\""),
        "numbers are compared down their columns"
    );
    let many: Vec<String> = (2010..2024).map(|year| format!("{year}/{}", year - 1999)).collect();
    let many: Vec<&str> = std::iter::once("Year").chain(many.iter().map(String::as_str)).collect();
    assert!(page(&many).contains("<div class=\"scroll\" role=\"region\" tabindex=\"0\""), "nor has a tablet room");
}

#[test]
fn the_same_document_is_the_same_page() {
    assert_eq!(page(Audience::Publication), page(Audience::Publication));
}

#[test]
fn what_is_beside_the_page_is_led_to_with_its_size() {
    let sizes = Sizes::from([
        ("report.pdf".into(), 700_000),
        ("tables.xlsx".into(), 40_000),
        ("tables/by-stage.csv".into(), 900),
    ]);
    let page = write(&sample::document(Audience::Publication), &sizes).expect("written");
    assert!(page.contains(
        "<a href=\"report.pdf\" download>This report to print (PDF<span class=\"size\">, 684 KB</span>)</a>"
    ));
    assert!(page.contains(
        "<a href=\"tables.xlsx\" download>All tables as a workbook (XLSX<span class=\"size\">, 40 KB</span>)</a>"
    ));
    assert!(page.contains(">CSV<span class=\"aside\"> of Table 1</span><span class=\"size\"> (1 KB)</span></a>"));
    assert!(!super::tests::page(Audience::Publication).contains("report.pdf"), "no link to what is not there");
}

/// Every table, chart and live number has a place to link to; the contents open when they are gone back to.
#[test]
fn what_a_reader_may_point_at_has_a_place() {
    let page = page(Audience::Publication);
    let ids = attributes(&page, "id");
    for id in ["table-by-stage", "figure-trend", "received", "contents-list-"] {
        assert!(ids.contains(&id), "{id}: {ids:?}");
    }
    for name in attributes(&page, "data-figure") {
        assert!(ids.contains(&name.replace(' ', "_").as_str()), "{name}");
    }
    assert!(page.contains("<a href=\"#table-by-stage\">Link to Table 1</a>"));
    let nav = page.split("<nav").nth(1).and_then(|rest| rest.split("</nav>").next()).expect("a navigation");
    assert!(!nav.contains("tabindex"), "a phone's keyboard stops at links only");
    let list = page.split("<details>").nth(1).and_then(|rest| rest.split("</details>").next()).expect("the contents");
    assert!(
        list.contains("<ol id=\"contents-list-\">")
            && page.contains("<a href=\"#contents-list-\">Back to contents</a>")
    );
}

#[test]
fn an_empty_document_is_still_a_page() {
    let empty = Document { blocks: vec![], ..sample::document(Audience::Publication) };
    let page = write(&empty, &Sizes::new()).expect("written");
    assert!(!page.contains("<nav") && page.contains("<main"));
}

#[test]
fn a_pack_leads_to_its_appendices_and_does_not_hold_them() {
    let appendix = Appendix { letter: "A".into(), document: sample::document(Audience::Publication) };
    let text = vec![Block::Paragraph(vec![Inline::Text("All <wards>".into())])];
    let sheet = Block::FrontSheet(vec![FrontSheetEntry { label: "Wards & places".into(), text }]);
    let note = Document {
        kind: DocumentKind::Committee,
        name: "briefing".into(),
        blocks: vec![sheet],
        appendices: vec![appendix],
        ..sample::document(Audience::Publication)
    };
    let page = write(&note, &Sizes::new()).expect("written");
    assert!(page.contains("<p class=\"status\">Public report</p>"));
    assert!(page.contains("<dt>Wards &amp; places</dt>\n<dd><p>All &lt;wards&gt;</p>"));
    assert!(page.contains("Appendix A: <a href=\"../childrens/report.html\">"));
    assert!(page.contains("<li><a href=\"#pack-appendices-\">Read the appendices</a></li>"));
    assert_eq!(page.matches("<table>").count(), 0);
}

/// `SAMPLE=/tmp/sample cargo test --lib -- --ignored sample` writes all files, to be checked and looked at.
#[test]
#[ignore = "writes files to look at"]
fn write_the_sample() {
    let Some(folder) = std::env::var_os("SAMPLE").map(std::path::PathBuf::from) else { return };
    for (name, audience) in [("publication", Audience::Publication), ("internal", Audience::Internal)] {
        let document = sample::document(audience);
        let folder = folder.join(name);
        std::fs::create_dir_all(folder.join("charts")).expect("folder");
        std::fs::create_dir_all(folder.join("tables")).expect("folder");
        std::fs::write(folder.join("index.html"), write(&document, &Sizes::new()).expect("page")).expect("written");
        for block in &document.blocks {
            if let Block::Table(table) = block {
                std::fs::write(folder.join(format!("tables/{}.csv", table.id)), data::table_csv(table))
                    .expect("written");
            }
            if let Block::Chart(chart) = block {
                let stem = folder.join("charts").join(&chart.id);
                let svg = charts::svg_file(chart, &document.theme).expect("SVG");
                std::fs::write(stem.with_extension("svg"), svg).expect("written");
                let png = charts::png(chart, &document.theme).expect("PNG");
                std::fs::write(stem.with_extension("png"), png).expect("written");
            }
        }
    }
}
