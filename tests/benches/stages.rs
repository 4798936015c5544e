//! How long each stage of the example round takes: `cargo bench --bench stages`. See `tests/benches/README.md`.
#![allow(clippy::unwrap_used, reason = "an example that cannot be read stops the measurement")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use annual_report::analysis::{Figures, Inputs, evaluate};
use annual_report::diagnostics::Problems;
use annual_report::flow::{self, Request};
use annual_report::ingest::{self, Tables};
use annual_report::render::{self, charts, html, pdf, workbook};
use annual_report::report::assured::Assured;
use annual_report::report::chart::Chart;
use annual_report::report::document::{Audience, Block, Document};
use annual_report::report::theme::{self, Theme};
use annual_report::report::{self, Shared, Sources};
use annual_report::workspace::Workspace;
use divan::Bencher;

/// The three reports that everything is measured by.
const REPORTS: [&str; 3] = ["childrens", "adult", "lgsco"];

/// The example, read and counted once.
struct Example {
    workspace: &'static Workspace,
    tables: Tables,
    inputs: Inputs<'static>,
    figures: Figures,
    published: Figures,
    theme: Theme,
}

static EXAMPLE: LazyLock<Example> = LazyLock::new(|| {
    let mut problems = Problems::new();
    let workspace: &'static Workspace = Box::leak(Box::new(Workspace::open(&folder(), &mut problems).unwrap()));
    let mut tables = ingest::read(workspace, &mut problems);
    let inputs = inputs(workspace, &mut tables);
    let figures = evaluate(&inputs, workspace.settings.reporting_year).unwrap();
    let published = figures.protect(&workspace.settings.disclosure).figures;
    let theme = theme::read(workspace, &mut problems);
    Example { workspace, tables, inputs, figures, published, theme }
});

static DOCUMENTS: LazyLock<BTreeMap<&'static str, Document>> =
    LazyLock::new(|| REPORTS.into_iter().map(|name| (name, compose(name))).collect());

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/coventry-2023-24")
}

fn inputs(workspace: &'static Workspace, tables: &mut Tables) -> Inputs<'static> {
    let mut inputs = Inputs::new(std::mem::take(&mut tables.frames), &workspace.settings).unwrap();
    inputs.reconcile(&tables.inputs).unwrap();
    inputs
}

fn compose(name: &str) -> Document {
    let Example { workspace, tables, inputs, published, theme, .. } = &*EXAMPLE;
    let audience = Audience::Publication;
    let sources = Sources {
        to_date: None,
        open: None,
        workspace,
        figures: published,
        shared: &Shared::new(&workspace.settings, published, &inputs.clocks, audience),
        theme,
        audience,
        published: None,
        quotations: &tables.quotations,
        gate: &tables.gate,
        assured: &Assured::default(),
        status: None,
        findings: &inputs.reconciled().findings,
        corrections: &tables.corrections,
        claims: &tables.self_assessment,
        actions: &tables.actions,
    };
    report::compose(name, sources, &mut Problems::new()).unwrap()
}

fn drawn(document: &Document) -> Vec<&Chart> {
    document
        .blocks
        .iter()
        .filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None })
        .collect()
}

fn main() {
    divan::main();
}

/// Exports to tables: every cell read, typed and checked.
#[divan::bench]
fn ingest(bencher: Bencher) {
    let workspace = EXAMPLE.workspace;
    bencher.bench(|| ingest::read(workspace, &mut Problems::new()));
}

/// Tables to figures, the two systems held against each other first.
#[divan::bench]
fn analysis(bencher: Bencher) {
    let workspace = EXAMPLE.workspace;
    bencher.with_inputs(|| ingest::read(workspace, &mut Problems::new())).bench_values(|mut tables| {
        let inputs = inputs(workspace, &mut tables);
        evaluate(&inputs, workspace.settings.reporting_year).unwrap()
    });
}

/// What is withheld from a publication.
#[divan::bench]
fn disclosure(bencher: Bencher) {
    let Example { workspace, figures, .. } = &*EXAMPLE;
    bencher.bench(|| figures.protect(&workspace.settings.disclosure));
}

/// Figures, templates and narrative to a document.
#[divan::bench(args = REPORTS)]
fn document(bencher: Bencher, name: &str) {
    LazyLock::force(&EXAMPLE);
    bencher.bench(|| compose(name));
}

#[divan::bench(args = REPORTS)]
fn print(bencher: Bencher, name: &str) {
    let document = &DOCUMENTS[name];
    bencher.bench(|| pdf::print(document).unwrap());
}

#[divan::bench(args = REPORTS)]
fn page(bencher: Bencher, name: &str) {
    let document = &DOCUMENTS[name];
    bencher.bench(|| html::write(document, &html::Sizes::new()).unwrap());
}

#[divan::bench(args = REPORTS)]
fn svg(bencher: Bencher, name: &str) {
    let document = &DOCUMENTS[name];
    let charts = drawn(document);
    bencher.bench(|| charts.iter().map(|chart| charts::svg_file(chart, &document.theme).unwrap().len()).sum::<usize>());
}

#[divan::bench(args = REPORTS)]
fn png(bencher: Bencher, name: &str) {
    let document = &DOCUMENTS[name];
    let charts = drawn(document);
    bencher.bench(|| charts.iter().map(|chart| charts::png(chart, &document.theme).unwrap().len()).sum::<usize>());
}

#[divan::bench(args = REPORTS)]
fn xlsx(bencher: Bencher, name: &str) {
    let document = &DOCUMENTS[name];
    bencher.bench(|| workbook::write(document).unwrap());
}

/// All files of a report, on all cores.
#[divan::bench(args = REPORTS)]
fn files(bencher: Bencher, name: &str) {
    let document = &DOCUMENTS[name];
    bencher.bench(|| render::files(document).unwrap());
}

/// The whole round for publication, from the exports to the files, nothing written.
#[divan::bench]
fn round(bencher: Bencher) {
    let request = Request {
        folder: folder(),
        reports: Vec::new(),
        year: None,
        period: None,
        as_at: None,
        audiences: vec![Audience::Publication],
        status: None,
        against: None,
        keep_going: false,
        is_traced: true,
    };
    bencher.bench(|| flow::produce(&request, &|_| {}).unwrap());
}
