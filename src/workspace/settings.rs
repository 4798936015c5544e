//! `report.toml` as values: every choice a council makes, and nothing that the law fixes.

mod accessibility;
mod disclosure;
pub mod limits;
mod reconciliation;
mod theme;
mod day;
mod writing;

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

use super::{AssuranceSettings, LogEntry, PrivacySettings};
use crate::calendar::{Period, ReportingYear};
pub use accessibility::{AccessibilitySettings, Compliance};
pub use day::Day;
use day::{day, optional_day};
pub use disclosure::{DisclosureSettings, Exemption};
pub use limits::LimitSettings;
pub use reconciliation::ReconciliationSettings;
pub use theme::{LogoSettings, ThemeSettings};
pub use writing::WritingSettings;

/// The whole of `report.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The year reported on, 1 April to 31 March: `2023/24`.
    pub reporting_year: ReportingYear,
    /// The day the exports were taken; an open case past its limit on this day counts as over.
    #[serde(deserialize_with = "day")]
    pub exports_taken: NaiveDate,
    /// Folders outside the report folder that sources may lie in, relative to it.
    #[serde(default)]
    pub read_roots: Vec<PathBuf>,
    pub council: Council,
    /// The reports this folder configures, by name: `childrens`, ...
    pub reports: IndexMap<String, Report>,
    pub sources: Vec<Source>,
    /// Code lists: a list's name, then code or label, then the words the exports use for it.
    /// The order of a council's own list is the order in which the report prints it.
    #[serde(default)]
    pub codes: IndexMap<String, IndexMap<String, Vec<String>>>,
    /// The first day on which the council runs the clocks of the Ombudsman's Complaint Handling Code for corporate
    /// complaints; until then, and where nothing is said, 3, 10 and 20 working days from receipt.
    #[serde(default, deserialize_with = "optional_day")]
    pub complaint_handling_code_from: Option<NaiveDate>,
    /// Clocks that differ from the statutory defaults.
    #[serde(default)]
    pub clocks: Vec<ClockSetting>,
    /// Age bands in years by service, lowest first, each from its `from` to the next band's.
    #[serde(default)]
    pub age_bands: BTreeMap<String, Vec<AgeBand>>,
    /// The reference day of the number of residents to use for a year, where it is not the last one before the year's end.
    #[serde(default)]
    pub population_dates: IndexMap<ReportingYear, Day>,
    #[serde(default)]
    pub published_figures: PublishedFigures,
    #[serde(default)]
    pub disclosure: DisclosureSettings,
    #[serde(default)]
    pub reconciliation: ReconciliationSettings,
    #[serde(default)]
    pub privacy: PrivacySettings,
    #[serde(default)]
    pub assumptions: Vec<LogEntry>,
    #[serde(default)]
    pub decisions: Vec<LogEntry>,
    #[serde(default)]
    pub assurance: AssuranceSettings,
    #[serde(default)]
    pub accessibility: AccessibilitySettings,
    #[serde(default)]
    pub theme: ThemeSettings,
    /// How texts should be written.
    #[serde(default)]
    pub writing: WritingSettings,
    /// How large files may be.
    #[serde(default)]
    pub limits: LimitSettings,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Council {
    /// `Coventry City Council`
    pub name: String,
    /// `Coventry`
    pub short_name: String,
    pub contact: Contact,
}

/// Whom a reader may turn to: roles and public addresses, never a private person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    pub team: String,
    pub email: String,
    pub telephone: Option<String>,
    pub website: String,
}

/// What is said of one report: its people and dates.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    pub title: String,
    /// What the heads of pages say, where the title is too long for them.
    pub running_title: Option<String>,
    /// The page on which the council publishes it, which its other reports of the year then lead to.
    pub address: Option<String>,
    /// The day of publication; also the date in the files' metadata.
    #[serde(deserialize_with = "day")]
    pub published: NaiveDate,
    /// The team's own telephone line for complainants, the advocacy provider and the like: words for the templates.
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
    /// Those who wrote, contributed to and approved it, for the table at its end.
    #[serde(default)]
    pub people: Vec<Person>,
    /// The reports that are assembled behind it into one pack, in the order of their letters.
    #[serde(default)]
    pub appendices: Vec<String>,
    /// `draft` until it is approved.
    #[serde(default)]
    pub status: Status,
    /// Of the quarterly report: the quarter that the round builds it for, `2023/24-Q3`.
    pub period: Option<Period>,
    /// Of the report of open cases: the day at whose end they were open.
    #[serde(default, deserialize_with = "optional_day")]
    pub as_at: Option<NaiveDate>,
}

/// Whether a report is approved. A draft says so on every page, whoever may read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Draft,
    #[default]
    Final,
}

