//! Corporate complaints of the whole council, each once: those of social care as its database holds them, those of all other
//! services as the CRM does.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use polars::prelude::*;
use rayon::prelude::*;

use super::answered::{Kept, Stage, acknowledgement, timing};
use super::cases::Case;
use super::matching::Matching;
use crate::analysis::columns::{Columns, days, filled, saying, texts};
use crate::analysis::coverage::Coverage;
use crate::analysis::derive::Frames;
use crate::analysis::error::AnalysisError;
use crate::calendar::Clocks;
use crate::ingest::coded::{coded, listed};
use crate::workspace::settings::Settings;

/// Every corporate complaint, in the years for which all systems are held.
const ALL: &str = "corporate_complaints";
/// The same without children's services, in the years for which the other systems are held.
const WITHOUT_CHILDRENS: &str = "corporate_complaints_without_childrens";
const SERVICES: [&str; 2] = ["childrens", "adult"];

/// A corporate complaint, from whichever system it is counted in.
#[derive(Clone, Copy, Debug)]
struct Complaint<'a> {
    /// `childrens` or `adult` where it is of social care, by its database or by its service on the CRM.
    of: Option<&'a str>,
    /// Which of the origins it is counted in, and its row there.
    origin: usize,
    at: IdxSize,
    accepted: bool,
    /// Whether stage 2 was requested.
    second: bool,
    /// By the clock in force, and by the Code's as though it had been.
    judged: Judged,
    by_code: Judged,
}

/// The frame of a system, and the service of all its cases where it is that of one.
struct Origin<'a> {
    frame: &'a DataFrame,
    service: Option<&'a str>,
}

/// The two systems and how their cases match.
pub(super) struct Systems<'a> {
    pub database: &'a [Case],
    pub crm: &'a [Case],
    pub matching: &'a Matching,
    pub settings: &'a Settings,
    pub clocks: &'a Clocks,
    /// Those of the Code alone.
    pub code: &'a Clocks,
}

/// Adds the frames and the years that they cover.
pub(super) fn add(frames: &mut Frames, coverage: &mut Coverage, systems: &Systems) -> Result<(), AnalysisError> {
    let (all, without) = {
        let mut complaints = on_crm(frames, systems)?;
        let mut origins: Vec<Origin> =
            frames.get("crm_cases").map(|frame| Origin { frame, service: None }).into_iter().collect();
        for service in SERVICES {
            let Some(frame) = frames.get(&format!("{service}_complaints")) else { continue };
            complaints.extend(in_database(frames, service, origins.len(), systems)?);
            let labels = systems.settings.reconciliation.services.get(service);
            let label = labels.and_then(|labels| labels.first()).map_or(service, String::as_str);
            origins.push(Origin { frame, service: Some(label) });
        }
        let all = frame(&complaints, &origins)?;
        let others: BooleanChunked = complaints.iter().map(|c| Some(c.of != Some("childrens"))).collect();
        let without = if others.all() { all.clone() } else { all.filter(&others)? };
        (all, without)
    };
    let held = |service: &&str| frames.contains_key(&format!("{service}_complaints"));
    let databases: Vec<String> = SERVICES.iter().filter(|s| held(s)).map(|s| format!("{s}_complaints")).collect();
    let needs = |table: &str| ["crm_cases".to_string(), table.to_string()];
    let all_need: Vec<_> = databases.iter().flat_map(|table| needs(table)).chain(["crm_cases".into()]).collect();
    let without_need: Vec<_> = all_need.iter().filter(|table| *table != "childrens_complaints").cloned().collect();
    frames.insert(ALL.into(), all);
    frames.insert(WITHOUT_CHILDRENS.into(), without);
    coverage.add_where_all(ALL, &all_need);
    coverage.add_where_all(WITHOUT_CHILDRENS, &without_need);
    Ok(())
}

