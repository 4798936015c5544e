use super::console;
use super::exit::{self, Exit};
use super::options::FreezeOptions;
use crate::flow::Failure;
use crate::freeze::{Difference, NotFrozen, Request, freeze};
use crate::provenance::verify::NotVerified;
use crate::render::output;

pub(super) fn run(options: &FreezeOptions) -> Exit {
    let request = Request {
        output: options.output.clone(),
        folder: options.folder.clone(),
        into: options.into.clone(),
        restate: options.restate.clone(),
    };
    let frozen = match freeze(&request) {
        Ok(frozen) => frozen,
        Err(error) => return refused(options, error),
    };
    if let Err(error) = output::replace_files(&frozen.files) {
        console::error(&error.to_string());
        return exit::FILES;
    }
    let file = frozen.file.display();
    frozen.restated.iter().for_each(|difference| console::print(&words(difference)));
    console::print(&format!(
        "{file}: {} figures added, {} restated, {} there already.",
        frozen.added,
        frozen.restated.len(),
        frozen.same
    ));
    if frozen.actions > 0 {
        console::print(&format!("published_actions.csv: it tells of {} actions of this report.", frozen.actions));
    }
    if !frozen.is_read {
        console::print(&format!(
            "No source of report.toml reads {file} yet: add a [[sources]] part with table = \"published_figures\"."
        ));
    }
    exit::DONE
}

fn refused(options: &FreezeOptions, error: NotFrozen) -> Exit {
    if let NotFrozen::Differs { differences, .. } = &error {
        differences.iter().for_each(|difference| console::error(&words(difference)));
    }
    match error {
        NotFrozen::Problems(found) => {
            exit::failed(options.folder.as_deref().unwrap_or(&options.output), &Failure::Problems(found))
        }
        NotFrozen::Unreadable { .. }
        | NotFrozen::NotVerified(NotVerified::NoFolder(_) | NotVerified::Unreadable { .. }) => {
            console::error(&error.to_string());
            exit::FILES
        }
        error => {
            console::error(&error.to_string());
            exit::PROBLEMS
        }
    }
}

fn words(difference: &Difference) -> String {
    format!("  {} of {}: {} is now {}", difference.figure, difference.year, difference.old, difference.new)
}
