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
    Checks,
    Problems,
    Signatures,
    Rap,
    Limitations,
}

pub(super) fn make(fence: &Fence, terms: &Terms) -> Result<Block, Diagnostic> {
    let of = body::<Body>(fence, terms.file)?.of;
    if matches!(of, Of::Checks | Of::Problems | Of::Rap) && report(terms) != STATEMENT {
        let message = "Checks and their results are told only by the quality assurance statement.";
        let help = format!("Take the directive out, and configure [reports.{STATEMENT}] in report.toml.");
        return Err(invalid(fence, terms.file, message, help));
    }
    Ok(match of {
        Of::Assumptions => assumptions(terms),
        Of::Decisions => decisions(terms),
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
        number: 0,
        caption: caption.to_string(),
        columns: columns.collect(),
        rows: rows.into_iter().map(|row| Row { cells: cells(row), total: false }).collect(),
        notes: Vec::new(),
        source: None,
    })
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(typeset(words))])
}

fn sentences(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

fn assumptions(terms: &Terms) -> Block {
    let built_in = assumptions::of(report(terms), terms.settings).map(|of| {
        [of.what, of.why, &sentences(&[of.effect, of.reliability]), "Built into the program"]
            .map(str::to_string)
            .to_vec()
    });
    let own = terms.settings.assumptions.iter().filter(|entry| entry.concerns(report(terms)));
    let own = own.map(|of| vec![of.what.clone(), of.why.clone(), sentences(&[&of.effect, &of.reliability]), made(of)]);
    let rows = own.chain(built_in).collect();
    let headings =
        [("Assumption", false), ("Why", false), ("Effect and reliability", false), ("Made and signed", false)];
    table("assumptions", "Assumptions that the figures rest on", &headings, rows)
}

fn decisions(terms: &Terms) -> Block {
    let own = terms.settings.decisions.iter().filter(|entry| entry.concerns(report(terms)));
    let rows: Vec<Vec<String>> =
        own.map(|of| vec![of.what.clone(), sentences(&[&of.why, &of.effect]), made(of)]).collect();
    if rows.is_empty() {
        return paragraph("No decisions about the figures are recorded.");
    }
    let headings = [("Decision", false), ("Why, and what it changes", false), ("Made and signed", false)];
    table("decisions", "Decisions about the figures", &headings, rows)
}

fn made(entry: &LogEntry) -> String {
    let signed = match &entry.signed_by {
        Some(who) => format!("Signed: {who}."),
        None => "Not signed.".to_string(),
    };
    format!("{}, {}. {signed}", entry.made_by, written_day(entry.day.0))
}

fn checks(terms: &Terms) -> Block {
    let assured = terms.assured;
    let (held, differ) = assured.held_against;
    let rows = Decimal::whole(i128::from(assured.rows));
    let rows = [
        ("Files and settings", Area::Files, format!("{} files: found, readable, as settings describe", assured.files)),
        (
            "Rows and cells",
            Area::Rows,
            format!("{rows} rows, {} sources: dates, codes, references, order", assured.sources),
        ),
        (
            "Systems compared",
            Area::Systems,
            format!("the same cases and totals; {} corrections applied", assured.corrections),
        ),
        (
            "Figures",
            Area::Figures,
            format!("{} figures; {held} earlier ones recounted, {differ} revised", assured.figures),
        ),
        (
            "Texts and quotations",
            Area::Texts,
            format!("{} documents: numbers, missing texts, personal details", assured.documents),
        ),
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
    let rows: Vec<Vec<String>> = found
        .map(|(code, number)| vec![code.title().to_string(), code.name().to_string(), number.to_string()])
        .collect();
    if rows.is_empty() {
        return paragraph("No problems are outstanding.");
    }
    let headings = [("Problem", false), ("Code", false), ("Number", true)];
    table("problems", "Problems outstanding", &headings, rows)
}

fn signatures(terms: &Terms) -> Block {
    let own = &terms.settings.assurance;
    let row = |part: &str, signature: &Option<Signature>| match signature {
        None => vec![part.to_string(), "[x]".into(), "[x]".into(), "Not signed".into()],
        Some(of) => {
            let day = of.signed_on().map_or("Not signed".to_string(), written_day);
            vec![part.to_string(), of.role.clone(), of.name.clone().unwrap_or_else(|| "[z]".into()), day]
        }
    };
    let rows = vec![row("Analyst", &own.analyst), row("Assurer", &own.assurer), row("Approver", &own.approver)];
    let headings = [("Part", false), ("Role", false), ("Name", false), ("Signed on", false)];
    table("signatures", "Who stands for the figures", &headings, rows)
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
    let headings = [("Level", false), ("Met", false), ("Declared met", false), ("Not met", false)];
    let level = rap_level(&boxes).map_or("no level is met in full".to_string(), |level| format!("{level} is met"));
    let caption = format!("Reproducible analytical pipeline: {level}");
    table("rap", &caption, &headings, ["Baseline", "Silver", "Gold"].map(row).to_vec())
}

fn limitations(terms: &Terms) -> Block {
    let own = &terms.settings.assurance.limitations;
    if own.is_empty() {
        return paragraph("The council has recorded no known limitations.");
    }
    Block::List { ordered: false, items: own.iter().map(|words| vec![paragraph(words)]).collect() }
}
