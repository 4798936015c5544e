//! How texts should be written.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WritingSettings {
    /// The most words of a sentence in templates and narrative.
    #[serde(default = "default_longest")]
    pub longest_sentence: usize,
    /// What abbreviations in the names of teams and the like stand for: tables that hold one say so beneath.
    #[serde(default)]
    pub abbreviations: BTreeMap<String, String>,
    /// How sentences and charts say a label that the record writes short.
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
}

impl Default for WritingSettings {
    fn default() -> Self {
        WritingSettings { longest_sentence: default_longest(), abbreviations: BTreeMap::new(), labels: BTreeMap::new() }
    }
}

/// The government's content guidance: sentences of about 25 words.
fn default_longest() -> usize {
    25
}