/// The corporate complaints that only the CRM can tell of. A case of a service whose database is held is left to it, whether
/// or not it is there: the reconciliation reports it.
fn on_crm<'a>(frames: &'a Frames, systems: &Systems<'a>) -> Result<Vec<Complaint<'a>>, AnalysisError> {
    let Some(frame) = frames.get("crm_cases") else { return Ok(Vec::new()) };
    let matching = systems.matching;
    let matched = matching.pairs.iter().map(|(_, crm)| *crm);
    let matched: BTreeSet<usize> = matched.chain(matching.repeated.iter().map(|(crm, _)| *crm)).collect();
    let owned = |case: &Case| case.table.as_ref().is_some_and(|table| frames.contains_key(table));
    // By the row of the frame: what the database tells of, and whose database is not held.
    let told = systems.crm.iter().enumerate().filter(|(at, case)| matched.contains(at) || owned(case));
    let told: HashSet<usize> = told.map(|(_, case)| case.at).collect();
    let of = |case: &'a Case| Some((case.at, case.table.as_deref()?.strip_suffix("_complaints")?));
    let of: HashMap<usize, &str> = systems.crm.iter().filter_map(of).collect();
    let stages = crm_stages(frame)?;
    let (accepted, refused) = (flags(frame, "accepted")?, rows(&saying(frame, "outcome", "not_accepted")?));
    let complaint = |at: usize| {
        let (first, second) = stages(at);
        let accepted = accepted[at] != Some(false) && !refused[at];
        Complaint::new(of.get(&at).copied(), (0, at), accepted, (first, second), systems)
    };
    let named = filled(frame, "reference") & saying(frame, "case_type", "complaint")?;
    let corporate = rows(&(named & saying(frame, "procedure", "corporate")?));
    let corporate = |at: &usize| corporate[*at] && !told.contains(at);
    Ok((0..frame.height()).into_par_iter().filter(corporate).map(complaint).collect())
}

/// Stage 1 and, where it was requested, stage 2 of a row of the CRM, which records no extension of stage 2.
fn crm_stages(frame: &DataFrame) -> Result<impl Fn(usize) -> (Stage, Option<Stage>), AnalysisError> {
    const DATES: [&str; 6] = [
        "received",
        "acknowledged",
        "stage_1_response",
        "stage_2_requested",
        "stage_2_acknowledged",
        "stage_2_response",
    ];
    let dates = DATES.par_iter().map(|column| days(frame, column)).collect::<Result<Vec<_>, AnalysisError>>()?;
    let extended = flags(frame, "stage_1_extended")?;
    let [withdrawn, open] = ["withdrawn", "open"].map(|word| saying(frame, "outcome", word));
    let (withdrawn, open) = (rows(&withdrawn?), rows(&open?));
    Ok(move |at: usize| {
        let day = |column: usize| dates[column][at];
        let (received, acknowledged, answered) = (day(0), day(1), day(2));
        let first = Stage {
            number: 1,
            began: received,
            acknowledged,
            answered,
            extended: extended[at] == Some(true),
            withdrawn: withdrawn[at] && answered.is_none(),
            open: open[at],
        };
        let (requested, acknowledged, answered) = (day(3), day(4), day(5));
        let second = requested.map(|day| Stage {
            number: 2,
            began: Some(day),
            acknowledged,
            answered,
            extended: false,
            withdrawn: withdrawn[at] && answered.is_none(),
            open: open[at],
        });
        (first, second)
    })
}

