//! Two builds compared: which figures changed, by how much and because of which cases, and every sentence, cell and label
//! that says so, on its page.
//!
//! It works on the records of the builds alone, so that it shows a reader nothing that the builds themselves do not.

mod entries;
mod figures;
mod notice;
mod page;
mod passages;
mod table;
mod text;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::diagnostics::{Code, Diagnostic, Location};
use crate::record::Record;
pub use figures::{FigureChange, Moved, changed_figures};
pub use notice::notice;
pub use page::page;
pub use passages::{PassageChange, Shown, What, changed_passages};
pub use table::{HEADINGS, rows};
pub use text::text;

/// What changed from one build to another.
#[derive(Clone, Debug)]
pub struct Comparison {
    pub council: String,
    pub reporting_year: String,
    pub audience: String,
    /// In sentences: what else differs between the builds, such as the exports and the program's version.
    pub because: Vec<String>,
    pub figures: Vec<FigureChange>,
    pub passages: Vec<PassageChange>,
}

/// Compares two builds of the same council, year and audience.
///
/// # Errors
/// Where they are not; `path` names the second.
pub fn compare(old: &Record, new: &Record, path: &str) -> Result<Comparison, Diagnostic> {
    check(old, new, path)?;
    let passages = changed_passages(old, new);
    Ok(Comparison {
        council: new.council.clone(),
        reporting_year: new.reporting_year.clone(),
        audience: new.audience.clone(),
        because: because(old, new),
        figures: changed_figures(old, new, &passages),
        passages,
    })
}

/// Refuses two builds that are not editions of the same reports.
///
/// # Errors
/// Where council, year or audience differ.
pub fn check(old: &Record, new: &Record, path: &str) -> Result<(), Diagnostic> {
    let pairs = [
        ("council", &old.council, &new.council),
        ("reporting year", &old.reporting_year, &new.reporting_year),
        ("audience", &old.audience, &new.audience),
    ];
    let Some((what, old, new)) = pairs.into_iter().find(|(_, old, new)| old != new) else { return Ok(()) };
    let message = format!("The two builds are not of the same {what}: the old one is of {old}, the new one of {new}.");
    let help = "Compare two builds of the same council, reporting year and audience.";
    Err(Diagnostic::new(Code::EditionsDiffer, Location::file(path), message, help))
}

impl Comparison {
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty() && self.passages.is_empty()
    }

    /// `3 figures changed, and 12 places of the documents.` The count and the share of a category are one figure.
    pub fn tally(&self) -> String {
        if self.is_empty() {
            return "Nothing changed: every figure, sentence, cell and label is the same.".to_string();
        }
        let of = |number: usize, noun: &str| format!("{number} {noun}{}", if number == 1 { "" } else { "s" });
        let places = self.passages.len();
        let figures: BTreeSet<_> = self.figures.iter().map(|figure| (figure.name(), &figure.year)).collect();
        format!("{} changed, and {} of the documents.", of(figures.len(), "figure"), of(places, "place"))
    }
}

/// What differs between two builds besides their numbers: the program, and the files it read.
fn because(old: &Record, new: &Record) -> Vec<String> {
    let mut because = Vec::new();
    let (was, is) = (&old.program, &new.program);
    if was.version != is.version {
        let (was, is) = (&was.version, &is.version);
        because.push(format!("The old build is by version {was} of the program, the new one by version {is}."));
    } else if was.source_sha256 != is.source_sha256 {
        because.push(format!("Both builds are by version {} of the program, but its sources differ.", is.version));
    }
    if was.templates_sha256 != is.templates_sha256 {
        because.push("The program's own templates are not the same: sentences may differ where no figure does.".into());
    }
    let redefined = figures::redefined(old, new);
    if !redefined.is_empty() {
        let names: Vec<&str> = redefined.into_iter().collect();
        because.push(format!("The program now counts these otherwise: {}.", names.join(", ")));
    }
    for (build, one, other) in [("old", old, new), ("new", new, old)] {
        let only: Vec<&str> =
            one.documents.iter().filter(|d| other.document(&d.name).is_none()).map(|d| d.name.as_str()).collect();
        if !only.is_empty() {
            because.push(format!(
                "Only the {build} build holds these reports, which are not compared: {}.",
                only.join(", ")
            ));
        }
    }
    let names: BTreeSet<&String> = old.files.keys().chain(new.files.keys()).collect();
    let mut said = |what: &str, is: &dyn Fn(&str) -> bool| {
        let found: Vec<&str> = names.iter().map(|name| name.as_str()).filter(|name| is(name)).collect();
        if !found.is_empty() {
            because.push(format!("{what}: {}.", found.join(", ")));
        }
    };
    let (was, is) = (|name: &str| old.files.get(name), |name: &str| new.files.get(name));
    said("Changed since the old build", &|name| was(name).zip(is(name)).is_some_and(|(old, new)| old != new));
    said("Not read by the old build", &|name| was(name).is_none());
    said("No longer read", &|name| is(name).is_none());
    if because.is_empty() {
        because.push("Both builds are by the same version of the program and from the same files.".to_string());
    }
    because
}
