use std::collections::BTreeMap;

use indexmap::IndexMap;
use polars::prelude::DataFrame;

use super::columns::Columns;
use super::error::AnalysisError;
use super::evaluate::Inputs;
use super::register;
use super::results::Figures;
use super::rounding::Decimal;
use super::value::Value;
use crate::calendar::ReportingYear;

/// Figures of earlier years as their reports printed them, and figures that other services supply.
pub(super) type Published = BTreeMap<(&'static str, ReportingYear), Decimal>;

impl Inputs<'_> {
    /// How many published figures of earlier years are counted again from cases, and how many of them then differ.
    pub fn held_against(&self, figures: &Figures) -> (usize, usize) {
        let counted = |(name, year): &&(&'static str, ReportingYear)| {
            let value = figures.value(name, *year);
            value.absence().is_none() && !matches!(value, Value::Published(_))
        };
        let held: Vec<_> = self.published.keys().filter(counted).collect();
        let differ = held.iter().filter(|(name, year)| figures.is_restated(name, *year)).count();
        (held.len(), differ)
    }
}

/// Reads the frame of published figures by the names that settings give them.
/// Rows whose name or number is not usable were refused by ingest and settings, and are passed over here.
pub(super) fn read(frame: Option<&DataFrame>, names: &IndexMap<String, String>) -> Result<Published, AnalysisError> {
    let mut published = Published::new();
    let Some(frame) = frame else { return Ok(published) };
    let columns = Columns(frame);
    let (reports, figures) = (columns.text("report")?, columns.text("figure")?);
    let (years, values) = (columns.text("year")?, columns.text("value")?);
    for row in 0..frame.height() {
        let entry = (|| {
            let name = names.get(&format!("{}: {}", reports[row]?, figures[row]?));
            // A row that `freeze` wrote bears the figure's own name.
            let figure = register::figure(name.map_or(figures[row]?, String::as_str))?;
            Some(((figure.name, years[row]?.parse().ok()?), values[row]?.parse().ok()?))
        })();
        published.extend(entry);
    }
    Ok(published)
}
