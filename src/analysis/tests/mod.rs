//! The figures of the sample round, against what the council published.

mod adult;
mod authority;
mod childrens;
mod explain;
mod lgsco;
mod periods;
mod published;
mod years;

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use super::{Figures, Unit, register};
use crate::diagnostics::Problems;
use crate::flow::{self, Failure};
use crate::report::document::Audience;
use crate::report::worded;

/// Every figure of the sample round, nothing withheld.
static SAMPLE: LazyLock<Figures> = LazyLock::new(|| Round::new().figures());

/// A copy of the sample round, to be changed.
struct Round(tempfile::TempDir);

impl Round {
    fn new() -> Round {
        let place = Round(tempfile::tempdir().unwrap());
        let from = Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in ["sample-data", "examples/coventry-2023-24"] {
            fs::create_dir_all(place.0.path().join(folder)).unwrap();
            for file in fs::read_dir(from.join(folder)).unwrap().map(|entry| entry.unwrap().path()) {
                if file.is_file() {
                    fs::copy(&file, place.0.path().join(folder).join(file.file_name().unwrap())).unwrap();
                }
            }
        }
        place
    }

    /// The round with one text in place of another in one of its files.
    fn with(self, file: &str, text: &str, other: &str) -> Round {
        let path = self.0.path().join(file);
        let before = fs::read_to_string(&path).unwrap();
        assert!(before.contains(text), "{file} has no {text}");
        fs::write(path, before.replace(text, other)).unwrap();
        self
    }

    fn with_settings(self, text: &str, other: &str) -> Round {
        self.with("examples/coventry-2023-24/report.toml", text, other)
    }

    fn analyse(&self) -> Result<(Figures, Problems), Failure> {
        let folder = self.0.path().join("examples/coventry-2023-24");
        flow::analyse(&folder, None, Audience::Internal, |figures, _, _| Ok(figures.clone()))
    }

    fn figures(&self) -> Figures {
        let problems = |found: &Problems| found.iter().map(|d| d.message.clone()).collect::<Vec<_>>();
        match self.analyse() {
            Ok((figures, _)) => figures,
            Err(Failure::Problems(found)) => panic!("{:#?}", problems(&found)),
            Err(failure) => panic!("{failure}"),
        }
    }

    /// Every problem of a kind: its case, and what it says.
    fn problems(&self, code: &str) -> Vec<String> {
        let found = match self.analyse() {
            Ok((_, found)) | Err(Failure::Problems(found)) => found,
            Err(failure) => panic!("{failure}"),
        };
        let of_kind = found.iter().filter(|problem| problem.code.name() == code);
        of_kind.map(|p| format!("{}: {}", p.reference.as_deref().unwrap_or("-"), p.message)).collect()
    }
}

/// A figure of the sample round as it is printed, in its reporting year.
fn this(name: &str) -> String {
    printed(name, "2023/24")
}

/// The same in the year before.
fn last(name: &str) -> String {
    printed(name, "2022/23")
}

fn printed(name: &str, year: &str) -> String {
    of(&SAMPLE, name, year)
}

fn of(figures: &Figures, name: &str, year: &str) -> String {
    let figure = register::figure(name).unwrap_or_else(|| panic!("no figure {name}"));
    worded(&figures.value(name, year.parse().unwrap()), figure.unit)
}

/// `29 of 59`
fn part_of(name: &str) -> String {
    let (part, whole) = SAMPLE.value(name, SAMPLE.year).part_and_whole().unwrap();
    format!("{part} of {whole}")
}

/// A cell of a matrix as it is printed.
fn cell(matrix: &str, row: &str, measure: &str) -> Option<String> {
    let (i, of) = register::matrix(matrix)?.measure(measure)?;
    let row = SAMPLE.matrix(matrix)?.rows.iter().find(|r| same(&r.label, row))?;
    Some(worded(&row.values[i], of.unit))
}

/// The count or the share of a breakdown's category, as it is printed.
fn category(breakdown: &str, label: &str, year: &str, share: bool) -> Option<String> {
    let split = SAMPLE.breakdown(breakdown, year.parse().unwrap())?;
    let found = split.categories.iter().find(|c| same(&c.label, label))?;
    Some(if share { worded(&found.share, Unit::Percent { places: 0 }) } else { worded(&found.count, Unit::Count) })
}

/// Whether two labels are the same but for capitals, dashes and the sign for "and".
fn same(one: &str, other: &str) -> bool {
    let plain = |label: &str| label.to_lowercase().replace('–', "-").replace('&', "and");
    plain(one) == plain(other)
}
