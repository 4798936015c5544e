//! Columns that definitions need and no export holds: reporting years, working days, how a limit was kept, age bands.

mod adult;
mod comparators;
mod concerns;
mod ombudsman;
mod people;
mod timing;
mod unmapped;
mod years;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use polars::prelude::DataFrame;

use indexmap::IndexMap;

use super::error::AnalysisError;
use crate::calendar::{Clocks, ReportingYear};
use crate::workspace::settings::{AgeBand, Council, Day, Source};

/// The frames by table name, as ingest gave them or with derived columns added.
pub(super) type Frames = BTreeMap<String, DataFrame>;

/// The settings that derivations depend on.
#[derive(Debug)]
pub(super) struct Terms<'a> {
    pub clocks: &'a Clocks,
    pub sources: &'a [Source],
    pub exports_taken: NaiveDate,
    /// The working days in which the Ombudsman asks for an answer.
    pub ombudsman_limit: Option<u32>,
    pub age_bands: &'a BTreeMap<String, Vec<AgeBand>>,
    pub council: &'a Council,
    /// The years that need a number of residents, and the reference days that settings choose for some of them.
    pub years: &'a BTreeSet<ReportingYear>,
    pub population_dates: &'a IndexMap<ReportingYear, Day>,
}

/// All frames with their derived columns.
pub(super) fn derive(mut frames: Frames, terms: &Terms) -> Result<Frames, AnalysisError> {
    unmapped::fill_characteristics(&mut frames, terms.sources)?;
    ombudsman::stand_in(&mut frames)?;
    years::add(&mut frames)?;
    ombudsman::add(&mut frames, terms)?;
    comparators::add(&mut frames, terms)?;
    for service in crate::ingest::tables::SERVICES {
        concerns::add(&mut frames, service)?;
        people::add(&mut frames, service, terms)?;
        timing::add(&mut frames, service, terms)?;
    }
    adult::add(&mut frames, terms)?;
    unmapped::drop_unmapped(&mut frames, terms.sources);
    Ok(frames)
}
