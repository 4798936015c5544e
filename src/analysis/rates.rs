//! Percentages that arrive as numbers: whether any number of cases could give them.

use super::columns::Columns;
use super::error::AnalysisError;
use super::evaluate::{Inputs, value};
use super::figure::Computation;
use super::register;
use super::rounding::Decimal;
use crate::calendar::ReportingYear;

/// Whether some whole number of `cases` gives the percentage as it is printed. Of no cases, none does.
pub(super) fn is_possible(percent: Decimal, cases: u64) -> bool {
    let near = percent.to_f64() * cases as f64 / 100.0;
    let candidates = [near.floor() - 1.0, near.floor(), near.ceil(), near.ceil() + 1.0];
    candidates.into_iter().filter(|n| (0.0..=cases as f64).contains(n)).any(|part| {
        let given = Decimal::quotient(part as i128 * 100, i128::from(cases), percent.places());
        given.is_some_and(|given| given == percent)
    })
}

/// A percentage that no number of its cases gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ImpossibleRate {
    /// What it is a percentage of: a figure's name, or a council.
    pub of: String,
    pub year: String,
    pub percent: Decimal,
    pub cases: u64,
    /// Which of ingest's inputs and the row there, where it stands in a table.
    pub at: Option<(u32, u32)>,
}

/// Every percentage of the published figures and of the Ombudsman's tables that its number of cases cannot give.
pub(super) fn impossible_rates(inputs: &Inputs) -> Result<Vec<ImpossibleRate>, AnalysisError> {
    let mut found = of_published(inputs)?;
    found.extend(of_authorities(inputs)?);
    Ok(found)
}

fn of_published(inputs: &Inputs) -> Result<Vec<ImpossibleRate>, AnalysisError> {
    let mut found = Vec::new();
    for ((name, year), percent) in &inputs.published {
        let Some(Computation::Share { whole, .. }) = register::figure(name).map(|f| f.computation) else { continue };
        let Some(cases) = value(inputs, whole, *year)?.count() else { continue };
        if !is_possible(*percent, cases) {
            let (of, year, percent) = (name.to_string(), year.to_string(), *percent);
            found.push(ImpossibleRate { of, year, percent, cases, at: None });
        }
    }
    Ok(found)
}

fn of_authorities(inputs: &Inputs) -> Result<Vec<ImpossibleRate>, AnalysisError> {
    let Some(frame) = inputs.frames.get("authority_decisions") else { return Ok(Vec::new()) };
    let columns = Columns(frame);
    let (names, years) = (columns.text("authority")?, columns.text("year")?);
    let (rates, cases) = (columns.text("upheld_rate")?, columns.whole("investigated")?);
    let (from, lines) = (frame.column("input")?.u32()?.clone(), frame.column("row")?.u32()?.clone());
    let judge = |row: usize| {
        let percent: Decimal = rates[row]?.parse().ok()?;
        let cases = u64::try_from(cases[row]?).ok()?;
        let year: ReportingYear = years[row]?.parse().ok()?;
        let at = from.get(row).zip(lines.get(row));
        let rate = ImpossibleRate { of: names[row]?.to_string(), year: year.to_string(), percent, cases, at };
        (!is_possible(percent, cases)).then_some(rate)
    };
    Ok((0..frame.height()).filter_map(judge).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ninety_nine_percent_of_five_is_impossible() {
        let percent = |text: &str| text.parse::<Decimal>().unwrap();
        assert!(!is_possible(percent("99"), 5));
        assert!(is_possible(percent("100"), 5));
        assert!(is_possible(percent("38"), 8) && !is_possible(percent("39"), 8));
        assert!(is_possible(percent("37.5"), 8) && !is_possible(percent("37.6"), 8));
        assert!(!is_possible(percent("0"), 0));
        assert!(!is_possible(percent("101"), 5));
    }

    proptest! {
        #[test]
        fn every_rate_that_cases_give_is_possible((part, cases) in (1u64..2000).prop_flat_map(|n| (0..=n, Just(n)))) {
            let percent = Decimal::quotient(i128::from(part) * 100, i128::from(cases), 0).unwrap();
            prop_assert!(is_possible(percent, cases));
        }
    }
}
