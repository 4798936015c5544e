//! What settings say of a source, laid against the table it feeds.

use super::tables::{self, ColumnSpec, TableSpec};
use crate::workspace::settings::{ColumnMapping, LeaveOut, Settings, Source};

/// A source and the table it feeds.
#[derive(Debug)]
pub(super) struct Plan<'s> {
    /// The source's position in settings, from 0.
    pub(super) index: usize,
    pub(super) source: &'s Source,
    pub(super) spec: &'static TableSpec,
    /// What rows of the table each row of the file makes: one, or one for each group.
    pub(super) makes: Vec<Makes<'s>>,
}

/// One row of the table, made of a row of the file.
#[derive(Debug)]
pub(super) struct Makes<'s> {
    /// Where each column of the table comes from, in the table's order.
    pub(super) origins: Vec<Origin<'s>>,
    /// Whether it is one of several groups, and is made only where a cell of the group is filled.
    pub(super) is_group: bool,
}

/// Where a column comes from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Origin<'s> {
    Heading { heading: &'s str, codes: Option<&'s str>, in_group: bool },
    Constant(&'s str),
    Nothing,
}

impl<'s> Plan<'s> {
    /// The plan of a source; none where its table is unknown.
    pub(super) fn new(settings: &'s Settings, index: usize) -> Option<Plan<'s>> {
        let source = settings.sources.get(index)?;
        let spec = tables::table(&source.table)?;
        let makes = if source.groups.is_empty() {
            vec![Makes { origins: origins(spec, source, None), is_group: false }]
        } else {
            let groups = 0..source.groups.len();
            groups.map(|group| Makes { origins: origins(spec, source, Some(group)), is_group: true }).collect()
        };
        Some(Plan { index, source, spec, makes })
    }

    /// Every heading that the file must hold, with the column of ours that it feeds.
    pub(super) fn headings(&self) -> Vec<(&'s str, &'static str)> {
        let mut headings = Vec::new();
        for makes in &self.makes {
            for (column, origin) in self.spec.columns.iter().zip(&makes.origins) {
                if let Origin::Heading { heading, .. } = origin
                    && !headings.contains(&(*heading, column.name))
                {
                    headings.push((*heading, column.name));
                }
            }
        }
        if let Some(LeaveOut { heading, .. }) = &self.source.leave_out {
            headings.push((heading, "leave_out"));
        }
        headings
    }
}

fn origins<'s>(spec: &'static TableSpec, source: &'s Source, group: Option<usize>) -> Vec<Origin<'s>> {
    let group = group.and_then(|group| source.groups.get(group));
    let mapped = |mapping: &'s ColumnMapping, in_group| Origin::Heading {
        heading: mapping.heading(),
        codes: mapping.codes(),
        in_group,
    };
    let origin = |column: &ColumnSpec| {
        let of_group = group.and_then(|group| {
            let constant = || group.constants.get(column.name).map(|constant| Origin::Constant(constant));
            group.columns.get(column.name).map(|mapping| mapped(mapping, true)).or_else(constant)
        });
        let shared = || source.columns.get(column.name).map(|mapping| mapped(mapping, false));
        let constant = || source.constants.get(column.name).map(|constant| Origin::Constant(constant));
        of_group.or_else(shared).or_else(constant).unwrap_or(Origin::Nothing)
    };
    spec.columns.iter().map(origin).collect()
}
