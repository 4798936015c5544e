//! The logs of assumptions and decisions, and the tables of the quality assurance statement.

use serde::Deserialize;

use super::{Terms, body, invalid};
use crate::analysis::Decimal;
use crate::diagnostics::Diagnostic;
use crate::report::assumptions;
use crate::report::assured::{Area, Met, STATEMENT, rap_boxes, rap_level};
use crate::report::context::written_day;
use crate::report::document::{Block, Cell, Column, Inline, Row, Table};
use crate::report::inline::typeset;
use crate::report::markdown::Fence;
use crate::workspace::assurance::{LogEntry, Signature};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    of: Of,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Of {
    Assumptions,
    Decisions,
    Result,
    Checks,
    Problems,
    Signatures,
    Rap,
    Limitations,
}

pub(super) fn make(fence: &Fence, terms: &Terms) -> Result<Block, Diagnostic> {
    let of = body::<Body>(fence, terms.file)?.of;
    if matches!(of, Of::Result | Of::Checks | Of::Problems | Of::Rap) && report(terms) != STATEMENT {
        let message = "Checks and their results are told only by the quality assurance statement.";
        let help = format!("Take the directive out, and configure [reports.{STATEMENT}] in report.toml.");
        return Err(invalid(fence, terms.file, message, help));
    }
    Ok(match of {
        Of::Assumptions => assumptions(terms),
        Of::Decisions => decisions(terms),
        Of::Result => result(terms),
        Of::Checks => checks(terms),
        Of::Problems => problems(terms),
        Of::Signatures => signatures(terms),
        Of::Rap => rap(terms),
        Of::Limitations => limitations(terms),
    })
}

/// The report that a section belongs to: the folder of its file.
fn report<'t>(terms: &Terms<'t>) -> &'t str {
    terms.file.split('/').nth(1).unwrap_or_default()
}

fn table(id: &str, caption: &str, headings: &[(&str, bool)], rows: Vec<Vec<String>>) -> Block {
    let columns = headings.iter().map(|(heading, numeric)| Column { heading: heading.to_string(), numeric: *numeric });
    let cells = |row: Vec<String>| row.into_iter().map(|words| Cell::words(typeset(&words))).collect();
    Block::Table(Table {
        id: id.to_string(),
        number: Default::default(),
        caption: caption.to_string(),
        columns: columns.collect(),
        rows: rows.into_iter().map(|row| Row { cells: cells(row), total: false }).collect(),
        notes: Vec::new(),
        source: None,
    })
}

/// The table with notes beneath it.
fn noted(block: Block, notes: &[String]) -> Block {
    let Block::Table(table) = block else { return block };
    Block::Table(Table { notes: notes.iter().map(|note| vec![Inline::Text(typeset(note))]).collect(), ..table })
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(typeset(words))])
}

