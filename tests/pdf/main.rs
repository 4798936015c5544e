//! The PDF as its readers meet it: whether it is what it claims to be, and whether nothing is lost or out of order.
#![allow(clippy::unwrap_used, reason = "what reads the PDF back fails its test where the PDF is broken")]

#[allow(dead_code, reason = "shared with the tests of the program, which use the rest")]
mod inspect;
mod links;
mod pack;
mod sample;
mod words;

use annual_report::render::pdf::{PdfError, write};
use annual_report::report::document::{Audience, Block, Document, Inline, Status};
use inspect::Pdf;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use std::sync::LazyLock;

/// One build serves the tests that only look at it.
static REPORT: LazyLock<Vec<u8>> = LazyLock::new(|| write(&sample::report(Audience::Publication)).unwrap());

fn with_blocks(blocks: Vec<Block>) -> Document {
    Document { blocks, ..sample::report(Audience::Publication) }
}

fn failures(bytes: &[u8], profile: ValidationProfile) -> Vec<String> {
    let report = validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)).unwrap();
    report.failures.iter().map(|failure| format!("{failure:?}")).collect()
}

#[test]
fn both_editions_are_accessible() {
    assert_eq!(failures(&REPORT, ValidationProfile::PdfUa1), Vec::<String>::new());
    let internal = write(&sample::report(Audience::Internal)).unwrap();
    assert_eq!(failures(&internal, ValidationProfile::PdfUa1), Vec::<String>::new());
}

#[test]
fn a_report_of_almost_nothing_is_accessible() {
    for blocks in [vec![], vec![Block::Contents], vec![Block::PageBreak], vec![sample::paragraph("")]] {
        let bytes = write(&with_blocks(blocks)).unwrap();
        assert_eq!(failures(&bytes, ValidationProfile::PdfUa1), Vec::<String>::new());
    }
}

#[test]
fn two_builds_are_the_same_to_the_byte() {
    let again = write(&sample::report(Audience::Publication)).unwrap();
    assert!(*REPORT == again);
    let other = write(&Document { dated: "2025-01-31".into(), ..sample::report(Audience::Publication) }).unwrap();
    assert!(*REPORT != other, "the date is in the file");
}

#[test]
fn the_title_says_what_is_not_final_or_not_for_everyone() {
    let title = |status: Status, audience: Audience| {
        let document = Document { status, ..sample::report(audience) };
        Pdf::read(&write(&document).unwrap()).title()
    };
    let name = "Children\u{2019}s Services complaints and representations annual report 2023/24";
    assert_eq!(title(Status::Final, Audience::Publication), name);
    assert_eq!(title(Status::Draft, Audience::Publication), format!("Draft: {name}"));
    assert_eq!(title(Status::Draft, Audience::Internal), format!("Draft, internal edition: {name}"));
}

#[test]
fn it_is_small() {
    assert!(REPORT.len() < 150_000, "{} bytes", REPORT.len());
}

#[test]
fn all_content_has_one_element_and_the_table_of_parents_agrees() {
    let pdf = Pdf::read(&REPORT);
    let from_tree = pdf.owners();
    let mut from_table = pdf.parents();
    assert!(from_tree.len() > 400);
    assert_eq!(from_tree.len(), pdf.content_in_tree(), "no content belongs to two elements");
    assert_eq!(from_tree, from_table);
    assert_eq!(from_tree.keys().copied().collect::<Vec<_>>(), pdf.content_on_pages());
    // The comparison can tell: two entries swapped are found.
    let (first, last) = (*from_table.keys().next().unwrap(), *from_table.keys().last().unwrap());
    let swapped = (from_table[&first], from_table[&last]);
    from_table.insert(first, swapped.1);
    from_table.insert(last, swapped.0);
    assert_ne!(from_tree, from_table);
}

#[test]
fn the_tree_reads_as_the_document_does() {
    let document = sample::report(Audience::Internal);
    let pdf = Pdf::read(&write(&document).unwrap());
    let expected = words::of(&document);
    let read: Vec<String> = pdf.read_aloud(&["TOC", "Figure"]);
    assert_eq!(read.len(), expected.len());
    for (read, expected) in read.iter().zip(&expected) {
        assert_eq!(read, expected);
    }
}

