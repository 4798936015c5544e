//! The document: what every renderer is handed. It holds words and marks, no arithmetic and no frames.

use super::chart::{Chart, TimelinePoint};
pub use super::numbering::Number;
use super::theme::Theme;
pub use crate::analysis::open_cases::Nearness;
pub use crate::workspace::settings::Status;

/// Who may read an output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// Anyone: small counts of people are suppressed.
    Publication,
    /// The council's own staff: nothing is suppressed, and every page says so.
    Internal,
}

impl Audience {
    /// The word for it on the command line and in folder names.
    pub fn name(self) -> &'static str {
        match self {
            Audience::Publication => "publication",
            Audience::Internal => "internal",
        }
    }
}

/// What sort of document it is, which decides how it opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DocumentKind {
    /// A report with a cover.
    #[default]
    Report,
    /// A paper for a committee, such as a cover report or a briefing note: no cover, the title at the top of page 1.
    Committee,
    /// A statement of one page: it opens as a committee's paper does, and is set closer.
    Statement,
}

/// One report, complete and in reading order.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub kind: DocumentKind,
    /// The report's short name, which is also its folder: `childrens`.
    pub name: String,
    /// `Children's Services complaints and representations annual report`
    pub title: String,
    /// The title as the heads of pages say it: `Children's Services complaints`
    pub running_title: String,
    /// `2023/24`
    pub year: String,
    /// `1 April 2023 to 31 March 2024`
    pub period: String,
    /// `Coventry City Council`
    pub council: String,
    /// Month and year of publication, or whatever the settings say: `January 2025`.
    pub published: Option<String>,
    pub audience: Audience,
    /// A draft, or a pack with a draft bound behind it, is marked on every page: see `marking`.
    pub status: Status,
    /// ISO date for the files' metadata, from the settings, never from a clock: `2025-01-30`.
    pub dated: String,
    pub theme: Theme,
    pub blocks: Vec<Block>,
    /// Whole documents bound after this one in its PDF, and linked to from its web page. Empty for most.
    pub appendices: Vec<Appendix>,
}

/// A document within a pack. Its tables and figures keep their own numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Appendix {
    /// `A`
    pub letter: String,
    pub document: Document,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Level 2 to 4; level 1 is the document's title. `id` is unique in the document and fit for an anchor.
    Heading {
        level: u8,
        id: String,
        text: Vec<Inline>,
    },
    Paragraph(Vec<Inline>),
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    /// Words of a person, quoted with leave.
    Quotation {
        text: Vec<Inline>,
        attribution: Option<Vec<Inline>>,
    },
    Table(Table),
    Chart(Chart),
    /// The key facts page: a list of large numbers with labels.
    KeyFacts(Vec<KeyFact>),
    /// The front sheet of a committee document.
    FrontSheet(Vec<FrontSheetEntry>),
    /// The contents: headings of levels 2 and 3 with, in print, their pages.
    Contents,
    PageBreak,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Text(String),
    Strong(Vec<Inline>),
    /// Italic: for titles of works and Acts only.
    Emphasis(Vec<Inline>),
    Link {
        text: Vec<Inline>,
        url: String,
    },
    /// How near something is to its limit, in a word and a shape, and in colour as well.
    Signal {
        nearness: Nearness,
        text: String,
    },
    /// A live figure: the words it was written as, and what they are: `2023/24.childrens_statutory_received`,
    /// `change.childrens_statutory_received`, `2023/24.childrens_statutory_by_outcome.upheld.share`. One name has one value
    /// in all documents of a round.
    Figure {
        name: String,
        text: String,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Unique in the document; also the stem of the CSV file: `statutory-by-outcome`.
    pub id: String,
    /// Counts from 1 through the document: `Table 4`. 0 for a table that is none of the report's own, such as that of a
    /// correction notice: it has no number and no file.
    pub number: Number,
    /// A sentence or title, without the number.
    pub caption: String,
    /// The first column heads the rows.
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Printed beneath in small type.
    pub notes: Vec<Vec<Inline>>,
    pub source: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub heading: String,
    /// Numbers are set to the right, on the digit, in tabular figures; words to the left.
    pub numeric: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// One cell a column; the first heads the row.
    pub cells: Vec<Cell>,
    /// A total is ruled off and set bold.
    pub total: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub text: Vec<Inline>,
}

