use include_dir::{Dir, include_dir};

use super::console;
use super::exit::{self, Exit};
use super::options::NewOptions;
use crate::render::output::{self, OutputFile};

static STARTER: Dir = include_dir!("$CARGO_MANIFEST_DIR/report-templates/starter");

pub(super) fn run(options: &NewOptions) -> Exit {
    let mut files = Vec::new();
    collect(&STARTER, &mut files);
    match output::create(&options.folder, &files) {
        Err(error) => {
            console::error(&error.to_string());
            exit::FILES
        }
        Ok(()) => {
            let folder = options.folder.display();
            console::print(&format!(
                "Made {folder}. What to do next:\n  \
                 1. Put your exports into {folder}/exports.\n  \
                 2. Run `annual-report inspect FILE` on each; it drafts the mapping for report.toml.\n  \
                 3. Fill in {folder}/report.toml, and write the texts in {folder}/narrative.\n  \
                 4. Run `annual-report check {folder}` until nothing is wrong, then `annual-report build {folder}`."
            ));
            exit::DONE
        }
    }
}

fn collect(folder: &Dir, files: &mut Vec<OutputFile>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.push(OutputFile { path, bytes: file.contents().to_vec() });
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}
