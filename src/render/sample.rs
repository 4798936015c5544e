//! A children's report like those that councils publish, with every kind of block and chart, for tests and for looking at.

use crate::report::chart::{Bar, Break, Chart, ChartKind, DotRow, Mark, Panel, StackedRow, TimelinePoint};
use crate::report::document::{
    Audience, Block, Cell, Column, Document, DocumentKind, Inline, KeyFact, Row, Status, Table,
};
use crate::report::theme::Theme;

pub(super) fn mark(value: f64) -> Mark {
    Mark { value: Some(value), text: format!("{value}") }
}

fn bar(label: &str, value: f64, emphasis: bool) -> Bar {
    Bar { label: label.into(), mark: mark(value), emphasis }
}

fn chart(number: u32, id: &str, title: &str, subtitle: &str, kind: ChartKind) -> Chart {
    Chart {
        id: id.into(),
        number: number.into(),
        title: title.into(),
        subtitle: subtitle.into(),
        alt: format!("{title}. The values are in the table beside the chart."),
        source: "Base: 156 statutory complaints. The figures are in Table 2.".into(),
        kind,
    }
}

fn text(words: &str) -> Vec<Inline> {
    vec![Inline::Text(words.into())]
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(text(words))
}

fn heading(level: u8, id: &str, words: &str) -> Block {
    Block::Heading { level, id: id.into(), text: text(words) }
}

/// The years from 2015/16 on.
fn points(values: &[Option<f64>]) -> Vec<TimelinePoint> {
    let point = |(index, value): (usize, &Option<f64>)| TimelinePoint {
        label: format!("{}/{}", 2015 + index, 16 + index),
        mark: value.map_or(Mark { value: None, text: "no figure".into() }, mark),
    };
    values.iter().enumerate().map(point).collect()
}

pub(super) fn trend() -> Chart {
    let values =
        [Some(133.0), Some(147.0), Some(156.0), None, None, Some(141.0), Some(177.0), Some(167.0), Some(156.0)];
    let breaks = vec![Break { before: 5, label: "Complaints closed informally counted from here".into() }];
    let kind = ChartKind::Timeline { points: points(&values), breaks };
    let subtitle = "Statutory complaints received by year, 2015/16 to 2023/24";
    chart(1, "trend", "Statutory complaints fell to 156, the second fall in a row", subtitle, kind)
}

pub(super) fn outcomes() -> Chart {
    let rows =
        [("Not upheld", 60.0), ("Partly upheld", 43.0), ("Upheld", 31.0), ("Withdrawn by the complainant", 14.0)];
    let mut bars: Vec<_> = rows.iter().map(|(label, value)| bar(label, *value, label.starts_with("Up"))).collect();
    let label = "Dealt with by another procedure, for example an appeal to a tribunal or a court".into();
    bars.push(Bar { label, mark: mark(8.0), emphasis: false });
    bars.push(Bar { label: "Referred".into(), mark: Mark { value: None, text: "[c]".into() }, emphasis: false });
    let subtitle = "Statutory complaints by outcome, 2023/24";
    chart(2, "outcomes", "One complaint in five was upheld in full", subtitle, ChartKind::Bars(bars))
}

pub(super) fn stages() -> Chart {
    let row = |label: &str, parts: [f64; 3]| StackedRow { label: label.into(), parts: parts.map(mark).to_vec() };
    let mut rows = vec![row("Stage 1", [91.0, 51.0, 14.0]), row("Stage 2", [7.0, 12.0, 1.0])];
    rows.push(row("Stage 3 review panel", [2.0, 1.0, 0.0]));
    rows[2].parts[2] = Mark { value: None, text: "[c]".into() };
    let series = ["Within timescale", "Over timescale", "Withdrawn"].map(String::from).to_vec();
    let subtitle = "Complaints answered by stage and timescale, 2023/24";
    let kind = ChartKind::Stacked { series, meanings: vec![], rows, whole: true };
    chart(3, "stages", "Three stage 1 complaints in five were answered in time", subtitle, kind)
}

