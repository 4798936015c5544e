//! `[reconciliation]`: what two systems that hold the same cases must agree in.

use std::collections::BTreeMap;

use serde::Deserialize;

/// How the social-care database is held against the corporate CRM.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReconciliationSettings {
    /// The columns that must agree where both systems fill them.
    #[serde(default = "default_compared")]
    pub columns: Vec<String>,
    /// The columns whose values together make two records the same case, where neither names its case in the other system.
    #[serde(default)]
    pub keys: Vec<String>,
    /// The CRM's services whose cases belong in the database of `childrens` and of `adult`.
    #[serde(default)]
    pub services: BTreeMap<String, Vec<String>>,
}

impl Default for ReconciliationSettings {
    fn default() -> Self {
        ReconciliationSettings { columns: default_compared(), keys: Vec::new(), services: BTreeMap::new() }
    }
}

fn default_compared() -> Vec<String> {
    ["received", "procedure", "team", "outcome", "closed"].map(String::from).to_vec()
}
