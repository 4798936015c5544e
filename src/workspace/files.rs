//! Opening, resolving and listing the user's files, with a clear message for each way in which that fails.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::places::{self, Step};
use super::settings::limits::exceeded;
use crate::diagnostics::{Code, Diagnostic, Location, Problems, nearest};

/// Windows' codes for a file that another program holds open: sharing violation, lock violation.
const SHARING_VIOLATIONS: [i32; 2] = [32, 33];

/// A path as `report.toml` writes it.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// SHA-256 in lower hexadecimal digits.
pub(super) fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The canonical report folder and read roots; a root that is not there is a problem.
pub(super) fn roots(folder: &Path, declared: &[PathBuf], text: &str, problems: &mut Problems) -> Vec<PathBuf> {
    let mut roots: Vec<PathBuf> = fs::canonicalize(folder).into_iter().collect();
    for (index, root) in declared.iter().enumerate() {
        match fs::canonicalize(folder.join(root)) {
            Ok(path) if path.is_dir() => roots.push(path),
            _ => problems.push(Diagnostic::new(
                Code::FileMissing,
                places::place(text, &[Step::Key("read_roots"), Step::Item(index)]),
                format!("The read root {} is not a folder.", shown(root)),
                "Name an existing folder, relative to the folder of report.toml, or take the line out.",
            )),
        }
    }
    roots
}

/// The canonical path of a file, which must lie in one of the roots: neither `..` nor a link leads out of them.
pub(super) fn resolve(folder: &Path, roots: &[PathBuf], relative: &Path) -> Result<PathBuf, Diagnostic> {
    let path = folder.join(relative);
    match fs::canonicalize(&path) {
        Ok(found) if roots.iter().any(|root| found.starts_with(root)) => Ok(found),
        Ok(_) => Err(outside(relative)),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            if leads_outside(&path, roots) {
                Err(outside(relative))
            } else {
                Err(missing(&path, relative))
            }
        }
        Err(error) => Err(unreadable(&error, relative)),
    }
}

/// Whether the nearest folder that exists on the way to a missing file lies outside the roots.
fn leads_outside(path: &Path, roots: &[PathBuf]) -> bool {
    let existing = path.ancestors().skip(1).find_map(|folder| fs::canonicalize(folder).ok());
    existing.is_none_or(|folder| !roots.iter().any(|root| folder.starts_with(root)))
}

/// So many bytes of a file are read while those before them are hashed, or others read.
const BLOCK: usize = 8_000_000;

/// The bytes of a file, a large one read in blocks side by side.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let length = |path| io::Result::Ok(fs::metadata(path)?.len());
    let before = length(path)?;
    let mut bytes = vec![0; usize::try_from(before).unwrap_or_default()];
    let read = bytes.par_chunks_mut(BLOCK).enumerate().try_for_each(|(at, block)| {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start((at * BLOCK) as u64))?;
        file.read_exact(block)
    });
    match read {
        Ok(()) if length(path)? == before => Ok(bytes),
        // It changed on the way.
        _ => fs::read(path),
    }
}

/// The bytes of a file and their digest.
fn read_hashed(path: &Path) -> io::Result<(Vec<u8>, String)> {
    let mut file = File::open(path)?;
    let length = file.metadata().map_or(0, |about| about.len());
    let mut bytes = vec![0; usize::try_from(length).unwrap_or_default()];
    let (mut hash, mut hashed, mut filled) = (Sha256::new(), 0, 0);
    loop {
        let (done, rest) = bytes.split_at_mut(filled);
        let block = rest.len().min(BLOCK);
        let (read, ()) = rayon::join(|| fill(&mut file, &mut rest[..block]), || hash.update(&done[hashed..]));
        (hashed, filled) = (filled, filled + read?);
        if filled == hashed {
            break;
        }
    }
    // A file that is shorter or longer by now than it was said to be.
    bytes.truncate(filled);
    file.read_to_end(&mut bytes)?;
    hash.update(&bytes[hashed..]);
    Ok((bytes, hexadecimal(&hash.finalize())))
}

