use std::collections::BTreeMap;

use indexmap::IndexMap;
use polars::prelude::DataFrame;

use super::columns::Columns;
use super::error::AnalysisError;
use super::register;
use super::rounding::Decimal;
use crate::calendar::ReportingYear;

/// Figures of earlier years as their reports printed them, and figures that other services supply.
pub(super) type Published = BTreeMap<(&'static str, ReportingYear), Decimal>;

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
