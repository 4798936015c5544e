//! The cases that were open on a day: what each waits for, and how many working days of its limit are used and left.
//! They are named by reference and team, and by nothing that tells who complained.

mod deadline;

use std::collections::HashMap;

use chrono::NaiveDate;
use polars::prelude::DataFrame;

use super::columns::{Columns, days, places, texts};
use super::error::AnalysisError;
use super::evaluate::Inputs;
use crate::calendar::{Clocks, working_days_between};
use crate::ingest::tables::SERVICES;
pub use deadline::{AMBER, Nearness};
use deadline::{Waiting, deadline, left, nearness};

/// The open cases of a day, what falls due next first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenCases {
    pub on: NaiveDate,
    pub cases: Vec<OpenCase>,
    /// Complaints that ended without a day on record, so that nobody can say whether they were open on that day.
    pub undated: usize,
}

/// A case that was received by a day, and by then neither answered, withdrawn nor closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCase {
    pub reference: String,
    /// `childrens`, `adult`, or `corporate` of any other service.
    pub service: &'static str,
    pub team: String,
    /// `childrens_statutory`, `adult_statutory`, `corporate`
    pub procedure: String,
    pub stage: u8,
    /// What is due next: `Response`.
    pub next: &'static str,
    /// Working days since day zero of the limit.
    pub used: Option<u32>,
    /// The last day of the limit; none where no clock is in force.
    pub due: Option<NaiveDate>,
    /// Working days left on that day; below zero where the limit has passed.
    pub left: Option<i64>,
    pub nearness: Nearness,
}

/// A complaint as its system records it.
#[derive(Debug)]
struct Complaint<'a> {
    reference: &'a str,
    service: &'static str,
    team: Option<&'a str>,
    procedure: String,
    outcome: Option<&'a str>,
    closed: Option<NaiveDate>,
    stages: Vec<Stage>,
}

/// One stage of a complaint.
#[derive(Clone, Copy, Debug, Default)]
struct Stage {
    number: u8,
    began: Option<NaiveDate>,
    acknowledged: Option<NaiveDate>,
    extended: bool,
    /// When the extension was agreed; of one without a day it is taken that it was.
    extended_on: Option<NaiveDate>,
    new_due: Option<NaiveDate>,
    panel_held: Option<NaiveDate>,
    panel_report: Option<NaiveDate>,
    ended: Option<NaiveDate>,
}

