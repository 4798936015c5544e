//! The record of a build: its figures and every sentence, cell and label of its documents, for `compare` and `build --against`.
//!
//! It lies beside `provenance.json`. That of a publication holds nothing that its reports do not say; that of an internal
//! edition also says which cases each number counted.

mod cases;
mod make;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostics::{Code, Diagnostic, Location, Place};
use crate::provenance::Program;
use crate::report::passages::Section;
pub use cases::{CaseRecord, Tallied};
pub use make::{Making, Rendered, make};

/// The record's name in an output folder.
pub const FILE: &str = "record.json";

/// The form of the record that this program writes and reads.
const FORM: u32 = 1;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub form: u32,
    pub program: Program,
    pub council: String,
    /// `2023/24`
    pub reporting_year: String,
    /// `publication` or `internal`
    pub audience: String,
    /// SHA-256 of every file that was read, by the name the settings give it.
    pub files: BTreeMap<String, String>,
    /// How many corrections were made to what the exports say.
    #[serde(default)]
    pub corrections: usize,
    pub figures: Vec<FigureRecord>,
    /// Of every figure, breakdown and matrix: what tells whether another version of the program defines it otherwise.
    pub definitions: BTreeMap<String, String>,
    pub documents: Vec<DocumentRecord>,
    /// Of an internal edition: which cases each number counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cases: Option<CaseRecord>,
}

/// A figure, a category of a breakdown or a cell of a matrix in one year, as `figures.csv` lists it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureRecord {
    /// The figure, breakdown or matrix.
    pub figure: String,
    pub label: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category_label: String,
    pub year: String,
    pub measure: String,
    pub unit: String,
    /// The number without its sign, or the symbol in its place.
    pub value: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<u64>,
    /// Of a mean or median: the number of cases.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<u64>,
    /// The figures that it is computed from: `2023/24.childrens_statutory_upheld`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub made_of: Vec<String>,
}

/// The words of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// `childrens`
    pub name: String,
    pub title: String,
    /// `January 2025`
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// Whether the build holds it as a document of its own, or only bound behind another.
    pub alone: bool,
    pub sections: Vec<Section>,
    /// The packs that it is bound into, with the pages on which its lines stand there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bound: Vec<Bound>,
}

/// A document within another's PDF.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// The pack: `briefing`.
    pub pack: String,
    /// The page of each line, in the order of `DocumentRecord::lines`; 0 where it was not found.
    pub pages: Vec<u32>,
}

impl Record {
    /// Reads a record.
    ///
    /// # Errors
    /// Where it is not one, or is one of a form that this program does not know.
    pub fn read(bytes: &[u8], path: &str) -> Result<Record, Diagnostic> {
        let damaged = |location, message: String| {
            let help = "Build the folder again, or compare with another copy of it.";
            Diagnostic::new(Code::RecordDamaged, location, message, help)
        };
        let record: Record = serde_json::from_slice(bytes).map_err(|error| {
            let place = Place::Line { line: error.line() as u32, column: error.column() as u32 };
            let location = Location { file: path.to_string(), place };
            damaged(location, "The record of the build cannot be read: it was changed or cut off.".into())
        })?;
        if record.form != FORM {
            let (form, version) = (record.form, &record.program.version);
            let message = format!("The record is of form {form}, written by version {version} of the program.");
            let help = format!("This program reads form {FORM}. Build both folders with the same version.");
            return Err(Diagnostic::new(Code::RecordDamaged, Location::file(path), message, help));
        }
        if record.cases.as_ref().is_some_and(|cases| !cases.is_whole()) {
            let message = "The record of the build names a case that it does not list.".to_string();
            return Err(damaged(Location::file(path), message));
        }
        Ok(record)
    }

    /// As it is written.
    ///
    /// # Errors
    /// None: words and whole numbers always have a JSON form.
    pub fn write(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }

    pub fn document(&self, name: &str) -> Option<&DocumentRecord> {
        self.documents.iter().find(|document| document.name == name)
    }
}

impl FigureRecord {
    /// What tells it apart from all others of the record.
    pub fn key(&self) -> (&str, &str, &str, &str) {
        (&self.figure, &self.category, &self.year, &self.measure)
    }

    /// The names under which the cases that it counts may be recorded: `2023/24.childrens_statutory_by_outcome.upheld`.
    pub fn dated(&self) -> Vec<String> {
        let FigureRecord { figure, category, year, measure, .. } = self;
        if category.is_empty() {
            return vec![format!("{year}.{figure}")];
        }
        vec![format!("{year}.{figure}.{category}"), format!("{year}.{figure}.{category}.{measure}")]
    }

    /// `Statutory complaints by outcome: Upheld`
    pub fn full_label(&self) -> String {
        if self.category.is_empty() { self.label.clone() } else { format!("{}: {}", self.label, self.category_label) }
    }

    /// With its sign: `42%`, `£370`, `[c]`.
    pub fn printed(&self) -> String {
        match (self.unit.as_str(), self.value.starts_with('[')) {
            ("percent", false) => format!("{}%", self.value),
            ("pounds", false) => format!("£{}", self.value),
            _ => self.value.clone(),
        }
    }
}