#[test]
fn the_contents_name_every_section_and_its_page() {
    let pdf = Pdf::read(&REPORT);
    let entries = pdf.texts_of("TOCI");
    let headings: Vec<(String, usize)> = pdf.bookmarks().into_iter().filter(|(t, _)| t != "Contents").collect();
    let listed = |(title, page): &(String, usize)| entries.contains(&format!("{title} {}", page + 1));
    let missing: Vec<_> = headings.iter().skip(1).filter(|entry| !listed(entry)).map(|(title, _)| title).collect();
    assert_eq!(missing, ["What was done about late answers"], "a heading of level 4");
    assert_eq!(entries.len(), headings.len() - 2);
}

#[test]
fn bookmarks_are_the_headings() {
    let pdf = Pdf::read(&REPORT);
    let bookmarks: Vec<String> = pdf.bookmarks().into_iter().map(|(title, _)| title).collect();
    let headings: Vec<String> = ["H1", "H2", "H3", "H4"].iter().flat_map(|role| pdf.texts_of(role)).collect();
    assert_eq!(bookmarks.len(), headings.len());
    assert!(bookmarks.iter().all(|title| headings.contains(title)), "{bookmarks:?}");
}

#[test]
fn no_words_are_smaller_than_nine_points() {
    let pdf = Pdf::read(&REPORT);
    let sizes = pdf.sizes();
    let least = sizes.iter().copied().fold(f32::MAX, f32::min);
    assert!(least >= 9.0, "{least}");
    assert!(sizes.iter().any(|size| *size >= 30.0));
}

#[test]
fn nothing_stands_outside_the_page() {
    for (x, y) in Pdf::read(&REPORT).places() {
        assert!((60.0..540.0).contains(&x) && (36.0..810.0).contains(&y), "({x}, {y})");
    }
}

#[test]
fn a_table_over_pages_is_one_table_and_its_cells_are_all_there() {
    let pdf = Pdf::read(&REPORT);
    assert_eq!(pdf.texts_of("Table").len(), 4);
    // And three charts have captions of their own.
    assert_eq!(pdf.texts_of("Caption").len(), 4 + 3);
    // Of the tables' 7 + 61 + 5 + 8 rows each has a cell for every column.
    assert_eq!(pdf.texts_of("TR").len(), 81);
    assert_eq!(pdf.texts_of("TH").len() + pdf.texts_of("TD").len(), 81 * 4);
    assert!(pdf.texts_of("TD").contains(&"[c]".to_string()));
}

#[test]
fn a_chart_says_what_it_shows_and_where_it_is() {
    let figures = Pdf::read(&REPORT).figures();
    assert_eq!(figures.len(), 3);
    for (alt, area) in figures {
        assert!(alt.starts_with("Bar chart: "));
        assert!(area[2] - area[0] > 400.0 && area[3] - area[1] > 80.0 && area[1] > 70.0, "{area:?}");
    }
}

#[test]
fn every_page_of_an_internal_edition_says_so() {
    let said = |audience| {
        let pdf = Pdf::read(&write(&sample::report(audience)).unwrap());
        pdf.page_texts().iter().map(|page| page.contains("not for publication")).collect::<Vec<_>>()
    };
    assert!(said(Audience::Internal).into_iter().all(|said| said));
    assert!(!said(Audience::Publication).into_iter().any(|said| said));
}

/// What the layout says of its pages is what a reader of the file finds on them.
#[test]
fn what_stands_on_each_page_is_known() {
    let report = sample::report(Audience::Publication);
    let printed = annual_report::render::pdf::print(&report).unwrap();
    let read = Pdf::read(&printed.bytes);
    // Without full stops: the leaders of the contents are dots, which stand between a title and its page.
    let squeezed = |text: &str| text.split_whitespace().collect::<String>().replace('.', "");
    assert_eq!(printed.pages.len(), read.page_texts().len());
    for (page, found) in printed.pages.iter().zip(read.page_texts()) {
        let found = squeezed(found);
        // Leaders stand between the entries of the contents and their pages, and are no words.
        let is_there = |line: &str| found.contains("....") || found.contains(&squeezed(line));
        page.lines().for_each(|line| assert!(is_there(line), "{line} is not in {found}"));
    }
    let last = report.blocks.iter().rev().find_map(|block| match block {
        Block::Paragraph(text) => Some(squeezed(&Inline::plain(text))),
        _ => None,
    });
    let on = printed.pages.iter().position(|page| squeezed(page).contains(last.as_deref().unwrap()));
    assert!(on.is_some_and(|page| page > 5), "{on:?}");
}

