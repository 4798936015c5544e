//! `corrections.csv`: records put right after the exports were taken. Each correction is made on its cell before the cell is
//! typed; the export itself is never edited. One that does not fit what the export says is refused.

mod apply;
mod field;
mod file;
mod settle;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::ledger::Ledger;
use super::words::fold;
use crate::diagnostics::{Location, Problems};
use crate::workspace::Workspace;
use apply::Attempt;
pub(super) use apply::Row;
use field::Field;

/// The file of corrections, in the report folder.
pub const CORRECTIONS_FILE: &str = "corrections.csv";

/// A correction that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    pub reference: String,
    pub table: String,
    pub column: &'static str,
    /// The cell of the export that is read otherwise than it says.
    pub place: Location,
    pub from: String,
    pub to: String,
    /// Whether the cell tells who somebody is: then what it says stays in the working notes.
    pub is_personal: bool,
    pub reason: String,
    /// An officer's role.
    pub who: String,
    pub when: NaiveDate,
}

/// A row of the file.
#[derive(Clone, Debug)]
struct Correction {
    line: u32,
    reference: String,
    field: Field,
    from: String,
    to: String,
    reason: String,
    who: String,
    when: NaiveDate,
}

/// The corrections of a folder, and what came of each while the exports are read.
#[derive(Debug, Default)]
pub(super) struct Corrections {
    list: Vec<Correction>,
    by_reference: HashMap<String, Vec<usize>>,
    attempts: Vec<Vec<Attempt>>,
}

static CORRECTIONS: Ledger = Ledger {
    file: CORRECTIONS_FILE,
    called: "file of corrections",
    columns: &["reference", "field", "from", "to", "reason", "who", "when"],
    optional: &[],
};

impl Corrections {
    /// The corrections of the folder, where it has any. What cannot be used is told at its cell.
    pub(super) fn read(workspace: &Workspace, problems: &mut Problems) -> Corrections {
        let list = file::read(workspace, problems);
        let mut by_reference: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, correction) in list.iter().enumerate() {
            by_reference.entry(fold(&correction.reference)).or_default().push(at);
        }
        let attempts = list.iter().map(|_| Vec::new()).collect();
        Corrections { list, by_reference, attempts }
    }
}

impl Corrections {
    /// The same corrections, none of them made yet.
    pub(super) fn fork(&self) -> Corrections {
        let attempts = self.list.iter().map(|_| Vec::new()).collect();
        Corrections { list: self.list.clone(), by_reference: self.by_reference.clone(), attempts }
    }

    /// Takes over what came of them in a further part of the exports.
    pub(super) fn join(&mut self, other: Corrections) {
        self.attempts.iter_mut().zip(other.attempts).for_each(|(attempts, more)| attempts.extend(more));
    }
}
