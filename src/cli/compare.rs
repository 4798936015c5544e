use std::path::Path;

use super::console;
use super::exit::{self, Exit};
use super::options::{CompareFormat, CompareOptions};
use crate::comparison::{self, Comparison, HEADINGS};
use crate::diagnostics::{Diagnostic, Problems};
use crate::flow::{self, Failure};
use crate::render::{data, html, output};
use crate::report::document::Audience;

pub(super) fn run(options: &CompareOptions) -> Exit {
    match compare(options).and_then(|found| Ok((formatted(&found, options.format)?, found))) {
        Err(failure) => exit::failed(&options.new, &failure),
        Ok((text, found)) => match &options.out {
            None => {
                console::print(&text);
                exit::DONE
            }
            Some(path) => written(path, &text, &found),
        },
    }
}

fn compare(options: &CompareOptions) -> Result<Comparison, Failure> {
    let audience: Audience = options.audience.into();
    let located = |problem: Diagnostic| {
        let mut problems = Problems::new();
        problems.push(problem);
        Failure::Problems(problems)
    };
    let (_, old) = flow::record_of(&options.old, audience).map_err(located)?;
    let (path, new) = flow::record_of(&options.new, audience).map_err(located)?;
    comparison::compare(&old, &new, &path).map_err(located)
}

fn formatted(found: &Comparison, format: CompareFormat) -> Result<String, Failure> {
    Ok(match format {
        CompareFormat::Text => comparison::text(found),
        CompareFormat::Csv => {
            let headings = HEADINGS.iter().map(|heading| heading.to_string());
            let rows = comparison::rows(found).into_iter().map(|row| data::csv_line(row.into_iter()));
            std::iter::once(data::csv_line(headings)).chain(rows).collect()
        }
        CompareFormat::Html => html::write(&comparison::page(found), &html::Sizes::new())
            .map_err(|error| Failure::Bug(error.to_string()))?,
    })
}

fn written(path: &Path, text: &str, found: &Comparison) -> Exit {
    match output::write_note(path, text) {
        Ok(()) => {
            console::print(&format!("{} The comparison is in {}.", found.tally(), shown(path)));
            exit::DONE
        }
        Err(error) => {
            console::error(&error.to_string());
            exit::FILES
        }
    }
}

fn shown(path: &Path) -> String {
    crate::workspace::shown(path)
}
