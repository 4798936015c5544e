use super::console::{self, Working};
use super::exit::{self, Exit};
use super::options::CheckOptions;
use super::problems;
use crate::flow::{self, Request};
use crate::report::document::Audience;

pub(super) fn run(options: &CheckOptions) -> Exit {
    let request = Request {
        folder: options.folder.clone(),
        reports: options.choice.reports(),
        year: options.choice.year,
        audiences: vec![Audience::Publication, Audience::Internal],
        status: None,
        against: None,
        keep_going: false,
    };
    let working = Working::new();
    let checked = flow::produce(&request, &|stage| working.stage(stage));
    drop(working);
    match checked {
        Err(failure) => exit::failed(&options.folder, &failure),
        Ok(round) => {
            problems::report(&options.folder, &round.problems);
            problems::note(&options.folder, &round.notes);
            console::print(&format!(
                "{} can be built: {}.",
                options.folder.display(),
                problems::tally(&round.problems)
            ));
            exit::DONE
        }
    }
}
