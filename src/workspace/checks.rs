//! Checks of `report.toml` that need nothing but the folder: files in their places, bands, clocks.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::Datelike;

use super::settings::{AgeBand, Source};
use super::{Step, Workspace, files};
use crate::diagnostics::{Code, Problems, known_names};

/// The encodings that a CSV source may declare.
const ENCODINGS: [&str; 3] = ["utf-8", "utf-16", "windows-1252"];

/// Adds to `problems` whatever is wrong with the settings themselves.
pub(super) fn check(workspace: &Workspace, problems: &mut Problems) {
    check_reports(workspace, problems);
    check_addresses(workspace, problems);
    check_accessibility(workspace, problems);
    check_age_bands(workspace, problems);
    check_clocks(workspace, problems);
    let mut named = BTreeSet::new();
    for (index, source) in workspace.settings.sources.iter().enumerate() {
        check_source(workspace, index, source, problems);
        if named.insert(files::shown(&source.file)) {
            check_file(workspace, index, &source.file, problems);
        }
    }
}

fn check_reports(workspace: &Workspace, problems: &mut Problems) {
    if workspace.settings.reports.is_empty() {
        let message = "No report is configured.";
        let help = "Add a part such as [reports.childrens] with a title and the day of publication.";
        problems.push(workspace.setting_problem(Code::SettingsInvalid, &[Step::Key("reports")], message, help));
    }
    for (name, report) in &workspace.settings.reports {
        if !(1990..=2100).contains(&report.published.year()) {
            let message = format!("The report {name} cannot be published on {}.", report.published);
            let help = "Give the day of publication, as 2025-01-30.";
            let path = [Step::Key("reports"), Step::Key(name), Step::Key("published")];
            problems.push(workspace.setting_problem(Code::SettingsInvalid, &path, message, help));
        }
    }
    let year = workspace.settings.reporting_year;
    if workspace.settings.exports_taken <= year.first_day() {
        let message = format!("exports_taken lies before the reporting year {year} began.");
        let help = "Give the day on which the exports were taken out of the systems, as 2024-11-01.";
        problems.push(workspace.setting_problem(Code::SettingsInvalid, &[Step::Key("exports_taken")], message, help));
    }
}

fn check_addresses(workspace: &Workspace, problems: &mut Problems) {
    let is_address = |address: &str| {
        let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
        rest.is_some_and(|rest| !rest.is_empty() && !rest.contains([' ', '(', ')', '<', '>', '"']))
    };
    for (name, report) in &workspace.settings.reports {
        if report.address.as_ref().is_some_and(|address| !is_address(address)) {
            let message = format!("The address of the report \"{name}\" is not that of a web page.");
            let help = "Write the whole address, such as \"https://www.example.org/reports\", or take the line out.";
            let path = [Step::Key("reports"), Step::Key(name), Step::Key("address")];
            problems.push(workspace.setting_problem(Code::SettingsInvalid, &path, message, help));
        }
    }
}

fn check_accessibility(workspace: &Workspace, problems: &mut Problems) {
    if let Some((key, message, help)) = workspace.settings.accessibility.fault() {
        let path = [Step::Key("accessibility"), Step::Key(key)];
        problems.push(workspace.setting_problem(Code::SettingsInvalid, &path, message, help));
    }
}

fn check_age_bands(workspace: &Workspace, problems: &mut Problems) {
    for (service, bands) in &workspace.settings.age_bands {
        let rising = |pair: &[AgeBand]| pair[0].from < pair[1].from;
        if bands.is_empty() || !bands.windows(2).all(rising) {
            let message = format!("The age bands of {service} are not in order, lowest first.");
            let help = "Give each band a higher `from` than the band before it.";
            let path = [Step::Key("age_bands"), Step::Key(service)];
            problems.push(workspace.setting_problem(Code::SettingsInvalid, &path, message, help));
        }
    }
}

fn check_clocks(workspace: &Workspace, problems: &mut Problems) {
    for (index, clock) in workspace.settings.clocks.iter().enumerate() {
        let path = [Step::Key("clocks"), Step::Item(index)];
        let extension_shorter = clock.extended.is_some_and(|extended| extended < clock.limit);
        if clock.limit == 0 || clock.stage == 0 || clock.stage > 3 || extension_shorter {
            let message = "This clock cannot be kept: a stage is 1 to 3, a limit at least 1 working day, and an extension no shorter.";
            let help = "Correct stage, limit or extended.";
            problems.push(workspace.setting_problem(Code::SettingsInvalid, &path, message, help));
        }
    }
}

fn check_source(workspace: &Workspace, index: usize, source: &Source, problems: &mut Problems) {
    let path = |key| [Step::Key("sources"), Step::Item(index), Step::Key(key)];
    let mut wrong = |key, message: String, help: String| {
        problems.push(workspace.setting_problem(Code::SettingsInvalid, &path(key), message, help));
    };
    if let Some(encoding) = &source.encoding
        && !ENCODINGS.contains(&encoding.to_lowercase().as_str())
    {
        wrong("encoding", format!("There is no encoding \"{encoding}\"."), known_names(encoding, ENCODINGS));
    }
    if let Some(delimiter) = source.delimiter
        && !delimiter.is_ascii()
    {
        let help = "Use \",\", \";\" or \"\\t\" (a tab).".to_string();
        wrong("delimiter", format!("\"{delimiter}\" cannot part the cells of a CSV file."), help);
    }
    if source.heading_row == Some(0) {
        let help = "Give the row's number as the spreadsheet shows it, or take the line out.".to_string();
        wrong("heading_row", "Rows count from 1.".to_string(), help);
    }
}

fn check_file(workspace: &Workspace, index: usize, file: &Path, problems: &mut Problems) {
    if !files::is_relative(file) {
        let message = format!("{} is not relative to the report folder.", files::shown(file));
        let help = "Write the path from the folder of report.toml, such as \"exports/cases.csv\".";
        let path = [Step::Key("sources"), Step::Item(index), Step::Key("file")];
        problems.push(workspace.setting_problem(Code::FileOutside, &path, message, help));
    } else if let Err(problem) = files::resolve(&workspace.folder, &workspace.roots, file) {
        problems.push(problem);
    }
}
