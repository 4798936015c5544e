//! The whole flow, from a report folder to the files of its outputs.

mod assured;
mod between;
mod correction;
mod edition;
mod reading;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use between::Between;
use chrono::NaiveDate;
use edition::Materials;
pub use edition::record_of;
use rayon::prelude::*;
use reading::{faulty_reports, read};

use crate::analysis::disclosure;
use crate::analysis::{AnalysisError, Figures, Inputs, checks, claims, evaluate, findings};
use crate::calendar::{Period, ReportingYear};
use crate::diagnostics::{Code, Diagnostic, Location, Problems, known_names};
use crate::ingest::{self, Input};
use crate::notes;
use crate::provenance::program;
use crate::record::Rendered;
use crate::render::output::{OutputError, OutputFile};
use crate::render::pdf::PdfError;
use crate::render::{self, RenderError};
use crate::report::document::{Audience, Document, Status};
use crate::report::{Published, Shared, Sources};
use crate::workspace::Workspace;

/// What is asked of a build.
#[derive(Clone, Debug)]
pub struct Request {
    pub folder: PathBuf,
    /// Report names; empty for every report that the folder configures.
    pub reports: Vec<String>,
    /// In place of the reporting year of the settings.
    pub year: Option<ReportingYear>,
    /// Of the quarterly report, in place of the one of the settings.
    pub period: Option<Period>,
    /// The same of the report of open cases: its day.
    pub as_at: Option<NaiveDate>,
    pub audiences: Vec<Audience>,
    /// In place of the status that settings give each report.
    pub status: Option<Status>,
    /// The output folder of the edition that this one replaces, which the reports then say at their front.
    pub against: Option<PathBuf>,
    /// Leave a report that has problems out of the output, instead of building nothing.
    pub keep_going: bool,
    /// Whether anything is made that says what it was made of.
    pub is_traced: bool,
}

/// What came of it: the files of the output, and what is wrong that does not forbid one.
#[derive(Debug)]
pub struct Round {
    pub files: Vec<OutputFile>,
    pub problems: Problems,
    /// The reports that were left out because of their problems.
    pub left_out: Vec<String>,
    /// Working notes for the folder's `checks`, which are never published.
    pub notes: Vec<OutputFile>,
    /// What else the officer should be told, in sentences.
    pub said: Vec<String>,
}

/// Why there is no output.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Problems in the user's files, errors among them.
    #[error("there are problems in the report folder")]
    Problems(Problems),
    #[error(transparent)]
    Output(#[from] OutputError),
    /// A fault of the program.
    #[error("{0}")]
    Bug(String),
}

impl From<AnalysisError> for Failure {
    fn from(error: AnalysisError) -> Self {
        Failure::Bug(error.to_string())
    }
}

/// Called with the name of each stage as it begins.
pub type Progress<'a> = &'a (dyn Fn(&str) + Sync);

