use std::path::{Path, PathBuf};

use super::console::{self, Working};
use super::each::{self, Task, each};
use super::exit::{self, Exit};
use super::options::{BuildOptions, ForWhom};
use super::problems;
use crate::flow::{self, Failure, Progress, Request, Round};
use crate::provenance;
use crate::render::output;

/// A round that is written. Its files are on the disk and no longer in memory.
struct Written {
    round: Round,
    out: PathBuf,
    paths: Vec<String>,
    /// The path of each edition's provenance, and the digest that it carries.
    digests: Vec<(String, String)>,
}

pub(super) fn run(options: &BuildOptions) -> Exit {
    if !options.each.is_empty() {
        let work = |folder: &Path| build(options, folder, &|_| {});
        return each(&options.each, &Task { done: "Built", work, tell: tell_in_a_line });
    }
    let working = Working::new();
    let built = build(options, &options.folder, &|stage| working.stage(stage));
    drop(working);
    match built {
        Err(failure) => {
            let exit = exit::failed(&options.folder, &failure);
            let out = out(options, &options.folder);
            console::error(&format!("Nothing was built. What was in {} is as it was.", out.display()));
            exit
        }
        Ok(written) => tell(&options.folder, &written),
    }
}

fn build(options: &BuildOptions, folder: &Path, progress: Progress) -> Result<Written, Failure> {
    let out = out(options, folder);
    let usual = if options.choice.is_internal_only() { ForWhom::Internal } else { ForWhom::Publication };
    let audience = options.audience.unwrap_or(usual);
    let request = Request {
        folder: folder.to_path_buf(),
        reports: options.choice.reports(),
        year: options.choice.year,
        period: options.choice.period,
        as_at: options.choice.as_at,
        audiences: audience.audiences(),
        status: options.status.map(Into::into),
        against: options.against.clone(),
        keep_going: options.keep_going,
        is_traced: true,
    };
    output::check_replaceable(&out)?;
    let mut round = flow::produce(&request, progress)?;
    output::replace(&out, &round.files)?;
    let files = std::mem::take(&mut round.files);
    let digest = |file: &output::OutputFile| Some((file.path.clone(), provenance::digest(&file.path, &file.bytes)?));
    let digests = files.iter().filter_map(digest).collect();
    Ok(Written { round, out, digests, paths: files.into_iter().map(|file| file.path).collect() })
}

fn out(options: &BuildOptions, folder: &Path) -> PathBuf {
    options.out.clone().unwrap_or_else(|| folder.join("output"))
}

fn tell(folder: &Path, written: &Written) -> Exit {
    let Written { round, out, paths, digests } = written;
    let pages = paths.iter().filter(|path| path.ends_with(".html") || path.ends_with(".pdf"));
    let exit = tell_problems(folder, round, || {
        for path in pages {
            console::print(&out.join(path).display().to_string());
        }
        for (path, digest) in digests {
            console::print(&format!("The digest of {} is {digest}.", out.join(path).display()));
        }
    });
    round.said.iter().for_each(|sentence| console::print(sentence));
    console::print(&format!("Built {} files in {}.", paths.len(), out.display()));
    exit
}

/// One of many folders: what is wrong in it, and a line that says what came of it.
fn tell_in_a_line(folder: &Path, built: Result<Written, Failure>) -> Exit {
    match built {
        Err(failure) => {
            each::head(folder);
            let exit = exit::failed(folder, &failure);
            console::print(&format!("{}: nothing was built, {}.", folder.display(), exit::why(&failure)));
            exit
        }
        Ok(Written { round, out, paths, digests }) => {
            if !round.problems.is_empty() {
                each::head(folder);
            }
            let exit = tell_problems(folder, &round, || {});
            let digests: Vec<&str> = digests.iter().map(|(_, digest)| digest.as_str()).collect();
            let (folder, out, tally) = (folder.display(), out.display(), problems::tally(&round.problems));
            let digests = digests.join(" and ");
            console::print(&format!("{folder}: {} files in {out}, {tally}, digest {digests}.", paths.len()));
            exit
        }
    }
}

/// What is wrong with a round that is there all the same.
fn tell_problems(folder: &Path, round: &Round, between: impl FnOnce()) -> Exit {
    problems::report(folder, &round.problems);
    problems::note(folder, &round.notes);
    between();
    for name in &round.left_out {
        console::error(&format!("The report \"{name}\" has problems and was left out."));
    }
    if round.left_out.is_empty() { exit::DONE } else { exit::PROBLEMS }
}
