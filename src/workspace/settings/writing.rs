//! How texts should be written.

use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WritingSettings {
    /// The most words of a sentence in templates and narrative.
    #[serde(default = "default_longest")]
    pub longest_sentence: usize,
}

impl Default for WritingSettings {
    fn default() -> Self {
        WritingSettings { longest_sentence: default_longest() }
    }
}

/// The government's content guidance: sentences of about 25 words.
fn default_longest() -> usize {
    25
}
