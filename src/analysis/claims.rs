//! What the council says of itself in its self-assessment, held against the figures.

use super::results::Figures;
use super::{Figure, Unit, register};
use crate::diagnostics::{Code, Diagnostic, Problems, known_names};
use crate::ingest::{Claim, Met};

/// The share, in per cent, from which on a requirement may be called met. The Code asks it of every complaint; below nine in
/// ten nobody would say that it is kept.
const MET_FROM: f64 = 90.0;

/// The section of the Code that sets the time limits.
const STAGES: u8 = 6;

/// What a row of that section is about, by words of its requirement, and the figure that says how it is kept. The first that
/// fits holds.
const TIMES: [(&[&str], &str); 4] = [
    (&["acknowledg"], "authority_code_acknowledged_in_time_share"),
    (&["stage 2", "stage two", "second stage"], "authority_code_stage_2_in_time_share"),
    (&["stage 1", "stage one", "first stage"], "authority_code_stage_1_in_time_share"),
    (&["working days", "timescale", "time limit", "in time", "on time"], "authority_code_stage_1_in_time_share"),
];

/// Adds each row whose figure is not known, and each that its figure contradicts.
pub fn check(claims: &[Claim], figures: &Figures, problems: &mut Problems) {
    for claim in claims {
        match evidence(claim) {
            Ok(Some(figure)) => problems.extend(contradicted(claim, figure, figures)),
            Ok(None) => {}
            Err(problem) => problems.push(*problem),
        }
    }
}

/// The figure that a row names or, where it names none, that is about what the row says.
fn evidence(claim: &Claim) -> Result<Option<&'static Figure>, Box<Diagnostic>> {
    let Some(name) = &claim.figure else {
        let said = claim.requirement.to_lowercase();
        let about = TIMES.iter().filter(|_| claim.section == STAGES);
        let about = about.filter(|(words, _)| words.iter().any(|word| said.contains(word)));
        return Ok(about.map(|(_, name)| *name).find_map(register::figure));
    };
    register::figure(name).map(Some).ok_or_else(|| {
        let known: Vec<&str> = register::figures().map(|figure| figure.name).collect();
        let help = known_names(name, known);
        let message = format!("There is no figure named {name}.");
        Box::new(Diagnostic::new(Code::SelfAssessmentInvalid, claim.figure_at.clone(), message, help))
    })
}

/// Whether a figure is the share of cases in which something asked for was done: then more of it is better.
fn says_how_it_is_kept(figure: &Figure) -> bool {
    const KEPT: [&str; 3] = ["in_time", "on_time", "within"];
    matches!(figure.unit, Unit::Percent { .. }) && KEPT.iter().any(|kept| figure.name.contains(kept))
}

fn contradicted(claim: &Claim, figure: &Figure, figures: &Figures) -> Option<Diagnostic> {
    let value = figures.value(figure.name, figures.year);
    if !says_how_it_is_kept(figure) {
        return None;
    }
    let share = value.printed(figure.unit)?;
    let contradicts = match claim.met {
        Met::Yes => share.to_f64() < MET_FROM,
        Met::Partly => false,
        Met::No => share.to_f64() >= 100.0,
    };
    if !contradicts {
        return None;
    }
    let counts = value.part_and_whole().map(|(part, whole)| format!(" ({part} of {whole})")).unwrap_or_default();
    let said = claim.met.word().to_lowercase();
    let message = format!("The row says {said}, and the figures say {share}%{counts}: {}.", figure.label);
    let help = format!(
        "Write partly or no with a commentary, or name under \"figure\" the figure that shows it: a share of {MET_FROM}% or more counts as met."
    );
    let help = if claim.met == Met::No {
        "Write yes or partly, or say in the commentary what is missing.".into()
    } else {
        help
    };
    Some(Diagnostic::new(Code::SelfAssessmentContradicted, claim.met_at.clone(), message, help))
}
