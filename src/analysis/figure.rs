use std::cmp::Ordering;

use super::population::Population;
use crate::law::LegalBasis;

/// A statutory or management figure: its name, its meaning, its source in law and how it is computed.
#[derive(Debug)]
pub struct Figure {
    /// Begins with the report's name: `childrens_statutory_received`.
    pub name: &'static str,
    /// What a table or a key fact calls it.
    pub label: &'static str,
    /// One sentence that a reader can check the number against.
    pub definition: &'static str,
    pub legal_basis: &'static [&'static LegalBasis],
    pub unit: Unit,
    pub disclosure: Disclosure,
    pub computation: Computation,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whole things: cases, compliments, reasons.
    Count,
    Percent {
        places: u32,
    },
    WorkingDays {
        places: u32,
    },
    Pounds,
    /// How many to so many: 0.8 to 100,000 residents.
    Rate {
        per: u64,
        places: u32,
    },
}

/// Whether a small count may be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disclosure {
    /// A management count: stages, outcomes, teams, Ombudsman decisions.
    Open,
    /// A count of people by who they are: small counts are suppressed in the publication edition.
    Characteristic,
}

#[derive(Clone, Copy, Debug)]
pub enum Computation {
    /// Rows of a table that meet the conditions.
    Count(Population),
    /// Other figures added up.
    Sum(&'static [&'static Figure]),
    /// A part of a whole, both of them counts, so that a report can always print `65 of 156`.
    Share { part: &'static Figure, whole: &'static Figure },
    /// The mean of a column over the rows that meet the conditions and have a value.
    Mean { of: &'static str, over: Population },
    /// The median of the same.
    Median { of: &'static str, over: Population },
    /// A column of pence added up.
    Money { of: &'static str, over: Population },
    /// A column of whole numbers added up, of rows that hold numbers already.
    Total { of: &'static str, over: Population },
    /// A column of the one row that meets the conditions; no value where there is none.
    Single { of: &'static str, over: Population },
    /// A count to so many of a population: the unit says to how many.
    Rate { of: &'static Figure, to: &'static Figure },
    /// How much more or less one count is than another, in percent of the other.
    Change { from: &'static Figure, to: &'static Figure },
    /// How much more or less a count is than in the year before, in percent of it.
    ChangeOnYear(&'static Figure),
    /// Not computed from cases: another service supplies it, in the file of published figures.
    Supplied,
}

impl Figure {
    /// A count of rows.
    pub const fn count(
        name: &'static str,
        label: &'static str,
        definition: &'static str,
        legal_basis: &'static [&'static LegalBasis],
        population: Population,
    ) -> Self {
        let (unit, disclosure, computation) = (Unit::Count, Disclosure::Open, Computation::Count(population));
        Figure { name, label, definition, legal_basis, unit, disclosure, computation }
    }

    /// A share printed in whole percent.
    pub const fn share(
        name: &'static str,
        label: &'static str,
        definition: &'static str,
        legal_basis: &'static [&'static LegalBasis],
        part: &'static Figure,
        whole: &'static Figure,
    ) -> Self {
        let (unit, computation) = (Unit::Percent { places: 0 }, Computation::Share { part, whole });
        Figure { name, label, definition, legal_basis, unit, disclosure: Disclosure::Open, computation }
    }

    /// A column of whole numbers added up.
    pub const fn total(
        name: &'static str,
        label: &'static str,
        definition: &'static str,
        legal_basis: &'static [&'static LegalBasis],
        of: &'static str,
        over: Population,
    ) -> Self {
        let (unit, disclosure, computation) = (Unit::Count, Disclosure::Open, Computation::Total { of, over });
        Figure { name, label, definition, legal_basis, unit, disclosure, computation }
    }

    /// A mean printed in whole working days.
    pub const fn mean_days(
        name: &'static str,
        label: &'static str,
        definition: &'static str,
        legal_basis: &'static [&'static LegalBasis],
        over: Population,
    ) -> Self {
        let (unit, computation) = (Unit::WorkingDays { places: 0 }, Computation::Mean { of: "days", over });
        Figure { name, label, definition, legal_basis, unit, disclosure: Disclosure::Open, computation }
    }

    /// A median, which is whole or ends in a half.
    pub const fn median_days(
        name: &'static str,
        label: &'static str,
        definition: &'static str,
        legal_basis: &'static [&'static LegalBasis],
        over: Population,
    ) -> Self {
        let (unit, computation) = (Unit::WorkingDays { places: 1 }, Computation::Median { of: "days", over });
        Figure { name, label, definition, legal_basis, unit, disclosure: Disclosure::Open, computation }
    }

    /// A count that another service supplies.
    pub const fn supplied(name: &'static str, label: &'static str, definition: &'static str) -> Self {
        let (unit, disclosure, computation) = (Unit::Count, Disclosure::Open, Computation::Supplied);
        Figure { name, label, definition, legal_basis: &[], unit, disclosure, computation }
    }

    /// The table whose rows it counts, where it counts any itself.
    pub fn table(&self) -> Option<&'static str> {
        match &self.computation {
            Computation::Count(population)
            | Computation::Mean { over: population, .. }
            | Computation::Median { over: population, .. }
            | Computation::Money { over: population, .. } => Some(population.table),
            _ => None,
        }
    }

    /// Which way is better for the people served, where the figure itself says: more within a limit, fewer days. None where
    /// it does not: more complaints may mean worse service, or that people know how to complain.
    pub fn better_when(&self) -> Option<Ordering> {
        let says = |words: &[&str]| words.iter().any(|word| self.name.contains(word));
        if matches!(self.unit, Unit::WorkingDays { .. }) || says(&["_over", "_late"]) {
            Some(Ordering::Less)
        } else if says(&["_within", "_in_time", "_on_time"]) {
            Some(Ordering::Greater)
        } else {
            None
        }
    }

    /// The same figure, its small counts suppressed for publication.
    pub const fn of_people(mut self) -> Self {
        self.disclosure = Disclosure::Characteristic;
        self
    }
}
