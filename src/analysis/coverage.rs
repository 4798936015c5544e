use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::ReportingYear;
use crate::workspace::settings::Settings;

/// Which years the exports of each table cover, as their sources declare. A year that no export covers has no figure
/// from cases, even where a stray case of it lies in another year's export.
#[derive(Clone, Debug)]
pub(super) struct Coverage(BTreeMap<String, BTreeSet<ReportingYear>>);

impl Coverage {
    pub(super) fn new(settings: &Settings) -> Self {
        let mut covered: BTreeMap<String, BTreeSet<ReportingYear>> = BTreeMap::new();
        for source in &settings.sources {
            covered.entry(source.table.clone()).or_default().extend(source.years(settings.reporting_year));
        }
        if !covered.contains_key("ombudsman_cases") {
            let files = ["lgsco_received_cases", "lgsco_decided_cases", "lgsco_compliance_cases"];
            let years: BTreeSet<_> = files.iter().filter_map(|file| covered.get(*file)).flatten().copied().collect();
            covered.insert("ombudsman_cases".into(), years);
        }
        Coverage(covered)
    }

    /// Gives a table the years that two others both cover.
    pub(super) fn add_common(&mut self, table: &str, one: &str, other: &str) {
        let years = |of: &str| self.0.get(of).cloned().unwrap_or_default();
        let both = years(one).intersection(&years(other)).copied().collect();
        self.0.insert(table.to_string(), both);
    }

    /// Gives a table the years that all of others cover.
    pub(super) fn add_where_all(&mut self, table: &str, needed: &[String]) {
        let is_covered = |year: &ReportingYear| needed.iter().all(|of| self.covers(of, *year));
        let years = self.years().into_iter().filter(is_covered).collect();
        self.0.insert(table.to_string(), years);
    }

    pub(super) fn covers(&self, table: &str, year: ReportingYear) -> bool {
        const ANY_YEAR: &str = "populations";
        table == ANY_YEAR || self.0.get(table).is_some_and(|years| years.contains(&year))
    }

    /// Every year that any table covers.
    pub(super) fn years(&self) -> BTreeSet<ReportingYear> {
        self.0.values().flatten().copied().collect()
    }
}
