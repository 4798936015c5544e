//! Corporate complaints of the whole council, each once: those of social care as its database holds them, those of all other
//! services as the CRM does.

mod frame;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
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
use crate::workspace::settings::Settings;
use frame::{Origin, frame};

/// Every corporate complaint, in the years for which all systems are held.
const ALL: &str = "corporate_complaints";
/// The same without children's services, in the years for which the other systems are held.
const WITHOUT_CHILDRENS: &str = "corporate_complaints_without_childrens";
const SERVICES: [&str; 2] = ["childrens", "adult"];

/// A corporate complaint, from whichever system it is counted in.
#[derive(Clone, Copy, Debug)]
struct Complaint {
    /// Whether it is of children's services, by their database or by its service on the CRM.
    is_childrens: bool,
    /// Which of the origins it is counted in, and its row there.
    origin: u8,
    at: IdxSize,
    accepted: bool,
    /// Whether stage 2 was requested.
    second: bool,
    judged: [Judged; 2],
}

/// How a complaint kept its limits, at their places below. One that was not accepted has no timing: it is outside its base.
type Judged = [Option<Kept>; 4];

const ACKNOWLEDGED: usize = 0;
const ANSWERED: usize = 1;
const ACKNOWLEDGED_2: usize = 2;
const ANSWERED_2: usize = 3;

/// Judged by the clocks in force, and by those of the Code as though they had been.
const IN_FORCE: usize = 0;
const THE_CODE: usize = 1;

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
            let origin = u8::try_from(origins.len()).unwrap_or(u8::MAX);
            complaints.extend(in_database(frames, service, origin, systems)?);
            let labels = systems.settings.reconciliation.services.get(service);
            let label = labels.and_then(|labels| labels.first()).map_or(service, String::as_str);
            origins.push(Origin { frame, service: Some(label) });
        }
        let all = frame(&complaints, &origins)?;
        let others: BooleanChunked = complaints.iter().map(|c| Some(!c.is_childrens)).collect();
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
fn on_crm(frames: &Frames, systems: &Systems) -> Result<Vec<Complaint>, AnalysisError> {
    let Some(frame) = frames.get("crm_cases") else { return Ok(Vec::new()) };
    let matching = systems.matching;
    let matched = matching.pairs.iter().map(|(_, crm)| *crm);
    let matched: BTreeSet<usize> = matched.chain(matching.repeated.iter().map(|(crm, _)| *crm)).collect();
    let owned = |case: &Case| case.table.as_ref().is_some_and(|table| frames.contains_key(table));
    // By the row of the frame: what the database tells of, and whose database is not held.
    let told = systems.crm.iter().enumerate().filter(|(at, case)| matched.contains(at) || owned(case));
    let told: HashSet<usize> = told.map(|(_, case)| case.at).collect();
    let childrens = systems.crm.iter().filter(|case| case.table.as_deref() == Some("childrens_complaints"));
    let childrens: HashSet<usize> = childrens.map(|case| case.at).collect();
    let stages = crm_stages(frame)?;
    let (accepted, refused) = (flags(frame, "accepted")?, rows(&saying(frame, "outcome", "not_accepted")?));
    let complaint = |at: usize| {
        let (first, second) = stages(at);
        let accepted = accepted[at] != Some(false) && !refused[at];
        Complaint::new(childrens.contains(&at), (0, at), accepted, (first, second), systems)
    };
    let named = filled(frame, "reference") & saying(frame, "case_type", "complaint")?;
    let corporate = rows(&(named & saying(frame, "procedure", "corporate")?));
    let corporate = |at: &usize| corporate[*at] && !told.contains(at);
    let told_here: Vec<usize> = (0..frame.height()).filter(corporate).collect();
    Ok(told_here.into_par_iter().map(complaint).collect())
}

/// The days of a column as polars holds them; one that no source maps has none.
struct Dates(Option<Int32Chunked>);

impl Dates {
    fn of(frame: &DataFrame, column: &str) -> Dates {
        Dates(frame.column(column).ok().and_then(|cells| Some(cells.date().ok()?.physical().clone())))
    }

    fn day(&self, at: usize) -> Option<NaiveDate> {
        NaiveDate::from_epoch_days(self.0.as_ref()?.get(at)?)
    }
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
    let dates = DATES.map(|column| Dates::of(frame, column));
    let extended = flags(frame, "stage_1_extended")?;
    let [withdrawn, open] = ["withdrawn", "open"].map(|word| saying(frame, "outcome", word));
    let (withdrawn, open) = (rows(&withdrawn?), rows(&open?));
    Ok(move |at: usize| {
        let [received, acknowledged, answered, requested, acknowledged_2, answered_2] = &dates;
        let (received, acknowledged, answered) = (received.day(at), acknowledged.day(at), answered.day(at));
        let (requested, acknowledged_2, answered_2) = (requested.day(at), acknowledged_2.day(at), answered_2.day(at));
        let first = Stage {
            number: 1,
            began: received,
            acknowledged,
            answered,
            extended: extended[at] == Some(true),
            withdrawn: withdrawn[at] && answered.is_none(),
            open: open[at],
        };
        let second = requested.map(|day| Stage {
            number: 2,
            began: Some(day),
            acknowledged: acknowledged_2,
            answered: answered_2,
            extended: false,
            withdrawn: withdrawn[at] && answered_2.is_none(),
            open: open[at],
        });
        (first, second)
    })
}

/// The corporate complaints of a social-care database. Only the CRM records their acknowledgements.
fn in_database(frames: &Frames, service: &str, origin: u8, systems: &Systems) -> Result<Vec<Complaint>, AnalysisError> {
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
        Complaint::new(service == "childrens", (origin, at), accepted, (first, second), systems)
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

fn judged(clocks: &Clocks, first: &Stage, second: Option<&Stage>, systems: &Systems) -> Judged {
    let timing = |stage: &Stage| timing(stage, clocks, systems.settings.exports_taken);
    let acknowledgement = |stage: &Stage| acknowledgement(stage, clocks);
    [Some(acknowledgement(first)), Some(timing(first)), second.map(acknowledgement), second.map(timing)]
}

impl Complaint {
    fn new(
        is_childrens: bool,
        (origin, at): (u8, usize),
        accepted: bool,
        (first, second): (Stage, Option<Stage>),
        systems: &Systems,
    ) -> Complaint {
        let judged = [systems.clocks, systems.code].map(|clocks| match accepted {
            true => judged(clocks, &first, second.as_ref(), systems),
            false => Judged::default(),
        });
        // A frame has no more rows than polars can number.
        let at = IdxSize::try_from(at).unwrap_or(IdxSize::MAX);
        Complaint { is_childrens, origin, at, accepted, second: second.is_some(), judged }
    }
}
