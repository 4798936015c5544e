//! Figures of people that count the very cases of a breakdown's category: "complaints made by children" and the category
//! "child or young person" of who complained. Readers take them for one number, so disclosure control has to.

use super::error::AnalysisError;
use super::evaluate::Inputs;
use super::figure::{Computation, Disclosure, Figure};
use super::population::Population;
use super::register;
use super::results::{Figures, SameCases};
use super::split::codes;
use crate::calendar::ReportingYear;

/// Notes the categories of a year that hold exactly the cases of a figure. Figures and breakdowns are there already.
pub(super) fn same_cases(inputs: &Inputs, figures: &mut Figures, year: ReportingYear) -> Result<(), AnalysisError> {
    for figure in register::figures().filter(|figure| figure.disclosure == Disclosure::Characteristic) {
        let Computation::Count(population) = &figure.computation else { continue };
        let same = categories(inputs, figures, figure, population, year)?;
        if !same.is_empty() {
            figures.same.insert((figure.name, year), same);
        }
    }
    Ok(())
}

fn categories(
    inputs: &Inputs,
    figures: &Figures,
    figure: &Figure,
    population: &Population,
    year: ReportingYear,
) -> Result<Vec<SameCases>, AnalysisError> {
    let mut same = Vec::new();
    if inputs.count(population, year)?.is_none_or(|rows| rows == 0) {
        return Ok(same);
    }
    let people = register::breakdowns().filter(|b| b.disclosure == Disclosure::Characteristic);
    for breakdown in people.filter(|b| population.lies_within(&b.population)) {
        let Some(split) = figures.breakdown(breakdown.name, year) else { continue };
        let Some(rows) = inputs.cells(population, year, &[breakdown.by])? else { continue };
        let found = codes(&rows, breakdown.by, &breakdown.categories)?;
        // All of the figure's cases in one category that holds no others.
        let alike = found.first().filter(|first| found.iter().all(|code| code == *first));
        let count = figures.value(figure.name, year).count();
        if let Some(category) = alike.and_then(|code| split.category(code)).filter(|c| c.count.count() == count) {
            same.push(SameCases { breakdown: breakdown.name, code: category.code.clone() });
        }
    }
    Ok(same)
}
