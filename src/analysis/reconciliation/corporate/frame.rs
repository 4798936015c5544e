//! The frame of corporate complaints, made column by column of the systems they are counted in.

use polars::prelude::*;
use rayon::prelude::*;

use super::{ACKNOWLEDGED, ACKNOWLEDGED_2, ANSWERED, ANSWERED_2, Complaint, IN_FORCE, Kept, THE_CODE};
use crate::analysis::error::AnalysisError;
use crate::ingest::coded::{coded, positions};

/// The frame of a system, and the service of all its cases where it is that of one.
pub(super) struct Origin<'a> {
    pub frame: &'a DataFrame,
    pub service: Option<&'a str>,
}

/// What a column of the frame is made of.
enum Made {
    /// The column of the same name of the system that the complaint is counted in.
    Taken(DataType),
    /// The same, of words of a list.
    Named,
    Yes(fn(&Complaint) -> bool),
    /// How a limit was kept, by the clocks in force or by the Code's.
    Kept(usize, usize),
}

const NUMBER: Made = Made::Taken(DataType::UInt32);

const MADE: [(&str, Made); 17] = [
    ("input", NUMBER),
    ("row", NUMBER),
    ("reference", Made::Taken(DataType::String)),
    ("service", Made::Named),
    ("received", Made::Taken(DataType::Date)),
    ("year", Made::Named),
    ("outcome", Made::Named),
    ("reason_not_accepted", Made::Named),
    ("accepted", Made::Yes(|c| c.accepted)),
    ("stage_2_requested", Made::Yes(|c| c.accepted && c.second)),
    ("acknowledgement", Made::Kept(IN_FORCE, ACKNOWLEDGED)),
    ("stage_1_timing", Made::Kept(IN_FORCE, ANSWERED)),
    ("stage_2_acknowledgement", Made::Kept(IN_FORCE, ACKNOWLEDGED_2)),
    ("stage_2_timing", Made::Kept(IN_FORCE, ANSWERED_2)),
    ("code_acknowledgement", Made::Kept(THE_CODE, ACKNOWLEDGED)),
    ("code_stage_1_timing", Made::Kept(THE_CODE, ANSWERED)),
    ("code_stage_2_timing", Made::Kept(THE_CODE, ANSWERED_2)),
];

/// One row a complaint, in the order of their origins.
pub(super) fn frame(complaints: &[Complaint], origins: &[Origin]) -> Result<DataFrame, AnalysisError> {
    let of = |origin: usize| complaints.iter().filter(move |c| usize::from(c.origin) == origin).map(|c| c.at);
    let rows: Vec<IdxCa> = (0..origins.len()).map(|at| IdxCa::from_vec("at".into(), of(at).collect())).collect();
    let column = |(name, made): &(&'static str, Made)| match made {
        Made::Taken(kind) => taken(name, kind, &rows, origins),
        Made::Named => named(name, complaints, origins),
        Made::Yes(cell) => {
            Ok(BooleanChunked::from_iter_values((*name).into(), complaints.iter().map(cell)).into_column())
        }
        Made::Kept(clocks, limit) => {
            let position = |at: usize| complaints[at].judged[*clocks][*limit].map(|kept| kept as u32);
            Ok(coded(name, Kept::WORDS, complaints.len(), position)?)
        }
    };
    let columns: Vec<Column> = MADE.par_iter().map(column).collect::<Result<_, AnalysisError>>()?;
    Ok(DataFrame::new(complaints.len(), columns)?)
}

/// The cells of a column where the complaints are counted; blank where the system has no such column.
fn taken(name: &str, kind: &DataType, rows: &[IdxCa], origins: &[Origin]) -> Result<Column, AnalysisError> {
    let mut all: Option<Column> = None;
    for (origin, rows) in origins.iter().zip(rows).filter(|(_, rows)| !rows.is_empty()) {
        let cells = match origin.frame.column(name) {
            // Each row stands once, in the order of the frame.
            Ok(column) if rows.len() == column.len() => column.clone(),
            Ok(column) => column.take(rows)?,
            Err(_) => Column::full_null(name.into(), rows.len(), kind),
        };
        match &mut all {
            Some(all) => _ = all.append(&cells)?,
            None => all = Some(cells),
        }
    }
    Ok(all.map_or_else(|| Column::new_empty(name.into(), kind), |all| all.rechunk()))
}

/// The same of a column of words. Each system has a list of its own, and the frame has one of all.
fn named(name: &str, complaints: &[Complaint], origins: &[Origin]) -> Result<Column, AnalysisError> {
    if let [Origin { frame, service: None }] = origins
        && frame.height() == complaints.len()
        && let Ok(column) = frame.column(name)
    {
        return Ok(column.clone());
    }
    let held = origins.iter().map(|origin| {
        let height = origin.frame.height();
        Ok(match (origin.service.filter(|_| name == "service"), origin.frame.column(name)) {
            (Some(service), _) => (vec![service], vec![Some(0); height]),
            (None, Ok(column)) => positions(column)?,
            (None, Err(_)) => (Vec::new(), vec![None; height]),
        })
    });
    let held: Vec<_> = held.collect::<Result<_, AnalysisError>>()?;
    // The words of all systems in the order in which they are met, and where there each system's own are.
    let mut words: Vec<&str> = Vec::new();
    let mut among: Vec<Vec<Option<u32>>> = held.iter().map(|(own, _)| vec![None; own.len()]).collect();
    let mut position = |c: &Complaint| {
        let (own, cells) = &held[usize::from(c.origin)];
        let cell = cells[c.at as usize]? as usize;
        let met = &mut among[usize::from(c.origin)][cell];
        *met = met.or_else(|| {
            let known = words.iter().position(|word| *word == own[cell]).unwrap_or_else(|| {
                words.push(own[cell]);
                words.len() - 1
            });
            u32::try_from(known).ok()
        });
        *met
    };
    let cells: Vec<Option<u32>> = complaints.iter().map(&mut position).collect();
    Ok(coded(name, words, cells.len(), |at| cells[at])?)
}
