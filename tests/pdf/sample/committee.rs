//! A briefing note with a front sheet and a sign-off table, and the pack that it opens.

use super::{heading, paragraph, report, row, text, words};
use annual_report::report::document::{
    Appendix, Audience, Block, Document, DocumentKind, FrontSheetEntry, Inline, Table,
};

/// The note with two appendices.
pub(crate) fn pack(audience: Audience) -> Document {
    let second = Document {
        name: "lgsco".into(),
        title: "Complaints to the Local Government and Social Care Ombudsman annual report".into(),
        running_title: "Complaints to the Local Government and Social Care Ombudsman annual report".into(),
        blocks: vec![
            heading(2, "Contents"),
            Block::Contents,
            Block::PageBreak,
            heading(2, "Decisions"),
            paragraph("The Ombudsman upheld 13 of 15 complaints that it investigated."),
            heading(3, "Compliance"),
            paragraph("All recommendations were carried out, two of them late."),
        ],
        ..report(audience)
    };
    let appendix = |letter: &str, document| Appendix { letter: letter.into(), document };
    Document { appendices: vec![appendix("A", report(audience)), appendix("B", second)], ..note(audience) }
}

/// The note alone.
pub(crate) fn note(audience: Audience) -> Document {
    Document {
        kind: DocumentKind::Committee,
        name: "briefing".into(),
        title: "Complaints and representations: annual reports to the Education and Children\u{2019}s Services Scrutiny Board"
            .into(),
        running_title: "Complaints and representations: annual reports to the Education and Children\u{2019}s Services Scrutiny Board"
            .into(),
        blocks: blocks(),
        appendices: vec![],
        ..report(audience)
    }
}

fn blocks() -> Vec<Block> {
    vec![
        Block::FrontSheet(front_sheet()),
        heading(2, "1. Context (or background)"),
        paragraph(
            "The council must publish these reports each year. They say how many people complained, what about, how \
             soon they were answered and what has changed as a result.",
        ),
        heading(3, "1.1 Statutory complaints"),
        paragraph("The council received 156 statutory complaints, down from 167 in 2022/23."),
        heading(2, "2. Options considered and recommended proposal"),
        paragraph("The Board is asked to consider the reports and to pass on any comments to the Cabinet Member."),
        heading(2, "Contributors and approvers"),
        Block::Table(sign_off()),
    ]
}

fn front_sheet() -> Vec<FrontSheetEntry> {
    let entry = |label: &str, text: Vec<Block>| FrontSheetEntry { label: label.into(), text };
    let one = |label: &str, words: &str| entry(label, vec![paragraph(words)]);
    let items = ["Note the reports, and what the council did.", "Name any matter that it wishes to look into further."];
    vec![
        one("Name of Cabinet Member", "Cabinet Member for Children and Young People"),
        one("Director approving submission of the report", "Director of Children\u{2019}s Services"),
        one("Wards affected", "All"),
        one("Is this a key decision?", "No"),
        entry(
            "Executive summary",
            vec![
                Block::Paragraph(vec![
                    text("In 2023/24 the council received "),
                    Inline::Figure { name: "childrens_statutory_received".into(), text: "156".into() },
                    text(
                        " statutory complaints. It upheld 42% of them in whole or in part, and answered 68% within 20 working days.",
                    ),
                ]),
                paragraph("It also received 88 compliments."),
            ],
        ),
        entry(
            "Recommendations",
            vec![
                paragraph("The Board is recommended to:"),
                Block::List { ordered: true, items: items.map(|item| vec![paragraph(item)]).to_vec() },
            ],
        ),
        one("Background papers", "None"),
        one("Will this report go to Council?", "No"),
    ]
}

fn sign_off() -> Table {
    Table {
        id: "sign-off".into(),
        number: 1.into(),
        caption: "Who contributed to this report and who approved it".into(),
        columns: ["Name", "Title", "Service area", "Date sent", "Date approved"].map(words).to_vec(),
        rows: vec![
            row(&["A. Officer", "Lead Accountant", "Finance and Resources", "5 December 2024", "9 December 2024"]),
            row(&["B. Officer", "Senior Solicitor, Children and Adults", "Law and Governance", "5 December 2024", ""]),
            row(&[
                "C. Officer",
                "Strategic Lead for Quality Assurance",
                "Children and Education Services",
                "5 December 2024",
                "12 December 2024",
            ]),
        ],
        notes: vec![],
        source: None,
    }
}