/// The whole flow: exports to tables, tables to figures, figures to documents, documents to files. Nothing is written.
///
/// # Errors
/// All problems of the user's files that forbid an output, or a fault of the program. When asked to keep going, a report
/// that has problems is left out instead, and there is an output where at least one report has none.
pub fn produce(request: &Request, progress: Progress) -> Result<Round, Failure> {
    let mut problems = Problems::new();
    // The program's own hash is wanted at the end, and a core is idle now.
    rayon::spawn(|| _ = program());
    let before = correction::before(request)?;
    progress("Reading the exports");
    let (workspace, mut tables, theme) = read(request, &mut problems)?;
    progress("Computing the figures");
    let inputs = reconciled(&mut tables, &workspace)?;
    check_cases(&inputs, &tables.inputs, &workspace, &mut problems)?;
    let figures = evaluate(&inputs, workspace.settings.reporting_year)?;
    claims::check(&tables.self_assessment, &figures, &mut problems);
    let mut left_out = faulty_reports(&workspace, &tables.inputs, &problems);
    let reports = reports(request, &workspace, &mut problems);
    left_out.extend(unfinished(request, &reports, &workspace, &mut problems));
    let between = Between::new(&reports, &workspace.settings, &inputs)?;
    let protection = figures.protect(&workspace.settings.disclosure);
    disclosure::check(&protection, &workspace, &mut problems);
    let materials =
        Materials { workspace: &workspace, inputs: &inputs, tables: &tables, theme: &theme, between: &between };
    let public = Shared::new(&workspace.settings, &protection.figures, &inputs.clocks, Audience::Publication);
    let published = Published { figures: &protection.figures, shared: &public };
    let (known, mut composed, mut said) = (assured::known(&tables, &inputs, &figures), Vec::new(), Vec::new());
    for &audience in &request.audiences {
        let figures = if audience == Audience::Publication { &protection.figures } else { &figures }.clone();
        let internal = || Shared::new(&workspace.settings, &figures, &inputs.clocks, audience);
        let internal = (audience == Audience::Internal).then(internal);
        let shared = internal.as_ref().unwrap_or(&public);
        let sources = materials.sources(&figures, shared, audience, &known, request.status);
        let sources = Sources { published: (audience == Audience::Internal).then_some(published), ..sources };
        let told = between.shared(&workspace.settings, &inputs, audience);
        let readable = between::readable(&reports, audience);
        let mut documents = assured::compose(&readable, sources, &told, &mut left_out, &mut problems);
        let edition = materials.edition(&figures, audience, &readable);
        said.extend(correction::add(request, &before, &edition, &mut documents)?);
        composed.push((audience, figures, documents));
    }
    if problems.has_errors() && !request.keep_going {
        // Nothing will be written: to lay out pages first would only keep the officer waiting.
        return Err(Failure::Problems(problems));
    }
    let mut editions = Vec::new();
    for (audience, figures, laid_out) in lay_out(composed, progress) {
        let finished = laid_out.into_iter().map(|laid_out| finish(laid_out, &mut left_out, &mut problems));
        editions.push((audience, figures, finished.collect::<Result<Vec<_>, _>>()?));
    }
    let built: Vec<String> = reports.into_iter().filter(|name| !left_out.contains(name)).collect();
    if problems.has_errors() && (!request.keep_going || built.is_empty()) {
        return Err(Failure::Problems(problems));
    }
    let mut files = Vec::new();
    for (audience, figures, finished) in editions {
        let kept = finished.into_iter().filter(|(_, rendered)| built.contains(&rendered.document.name));
        let (written, documents): (Vec<_>, Vec<_>) = kept.unzip();
        let readable = between::readable(&built, audience);
        let edition = materials.edition(&figures, audience, &readable);
        // True numbers stay inside the council.
        let account = (audience == Audience::Internal).then(|| notes::suppression(&protection.withheld));
        let written = written.concat().into_iter().chain(account).collect();
        files.extend(placed(edition.files(written, &documents)?, audience, request));
    }
    let notes = notes::notes(&inputs.reconciled().findings, &tables.corrections, &protection.withheld);
    Ok(Round { files, problems, left_out: left_out.into_iter().collect(), notes, said })
}

/// The tables as figures are computed from them, the two systems held against each other.
fn reconciled<'w>(tables: &mut ingest::Tables, workspace: &'w Workspace) -> Result<Inputs<'w>, AnalysisError> {
    let mut inputs = Inputs::new(std::mem::take(&mut tables.frames), &workspace.settings)?;
    inputs.reconcile(&tables.inputs)?;
    Ok(inputs)
}

/// What the rows, the numbers and the two systems say that is wrong.
fn check_cases(
    inputs: &Inputs,
    read: &[Input],
    workspace: &Workspace,
    problems: &mut Problems,
) -> Result<(), AnalysisError> {
    checks::rows(inputs, read, problems)?;
    findings::check(inputs, read, problems)?;
    problems.extend(inputs.reconciled().strangers.iter().map(|stranger| stranger.problem(workspace)));
    Ok(())
}

/// A document, and its files or why it has none.
type LaidOut = (Document, Result<render::Rendered, RenderError>);

/// Every document of every edition, laid out on as many cores as there are.
fn lay_out<E: Send>(
    composed: Vec<(Audience, E, Vec<Document>)>,
    progress: Progress,
) -> Vec<(Audience, E, Vec<LaidOut>)> {
    let one = |document: Document| {
        progress(&format!("Writing the {} report", document.name));
        let files = render::files(&document);
        (document, files)
    };
    let editions = composed.into_par_iter();
    editions
        .map(|(audience, of, documents)| (audience, of, documents.into_par_iter().with_max_len(1).map(one).collect()))
        .collect()
}

/// The files of a document, and what its pages say.
fn finish(
    (document, files): LaidOut,
    left_out: &mut BTreeSet<String>,
    problems: &mut Problems,
) -> Result<(Vec<OutputFile>, Rendered), Failure> {
    let mut found = Problems::new();
    let rendered = rendered(&document.name, files, &mut found)?;
    note(found, &document.name, left_out, problems);
    Ok((rendered.files, Rendered { document, pages: rendered.pages }))
}

