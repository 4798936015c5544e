//! Sheets of one workbook that must agree: a complaint and the stages that it went through.

use std::collections::BTreeMap;

use polars::prelude::DataFrame;

use super::cases::written;
use super::{Finding, Side};
use crate::analysis::columns::{Columns, days};
use crate::analysis::derive::Frames;
use crate::analysis::error::AnalysisError;
use crate::diagnostics::Code;
use crate::ingest::Input;
use crate::ingest::codes::OUTCOME;

const HELP: &str = "Correct whichever of the two sheets is wrong in the database, and export both again.";

/// A complaint or one of its stages, as far as they must agree.
#[derive(Clone, Debug)]
struct Row {
    reference: String,
    input: u32,
    row: u32,
    stage: Option<i64>,
    outcome: Option<String>,
    ended: Option<String>,
}

/// Complaints whose highest stage, outcome or end is not that of their stages.
pub(super) fn findings(frames: &Frames, service: &str, read: &[Input]) -> Result<Vec<Finding>, AnalysisError> {
    let table = format!("{service}_complaints");
    let tables = (frames.get(&table), frames.get(&format!("{service}_stages")));
    let (Some(complaints), Some(stages)) = tables else { return Ok(Vec::new()) };
    let mut last: BTreeMap<String, Row> = BTreeMap::new();
    for row in rows(stages, "stage", "ended")? {
        let held = last.get(&row.reference).and_then(|held| held.stage);
        if held.is_none_or(|held| row.stage > Some(held)) {
            last.insert(row.reference.clone(), row);
        }
    }
    let mut findings = Vec::new();
    for complaint in rows(complaints, "stage_reached", "closed")? {
        let Some(reached) = complaint.stage else { continue };
        let Some(stage) = last.get(&complaint.reference) else {
            findings.push(without_stages(&complaint, reached, &table, read));
            continue;
        };
        let finding = |subject: &str, own: (&str, &str), other: (&str, &str)| Finding {
            code: Code::SheetsDiffer,
            table: table.clone(),
            reference: complaint.reference.clone(),
            subject: subject.to_string(),
            message: format!("{subject} is {} with the complaint and {} with its highest stage.", own.1, other.1),
            help: HELP,
            here: side(&complaint, own.0, own.1, read),
            there: side(stage, other.0, other.1, read),
        };
        let (own, highest) = (reached.to_string(), stage.stage.unwrap_or_default().to_string());
        if own != highest {
            findings.push(finding("Stage reached", ("stage_reached", &own), ("stage", &highest)));
            continue;
        }
        let columns = [("Outcome", "outcome", "outcome", &complaint.outcome, &stage.outcome)];
        let ends = [("Date closed", "closed", "ended", &complaint.ended, &stage.ended)];
        for (subject, column, other, own, theirs) in columns.into_iter().chain(ends) {
            if let (Some(own), Some(theirs)) = (own, theirs)
                && own != theirs
            {
                findings.push(finding(subject, (column, own), (other, theirs)));
            }
        }
    }
    Ok(findings)
}

fn without_stages(complaint: &Row, reached: i64, table: &str, read: &[Input]) -> Finding {
    Finding {
        code: Code::SheetsDiffer,
        table: table.to_string(),
        reference: complaint.reference.clone(),
        subject: "Stage reached".to_string(),
        message: format!("The complaint reached stage {reached}, and no row of its stages is there."),
        help: HELP,
        here: side(complaint, "stage_reached", &reached.to_string(), read),
        there: Side { place: None, says: "Not there".to_string() },
    }
}

fn side(row: &Row, column: &str, says: &str, read: &[Input]) -> Side {
    let place = read.get(row.input as usize).map(|input| input.place(row.row, Some(column)));
    Side { place, says: says.to_string() }
}

fn rows(frame: &DataFrame, stage: &str, ended: &str) -> Result<Vec<Row>, AnalysisError> {
    let columns = Columns(frame);
    let has = |column: &str| frame.column(column).is_ok();
    let (references, ends) = (columns.text("reference")?, days(frame, ended)?);
    let stages = if has(stage) { columns.whole(stage)? } else { vec![None; frame.height()] };
    let outcomes = if has("outcome") { columns.text("outcome")? } else { vec![None; frame.height()] };
    let (inputs, numbers) = (frame.column("input")?.u32()?.clone(), frame.column("row")?.u32()?.clone());
    let row = |at: usize| {
        Some(Row {
            reference: references[at]?.to_string(),
            input: inputs.get(at)?,
            row: numbers.get(at)?,
            stage: stages[at],
            outcome: outcomes[at].map(|code| OUTCOME.label(code).unwrap_or(code).to_string()),
            ended: ends[at].map(written),
        })
    };
    Ok((0..frame.height()).filter_map(row).collect())
}
