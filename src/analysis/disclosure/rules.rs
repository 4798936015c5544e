//! The council's settings, as disclosure control asks for them.

use std::collections::BTreeSet;

use crate::analysis::figure::{Computation, Disclosure};
use crate::analysis::register;
use crate::workspace::settings::DisclosureSettings;

#[derive(Debug)]
pub(super) struct Rules {
    pub(super) threshold: u64,
    pub(super) secondary: bool,
    pub(super) roll_up: bool,
    sensitive: BTreeSet<String>,
    exempt: BTreeSet<String>,
}

impl Rules {
    pub(super) fn new(settings: &DisclosureSettings) -> Rules {
        let exempt: BTreeSet<String> = settings.exempt.iter().map(|exemption| exemption.figure.clone()).collect();
        let people = register::figures().filter(|f| f.disclosure == Disclosure::Characteristic).map(|f| f.name);
        let breakdowns = register::breakdowns().filter(|b| b.disclosure == Disclosure::Characteristic).map(|b| b.name);
        let mut sensitive: BTreeSet<String> = settings.sensitive.iter().cloned().collect();
        sensitive.extend(people.chain(breakdowns).map(str::to_string));
        // Who may know a share may know its part.
        for figure in register::figures().filter(|figure| sensitive.contains(figure.name)).collect::<Vec<_>>() {
            if let Computation::Share { part, .. } = &figure.computation {
                sensitive.insert(part.name.to_string());
            }
        }
        let (threshold, secondary, roll_up) = (settings.threshold, settings.secondary, settings.roll_up);
        Rules { threshold, secondary, roll_up, sensitive, exempt }
    }

    /// Whether the small counts of a figure, breakdown or matrix are withheld.
    pub(super) fn is_sensitive(&self, name: &str) -> bool {
        self.sensitive.contains(name) && !self.is_exempt(name)
    }

    /// Whether they are published although they are of people.
    pub(super) fn is_exempt(&self, name: &str) -> bool {
        self.exempt.contains(name)
    }

    pub(super) fn is_small(&self, count: u64) -> bool {
        (1..self.threshold).contains(&count)
    }
}
