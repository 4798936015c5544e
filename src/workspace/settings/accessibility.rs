//! `[accessibility]`: what a council declares of how accessible its reports are. What it does not declare is not claimed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::day::{Day, optional_day};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessibilitySettings {
    /// How far the reports meet level AA of the Web Content Accessibility Guidelines, version 2.2.
    pub status: Option<Compliance>,
    /// The last test, which a status needs.
    pub test: Option<AccessibilityTest>,
    /// What is known to fall short, a sentence or two each.
    #[serde(default)]
    pub shortfalls: Vec<String>,
    /// The day on which the statement was prepared.
    #[serde(default, deserialize_with = "optional_day")]
    pub prepared: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Compliance {
    Full,
    Partial,
    Not,
}

/// When the reports were last tested, who tested them and how.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessibilityTest {
    pub day: Day,
    /// As it follows "by": `the Insight team`.
    pub by: String,
    /// As it follows "with": `two automatic checkers, and a screen reader`.
    pub with: String,
}

impl AccessibilitySettings {
    /// What is wrong with the declaration: the setting, why, and what to do.
    pub(in crate::workspace) fn fault(&self) -> Option<(&'static str, &'static str, &'static str)> {
        let named = !self.shortfalls.is_empty();
        match self.status? {
            _ if self.test.is_none() => Some((
                "status",
                "A status of accessibility is declared, and no test that shows it.",
                "Add test = { day = 2024-12-02, by = \"...\", with = \"...\" }, or take the status out: then none is claimed.",
            )),
            Compliance::Full if named => Some((
                "shortfalls",
                "The reports cannot meet the standard in full and fall short of it.",
                "Write status = \"partial\", or take the shortfalls out.",
            )),
            Compliance::Partial | Compliance::Not if !named => Some((
                "status",
                "The reports do not meet the standard in full, and nothing says where they fall short.",
                "List what falls short in shortfalls, a sentence or two each.",
            )),
            _ => None,
        }
    }
}
