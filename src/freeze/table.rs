//! The CSV file of published figures, kept byte for byte but for the lines that change.

use indexmap::IndexMap;

use super::Rows;
use crate::analysis::register;
use crate::workspace::settings::Source;

/// The headings of a file that is not there yet.
const HEADINGS: [&str; 4] = ["Report", "Figure", "Year", "Value"];
/// Our columns, in the same order.
const COLUMNS: [&str; 4] = ["report", "figure", "year", "value"];

/// The file of published figures.
#[derive(Debug)]
pub(super) struct PublishedTable {
    rows: Rows,
    /// Where in a row each of our columns stands.
    columns: [usize; 4],
    width: usize,
    delimiter: String,
    line_end: &'static str,
}

/// A line of the file: as it stands, and as cells.
#[derive(Clone, Debug)]
pub(super) struct Written {
    text: String,
    cells: Vec<String>,
}

impl PublishedTable {
    /// Reads a file, which may be empty. What is wrong with it is handed back in a sentence.
    pub(super) fn read(bytes: Vec<u8>, source: Option<&Source>) -> Result<PublishedTable, String> {
        let text =
            String::from_utf8(bytes).map_err(|_| "The file is not UTF-8. Save it as \"CSV UTF-8\".".to_string())?;
        let delimiter = source.and_then(|source| source.delimiter).unwrap_or(',').to_string();
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let heading = |at: usize| {
            let mapped = source.and_then(|source| source.columns.get(COLUMNS[at]));
            mapped.map_or(HEADINGS[at], |mapping| mapping.heading()).trim().to_lowercase()
        };
        let mut table = PublishedTable { rows: Vec::new(), columns: [0, 1, 2, 3], width: 4, delimiter, line_end };
        if text.trim().is_empty() {
            table.push(HEADINGS.map(str::to_string).to_vec());
            return Ok(table);
        }
        table.rows = rows(&text, &table.delimiter)?;
        let wanted: Vec<String> = (0..4).map(heading).collect();
        let found = table.rows.iter().find_map(|row| {
            let at = |name: &String| {
                row.cells.iter().position(|cell| cell.trim().trim_start_matches('\u{feff}').to_lowercase() == *name)
            };
            Some((wanted.iter().map(at).collect::<Option<Vec<usize>>>()?, row.cells.len()))
        });
        let (columns, width) = found.ok_or_else(|| format!("No line holds the headings {}.", wanted.join(", ")))?;
        table.columns = <[usize; 4]>::try_from(columns).unwrap_or([0, 1, 2, 3]);
        table.width = width;
        Ok(table)
    }

    /// The value of a figure in a year.
    pub(super) fn find(&self, name: &str, year: &str, names: &IndexMap<String, String>) -> Option<String> {
        self.position(name, year, names).map(|at| self.cell(&self.rows[at], 3).to_string())
    }

    pub(super) fn add(&mut self, (report, figure): (String, String), year: &str, value: &str) {
        let mut cells = vec![String::new(); self.width];
        for (column, words) in self.columns.iter().zip([report, figure, year.to_string(), value.to_string()]) {
            cells[*column] = words;
        }
        self.push(cells);
    }

    pub(super) fn replace(&mut self, name: &str, year: &str, names: &IndexMap<String, String>, value: &str) {
        if let Some(at) = self.position(name, year, names) {
            let mut cells = self.rows[at].cells.clone();
            // A row may end before the cell of its value, which then is blank.
            cells.resize(cells.len().max(self.width), String::new());
            cells[self.columns[3]] = value.to_string();
            let before = &self.rows[at].text;
            let blank = before[before.trim_end_matches(['\r', '\n']).len()..].strip_prefix(self.line_end);
            let text = line(&cells, &self.delimiter, self.line_end) + blank.unwrap_or_default();
            self.rows[at] = Written { text, cells };
        }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        self.rows.iter().flat_map(|row| row.text.bytes()).collect()
    }

    fn push(&mut self, cells: Vec<String>) {
        if let Some(last) = self.rows.last_mut().filter(|row| !row.text.ends_with('\n')) {
            last.text.push_str(self.line_end);
        }
        self.rows.push(Written { text: line(&cells, &self.delimiter, self.line_end), cells });
    }

    fn position(&self, name: &str, year: &str, names: &IndexMap<String, String>) -> Option<usize> {
        self.rows.iter().position(|row| {
            let figure = self.cell(row, 1);
            let label = format!("{}: {figure}", self.cell(row, 0));
            let named = names.get(&label).map(String::as_str).or(register::figure(figure).map(|figure| figure.name));
            named == Some(name) && self.cell(row, 2) == year
        })
    }

