use serde::Deserialize;

/// What the publication edition withholds.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DisclosureSettings {
    /// Counts of people's characteristics from 1 to below this are not published.
    pub threshold: u64,
    /// Whether further counts are withheld where a small one could otherwise be worked out.
    pub secondary: bool,
    /// Whether a detailed breakdown gives way to its broad groups where it would withhold more than it shows.
    pub roll_up: bool,
    /// Figures, breakdowns and matrices whose small counts are withheld as those of people's characteristics are.
    pub sensitive: Vec<String>,
    /// Figures and breakdowns of people whose small counts are published all the same.
    pub exempt: Vec<Exemption>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    pub figure: String,
    /// Why its small counts may be published.
    pub reason: String,
}

impl Default for DisclosureSettings {
    fn default() -> Self {
        DisclosureSettings { threshold: 5, secondary: true, roll_up: true, sensitive: Vec::new(), exempt: Vec::new() }
    }
}