impl Inputs<'_> {
    /// The cases that were open at the end of a day. Informal complaints have no clock and are left out.
    ///
    /// # Errors
    /// Where a frame lacks a column that every table of its kind has.
    pub fn open_cases(&self, on: NaiveDate) -> Result<OpenCases, AnalysisError> {
        let mut open = OpenCases { on, ..OpenCases::default() };
        let acknowledged = self.acknowledged_on_crm()?;
        for service in SERVICES {
            for complaint in self.in_database(service, &acknowledged)? {
                open.add(&complaint, &self.clocks);
            }
        }
        for complaint in self.on_crm()? {
            open.add(&complaint, &self.clocks);
        }
        open.cases.sort_by(|a, b| (a.due.is_none(), a.due, &a.reference).cmp(&(b.due.is_none(), b.due, &b.reference)));
        Ok(open)
    }

    /// The acknowledgements of both stages by every reference that a case has: only the CRM records them.
    fn acknowledged_on_crm(&self) -> Result<HashMap<&str, [Option<NaiveDate>; 2]>, AnalysisError> {
        let Some(frame) = self.frames.get("crm_cases") else { return Ok(HashMap::new()) };
        let (first, second) = (days(frame, "acknowledged")?, days(frame, "stage_2_acknowledged")?);
        let mut found = HashMap::new();
        for column in ["reference", "social_care_reference"] {
            let named = texts(frame, column)?.into_iter().enumerate();
            found.extend(named.filter_map(|(row, reference)| Some((reference?, [first[row], second[row]]))));
        }
        Ok(found)
    }

    /// The complaints of a social-care database.
    fn in_database(
        &self,
        service: &'static str,
        acknowledged: &HashMap<&str, [Option<NaiveDate>; 2]>,
    ) -> Result<Vec<Complaint<'_>>, AnalysisError> {
        let Some(frame) = self.frames.get(&format!("{service}_complaints")) else { return Ok(Vec::new()) };
        let mut stages = match self.frames.get(&format!("{service}_stages")) {
            Some(stages) => by_reference(stages)?,
            None => HashMap::new(),
        };
        let (references, on_crm, received) =
            (texts(frame, "reference")?, texts(frame, "crm_reference")?, days(frame, "received")?);
        let (procedures, teams) = (texts(frame, "procedure")?, texts(frame, "team")?);
        let (outcomes, closed) = (texts(frame, "outcome")?, days(frame, "closed")?);
        let complaint = |row: usize| {
            let reference = references[row]?;
            let procedure = match procedures[row]? {
                "statutory" => format!("{service}_statutory"),
                "corporate" => "corporate".to_string(),
                _ => return None,
            };
            let known = acknowledged.get(reference).or_else(|| acknowledged.get(on_crm[row]?));
            let known = known.copied().unwrap_or_default();
            let mut stages = stages.remove(reference).unwrap_or_default();
            if !stages.iter().any(|stage| stage.number == 1) {
                stages.push(Stage { number: 1, began: received[row], ..Stage::default() });
            }
            for stage in &mut stages {
                stage.acknowledged = known.get(usize::from(stage.number) - 1).copied().flatten();
            }
            let (team, outcome, closed) = (teams[row], outcomes[row], closed[row]);
            Some(Complaint { reference, service, team, procedure, outcome, closed, stages })
        };
        Ok((0..frame.height()).filter_map(complaint).collect())
    }

    /// The corporate complaints that only the CRM tells of.
    fn on_crm(&self) -> Result<Vec<Complaint<'_>>, AnalysisError> {
        let (Some(all), Some(frame)) = (self.frames.get("corporate_complaints"), self.frames.get("crm_cases")) else {
            return Ok(Vec::new());
        };
        let rows: HashMap<_, _> = places(frame)?.into_iter().enumerate().map(|(row, place)| (place, row)).collect();
        let counted: Vec<usize> = places(all)?.iter().filter_map(|place| rows.get(place).copied()).collect();
        let (references, services, teams) =
            (texts(frame, "reference")?, texts(frame, "service")?, texts(frame, "team")?);
        let (outcomes, closed, extended) =
            (texts(frame, "outcome")?, days(frame, "closed")?, flags(frame, "stage_1_extended")?);
        let (received, answered) = (days(frame, "received")?, days(frame, "stage_1_response")?);
        let (requested, answered_2) = (days(frame, "stage_2_requested")?, days(frame, "stage_2_response")?);
        let (acknowledged, acknowledged_2) = (days(frame, "acknowledged")?, days(frame, "stage_2_acknowledged")?);
        let accepted = flags(frame, "accepted")?;
        let complaint = |row: usize| {
            let first = Stage {
                number: 1,
                began: received[row],
                acknowledged: acknowledged[row],
                extended: extended[row] == Some(true),
                ended: answered[row],
                ..Stage::default()
            };
            let second = requested[row].map(|day| Stage {
                number: 2,
                began: Some(day),
                acknowledged: acknowledged_2[row],
                ended: answered_2[row],
                ..Stage::default()
            });
            Some(Complaint {
                reference: references[row]?,
                service: "corporate",
                team: teams[row].or(services[row]),
                procedure: "corporate".into(),
                outcome: if accepted[row] == Some(false) { Some("not_accepted") } else { outcomes[row] },
                closed: closed[row],
                stages: std::iter::once(first).chain(second).collect(),
            })
        };
        Ok(counted.into_iter().filter_map(complaint).collect())
    }
}

impl OpenCases {
    /// Adds a complaint, where it was open.
    fn add(&mut self, complaint: &Complaint, clocks: &Clocks) {
        let by = |day: Option<NaiveDate>| day.filter(|day| *day <= self.on);
        let begun = complaint.stages.iter().filter(|stage| by(stage.began).is_some());
        let Some(stage) = begun.max_by_key(|stage| stage.number) else { return };
        let is_over = by(complaint.closed).is_some() || by(stage.ended).is_some();
        if is_over || complaint.outcome == Some("not_accepted") {
            return;
        }
        if stage.ended.is_none() && complaint.closed.is_none() && complaint.outcome != Some("open") {
            self.undated += 1;
            return;
        }
        let Some(began) = stage.began else { return };
        let extended = stage.extended && stage.extended_on.is_none_or(|day| day <= self.on);
        let waiting = Waiting {
            procedure: &complaint.procedure,
            stage: stage.number,
            began,
            acknowledged: by(stage.acknowledged),
            extended,
            new_due: stage.new_due.filter(|_| extended),
            panel_held: by(stage.panel_held),
            panel_report: by(stage.panel_report),
        };
        let deadline = deadline(&waiting, clocks);
        let days = deadline.and_then(|deadline| left(self.on, deadline.due));
        self.cases.push(OpenCase {
            reference: complaint.reference.to_string(),
            service: complaint.service,
            team: complaint.team.unwrap_or("Not recorded").to_string(),
            procedure: complaint.procedure.clone(),
            stage: stage.number,
            next: deadline.map_or("Response", |deadline| deadline.next),
            used: working_days_between(deadline.map_or(began, |deadline| deadline.from), self.on),
            due: deadline.map(|deadline| deadline.due),
            left: days,
            nearness: nearness(days),
        });
    }
}

