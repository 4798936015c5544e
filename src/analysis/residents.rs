use std::collections::BTreeMap;

use super::columns::Columns;
use super::error::AnalysisError;
use super::evaluate::Inputs;
use super::results::Residents;
use crate::calendar::ReportingYear;

/// The day and source of our council's number of residents in each year.
pub(super) fn residents(inputs: &Inputs) -> Result<BTreeMap<ReportingYear, Residents>, AnalysisError> {
    let mut found = BTreeMap::new();
    let Some(frame) = inputs.frames.get("populations") else { return Ok(found) };
    let columns = Columns(frame);
    let (years, ours) = (columns.text("year")?, columns.flags("ours")?);
    let (days, sources) = (columns.dates("reference_date")?, columns.text("source")?);
    for row in (0..frame.height()).filter(|row| ours[*row] == Some(true)) {
        let entry = (|| {
            let source = sources[row]?.to_string();
            Some((years[row]?.parse().ok()?, Residents { on: days[row]?, source }))
        })();
        found.extend(entry);
    }
    Ok(found)
}
