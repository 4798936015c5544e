//! A table with its caption, notes, source and file.

use super::Setting;
use super::inline::inlines;
use super::links::offers;
use super::widths::{self, OnPhones, is_of_numbers};
use crate::render::charts::escape;
use crate::report::document::{Row, Table};

/// The heading of a column of codes, which are told from words.
const CODES: &str = "Code";

pub(super) fn table(table: &Table, setting: Setting) -> String {
    let id = escape(&table.id);
    let on_phones = widths::on_phones(table);
    let stacks = on_phones == OnPhones::Stacked;
    let open = if widths::scrolls(table) {
        format!("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-{id}-caption\">")
    } else {
        "<div class=\"scroll\">".to_owned()
    };
    // Across a whole page the eye loses the row between a name and its only number.
    let size = match table.columns.len() {
        0..=3 if is_of_numbers(table) || widths::fits_the_text(table) => " small",
        0..=7 => "",
        _ => " wide",
    };
    let numbers = if is_of_numbers(table) { " of-numbers" } else { "" };
    let (phones, style) = match (on_phones, widths::measures_of_two_years(table)) {
        (OnPhones::AsItIs, _) => ("", String::new()),
        (OnPhones::Closer, _) => (" closer", String::new()),
        (OnPhones::Stacked, Some(rows)) => (" stacks years", format!(" style=\"--rows:{rows}\"")),
        (OnPhones::Stacked, None) => (" stacks", String::new()),
    };
    let headings: String = (0..table.columns.len()).map(|index| heading(table, index)).collect();
    let rows: String = table.rows.iter().map(|row| self::row(table, row, stacks)).collect();
    let downloads = if table.is_numbered() { downloads(table, setting) } else { String::new() };
    format!(
        "<div class=\"table{size}{numbers}{phones}\" id=\"table-{id}\"{style}>\n{open}<table>\n<caption id=\"table-{id}-caption\">{}</caption>\n\
         <thead><tr>{headings}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n{}{downloads}</div>\n",
        caption(table),
        foot(table),
    )
}

/// The table's file, and a link to the table itself.
fn downloads(table: &Table, setting: Setting) -> String {
    let files = [("CSV", format!("tables/{}.csv", table.id))];
    offers(setting.sizes, &table.name(), &format!("table-{}", table.id), &files)
}

fn caption(table: &Table) -> String {
    format!("<span>{}</span>", escape(&table.full_caption()))
}

/// A column's heading. What rows are called and what is said in words has a least width, for the stylesheet to keep to.
fn heading(table: &Table, index: usize) -> String {
    let column = &table.columns[index];
    let words = escape(&column.heading);
    if column.numeric && index > 0 {
        let words = if widths::year_breaks(table, index) { words.replace('/', "/<wbr>") } else { words };
        return format!("<th scope=\"col\" class=\"numeric\">{words}</th>");
    }
    format!("<th scope=\"col\" style=\"--least:{:.1}em\">{words}</th>", widths::least_in_letters(table, index))
}

/// A row. Where phones set its cells beneath each other, each says which column it is of, to the eye; whoever hears it is
/// told by the heading, which stays one.
fn row(table: &Table, row: &Row, stacks: bool) -> String {
    let cells = row.cells.iter().enumerate().map(|(index, cell)| {
        let text = inlines(&cell.text);
        let heading = table.columns.get(index).map(|column| escape(&column.heading)).unwrap_or_default();
        let label = if stacks { format!(" data-label=\"{heading}\"") } else { String::new() };
        match (index, table.columns.get(index).is_some_and(|column| column.numeric)) {
            // A bare number, as of a stage, is told from the numbers beneath it.
            (0, _) if text.chars().all(|c| c.is_ascii_digit()) => format!("<th scope=\"row\"{label}>{text}</th>"),
            // What was said at one time is held against what was said at another.
            (0, _) if stacks && heading.contains(|c: char| c.is_ascii_digit()) => {
                format!("<th scope=\"row\" data-label=\"{heading}:\">{text}</th>")
            }
            (0, _) => format!("<th scope=\"row\">{text}</th>"),
            (_, true) => format!("<td{label} class=\"numeric\">{text}</td>"),
            (_, false) if heading == CODES => format!("<td{label} class=\"code\">{text}</td>"),
            (_, false) => format!("<td{label}>{text}</td>"),
        }
    });
    let cells: String = cells.collect();
    let class = if row.total { " class=\"total\"" } else { "" };
    format!("<tr{class}>{cells}</tr>\n")
}

fn foot(table: &Table) -> String {
    let mut markup: String = table.notes.iter().map(|note| format!("<p>{}</p>\n", inlines(note))).collect();
    if let Some(source) = &table.source {
        markup.push_str(&format!("<p>{}</p>\n", escape(source)));
    }
    if markup.is_empty() { markup } else { format!("<div class=\"notes\">\n{markup}</div>\n") }
}