/// The stages of a database by the reference of their complaint. A corporate stage begins when it is requested.
fn by_reference(frame: &DataFrame) -> Result<HashMap<&str, Vec<Stage>>, AnalysisError> {
    let (references, numbers) = (texts(frame, "reference")?, Columns(frame).whole("stage")?);
    let procedures = texts(frame, "procedure")?;
    let (requested, started, ended) = (days(frame, "requested")?, days(frame, "started")?, days(frame, "ended")?);
    let (extended, extended_on) = (flags(frame, "extension_agreed")?, days(frame, "extension_agreed_on")?);
    let (new_due, panel_held, panel_report) =
        (days(frame, "new_due")?, days(frame, "panel_held")?, days(frame, "panel_report")?);
    let mut found: HashMap<&str, Vec<Stage>> = HashMap::new();
    for row in 0..frame.height() {
        let number = numbers[row].and_then(|number| u8::try_from(number).ok()).filter(|number| *number > 0);
        let (Some(reference), Some(number)) = (references[row], number) else { continue };
        let of_law = procedures[row] == Some("statutory");
        let began = if of_law { started[row].or(requested[row]) } else { requested[row].or(started[row]) };
        found.entry(reference).or_default().push(Stage {
            number,
            began,
            acknowledged: None,
            extended: extended[row] == Some(true),
            extended_on: extended_on[row],
            new_due: new_due[row],
            panel_held: panel_held[row],
            panel_report: panel_report[row],
            ended: ended[row],
        });
    }
    Ok(found)
}

fn flags(frame: &DataFrame, column: &str) -> Result<Vec<Option<bool>>, AnalysisError> {
    if frame.column(column).is_err() { Ok(vec![None; frame.height()]) } else { Columns(frame).flags(column) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn stage(number: u8, began: &str, ended: &str) -> Stage {
        let ended = (!ended.is_empty()).then(|| day(ended));
        Stage { number, began: Some(day(began)), ended, ..Stage::default() }
    }

    fn complaint(outcome: &'static str, stages: Vec<Stage>) -> Complaint<'static> {
        let (reference, service, procedure) = ("CH1", "childrens", "childrens_statutory".to_string());
        Complaint { reference, service, team: None, procedure, outcome: Some(outcome), closed: None, stages }
    }

    /// The open cases of 31 January 2024.
    fn open(complaint: &Complaint) -> OpenCases {
        let mut open = OpenCases { on: day("2024-01-31"), ..OpenCases::default() };
        open.add(complaint, &Clocks::new([], None));
        open
    }

    fn is_open(complaint: &Complaint) -> bool {
        !open(complaint).cases.is_empty()
    }

    #[test]
    fn a_case_is_open_from_the_day_of_receipt_until_the_day_it_ends() {
        let answered = |began, ended| complaint("upheld", vec![stage(1, began, ended)]);
        assert!(is_open(&answered("2024-01-31", "2024-02-07")), "received that day");
        assert!(!is_open(&answered("2024-02-01", "2024-02-07")), "received the day after");
        assert!(!is_open(&answered("2024-01-15", "2024-01-31")), "answered that day");
        assert!(is_open(&answered("2024-01-15", "2024-02-01")), "answered the day after");
        assert!(is_open(&complaint("open", vec![stage(1, "2024-01-15", "")])));
        let closed =
            |on| Complaint { closed: Some(day(on)), ..complaint("withdrawn", vec![stage(1, "2024-01-15", "")]) };
        assert!(!is_open(&closed("2024-01-31")) && is_open(&closed("2024-02-01")), "withdrawn by then, or not yet");
        assert!(!is_open(&complaint("not_accepted", vec![stage(1, "2024-01-15", "")])));
    }

    #[test]
    fn a_case_that_ended_on_no_known_day_is_counted_apart() {
        let undated = open(&complaint("withdrawn", vec![stage(1, "2024-01-15", "")]));
        assert_eq!((undated.cases.len(), undated.undated), (0, 1));
    }

    #[test]
    fn a_case_waits_at_the_last_stage_that_had_begun() {
        let second =
            complaint("upheld", vec![stage(1, "2023-11-01", "2023-11-15"), stage(2, "2024-01-15", "2024-03-01")]);
        let waiting = &open(&second).cases[0];
        assert_eq!((waiting.stage, waiting.used, waiting.due), (2, Some(12), Some(day("2024-02-19"))));
        assert_eq!((waiting.left, waiting.nearness), (Some(13), Nearness::Green));
        let later =
            complaint("upheld", vec![stage(1, "2023-11-01", "2023-11-15"), stage(2, "2024-02-05", "2024-03-01")]);
        assert!(!is_open(&later), "answered, and its next stage not yet begun");
    }

    #[test]
    fn an_extension_counts_from_the_day_on_which_it_was_agreed() {
        let agreed = |on: &str| {
            let (extended, extended_on) = (true, Some(day(on)));
            complaint("open", vec![Stage { extended, extended_on, ..stage(1, "2024-01-15", "") }])
        };
        assert_eq!(open(&agreed("2024-01-31")).cases[0].due, Some(day("2024-02-12")));
        assert_eq!(open(&agreed("2024-02-01")).cases[0].due, Some(day("2024-01-29")), "not yet on that day");
    }
}
