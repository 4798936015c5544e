//! A build's figures as published figures, with which next year's report compares itself. Nothing is written here: the files
//! to write are handed back whole.

mod actions;
mod table;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;

use crate::analysis::{Decimal, register};
use crate::diagnostics::Problems;
use crate::provenance::verify::{self, NotVerified};
use crate::provenance::{FILE, Provenance};
use crate::workspace::settings::{Settings, Source};
use crate::workspace::{self, SETTINGS_FILE, Workspace, outputs};
use table::{PublishedTable, Written};

/// The figures of a build as data.
const FIGURES: &str = "figures.csv";
/// What restatements are recorded in, beside the published figures.
const RESTATEMENTS: &str = "restatements.csv";

/// What is asked.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder of a build.
    pub output: PathBuf,
    /// The report folder; the one that the output lies in, where none is named.
    pub folder: Option<PathBuf>,
    /// The file of published figures; the one that the report folder reads, where none is named.
    pub into: Option<PathBuf>,
    /// Why figures that stand there with another value are to be overwritten.
    pub restate: Option<String>,
}

/// What came of it.
#[derive(Debug)]
pub struct Frozen {
    pub file: PathBuf,
    pub added: usize,
    /// Those that stood there already with the same value.
    pub same: usize,
    pub restated: Vec<Difference>,
    /// How many actions the record of published actions tells of in this build.
    pub actions: usize,
    /// Whether the report folder has a source that reads the file.
    pub is_read: bool,
    /// The files to write, all or none.
    pub files: Vec<(PathBuf, Vec<u8>)>,
}

/// A figure that stands in the file with another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub figure: String,
    pub year: String,
    pub old: String,
    pub new: String,
}

/// Why nothing is frozen.
#[derive(Debug, thiserror::Error)]
pub enum NotFrozen {
    #[error(transparent)]
    NotVerified(#[from] NotVerified),
    #[error("{0} is the internal edition, whose numbers are not all for publication. Freeze the publication edition.")]
    Internal(String),
    #[error(
        "The build is a draft: {0}. Approve it (status = \"final\" in report.toml), build it again, and freeze that."
    )]
    Draft(String),
    #[error(
        "{0} was changed since it was built, or is missing. `annual-report verify` says what else was; build again."
    )]
    Changed(String),
    #[error(
        "{0} lies in no report folder. Name the folder with --folder: its settings say under which names figures were published."
    )]
    NoFolder(String),
    #[error("there are problems in the report folder")]
    Problems(Problems),
    #[error("{file}: {what}")]
    Table { file: String, what: String },
    #[error("{} figures stand in {file} with another value. Nothing was written. If the new values are right, say why: --restate REASON", .differences.len())]
    Differs { file: String, differences: Vec<Difference> },
    #[error("{path} cannot be read: {source}.")]
    Unreadable { path: String, source: io::Error },
}

/// Lays a build's figures into the table of published figures.
///
/// # Errors
/// Where the build is not one to freeze, the table cannot be read, or it holds other values and no reason is given.
pub fn freeze(request: &Request) -> Result<Frozen, NotFrozen> {
    let edition = edition(&request.output);
    let (provenance, _) = verify::read(&edition.join(FILE))?;
    check(&edition, &provenance)?;
    let figures = figures(&edition, &provenance)?;
    let (folder, mut workspace) = report_folder(request)?;
    let recorded = actions::record(&folder, &mut workspace, &provenance)?;
    let settings = &workspace.settings;
    let source = settings.sources.iter().find(|source| source.table == "published_figures");
    let read = source.map(|source| folder.join(&source.file));
    let file = request.into.clone().or(read.clone()).unwrap_or_else(|| folder.join("published_figures.csv"));
    let mut table = table(&file, source)?;
    let names = &settings.published_figures.names;
    let (mut added, mut same, mut differences) = (0, 0, Vec::new());
    for (name, value) in &figures {
        match table.find(name, &provenance.reporting_year, names) {
            Some(old) if is_same(&old, value) => same += 1,
            Some(old) => differences.push(Difference {
                figure: name.clone(),
                year: provenance.reporting_year.clone(),
                old,
                new: value.clone(),
            }),
            None => {
                table.add(label(name, names), &provenance.reporting_year, value);
                added += 1;
            }
        }
    }
    if !differences.is_empty() && request.restate.is_none() {
        return Err(NotFrozen::Differs { file: shown(&file), differences });
    }
    for difference in &differences {
        table.replace(&difference.figure, &difference.year, names, &difference.new);
    }
    let mut files = Vec::new();
    if let Some(reason) = request.restate.as_deref().filter(|_| !differences.is_empty()) {
        let log = file.with_file_name(RESTATEMENTS);
        files.push((log.clone(), log_bytes(&log, &differences, reason, settings)?));
    }
    if added > 0 || !differences.is_empty() {
        files.push((file.clone(), table.bytes()));
    }
    let actions = recorded.as_ref().map_or(0, |(_, _, told)| *told);
    files.extend(recorded.map(|(path, bytes, _)| (path, bytes)));
    let is_read = read.is_some_and(|read| read.canonicalize().ok() == file.canonicalize().ok());
    Ok(Frozen { file, added, same, restated: differences, actions, is_read, files })
}

