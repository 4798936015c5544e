//! The reports between years: which of them are asked for, of which period, and the figures that they are made of.

use super::Request;
use crate::analysis::{AnalysisError, Figures, Inputs, evaluate};
use crate::calendar::Period;
use crate::diagnostics::{Code, Diagnostic, Location, Problems};
use crate::report::document::Audience;
use crate::report::{BETWEEN_YEARS, Shared, Sources, is_internal_only};
use crate::workspace::settings::{Report, Settings};
use crate::workspace::{SETTINGS_FILE, Step, Workspace};

const QUARTERLY: &str = "quarterly";

/// Adds to the settings what the request says of these reports: one that is asked for by name needs no part of its own.
pub(super) fn configure(request: &Request, settings: &mut Settings) {
    for name in request.reports.iter().filter(|name| BETWEEN_YEARS.contains(&name.as_str())) {
        settings.reports.entry(name.clone()).or_insert_with(|| Report {
            title: title(name).to_string(),
            published: settings.exports_taken,
            ..Report::default()
        });
    }
    if let (Some(period), Some(report)) = (request.period, settings.reports.get_mut(QUARTERLY)) {
        report.period = Some(period);
    }
}

fn title(name: &str) -> &'static str {
    match name {
        QUARTERLY => "Quarterly complaints report",
        _ => "Complaints report",
    }
}

/// What is wrong with what was asked of these reports.
pub(super) fn check(request: &Request, workspace: &Workspace, problems: &mut Problems) {
    let asked = &request.reports;
    let names = workspace.settings.reports.keys().filter(|name| asked.is_empty() || asked.contains(name));
    let names: Vec<&str> = names.map(String::as_str).collect();
    if names.contains(&QUARTERLY) {
        problems.extend(wrong_period(workspace));
    } else if request.period.is_some() {
        let message = "A period was asked for, and no report of the request is of a period.".to_string();
        let help = "Add `--report quarterly`, or leave --period out.";
        problems.push(Diagnostic::new(Code::PeriodInvalid, Location::file(SETTINGS_FILE), message, help));
    }
    let for_staff: Vec<&String> = asked.iter().filter(|name| is_internal_only(name)).collect();
    if request.audiences.contains(&Audience::Publication) && !for_staff.is_empty() {
        let message = format!("The report \"{}\" is for the council's own staff, and is not published.", for_staff[0]);
        let help = "Build it with `--audience internal`, or without --audience.";
        problems.push(Diagnostic::new(Code::AudienceInvalid, Location::file(SETTINGS_FILE), message, help));
    }
}

/// Why the quarterly report cannot be of the period that is asked for.
fn wrong_period(workspace: &Workspace) -> Option<Diagnostic> {
    let settings = &workspace.settings;
    let path = [Step::Key("reports"), Step::Key(QUARTERLY), Step::Key("period")];
    let wrong =
        |message: String, help: &str| Some(workspace.setting_problem(Code::PeriodInvalid, &path, message, help));
    let Some(period) = settings.reports.get(QUARTERLY).and_then(|report| report.period) else {
        let help =
            "Ask for one, as in `--period 2023/24-Q3`, or write period = \"2023/24-Q3\" into [reports.quarterly].";
        return wrong("The quarterly report needs to be told its quarter.".into(), help);
    };
    if period.part.is_year() {
        let help = "Name a quarter, as in 2023/24-Q3, or build the annual reports.";
        return wrong(format!("{period} is a whole year, which the annual reports are of."), help);
    }
    if period.last_day() >= settings.exports_taken {
        let (last, taken) = (period.last_day(), settings.exports_taken);
        let help = "Take the exports again after the period's last day, and write the day into exports_taken.";
        return wrong(format!("{period} ended on {last}, and the exports were taken on {taken}."), help);
    }
    let covers = |year| settings.sources.iter().any(|source| source.years(settings.reporting_year).contains(&year));
    if !covers(period.year) {
        let help = "Give report.toml a source that covers the year, or ask for a quarter of a year that one covers.";
        return wrong(format!("No export covers {}, so {period} cannot be counted.", period.year), help);
    }
    None
}

/// The figures of the reports between years.
#[derive(Debug, Default)]
pub(super) struct Between {
    /// Of the quarter, and from April to its end.
    quarter: Option<(Figures, Figures)>,
}

impl Between {
    pub(super) fn new(reports: &[String], settings: &Settings, inputs: &Inputs) -> Result<Self, AnalysisError> {
        let quarterly = settings.reports.get(QUARTERLY).filter(|_| reports.iter().any(|name| name == QUARTERLY));
        let of = |period: Period| evaluate(&inputs.within(period.part)?, period.year);
        let quarter = quarterly.and_then(|report| report.period);
        let both = |period: Period| Ok::<_, AnalysisError>((of(period)?, of(period.to_date())?));
        let quarter = quarter.map(both).transpose()?;
        Ok(Between { quarter })
    }

    /// Its figures, and what templates may say of them.
    pub(super) fn shared(&self, settings: &Settings, inputs: &Inputs, audience: Audience) -> Told<'_> {
        let quarter = self.quarter.as_ref().map(|(quarter, to_date)| {
            let shared = Shared::new(settings, quarter, &inputs.clocks, audience).with_to_date(quarter, to_date);
            (quarter, to_date, shared)
        });
        Told { quarter }
    }

    /// The sets of figures that the data files list beside those of the year.
    pub(super) fn figures(&self) -> Vec<&Figures> {
        self.quarter.iter().flat_map(|(quarter, to_date)| [quarter, to_date]).collect()
    }
}

/// What an edition's reports between years are composed from.
#[derive(Debug)]
pub(super) struct Told<'a> {
    quarter: Option<(&'a Figures, &'a Figures, Shared)>,
}

impl Told<'_> {
    /// The sources of a report: those of the round, with the figures of its own period.
    pub(super) fn sources<'s>(&'s self, name: &str, sources: Sources<'s>) -> Sources<'s> {
        match &self.quarter {
            Some((figures, to_date, shared)) if name == QUARTERLY => {
                Sources { figures, to_date: Some(to_date), shared, ..sources }
            }
            _ => sources,
        }
    }
}

/// The reports of an edition: those that its readers may see.
pub(super) fn readable(reports: &[String], audience: Audience) -> Vec<String> {
    let may = |name: &&String| audience == Audience::Internal || !is_internal_only(name);
    reports.iter().filter(may).cloned().collect()
}
