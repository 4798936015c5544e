//! Corporate complaints of the whole council, each once: those of social care as its database holds them, those of all other
//! services as the CRM does.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use polars::prelude::*;
use rayon::prelude::*;

use super::answered::{Stage, acknowledgement, timing};
use super::cases::{Case, days, texts};
use super::matching::Matching;
use crate::analysis::columns::Columns;
use crate::analysis::coverage::Coverage;
use crate::analysis::derive::Frames;
use crate::analysis::error::AnalysisError;
use crate::calendar::Clocks;
use crate::workspace::settings::Settings;

/// Every corporate complaint, in the years for which all systems are held.
const ALL: &str = "corporate_complaints";
/// The same without children's services, in the years for which the other systems are held.
const WITHOUT_CHILDRENS: &str = "corporate_complaints_without_childrens";
const SERVICES: [&str; 2] = ["childrens", "adult"];

/// A corporate complaint, from whichever system it is counted in.
#[derive(Clone, Debug, Default)]
struct Complaint<'a> {
    /// `childrens` or `adult` where it is of social care, by its database or by its service on the CRM.
    of: Option<&'a str>,
    /// Which of the origins it is counted in, and its row there.
    origin: usize,
    at: usize,
    accepted: bool,
    first: Stage,
    /// None where stage 2 was not requested.
    second: Option<Stage>,
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
        let all = frame(&complaints, &origins, systems)?;
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
    let (procedures, outcomes) = (texts(frame, "procedure")?, texts(frame, "outcome")?);
    let (references, types) = (texts(frame, "reference")?, texts(frame, "case_type")?);
    let accepted = flags(frame, "accepted")?;
    let complaint = |at: usize| {
        let (first, second) = stages(at);
        let accepted = accepted[at] != Some(false) && outcomes[at] != Some("not_accepted");
        Complaint { of: of.get(&at).copied(), origin: 0, at, accepted, first, second }
    };
    let corporate = |at: &usize| {
        let named = references[*at].is_some() && types[*at] == Some("complaint");
        named && procedures[*at] == Some("corporate") && !told.contains(at)
    };
    Ok((0..frame.height()).filter(corporate).map(complaint).collect())
}

/// Stage 1 and, where it was requested, stage 2 of a row of the CRM, which records no extension of stage 2.
fn crm_stages(frame: &DataFrame) -> Result<impl Fn(usize) -> (Stage, Option<Stage>), AnalysisError> {
    let [received, acknowledged, answered] =
        ["received", "acknowledged", "stage_1_response"].map(|column| days(frame, column));
    let [requested, acknowledged_2, answered_2] =
        ["stage_2_requested", "stage_2_acknowledged", "stage_2_response"].map(|column| days(frame, column));
    let (received, acknowledged, answered) = (received?, acknowledged?, answered?);
    let (requested, acknowledged_2, answered_2) = (requested?, acknowledged_2?, answered_2?);
    let (extended, outcomes) = (flags(frame, "stage_1_extended")?, texts(frame, "outcome")?);
    Ok(move |at: usize| {
        let first = Stage {
            number: 1,
            began: received[at],
            acknowledged: acknowledged[at],
            answered: answered[at],
            extended: extended[at] == Some(true),
            withdrawn: outcomes[at] == Some("withdrawn") && answered[at].is_none(),
            open: outcomes[at] == Some("open"),
        };
        let second = requested[at].map(|day| Stage {
            number: 2,
            began: Some(day),
            acknowledged: acknowledged_2[at],
            answered: answered_2[at],
            extended: false,
            withdrawn: outcomes[at] == Some("withdrawn") && answered_2[at].is_none(),
            open: outcomes[at] == Some("open"),
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
        Complaint {
            of: Some(service),
            origin,
            at,
            accepted: outcomes[at] != Some("not_accepted"),
            first: Stage { began: received[at], acknowledged, open, ..stage(1).unwrap_or(fallback) },
            second: stage(2).map(|stage| Stage { acknowledged: crm.and_then(|at| acknowledged_2[*at]), open, ..stage }),
        }
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
    acknowledged: Option<&'static str>,
    first: Option<&'static str>,
    acknowledged_2: Option<&'static str>,
    second: Option<&'static str>,
}

impl Judged {
    fn of(complaint: &Complaint, systems: &Systems) -> Judged {
        if !complaint.accepted {
            return Judged::default();
        }
        let timing = |stage| timing(stage, systems.clocks, systems.settings.exports_taken);
        let second = complaint.second.as_ref();
        Judged {
            acknowledged: Some(acknowledgement(&complaint.first, systems.clocks)),
            first: Some(timing(&complaint.first)),
            acknowledged_2: second.map(|stage| acknowledgement(stage, systems.clocks)),
            second: second.map(timing),
        }
    }
}

/// One row a complaint.
fn frame(complaints: &[Complaint], origins: &[Origin], systems: &Systems) -> Result<DataFrame, AnalysisError> {
    let judged: Vec<Judged> = complaints.par_iter().map(|complaint| Judged::of(complaint, systems)).collect();
    let numbers = |name: &str| -> Result<Column, AnalysisError> {
        let of: Vec<&UInt32Chunked> = origins.iter().map(|o| o.frame.column(name)?.u32()).collect::<Result<_, _>>()?;
        let cells = complaints.iter().map(|c| of[c.origin].get(c.at));
        Ok(UInt32Chunked::from_iter_options(name.into(), cells).into_column())
    };
    let texts = |name: &str| -> Result<Column, AnalysisError> {
        let of = origins.iter().map(|o| o.frame.column(name).ok().map(Column::str).transpose());
        let of: Vec<Option<&StringChunked>> = of.collect::<Result<_, _>>()?;
        let of_all = |c: &Complaint| origins[c.origin].service.filter(|_| name == "service");
        let cells = complaints.iter().map(|c| of_all(c).or_else(|| of[c.origin]?.get(c.at)));
        Ok(StringChunked::from_iter_options(name.into(), cells).into_column())
    };
    let yes = |name: &str, cell: fn(&Complaint) -> bool| {
        BooleanChunked::from_iter_values(name.into(), complaints.iter().map(cell)).into_column()
    };
    let judgement = |name: &str, cell: fn(&Judged) -> Option<&'static str>| {
        StringChunked::from_iter_options(name.into(), judged.iter().map(cell)).into_column()
    };
    Ok(DataFrame::new(
        complaints.len(),
        vec![
            numbers("input")?,
            numbers("row")?,
            texts("reference")?,
            texts("service")?,
            texts("year")?,
            texts("outcome")?,
            texts("reason_not_accepted")?,
            yes("accepted", |c| c.accepted),
            yes("stage_2_requested", |c| c.accepted && c.second.is_some()),
            judgement("acknowledgement", |j| j.acknowledged),
            judgement("stage_1_timing", |j| j.first),
            judgement("stage_2_acknowledgement", |j| j.acknowledged_2),
            judgement("stage_2_timing", |j| j.second),
        ],
    )?)
}
