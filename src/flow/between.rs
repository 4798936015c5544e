//! The reports between years: which of them are asked for, of which period, and the figures that they are made of.

use chrono::NaiveDate;

use super::Request;
use crate::analysis::open_cases::OpenCases;
use crate::analysis::{AnalysisError, Figures, Inputs, evaluate};
use crate::calendar::{Period, ReportingYear};
use crate::diagnostics::{Code, Diagnostic, Location, Problems};
use crate::report::document::Audience;
use crate::report::{BETWEEN_YEARS, Shared, Sources, is_internal_only};
use crate::workspace::settings::{Report, Settings};
use crate::workspace::{SETTINGS_FILE, Step, Workspace};

const QUARTERLY: &str = "quarterly";
const RAG: &str = "rag";

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
    if let (Some(day), Some(report)) = (request.as_at, settings.reports.get_mut(RAG)) {
        (report.as_at, report.published) = (Some(day), day);
    }
}

fn title(name: &str) -> &'static str {
    match name {
        QUARTERLY => "Quarterly complaints report",
        RAG => "Complaints scorecard and open cases",
        _ => "Learning from complaints",
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
    if names.contains(&RAG) {
        problems.extend(wrong_day(workspace));
    } else if request.as_at.is_some() {
        let message = "A day was asked for, and no report of the request is of open cases.".to_string();
        let help = "Add `--report rag`, or leave --as-at out.";
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
    if !is_covered(settings, period.year) {
        let help = "Give report.toml a source that covers the year, or ask for a quarter of a year that one covers.";
        return wrong(format!("No export covers {}, so {period} cannot be counted.", period.year), help);
    }
    None
}

/// Why the report of open cases cannot be of the day that is asked for.
fn wrong_day(workspace: &Workspace) -> Option<Diagnostic> {
    let settings = &workspace.settings;
    let path = [Step::Key("reports"), Step::Key(RAG), Step::Key("as_at")];
    let wrong =
        |message: String, help: &str| Some(workspace.setting_problem(Code::PeriodInvalid, &path, message, help));
    let Some(day) = settings.reports.get(RAG).and_then(|report| report.as_at) else {
        let help = "Ask for one, as in `--as-at 2024-01-31`, or write as_at = 2024-01-31 into [reports.rag].";
        return wrong("The report of open cases needs to be told its day.".into(), help);
    };
    if day > settings.exports_taken {
        let taken = settings.exports_taken;
        let help = "Take the exports again, and write the day into exports_taken; or name a day before.";
        return wrong(format!("The exports were taken on {taken}, and do not tell what was open on {day}."), help);
    }
    let year = ReportingYear::of(day);
    if !is_covered(settings, year) {
        let help = "Give report.toml a source that covers the year, or name a day of a year that one covers.";
        return wrong(format!("No export covers {year}, so nobody can say what was open on {day}."), help);
    }
    None
}

/// Whether any export covers a year.
fn is_covered(settings: &Settings, year: ReportingYear) -> bool {
    settings.sources.iter().any(|source| source.years(settings.reporting_year).contains(&year))
}

/// The figures of the reports between years.
#[derive(Debug, Default)]
pub(super) struct Between {
    /// Of the quarter, and from April to its end.
    quarter: Option<(Figures, Figures)>,
    /// The cases open on a day, with the figures of the last month by then and from April to its end.
    open: Option<(OpenCases, Figures, Figures)>,
}

impl Between {
    pub(super) fn new(reports: &[String], settings: &Settings, inputs: &Inputs) -> Result<Self, AnalysisError> {
        let asked = |name: &str| settings.reports.get(name).filter(|_| reports.iter().any(|report| report == name));
        let of = |period: Period| evaluate(&inputs.within(period.part)?, period.year);
        let (quarter, day) =
            (asked(QUARTERLY).and_then(|report| report.period), asked(RAG).and_then(|report| report.as_at));
        let both = |period: Period| Ok::<_, AnalysisError>((of(period)?, of(period.to_date())?));
        let quarter = quarter.map(both).transpose()?;
        let of_day = |day: NaiveDate| {
            let (month, to_date) = both(Period::last_month_by(day))?;
            Ok::<_, AnalysisError>((inputs.open_cases(day)?, month, to_date))
        };
        Ok(Between { quarter, open: day.map(of_day).transpose()? })
    }

    /// Its figures, and what templates may say of them.
    pub(super) fn shared(&self, settings: &Settings, inputs: &Inputs, audience: Audience) -> Told<'_> {
        let quarter = self.quarter.as_ref().map(|(quarter, to_date)| {
            let shared = Shared::new(settings, quarter, &inputs.clocks, audience).with_to_date(quarter, to_date);
            (quarter, to_date, shared)
        });
        let open = self.open.as_ref().map(|(open, month, to_date)| {
            let shared = Shared::new(settings, month, &inputs.clocks, audience).with_to_date(month, to_date);
            (open, month, to_date, shared.with_open(open))
        });
        Told { quarter, open }
    }

    /// The sets of figures that the data files list beside those of the year.
    pub(super) fn figures(&self) -> Vec<&Figures> {
        let quarter = self.quarter.iter().flat_map(|(quarter, to_date)| [quarter, to_date]);
        quarter.chain(self.open.iter().flat_map(|(_, month, to_date)| [month, to_date])).collect()
    }
}

/// What an edition's reports between years are composed from.
#[derive(Debug)]
pub(super) struct Told<'a> {
    quarter: Option<(&'a Figures, &'a Figures, Shared)>,
    open: Option<(&'a OpenCases, &'a Figures, &'a Figures, Shared)>,
}

impl Told<'_> {
    /// The sources of a report: those of the round, with the figures of its own period.
    pub(super) fn sources<'s>(&'s self, name: &str, sources: Sources<'s>) -> Sources<'s> {
        match (name, &self.quarter, &self.open) {
            (QUARTERLY, Some((figures, to_date, shared)), _) => {
                Sources { figures, to_date: Some(to_date), shared, published: None, ..sources }
            }
            (RAG, _, Some((open, figures, to_date, shared))) => {
                Sources { figures, to_date: Some(to_date), open: Some(open), shared, published: None, ..sources }
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
