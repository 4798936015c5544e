//! The tables that ingest fills: one file per table, with its grain in one sentence.

mod authority_decisions;
mod authority_received;
mod authority_types;
mod complaints;
mod compliments;
mod concerns;
mod crm_cases;
mod ombudsman_cases;
mod ombudsman_files;
mod populations;
mod published_figures;
mod remedies;
mod stages;

use super::codes::CodeList;

/// A table's name, grain and columns.
#[derive(Debug)]
pub struct TableSpec {
    /// `complaints` is filled once a service: `childrens_complaints`, `adult_complaints`.
    pub name: &'static str,
    /// One sentence: what one row is.
    pub grain: &'static str,
    /// Whether the table exists once a service, its name led by the service.
    pub by_service: bool,
    pub columns: &'static [ColumnSpec],
    /// The columns whose values together may not stand twice; none where rows may rightly be alike.
    pub key: &'static [&'static str],
    /// Dates that may not be in the wrong order: (earlier, later).
    pub ordered: &'static [(&'static str, &'static str)],
}

/// One column: what it holds and what must be said of it.
#[derive(Debug)]
pub struct ColumnSpec {
    pub name: &'static str,
    pub holds: Holds,
    /// Whether report.toml must map it.
    pub required: bool,
    /// Whether every row must fill it.
    pub filled: bool,
}

/// What a column holds. Free text about people has one kind, and no frame has a column of it.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    /// A case reference: letters, digits, spaces, `-` and `/`.
    Reference,
    Date,
    /// A whole number in a range.
    Whole {
        least: i64,
        most: i64,
    },
    /// An age in years, 0 to 120, or one of the words that say why there is none. Fills two columns: `age` and `age_recorded`.
    Age,
    Flag,
    /// Pounds and pence, kept as whole pence.
    Money,
    /// A decimal number, kept as written.
    Decimal,
    /// `2023/24`
    Year,
    /// A code of a list that the law or the statistics fix.
    Code(&'static CodeList),
    /// A label of a list of the council's own: `codes."childrens_complaints.team"`.
    Listed,
    /// A name that settings look up, such as a published figure's.
    Name,
    /// What somebody wrote, of which only what `quotations` passes leaves ingest. It is no column of the frame.
    Quotation,
}

/// The services whose tables and reports are alike.
pub const SERVICES: &[&str] = &["childrens", "adult"];

/// Every table.
pub static TABLES: &[&TableSpec] = &[
    &complaints::COMPLAINTS,
    &stages::STAGES,
    &concerns::CONCERNS,
    &compliments::COMPLIMENTS,
    &remedies::REMEDIES,
    &crm_cases::CRM_CASES,
    &ombudsman_cases::OMBUDSMAN_CASES,
    &ombudsman_files::RECEIVED,
    &ombudsman_files::DECIDED,
    &ombudsman_files::COMPLIANCE_CASES,
    &authority_decisions::AUTHORITY_DECISIONS,
    &authority_received::AUTHORITY_RECEIVED,
    &authority_types::AUTHORITY_TYPES,
    &populations::POPULATIONS,
    &published_figures::PUBLISHED_FIGURES,
];

const fn column(name: &'static str, holds: Holds) -> ColumnSpec {
    ColumnSpec { name, holds, required: true, filled: true }
}

impl ColumnSpec {
    /// Cells may be blank.
    const fn blank(mut self) -> Self {
        self.filled = false;
        self
    }

    /// The export need not have the column; its cells may be blank.
    const fn optional(mut self) -> Self {
        self.required = false;
        self.filled = false;
        self
    }
}

/// Whether a column tells who somebody is, so that what it says of one case is shown to nobody.
pub(super) fn is_personal(column: &str) -> bool {
    ["sex", "age", "ethnicity", "disability"].contains(&column)
}

/// The specification of the table that report.toml names, such as `childrens_stages`.
pub fn table(name: &str) -> Option<&'static TableSpec> {
    TABLES.iter().copied().find(|spec| spec.instances().any(|instance| instance == name))
}

impl TableSpec {
    /// The names under which sources may feed it.
    pub fn instances(&self) -> impl Iterator<Item = String> {
        let services: &[&str] = if self.by_service { SERVICES } else { &[""] };
        services.iter().map(|s| if s.is_empty() { self.name.to_string() } else { format!("{s}_{}", self.name) })
    }
}
