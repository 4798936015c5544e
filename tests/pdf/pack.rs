//! Committee documents and packs: one file, one tree, one count of pages.

use crate::inspect::Pdf;
use crate::{failures, sample, words};
use annual_report::render::pdf::write;
use annual_report::report::document::Audience;
use page_validation::ValidationProfile;
use std::sync::LazyLock;

static PACK: LazyLock<Vec<u8>> = LazyLock::new(|| write(&sample::pack(Audience::Publication)).unwrap());

#[test]
fn a_note_and_a_pack_are_accessible_in_both_editions() {
    for audience in [Audience::Publication, Audience::Internal] {
        for document in [sample::note(audience), sample::pack(audience)] {
            let bytes = write(&document).unwrap();
            assert_eq!(failures(&bytes, ValidationProfile::PdfUa1), Vec::<String>::new());
        }
    }
}

#[test]
fn two_builds_of_a_pack_are_the_same_to_the_byte() {
    assert!(*PACK == write(&sample::pack(Audience::Publication)).unwrap());
}

#[test]
fn the_tree_reads_as_the_note_and_then_its_appendices_do() {
    for document in [sample::note(Audience::Publication), sample::pack(Audience::Internal)] {
        let pdf = Pdf::read(&write(&document).unwrap());
        let (read, expected) = (pdf.read_aloud(&["TOC", "Figure"]), words::of(&document));
        for (read, expected) in read.iter().zip(&expected) {
            assert_eq!(read, expected);
        }
        assert_eq!(read.len(), expected.len());
    }
}

#[test]
fn all_content_of_a_pack_has_one_element() {
    let pdf = Pdf::read(&PACK);
    let from_tree = pdf.owners();
    assert_eq!(from_tree.len(), pdf.content_in_tree());
    assert_eq!(from_tree, pdf.parents());
    assert_eq!(from_tree.keys().copied().collect::<Vec<_>>(), pdf.content_on_pages());
}

#[test]
fn each_appendix_is_a_part_with_a_first_heading_of_its_own() {
    let pdf = Pdf::read(&PACK);
    assert_eq!(pdf.texts_of("Part").len(), 2);
    let titles = pdf.texts_of("H1");
    assert_eq!(titles.len(), 3);
    assert!(titles[0].starts_with("Complaints and representations"));
    assert!(titles[1].starts_with("Appendix A Children\u{2019}s Services"));
    assert!(titles[2].starts_with("Appendix B Complaints to the Local"));
    assert!(pdf.texts_of("Part")[1].contains("13 of 15"));
}

#[test]
fn bookmarks_and_contents_of_a_pack_lead_to_each_document() {
    let pdf = Pdf::read(&PACK);
    let bookmarks = pdf.bookmarks();
    let place = |start: &str| bookmarks.iter().position(|(title, _)| title.starts_with(start)).unwrap();
    let (a, b) = (place("Appendix A: "), place("Appendix B: "));
    assert!(
        a > place("In this pack") && a < place("Key facts") && b > place("The year ahead") && b < place("Decisions")
    );
    let entries = pdf.texts_of("TOCI");
    for index in [0, a, b] {
        let (title, page) = &bookmarks[index];
        assert!(entries.contains(&format!("{title} {}", page + 1)), "{title}");
    }
    // Each appendix's own contents hold its own headings.
    let last = entries.iter().rposition(|entry| entry.starts_with("Decisions ")).unwrap();
    assert_eq!(entries.len() - last, 2);
}

#[test]
fn pages_are_counted_through_the_pack_and_name_the_appendix() {
    let pdf = Pdf::read(&PACK);
    let texts = pdf.page_texts();
    let covers: Vec<usize> =
        pdf.bookmarks().into_iter().filter(|(title, _)| title.starts_with("Appendix ")).map(|(_, page)| page).collect();
    for (index, text) in texts.iter().enumerate() {
        let folio = format!("Page {} of {}", index + 1, texts.len());
        assert_eq!(text.contains(&folio), !covers.contains(&index), "{text}");
    }
    assert!(texts[covers[0] + 1].contains("Appendix A: Children\u{2019}s Services"));
    assert!(texts[covers[1] + 1].contains("Appendix B: "));
    assert!(texts[0].contains("Public report"));
}

#[test]
fn a_front_sheet_is_a_list_of_labels_and_what_they_say() {
    let pdf = Pdf::read(&write(&sample::note(Audience::Publication)).unwrap());
    let labels = pdf.texts_of("Lbl");
    assert!(labels.contains(&"Wards affected".to_string()) && labels.contains(&"1.".to_string()));
    let bodies = pdf.texts_of("LBody");
    assert!(
        bodies.iter().any(|body| body.starts_with("The Board is recommended to:") && body.contains("Note the reports"))
    );
}

/// `SAMPLE=/tmp/sample cargo test --test pdf -- --ignored` writes the pack and its parts, to be checked and looked at.
#[test]
#[ignore = "writes files to look at"]
fn write_the_pack() {
    let Some(folder) = std::env::var_os("SAMPLE").map(std::path::PathBuf::from) else { return };
    for audience in [Audience::Publication, Audience::Internal] {
        let pack = sample::pack(audience);
        let documents = std::iter::once(&pack).chain(pack.appendices.iter().map(|appendix| &appendix.document));
        for file in documents.flat_map(|document| annual_report::render::files(document).unwrap().files) {
            let path = folder.join(audience.name()).join(file.path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, file.bytes).unwrap();
        }
    }
}
