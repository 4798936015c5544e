//! A published folder held against its `provenance.json`.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::{Digests, FILE, Program, Provenance, program, seal};
use crate::workspace::outputs;

/// The folders of a build for both audiences.
const EDITIONS: [&str; 2] = ["publication", "internal"];

/// What became of an edition since it was built.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The `provenance.json` that it was held against.
    pub against: PathBuf,
    pub provenance: Provenance,
    /// The digest that `provenance.json` carries of itself.
    pub seal: String,
    /// The report that was looked at where the folder holds one report of the edition; none for the whole.
    pub only: Option<String>,
    pub same: usize,
    pub changed: Vec<String>,
    pub missing: Vec<String>,
    pub extra: Vec<String>,
    /// The reports of which not one file is there.
    pub absent: Vec<String>,
}

/// Why a folder cannot be verified.
#[derive(Debug, thiserror::Error)]
pub enum NotVerified {
    #[error("There is no folder {0}.")]
    NoFolder(String),
    #[error(
        "{0} holds no provenance.json, and neither do the folders around it. Name the one of the build with --provenance FILE; without it nothing can be verified."
    )]
    NoProvenance(String),
    #[error(
        "{0} is damaged or was edited: it is not what a build wrote. Take it from the build or a backup of it; nothing was verified."
    )]
    Damaged(String),
    #[error("{path} cannot be read: {source}.")]
    Unreadable { path: String, source: io::Error },
}

impl Verified {
    /// Whether every file is there as it was built, and no other.
    pub fn is_intact(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.extra.is_empty()
    }

    /// Whether the program that runs is the one that made the output.
    pub fn is_of_this_program(&self) -> bool {
        let this: Program = program();
        this == self.provenance.program
    }
}

/// Re-hashes a folder: an edition, the two editions of a build, or one report of an edition.
///
/// # Errors
/// Where there is nothing to hold it against, or something cannot be read.
pub fn verify(folder: &Path, given: Option<&Path>) -> Result<Vec<Verified>, NotVerified> {
    if !folder.is_dir() {
        return Err(NotVerified::NoFolder(shown(folder)));
    }
    if let Some(given) = given {
        return Ok(vec![held_against(folder, given)?]);
    }
    if folder.join(FILE).is_file() {
        return Ok(vec![held_against(folder, &folder.join(FILE))?]);
    }
    let editions: Vec<PathBuf> =
        EDITIONS.iter().map(|name| folder.join(name)).filter(|edition| edition.join(FILE).is_file()).collect();
    if editions.is_empty() {
        let around = folder.canonicalize().map_err(|source| unreadable(folder, source))?;
        let above = around.ancestors().skip(1).take(2).map(|folder| folder.join(FILE)).find(|file| file.is_file());
        let above = above.ok_or_else(|| NotVerified::NoProvenance(shown(folder)))?;
        return Ok(vec![held_against(folder, &above)?]);
    }
    let mut verified = Vec::new();
    for edition in &editions {
        verified.push(held_against(edition, &edition.join(FILE))?);
    }
    let all = outputs::digests(folder).map_err(|source| unreadable(folder, source))?;
    let named = |path: &str| EDITIONS.iter().any(|name| path.starts_with(&format!("{name}/")));
    if let Some(first) = verified.first_mut() {
        first.extra.extend(all.into_keys().filter(|path| !named(path)).map(|path| format!("../{path}")));
    }
    Ok(verified)
}

/// The provenance in a file, and the digest that it carries of itself.
///
/// # Errors
/// Where it cannot be read, or is not as a build wrote it.
pub fn read(file: &Path) -> Result<(Provenance, String), NotVerified> {
    let bytes = outputs::bytes(file).map_err(|source| unreadable(file, source))?;
    let bytes = bytes.ok_or_else(|| NotVerified::NoProvenance(shown(file)))?;
    let damaged = || NotVerified::Damaged(shown(file));
    let text = String::from_utf8(bytes).map_err(|_| damaged())?;
    let seal = seal::intact(&text).ok_or_else(damaged)?;
    let provenance = serde_json::from_str(&text).map_err(|_| damaged())?;
    Ok((provenance, seal))
}

fn held_against(folder: &Path, file: &Path) -> Result<Verified, NotVerified> {
    let (provenance, seal) = read(file)?;
    let mut found = outputs::digests(folder).map_err(|source| unreadable(folder, source))?;
    found.remove(FILE);
    let only = only(&provenance.outputs, &found);
    let expected: Digests = match &only {
        Some(report) => of_report(&provenance.outputs, report),
        None => provenance.outputs.clone(),
    };
    let (mut changed, mut missing, mut same) = (Vec::new(), Vec::new(), 0);
    for (path, digest) in &expected {
        match found.remove(path) {
            None => missing.push(path.clone()),
            Some(now) if now == *digest => same += 1,
            Some(_) => changed.push(path.clone()),
        }
    }
    let here: BTreeSet<&str> = expected.keys().filter(|path| !missing.contains(path)).map(|path| part(path)).collect();
    let absent = match &only {
        Some(_) => Vec::new(),
        None => provenance.reports.iter().filter(|report| !here.contains(report.as_str())).cloned().collect(),
    };
    let extra = found.into_keys().collect();
    Ok(Verified { against: file.to_path_buf(), provenance, seal, only, same, changed, missing, extra, absent })
}

/// The report that a folder is a copy of, where its files have the names of one report and not of the whole.
fn only(expected: &Digests, found: &Digests) -> Option<String> {
    let known = |files: &Digests| found.keys().filter(|path| files.contains_key(*path)).count();
    let reports: BTreeSet<&str> = expected.keys().filter(|path| path.contains('/')).map(|path| part(path)).collect();
    let alike = reports.into_iter().map(|report| {
        let files = of_report(expected, report);
        let same = found.iter().filter(|(path, digest)| files.get(*path) == Some(digest)).count();
        (same, known(&files), report)
    });
    // Reports have files of the same names: the one whose contents agree is meant.
    let best = alike.max_by_key(|(same, known, report)| (*same, *known, std::cmp::Reverse(*report)))?;
    (best.1 > known(expected)).then(|| best.2.to_string())
}

fn of_report(outputs: &Digests, report: &str) -> Digests {
    let within = format!("{report}/");
    let files = outputs.iter().filter_map(|(path, digest)| Some((path.strip_prefix(&within)?, digest)));
    files.map(|(path, digest)| (path.to_string(), digest.clone())).collect()
}

/// The folder that a path begins with.
fn part(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

fn unreadable(path: &Path, source: io::Error) -> NotVerified {
    NotVerified::Unreadable { path: shown(path), source }
}