fn sentences(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// Who answers for what no entry of the council's own log decides: whoever approves the figures.
fn adopted(terms: &Terms, what: &str) -> String {
    match &terms.settings.assurance.approver {
        Some(approver) => format!("{what} were adopted by the {} with these figures.", approver.role),
        None => format!("{what} were adopted with these figures."),
    }
}

/// Who decided each stands beneath: most were adopted together, and a column would say so in every row.
fn assumptions(terms: &Terms) -> Block {
    let built_in = assumptions::of(report(terms), terms.settings)
        .map(|of| [of.what, of.why, of.effect, of.reliability].map(str::to_string).to_vec());
    let own: Vec<&LogEntry> = terms.settings.assumptions.iter().filter(|entry| entry.concerns(report(terms))).collect();
    let mut notes: Vec<String> = own.iter().map(|of| format!("“{}” Decided by: {}", of.what, made(of))).collect();
    notes.push(adopted(terms, if own.is_empty() { "All" } else { "The others" }));
    let own = own.into_iter().map(|of| [&of.what, &of.why, &of.effect, &of.reliability].map(String::clone).to_vec());
    let rows = own.chain(built_in).collect();
    let headings = ["Assumption", "Why", "Effect", "Reliability"].map(|heading| (heading, false));
    noted(table("assumptions", "Assumptions that the figures rest on", &headings, rows), &notes)
}

fn decisions(terms: &Terms) -> Block {
    let own = terms.settings.decisions.iter().filter(|entry| entry.concerns(report(terms)));
    let rows: Vec<Vec<String>> =
        own.map(|of| vec![of.what.clone(), sentences(&[&of.why, &of.effect]), made(of)]).collect();
    if rows.is_empty() {
        return paragraph("No decision was needed about how to count the figures of this report.");
    }
    let headings = [("Decision", false), ("Why, and what it changes", false), ("Decided by", false)];
    table("decisions", "Decisions about the figures", &headings, rows)
}

fn made(entry: &LogEntry) -> String {
    let signed = match &entry.signed_by {
        Some(who) => format!("Signed: {who}."),
        None => "Not signed.".to_string(),
    };
    format!("{}, {}. {signed}", entry.made_by, written_day(entry.day.0))
}

/// What the checks came to, in words.
fn result(terms: &Terms) -> Block {
    let areas = Area::ALL.iter().map(|area| terms.assured.of(*area));
    let (errors, warnings) = areas.fold((0, 0), |sum, found| (sum.0 + found.0, sum.1 + found.1));
    let number = |of: usize, one: &str| match of {
        0 => format!("no {one}s"),
        1 => format!("1 {one}"),
        more => format!("{more} {one}s"),
    };
    let (errors, warnings) = (number(errors, "error"), number(warnings, "warning"));
    paragraph(&format!("The checks found {errors} that would stop a report, and {warnings} for somebody to look at."))
}

fn checks(terms: &Terms) -> Block {
    let assured = terms.assured;
    let held = match assured.held_against {
        (0, _) => String::new(),
        (held, 0) => format!(" Of these, {held} agree with earlier reports."),
        (held, differ) => format!(" Of {held} compared with earlier reports, {differ} differ."),
    };
    let corrections = match assured.corrections {
        0 => "no record".to_string(),
        1 => "1 record".to_string(),
        more => format!("{more} records"),
    };
    let rows = Decimal::whole(i128::from(assured.rows));
    let systems = format!("Do the council's systems agree? Officers corrected {corrections}.");
    let rows = [
        (
            "Files and settings",
            Area::Files,
            format!("Can {} files be read, and do they fit the settings?", assured.files),
        ),
        ("Records", Area::Rows, format!("Are dates, codes and references sound in {rows} rows?")),
        ("Systems compared", Area::Systems, systems),
        ("Figures", Area::Figures, format!("Are {} figures possible and safe to publish?{held}", assured.figures)),
        ("Texts", Area::Texts, format!("Are {} documents complete, and do they name nobody?", assured.documents)),
    ];
    let row = |(name, area, what): (&str, Area, String)| {
        let (errors, warnings) = assured.of(area);
        vec![name.to_string(), what, errors.to_string(), warnings.to_string()]
    };
    let headings = [("Check", false), ("What was checked", false), ("Errors", true), ("Warnings", true)];
    table("checks", "Checks run by the program, and what they found", &headings, rows.into_iter().map(row).collect())
}

fn problems(terms: &Terms) -> Block {
    let found = terms.assured.found.iter();
    let rows: Vec<Vec<String>> =
        found.map(|(code, number)| vec![code.title().to_string(), number.to_string()]).collect();
    if rows.is_empty() {
        return paragraph("No problems are outstanding.");
    }
    let headings = [("Finding", false), ("Number", true)];
    table("problems", "What somebody should look at, and how often it was found", &headings, rows)
}

fn signatures(terms: &Terms) -> Block {
    let own = &terms.settings.assurance;
    let parts = [("Made the figures", &own.analyst), ("Checked them", &own.assurer), ("Approved them", &own.approver)];
    let name = |of: &Option<Signature>| of.as_ref().and_then(|of| of.name.clone());
    // Councils may name roles alone: then a column of names would be empty.
    let named = parts.iter().any(|(_, of)| name(of).is_some());
    let row = |(part, of): (&str, &Option<Signature>)| {
        let role = of.as_ref().map_or("Not given".to_string(), |of| of.role.clone());
        let day = of.as_ref().and_then(Signature::signed_on);
        let mut cells = vec![part.to_string(), role];
        cells.extend(named.then(|| name(of).unwrap_or_else(|| "Not given".to_string())));
        cells.push(day.map_or("Not signed".to_string(), written_day));
        cells
    };
    let mut headings = vec![("What they did", false), ("Role", false)];
    headings.extend(named.then_some(("Name", false)));
    headings.push(("Signed on", false));
    table("signatures", "Who answers for the figures", &headings, parts.map(row).to_vec())
}

fn rap(terms: &Terms) -> Block {
    let boxes = rap_boxes(terms.settings, terms.assured);
    let listed = |level: &str, wanted: &dyn Fn(Met) -> bool| {
        let names = boxes.iter().filter(|one| one.level == level && wanted(one.met));
        let names: Vec<&str> = names.map(|one| one.what).collect();
        if names.is_empty() { "None".to_string() } else { names.join("; ") }
    };
    let row = |level: &str| {
        let shown = listed(level, &|met| met == Met::Shown);
        let declared = listed(level, &|met| met == Met::Declared);
        vec![level.to_string(), shown, declared, listed(level, &|met| met == Met::No)]
    };
    let headings = [("Level", false), ("Met: shown", false), ("Met: declared", false), ("Not met", false)];
    let level = rap_level(&boxes).map_or("no level is met in full".to_string(), |level| format!("{level} is met"));
    let caption = format!("How well others could repeat the work, by the levels of the NHS: {level}");
    let note = "The NHS calls statistics made by a program, so that others can repeat them, a reproducible analytical pipeline.";
    noted(table("rap", &caption, &headings, ["Baseline", "Silver", "Gold"].map(row).to_vec()), &[note.to_string()])
}

fn limitations(terms: &Terms) -> Block {
    let own = &terms.settings.assurance.limitations;
    if own.is_empty() {
        return paragraph("The council has recorded no known limitations.");
    }
    Block::List { ordered: false, items: own.iter().map(|words| vec![paragraph(words)]).collect() }
}
