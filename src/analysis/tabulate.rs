//! Matrices: several measures of each row.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Columns;
use super::error::AnalysisError;
use super::evaluate::{Inputs, change, mean, total, value};
use super::matrix::{Matrix, MatrixRow, MatrixValue, Measure, Measured};
use super::population::Population;
use super::split::{codes, label, listed};
use super::value::{Absence, Value};
use crate::calendar::ReportingYear;

/// A measure's values by the code of the row; none where no export covers its year.
type ByRow = Option<BTreeMap<String, Value>>;

/// A matrix in a year; none where no measure of that year is covered by an export.
pub(super) fn tabulate(
    inputs: &Inputs,
    matrix: &Matrix,
    year: ReportingYear,
) -> Result<Option<MatrixValue>, AnalysisError> {
    let of = |measure: &Measure| if measure.last_year { year.previous() } else { year };
    let measured: Vec<ByRow> =
        matrix.measures.iter().map(|m| by_row(inputs, matrix, m, of(m))).collect::<Result<_, _>>()?;
    if !matrix.measures.iter().zip(&measured).any(|(measure, values)| !measure.last_year && values.is_some()) {
        return Ok(None);
    }
    let used: BTreeSet<&String> = measured.iter().flatten().flat_map(BTreeMap::keys).collect();
    let mut names = listed(inputs.settings, &matrix.categories, inputs.period(year));
    names.retain(|(code, _)| matrix.empty_rows || used.contains(code));
    let more = used.iter().filter(|code| names.iter().all(|(known, _)| known != **code));
    let more: Vec<_> = more.map(|code| (code.to_string(), label(&matrix.categories, code))).collect();
    names.extend(more);
    let council = &inputs.settings.council;
    let mut rows: Vec<MatrixRow> = names
        .into_iter()
        .map(|(code, label)| {
            let ours = code == council.name || code == council.short_name;
            let values = row(matrix, &measured, &code);
            MatrixRow { code, label, ours, values }
        })
        .collect();
    if !matrix.ours.is_empty() {
        let values: Result<_, _> = matrix.ours.iter().map(|figure| value(inputs, figure, year)).collect();
        let name = council.short_name.clone();
        rows.push(MatrixRow { code: name.clone(), label: name, ours: true, values: values? });
    }
    let total = |m: &Measure| m.total.map(|figure| value(inputs, figure, of(m))).transpose();
    let totals: Result<_, _> = matrix.measures.iter().map(total).collect();
    Ok(Some(MatrixValue { rows, totals: totals? }))
}

/// The values of one row: those counted, then those that are shares of or changes between them.
fn row(matrix: &Matrix, measured: &[ByRow], code: &str) -> Vec<Value> {
    let counted = |i: usize| match &measured[i] {
        None => Value::Absent(Absence::NotAvailable),
        Some(values) => values.get(code).cloned().unwrap_or_else(|| nothing(&matrix.measures[i].of)),
    };
    let named = |key: &str| matrix.measure(key).map_or(Value::Absent(Absence::NotAvailable), |(i, _)| counted(i));
    let value = |i: usize| match &matrix.measures[i].of {
        Measured::Share { part, whole } => share(&named(part), &named(whole)),
        Measured::Change { from, to } => change(named(from), named(to), matrix.measures[i].unit),
        _ => counted(i),
    };
    (0..matrix.measures.len()).map(value).collect()
}

/// What a measure says of a row that no case is in.
fn nothing(of: &Measured) -> Value {
    match of {
        Measured::Count(_) | Measured::Total { .. } => Value::Count(0),
        Measured::Mean { .. } => Value::Absent(Absence::NotApplicable),
        _ => Value::Absent(Absence::NotAvailable),
    }
}

fn share(part: &Value, whole: &Value) -> Value {
    match (part.count(), whole.count()) {
        (Some(_), Some(0)) => Value::Absent(Absence::NotApplicable),
        (Some(part), Some(whole)) => Value::Share { part, whole },
        _ => Value::Absent(Absence::NotAvailable),
    }
}

fn by_row(inputs: &Inputs, matrix: &Matrix, measure: &Measure, year: ReportingYear) -> Result<ByRow, AnalysisError> {
    match &measure.of {
        Measured::Count(over) => {
            grouped(inputs, matrix, (over, None), year, |_, rows| Ok(Value::Count(rows.len() as u64)))
        }
        Measured::Total { of, over } => {
            grouped(inputs, matrix, (over, Some(of)), year, |columns, rows| Ok(total(numbers(columns, of, rows)?)))
        }
        Measured::Mean { of, over } => {
            grouped(inputs, matrix, (over, Some(of)), year, |columns, rows| Ok(mean(&numbers(columns, of, rows)?)))
        }
        Measured::Given { of, over } => grouped(inputs, matrix, (over, Some(of)), year, |columns, rows| {
            let texts = columns.text(of)?;
            let given = rows.first().and_then(|row| texts[*row]).and_then(|text| text.parse().ok());
            Ok(given.map_or(Value::Absent(Absence::NotAvailable), Value::Published))
        }),
        Measured::Share { .. } | Measured::Change { .. } => Ok(None),
    }
}

/// The rows of a population, with a column if one is named, put together by the matrix's column.
fn grouped(
    inputs: &Inputs,
    matrix: &Matrix,
    (over, column): (&Population, Option<&str>),
    year: ReportingYear,
    of: impl Fn(&Columns, &[usize]) -> Result<Value, AnalysisError>,
) -> Result<ByRow, AnalysisError> {
    let columns: Vec<&str> = column.into_iter().chain([matrix.by]).collect();
    let Some(frame) = inputs.cells(over, year, &columns)? else { return Ok(None) };
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (row, code) in codes(&frame, matrix.by, &matrix.categories)?.into_iter().enumerate() {
        groups.entry(code).or_default().push(row);
    }
    let columns = Columns(&frame);
    let values = groups.into_iter().map(|(code, rows)| Ok((code, of(&columns, &rows)?)));
    Ok(Some(values.collect::<Result<_, AnalysisError>>()?))
}

/// The numbers of a column in some rows, blanks left out.
fn numbers(columns: &Columns, of: &str, rows: &[usize]) -> Result<Vec<i64>, AnalysisError> {
    let all = columns.whole(of)?;
    Ok(rows.iter().filter_map(|row| all[*row]).collect())
}
