//! The rows of both systems as cases that can be compared.

use std::collections::{BTreeMap, HashSet};

use chrono::{Datelike, NaiveDate};
use polars::prelude::*;

use super::matching::Record;
use crate::analysis::columns::{days, filled, saying, texts};
use crate::analysis::derive::Frames;
use crate::analysis::error::AnalysisError;
use crate::calendar::ReportingYear;
use crate::ingest::coded::words;
use crate::ingest::codes::{CodeList, OUTCOME, PROCEDURE};
use crate::ingest::tables::SERVICES;
use crate::workspace::settings::Settings;

/// A column that both systems may hold, and how its cells are put into words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Comparable {
    pub name: &'static str,
    /// As a sentence begins with it.
    pub subject: &'static str,
    pub holds: Words,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Words {
    Day,
    Code(&'static CodeList),
    /// A label of the council's own list.
    Label,
}

pub(super) static COMPARABLE: &[Comparable] = &[
    Comparable { name: "received", subject: "Date received", holds: Words::Day },
    Comparable { name: "procedure", subject: "Procedure", holds: Words::Code(&PROCEDURE) },
    Comparable { name: "method", subject: "Method", holds: Words::Label },
    Comparable { name: "team", subject: "Team", holds: Words::Label },
    Comparable { name: "outcome", subject: "Outcome", holds: Words::Code(&OUTCOME) },
    Comparable { name: "closed", subject: "Date closed", holds: Words::Day },
];

/// A row of the database or of the CRM.
#[derive(Clone, Debug)]
pub(super) struct Case {
    /// The frame's name.
    pub frame: String,
    /// The position in the frame.
    pub at: usize,
    /// Which of the inputs, and the row there.
    pub input: u32,
    pub row: u32,
    pub reference: String,
    pub other: Option<String>,
    /// The table of the database that the case belongs in, where settings tell.
    pub table: Option<String>,
    pub key: Option<Vec<String>>,
    pub year: Option<ReportingYear>,
    /// The comparable columns that are filled, in words.
    pub says: BTreeMap<&'static str, String>,
    /// The CRM's service and kind of case.
    pub service: Option<String>,
    pub case_type: Option<String>,
}

impl Case {
    pub(super) fn record(&self) -> Record<'_> {
        Record {
            reference: &self.reference,
            other: self.other.as_deref(),
            table: self.table.as_deref(),
            key: self.key.clone(),
        }
    }
}

/// The cases of the CRM that could be the same as one of a database: those that name one or are named by one, and those of
/// the services that keep a database. Nothing is compared with the others, most of a council's.
pub(super) fn crm(frames: &Frames, frame: &DataFrame, settings: &Settings) -> Result<Vec<Case>, AnalysisError> {
    let frame = &comparable(frames, frame, settings)?;
    let mut cases = rows("crm_cases", frame, "social_care_reference", settings)?;
    for case in &mut cases {
        let mut declared = settings.reconciliation.services.iter();
        let owner = declared.find(|(_, labels)| case.service.as_ref().is_some_and(|s| labels.contains(s)));
        case.table = owner.and_then(|(service, _)| match case.case_type.as_deref() {
            Some("complaint") => Some(format!("{service}_complaints")),
            Some("compliment") => Some(format!("{service}_compliments")),
            _ => None,
        });
    }
    Ok(cases)
}

/// The column that keeps each row's position in the frame it was taken from.
const AT: &str = "at";

/// The rows of the CRM that could be compared, with their positions.
fn comparable(frames: &Frames, frame: &DataFrame, settings: &Settings) -> Result<DataFrame, AnalysisError> {
    let mut named: HashSet<&str> = HashSet::new();
    for table in database_tables() {
        let Some(frame) = frames.get(&table) else { continue };
        named.extend(texts(frame, "crm_reference")?.into_iter().flatten());
    }
    let mut wanted = filled(frame, "social_care_reference");
    for label in settings.reconciliation.services.values().flatten() {
        wanted = wanted | saying(frame, "service", label)?;
    }
    if !named.is_empty() {
        let references = words(frame.column("reference")?)?;
        let by_name: BooleanChunked = references.map(|cell| Some(cell.is_some_and(|r| named.contains(r)))).collect();
        wanted = wanted | by_name;
    }
    let positions = (0..).zip(wanted.iter()).filter_map(|(at, is_wanted)| (is_wanted == Some(true)).then_some(at));
    let positions = UInt32Chunked::from_iter_values(AT.into(), positions);
    let mut kept = frame.filter(&wanted)?;
    kept.with_column(positions.into_column())?;
    Ok(kept)
}