/// An officer or member named in a report in a public role.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Empty where a report names posts alone.
    #[serde(default)]
    pub name: String,
    /// The job title.
    pub title: String,
    #[serde(default)]
    pub service_area: String,
    pub role: PersonRole,
    /// The day the draft was sent to them.
    #[serde(default, deserialize_with = "optional_day")]
    pub sent: Option<NaiveDate>,
    /// The day they answered or approved it.
    #[serde(default, deserialize_with = "optional_day")]
    pub approved: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PersonRole {
    Author,
    Contributor,
    Approver,
}

/// One sheet or file to read into one table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The table it feeds: `childrens_complaints`, `crm_cases`, ...; several sources may feed one table.
    pub table: String,
    /// Relative to the report folder.
    pub file: PathBuf,
    /// Required for a workbook.
    pub sheet: Option<String>,
    /// The row of headings, counted from 1; found by the headings where it is not given.
    pub heading_row: Option<u32>,
    /// CSV only; found from the first line where it is not given: `,`, `;` or a tab.
    pub delimiter: Option<char>,
    /// CSV only: `utf-8`, `utf-16` or `windows-1252`. UTF-8 and byte-order marks are recognised without it.
    pub encoding: Option<String>,
    /// How dates written in numbers are ordered. Real spreadsheet dates and ISO dates need no order.
    #[serde(default)]
    pub date_order: DateOrder,
    /// Our column, then the export's heading (or the heading with its own code list).
    pub columns: IndexMap<String, ColumnMapping>,
    /// Values that the file does not hold but all its rows share: `procedure = "statutory"`.
    #[serde(default)]
    pub constants: IndexMap<String, String>,
    /// For wide exports: each group of columns makes a row of its own where any of them is filled.
    #[serde(default)]
    pub groups: Vec<ColumnGroup>,
    /// The reporting years that the file covers: the reporting year, where nothing is said.
    #[serde(default)]
    pub years: Vec<ReportingYear>,
    /// A total row or other foot: reading leaves out rows whose cell in this column begins with this text.
    pub leave_out: Option<LeaveOut>,
}

/// `"Date Received"` or `{ heading = "Sex", codes = "adult_sex" }`
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum ColumnMapping {
    Heading(String),
    Detailed(DetailedMapping),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DetailedMapping {
    pub heading: String,
    /// The code list to use in place of the column's own.
    pub codes: Option<String>,
}

/// One repetition of a wide layout: `constants = { stage = "1" }, columns = { started = "Stage 1 start" }`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnGroup {
    #[serde(default)]
    pub constants: IndexMap<String, String>,
    pub columns: IndexMap<String, ColumnMapping>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeaveOut {
    pub heading: String,
    pub begins_with: String,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateOrder {
    /// 31/03/2024
    #[default]
    Dmy,
    /// 03/31/2024
    Mdy,
    /// 2024-03-31
    Ymd,
}

/// A clock as a council runs it: replaces the statutory default for the same procedure and stage from its date.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockSetting {
    /// `childrens_statutory`, `corporate`, ...
    pub procedure: String,
    pub stage: u8,
    /// Working days to the first limit.
    pub limit: u32,
    /// Working days to the limit of an agreed extension, where one may be agreed.
    pub extended: Option<u32>,
    /// The first day on which a stage may start under this clock.
    #[serde(deserialize_with = "day")]
    pub from: NaiveDate,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeBand {
    pub from: u32,
    pub label: String,
}

/// Figures of earlier years and activity figures: which file, and which of our figures each row is.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedFigures {
    /// `report: figure` as the file writes them, then our figure's name.
    #[serde(default)]
    pub names: IndexMap<String, String>,
    /// A figure whose definition changed: the first year under the new definition, and what changed.
    #[serde(default)]
    pub breaks: Vec<DefinitionBreak>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefinitionBreak {
    pub figure: String,
    pub from: ReportingYear,
    pub note: String,
}

impl Settings {
    /// The working days in which the Ombudsman asks for an answer to its enquiries, as the report on its cases says it.
    pub fn ombudsman_limit(&self) -> Option<u32> {
        self.reports.get("lgsco")?.facts.get("response_limit")?.trim().parse().ok()
    }

    /// The labels of a council's own list, in its order: `childrens_complaints.team`, or `team` where all tables share one.
    pub fn list(&self, name: &str) -> Vec<&String> {
        let shared = name.rsplit('.').next().unwrap_or(name);
        let list = self.codes.get(name).or_else(|| self.codes.get(shared));
        list.map(|words| words.keys().collect()).unwrap_or_default()
    }
}

impl Source {
    /// The years that the file covers.
    pub fn years(&self, reporting_year: ReportingYear) -> Vec<ReportingYear> {
        if self.years.is_empty() { vec![reporting_year] } else { self.years.clone() }
    }
}

impl ColumnMapping {
    pub fn heading(&self) -> &str {
        match self {
            ColumnMapping::Heading(heading) => heading,
            ColumnMapping::Detailed(mapping) => &mapping.heading,
        }
    }

    pub fn codes(&self) -> Option<&str> {
        match self {
            ColumnMapping::Heading(_) => None,
            ColumnMapping::Detailed(mapping) => mapping.codes.as_deref(),
        }
    }
}
