//! Councils beside our own on one measure.

use super::chart::{ChartBody, mark, missing, sentence};
use super::matrix::Tabled;
use super::{Terms, figure};
use crate::diagnostics::Diagnostic;
use crate::report::chart::{Average, ChartKind, Comparator};
use crate::report::inline;
use crate::report::markdown::Fence;

/// Every row of a matrix with one measure, the largest first, our own council picked out; a figure of the whole group as a
/// line.
pub(super) fn comparators(chart: &ChartBody, fence: &Fence, terms: &Terms) -> Result<ChartKind, Diagnostic> {
    let name = chart.matrix.as_deref().ok_or_else(|| missing(fence, terms, "matrix"))?;
    let tabled = Tabled::new(name, fence, terms)?;
    let measure = tabled.measure(chart.measure.as_deref().ok_or_else(|| missing(fence, terms, "measure"))?)?;
    let unit = tabled.matrix.measures[measure].unit;
    let all = tabled.ordered(Some(measure)).into_iter();
    let (group, councils): (Vec<_>, Vec<_>) = all.partition(|row| chart.average_row.as_ref() == Some(&row.label));
    let rows = councils.into_iter().map(|row| Comparator {
        label: inline::typeset(&row.label),
        mark: mark(&row.values[measure], unit),
        ours: row.ours,
    });
    let average = match (&chart.average, group.first()) {
        (Some(name), _) => {
            let figure = figure(name, fence, terms)?;
            Some(mark(&terms.figures.value(figure.name, terms.figures.year), figure.unit))
        }
        (None, Some(row)) => Some(mark(&row.values[measure], unit)),
        (None, None) => None,
    };
    let average = average.map(|mark| Average { label: sentence(&chart.average_label), mark });
    Ok(ChartKind::Comparators { rows: rows.collect(), average })
}
