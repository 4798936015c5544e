use std::fmt::Write;

use super::console;
use super::exit::{self, Exit};
use super::options::ExplainOptions;
use super::problems;
use crate::analysis::explain::{Counted, counted};
use crate::analysis::{Computation, Figure, Figures, register};
use crate::diagnostics::{Code, Diagnostic, Location, Problems, nearest};
use crate::flow::{self, Failure};
use crate::ingest::Input;
use crate::report::document::Audience;
use crate::report::worded;

pub(super) fn run(options: &ExplainOptions) -> Exit {
    let Some(figure) = register::figure(&options.figure) else {
        let found = unknown(&options.figure);
        return exit::failed(&options.folder, &Failure::Problems(found));
    };
    let (year, audience): (_, Audience) = (options.view.year, options.view.audience.into());
    let explained = flow::analyse(&options.folder, year, audience, |figures, inputs, read| {
        let rows = match audience {
            Audience::Internal => counted(inputs, figure, figures.year)?,
            Audience::Publication => Vec::new(),
        };
        Ok(explanation(figure, figures, &rows, read))
    });
    match explained {
        Err(failure) => exit::failed(&options.folder, &failure),
        Ok((text, found)) => {
            problems::report(&options.folder, &found);
            console::print(&text);
            exit::DONE
        }
    }
}

fn unknown(name: &str) -> Problems {
    let near = nearest(name, register::figures().map(|f| f.name));
    let near = near.map(|near| format!("Did you mean {near}? ")).unwrap_or_default();
    let help = format!("{near}`annual-report figures FOLDER` lists every name.");
    let message = format!("There is no figure named {name}.");
    let mut found = Problems::new();
    found.push(Diagnostic::new(Code::FigureUnknown, Location::file("the command line"), message, help));
    found
}

fn explanation(figure: &Figure, figures: &Figures, rows: &[Counted], read: &[Input]) -> String {
    let value = figures.value(figure.name, figures.year);
    let before = figures.value(figure.name, figures.year.previous());
    let mut text = format!("{} ({})\n", figure.label, figure.name);
    let _ = writeln!(text, "  {}: {}", figures.year, worded(&value, figure.unit));
    if let Some((part, whole)) = value.part_and_whole() {
        let _ = writeln!(text, "  part and whole: {part} of {whole}");
    }
    if let Some(cases) = value.cases() {
        let _ = writeln!(text, "  over {cases} cases");
    }
    let _ = writeln!(text, "  {}: {}", figures.year.previous(), worded(&before, figure.unit));
    for year in [figures.year, figures.year.previous()] {
        if let Some(earlier) = figures.earlier(figure.name, year) {
            let _ = writeln!(text, "  restated: the report of {year} printed {earlier}");
        }
    }
    let _ = writeln!(text, "  definition: {}", figure.definition);
    if let Computation::Share { part, whole } = figure.computation {
        let _ = writeln!(text, "  part: {} ({})\n  whole: {} ({})", part.label, part.name, whole.label, whole.name);
    }
    for basis in figure.legal_basis {
        let _ = writeln!(text, "  legal basis: {} {}", basis.citation(), basis.url);
    }
    text.extend(rows.iter().map(|counted| counted_rows(counted, read)));
    if matches!(figure.computation, Computation::Supplied) {
        text.push_str("  supplied in the file of published figures; no rows are counted\n");
    }
    text
}

fn counted_rows(counted: &Counted, read: &[Input]) -> String {
    let input = read.get(counted.input as usize);
    let file = input.map(|input| input.file.as_str()).unwrap_or_default();
    let sheet = input.and_then(|input| input.sheet.as_deref()).map(|s| format!(", sheet \"{s}\"")).unwrap_or_default();
    let conditions = match counted.conditions.join(" and ") {
        none if none.is_empty() => String::new(),
        conditions => format!(", where {conditions}"),
    };
    format!("  {} counted {} rows of {file}{sheet}{conditions}\n", counted.of, counted.rows)
}
