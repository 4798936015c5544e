//! A report such as a council publishes, with every kind of block and the awkward cases of each.

mod committee;
mod tables;

use annual_report::report::chart::{Bar, Chart, ChartKind, Mark, TimelinePoint};
use annual_report::report::document::{
    Audience, Block, Cell, Column, Document, DocumentKind, Inline, KeyFact, Row, Status, Table,
};
use annual_report::report::theme::Theme;
pub(crate) use committee::{note, pack};
pub(crate) use tables::wide_table;
use tables::{by_outcome, by_team, short};

/// The report, about a dozen pages.
pub(crate) fn report(audience: Audience) -> Document {
    Document {
        kind: DocumentKind::Report,
        name: "childrens".into(),
        title: "Children\u{2019}s Services complaints and representations annual report".into(),
        running_title: "Children\u{2019}s Services complaints and representations annual report".into(),
        year: "2023/24".into(),
        period: "1 April 2023 to 31 March 2024".into(),
        council: "Coventry City Council".into(),
        published: Some("January 2025".into()),
        audience,
        status: Status::Final,
        dated: "2025-01-30".into(),
        theme: Theme::default(),
        blocks: blocks(),
        appendices: vec![],
    }
}

fn blocks() -> Vec<Block> {
    let mut blocks = vec![heading(2, "Contents"), Block::Contents, Block::PageBreak];
    blocks.extend([heading(2, "Key facts"), Block::KeyFacts(key_facts()), Block::PageBreak]);
    blocks.extend(introduction());
    blocks.extend(statutory());
    blocks.extend(timeliness());
    blocks.extend(learning());
    blocks
}

fn introduction() -> Vec<Block> {
    vec![
        heading(2, "About this report"),
        paragraph(
            "This is the annual report on complaints about Children\u{2019}s Services for 2023/24. The council must \
             publish it each year under regulation 13(3) of the Children Act 1989 Representations Procedure (England) \
             Regulations 2006. It covers complaints received from 1 April 2023 to 31 March 2024.",
        ),
        Block::Paragraph(vec![
            text("The procedure is set out in statutory guidance, "),
            Inline::Emphasis(vec![text("Getting the Best from Complaints")]),
            text(", which is on "),
            link(
                "the page of GOV.UK about getting the best from complaints, where it is kept with its annexes",
                "https://www.gov.uk/government/publications/childrens-social-care-getting-the-best-from-complaints",
            ),
            text(". Anyone may read "),
            link("the council\u{2019}s own procedure", "https://www.example.gov.uk/complaints"),
            text(" and may ask for it in "),
            Inline::Strong(vec![text("large print, Braille or another language")]),
            text("."),
        ]),
        heading(3, "How complaints are handled"),
        paragraph("The statutory procedure has three stages:"),
        Block::List {
            ordered: true,
            items: vec![
                vec![
                    paragraph(
                        "Local resolution: the team\u{2019}s manager answers within 10 working days, or 20 where the complaint is complex.",
                    ),
                    Block::List {
                        ordered: false,
                        items: vec![
                            vec![paragraph("A young person may ask for an advocate at any time.")],
                            vec![paragraph(
                                "The time runs from the day on which the complaint and its desired outcome are agreed, or from the day on which an advocate is found for a child who asks for one.",
                            )],
                        ],
                    },
                ],
                vec![paragraph(
                    "Investigation: an investigating officer and an independent person report within 25 working days, or 65 with an extension.",
                )],
                vec![paragraph("Review: a panel of three independent people meets within 30 working days.")],
            ],
        },
        paragraph(
            "After the third stage, or sooner where the council agrees, a complaint may be taken to the Local Government \
             and Social Care Ombudsman. Complaints that do not fall under the statutory procedure are handled under \
             the council\u{2019}s corporate procedure, which has two stages. The office\u{2019}s affluent configuration of \
             files matters here only to exercise ligatures.",
        ),
    ]
}

