//! What came of comparing the systems, as frames that figures count: `childrens_reconciled`, the database's complaints with a
//! column `crm_record`; and `childrens_crm_only`, the CRM's complaints that the database lacks. Both are there only where the
//! systems could be compared, and cover only the years that the exports of both cover.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::*;

use super::{Compared, Finding};
use crate::analysis::coverage::Coverage;
use crate::analysis::derive::Frames;
use crate::analysis::error::AnalysisError;
use crate::ingest::tables::SERVICES;
use crate::workspace::settings::Settings;

/// A case whose CRM record says the same, says otherwise, or is not there; or of which nothing can be said.
const ALIKE: &str = "alike";
const DIFFERENT: &str = "different";
const MISSING: &str = "missing";
const UNCERTAIN: &str = "uncertain";

/// The rows of the frames to be added.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// By service, the mark of each row of its complaints that has one.
    reconciled: BTreeMap<&'static str, BTreeMap<usize, &'static str>>,
    /// By service, the rows of the CRM that its database lacks.
    crm_only: BTreeMap<&'static str, BTreeSet<usize>>,
}

pub(super) fn marks(compared: &Compared, findings: &[Finding], settings: &Settings) -> Marks {
    let mut marks = Marks::default();
    let different = Compared::different(findings);
    let taken = compared.matching.taken();
    let paired: BTreeSet<usize> = compared.matching.pairs.iter().map(|(ours, _)| *ours).collect();
    let mark = |at: usize, key: (&str, &str)| match (paired.contains(&at), different.contains(&key)) {
        (true, false) => ALIKE,
        (true, true) => DIFFERENT,
        (false, _) if taken.0.contains(&at) => UNCERTAIN,
        (false, _) => MISSING,
    };
    for service in SERVICES {
        let table = format!("{service}_complaints");
        if !compared.linked.contains(&table) {
            continue;
        }
        let own = compared.database.iter().enumerate().filter(|(_, case)| case.frame == table);
        let covered = own.filter(|(_, case)| compared.covered(case, &table));
        let rows = covered.map(|(at, case)| (case.at, mark(at, (&case.frame, &case.reference))));
        marks.reconciled.insert(service, rows.collect());
        if settings.reconciliation.services.contains_key(*service) {
            let untold = compared.crm.iter().enumerate().filter(|(at, _)| !taken.1.contains(at));
            let alone =
                untold.filter(|(_, case)| case.table.as_ref() == Some(&table) && compared.covered(case, &table));
            marks.crm_only.insert(service, alone.map(|(_, case)| case.at).collect());
        }
    }
    marks
}

/// Adds the frames and the years that they cover.
pub(super) fn add(frames: &mut Frames, coverage: &mut Coverage, marks: Marks) -> Result<(), AnalysisError> {
    for (service, rows) in marks.reconciled {
        let table = format!("{service}_complaints");
        let Some(frame) = frames.get(&table) else { continue };
        let mut kept = only(frame, |at| rows.contains_key(&at))?;
        let column: Vec<&str> = rows.into_values().collect();
        kept.with_column(Series::new("crm_record".into(), column).into())?;
        frames.insert(format!("{service}_reconciled"), kept);
        coverage.add_common(&format!("{service}_reconciled"), &table, "crm_cases");
    }
    for (service, rows) in marks.crm_only {
        let Some(frame) = frames.get("crm_cases") else { continue };
        let kept = only(frame, |at| rows.contains(&at))?;
        frames.insert(format!("{service}_crm_only"), kept);
        coverage.add_common(&format!("{service}_crm_only"), &format!("{service}_complaints"), "crm_cases");
    }
    Ok(())
}

fn only(frame: &DataFrame, is_kept: impl Fn(usize) -> bool) -> Result<DataFrame, AnalysisError> {
    let mask: BooleanChunked = (0..frame.height()).map(|at| Some(is_kept(at))).collect();
    Ok(frame.filter(&mask)?)
}
