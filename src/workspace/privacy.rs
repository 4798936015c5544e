//! What a council says of the words that may be quoted.

use serde::Deserialize;

/// What quotations may hold.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrivacySettings {
    /// Places, services and other words with capitals that name no private person: `known = ["Holbrooks", "Team Around the Family"]`.
    #[serde(default)]
    pub known: Vec<String>,
}
