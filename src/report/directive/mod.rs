//! Directives: the fenced blocks of a template that become tables, charts and key facts.

mod actions;
mod assurance;
mod chart;
mod comparators;
mod front_sheet;
mod key_facts;
mod matrix;
mod notes;
mod open_cases;
mod records;
mod self_assessment;
mod shown;
mod table;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::assured::Assured;
use super::document::Block;
use super::markdown::Fence;
use super::template::unknown_figure;
use crate::analysis::open_cases::OpenCases;
use crate::analysis::reconciliation::Finding;
use crate::analysis::{Breakdown, BreakdownValue, Figure, Figures, is_other, register};
use crate::diagnostics::{Code, Diagnostic, Location, nearest};
use crate::ingest::{Action, Claim, Corrected};
use crate::workspace::settings::Settings;
pub(super) use records::INTERNAL;

/// What a directive is carried out with.
pub(super) struct Terms<'a> {
    pub figures: &'a Figures,
    /// In a report between years: the figures from April to the end of the period.
    pub to_date: Option<&'a Figures>,
    /// In a report of open cases: those.
    pub open: Option<&'a OpenCases>,
    pub settings: &'a Settings,
    /// What is known of the round's checks.
    pub assured: &'a Assured,
    /// What the two systems say differently of the report's own cases.
    pub findings: &'a [&'a Finding],
    /// The corrections of the report's own tables.
    pub corrections: &'a [&'a Corrected],
    /// How the council holds itself against the Complaint Handling Code.
    pub claims: &'a [Claim],
    /// What it promised because of complaints.
    pub actions: &'a [Action],
    /// The section's file, for problems.
    pub file: &'a str,
}

/// The names of directives.
pub(super) const NAMES: &[&str] = &[
    "table",
    "chart",
    "key-facts",
    "front-sheet",
    "narrative",
    "quotations",
    "assurance",
    "contents",
    "page-break",
    "reconciliation",
    "corrections",
    "self-assessment",
    "actions",
    "open-cases",
];

/// A block, and for a chart the ids of the tables that hold its data.
pub(super) struct Made {
    pub block: Block,
    pub data: Vec<String>,
    /// Of a table: the breakdown that it shows.
    pub shows: Option<Shows>,
}

/// A breakdown, and whether a table shows it in place of a detailed one that gave way to it.
pub(super) struct Shows {
    pub breakdown: String,
    pub in_place: bool,
}

/// The section that a `narrative` directive asks for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NarrativeBody {
    pub section: String,
    /// The report whose narrative it is; the report's own where none is named.
    pub report: Option<String>,
}

pub(super) fn narrative_section(fence: &Fence, file: &str) -> Result<NarrativeBody, Diagnostic> {
    body(fence, file)
}

/// Carries out any directive but `narrative`.
pub(super) fn make(fence: &Fence, terms: &Terms) -> Result<Made, Diagnostic> {
    let alone = |block| Ok(Made { block, data: Vec::new(), shows: None });
    match fence.name.as_str() {
        "table" => table::make(fence, terms),
        "chart" => chart::make(fence, terms),
        "key-facts" => alone(Block::KeyFacts(key_facts::make(fence, terms)?)),
        "front-sheet" => alone(Block::FrontSheet(front_sheet::make(fence, terms.file)?)),
        "reconciliation" => alone(records::differences(fence, terms)?),
        "corrections" => alone(records::corrections(fence, terms)?),
        "self-assessment" => alone(self_assessment::make(fence, terms)?),
        "actions" => alone(actions::make(fence, terms)?),
        "assurance" => alone(assurance::make(fence, terms)?),
        "open-cases" => alone(open_cases::make(fence, terms)?),
        "contents" => alone(Block::Contents),
        "page-break" => alone(Block::PageBreak),
        other => {
            let near = nearest(other, NAMES.iter().copied()).map(|n| format!("Did you mean {n}? ")).unwrap_or_default();
            let help = format!("{near}The directives are: {}.", NAMES.join(", "));
            Err(invalid(fence, terms.file, format!("There is no directive named \"{other}\"."), help))
        }
    }
}

/// The body of a directive as its values.
pub(super) fn body<T: DeserializeOwned>(fence: &Fence, file: &str) -> Result<T, Diagnostic> {
    toml::from_str(&fence.body).map_err(|error| {
        let line = error.span().map_or(0, |span| fence.body[..span.start].matches('\n').count() as u32 + 1);
        let message =
            format!("The {} directive cannot be read: {}.", fence.name, error.message().trim_end_matches('.'));
        let help = "Correct the line. Text stands in double quotes, lists in square brackets.";
        Diagnostic::new(Code::TemplateInvalid, Location::line(file, fence.line + line, 1), message, help)
    })
}

fn invalid(fence: &Fence, file: &str, message: impl Into<String>, help: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Code::TemplateInvalid, Location::line(file, fence.line, 1), message, help)
}

fn figure(name: &str, fence: &Fence, terms: &Terms) -> Result<&'static Figure, Diagnostic> {
    register::figure(name).ok_or_else(|| {
        let known: Vec<_> = register::figures().map(|f| f.name).collect();
        unknown_figure(Location::line(terms.file, fence.line, 1), name, &known)
    })
}

/// A breakdown and its values of the reporting year: the coarser one, where it gave way to that.
fn breakdown<'a>(
    name: &str,
    fence: &Fence,
    terms: &Terms<'a>,
) -> Result<(&'static Breakdown, &'a BreakdownValue), Diagnostic> {
    let name = terms.figures.rolled_up(name).unwrap_or(name);
    let Some(breakdown) = register::breakdown(name) else {
        let known: Vec<_> = register::breakdowns().map(|b| b.name).collect();
        return Err(unknown_figure(Location::line(terms.file, fence.line, 1), name, &known));
    };
    let Some(split) = terms.figures.breakdown(name, terms.figures.year) else {
        let message = format!("There are no rows to count {name} in {}.", terms.figures.year);
        let help =
            format!("Give report.toml a source for the table {} that covers the year.", breakdown.population.table);
        return Err(invalid(fence, terms.file, message, help));
    };
    Ok((breakdown, split))
}

/// The order of a breakdown's categories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Order {
    /// As the law, the statistics or the council lists them.
    #[default]
    Listed,
    /// Largest first; those withheld or without a number last, and after them what fits no category.
    Largest,
}

fn ordered(split: &BreakdownValue, order: Order) -> Vec<&crate::analysis::Category> {
    let mut categories: Vec<_> = split.categories.iter().collect();
    if order == Order::Largest {
        categories.sort_by_key(|c| (is_other(&c.code), std::cmp::Reverse(c.count.count())));
    }
    categories
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Absence, Category, Value};

    #[test]
    fn the_largest_stand_first_and_what_fits_no_category_last() {
        let category = |(code, count): (&str, Option<u64>)| Category {
            code: code.into(),
            label: code.into(),
            within: None,
            count: count.map_or(Value::Absent(Absence::Suppressed), Value::Count),
            share: Value::Absent(Absence::NotApplicable),
        };
        let counts = [("a", Some(5)), ("Other", Some(56)), ("b", None), ("c", Some(31)), ("d", Some(5))];
        let split = BreakdownValue { categories: counts.map(category).to_vec(), whole: Value::Count(100) };
        let codes = |order| ordered(&split, order).iter().map(|c| c.code.clone()).collect::<Vec<_>>();
        assert_eq!(codes(Order::Largest), ["c", "a", "d", "b", "Other"]);
        assert_eq!(codes(Order::Listed), ["a", "Other", "b", "c", "d"]);
    }
}
