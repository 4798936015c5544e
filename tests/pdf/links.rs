//! Links: those of the web, and those that jump within the file, each to where its words say.

use annual_report::render::pdf::write;
use annual_report::report::document::{Appendix, Audience, Block, Document};
use page_validation::ValidationProfile;

use crate::inspect::Pdf;
use crate::{REPORT, failures, sample, with_blocks};

/// Where a link came to lead: what is read first from there on.
fn led_to(pdf: &Pdf) -> Vec<(String, String)> {
    let order = pdf.order(&[]);
    let at = |page: usize, top: f32| {
        let beneath = order.iter().rev().filter(|stretch| stretch.page == page && stretch.y < top);
        beneath.max_by(|one, other| one.y.total_cmp(&other.y)).map(|stretch| stretch.text.clone()).unwrap()
    };
    pdf.jumps().into_iter().map(|(contents, page, top)| (contents, at(page, top))).collect()
}

fn paragraphs(count: usize) -> Vec<Block> {
    vec![sample::paragraph(&"Every complaint was read by a person who was not its subject. ".repeat(6)); count]
}

/// Links to a heading, a table and a chart that stand far behind them, and a chart and table side by side.
fn linked(title: &str) -> Document {
    let link = |words: &str, url: &str| Block::Paragraph(vec![sample::link(words, url)]);
    let mut blocks = vec![
        link("the timescales", "#timescales"),
        link("Table 7", "#small-table"),
        link("Figure 1", "#by-method"),
        link("nowhere", "#not-in-this-document"),
    ];
    blocks.extend(paragraphs(12));
    blocks.push(sample::heading(2, "Timescales"));
    blocks.extend(paragraphs(9));
    blocks.extend(sample::chart_and_table());
    blocks.extend(paragraphs(9));
    blocks.extend([sample::small_table("small-table", 7)]);
    Document { title: title.into(), ..with_blocks(blocks) }
}

#[test]
fn a_link_over_two_lines_is_one_link() {
    let links: Vec<_> = Pdf::read(&REPORT).web_links();
    assert_eq!(links.len(), 2);
    let (contents, areas) = &links[0];
    assert!(contents.starts_with("the page of GOV.UK") && contents.contains("(https://www.gov.uk/"));
    assert_eq!(*areas, 2, "its words stand on two lines");
    assert_eq!(links[1].1, 1);
}

#[test]
fn a_link_within_the_document_jumps_to_what_it_names() {
    let bytes = write(&linked("Annual report")).unwrap();
    let led = led_to(&Pdf::read(&bytes));
    let leads = |words: &str| led.iter().find(|(contents, _)| contents == words).map(|(_, to)| to.trim());
    assert_eq!(leads("the timescales"), Some("Timescales"));
    assert!(leads("Table 7").unwrap().starts_with("Table 7"), "{led:?}");
    assert!(leads("Figure 1").unwrap().starts_with("Figure 1"), "{led:?}");
    assert_eq!(led.len(), 3, "a name that the document does not have is no link: {led:?}");
    assert_eq!(failures(&bytes, ValidationProfile::PdfUa1), Vec::<String>::new());
}

#[test]
fn every_entry_of_the_contents_jumps_to_its_heading() {
    let led = led_to(&Pdf::read(&REPORT));
    assert!(led.len() > 10, "{led:?}");
    for (contents, to) in led {
        let title = contents.rsplit_once(", page ").unwrap().0;
        assert!(title.starts_with(to.trim()), "{contents} leads to {to}");
    }
}

/// The names of one document are not those of the next, though they be the same.
#[test]
fn a_link_of_an_appendix_stays_in_the_appendix() {
    let appendix = |letter: &str| Appendix { letter: letter.into(), document: linked(&format!("Report {letter}")) };
    let note = sample::note(Audience::Publication);
    let bytes = write(&Document { appendices: vec![appendix("A"), appendix("B")], ..note }).unwrap();
    let pdf = Pdf::read(&bytes);
    let pages: Vec<usize> = pdf
        .jumps()
        .into_iter()
        .filter(|(contents, ..)| contents == "the timescales")
        .map(|(_, page, _)| page)
        .collect();
    let [first, second] = pages[..] else { panic!("{pages:?}") };
    let second_part =
        pdf.page_texts().iter().position(|text| text.contains("Report B") && text.contains("Appendix")).unwrap();
    assert!(first < second && pdf.page_texts()[first].contains("Timescales"), "{first} {second} {second_part}");
    assert!(pdf.page_texts()[second].contains("Timescales"));
}
