//! What an output was made from and by what, so that it can be made again and checked.

mod program;
mod seal;
pub mod verify;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::iter::ParallelIterator;
use serde::{Deserialize, Serialize};

use crate::ingest::{Input, Tables};
use crate::report::document::Audience;
use crate::workspace::{self, Workspace};
pub use program::{Program, program};

/// The file that every build writes beside its reports.
pub const FILE: &str = "provenance.json";

/// Files by name, each with its SHA-256 in lower hexadecimal digits.
pub type Digests = BTreeMap<String, String>;

/// `provenance.json`. It names no day and no folder of the machine: two builds of the same files are the same bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    pub program: Program,
    pub council: String,
    pub reporting_year: String,
    pub audience: String,
    pub reports: Vec<String>,
    /// Those of them that are not yet approved.
    #[serde(default)]
    pub drafts: Vec<String>,
    /// What was read, by the name that the settings give it.
    pub read: Read,
    /// The rows of each source.
    pub sources: Vec<SourceRows>,
    /// How many cells were read as `corrections.csv` says, not as the exports do.
    #[serde(default)]
    pub corrections_made: usize,
    /// Every file of the output but this one, by its path in the folder of this one.
    pub outputs: Digests,
}

/// What a build read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Read {
    pub settings: Digests,
    pub exports: Digests,
    pub narrative: Digests,
    /// The council's own templates, which replace those of the program.
    pub templates: Digests,
    /// Corrections, sign-offs and whatever else the folder records.
    pub records: Digests,
}

/// How many rows a source held, and how many rows of its table were made of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceRows {
    pub table: String,
    pub file: String,
    pub sheet: Option<String>,
    pub rows_read: u32,
    pub rows_kept: u32,
}

impl Provenance {
    /// What is known of an edition before its files are.
    pub fn new(workspace: &Workspace, tables: &Tables, audience: Audience, year: String, reports: &[String]) -> Self {
        Provenance {
            program: program(),
            council: workspace.settings.council.name.clone(),
            reporting_year: year,
            audience: audience.name().to_string(),
            reports: reports.to_vec(),
            drafts: Vec::new(),
            read: Read::of(workspace),
            sources: tables.inputs.iter().map(SourceRows::of).collect(),
            corrections_made: tables.corrections.len(),
            outputs: Digests::new(),
        }
    }

    /// The reports that are not yet approved.
    pub fn with_drafts(mut self, drafts: &BTreeSet<String>) -> Self {
        self.drafts = self.reports.iter().filter(|report| drafts.contains(*report)).cloned().collect();
        self
    }

    /// The bytes of `provenance.json` for these files of the output.
    ///
    /// # Errors
    /// Never in practice: words and numbers always have a JSON form.
    pub fn sealed<'f>(
        mut self,
        files: impl ParallelIterator<Item = (&'f str, &'f [u8])>,
    ) -> Result<Vec<u8>, serde_json::Error> {
        self.outputs = files.map(|(path, bytes)| (path.to_string(), workspace::sha256(bytes))).collect();
        Ok(seal::seal(&serde_json::to_string_pretty(&self)?).into_bytes())
    }
}

/// The digest that an output's `provenance.json` carries of itself; none for any other file.
pub fn digest(path: &str, bytes: &[u8]) -> Option<String> {
    let is_ours = path.rsplit('/').next() == Some(FILE);
    std::str::from_utf8(bytes).ok().filter(|_| is_ours).and_then(seal::intact)
}

impl Read {
    fn of(workspace: &Workspace) -> Read {
        let sources: Vec<String> = workspace.settings.sources.iter().map(|s| workspace::shown(&s.file)).collect();
        let mut read = Read::default();
        for (name, digest) in workspace.digests() {
            let begins =
                Path::new(&name).components().next().map(|part| part.as_os_str().to_string_lossy().into_owned());
            let group = match begins.as_deref() {
                _ if sources.contains(&name) => &mut read.exports,
                _ if name == workspace::SETTINGS_FILE => &mut read.settings,
                Some("narrative") => &mut read.narrative,
                Some("templates") => &mut read.templates,
                _ => &mut read.records,
            };
            group.insert(name, digest);
        }
        read
    }
}

impl SourceRows {
    fn of(input: &Input) -> SourceRows {
        SourceRows {
            table: input.table.clone(),
            file: input.file.clone(),
            sheet: input.sheet.clone(),
            rows_read: input.rows_read,
            rows_kept: input.rows_kept,
        }
    }
}