/// The publication edition of a build for both audiences, or the build itself.
fn edition(output: &Path) -> PathBuf {
    let publication = output.join("publication");
    if !output.join(FILE).is_file() && publication.join(FILE).is_file() { publication } else { output.to_path_buf() }
}

fn check(edition: &Path, provenance: &Provenance) -> Result<(), NotFrozen> {
    if provenance.audience != "publication" {
        return Err(NotFrozen::Internal(shown(edition)));
    }
    if !provenance.drafts.is_empty() {
        return Err(NotFrozen::Draft(provenance.drafts.join(", ")));
    }
    Ok(())
}

/// The figures of the reporting year that have a number, by name. What is withheld has none and stays out.
fn figures(edition: &Path, provenance: &Provenance) -> Result<Vec<(String, String)>, NotFrozen> {
    let path = edition.join(FIGURES);
    let changed = || NotFrozen::Changed(shown(&path));
    let bytes = outputs::bytes(&path).map_err(|source| unreadable(&path, source))?.ok_or_else(changed)?;
    if provenance.outputs.get(FIGURES) != Some(&workspace::sha256(&bytes)) {
        return Err(changed());
    }
    let mut rows = csv::Reader::from_reader(bytes.as_slice());
    let mut figures = Vec::new();
    for row in rows.deserialize::<BTreeMap<String, String>>() {
        let row = row.map_err(|_| changed())?;
        let cell = |heading: &str| row.get(heading).map(String::as_str).unwrap_or_default();
        let is_figure = cell("category").is_empty() && register::figure(cell("figure")).is_some();
        if is_figure && cell("year") == provenance.reporting_year && cell("value").parse::<Decimal>().is_ok() {
            figures.push((cell("figure").to_string(), cell("value").to_string()));
        }
    }
    Ok(figures)
}

/// The report folder.
fn report_folder(request: &Request) -> Result<(PathBuf, Workspace), NotFrozen> {
    let output = request.output.canonicalize().map_err(|source| unreadable(&request.output, source))?;
    let around = || output.ancestors().skip(1).take(3).find(|folder| folder.join(SETTINGS_FILE).is_file());
    let folder = request.folder.clone().or_else(|| around().map(Path::to_path_buf));
    let folder = folder.ok_or_else(|| NotFrozen::NoFolder(shown(&request.output)))?;
    let mut problems = Problems::new();
    match Workspace::open(&folder, &mut problems) {
        Some(workspace) => Ok((folder, workspace)),
        None => Err(NotFrozen::Problems(problems)),
    }
}

fn table(file: &Path, source: Option<&Source>) -> Result<PublishedTable, NotFrozen> {
    let wrong = |what: String| NotFrozen::Table { file: shown(file), what };
    if !file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        return Err(wrong("Figures are frozen into a CSV file. Name one with --into FILE.".into()));
    }
    let bytes = outputs::bytes(file).map_err(|source| unreadable(file, source))?.unwrap_or_default();
    PublishedTable::read(bytes, source).map_err(wrong)
}

/// The report and figure as the file names them: as settings do, or by our own name.
fn label(name: &str, names: &IndexMap<String, String>) -> (String, String) {
    let known = names.iter().find(|(_, figure)| *figure == name).and_then(|(label, _)| label.split_once(": "));
    let (report, figure) = known.unwrap_or((name.split('_').next().unwrap_or(name), name));
    (report.to_string(), figure.to_string())
}

fn is_same(old: &str, new: &str) -> bool {
    match (old.replace(',', "").parse::<Decimal>(), new.parse::<Decimal>()) {
        (Ok(old), Ok(new)) => old.minus(new).is_zero(),
        _ => false,
    }
}

/// The record of restatements with these added. Its day is the day on which the report that restates them is published.
fn log_bytes(log: &Path, differences: &[Difference], reason: &str, settings: &Settings) -> Result<Vec<u8>, NotFrozen> {
    const HEADINGS: [&str; 6] = ["figure", "year", "old value", "new value", "reason", "day"];
    let mut bytes = outputs::bytes(log).map_err(|source| unreadable(log, source))?.unwrap_or_default();
    if bytes.is_empty() {
        bytes = table::line(&HEADINGS.map(str::to_string), ",", "\n").into_bytes();
    }
    for of in differences {
        let report = settings.reports.iter().find(|(name, _)| of.figure.starts_with(&format!("{name}_")));
        let day = report.or(settings.reports.iter().next()).map(|(_, report)| report.published.to_string());
        let cells = [&of.figure, &of.year, &of.old, &of.new].map(String::clone);
        let cells: Vec<String> = cells.into_iter().chain([reason.to_string(), day.unwrap_or_default()]).collect();
        bytes.extend(table::line(&cells, ",", "\n").into_bytes());
    }
    Ok(bytes)
}

/// What is written into a file, by its figure.
type Rows = Vec<Written>;

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

fn unreadable(path: &Path, source: io::Error) -> NotFrozen {
    NotFrozen::Unreadable { path: shown(path), source }
}
