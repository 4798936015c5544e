//! Which rows of a table meet a condition, found once: hundreds of figures ask for a few dozen conditions between them.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use polars::prelude::{BooleanChunked, DataFrame};

use super::error::AnalysisError;
use super::population::{Condition, Population};
use crate::calendar::ReportingYear;

/// The masks of frames that no longer change.
#[derive(Debug, Default)]
pub(super) struct Masks(Mutex<HashMap<Key, BooleanChunked>>);

/// A table, and what is asked of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    Year(&'static str, &'static str, ReportingYear),
    Condition(&'static str, Condition),
}

impl Masks {
    /// The rows of the population's table that belong.
    pub(super) fn of(
        &self,
        population: &Population,
        frame: &DataFrame,
        year: ReportingYear,
    ) -> Result<BooleanChunked, AnalysisError> {
        let Population { table, year: column, conditions } = *population;
        let mut mask = self.held(Key::Year(table, column, year), || population.year_mask(frame, year))?;
        for condition in conditions {
            mask = mask & self.held(Key::Condition(table, *condition), || condition.mask(frame))?;
        }
        Ok(mask)
    }

    fn held(
        &self,
        key: Key,
        make: impl FnOnce() -> Result<BooleanChunked, AnalysisError>,
    ) -> Result<BooleanChunked, AnalysisError> {
        // A mask is put in whole or not at all: nothing is half done where a thread has panicked.
        if let Some(mask) = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(mask.clone());
        }
        let mask = make()?;
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, mask.clone());
        Ok(mask)
    }
}
