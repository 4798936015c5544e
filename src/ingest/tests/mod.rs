use std::fs;
use std::path::Path;

use super::*;

mod corrections;
mod csv_files;
mod example;
mod inspections;
mod layouts;
mod leaks;
mod problems;
mod workbooks;

/// A report folder in a temporary place.
struct Folder(tempfile::TempDir);

const HEAD: &str = r#"
reporting_year = "2023/24"
exports_taken = 2024-11-01

[council]
name = "Example Council"
short_name = "Example"
contact = { team = "Complaints", email = "complaints@example.org", website = "https://example.org" }

[reports.childrens]
title = "Annual report"
published = 2025-01-30

[codes."childrens_complaints.method"]
"Email" = []
"Letter" = ["Post"]

[codes."childrens_complaints.team"]
"Team West" = []
"Team East" = ["East"]
"#;

/// The columns of the small complaints export that most tests use.
const COLUMNS: &str = r#"columns = { reference = "Ref", received = "Received", procedure = "Type", method = "Method", team = "Team", stage_reached = "Stage", outcome = "Outcome", closed = "Closed" }"#;
const HEADINGS: &str = "Ref,Name,Received,Type,Method,Team,Stage,Outcome,Closed";

impl Folder {
    /// A folder whose settings are the common head, then `sources`.
    fn new(sources: &str) -> Folder {
        let folder = Folder(tempfile::tempdir().unwrap());
        folder.write("report.toml", format!("{HEAD}{sources}"))
    }

    /// A folder with one CSV source of complaints, `cases.csv`.
    fn of_csv(more: &str, csv: impl AsRef<[u8]>) -> Folder {
        let source =
            format!("[[sources]]\ntable = \"childrens_complaints\"\nfile = \"cases.csv\"\n{COLUMNS}\n{more}\n");
        Folder::new(&source).write("cases.csv", csv)
    }

    fn write(self, name: &str, bytes: impl AsRef<[u8]>) -> Folder {
        fs::write(self.0.path().join(name), bytes).unwrap();
        self
    }

    fn read(&self) -> (Tables, Problems) {
        read_folder(self.0.path())
    }

    fn lines(&self) -> Vec<String> {
        lines(&self.read().1)
    }

    /// The frame of a table whose sources read without any problem.
    fn clean(&self, table: &str) -> DataFrame {
        let (tables, problems) = self.read();
        assert!(problems.is_empty(), "{:#?}", lines(&problems));
        tables.frame(table).unwrap().clone()
    }
}

/// Reads a report folder.
fn read_folder(folder: &Path) -> (Tables, Problems) {
    let mut problems = Problems::new();
    let workspace = Workspace::open(folder, &mut problems);
    let tables = workspace.map(|workspace| read(&workspace, &mut problems)).unwrap_or_default();
    (tables, problems)
}

/// Every problem as one line: code, place, reference, message and help.
fn lines(problems: &Problems) -> Vec<String> {
    let line = |d: &Diagnostic| {
        let reference = d.reference.as_deref().unwrap_or("-");
        format!("{} | {} | {reference} | {} | {}", d.code.name(), d.location, d.message, d.help)
    };
    problems.iter().map(line).collect()
}

/// The only problem of a folder, which must begin like this.
fn expect(folder: &Folder, start: &str) {
    let found = folder.lines();
    assert!(found.len() == 1 && found[0].starts_with(start), "expected {start}\n{found:#?}");
}

/// A frame's cells without `input` and `row`, as text.
fn cells(frame: &DataFrame) -> String {
    let columns = frame.columns().iter().filter(|column| column.name() != "input" && column.name() != "row");
    let columns = columns.map(|column| {
        // Codes in words, whatever their list.
        let column =
            if column.dtype().is_enum() { &column.cast(&polars::prelude::DataType::String).unwrap() } else { column };
        format!("{}: {:?}", column.name(), column.as_materialized_series().iter().collect::<Vec<_>>())
    });
    columns.collect::<Vec<_>>().join("\n")
}