/// Reads until the block is full or the file ends; says how many bytes that were.
fn fill(file: &mut File, block: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < block.len() {
        match file.read(&mut block[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// How large a file may be, and the setting that says so.
#[derive(Clone, Copy)]
pub(super) struct Most {
    pub(super) bytes: u64,
    /// None where settings cannot say, because the file is the settings.
    pub(super) setting: Option<&'static str>,
}

/// The bytes of a file; `relative` is how messages name it.
pub(super) fn bytes(path: &Path, relative: &Path, most: Most) -> Result<Vec<u8>, Diagnostic> {
    checked(path, relative, most, read, Vec::is_empty)
}

/// The same with their digest.
pub(super) fn hashed(path: &Path, relative: &Path, most: Most) -> Result<(Vec<u8>, String), Diagnostic> {
    checked(path, relative, most, read_hashed, |(bytes, _)| bytes.is_empty())
}

fn checked<T>(
    path: &Path,
    relative: &Path,
    most: Most,
    read: impl Fn(&Path) -> io::Result<T>,
    is_empty: impl Fn(&T) -> bool,
) -> Result<T, Diagnostic> {
    if path.is_dir() {
        let message = format!("{} is a folder, not a file.", shown(relative));
        return Err(problem(Code::FileMissing, relative, message, "Name the file inside the folder."));
    }
    if let Ok(about) = fs::metadata(path) {
        if !about.is_file() {
            // A pipe or a device has no end that could be waited for.
            let message = format!("{} is a pipe or a device, not a file.", shown(relative));
            return Err(problem(Code::FileDamaged, relative, message, "Save the export as a file."));
        }
        if about.len() > most.bytes {
            let message =
                format!("{} holds {} bytes, and {} are read at most.", shown(relative), about.len(), most.bytes);
            return Err(match most.setting {
                Some(setting) => exceeded(Location::file(shown(relative)), message, setting),
                None => problem(Code::LimitExceeded, relative, message, "Take out what is not a setting."),
            });
        }
    }
    match read(path) {
        Ok(read) if is_empty(&read) => {
            let message = format!("{} is empty: it holds not one byte.", shown(relative));
            Err(problem(Code::FileDamaged, relative, message, "Export it again, and let the export finish."))
        }
        Ok(read) => Ok(read),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(missing(path, relative)),
        Err(error) if is_locked(path, &error) => Err(locked(relative)),
        Err(error) => Err(unreadable(&error, relative)),
    }
}

/// The text of a file that must be UTF-8.
pub(super) fn utf8(bytes: Vec<u8>, name: &str) -> Result<String, Diagnostic> {
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = &error.as_bytes()[..good];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let column = String::from_utf8_lossy(&before[line_start..]).chars().count() + 1;
        let location = Location::line(name, line as u32, column as u32);
        let message = "A character here is not UTF-8.".to_string();
        Diagnostic::new(Code::EncodingInvalid, location, message, "Save the file as UTF-8 in your text editor.")
    })
}

/// The files with an ending under a folder, sorted; links out of the roots are left aside.
pub(super) fn list(folder: &Path, roots: &[PathBuf], relative: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let Ok(entries) = fs::read_dir(folder.join(relative)) else { return found };
    for entry in entries.flatten() {
        let name = relative.join(entry.file_name());
        let Ok(path) = resolve(folder, roots, &name) else { continue };
        let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
        if path.is_dir() && !is_link {
            found.extend(list(folder, roots, &name, ending));
        } else if path.is_file() && name.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending)) {
            found.push(name);
        }
    }
    found.sort();
    found
}

fn problem(code: Code, relative: &Path, message: String, help: impl Into<String>) -> Diagnostic {
    Diagnostic::new(code, Location::file(shown(relative)), message, help)
}

fn outside(relative: &Path) -> Diagnostic {
    let message = format!("{} lies outside the report folder and the folders in read_roots.", shown(relative));
    let help = "Move the file into the report folder, or add its folder to read_roots in report.toml.";
    problem(Code::FileOutside, relative, message, help)
}

fn missing(path: &Path, relative: &Path) -> Diagnostic {
    let message = format!("There is no file {}.", shown(relative));
    problem(Code::FileMissing, relative, message, similar(path))
}

/// What files the folder holds in place of the one that is not there, the nearest name first.
fn similar(path: &Path) -> String {
    let wanted = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().unwrap_or(Path::new("."));
    let Ok(entries) = fs::read_dir(folder) else {
        return "Its folder is not there either: check the spelling of the whole path.".to_string();
    };
    let mut names: Vec<String> = entries
        .flatten()
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with("~$") && !name.starts_with('.'))
        .collect();
    names.sort();
    if names.is_empty() {
        return "Its folder holds no files: copy the export there.".to_string();
    }
    let near = nearest(&wanted, names.iter().map(String::as_str)).map(|name| format!("Did you mean {name}? "));
    names.truncate(12);
    format!("{}The folder holds: {}.", near.unwrap_or_default(), names.join(", "))
}

fn is_locked(path: &Path, error: &std::io::Error) -> bool {
    let violation = cfg!(windows) && error.raw_os_error().is_some_and(|code| SHARING_VIOLATIONS.contains(&code));
    violation || (error.kind() == ErrorKind::PermissionDenied && lock_file(path).exists())
}

/// The file that Excel lays beside a workbook while it is open.
fn lock_file(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!("~${name}"))
}

fn locked(relative: &Path) -> Diagnostic {
    let message = format!("{} is open in Excel or another program.", shown(relative));
    problem(Code::FileLocked, relative, message, "Close it in Excel, then run the command again.")
}

fn unreadable(error: &std::io::Error, relative: &Path) -> Diagnostic {
    if error.kind() == ErrorKind::PermissionDenied {
        let message = format!("You may not read {}.", shown(relative));
        let help = "Close it in Excel if it is open; otherwise ask whoever owns the file for permission to read it.";
        return problem(Code::FileLocked, relative, message, help);
    }
    let message = format!("{} cannot be read: {}.", shown(relative), error.kind());
    problem(Code::FileDamaged, relative, message, "Check that the drive is connected and the file opens elsewhere.")
}

/// Whether a path leads nowhere but down from the folder it is relative to, or up to a read root by `..`.
pub(super) fn is_relative(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir | Component::ParentDir))
}
