//! The same complaint is in the social-care database and on the corporate CRM: which records are the same case, and what
//! the two systems say differently of it. Figures follow the database.

mod answered;
mod cases;
mod corporate;
mod declared;
mod differences;
mod marks;
mod matching;
mod sheets;

use crate::calendar::Clocks;
use crate::diagnostics::{Code, Diagnostic, Location};
use crate::ingest::Input;
use crate::ingest::tables::SERVICES;

use super::coverage::Coverage;
use super::error::AnalysisError;
use super::evaluate::Inputs;
use cases::{Case, crm, database};
pub(super) use declared::check as check_settings;
use matching::{Matching, matched};

/// Two places that say different things of one case, or one place of a case that the other system lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub code: Code,
    /// The table that the case counts in: `childrens_complaints`.
    pub table: String,
    pub reference: String,
    /// What differs: `Date received`.
    pub subject: String,
    /// What is wrong, in one sentence.
    pub message: String,
    pub help: &'static str,
    /// The place in the record, which figures follow.
    pub here: Side,
    /// The place in the other file.
    pub there: Side,
}

/// One of the two places of a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// None where the case is not in this file.
    pub place: Option<Location>,
    /// What the cell says: a date or a declared label, never free text.
    pub says: String,
}

/// What came of comparing the two systems.
#[derive(Clone, Debug, Default)]
pub struct Reconciled {
    pub findings: Vec<Finding>,
    /// Labels of the CRM's lists that the database's lists do not know, so that cases could not be compared.
    pub strangers: Vec<Stranger>,
}

/// A label of the CRM that has no counterpart in the list of the database.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stranger {
    pub column: &'static str,
    pub label: String,
    pub table: String,
    pub cases: usize,
}

impl Inputs<'_> {
    /// Compares the two systems, and adds to the frames of complaints what came of it, so that figures can count it.
    ///
    /// # Errors
    /// Where a frame lacks a column that every table of its kind has.
    pub fn reconcile(&mut self, read: &[Input]) -> Result<(), AnalysisError> {
        let mut reconciled = Reconciled::default();
        for service in SERVICES {
            reconciled.findings.extend(sheets::findings(&self.frames, service, read)?);
        }
        if let Some(frame) = self.frames.get("crm_cases") {
            let crm = crm(&self.frames, frame, self.settings)?;
            let (database, linked) = database(&self.frames, &crm, self.settings)?;
            let matching = {
                let ours: Vec<_> = database.iter().map(Case::record).collect();
                let theirs: Vec<_> = crm.iter().map(Case::record).collect();
                matched(&ours, &theirs)
            };
            let (database, crm, matching, linked) = (&*database, &*crm, &matching, &*linked);
            let compared = Compared { database, crm, matching, linked, coverage: &self.coverage, read };
            compared.findings(self.settings, &mut reconciled);
            let marks = marks::marks(&compared, &reconciled.findings, self.settings);
            marks::add(&mut self.frames, &mut self.coverage, marks)?;
            let [clocks, code] = [&self.clocks, &Clocks::of_the_code()].map(|clocks| clocks.of(answered::PROCEDURE));
            let (settings, clocks, code) = (self.settings, &clocks, &code);
            let systems = corporate::Systems { database, crm, matching, settings, clocks, code };
            corporate::add(&mut self.frames, &mut self.coverage, &systems)?;
        }
        self.reconciled = reconciled;
        Ok(())
    }

    /// What the two systems say differently; nothing before they were compared.
    pub fn reconciled(&self) -> &Reconciled {
        &self.reconciled
    }
}

/// The cases of both systems and how they match.
#[derive(Clone, Copy)]
struct Compared<'a> {
    database: &'a [Case],
    crm: &'a [Case],
    matching: &'a Matching,
    /// The tables of the database that references or declared keys link to the CRM.
    linked: &'a [String],
    coverage: &'a Coverage,
    read: &'a [Input],
}

impl Finding {
    /// The finding as a problem at its two places.
    pub fn problem(&self) -> Diagnostic {
        let (first, second) = match (&self.here.place, &self.there.place) {
            (Some(here), there) => (here.clone(), there.clone()),
            (None, there) => (there.clone().unwrap_or_else(|| Location::file(String::new())), None),
        };
        let mut problem = Diagnostic::new(self.code, first, &self.message, self.help);
        problem.related = second;
        match crate::ingest::shown_reference(&self.reference) {
            Some(reference) => problem.reference(reference),
            None => problem,
        }
    }
}

#[cfg(test)]
mod tests;
