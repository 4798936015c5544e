//! Columns that no source of a table maps hold nothing that could be counted: a figure of them is not available, never 0.

use std::collections::BTreeSet;

use polars::prelude::*;

use super::Frames;
use crate::analysis::error::AnalysisError;
use crate::workspace::settings::Source;

/// A characteristic that no export holds was not asked.
const CHARACTERISTICS: [&str; 3] = ["sex", "ethnicity", "disability"];
/// Columns that are derived from another: without it they say nothing.
const DERIVED: [(&str, &str); 1] = [("crm_reference", "acknowledgement")];
/// The tables whose columns conditions and breakdowns count by.
const COUNTED: [&str; 3] = ["_complaints", "_compliments", "_concerns"];
/// Columns that every derivation may look for, and whose blanks it understands.
const STRUCTURE: [&str; 3] = ["input", "row", "reference"];

/// Fills characteristics that no source maps with `not_asked`, before anything is derived from them.
pub(super) fn fill_characteristics(frames: &mut Frames, sources: &[Source]) -> Result<(), AnalysisError> {
    for (table, frame) in frames.iter_mut().filter(|(table, _)| table.ends_with("_complaints")) {
        let mapped = mapped(table, sources);
        let height = frame.height();
        let fill = |name: &str| Series::new(name.into(), vec!["not_asked"; height]);
        for column in CHARACTERISTICS.into_iter().filter(|column| !mapped.contains(column)) {
            frame.with_column(fill(column).into())?;
        }
        if !mapped.contains("age") {
            frame.with_column(fill("age_recorded").into())?;
        }
    }
    Ok(())
}

/// Drops the columns that no source maps, and those derived from them, once everything is derived.
pub(super) fn drop_unmapped(frames: &mut Frames, sources: &[Source]) {
    let has_crm = frames.contains_key("crm_cases");
    let counted = |table: &str| COUNTED.iter().any(|ending| table.ends_with(ending));
    for (table, frame) in frames.iter_mut().filter(|(table, _)| counted(table)) {
        let mapped = mapped(table, sources);
        let Some(spec) = crate::ingest::tables::table(table).filter(|_| !mapped.is_empty()) else { continue };
        let unmapped = spec.columns.iter().map(|column| column.name).filter(|name| !mapped.contains(name));
        let mut dropped: Vec<&str> = unmapped
            .filter(|name| !STRUCTURE.contains(name) && !CHARACTERISTICS.contains(name) && *name != "age")
            .collect();
        for (origin, derived) in DERIVED {
            if dropped.contains(&origin) || !has_crm {
                dropped.push(derived);
            }
        }
        *frame = frame.drop_many(dropped.into_iter().map(PlSmallStr::from));
    }
}

/// The columns of a table that any of its sources fills.
pub(super) fn mapped<'a>(table: &str, sources: &'a [Source]) -> BTreeSet<&'a str> {
    let of_table = sources.iter().filter(|source| source.table == table);
    let columns = of_table.flat_map(|source| {
        let groups = source.groups.iter().flat_map(|group| group.columns.keys().chain(group.constants.keys()));
        source.columns.keys().chain(source.constants.keys()).chain(groups)
    });
    columns.map(String::as_str).collect()
}
