use std::path::Path;

use super::console::{self, Working};
use super::each::{self, Task, each};
use super::exit::{self, Exit};
use super::options::{CheckOptions, ForWhom};
use super::problems;
use crate::flow::{self, Failure, Progress, Request, Round};

pub(super) fn run(options: &CheckOptions) -> Exit {
    let Some(folder) = &options.folder else {
        let work = |folder: &Path| {
            let round = check(options, folder, &|_| {})?;
            // Many may wait to be told of: their files are no use to anybody.
            Ok(Round { files: Vec::new(), ..round })
        };
        return each(&options.each, &Task { done: "No problem forbids a build in", work, tell: tell_in_a_line });
    };
    let working = Working::new();
    let checked = check(options, folder, &|stage| working.stage(stage));
    drop(working);
    tell(folder, checked)
}

fn check(options: &CheckOptions, folder: &Path, progress: Progress) -> Result<Round, Failure> {
    let audiences = if options.choice.is_internal_only() { ForWhom::Internal } else { ForWhom::Both };
    let request = Request {
        folder: folder.to_path_buf(),
        reports: options.choice.reports(),
        year: options.choice.year,
        period: options.choice.period,
        as_at: options.choice.as_at,
        audiences: audiences.audiences(),
        status: None,
        against: None,
        keep_going: false,
        is_traced: true,
    };
    flow::produce(&request, progress)
}

fn tell(folder: &Path, checked: Result<Round, Failure>) -> Exit {
    match checked {
        Err(failure) => exit::failed(folder, &failure),
        Ok(round) => {
            problems::report(folder, &round.problems);
            problems::note(folder, &round.notes);
            console::print(&format!("{} can be built: {}.", folder.display(), problems::tally(&round.problems)));
            exit::DONE
        }
    }
}

/// One of many folders: what is wrong in it, and a line that says whether it can be built.
fn tell_in_a_line(folder: &Path, checked: Result<Round, Failure>) -> Exit {
    if !matches!(&checked, Ok(round) if round.problems.is_empty()) {
        each::head(folder);
    }
    let why = checked.as_ref().err().map(exit::why);
    let exit = tell(folder, checked);
    if let Some(why) = why {
        console::print(&format!("{} cannot be built: {why}.", folder.display()));
    }
    exit
}
