//! A council's report folder as a value, and the only place that opens the user's files.

pub mod assurance;
mod checks;
mod files;
pub mod outputs;
pub mod placeholders;
mod places;
mod privacy;
pub mod settings;
mod settings_error;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::diagnostics::{Code, Diagnostic, Location, Problems};
use assurance::{AssuranceSettings, LogEntry};
use files::Most;
pub use places::Step;
use privacy::PrivacySettings;
use settings::{LimitSettings, Settings};

/// The file that makes a folder a report folder.
pub const SETTINGS_FILE: &str = "report.toml";

/// A council's report folder: its settings, and its files read on demand.
#[derive(Debug)]
pub struct Workspace {
    pub settings: Settings,
    folder: PathBuf,
    /// The canonical folders that files may lie in: the report folder, then the read roots.
    roots: Vec<PathBuf>,
    settings_text: String,
    /// Whether files are hashed as they are read. Where nothing is published, nothing need say what it was made of.
    pub is_traced: bool,
    digests: Mutex<BTreeMap<String, String>>,
}

impl Workspace {
    /// Reads `report.toml` and checks what can be checked without opening an export.
    ///
    /// Adds what is wrong to `problems`. There is no workspace where the folder or its `report.toml` cannot be read;
    /// otherwise there is one, so that later stages can report their problems too.
    pub fn open(folder: &Path, problems: &mut Problems) -> Option<Workspace> {
        let text = match settings_text(folder) {
            Ok(text) => text,
            Err(problem) => {
                problems.push(problem);
                return None;
            }
        };
        let settings: Settings = match toml::from_str(&text) {
            Ok(settings) => settings,
            Err(error) => {
                problems.push(settings_error::problem(&text, &error));
                return None;
            }
        };
        let workspace = Workspace {
            roots: files::roots(folder, &settings.read_roots, &text, problems),
            settings,
            folder: folder.to_path_buf(),
            digests: Mutex::new(BTreeMap::from([(SETTINGS_FILE.to_string(), files::digest(text.as_bytes()))])),
            settings_text: text,
            is_traced: true,
        };
        checks::check(&workspace, problems);
        Some(workspace)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The bytes of a file that settings name relative to the folder; its digest is kept where they are traced.
    ///
    /// # Errors
    /// A problem located at the file: missing, a folder, empty, locked, too large, or outside the folder and the read roots.
    pub fn read(&self, relative: &Path) -> Result<Vec<u8>, Diagnostic> {
        self.read_at_most(relative, Most { bytes: self.settings.limits.file_bytes(), setting: Some("file_megabytes") })
    }

    fn read_at_most(&self, relative: &Path, most: Most) -> Result<Vec<u8>, Diagnostic> {
        let path = files::resolve(&self.folder, &self.roots, relative)?;
        if !self.is_traced {
            return files::bytes(&path, relative, most);
        }
        let (bytes, digest) = files::hashed(&path, relative, most)?;
        let name = files::shown(relative);
        self.digests.lock().unwrap_or_else(PoisonError::into_inner).insert(name, digest);
        Ok(bytes)
    }

    /// The text of a UTF-8 file of the folder, such as a narrative or a template.
    ///
    /// # Errors
    /// As `read`, and where the file is not UTF-8.
    pub fn text(&self, relative: &Path) -> Result<String, Diagnostic> {
        let most = Most { bytes: self.settings.limits.text_bytes(), setting: Some("text_kilobytes") };
        let bytes = self.read_at_most(relative, most)?;
        files::utf8(bytes, &files::shown(relative))
    }

    /// Whether the folder holds a file, readable or not.
    pub fn has(&self, relative: &Path) -> bool {
        self.folder.join(relative).is_file()
    }

    /// The files with this ending in a folder of the report folder and its subfolders, relative to the report folder and sorted.
    /// A folder that is not there has none.
    pub fn list(&self, relative: &Path, ending: &str) -> Vec<PathBuf> {
        files::list(&self.folder, &self.roots, relative, ending)
    }

    /// The narratives that officers wrote for a report: `narrative/<report>/*.md`.
    pub fn narratives(&self, report: &str) -> Vec<PathBuf> {
        self.list(&Path::new("narrative").join(report), "md")
    }

    /// The council's own templates, which replace those of the program: `templates/**/*.md`.
    pub fn templates(&self) -> Vec<PathBuf> {
        self.list(Path::new("templates"), "md")
    }

    /// The SHA-256 of a file that was read, in lower hexadecimal digits, by the name that settings give it.
    pub fn digest(&self, relative: &Path) -> Option<String> {
        self.digests().remove(&files::shown(relative))
    }

    /// Every file read so far with its SHA-256.
    pub fn digests(&self) -> BTreeMap<String, String> {
        self.digests.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Where in `report.toml` a setting stands, or the nearest part around it that is there.
    pub fn place(&self, path: &[Step<'_>]) -> Location {
        places::place(&self.settings_text, path)
    }

    /// A problem with a setting, located in `report.toml`.
    pub fn setting_problem(
        &self,
        code: Code,
        path: &[Step<'_>],
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(code, self.place(path), message, help)
    }
}

/// SHA-256 in lower hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    files::digest(bytes)
}

/// A file's name as messages write it: with forward slashes, as `report.toml` gives it.
pub fn shown(relative: &Path) -> String {
    files::shown(relative)
}

/// The bytes of a file that the user named on the command line, for `inspect`.
///
/// # Errors
/// As `Workspace::read`, but any file may be named.
pub fn file(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let most = Most { bytes: LimitSettings::default().file_bytes(), setting: Some("file_megabytes") };
    files::bytes(path, path, most)
}

fn settings_text(folder: &Path) -> Result<String, Diagnostic> {
    let name = Path::new(SETTINGS_FILE);
    if !folder.is_dir() {
        let message = format!("There is no folder {}.", files::shown(folder));
        let help = "Check the folder's name, or make a new report folder with `annual-report new FOLDER`.";
        return Err(Diagnostic::new(Code::FileMissing, Location::file(files::shown(folder)), message, help));
    }
    let path = folder.join(name);
    if !path.exists() {
        let message = format!("The folder {} holds no report.toml.", files::shown(folder));
        let help = "Name the folder that holds report.toml, or make one with `annual-report new FOLDER`.";
        return Err(Diagnostic::new(Code::FileMissing, Location::file(SETTINGS_FILE), message, help));
    }
    // The settings cannot say how large they may be themselves.
    let most = Most { bytes: LimitSettings::default().text_bytes(), setting: None };
    let text = files::utf8(files::bytes(&path, name, most)?, SETTINGS_FILE)?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_string).unwrap_or(text))
}

#[cfg(test)]
mod tests;
