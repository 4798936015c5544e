//! A narrative or a template. The first byte says which it is, and whether the document is rendered too.
#![no_main]

use std::sync::LazyLock;

use annual_report::analysis::Figures;
use annual_report::calendar::Clocks;
use annual_report::diagnostics::Problems;
use annual_report::ingest;
use annual_report::privacy::Gate;
use annual_report::render::{self, RenderError};
use annual_report::render::pdf::PdfError;
use annual_report::report::assured::Assured;
use annual_report::report::document::Audience;
use annual_report::report::theme::Theme;
use annual_report::report::{Shared, Sources, compose};
use annual_report::workspace::Workspace;
use libfuzzer_sys::fuzz_target;
use round::{Round, figures, located};

const REPORT: &str = "cover-lgsco";
const SECTIONS: [&str; 8] = [
    "01-front-sheet",
    "02-context",
    "03-options",
    "04-consultation",
    "05-timetable",
    "06-comments",
    "07-other-implications",
    "08-sign-off",
];
const AROUND: &str = "Before.\n\n```narrative\nsection = \"text\"\n```\n\nAfter.\n";

struct Prepared {
    round: Round,
    workspace: Workspace,
    figures: Figures,
    clocks: Clocks,
    gate: Gate,
    quotations: Vec<ingest::Quotation>,
}

static PREPARED: LazyLock<Prepared> = LazyLock::new(|| {
    let round = Round::new("texts", |source| source.get("sheet").is_none());
    for export in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../sample-data")).expect("there is sample data") {
        let name = export.expect("it can be listed").file_name().to_string_lossy().into_owned();
        if name.ends_with(".csv") {
            round.put(&name, &round::export(&name));
        }
    }
    SECTIONS.iter().for_each(|section| round.put(&format!("templates/{REPORT}/{section}.md"), b"# Part\n\nWords.\n"));
    let mut problems = Problems::new();
    let workspace = round.open(&mut problems).expect("the example's settings are sound");
    let tables = ingest::read(&workspace, &mut problems);
    let (gate, quotations) = (tables.gate.clone(), tables.quotations.clone());
    let figures = figures(&workspace, tables);
    let clocks = Clocks::new([], None);
    Prepared { round, workspace, figures, clocks, gate, quotations }
});

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, text)) = bytes.split_first() else { return };
    let Prepared { round, workspace, figures, clocks, gate, quotations } = &*PREPARED;
    let is_template = choice & 1 == 1;
    let template = if is_template { text } else { AROUND.as_bytes() };
    round.put(&format!("templates/{REPORT}/02-context.md"), template);
    round.put(&format!("narrative/{REPORT}/text.md"), text);
    let audience = if choice & 2 == 2 { Audience::Internal } else { Audience::Publication };
    let sources = Sources {
        to_date: None,
        open: None,
        workspace,
        figures,
        shared: &Shared::new(&workspace.settings, figures, clocks, audience),
        theme: &Theme::default(),
        audience,
        published: None,
        quotations,
        gate,
        assured: &Assured::default(),
        status: None,
        findings: &[],
        corrections: &[],
        claims: &[],
        actions: &[],
    };
    let mut problems = Problems::new();
    let document = compose(REPORT, sources, &mut problems);
    located(&problems);
    if let Some(document) = document.filter(|_| choice & 12 == 12) {
        match render::files(&document) {
            Ok(_) | Err(RenderError::Pdf(PdfError::MissingGlyph { .. })) => {}
            Err(error) => panic!("{error}"),
        }
    }
});
