//! Checks that need more than one row: cases and rows that stand twice, rows that belong to no case.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use rayon::prelude::*;

use super::Input;
use super::codes::{DECISION, decisions_in_force};
use super::columns::{Filling, TableColumns};
use super::privacy::looks_like_reference;
use super::tables::SERVICES;
use crate::calendar::ReportingYear;
use crate::diagnostics::{Code, Diagnostic, Location, Place, Problems};

/// The tables whose rows belong to a complaint of the same service.
const CHILDREN: [&str; 3] = ["stages", "concerns", "remedies"];

/// Which rows of a table to keep: a row exported twice is kept once.
pub(super) fn kept(table: &TableColumns, inputs: &[Input], problems: &mut Problems) -> Vec<bool> {
    let mut kept = vec![true; table.height()];
    for (row, first) in again(table) {
        let other = location(table, inputs, first);
        let problem = if table.same(first, row) {
            kept[row] = false;
            let message = format!("The row is the same as the row at {other}; it is counted once.");
            let help = "Nothing need be done; if it happens often, ask why the export repeats rows.";
            Diagnostic::new(Code::RowTwice, location(table, inputs, row), message, help)
        } else {
            let message = format!("{} stands again, with other contents, at {other}.", key_words(table));
            let help = "Find which of the two rows is right, and take the other out of the export.";
            Diagnostic::new(Code::ReferenceTwice, location(table, inputs, row), message, help)
        };
        problems.push(with_reference(problem, table, row));
    }
    kept
}

/// The rows whose key an earlier row has, in their order, each with the first of those.
///
/// Rows are told apart by the hash of their key, and only those whose hash is the same by the key itself: the keys of a
/// million rows would take as much memory as the rows.
fn again(table: &TableColumns) -> Vec<(usize, usize)> {
    let positions: Vec<usize> = table.spec.key.iter().filter_map(|column| table.position(column)).collect();
    if positions.is_empty() || is_ascending(table, &positions) {
        return Vec::new();
    }
    let hashed = |row| Some((hash(table, &positions, row)?, row));
    let mut hashes: Vec<(u64, usize)> = (0..table.height()).into_par_iter().filter_map(hashed).collect();
    hashes.par_sort_unstable();
    let mut again = Vec::new();
    for alike in hashes.chunk_by(|one, other| one.0 == other.0).filter(|alike| alike.len() > 1) {
        let mut first_of: HashMap<Option<Vec<Cow<'_, str>>>, usize> = HashMap::new();
        for (_, row) in alike {
            let first = *first_of.entry(key(table, &positions, *row)).or_insert(*row);
            again.extend((first != *row).then_some((*row, first)));
        }
    }
    again.sort_unstable();
    again
}

/// Whether each row's key comes after that of the row before, as in many an export: then none stands twice.
fn is_ascending(table: &TableColumns, positions: &[usize]) -> bool {
    let [only] = positions else { return false };
    let Filling::Text(texts) = &table.columns[*only] else { return false };
    (1..table.height())
        .into_par_iter()
        .all(|row| matches!((texts.get(row - 1), texts.get(row)), (Some(one), Some(next)) if one < next))
}

/// The key of a row; none where it lacks part of it.
fn key<'t>(table: &'t TableColumns, positions: &[usize], row: usize) -> Option<Vec<Cow<'t, str>>> {
    positions.iter().map(|position| table.columns[*position].key(row)).collect()
}

/// The hash of a row's key.
fn hash(table: &TableColumns, positions: &[usize], row: usize) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    for position in positions {
        table.columns[*position].key(row)?.hash(&mut hasher);
    }
    Some(hasher.finish())
}

fn key_words(table: &TableColumns) -> String {
    let mut words = table.spec.key.join(" and ");
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    format!("The same {}", words.to_lowercase())
}

/// Adds a problem for every stage, concern or remedy whose complaint the export of the same service does not hold.
pub(super) fn check_children(tables: &BTreeMap<String, TableColumns>, inputs: &[Input], problems: &mut Problems) {
    for service in SERVICES {
        let complaints = tables.get(&format!("{service}_complaints")).and_then(|table| table.texts("reference"));
        let Some(complaints) = complaints else { continue };
        let known: HashSet<&str> = complaints.iter().flatten().collect();
        for child in CHILDREN {
            let Some(table) = tables.get(&format!("{service}_{child}")) else { continue };
            let Some(references) = table.texts("reference") else { continue };
            for (row, reference) in references.iter().enumerate() {
                if reference.is_some_and(|reference| !known.contains(reference)) {
                    let message = format!("The complaint is not among the rows of {service}_complaints.");
                    let help = "Export the complaint too, or take this row out; check the reference for a slip.";
                    let problem = Diagnostic::new(Code::ReferenceUnknown, location(table, inputs, row), message, help);
                    problems.push(with_reference(problem, table, row));
                }
            }
        }
    }
}

/// Adds a problem for every case of the Ombudsman's whose decision is of another year's categories: the categories change
/// over time, and counts of both must not stand in one table.
pub(super) fn check_decisions(tables: &BTreeMap<String, TableColumns>, inputs: &[Input], problems: &mut Problems) {
    for name in ["ombudsman_cases", "lgsco_decided_cases"] {
        let Some(table) = tables.get(name) else { continue };
        for row in 0..table.height() {
            let (Some(decision), Some(day)) = (table.code("decision", row), table.day("decided", row)) else {
                continue;
            };
            let year = ReportingYear::of(day);
            let in_force = decisions_in_force(year);
            if in_force.contains(&decision) {
                continue;
            }
            let label = |code: &str| DECISION.label(code).unwrap_or_default();
            let known: Vec<&str> = in_force.iter().map(|code| label(code)).collect();
            let message = format!("\"{}\" is not among the Ombudsman's categories of {year}.", label(decision));
            let help = format!("Give the decision as the Ombudsman gave it that year: {}.", known.join(", "));
            let place = location(table, inputs, row);
            let problem = Diagnostic::new(Code::DecisionNotInForce, place, message, help).value(label(decision));
            problems.push(with_reference(problem, table, row));
        }
    }
}

/// The row of a table in its file.
pub(super) fn location(table: &TableColumns, inputs: &[Input], row: usize) -> Location {
    let number = table.rows[row];
    match inputs.get(table.inputs[row] as usize) {
        Some(input) => {
            Location { file: input.file.clone(), place: Place::Row { sheet: input.sheet.clone(), row: number } }
        }
        None => Location::file(String::new()),
    }
}

fn with_reference(problem: Diagnostic, table: &TableColumns, row: usize) -> Diagnostic {
    let reference = table.texts("reference").and_then(|references| references.get(row));
    match reference.filter(|reference| looks_like_reference(reference)) {
        Some(reference) => problem.reference(reference),
        None => problem,
    }
}
