use std::fmt::Write;

use super::console;
use super::exit::{self, Exit};
use super::options::{ExplainOptions, TextFormat};
use super::problems;
use crate::analysis::explain::{Detail, Explainer};
use crate::analysis::register;
use crate::diagnostics::{Code, Diagnostic, Location, Problems, nearest};
use crate::flow::{self, Failure};
use crate::render::data;
use crate::report::document::Audience;
use crate::report::explanation::{Explained, Group, case_rows, explained};

/// How many characters a line of references takes.
const WIDTH: usize = 100;

pub(super) fn run(options: &ExplainOptions) -> Exit {
    let (year, audience): (_, Audience) = (options.view.year, options.view.audience.into());
    let detail = if audience == Audience::Internal { Detail::All } else { Detail::Nothing };
    let found = flow::analyse(&options.folder, year, audience, |figures, inputs, read| {
        let files = flow::named(read);
        let explainer = Explainer { inputs, figures, detail };
        let mut found = Vec::new();
        for year in [figures.year, figures.year.previous()] {
            let explanations = explainer.explain(&options.figure, year)?;
            found.extend(explanations.iter().map(|explanation| explained(explanation, figures, &files)));
        }
        Ok(found)
    });
    match found {
        Err(failure) => exit::failed(&options.folder, &failure),
        Ok((found, _)) if found.is_empty() => {
            exit::failed(&options.folder, &Failure::Problems(unknown(&options.figure)))
        }
        Ok((found, problems)) => {
            problems::report(&options.folder, &problems);
            console::print(&match options.format {
                TextFormat::Text => text(&found),
                TextFormat::Csv => csv(&found),
            });
            exit::DONE
        }
    }
}

fn unknown(name: &str) -> Problems {
    let figures = register::figures().map(|f| f.name).chain(register::breakdowns().map(|b| b.name));
    let near = nearest(name, figures.chain(register::matrices().map(|m| m.name)));
    let near = near.map(|near| format!("Did you mean {near}? ")).unwrap_or_default();
    let help = format!("{near}`annual-report figures FOLDER` lists every name.");
    let message = format!("There is no figure named {name}.");
    let mut found = Problems::new();
    found.push(Diagnostic::new(Code::FigureUnknown, Location::file("the command line"), message, help));
    found
}

/// Each number this year in full, then what it was last year.
fn text(found: &[Explained]) -> String {
    let mut text = String::new();
    let this_year = found.first().map(|first| first.year.as_str()).unwrap_or_default();
    for explained in found.iter().filter(|explained| explained.year == this_year) {
        let _ = writeln!(text, "{} ({})", explained.label, explained.name);
        let other = found.iter().find(|other| other.name == explained.name && other.year != this_year);
        for explained in [Some(explained), other].into_iter().flatten() {
            text.push_str(&year_text(explained));
        }
        let _ = writeln!(text, "  definition: {}", explained.definition);
        for (citation, url) in &explained.legal_basis {
            let _ = writeln!(text, "  legal basis: {}", format!("{citation} {url}").trim_end());
        }
        text.extend(explained.groups.iter().map(group_text));
        text.push('\n');
    }
    if text.is_empty() { found.iter().map(year_text).collect() } else { text }
}

fn year_text(explained: &Explained) -> String {
    let mut text = format!("  {}: {}\n", explained.year, explained.value);
    for sentence in &explained.arithmetic {
        let _ = writeln!(text, "    {sentence}");
    }
    if let Some(earlier) = &explained.restated {
        let _ = writeln!(text, "    restated: the report of {} printed {earlier}", explained.year);
    }
    text
}

fn group_text(group: &Group) -> String {
    let mut text = format!("\n  {} ({}), {}\n", group.label, group.name, group.year);
    let conditions = match group.conditions.join(" and ") {
        none if none.is_empty() => String::new(),
        conditions => format!(", where {conditions}"),
    };
    if group.sources.is_empty() {
        let _ = writeln!(text, "    counted no row{conditions}");
    }
    for source in &group.sources {
        let _ = writeln!(text, "    {source}{conditions}");
    }
    let references = group.cases.counted.iter().map(|case| match case.number {
        Some(number) => format!("{} ({number})", case.reference),
        None => case.reference.clone(),
    });
    text.push_str(&wrapped(references));
    for left_out in &group.cases.left_out {
        let _ = writeln!(text, "    left out {}: {}", left_out.references.len(), left_out.reason);
        text.push_str(&wrapped(left_out.references.iter().cloned()));
    }
    text
}

/// References in lines of an even width.
fn wrapped(references: impl Iterator<Item = String>) -> String {
    let mut lines = vec![String::new()];
    for reference in references {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(&reference),
            Some(line) if line.len() + reference.len() + 2 <= WIDTH => *line += &format!("; {reference}"),
            _ => lines.push(reference),
        }
    }
    let filled = lines.iter().filter(|line| !line.is_empty());
    filled.map(|line| format!("      {line}\n")).collect()
}

fn csv(found: &[Explained]) -> String {
    const HEADINGS: [&str; 8] = ["figure", "year", "value", "of", "reference", "counted", "number", "reason"];
    let mut csv = data::csv_line(HEADINGS.iter().map(|heading| heading.to_string()));
    for explained in found {
        let own = [&explained.name, &explained.year, &explained.value];
        for sentence in &explained.arithmetic {
            let blank = ["", "", "", ""].map(str::to_string);
            let cells = own.into_iter().cloned().chain(blank).chain([sentence.clone()]);
            csv.push_str(&data::csv_line(cells));
        }
        for row in explained.groups.iter().flat_map(case_rows) {
            csv.push_str(&data::csv_line(own.into_iter().cloned().chain(row)));
        }
    }
    csv
}