/// The cases of the database, and which of its tables are linked to the CRM at all: one that neither names CRM cases nor is
/// named by them, and for which no keys are declared, cannot be compared.
pub(super) fn database(
    frames: &Frames,
    crm: &[Case],
    settings: &Settings,
) -> Result<(Vec<Case>, Vec<String>), AnalysisError> {
    let named = crm.iter().any(|case| case.other.is_some());
    let (mut cases, mut linked) = (Vec::new(), Vec::new());
    for table in database_tables() {
        let Some(frame) = frames.get(&table) else { continue };
        let mut found = rows(&table, frame, "crm_reference", settings)?;
        let by_key = found.iter().any(|case| case.key.is_some());
        if !named && !by_key && found.iter().all(|case| case.other.is_none()) {
            continue;
        }
        found.iter_mut().for_each(|case| case.table = Some(table.clone()));
        cases.append(&mut found);
        linked.push(table);
    }
    Ok((cases, linked))
}

/// The tables of the databases whose rows the CRM may have too.
fn database_tables() -> impl Iterator<Item = String> {
    SERVICES.iter().flat_map(|service| [format!("{service}_complaints"), format!("{service}_compliments")])
}

/// The rows of a frame as cases.
fn rows(name: &str, frame: &DataFrame, other: &str, settings: &Settings) -> Result<Vec<Case>, AnalysisError> {
    let taken_from = frame.column(AT).ok().map(|column| column.u32()).transpose()?;
    let (services, types) = (texts(frame, "service")?, texts(frame, "case_type")?);
    let (references, others) = (texts(frame, "reference")?, texts(frame, other)?);
    let columns: Vec<(&'static str, Cells)> = COMPARABLE
        .iter()
        .map(|column| Ok((column.name, Cells::of(frame, column)?)))
        .collect::<Result<_, AnalysisError>>()?;
    let received = days(frame, "received")?;
    let (inputs, numbers) = (frame.column("input")?.u32()?.clone(), frame.column("row")?.u32()?.clone());
    let keys = &settings.reconciliation.keys;
    let case = |at: usize| {
        let filled = columns.iter().filter_map(|(column, cells)| Some((*column, cells.words(at)?)));
        let says: BTreeMap<&'static str, String> = filled.collect();
        let key: Option<Vec<String>> = keys.iter().map(|key| says.get(key.as_str()).cloned()).collect();
        let position = taken_from.and_then(|taken_from| taken_from.get(at));
        Some(Case {
            frame: name.to_string(),
            at: position.map_or(at, |position| position as usize),
            input: inputs.get(at)?,
            row: numbers.get(at)?,
            reference: references[at]?.to_string(),
            other: others[at].map(str::to_string),
            table: None,
            key: key.filter(|key| !key.is_empty()),
            year: received[at].map(ReportingYear::of),
            says,
            service: services[at].map(str::to_string),
            case_type: types[at].map(str::to_string),
        })
    };
    Ok((0..frame.height()).filter_map(case).collect())
}

/// The cells of a comparable column.
enum Cells<'f> {
    Days(Vec<Option<NaiveDate>>),
    Codes(&'static CodeList, Vec<Option<&'f str>>),
    Labels(Vec<Option<&'f str>>),
}

impl<'f> Cells<'f> {
    fn of(frame: &'f DataFrame, column: &Comparable) -> Result<Cells<'f>, AnalysisError> {
        Ok(match column.holds {
            Words::Day => Cells::Days(days(frame, column.name)?),
            Words::Code(list) => Cells::Codes(list, texts(frame, column.name)?),
            Words::Label => Cells::Labels(texts(frame, column.name)?),
        })
    }

    fn words(&self, at: usize) -> Option<String> {
        match self {
            Cells::Days(days) => days[at].map(written),
            Cells::Codes(list, codes) => codes[at].map(|code| list.label(code).unwrap_or(code).to_string()),
            Cells::Labels(labels) => labels[at].map(str::to_string),
        }
    }
}

/// `1 November 2024`
pub(super) fn written(day: NaiveDate) -> String {
    format!("{} {}", day.day(), day.format("%B %Y"))
}
