//! What a correction's field names: `outcome`, `adult_complaints.outcome`, `stage 2.ended`, `adult_remedies.row 31.amount`.

use crate::diagnostics::known_names;
use crate::ingest::tables::{self, ColumnSpec, TABLES, TableSpec};

/// A column of a table, and which row of a case that has several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// Only in this table, where it is named.
    pub table: Option<String>,
    pub column: &'static str,
    pub which: Option<Which>,
}

/// Which of several rows of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// By the row's number in its file.
    Row(u32),
    /// By a column that is part of the table's key: `stage 2`.
    Key { column: &'static str, value: String },
}

impl Field {
    /// Reads a field as the file of corrections writes it.
    ///
    /// # Errors
    /// What is wrong and what to do, where a part of it names nothing.
    pub(super) fn parse(written: &str) -> Result<Field, (String, String)> {
        let mut parts: Vec<&str> = written.split('.').map(str::trim).collect();
        let name = parts.pop().unwrap_or_default();
        let mut field = Field { table: None, column: "", which: None };
        for part in parts {
            if tables::table(part).is_some() {
                field.table = Some(part.to_string());
            } else if let Some(which) = which(part) {
                field.which = Some(which);
            } else {
                let tables: Vec<String> = correctable().flat_map(TableSpec::instances).collect();
                let help = known_names(part, tables.iter().map(String::as_str).collect::<Vec<_>>());
                let message = "The field names neither a table nor which row is meant before its last dot.".to_string();
                return Err((message, format!("{help} A row is named as in \"stage 2.ended\" or \"row 31.amount\".")));
            }
        }
        let specs = correctable().filter(|spec| field.table.as_ref().is_none_or(|t| spec.instances().any(|i| i == *t)));
        let columns: Vec<&ColumnSpec> = specs.flat_map(|spec| spec.columns).collect();
        match columns.iter().find(|column| column.name == name) {
            Some(column) => Ok(Field { column: column.name, ..field }),
            None => {
                let mut known: Vec<&str> = columns.iter().map(|column| column.name).collect();
                known.sort_unstable();
                known.dedup();
                Err(("There is no field of that name.".to_string(), known_names(name, known)))
            }
        }
    }
}

/// The tables whose rows are cases with a reference.
fn correctable() -> impl Iterator<Item = &'static TableSpec> {
    TABLES.iter().copied().filter(|spec| spec.columns.iter().any(|column| column.name == "reference"))
}

fn which(part: &str) -> Option<Which> {
    let (name, value) = part.split_once(' ')?;
    let value = value.trim();
    if name == "row" {
        return value.parse().ok().map(Which::Row);
    }
    let keys = correctable().flat_map(|spec| spec.key).find(|key| **key == name && name != "reference")?;
    Some(Which::Key { column: keys, value: value.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(written: &str) -> (Option<String>, &'static str, Option<Which>) {
        let field = Field::parse(written).unwrap();
        (field.table, field.column, field.which)
    }

    #[test]
    fn a_field_names_a_column_a_table_and_a_row() {
        assert_eq!(named("outcome"), (None, "outcome", None));
        assert_eq!(named("adult_complaints.outcome"), (Some("adult_complaints".into()), "outcome", None));
        let second = Which::Key { column: "stage", value: "2".into() };
        assert_eq!(named("stage 2.ended"), (None, "ended", Some(second.clone())));
        assert_eq!(named("adult_stages . stage 2 . ended"), (Some("adult_stages".into()), "ended", Some(second)));
        assert_eq!(named("row 31.amount").2, Some(Which::Row(31)));
    }

    #[test]
    fn a_name_that_is_nothing_is_refused_with_the_nearest() {
        let help = |written: &str| Field::parse(written).unwrap_err().1;
        assert!(help("outcom").starts_with("Did you mean \"outcome\"?"), "{}", help("outcom"));
        assert!(help("adult_complaint.outcome").starts_with("Did you mean \"adult_complaints\"?"));
        assert!(Field::parse("adult_concerns.outcome").is_err(), "a column of another table");
        assert!(Field::parse("populations.population").is_err(), "a table without references");
    }
}
