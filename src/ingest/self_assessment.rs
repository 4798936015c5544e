//! `self-assessment.csv`: how the council holds itself against each section of the Ombudsman's Complaint Handling Code.

use std::collections::BTreeSet;

use super::ledger::{Entry, Ledger};
use crate::diagnostics::{Code, Diagnostic, Location, Problems};
use crate::privacy::Gate;
use crate::workspace::Workspace;

/// The file, in the report folder.
pub const SELF_ASSESSMENT_FILE: &str = "self-assessment.csv";

/// The report that prints it, and the actions.
pub const WHOLE_COUNCIL: &str = "authority";

/// The sections of the Code by their numbers, from 1.
const SECTIONS: [&str; 9] = [
    "Definition of a complaint",
    "Exclusions",
    "Accessibility and awareness",
    "Complaint handling resources",
    "The complaint handling process",
    "Complaint stages",
    "Putting things right",
    "Performance reporting and self-assessment",
    "Scrutiny and oversight",
];

static SELF_ASSESSMENT: Ledger = Ledger {
    file: SELF_ASSESSMENT_FILE,
    called: "self-assessment",
    columns: &["section", "requirement", "met", "evidence", "commentary", "figure"],
    optional: &["figure"],
};

/// A row: what a section asks for, and whether the council meets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// From 1 to 9.
    pub section: u8,
    /// In the council's own words.
    pub requirement: String,
    pub met: Met,
    pub evidence: String,
    pub commentary: String,
    /// The figure that is evidence of it, as its row names it.
    pub figure: Option<String>,
    /// The cell that says whether it is met, and the one that names the figure.
    pub met_at: Location,
    pub figure_at: Location,
}

/// Whether a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    Yes,
    Partly,
    No,
}

impl Met {
    const ALL: [Met; 3] = [Met::Yes, Met::Partly, Met::No];

    pub fn word(self) -> &'static str {
        match self {
            Met::Yes => "Yes",
            Met::Partly => "Partly",
            Met::No => "No",
        }
    }
}

/// The name of a section of the Code.
pub fn section_name(section: u8) -> &'static str {
    SECTIONS.get(usize::from(section).wrapping_sub(1)).copied().unwrap_or_default()
}

/// The rows that can be used, by section. Where the council reports on the whole of itself, each section that has no row is a
/// problem.
pub(super) fn read(workspace: &Workspace, gate: &Gate, problems: &mut Problems) -> Vec<Claim> {
    let (mut claims, mut named) = (Vec::new(), BTreeSet::new());
    SELF_ASSESSMENT.read(workspace, problems, |entry, problems| {
        let section = section(&entry.said("section"));
        named.extend(section);
        claims.extend(claim(entry, section, gate, problems));
    });
    if workspace.settings.reports.contains_key(WHOLE_COUNCIL) {
        problems.extend(missing(&named));
    }
    claims.sort_by_key(|claim: &Claim| claim.section);
    claims
}

fn missing(named: &BTreeSet<u8>) -> Vec<Diagnostic> {
    let problem = |message: String, help: &str| {
        Diagnostic::new(Code::SelfAssessmentMissing, Location::file(SELF_ASSESSMENT_FILE), message, help)
    };
    if named.is_empty() {
        let message = "The council has not held itself against any section of the Complaint Handling Code.".to_string();
        let help = "Write self-assessment.csv into the report folder, with the headings section, requirement, met, \
                    evidence, commentary, and a row for each of the Code's nine sections.";
        return vec![problem(message, help)];
    }
    let sections = (1..).zip(SECTIONS).filter(|(number, _)| !named.contains(number));
    let told = |(number, name): (u8, &str)| {
        let message = format!("No row is about section {number} of the Complaint Handling Code: {name}.");
        problem(message, "Add a row for the section, with yes, partly or no under \"met\".")
    };
    sections.map(told).collect()
}

fn claim(entry: &Entry<'_>, section: Option<u8>, gate: &Gate, problems: &mut Problems) -> Option<Claim> {
    let before = problems.errors();
    let mut wrong = |column: &str, message: &str, help: &str| {
        problems.push(entry.problem(Code::SelfAssessmentInvalid, column, message, help));
    };
    if section.is_none() {
        wrong("section", "This is not a section of the Complaint Handling Code.", "Give its number, from 1 to 9.");
    }
    let met = Met::ALL.into_iter().find(|met| met.word().eq_ignore_ascii_case(&entry.said("met")));
    if met.is_none() {
        wrong("met", "This does not say whether the requirement is met.", "Write yes, partly or no.");
    }
    if entry.said("requirement").is_empty() {
        wrong(
            "requirement",
            "The row names no requirement.",
            "Say in a few words of your own what the section asks for.",
        );
    }
    if met == Some(Met::Yes) && entry.said("evidence").is_empty() {
        wrong("evidence", "A requirement that is met has no evidence.", "Say what shows that it is met.");
    }
    if matches!(met, Some(Met::Partly | Met::No)) && entry.said("commentary").is_empty() {
        let help = "Say why it is not met in full, and what the council will do.";
        wrong("commentary", "A requirement that is not met in full has no commentary.", help);
    }
    for column in ["requirement", "evidence", "commentary"] {
        entry.pass(column, gate, problems);
    }
    let (Some(section), Some(met), true) = (section, met, problems.errors() == before) else { return None };
    Some(Claim {
        section,
        requirement: entry.said("requirement"),
        met,
        evidence: entry.said("evidence"),
        commentary: entry.said("commentary"),
        figure: Some(entry.said("figure")).filter(|name| !name.is_empty()),
        met_at: entry.place("met"),
        figure_at: entry.place("figure"),
    })
}

/// `6`, `Section 6`, `6 Complaint stages` and `6.3` are section 6.
fn section(written: &str) -> Option<u8> {
    let lower = written.to_lowercase();
    let number = lower.strip_prefix("section").unwrap_or(&lower).trim_start();
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|section| (1..=SECTIONS.len() as u8).contains(section))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_known_however_it_is_written() {
        assert_eq!(["6", "Section 6", "6 Complaint stages", "6.3"].map(section), [Some(6); 4]);
        assert_eq!(["", "0", "10", "Stages", "12.1"].map(section), [None; 5]);
        assert_eq!((section_name(1), section_name(9)), ("Definition of a complaint", "Scrutiny and oversight"));
        assert_eq!((section_name(0), section_name(10)), ("", ""));
    }
}