/// One key fact: read as `label: number, comparison`.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyFact {
    /// Large: `156`, `42%`, `12 days`.
    pub number: Vec<Inline>,
    /// Small, beneath: `statutory complaints received`.
    pub label: String,
    /// In words, beneath: `down from 167 in 2022/23`.
    pub comparison: Option<Vec<Inline>>,
    /// A small line of the years up to this one, oldest first; a year without a value is a gap.
    pub spark: Vec<TimelinePoint>,
}

/// One entry of a front sheet: a label in bold, and what it says beneath.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontSheetEntry {
    /// `Wards affected`
    pub label: String,
    /// Paragraphs and lists.
    pub text: Vec<Block>,
}

impl Document {
    /// What every page, sheet and title says where the document is a draft or is not for the public; None for a final
    /// report for publication.
    pub fn marking(&self) -> Option<&'static str> {
        match (self.status, self.audience) {
            (Status::Final, Audience::Publication) => None,
            (Status::Draft, Audience::Publication) => Some("Draft \u{2013} not yet approved"),
            (Status::Final, Audience::Internal) => Some(Audience::Internal.status()),
            (Status::Draft, Audience::Internal) => Some("Draft, internal edition \u{2013} not for publication"),
        }
    }

    /// What stands before the month of publication: an edition that is not published does not say that it was.
    pub fn publication_label(&self) -> &'static str {
        match (self.status, self.audience) {
            (Status::Draft, _) => "To be published",
            (Status::Final, Audience::Internal) => "Public edition published",
            (Status::Final, Audience::Publication) => "Published",
        }
    }

    /// What the title of a file opens with, so that a window, a tab and a screen reader say it first.
    pub fn title_marking(&self) -> &'static str {
        match (self.status, self.audience) {
            (Status::Final, Audience::Publication) => "",
            (Status::Draft, Audience::Publication) => "Draft: ",
            (Status::Final, Audience::Internal) => "Internal edition: ",
            (Status::Draft, Audience::Internal) => "Draft, internal edition: ",
        }
    }
}

impl Appendix {
    /// `Appendix A`
    pub fn name(&self) -> String {
        format!("Appendix {}", self.letter)
    }
}

impl Audience {
    /// What a committee document says of itself under the council's name.
    pub fn status(self) -> &'static str {
        match self {
            Audience::Publication => "Public report",
            Audience::Internal => "Internal edition \u{2013} not for publication",
        }
    }
}

impl Inline {
    /// The words alone, as a screen reader or a text search meets them.
    pub fn plain(inlines: &[Inline]) -> String {
        inlines.iter().map(Inline::words).collect()
    }

    fn words(&self) -> String {
        match self {
            Inline::Text(text) | Inline::Figure { text, .. } | Inline::Signal { text, .. } => text.clone(),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => Inline::plain(inner),
        }
    }
}

impl Cell {
    pub fn words(text: impl Into<String>) -> Self {
        Cell { text: vec![Inline::Text(text.into())] }
    }

    pub fn plain(&self) -> String {
        Inline::plain(&self.text)
    }
}

impl Table {
    /// Whether it is one of the report's own tables.
    pub fn is_numbered(&self) -> bool {
        self.number != Number::default()
    }

    /// `Table 4`; of a table without a number its caption.
    pub fn name(&self) -> String {
        if self.is_numbered() { format!("Table {}", self.number) } else { self.caption.clone() }
    }

    /// `Table 4: Statutory complaints by outcome, 2023/24`
    pub fn full_caption(&self) -> String {
        if self.is_numbered() { format!("{}: {}", self.name(), self.caption) } else { self.caption.clone() }
    }
}