fn statutory() -> Vec<Block> {
    vec![
        heading(
            2,
            "Statutory complaints fell by 7% and fewer of them were upheld than in any of the four years before, for reasons given below",
        ),
        paragraph(
            "The council received 156 statutory complaints, 11 fewer than in 2022/23. Of those, 42% were upheld in whole or in part.",
        ),
        Block::Chart(outcomes()),
        paragraph(
            "Two thirds of the complaints concerned how staff kept in touch with families, or decisions that families did not agree with. The table gives all of them by team.",
        ),
        Block::Table(by_outcome()),
        heading(3, "By team"),
        paragraph("The teams that work with the most families receive the most complaints."),
        Block::Table(by_team()),
        heading(3, "Compliments"),
        paragraph("Compliments rose to 88. One parent wrote:"),
        Block::Quotation {
            text: vec![text(
                "Our social worker listened. She told us what would happen, when it would happen and what we could do about it, and then it happened as she had said. That had not been so before.",
            )],
            attribution: Some(vec![text("A parent, in a letter of thanks, November 2023")]),
        },
        Block::Quotation { text: vec![text("You kept your word.")], attribution: None },
    ]
}

fn timeliness() -> Vec<Block> {
    vec![
        heading(2, "Timeliness"),
        paragraph(
            "Seven in ten answers at stage 1 were sent within 20 working days. In the year before it was six in ten. The council has hired a second complaints officer, and team managers now have a list of what is due each Monday.",
        ),
        Block::Chart(timeliness_chart()),
        heading(4, "What was done about late answers"),
        paragraph(
            "Each late answer is reported to the head of service. Where an answer will be late, the complaints team writes to say so and gives a new date. In 2023/24 it did so in 31 of 47 cases.",
        ),
        small_table("small", 3),
        paragraph(PROSE),
        paragraph(PROSE),
        heading(3, "The Ombudsman"),
        paragraph(PROSE),
        paragraph(PROSE),
    ]
}

pub(crate) fn small_table(id: &str, number: u32) -> Block {
    Block::Table(Table {
        id: id.into(),
        number: number.into(),
        caption: "Answers by stage".into(),
        columns: vec![words("Stage"), numbers("Answers"), numbers("In time"), numbers("Median working days")],
        rows: vec![
            row(&["Stage 1", "148", "101", "17"]),
            row(&["Stage 2", "7", "3", "58"]),
            row(&["Stage 3", "1", "[c]", "[c]"]),
            total(&["All", "156", "[c]", "18"]),
        ],
        notes: vec![],
        source: None,
    })
}

fn learning() -> Vec<Block> {
    let learning = "Letters about contact now say who decided, why, and how to ask for a review";
    vec![
        heading(2, "What the council learned"),
        paragraph("Every upheld complaint ends with an action. Those of most consequence were:"),
        Block::List {
            ordered: false,
            items: vec![
                vec![paragraph(learning)],
                vec![
                    paragraph(
                        "Foster carers are told of a change of social worker in advance, with a handover visit of both.",
                    ),
                    paragraph("A leaflet explains it."),
                ],
                vec![paragraph("Minutes of meetings go out within five working days.")],
            ],
        },
        Block::Table(Table {
            id: "actions".into(),
            number: 4.into(),
            caption: "Actions from upheld complaints, with who answers for them and what has been done since".into(),
            columns: vec![words("Finding"), words("Action"), words("Owner"), words("Done")],
            rows: (0..7)
                .map(|n| {
                    row(&[
                        "Parents were not told of a decision about contact in time",
                        learning,
                        "Head of Safeguarding",
                        if n % 2 == 0 { "Yes" } else { "" },
                    ])
                })
                .collect(),
            notes: vec![vec![text("An empty cell means that the action is not yet complete.")]],
            source: Some("Source: complaints team\u{2019}s log of actions.".into()),
        }),
        paragraph(PROSE),
        heading(3, "Who complained"),
        Block::Chart(reasons()),
        paragraph(PROSE),
        heading(2, "The year ahead"),
        paragraph(PROSE),
        paragraph(PROSE),
    ]
}

const PROSE: &str = "The council answers for what it does and for what it fails to do. Where a complaint is upheld it says so, \
    apologises, puts right what can be put right and tells the family what will change. Managers look at the themes each \
    quarter and report them to the scrutiny board, which asked in March for the figures by ward and by age. Those figures \
    are in the tables of this report wherever the numbers are large enough to be published without naming anyone.";

