//! The web page and the PDF of every document say the same, block for block, and the PDF is in order where validators do
//! not look. Told from the published files alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::folder::BUILT;
use super::ink;
use super::markup::{blocks, charts};
use super::pdf::Pdf;

/// Every document of both editions: `publication/childrens`, its page and its PDF.
static DOCUMENTS: LazyLock<BTreeMap<String, (String, Pdf)>> = LazyLock::new(|| {
    let pages = BUILT.tree.iter().filter_map(|(path, page)| Some((path.strip_suffix("/report.html")?, page)));
    let read = |(name, page): (&str, &Vec<u8>)| {
        let pdf = Pdf::read(&BUILT.tree[&format!("{name}/report.pdf")]);
        (name.to_string(), (String::from_utf8(page.clone()).unwrap(), pdf))
    };
    pages.map(read).collect()
});

/// The reports that stand behind the briefing note in its PDF.
const APPENDICES: [&str; 3] = ["childrens", "adult", "lgsco"];

/// What the page says, and for a pack also what the pages of its appendices say.
fn on_screen(name: &str) -> Vec<String> {
    let mut said = blocks(&DOCUMENTS[name].0);
    let (edition, report) = name.split_once('/').unwrap();
    if report == "briefing" {
        said.extend(APPENDICES.iter().flat_map(|appendix| blocks(&DOCUMENTS[&format!("{edition}/{appendix}")].0)));
    }
    said
}

/// What the PDF says but for its front, which is set as a cover, and contents, which lead to pages.
fn in_print(name: &str) -> Vec<String> {
    let parts = DOCUMENTS[name].1.read_aloud(&["TOC", "Figure"]);
    let words = parts.into_iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    // A page's lists bring bullets and numbers that are not in its text.
    words.filter(|part| !["\u{2022}", "\u{2013}"].contains(&part.as_str()) && !is_list_number(part)).collect()
}

fn is_list_number(part: &str) -> bool {
    part.strip_suffix('.').is_some_and(|number| number.parse::<u32>().is_ok())
}

