//! Disclosure control over everything that is published: small counts of people are withheld from the publication edition,
//! and so is whatever would give them away, in every table, chart, sentence and data file alike, because all of them are
//! made from the same figures.
//!
//! The counts of a year are a system: what they count says where one number stands twice, and the register says which of
//! them add up to which (`system`). First small counts and small groups are withheld, then further counts until a reader
//! who knows the totals, the threshold and these rules cannot narrow any small count down to one value (`choose`, checked
//! by `reader`). A detailed breakdown that would withhold more than it shows gives way to its broad groups (`roll_up`).

mod apply;
mod check;
mod choose;
mod log;
mod reader;
mod roll_up;
mod rules;
mod system;

pub use check::{check, settings};
pub use log::{Why, Withheld};

use rayon::prelude::*;

use super::results::Figures;
use crate::calendar::ReportingYear;
use crate::workspace::settings::DisclosureSettings;
use choose::Choice;
use rules::Rules;
use system::System;

/// Figures as anyone may see them, and what was done to them.
#[derive(Clone, Debug)]
pub struct Protection {
    pub figures: Figures,
    /// Everything withheld, with the true number: for the council's own eyes.
    pub withheld: Vec<Withheld>,
    /// The small counts that a reader can work out all the same: those that nothing more can be withheld for, or any where
    /// settings turn that off.
    pub exposed: Vec<Withheld>,
}

impl Figures {
    /// The figures as anyone may see them.
    pub fn for_publication(&self, settings: &DisclosureSettings) -> Figures {
        self.protect(settings).figures
    }

    /// The figures as anyone may see them, with an account of what is withheld and why.
    pub fn protect(&self, settings: &DisclosureSettings) -> Protection {
        let rules = Rules::new(settings);
        let (figures, rolled_up) = roll_up::roll_up(self, &rules);
        let mut protection = Protection { figures: figures.clone(), withheld: rolled_up, exposed: Vec::new() };
        let years = figures.held_years().into_par_iter().with_max_len(1);
        let choices: Vec<_> = years.map(|year| (year, chosen(&figures, &rules, year))).collect();
        for (year, (system, choice)) in choices {
            apply::apply(&mut protection.figures, &figures, &system, &choice, year);
            protection.withheld.extend(log::withheld(&figures, &system, &choice, year));
            protection.exposed.extend(log::exposed(&figures, &system, &choice, year));
        }
        protection.withheld.extend(apply::dependents(&mut protection.figures, &figures, &rules));
        protection
    }

    fn held_years(&self) -> Vec<ReportingYear> {
        let years = self.values.keys().map(|(_, year)| *year).chain(self.breakdowns.keys().map(|(_, year)| *year));
        let years: std::collections::BTreeSet<ReportingYear> = years.collect();
        years.into_iter().collect()
    }
}

/// The counts of a year and which of them are withheld.
fn chosen(figures: &Figures, rules: &Rules, year: ReportingYear) -> (System, Choice) {
    let system = System::new(figures, rules, year);
    let choice = choose::choose(&system, rules);
    (system, choice)
}

#[cfg(test)]
mod tests;