pub(super) fn teams() -> Chart {
    let names = [
        "Area social work, north east",
        "Area social work, south",
        "Children with disabilities",
        "Looked after children",
        "Leaving care",
        "Multi-agency safeguarding hub",
        "Fostering",
        "Adoption Central England",
        "Early help",
        "Family group conferences",
        "Independent reviewing service",
        "Youth justice",
        "Residential homes",
        "Emergency duty team",
        "Supervised contact",
    ];
    let values = [29.0, 24.0, 21.0, 18.0, 15.0, 12.0, 9.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0];
    let bars = names.iter().zip(values).map(|(name, value)| bar(name, value, false)).collect();
    let subtitle = "Statutory complaints by team, 2023/24";
    chart(4, "teams", "Half of all complaints were about three teams", subtitle, ChartKind::Bars(bars))
}

pub(super) fn compliments() -> Chart {
    let row =
        |label: &str, before: f64, after: f64| DotRow { label: label.into(), before: mark(before), after: mark(after) };
    let mut rows = vec![
        row("Area social work", 22.0, 41.0),
        row("Children with disabilities", 30.0, 28.0),
        row("Fostering and adoption support", 17.0, 17.0),
        row("Leaving care", 12.0, 19.0),
        row("Early help", 3.0, 0.0),
        row("Youth justice", 0.0, 6.0),
    ];
    rows[5].before = Mark { value: None, text: "[c]".into() };
    let kind = ChartKind::Dots { before: "2022/23".into(), after: "2023/24".into(), rows, limit: None };
    let subtitle = "Compliments received by service, 2022/23 and 2023/24";
    chart(5, "compliments", "Compliments for area social work almost doubled", subtitle, kind)
}

pub(super) fn equality() -> Chart {
    let panel = |title: &str, rows: &[(&str, f64)]| Panel {
        title: title.into(),
        bars: rows.iter().map(|(label, value)| bar(label, *value, false)).collect(),
    };
    let mut panels = vec![
        panel("Gender", &[("Female", 98.0), ("Male", 51.0), ("Not known", 7.0)]),
        panel("Disability", &[("No", 84.0), ("Yes", 22.0), ("Not known", 50.0)]),
        panel("Age", &[("Under 18", 9.0), ("18 to 34", 56.0), ("35 to 54", 72.0), ("55 and over", 19.0)]),
        panel("Ethnic group", &[("White", 88.0), ("Asian", 23.0), ("Black", 16.0), ("Mixed", 8.0), ("Other", 0.0)]),
    ];
    panels[3].bars[4].mark = Mark { value: None, text: "[c]".into() };
    let subtitle = "People who made statutory complaints by characteristic, 2023/24";
    chart(6, "equality", "Two complainants in three were women", subtitle, ChartKind::Panels(panels))
}

pub(super) fn charts() -> Vec<Chart> {
    vec![trend(), outcomes(), stages(), teams(), compliments(), equality()]
}

fn table(number: u32, id: &str, caption: &str, headings: &[&str], rows: &[&[&str]]) -> Block {
    let column = |(index, heading): (usize, &&str)| Column { heading: (*heading).into(), numeric: index > 0 };
    let row = |cells: &&[&str]| Row {
        cells: cells.iter().map(|cell| Cell::words(*cell)).collect(),
        total: cells.first().is_some_and(|first| *first == "Total"),
    };
    Block::Table(Table {
        id: id.into(),
        number: number.into(),
        caption: caption.into(),
        columns: headings.iter().enumerate().map(column).collect(),
        rows: rows.iter().map(row).collect(),
        notes: vec![text("[c] suppressed: fewer than five people. Totals include suppressed values.")],
        source: Some("Source: Coventry City Council complaints register.".into()),
    })
}

fn fact(number: &str, label: &str, comparison: &str, spark: &[Option<f64>]) -> KeyFact {
    let spark = points(spark);
    let number = vec![Inline::Figure { name: label.replace(' ', "-"), text: number.into() }];
    KeyFact { number, label: label.into(), comparison: Some(text(comparison)), spark }
}

fn facts() -> Block {
    let trend = [Some(156.0), None, None, Some(141.0), Some(177.0), Some(167.0), Some(156.0)];
    Block::KeyFacts(vec![
        fact("156", "statutory complaints received", "down from 167 in 2022/23", &trend),
        fact(
            "64%",
            "of stage 1 answered in time",
            "up from 58% in 2022/23",
            &[Some(51.0), Some(55.0), Some(58.0), Some(64.0)],
        ),
        fact("20", "went on to stage 2", "down from 24 in 2022/23", &[]),
        fact("47%", "upheld in full or in part", "43% in 2022/23", &[]),
        fact("12 days", "median time to answer", "15 days in 2022/23", &[]),
        fact("111", "compliments", "up from 84 in 2022/23", &[]),
    ])
}

