use super::console::{self, Working};
use super::exit::{self, Exit};
use super::options::BuildOptions;
use super::problems;
use crate::flow::{self, Failure, Request};
use crate::provenance;
use crate::render::output;

pub(super) fn run(options: &BuildOptions) -> Exit {
    let out = options.out.clone().unwrap_or_else(|| options.folder.join("output"));
    let request = Request {
        folder: options.folder.clone(),
        reports: options.choice.reports(),
        year: options.choice.year,
        audiences: options.audience.audiences(),
        status: options.status.map(Into::into),
        against: options.against.clone(),
        keep_going: options.keep_going,
    };
    let working = Working::new();
    let built = output::check_replaceable(&out)
        .map_err(Failure::from)
        .and_then(|()| flow::produce(&request, &|stage| working.stage(stage)))
        .and_then(|round| output::replace(&out, &round.files).map(|()| round).map_err(Failure::from));
    drop(working);
    match built {
        Err(failure) => {
            let exit = exit::failed(&options.folder, &failure);
            console::error(&format!("Nothing was built. What was in {} is as it was.", out.display()));
            exit
        }
        Ok(round) => {
            problems::report(&options.folder, &round.problems);
            problems::note(&options.folder, &round.notes);
            for file in round.files.iter().filter(|file| file.path.ends_with(".html") || file.path.ends_with(".pdf")) {
                console::print(&out.join(&file.path).display().to_string());
            }
            for file in &round.files {
                if let Some(digest) = provenance::digest(&file.path, &file.bytes) {
                    console::print(&format!("The digest of {} is {digest}.", out.join(&file.path).display()));
                }
            }
            for name in &round.left_out {
                console::error(&format!("The report \"{name}\" has problems and was left out."));
            }
            round.said.iter().for_each(|sentence| console::print(sentence));
            console::print(&format!("Built {} files in {}.", round.files.len(), out.display()));
            if round.left_out.is_empty() { exit::DONE } else { exit::PROBLEMS }
        }
    }
}
