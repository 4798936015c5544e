//! Columns that definitions need and no export holds: reporting years, working days, how a limit was kept, age bands.

mod concerns;
mod people;
mod timing;
mod years;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use polars::prelude::DataFrame;

use super::error::AnalysisError;
use crate::calendar::Clocks;
use crate::workspace::settings::AgeBand;

/// The frames by table name, as ingest gave them or with derived columns added.
pub(super) type Frames = BTreeMap<String, DataFrame>;

/// The settings that derivations depend on.
#[derive(Debug)]
pub(super) struct Terms<'a> {
    pub clocks: &'a Clocks,
    pub exports_taken: NaiveDate,
    pub age_bands: &'a BTreeMap<String, Vec<AgeBand>>,
}

/// All frames with their derived columns.
pub(super) fn derive(mut frames: Frames, terms: &Terms) -> Result<Frames, AnalysisError> {
    years::add(&mut frames)?;
    for service in crate::ingest::tables::SERVICES {
        concerns::add(&mut frames, service)?;
        people::add(&mut frames, service, terms)?;
        timing::add(&mut frames, service, terms)?;
    }
    Ok(frames)
}
