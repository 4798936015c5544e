//! Exit codes by name.

use std::path::Path;
use std::process::ExitCode;

use super::console;
use super::problems;
use crate::diagnostics::{Code, Diagnostic, Problems, Severity};
use crate::flow::Failure;

/// How a command ended: the higher, the graver.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Exit(u8);

/// Done; there may be warnings.
pub(super) const DONE: Exit = Exit(0);
/// Problems in the user's files.
pub(super) const PROBLEMS: Exit = Exit(1);
/// Could not read or write. Usage is 2, with which clap exits.
pub(super) const FILES: Exit = Exit(3);
/// A fault of the program.
pub(super) const BUG: Exit = Exit(70);

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit.0)
    }
}

/// Prints why there is no output, and says how the command ended.
pub(super) fn failed(folder: &Path, failure: &Failure) -> Exit {
    match failure {
        Failure::Problems(found) => {
            problems::report(folder, found);
            after(found)
        }
        Failure::Output(error) => {
            console::error(&error.to_string());
            FILES
        }
        Failure::Bug(message) => {
            console::error(&format!("This is a fault of the program: {message}. Please report it."));
            BUG
        }
    }
}

/// In a few words, why there is no output.
pub(super) fn why(failure: &Failure) -> String {
    match failure {
        Failure::Problems(found) => problems::tally(found),
        Failure::Output(_) => "it could not be written".to_string(),
        Failure::Bug(_) => "by a fault of the program".to_string(),
    }
}

/// Where every error is a file that could not be opened, it is the machine that stands in the way and not the data.
fn after(found: &Problems) -> Exit {
    let errors: Vec<&Diagnostic> = found.iter().filter(|d| d.code.severity() == Severity::Error).collect();
    if errors.iter().all(|d| d.code == Code::FileLocked) { FILES } else { PROBLEMS }
}
