//! Who may use whom: the layout of `src/ARCHITECTURE.md`, held by the source files themselves. Tests are not bound by it.

use std::fs;
use std::path::Path;

use super::folder::tree;

/// A module and what of ours it may use: whole modules, or parts of them.
const MAY_USE: [(&str, &[&str]); 16] = [
    ("diagnostics", &[]),
    ("law", &[]),
    ("calendar", &["law"]),
    ("workspace", &["diagnostics", "calendar"]),
    ("privacy", &["diagnostics", "workspace"]),
    ("ingest", &["diagnostics", "calendar", "privacy", "workspace"]),
    // `checks` and `findings` say what is wrong with settings and cases, and where.
    ("analysis", &["law", "calendar", "diagnostics", "ingest", "workspace"]),
    (
        "report",
        &[
            "law",
            "analysis",
            "calendar",
            "diagnostics",
            "privacy",
            "workspace",
            "ingest::{Action, Claim, Corrected, Quotation}",
            "ingest::{Action, Claim, Corrected}",
            "ingest::{Action, ActionStatus}",
            "ingest::{Claim, Met, section_name}",
            "ingest::Quotation",
            "ingest::Corrected",
            "ingest::codes",
        ],
    ),
    (
        "render",
        &[
            "report::arrangement",
            "report::document",
            "report::chart",
            "report::theme",
            "report::listing",
            // Where a number is explained, for the links of an internal page.
            "report::address",
            // The names of the months, by which a date is known in words.
            "calendar::MONTHS",
            "diagnostics",
        ],
    ),
    ("provenance", &["ingest::{Input, Tables}", "report::document", "workspace"]),
    (
        "freeze",
        &[
            "analysis",
            "calendar::ReportingYear",
            "diagnostics",
            "ingest::{",
            "privacy::Gate",
            "provenance",
            "workspace",
        ],
    ),
    (
        "notes",
        &["analysis::disclosure", "analysis::reconciliation", "ingest::Corrected", "render::data", "render::output"],
    ),
    ("record", &["analysis", "diagnostics", "provenance::Program", "report"]),
    (
        "comparison",
        &[
            "analysis::register",
            "analysis::{Decimal, register}",
            "diagnostics",
            "record",
            "report::document",
            "report::passages",
            "report::theme",
        ],
    ),
    (
        "flow",
        &[
            "analysis",
            "calendar",
            "comparison",
            "diagnostics",
            "ingest",
            "notes",
            "provenance",
            "record",
            "render",
            "report",
            "workspace",
        ],
    ),
    (
        "cli",
        &[
            "analysis",
            "calendar",
            "comparison",
            "diagnostics",
            "flow",
            "freeze",
            "ingest::Input",
            "ingest::{",
            "provenance",
            "render::data",
            "render::output",
            "render::{data, output}",
            "render::{data, html, output}",
            "report",
            "workspace",
        ],
    ),
];

/// Words that only some files may hold, and which.
const ONLY_IN: [(&[&str], &[&str]); 8] = [
    (&["polars"], &["ingest/", "analysis/"]),
    (&["fs::read(", "fs::read_to_string", "File::open", "open_workbook("], &["workspace/", "render/exchange.rs"]),
    (&["std::fs"], &["workspace/", "render/output.rs", "render/exchange.rs"]),
    (
        &["fs::write", "fs::create_dir", "fs::rename", "fs::remove", "File::create", "OpenOptions"],
        &["render/output.rs", "render/exchange.rs"],
    ),
    (&["println!", "print!(", "stdout()", "stderr()"], &["cli/console.rs"]),
    (&["process::exit", "process::abort"], &[]),
    (&["unsafe ", "#[allow(unsafe"], &[]),
    (&["SystemTime", "Instant::", "Utc::now", "Local::now"], &[]),
];

const MOST_LINES: usize = 350;

/// A source file without its tests.
struct Source {
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    let files = tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let rust = files.iter().filter(|(path, _)| path.ends_with(".rs"));
    let all: Vec<Source> = rust
        .map(|(path, bytes)| Source { path: path.clone(), text: String::from_utf8(bytes.clone()).unwrap() })
        .collect();
    // A module that its parent declares for tests only is a test, as are all files so named.
    let for_tests: Vec<String> = all.iter().flat_map(test_modules).collect();
    let is_test = |path: &str| {
        let named = path.split('/').any(|part| part == "tests" || part == "tests.rs");
        named
            || for_tests
                .iter()
                .any(|module| path.strip_suffix(".rs") == Some(module) || path.starts_with(&format!("{module}/")))
    };
    let ours = all.into_iter().filter(|source| !is_test(&source.path));
    ours.map(|source| Source { text: without_tests(&source.text), ..source }).collect()
}

