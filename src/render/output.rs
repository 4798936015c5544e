//! Writing: the only place that creates, replaces or removes files. A folder appears whole or not at all.

#[path = "output_faults.rs"]
#[cfg(test)]
mod output_faults;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::exchange;

/// A file of an output, by its path within the output folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// The file that every build writes, by which a folder is known to be a build's to replace.
pub const MARK: &str = "provenance.json";

/// Why nothing was written. The previous output is as it was.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    #[error(
        "{path} holds files that no build wrote, and a build replaces the whole folder. Choose another folder with --out, or empty this one."
    )]
    NotOurs { path: String },
    #[error("{path} is a file, and a build writes a folder. Choose another folder with --out.")]
    NotAFolder { path: String },
    #[error("{path} is there already and is not empty. Choose another folder.")]
    NotEmpty { path: String },
    #[error(
        "{path} could not be written: {source}. Check that you may write there, that the disk has room, and that no file of it is open in another program."
    )]
    Write { path: String, source: io::Error },
}

/// Replaces `folder` with the files, in one step at the end: until then, and if anything fails, it is as it was.
///
/// # Errors
/// Where the folder is not a build's to replace, or cannot be written.
pub fn replace(folder: &Path, files: &[OutputFile]) -> Result<(), OutputError> {
    check_replaceable(folder)?;
    let parent = parent(folder);
    fs::create_dir_all(&parent).map_err(|source| failed(&parent, source))?;
    let _only = exchange::lock(&parent).map_err(|source| failed(&parent, source))?;
    let (fresh, old) = (sibling(folder, "new"), sibling(folder, "old"));
    remove(&fresh)?;
    if !folder.exists() && old.exists() {
        // A build was stopped after it had put the output aside and before it had put its own in its place.
        fs::rename(&old, folder).map_err(|source| failed(folder, source))?;
    }
    let written = write_all(&fresh, files).and_then(|()| swap(folder, &fresh));
    if written.is_err() {
        // What is left of the attempt is no use to anybody; the error that is returned says why it failed.
        let _ = remove(&fresh);
    }
    written
}

/// Writes the files into a folder that is not there yet, or is empty.
///
/// # Errors
/// Where the folder holds anything, or cannot be written.
pub fn create(folder: &Path, files: &[OutputFile]) -> Result<(), OutputError> {
    if folder.is_file() {
        return Err(OutputError::NotAFolder { path: shown(folder) });
    }
    if folder.is_dir() && !is_empty(folder)? {
        return Err(OutputError::NotEmpty { path: shown(folder) });
    }
    write_all(folder, files)
}

/// Writes one file of working notes, replacing it in one step.
///
/// # Errors
/// Where it cannot be written.
pub fn write_note(path: &Path, text: &str) -> Result<(), OutputError> {
    let parent = parent(path);
    fs::create_dir_all(&parent).map_err(|source| failed(&parent, source))?;
    replace_files(&[(path.to_path_buf(), text.as_bytes().to_vec())])
}

/// Replaces single files, each in one step: all are written beside their places before the first is put into its own.
///
/// # Errors
/// Where one cannot be written.
pub fn replace_files(files: &[(PathBuf, Vec<u8>)]) -> Result<(), OutputError> {
    let fresh = |path: &Path| sibling(path, "new");
    let parents: BTreeSet<PathBuf> = files.iter().map(|(path, _)| parent(path)).collect();
    // In one order for everybody, so that nobody waits for somebody who waits for them.
    let locks = parents.iter().map(|parent| exchange::lock(parent).map_err(|source| failed(parent, source)));
    let _only: Vec<_> = locks.collect::<Result<_, _>>()?;
    for (path, bytes) in files {
        let written = fs::File::create(fresh(path)).and_then(|mut file| {
            io::Write::write_all(&mut file, bytes)?;
            file.sync_all()
        });
        if let Err(source) = written {
            for (path, _) in files {
                // What is left of the attempt is no use to anybody; the error that is returned says why it failed.
                let _ = fs::remove_file(fresh(path));
            }
            return Err(failed(path, source));
        }
    }
    files.iter().try_for_each(|(path, _)| fs::rename(fresh(path), path).map_err(|source| failed(path, source)))
}

/// Refuses a folder that a build may not replace, before any work is done for it.
///
/// # Errors
/// Where the folder is a file, or holds files that no build wrote.
pub fn check_replaceable(folder: &Path) -> Result<(), OutputError> {
    if folder.is_file() {
        return Err(OutputError::NotAFolder { path: shown(folder) });
    }
    if !folder.is_dir() || is_empty(folder)? {
        return Ok(());
    }
    let marked = |within: &str| folder.join(within).join(MARK).is_file();
    if ["", "publication", "internal"].iter().any(|within| marked(within)) {
        Ok(())
    } else {
        Err(OutputError::NotOurs { path: shown(folder) })
    }
}