fn key_facts() -> Vec<KeyFact> {
    let year = |(index, value): (usize, &Option<f64>)| TimelinePoint {
        label: format!("{}/{}", 2018 + index, 19 + index),
        mark: Mark { value: *value, text: value.map_or("[x]".into(), |value| value.to_string()) },
    };
    let fact = |number: &str, label: &str, comparison: &str, spark: &[Option<f64>]| KeyFact {
        number: vec![Inline::Figure { name: label.to_lowercase(), text: number.into() }],
        label: label.into(),
        comparison: (!comparison.is_empty()).then(|| vec![text(comparison)]),
        spark: spark.iter().enumerate().map(year).collect(),
    };
    vec![
        fact(
            "156",
            "Statutory complaints received",
            "down from 167 in 2022/23",
            &[Some(181.0), Some(174.0), None, Some(160.0), Some(167.0), Some(156.0)],
        ),
        fact("42%", "Upheld in whole or in part", "51% in 2022/23", &[]),
        fact(
            "68%",
            "Answered within 20 working days at stage 1, the longest that the statutory procedure allows",
            "up from 60%",
            &[Some(55.0), Some(60.0), Some(68.0)],
        ),
        fact("7", "Investigations at stage 2", "9 in 2022/23", &[]),
        fact("12 days", "Median time to answer", "17 days in 2022/23", &[]),
        fact("3", "Upheld by the Ombudsman", "", &[]),
        fact("88", "Compliments", "up from 71 in 2022/23", &[]),
    ]
}

fn outcomes() -> Chart {
    let bars =
        [("Upheld", 24.0), ("Partly upheld", 42.0), ("Not upheld", 71.0), ("Withdrawn", 12.0), ("Still open", 7.0)];
    chart("outcomes", 1, "Fewer than half of complaints were upheld", &bars)
}

fn timeliness_chart() -> Chart {
    let bars = [("2019/20", 61.0), ("2020/21", 58.0), ("2021/22", 63.0), ("2022/23", 60.0), ("2023/24", 68.0)];
    chart("timeliness", 2, "Seven in ten answers were in time, the most in five years", &bars)
}

fn reasons() -> Chart {
    let bars = [
        ("Parent", 98.0),
        ("Young person", 21.0),
        ("Grandparent or other relative", 19.0),
        ("Foster carer", 11.0),
        ("Advocate", 7.0),
    ];
    chart("complainants", 3, "Parents made most complaints", &bars)
}

fn chart(id: &str, number: u32, title: &str, values: &[(&str, f64)]) -> Chart {
    let bar = |(label, value): &(&str, f64)| Bar {
        label: (*label).into(),
        mark: Mark { value: Some(*value), text: format!("{value}") },
        emphasis: *label == "2023/24",
    };
    let said: Vec<String> = values.iter().map(|(label, value)| format!("{label} {value}")).collect();
    Chart {
        id: id.into(),
        number: number.into(),
        title: title.into(),
        subtitle: "Statutory complaints received from 1 April 2023 to 31 March 2024".into(),
        alt: format!("Bar chart: {}.", said.join(", ")),
        source: "Base: 156 statutory complaints. The figures are in Table 1.".into(),
        kind: ChartKind::Bars(values.iter().map(bar).collect()),
    }
}

pub(crate) fn text(words: &str) -> Inline {
    Inline::Text(words.into())
}

pub(crate) fn link(words: &str, url: &str) -> Inline {
    Inline::Link { text: vec![text(words)], url: url.into() }
}

pub(crate) fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

/// A chart and the small table of its values.
pub(crate) fn chart_and_table() -> [Block; 2] {
    let bars = [("Email", 110.0), ("Contact centre or form", 42.0), ("Letter", 2.0), ("Telephone", 2.0)];
    [Block::Chart(chart("by-method", 1, "Most complaints came by email", &bars)), Block::Table(short())]
}

pub(crate) fn heading(level: u8, words: &str) -> Block {
    let id = words.to_lowercase().replace(' ', "-");
    Block::Heading { level, id, text: vec![text(words)] }
}

fn words(heading: &str) -> Column {
    Column { heading: heading.into(), numeric: false }
}

fn numbers(heading: &str) -> Column {
    Column { heading: heading.into(), numeric: true }
}

fn row(cells: &[&str]) -> Row {
    Row { cells: cells.iter().map(|cell| Cell::words(*cell)).collect(), total: false }
}

fn total(cells: &[&str]) -> Row {
    Row { total: true, ..row(cells) }
}