/// Adds what was found in a report, which is left out if that forbids it.
fn note(found: Problems, report: &str, left_out: &mut BTreeSet<String>, problems: &mut Problems) {
    if found.has_errors() {
        left_out.insert(report.to_string());
    }
    problems.add_new(found);
}

/// A folder's figures with what they were computed from, for the commands that print and explain them.
///
/// # Errors
/// As `produce`.
pub fn analyse<T>(
    folder: &Path,
    year: Option<ReportingYear>,
    audience: Audience,
    then: impl FnOnce(&Figures, &Inputs, &[Input]) -> Result<T, Failure>,
) -> Result<(T, Problems), Failure> {
    let mut problems = Problems::new();
    let request = Request {
        folder: folder.to_path_buf(),
        reports: Vec::new(),
        year,
        period: None,
        as_at: None,
        audiences: vec![audience],
        status: None,
        against: None,
        keep_going: false,
        is_traced: false,
    };
    let (workspace, mut tables, _) = read(&request, &mut problems)?;
    let inputs = reconciled(&mut tables, &workspace)?;
    findings::check(&inputs, &tables.inputs, &mut problems)?;
    problems.extend(inputs.reconciled().strangers.iter().map(|stranger| stranger.problem(&workspace)));
    let figures = evaluate(&inputs, workspace.settings.reporting_year)?;
    let figures = figures_for(audience, &figures, &workspace);
    Ok((then(&figures, &inputs, &tables.inputs)?, problems))
}

/// The exports as explanations name them: `complaints.xlsx, sheet "Stages"`.
pub fn named(inputs: &[Input]) -> Vec<String> {
    let sheet = |input: &Input| input.sheet.as_ref().map(|sheet| format!(", sheet \"{sheet}\"")).unwrap_or_default();
    inputs.iter().map(|input| format!("{}{}", input.file, sheet(input))).collect()
}

/// The reports asked for, each of them one that the program knows and the folder configures.
fn reports(request: &Request, workspace: &Workspace, problems: &mut Problems) -> Vec<String> {
    let configured: Vec<&str> = workspace.settings.reports.keys().map(String::as_str).collect();
    if request.reports.is_empty() {
        return configured.iter().map(|name| name.to_string()).collect();
    }
    for name in request.reports.iter().filter(|name| !configured.contains(&name.as_str())) {
        let message = format!("The report \"{name}\" is not configured in this folder.");
        let help = known_names(name, configured.iter().copied());
        problems.push(Diagnostic::new(Code::SettingsInvalid, Location::file("report.toml"), message, help));
    }
    request.reports.iter().filter(|name| configured.contains(&name.as_str())).cloned().collect()
}

/// The reports that may not be final yet, because settings hold a placeholder.
fn unfinished(request: &Request, reports: &[String], workspace: &Workspace, problems: &mut Problems) -> Vec<String> {
    let status = |name: &String| workspace.settings.reports.get(name).map(|report| report.status);
    let is_final = |name: &&String| request.status.or_else(|| status(name)) == Some(Status::Final);
    let finals: Vec<String> = reports.iter().filter(is_final).cloned().collect();
    let found = workspace.placeholders();
    if finals.is_empty() || found.is_empty() {
        return Vec::new();
    }
    problems.extend(found);
    finals
}

fn figures_for(audience: Audience, figures: &Figures, workspace: &Workspace) -> Figures {
    match audience {
        Audience::Publication => figures.for_publication(&workspace.settings.disclosure),
        Audience::Internal => figures.clone(),
    }
}

/// The report's files; a character that the typeface lacks is the user's to replace, anything else is ours.
fn rendered(
    name: &str,
    files: Result<render::Rendered, RenderError>,
    problems: &mut Problems,
) -> Result<render::Rendered, Failure> {
    match files {
        Ok(files) => Ok(files),
        Err(RenderError::Pdf(PdfError::MissingGlyph { character, near })) => {
            let message = format!("The typeface has no sign for \"{character}\", near \"{near}\".");
            let help = "Replace the character in the narrative, template, setting or code list that it comes from.";
            let location = Location::file(format!("narrative/{name}"));
            problems.push(Diagnostic::new(Code::CharacterMissing, location, message, help));
            Ok(render::Rendered::default())
        }
        Err(error) => Err(Failure::Bug(error.to_string())),
    }
}

/// One audience is written straight into the output, several each into a folder of its own.
fn placed(mut edition: Vec<OutputFile>, audience: Audience, request: &Request) -> Vec<OutputFile> {
    if request.audiences.len() > 1 {
        for file in &mut edition {
            file.path = format!("{}/{}", audience.name(), file.path);
        }
    }
    edition
}