/// The corporate complaints of a social-care database. Only the CRM records their acknowledgements.
fn in_database<'a>(
    frames: &'a Frames,
    service: &'a str,
    origin: usize,
    systems: &Systems<'a>,
) -> Result<Vec<Complaint<'a>>, AnalysisError> {
    let table = format!("{service}_complaints");
    let (Some(frame), Some(crm)) = (frames.get(&table), frames.get("crm_cases")) else { return Ok(Vec::new()) };
    let answers = database_stages(frames, service)?;
    let on_crm: BTreeMap<usize, usize> = systems.matching.pairs.iter().copied().collect();
    let crm_rows: BTreeMap<usize, usize> = systems
        .database
        .iter()
        .enumerate()
        .filter(|(_, case)| case.frame == table)
        .filter_map(|(at, case)| Some((case.at, systems.crm[*on_crm.get(&at)?].at)))
        .collect();
    let (acknowledged, acknowledged_2) = (days(crm, "acknowledged")?, days(crm, "stage_2_acknowledged")?);
    let (references, procedures, outcomes) =
        (texts(frame, "reference")?, texts(frame, "procedure")?, texts(frame, "outcome")?);
    let received = days(frame, "received")?;
    let complaint = |at: usize| {
        let stage = |number| references[at].and_then(|reference| answers.get(&(reference, number))).copied();
        let open = outcomes[at] == Some("open");
        let withdrawn = outcomes[at] == Some("withdrawn");
        let crm = crm_rows.get(&at);
        let fallback = Stage { number: 1, withdrawn, ..Stage::default() };
        let acknowledged = crm.and_then(|at| acknowledged[*at]);
        let first = Stage { began: received[at], acknowledged, open, ..stage(1).unwrap_or(fallback) };
        let second =
            stage(2).map(|stage| Stage { acknowledged: crm.and_then(|at| acknowledged_2[*at]), open, ..stage });
        let accepted = outcomes[at] != Some("not_accepted");
        Complaint::new(Some(service), (origin, at), accepted, (first, second), systems)
    };
    Ok((0..frame.height()).filter(|at| procedures[*at] == Some("corporate")).map(complaint).collect())
}

/// The stages of a database by reference and number, as far as it records them.
fn database_stages<'a>(frames: &'a Frames, service: &str) -> Result<HashMap<(&'a str, i64), Stage>, AnalysisError> {
    let Some(frame) = frames.get(&format!("{service}_stages")) else { return Ok(HashMap::new()) };
    let (references, numbers) = (texts(frame, "reference")?, Columns(frame).whole("stage")?);
    let (requested, started, ended) = (days(frame, "requested")?, days(frame, "started")?, days(frame, "ended")?);
    let (extended, outcomes) = (flags(frame, "extension_agreed")?, texts(frame, "outcome")?);
    let stage = |at: usize| {
        let number = numbers[at]?;
        let stage = Stage {
            number: u8::try_from(number).ok()?,
            began: requested[at].or(started[at]),
            acknowledged: None,
            answered: ended[at],
            extended: extended[at] == Some(true),
            withdrawn: outcomes[at] == Some("withdrawn"),
            open: false,
        };
        Some(((references[at]?, number), stage))
    };
    Ok((0..frame.height()).filter_map(stage).collect())
}

/// Whether each row is marked.
fn rows(marks: &BooleanChunked) -> Vec<bool> {
    marks.iter().map(|mark| mark == Some(true)).collect()
}

/// The flags of a column; blanks where no source maps it.
fn flags(frame: &DataFrame, column: &str) -> Result<Vec<Option<bool>>, AnalysisError> {
    if frame.column(column).is_err() {
        return Ok(vec![None; frame.height()]);
    }
    Columns(frame).flags(column)
}

/// How a complaint kept its limits. One that was not accepted has no timing: it is outside its base.
#[derive(Clone, Copy, Debug, Default)]
struct Judged {
    acknowledged: Option<Kept>,
    first: Option<Kept>,
    acknowledged_2: Option<Kept>,
    second: Option<Kept>,
}

impl Judged {
    fn by(clocks: &Clocks, first: &Stage, second: Option<&Stage>, systems: &Systems) -> Judged {
        let timing = |stage: &Stage| timing(stage, clocks, systems.settings.exports_taken);
        let acknowledgement = |stage: &Stage| acknowledgement(stage, clocks);
        Judged {
            acknowledged: Some(acknowledgement(first)),
            first: Some(timing(first)),
            acknowledged_2: second.map(acknowledgement),
            second: second.map(timing),
        }
    }
}

