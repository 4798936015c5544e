use std::fmt::Write;

use super::console;
use super::exit::{self, Exit};
use super::options::InspectOptions;
use crate::diagnostics::Problems;
use crate::flow::Failure;
use crate::ingest::{InspectedColumn, InspectedSheet, Inspection, inspect};
use crate::workspace;

pub(super) fn run(options: &InspectOptions) -> Exit {
    let inspected = workspace::file(&options.file).and_then(|bytes| inspect(&workspace::shown(&options.file), bytes));
    match inspected {
        Ok(inspection) => {
            console::print(&words(&inspection));
            exit::DONE
        }
        Err(problem) => {
            let mut found = Problems::new();
            found.push(problem);
            let folder = options.file.parent().unwrap_or(&options.file);
            exit::failed(folder, &Failure::Problems(found))
        }
    }
}

fn words(inspection: &Inspection) -> String {
    let mut text = String::new();
    for sheet in &inspection.sheets {
        text.push_str(&sheet_words(sheet, &inspection.file));
    }
    let _ = writeln!(text, "A draft to paste into report.toml and correct there:\n\n{}", inspection.draft);
    text
}

fn sheet_words(sheet: &InspectedSheet, file: &str) -> String {
    let name = sheet.name.as_ref().map(|name| format!("Sheet \"{name}\"")).unwrap_or_else(|| file.to_string());
    let hidden = if sheet.is_hidden { ", hidden" } else { "" };
    let headings = sheet.heading_row.map(|row| format!("headings in row {row}")).unwrap_or("no headings found".into());
    let table = sheet.table.as_ref().map(|table| format!(", most like the table {table}")).unwrap_or_default();
    let mut text = format!("{name}{hidden}: {} rows, {} columns, {headings}{table}\n", sheet.rows, sheet.width);
    text.extend(sheet.columns.iter().map(column_words));
    text.push('\n');
    text
}

fn column_words(column: &InspectedColumn) -> String {
    let words: Vec<String> = column.words.iter().map(|(word, number)| format!("{word} ({number})")).collect();
    let words = if words.is_empty() { String::new() } else { format!(": {}", words.join(", ")) };
    let longer = if column.has_longer_words { ", and longer words" } else { "" };
    format!(
        "  {} - {}, {} filled, {} blank{words}{longer}\n",
        column.heading, column.appears, column.filled, column.blank
    )
}
