use std::fmt::Write;

use super::console;
use super::exit::{self, Exit};
use super::options::VerifyOptions;
use crate::provenance::verify::{NotVerified, Verified, verify};

pub(super) fn run(options: &VerifyOptions) -> Exit {
    match verify(&options.folder, options.provenance.as_deref()) {
        Err(error) => {
            console::error(&error.to_string());
            match error {
                NotVerified::Damaged(_) | NotVerified::NoProvenance(_) => exit::PROBLEMS,
                NotVerified::NoFolder(_) | NotVerified::Unreadable { .. } => exit::FILES,
            }
        }
        Ok(editions) => {
            console::print(&editions.iter().map(words).collect::<Vec<_>>().join("\n"));
            if editions.iter().all(Verified::is_intact) { exit::DONE } else { exit::PROBLEMS }
        }
    }
}

fn words(edition: &Verified) -> String {
    let of = &edition.provenance;
    let what = match &edition.only {
        Some(report) => format!("The report \"{report}\" of the"),
        None => "The".to_string(),
    };
    let program = if edition.is_of_this_program() { "this program" } else { "another program than this" };
    let mut text = format!(
        "{what} {} edition of {}, {}, held against {}\n  made by {} {}, {program}; provenance.json is intact, its digest {}\n",
        of.audience,
        of.council,
        of.reporting_year,
        edition.against.display(),
        of.program.name,
        of.program.version,
        edition.seal,
    );
    let absent = |path: &String| edition.absent.iter().any(|report| path.starts_with(&format!("{report}/")));
    for (what, files) in [("changed", &edition.changed), ("missing", &edition.missing), ("extra", &edition.extra)] {
        for file in files.iter().filter(|file| what != "missing" || !absent(file)) {
            let _ = writeln!(text, "  {what}: {file}");
        }
    }
    for report in &edition.absent {
        let _ = writeln!(text, "  missing: the whole report \"{report}\"");
    }
    let _ = match edition.is_intact() {
        true => writeln!(text, "  All {} files are as they were built.", edition.same),
        false => writeln!(
            text,
            "  {} files are as they were built; {} changed, {} missing, {} extra.",
            edition.same,
            edition.changed.len(),
            edition.missing.len(),
            edition.extra.len()
        ),
    };
    text
}