fn year_section() -> Vec<Block> {
    let figure = Inline::Figure { name: "received".into(), text: "156".into() };
    let act = Inline::Emphasis(text("The Children Act 1989 Representations Procedure (England) Regulations 2006"));
    vec![
        heading(2, "the-year", "The year in numbers"),
        Block::Paragraph(vec![
            Inline::Text("The council received ".into()),
            Inline::Strong(vec![figure]),
            Inline::Text(" statutory complaints about children's services, 11 fewer than the year before. Each was handled under ".into()),
            act,
            Inline::Text(" and the statutory guidance ".into()),
            Inline::Link { text: text("Getting the best from complaints"), url: "https://www.gov.uk/government/publications".into() },
            Inline::Text(".".into()),
        ]),
        Block::Chart(trend()),
        heading(3, "by-stage", "By stage"),
        paragraph("Most complaints end at stage 1. An independent person looks at those that go on, and a panel reviews the few that reach stage 3."),
        table(
            1,
            "by-stage",
            "Statutory complaints by stage and whether they were answered in time, 2023/24",
            &["Stage", "Received", "Within timescale", "Over timescale", "Withdrawn"],
            &[
                &["Stage 1", "156", "91", "51", "14"],
                &["Stage 2", "20", "7", "12", "1"],
                &["Stage 3 review panel", "3", "2", "1", "[c]"],
                &["Total", "1,179", "100", "64", "15"],
            ],
        ),
        Block::Chart(stages()),
    ]
}

fn outcome_section() -> Vec<Block> {
    vec![
        Block::PageBreak,
        heading(2, "outcomes-section", "Outcomes & learning <script>"),
        paragraph(
            "One complaint in five was upheld in full. The council changed how it works in four ways as a result.",
        ),
        Block::Chart(outcomes()),
        table(
            2,
            "by-outcome",
            "Statutory complaints by outcome",
            &["Outcome", "2023/24"],
            &[&["<script>alert(1)</script>", "60"], &["Partly upheld", "43"], &["Upheld", "31"], &["Total", "134"]],
        ),
        Block::Chart(teams()),
        heading(3, "learning", "What we changed"),
        Block::List {
            ordered: true,
            items: vec![
                vec![paragraph("Every family now has the name of a second worker.")],
                vec![
                    paragraph("Minutes of meetings:"),
                    Block::List {
                        ordered: false,
                        items: vec![
                            vec![paragraph("go out within ten working days, and")],
                            vec![paragraph("say who is to do what.")],
                        ],
                    },
                ],
            ],
        },
        Block::Quotation {
            text: text("They listened, they said what had gone wrong, and they put it right."),
            attribution: Some(text("A parent, answering our survey")),
        },
    ]
}

fn people_section() -> Vec<Block> {
    vec![
        heading(2, "people", "Compliments and equality"),
        paragraph("People thanked the service 111 times."),
        Block::Chart(compliments()),
        heading(3, "equality-section", "Who complained"),
        paragraph("We ask every complainant about themselves, and nobody has to answer."),
        heading(4, "characteristics", "By characteristic"),
        Block::Chart(equality()),
    ]
}

pub(super) fn document(audience: Audience) -> Document {
    let mut blocks =
        vec![heading(2, "contents", "Contents"), Block::Contents, heading(2, "key-facts", "Key facts"), facts()];
    blocks.extend(year_section());
    blocks.extend(outcome_section());
    blocks.extend(people_section());
    Document {
        kind: DocumentKind::Report,
        name: "childrens".into(),
        title: "Children's Services complaints and representations annual report".into(),
        running_title: "Children's Services complaints".into(),
        year: "2023/24".into(),
        period: "1 April 2023 to 31 March 2024".into(),
        council: "Coventry City Council".into(),
        published: Some("January 2025".into()),
        audience,
        status: Status::Final,
        dated: "2025-01-30".into(),
        theme: Theme::default(),
        blocks,
        appendices: vec![],
    }
}
