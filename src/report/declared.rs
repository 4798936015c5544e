//! What templates may say that the council's settings declare: of accessibility, and of the year's other reports.

use serde::Serialize;

use super::catalogue::is_internal_only;
use super::compose::kind;
use super::context::written_day;
use super::document::DocumentKind;
use crate::workspace::settings::{AccessibilitySettings, Compliance, Settings};

/// `accessibility.status`, `.tested` and the rest: empty where nothing is declared.
#[derive(Serialize)]
pub(super) struct Accessibility<'a> {
    /// `full`, `partial` or `not`
    status: Option<Compliance>,
    tested: String,
    tested_by: &'a str,
    tested_with: &'a str,
    shortfalls: &'a [String],
    prepared: String,
}

impl<'a> Accessibility<'a> {
    pub(super) fn new(declared: &'a AccessibilitySettings) -> Self {
        let test = declared.test.as_ref();
        Accessibility {
            status: declared.status,
            tested: test.map(|test| written_day(test.day.0)).unwrap_or_default(),
            tested_by: test.map(|test| test.by.as_str()).unwrap_or_default(),
            tested_with: test.map(|test| test.with.as_str()).unwrap_or_default(),
            shortfalls: &declared.shortfalls,
            prepared: declared.prepared.map(written_day).unwrap_or_default(),
        }
    }
}

/// Another report of the year, as `siblings` lists it.
#[derive(Serialize)]
pub(super) struct Sibling<'a> {
    title: &'a str,
    /// Empty where the council gives none.
    address: &'a str,
}

/// The other reports that settings configure for the public, whichever of them a build makes: so a report that is built alone
/// says the same. Committee papers are about reports, and are none.
pub(super) fn siblings<'a>(report: &str, settings: &'a Settings) -> Vec<Sibling<'a>> {
    let is_report = |name: &str| matches!(kind(name), DocumentKind::Report | DocumentKind::Statement);
    let others = settings.reports.iter();
    let others = others.filter(|(name, _)| *name != report && is_report(name) && !is_internal_only(name));
    others.map(|(_, of)| Sibling { title: &of.title, address: of.address.as_deref().unwrap_or_default() }).collect()
}
