use serde::Deserialize;

use super::chart::point;
use super::{Terms, body, figure};
use crate::analysis::Figure;
use crate::calendar::ReportingYear;
use crate::diagnostics::Diagnostic;
use crate::report::chart::TimelinePoint;
use crate::report::document::KeyFact;
use crate::report::markdown::Fence;
use crate::report::wording::worded;
use crate::report::{inline, singular};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFactsBody {
    fact: Vec<FactBody>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactBody {
    number: String,
    label: String,
    comparison: Option<String>,
    /// The figure whose years are drawn as a small line.
    spark: Option<String>,
}

pub(super) fn make(fence: &Fence, terms: &Terms) -> Result<Vec<KeyFact>, Diagnostic> {
    let facts = body::<KeyFactsBody>(fence, terms.file)?.fact;
    facts.into_iter().map(|fact| key_fact(fact, fence, terms)).collect()
}

fn key_fact(fact: FactBody, fence: &Fence, terms: &Terms) -> Result<KeyFact, Diagnostic> {
    let spark = match &fact.spark {
        None => Vec::new(),
        Some(name) => {
            let figure = figure(name, fence, terms)?;
            let years = terms.figures.years(figure.name);
            years.into_iter().map(|year| spark_point(figure, year, terms)).collect()
        }
    };
    Ok(KeyFact {
        number: inline::inlines(&fact.number),
        label: singular::after(&inline::plain(&fact.number), &inline::plain(&fact.label)),
        comparison: fact.comparison.as_deref().map(inline::inlines),
        spark,
    })
}

/// A year on the small line, which has no room for what a share is of: the card says it.
fn spark_point(figure: &Figure, year: ReportingYear, terms: &Terms) -> TimelinePoint {
    let mut point = point(figure, year, terms);
    if point.mark.value.is_some() {
        point.mark.text = worded(&terms.figures.value(figure.name, year), figure.unit);
    }
    point
}