impl<'a> Complaint<'a> {
    fn new(
        of: Option<&'a str>,
        (origin, at): (usize, usize),
        accepted: bool,
        (first, second): (Stage, Option<Stage>),
        systems: &Systems,
    ) -> Complaint<'a> {
        let by =
            |clocks| if accepted { Judged::by(clocks, &first, second.as_ref(), systems) } else { Judged::default() };
        let (judged, by_code) = (by(systems.clocks), by(systems.code));
        // A frame has no more rows than polars can number.
        let at = IdxSize::try_from(at).unwrap_or(IdxSize::MAX);
        Complaint { of, origin, at, accepted, second: second.is_some(), judged, by_code }
    }
}

/// What a column of the frame is made of.
enum Made {
    /// The column of the same name of the system that the complaint is counted in.
    Taken(DataType),
    /// The same, of words of a list.
    Named,
    Yes(fn(&Complaint) -> bool),
    Kept(fn(&Complaint) -> Option<Kept>),
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
    ("acknowledgement", Made::Kept(|c| c.judged.acknowledged)),
    ("stage_1_timing", Made::Kept(|c| c.judged.first)),
    ("stage_2_acknowledgement", Made::Kept(|c| c.judged.acknowledged_2)),
    ("stage_2_timing", Made::Kept(|c| c.judged.second)),
    ("code_acknowledgement", Made::Kept(|c| c.by_code.acknowledged)),
    ("code_stage_1_timing", Made::Kept(|c| c.by_code.first)),
    ("code_stage_2_timing", Made::Kept(|c| c.by_code.second)),
];

/// One row a complaint, in the order of their origins.
fn frame(complaints: &[Complaint], origins: &[Origin]) -> Result<DataFrame, AnalysisError> {
    let column = |(name, made): &(&'static str, Made)| match made {
        Made::Taken(kind) => taken(name, kind, complaints, origins),
        Made::Named => named(name, complaints, origins),
        Made::Yes(cell) => {
            Ok(BooleanChunked::from_iter_values((*name).into(), complaints.iter().map(cell)).into_column())
        }
        Made::Kept(cell) => {
            let position = |at: usize| cell(&complaints[at]).map(|kept| kept as u32);
            Ok(coded(name, Kept::WORDS, complaints.len(), position)?)
        }
    };
    let columns: Vec<Column> = MADE.par_iter().map(column).collect::<Result<_, AnalysisError>>()?;
    Ok(DataFrame::new(complaints.len(), columns)?)
}

/// The cells of a column where the complaints are counted; blank where the system has no such column.
fn taken(name: &str, kind: &DataType, complaints: &[Complaint], origins: &[Origin]) -> Result<Column, AnalysisError> {
    let mut all = Column::new_empty(name.into(), kind);
    for (position, origin) in origins.iter().enumerate() {
        let rows = complaints.iter().filter(|c| c.origin == position).map(|c| c.at);
        let rows = IdxCa::from_vec(name.into(), rows.collect());
        let cells = match origin.frame.column(name) {
            Ok(column) => column.take(&rows)?,
            Err(_) => Column::full_null(name.into(), rows.len(), kind),
        };
        all.append(&cells)?;
    }
    Ok(all.rechunk())
}

/// The same of a column of words. Each system has a list of its own, and the frame has one of all.
fn named(name: &str, complaints: &[Complaint], origins: &[Origin]) -> Result<Column, AnalysisError> {
    let held = origins.iter().map(|origin| match origin.service.filter(|_| name == "service") {
        Some(service) => Ok(vec![Some(service); origin.frame.height()]),
        None => texts(origin.frame, name),
    });
    let held: Vec<_> = held.collect::<Result<_, AnalysisError>>()?;
    Ok(listed(name, complaints.iter().map(|c| held[c.origin][c.at as usize]))?)
}
