//! The corrections of a row, made on its cells before they are typed.

use std::collections::BTreeMap;

use super::{BoundColumn, RowReader};
use crate::ingest::cell::Row;
use crate::ingest::corrections::{self, Corrections};
use crate::ingest::reader::Value;
use crate::ingest::words::tidy;

impl RowReader<'_> {
    /// The values that corrections give to cells of a row, by the column's position in the table.
    pub(super) fn corrected(
        &mut self,
        at: usize,
        number: u32,
        row: &Row<'_>,
        corrections: &mut Corrections,
    ) -> BTreeMap<usize, Value<'static>> {
        let mut values = BTreeMap::new();
        if corrections.is_empty() {
            return values;
        }
        let said = self.reference.map(|column| row.cell(column).words()).unwrap_or_default();
        let reference = tidy(&said);
        let wanted = corrections.of(&reference);
        if wanted.is_empty() {
            return values;
        }
        let spec = self.plan.spec;
        let key = self.key(at, row);
        let named = corrections::Row { table: &self.plan.source.table, spec, number, key: &key };
        for (correction, column) in wanted {
            let Some(position) = spec.columns.iter().position(|spec| spec.name == column) else { continue };
            let place = match &self.makes[at].columns[position] {
                BoundColumn::Cell { at, .. } => self.cell(number, *at),
                BoundColumn::Constant(_) => self.row(number),
            };
            match &mut self.makes[at].columns[position] {
                BoundColumn::Constant(_) => corrections.without_cell(correction, &named, place),
                BoundColumn::Cell { at, reader } => {
                    let cell = (row.cell(*at), row.is_1904());
                    let value = corrections.correct(correction, &named, place, reader, cell);
                    values.extend(value.map(|value| (position, value)));
                }
            }
        }
        values
    }

    /// The values of the table's key beside the reference, where they are whole numbers or words.
    fn key(&mut self, at: usize, row: &Row<'_>) -> Vec<(&'static str, String)> {
        let spec = self.plan.spec;
        let mut key = Vec::new();
        for name in spec.key.iter().copied().filter(|name| *name != "reference") {
            let Some(position) = spec.columns.iter().position(|spec| spec.name == name) else { continue };
            let value = match &mut self.makes[at].columns[position] {
                BoundColumn::Constant(value) => Ok(value.clone()),
                BoundColumn::Cell { at, reader } => reader.read(row.cell(*at), row.is_1904()).map(Value::owned),
            };
            match value {
                Ok(Value::Whole(number)) => key.push((name, number.to_string())),
                Ok(Value::Text(text)) => key.push((name, text.into_owned())),
                _ => {}
            }
        }
        key
    }
}