/// Puts the fresh folder in the place of the old one, at once where the system can; else the old one back if that fails.
fn swap(folder: &Path, fresh: &Path) -> Result<(), OutputError> {
    let old = sibling(folder, "old");
    remove(&old)?;
    let had_one = folder.exists();
    if had_one && exchange::exchange(fresh, folder).map_err(|source| failed(folder, source))? {
        return remove(fresh);
    }
    if had_one {
        fs::rename(folder, &old).map_err(|source| failed(folder, source))?;
    }
    if let Err(source) = fs::rename(fresh, folder) {
        if had_one {
            fs::rename(&old, folder).map_err(|source| failed(folder, source))?;
        }
        return Err(failed(folder, source));
    }
    remove(&old)
}

fn write_all(folder: &Path, files: &[OutputFile]) -> Result<(), OutputError> {
    fs::create_dir_all(folder).map_err(|source| failed(folder, source))?;
    let parents: BTreeSet<PathBuf> = files.iter().map(|file| parent(&folder.join(&file.path))).collect();
    parents.iter().try_for_each(|parent| fs::create_dir_all(parent).map_err(|source| failed(parent, source)))?;
    let write = |file: &OutputFile| {
        let path = folder.join(&file.path);
        fs::write(&path, &file.bytes).map_err(|source| failed(&path, source))
    };
    // Of several failures the first in the order of the files is told, whichever came first.
    files.par_iter().map(write).collect::<Vec<_>>().into_iter().collect()
}

/// Removes a folder that may not be there, what is within it side by side: to take away a round takes as long as to write it.
fn remove(folder: &Path) -> Result<(), OutputError> {
    let one = |entry: io::Result<fs::DirEntry>| {
        let entry = entry?;
        if entry.file_type()?.is_dir() { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) }
    };
    let within = fs::read_dir(folder).map(Iterator::collect::<Vec<_>>);
    let removed = within.and_then(|within| within.into_par_iter().with_max_len(1).try_for_each(one));
    match removed.and_then(|()| fs::remove_dir(folder)) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(failed(folder, source)),
        _ => Ok(()),
    }
}

fn is_empty(folder: &Path) -> Result<bool, OutputError> {
    let mut entries = fs::read_dir(folder).map_err(|source| failed(folder, source))?;
    Ok(entries.next().is_none())
}

/// `.output.new` beside `output`: the same file system, so that the last step is one rename.
fn sibling(folder: &Path, ending: &str) -> PathBuf {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    parent(folder).join(format!(".{name}.{ending}"))
}

fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
        Some(parent) => parent.to_path_buf(),
        None => PathBuf::from("."),
    }
}

fn failed(path: &Path, source: io::Error) -> OutputError {
    OutputError::Write { path: shown(path), source }
}

fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> OutputFile {
        OutputFile { path: path.into(), bytes: text.as_bytes().to_vec() }
    }

    fn build(text: &str) -> Vec<OutputFile> {
        vec![file(MARK, "{}"), file("childrens/report.html", text)]
    }

    #[test]
    fn a_build_replaces_the_whole_of_the_one_before() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("output");
        let first = [build("one"), vec![file("childrens/tables/old.csv", "x")]].concat();
        replace(&folder, &first).unwrap();
        replace(&folder, &build("two")).unwrap();
        assert_eq!(fs::read_to_string(folder.join("childrens/report.html")).unwrap(), "two");
        assert!(!folder.join("childrens/tables").exists());
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1, "nothing is left beside the output");
    }

    #[test]
    fn a_folder_of_the_users_own_is_never_replaced() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("thesis.docx"), "mine").unwrap();
        assert!(matches!(replace(place.path(), &build("x")), Err(OutputError::NotOurs { .. })));
        assert!(place.path().join("thesis.docx").exists());
    }

    #[test]
    fn a_failed_build_leaves_the_previous_output_and_nothing_else() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("output");
        replace(&folder, &build("one")).unwrap();
        let clash = [build("two"), vec![file("childrens", "a file where a folder has to be")]].concat();
        assert!(matches!(replace(&folder, &clash), Err(OutputError::Write { .. })));
        assert_eq!(fs::read_to_string(folder.join("childrens/report.html")).unwrap(), "one");
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_starter_is_only_written_where_there_is_nothing() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("starter");
        create(&folder, &build("one")).unwrap();
        assert!(matches!(create(&folder, &build("two")), Err(OutputError::NotEmpty { .. })));
    }
}
