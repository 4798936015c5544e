//! What a council records of how its figures were made and assured: assumptions, decisions, signatures.

use chrono::NaiveDate;
use serde::Deserialize;

use super::settings::Day;

/// An assumption or a decision that figures rest on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogEntry {
    /// The assumption or decision in one sentence.
    pub what: String,
    pub why: String,
    /// What it does to the figures.
    #[serde(default)]
    pub effect: String,
    /// Of an assumption: how far it can be relied on.
    #[serde(default)]
    pub reliability: String,
    pub day: Day,
    /// A role or public name.
    pub made_by: String,
    /// The role or public name of who agreed; nobody has where it is not given.
    pub signed_by: Option<String>,
    /// The reports that it concerns; all, where none is named.
    #[serde(default)]
    pub reports: Vec<String>,
}

/// Who stands for the figures, and what the program cannot see for itself.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssuranceSettings {
    /// Who ran the program and wrote the texts.
    pub analyst: Option<Signature>,
    /// Who checked the figures and did not make them.
    pub assurer: Option<Signature>,
    /// Who approved them for use.
    pub approver: Option<Signature>,
    /// Known limitations, a sentence each.
    #[serde(default)]
    pub limitations: Vec<String>,
    /// Whether this folder is kept under version control.
    #[serde(default)]
    pub version_controlled: bool,
    /// Where the program and settings are published for anyone to read.
    pub code_url: Option<String>,
    /// Whether the tests run by themselves with every change, and where.
    pub continuous_integration: Option<String>,
    /// What starts a build by itself: a schedule or an event.
    pub schedule: Option<String>,
}

/// One of those who stand for the figures. It is signed where it has a day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// `Principal analyst`
    pub role: String,
    /// A public name, where the council gives one.
    pub name: Option<String>,
    pub day: Option<Day>,
}

impl Signature {
    pub fn signed_on(&self) -> Option<NaiveDate> {
        self.day.map(|day| day.0)
    }
}

impl LogEntry {
    /// Whether it concerns a report.
    pub fn concerns(&self, report: &str) -> bool {
        self.reports.is_empty() || self.reports.iter().any(|name| name == report)
    }
}