    fn cell<'r>(&self, row: &'r Written, column: usize) -> &'r str {
        row.cells.get(self.columns[column]).map(|cell| cell.trim()).unwrap_or_default()
    }
}

/// The lines of the file, each with its line end.
fn rows(text: &str, delimiter: &str) -> Result<Rows, String> {
    let delimiter = delimiter.bytes().next().unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut starts = Vec::new();
    let mut rows = Rows::new();
    for record in reader.records() {
        let record = record.map_err(|error| format!("The file cannot be read as CSV: {error}."))?;
        let start = record.position().map_or(0, |position| position.byte());
        let start = usize::try_from(start).unwrap_or_default();
        // The reader counts the rest of a line end to the next record.
        let ends = text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        starts.push(start + ends);
        rows.push(Written { text: String::new(), cells: record.iter().map(str::to_string).collect() });
    }
    // Blank lines belong to the line before them, and what stands before the first to the first.
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    let starts = std::iter::once(0).chain(starts.iter().copied().skip(1));
    for ((row, start), end) in rows.iter_mut().zip(starts).zip(ends) {
        row.text = text.get(start..end).unwrap_or_default().to_string();
    }
    Ok(rows)
}

/// Cells as a line of CSV.
pub(super) fn line(cells: &[String], delimiter: &str, line_end: &str) -> String {
    let quoted = |cell: &String| {
        let special = cell.contains(delimiter) || cell.contains(['"', '\n', '\r']);
        // A spreadsheet would run what begins like a formula.
        let safe = if cell.starts_with(['=', '@', '+', '\t']) { format!("'{cell}") } else { cell.clone() };
        if special { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
    };
    cells.iter().map(quoted).collect::<Vec<_>>().join(delimiter) + line_end
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\u{feff}Report,Figure,Year,Value\r\nchildren,\"a, b\",2022/23,167\r\n\r\nchildren,c,2022/23,9";

    fn names() -> IndexMap<String, String> {
        [("children: a, b", "childrens_statutory_received"), ("children: c", "childrens_stage_1_mean_days")]
            .map(|(label, name)| (label.to_string(), name.to_string()))
            .into_iter()
            .collect()
    }

    #[test]
    fn what_is_not_changed_stays_byte_for_byte() {
        let mut table = PublishedTable::read(FILE.as_bytes().to_vec(), None).unwrap();
        assert_eq!(String::from_utf8(table.bytes()).unwrap(), FILE);
        assert_eq!(table.find("childrens_statutory_received", "2022/23", &names()).as_deref(), Some("167"));
        assert_eq!(table.find("childrens_statutory_received", "2023/24", &names()), None);
        table.add(("children".into(), "a, b".into()), "2023/24", "156");
        table.replace("childrens_statutory_received", "2022/23", &names(), "168");
        let expected = "\u{feff}Report,Figure,Year,Value\r\nchildren,\"a, b\",2022/23,168\r\n\r\nchildren,c,2022/23,9\r\nchildren,\"a, b\",2023/24,156\r\n";
        assert_eq!(String::from_utf8(table.bytes()).unwrap(), expected);
    }

    #[test]
    fn a_file_that_is_not_there_gets_headings_and_a_strange_one_is_refused() {
        let mut table = PublishedTable::read(Vec::new(), None).unwrap();
        table.add(("lgsco".into(), "lgsco_upheld".into()), "2023/24", "3");
        assert_eq!(
            String::from_utf8(table.bytes()).unwrap(),
            "Report,Figure,Year,Value\nlgsco,lgsco_upheld,2023/24,3\n"
        );
        assert_eq!(table.find("lgsco_upheld", "2023/24", &names()).as_deref(), Some("3"), "our own names are known");
        assert!(
            PublishedTable::read(b"a,b\n1,2\n".to_vec(), None).unwrap_err().starts_with("No line holds the headings")
        );
        assert!(PublishedTable::read(b"\xff".to_vec(), None).is_err());
    }

    #[test]
    fn a_row_that_ends_before_its_value_is_given_one() {
        let file = b"Report,Figure,Year,Value\nchildren,c,2022/23\n".to_vec();
        let mut table = PublishedTable::read(file, None).unwrap();
        table.replace("childrens_stage_1_mean_days", "2022/23", &names(), "12.5");
        assert_eq!(String::from_utf8(table.bytes()).unwrap(), "Report,Figure,Year,Value\nchildren,c,2022/23,12.5\n");
    }
}