/// `render/sample`, where `render/mod.rs` has `#[cfg(test)] mod sample;`
fn test_modules(source: &Source) -> Vec<String> {
    let folder = source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let after = source.text.split("#[cfg(test)]\n").skip(1);
    let named = after.filter_map(|rest| rest.lines().next()?.strip_prefix("mod ")?.strip_suffix(';'));
    named.map(|name| format!("{folder}/{name}")).collect()
}

/// Inline tests stand last in a file.
fn without_tests(text: &str) -> String {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_string()
}

fn module(path: &str) -> &str {
    path.split('/').next().unwrap_or(path).trim_end_matches(".rs")
}

/// What of ours a file uses by name: `workspace::settings`, `diagnostics::{Code}`.
fn used(source: &Source) -> Vec<String> {
    let code: Vec<&str> = source.text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut found: Vec<String> = code.split("crate::").skip(1).map(start_of_path).collect();
    let depth = source.path.trim_end_matches(".rs").trim_end_matches("/mod").split('/').count();
    found.extend(code.split(&"super::".repeat(depth)).skip(1).map(start_of_path));
    found
}

fn start_of_path(rest: &str) -> String {
    rest.split([';', ')', '>', '\n']).next().unwrap_or_default().to_string()
}

/// What a file uses and may not.
fn misuse(source: &Source) -> Vec<String> {
    let own = module(&source.path);
    let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == own) else { return Vec::new() };
    let is_allowed = |path: &str, may: &str| {
        path.strip_prefix(may)
            .is_some_and(|rest| may.ends_with('{') || !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    };
    let wrong = used(source)
        .into_iter()
        .filter(|path| !is_allowed(path, own) && !allowed.iter().any(|may| is_allowed(path, may)));
    wrong.map(|path| format!("{} uses {path}", source.path)).collect()
}

/// The words of a file that stand in the wrong place.
fn misplaced(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (words, places) in ONLY_IN {
        let here = places.iter().any(|place| source.path.starts_with(place));
        let held = words.iter().filter(|word| !here && source.text.lines().any(|line| holds(line, word)));
        found.extend(held.map(|word| format!("{} holds {word}", source.path)));
    }
    found
}

fn holds(line: &str, word: &str) -> bool {
    !line.trim_start().starts_with("//") && line.contains(word)
}

#[test]
fn every_module_uses_only_what_it_may() {
    let sources = sources();
    assert!(sources.len() > 100);
    let wrong: Vec<String> = sources.iter().flat_map(misuse).collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_module_has_its_rule() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let modules: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let without: Vec<&&str> = modules.iter().filter(|name| !MAY_USE.iter().any(|(ruled, _)| ruled == *name)).collect();
    assert!(without.is_empty(), "{without:?} have no rule");
    assert_eq!(modules.len(), MAY_USE.len());
}

#[test]
fn files_clocks_and_printing_have_one_place() {
    let wrong: Vec<String> = sources().iter().flat_map(misplaced).collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn files_are_short() {
    let long: Vec<String> =
        sources().iter().filter(|s| s.text.lines().count() > MOST_LINES).map(|s| s.path.clone()).collect();
    assert_eq!(long, Vec::<String>::new());
}

#[test]
fn misuse_is_found() {
    let wrong = |path: &str, text: &str| {
        let source = Source { path: path.to_string(), text: without_tests(text) };
        misuse(&source).len() + misplaced(&source).len()
    };
    assert_eq!(wrong("render/html/page.rs", "use crate::analysis::Figures;"), 1);
    assert_eq!(wrong("render/html/page.rs", "use crate::report::documents::Block;"), 1);
    assert_eq!(wrong("render/html/page.rs", "use crate::report::document::Block;\nuse crate::render::data;"), 0);
    assert_eq!(wrong("analysis/value.rs", "use crate::report::Sources;"), 1);
    assert_eq!(wrong("report/markdown.rs", "use crate::ingest::dates;\nuse crate::ingest::codes::SEX;"), 1);
    assert_eq!(wrong("law/mod.rs", "use super::calendar::Clock;"), 1);
    assert_eq!(wrong("report/markdown.rs", "fn f(frame: polars::prelude::DataFrame) {}"), 1);
    assert_eq!(wrong("ingest/dates.rs", "let bytes = fs::read(path);"), 1);
    assert_eq!(wrong("ingest/dates.rs", "println!(\"x\");"), 1);
    assert_eq!(wrong("ingest/dates.rs", "// println!\n#[cfg(test)]\nmod tests {\n println!(\"x\");"), 0);
}