/// The blocks of one that the other lacks, in order, by the longest common sequence of blocks.
fn apart(one: &[String], other: &[String]) -> (Vec<String>, Vec<String>) {
    let mut longest = vec![vec![0u32; other.len() + 1]; one.len() + 1];
    for i in (0..one.len()).rev() {
        for j in (0..other.len()).rev() {
            longest[i][j] = match one[i] == other[j] {
                true => longest[i + 1][j + 1] + 1,
                false => longest[i + 1][j].max(longest[i][j + 1]),
            };
        }
    }
    let (mut i, mut j, mut of_one, mut of_other) = (0, 0, Vec::new(), Vec::new());
    while i < one.len() || j < other.len() {
        if i < one.len() && j < other.len() && one[i] == other[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == other.len() || (i < one.len() && longest[i + 1][j] >= longest[i][j + 1]) {
            of_one.push(one[i].clone());
            i += 1;
        } else {
            of_other.push(other[j].clone());
            j += 1;
        }
    }
    (of_one, of_other)
}

#[test]
fn page_and_print_say_the_same_block_for_block() {
    let mut compared = 0;
    for name in DOCUMENTS.keys() {
        let (screen, print) = (on_screen(name), in_print(name));
        compared += screen.len();
        let (only_screen, only_print) = apart(&screen, &print);
        assert_eq!(only_screen, Vec::<String>::new(), "{name}: the page alone says this");
        // The front of a document and of each appendix is told by the page's header.
        let fronts = fronts(name);
        let beside: Vec<&String> = only_print.iter().filter(|part| !fronts.contains(*part)).collect();
        assert_eq!(beside, Vec::<&String>::new(), "{name}: the PDF alone says this");
    }
    assert!(compared > 8_000, "{compared} blocks were compared");
}

/// What stands on covers and part pages, and above the contents.
fn fronts(name: &str) -> BTreeSet<String> {
    let mut fronts = BTreeSet::from(["Contents", "In this pack"].map(str::to_string));
    let (edition, report) = name.split_once('/').unwrap();
    let appendices = if report == "briefing" { &APPENDICES[..] } else { &[] };
    let titled = |name: &str| {
        let page = &DOCUMENTS[name].0;
        let header = &page[page.find("<header").unwrap()..page.find("</header>").unwrap()];
        super::markup::visible(header).lines().map(str::to_string).collect::<Vec<_>>()
    };
    for (letter, appendix) in "ABC".chars().zip(appendices) {
        for line in titled(&format!("{edition}/{appendix}")) {
            fronts.insert(format!("Appendix {letter} {}", line.strip_suffix(" 2023/24").unwrap_or(&line)));
            fronts.insert(line);
        }
    }
    for line in titled(name) {
        fronts.extend(line.strip_suffix(" 2023/24").map(str::to_string));
        fronts.insert(line.replace("Published", "").trim().to_string());
        fronts.insert(line);
    }
    fronts.extend(
        [
            "2023/24",
            "Published January 2025",
            "Public edition published January 2025",
            "Internal edition \u{2013} not for publication",
        ]
        .map(str::to_string),
    );
    fronts
}

#[test]
fn a_block_that_one_side_lacks_is_found() {
    let words = |text: &str| text.split(' ').map(str::to_string).collect::<Vec<_>>();
    assert_eq!(apart(&words("a b c"), &words("a c d")), (words("b"), words("d")));
    assert_eq!(apart(&words("a b"), &words("b a")).0.len(), 1, "the same blocks in another order");
}

/// From one part to the next a reader goes down the page or to the right, never back up and to the left.
#[test]
fn the_tree_reads_a_page_as_the_eye_does() {
    let mut steps = 0;
    for (name, (_, pdf)) in DOCUMENTS.iter() {
        let order = pdf.order(&["Figure"]);
        for pair in order.windows(2).filter(|pair| pair[0].page == pair[1].page) {
            steps += 1;
            let (up, left) = (pair[1].y > pair[0].y + 2.0, pair[1].x < pair[0].x - 2.0);
            assert!(!(up && left), "{name}, page {}: {:?} is read before {:?}", pair[0].page + 1, pair[0], pair[1]);
        }
        assert!(order.windows(2).all(|pair| pair[0].page <= pair[1].page), "{name}: the tree goes back a page");
    }
    assert!(steps > 10_000, "{steps}");
}

#[test]
fn every_cell_has_the_heading_of_its_column_and_of_its_row() {
    let mut cells = 0;
    for (name, (_, pdf)) in DOCUMENTS.iter() {
        for table in pdf.tables() {
            let columns = &table[0];
            assert!(columns.iter().all(|cell| cell.scope.as_deref() == Some("Column")), "{name}: {columns:?}");
            for row in &table[1..] {
                assert_eq!(row.len(), columns.len(), "{name}: {row:?}");
                assert_eq!(row[0].scope.as_deref(), Some("Row"), "{name}: {row:?}");
                assert!(row[1..].iter().all(|cell| cell.scope.is_none()), "{name}: {row:?}");
                cells += row.len();
            }
            let unnamed = columns.iter().filter(|cell| cell.text.trim().is_empty()).count();
            assert_eq!(unnamed, 0, "{name}: a column without a heading: {columns:?}");
        }
    }
    assert!(cells > 5_000, "{cells}");
}

#[test]
fn what_a_chart_says_is_not_its_caption_again() {
    let mut found = 0;
    for (name, (page, pdf)) in DOCUMENTS.iter() {
        let captions = charts(page);
        found += captions.len();
        for chart in &captions {
            let alt = chart.alt.to_lowercase();
            assert!(alt.len() > 40, "{name}: {alt}");
            for caption in [&chart.title, &chart.subtitle] {
                assert_ne!(alt.trim_end_matches('.'), caption.to_lowercase().trim_end_matches('.'), "{name}");
            }
            let told = pdf.figures().iter().any(|(told, _)| told.ends_with(&chart.alt));
            assert!(told, "{name}: the PDF has another text for {}", chart.title);
        }
    }
    assert!(found >= 60, "{found}");
}

#[test]
fn bookmarks_are_the_headings_in_their_order() {
    for (name, (_, pdf)) in DOCUMENTS.iter() {
        // On a part page the letter stands on a line of its own, and a bookmark has but one line.
        let title = |(title, _): (String, usize)| match title.starts_with("Appendix ") {
            true => title.replacen(": ", " ", 1),
            false => title,
        };
        let bookmarks: Vec<String> = pdf.bookmarks().into_iter().map(title).collect();
        assert_eq!(bookmarks, pdf.headings(), "{name}");
        // A statement of one page has no sections.
        let least = if is_statement(name) { 1 } else { 6 };
        assert!(bookmarks.len() >= least, "{name}");
    }
}

fn is_statement(name: &str) -> bool {
    name.ends_with("/assurance")
}

#[test]
fn the_statement_takes_one_page() {
    let pages = |name: &str| DOCUMENTS[name].1.page_texts().len();
    for name in DOCUMENTS.keys().filter(|name| is_statement(name)) {
        assert_eq!(pages(name), 1, "{name}");
    }
}

/// Draft and internal editions are told from their windows' titles as well.
#[test]
fn a_file_is_called_what_its_document_is_called() {
    for (name, (page, pdf)) in DOCUMENTS.iter() {
        let title = &page[page.find("<title>").unwrap() + 7..page.find("</title>").unwrap()];
        let title = title.rsplit_once(" - ").unwrap().0.replace(", 2023/24", " 2023/24").replace("&amp;", "&");
        assert_eq!(pdf.title(), title, "{name}");
    }
}

#[test]
fn print_is_large_and_dark_enough_to_read() {
    let mut runs = 0;
    for name in DOCUMENTS.keys() {
        for run in ink::runs(&BUILT.tree[&format!("{name}/report.pdf")]) {
            runs += 1;
            assert!(run.size >= 9.0, "{name}, page {}: {} pt", run.page, run.size);
            let least = if run.size >= 18.0 { 3.0 } else { 4.5 };
            assert!(run.contrast() >= least, "{name}, page {}: {:.2} to 1 of {run:?}", run.page, run.contrast());
        }
    }
    assert!(runs > 20_000, "{runs}");
}