#[test]
fn every_page_of_a_draft_says_so_and_whoever_hears_it_hears_it_once() {
    for document in [sample::report(Audience::Publication), sample::note(Audience::Publication)] {
        let bytes = write(&Document { status: Status::Draft, ..document }).unwrap();
        let pdf = Pdf::read(&bytes);
        let marking = "Draft \u{2013} not yet approved";
        assert!(pdf.page_texts().iter().all(|page| page.contains(marking)));
        assert_eq!(pdf.read_aloud(&[]).iter().filter(|part| part.as_str() == marking).count(), 1);
        assert_eq!(failures(&bytes, ValidationProfile::PdfUa1), Vec::<String>::new());
    }
}

#[test]
fn a_table_too_wide_for_the_page_is_turned_with_the_heading_above_it() {
    let wide = sample::wide_table(12);
    let blocks = vec![sample::paragraph("Before."), sample::heading(3, "By month"), Block::Table(wide)];
    let bytes = write(&with_blocks(blocks)).unwrap();
    assert_eq!(failures(&bytes, ValidationProfile::PdfUa1), Vec::<String>::new());
    let pdf = Pdf::read(&bytes);
    assert_eq!(pdf.sheets(), [(595, 842), (595, 842), (842, 595)]);
    let texts = pdf.page_texts();
    assert!(texts[2].contains("By month") && texts[2].contains("March") && texts[2].contains("Page 3 of 3"));
    assert!(!texts[1].contains("By month"));
    // As many columns as fit upright stay upright.
    let narrow = write(&with_blocks(vec![Block::Table(sample::wide_table(6))])).unwrap();
    assert!(Pdf::read(&narrow).sheets().iter().all(|(width, _)| *width == 595));
}

#[test]
fn a_chart_beside_its_table_is_read_before_it_and_both_stand_on_one_line() {
    let [chart, table] = sample::chart_and_table();
    let bytes = write(&with_blocks(vec![chart.clone(), table.clone()])).unwrap();
    assert_eq!(failures(&bytes, ValidationProfile::PdfUa1), Vec::<String>::new());
    let pdf = Pdf::read(&bytes);
    let (_, area) = &pdf.figures()[0];
    assert!(area[2] < 330.0, "the chart leaves half the page to its table: {area:?}");
    let document = with_blocks(vec![chart.clone(), table.clone()]);
    assert_eq!(pdf.read_aloud(&["TOC", "Figure"]), words::of(&document));
    // With a sentence between them each has the width of the page.
    let apart = write(&with_blocks(vec![chart, sample::paragraph("The table follows."), table])).unwrap();
    assert!(Pdf::read(&apart).figures()[0].1[2] > 500.0);
}

#[test]
fn a_character_without_a_glyph_is_named_wherever_it_stands() {
    let document = with_blocks(vec![sample::paragraph("The panel met in \u{6771}\u{4EAC} once.")]);
    let near = "The panel met in \u{6771}\u{4EAC} once.".to_string();
    assert_eq!(write(&document), Err(PdfError::MissingGlyph { character: '\u{6771}', near }));
    let council = Document { council: "\u{6771}".into(), ..sample::report(Audience::Publication) };
    assert!(matches!(write(&council), Err(PdfError::MissingGlyph { .. })));
}

#[test]
fn a_date_in_another_form_is_refused() {
    let document = Document { dated: "30 January 2025".into(), ..with_blocks(vec![]) };
    assert!(matches!(write(&document), Err(PdfError::Internal(_))));
}
