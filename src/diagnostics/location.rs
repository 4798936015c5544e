use std::fmt;

/// Where a problem lies, as an officer would look it up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The file as the report folder names it.
    pub file: String,
    pub place: Place,
}

/// The part of the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    File,
    Sheet(String),
    /// `row` and `column` count from 1, as the spreadsheet or text editor shows them.
    Cell {
        sheet: Option<String>,
        row: u32,
        column: u32,
    },
    Row {
        sheet: Option<String>,
        row: u32,
    },
    /// A place in a text file, counted from 1.
    Line {
        line: u32,
        column: u32,
    },
}

impl Location {
    pub fn file(file: impl Into<String>) -> Self {
        Location { file: file.into(), place: Place::File }
    }

    /// The sheet, where the place lies in one.
    pub fn sheet(&self) -> Option<&str> {
        match &self.place {
            Place::Sheet(sheet) => Some(sheet),
            Place::Cell { sheet, .. } | Place::Row { sheet, .. } => sheet.as_deref(),
            Place::File | Place::Line { .. } => None,
        }
    }

    pub fn line(file: impl Into<String>, line: u32, column: u32) -> Self {
        Location { file: file.into(), place: Place::Line { line, column } }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        match &self.place {
            Place::File => Ok(()),
            Place::Sheet(sheet) => write!(f, ", sheet \"{sheet}\""),
            Place::Cell { sheet, row, column } => {
                write_sheet(f, sheet)?;
                write!(f, ", cell {}", cell_name(*row, *column))
            }
            Place::Row { sheet, row } => {
                write_sheet(f, sheet)?;
                write!(f, ", row {row}")
            }
            Place::Line { line, column } => write!(f, ", line {line}, column {column}"),
        }
    }
}

fn write_sheet(f: &mut fmt::Formatter<'_>, sheet: &Option<String>) -> fmt::Result {
    match sheet {
        Some(sheet) => write!(f, ", sheet \"{sheet}\""),
        None => Ok(()),
    }
}

/// The name of a cell as a spreadsheet shows it: `cell_name(148, 6)` is `F148`.
pub fn cell_name(row: u32, column: u32) -> String {
    format!("{}{row}", column_letters(column))
}

/// The letters of a column counted from 1: 1 is `A`, 27 is `AA`.
pub fn column_letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + (column % 26) as u8));
        column /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_a_spreadsheet_names_them() {
        assert_eq!(cell_name(148, 6), "F148");
        assert_eq!(column_letters(26), "Z");
        assert_eq!(column_letters(27), "AA");
        assert_eq!(column_letters(703), "AAA");
    }

    #[test]
    fn a_location_reads_as_a_sentence_fragment() {
        let place = Place::Cell { sheet: Some("Complaints".into()), row: 148, column: 6 };
        let location = Location { file: "exports/children.xlsx".into(), place };
        assert_eq!(location.to_string(), "exports/children.xlsx, sheet \"Complaints\", cell F148");
    }
}
