//! A table with its caption, notes, source and file.

use super::Setting;
use super::inline::inlines;
use super::links::offers;
use crate::render::charts::{Weight, escape, measure};
use crate::report::document::{Cell, Row, Table};

/// What a phone 320 px wide leaves for a table, less a little for the differences between letters.
const PHONE: f64 = 272.0;
/// The size of a table's letters on phones, and the padding of one cell, as in the stylesheet.
const LETTERS: f64 = 15.0;
const PADDING: f64 = 12.0;

/// What a column of text has for a table whose cells need not break.
const HALF: f64 = 480.0;

pub(super) fn table(table: &Table, setting: Setting) -> String {
    let id = escape(&table.id);
    let open = if least_width(table) > PHONE {
        format!("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-{id}-caption\">")
    } else {
        "<div class=\"scroll\">".to_owned()
    };
    // Across a whole page the eye loses the row between a name and its only number.
    let size = match table.columns.len() {
        0..=3 if is_of_numbers(table) || natural_width(table) <= HALF => " small",
        0..=7 => "",
        _ => " wide",
    };
    let kind = match (is_of_numbers(table), keeps_words(table)) {
        (true, _) => " of-numbers",
        (false, true) => " of-words",
        (false, false) => "",
    };
    let headings: String = (0..table.columns.len()).map(|index| heading(table, index)).collect();
    let rows: String = table.rows.iter().map(|row| self::row(table, row)).collect();
    let downloads = if table.is_numbered() { downloads(table, setting) } else { String::new() };
    format!(
        "<div class=\"table{size}{kind}\" id=\"table-{id}\">\n{open}<table>\n<caption id=\"table-{id}-caption\">{}</caption>\n\
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
        return format!("<th scope=\"col\" class=\"numeric\">{words}</th>");
    }
    format!("<th scope=\"col\" style=\"--least:{:.1}em\">{words}</th>", words_width(table, index) / LETTERS + 0.4)
}

fn row(table: &Table, row: &Row) -> String {
    let cells = row.cells.iter().enumerate().map(|(index, cell)| {
        let text = inlines(&cell.text);
        match (index, table.columns.get(index).is_some_and(|column| column.numeric)) {
            (0, _) => format!("<th scope=\"row\">{text}</th>"),
            (_, true) => format!("<td class=\"numeric\">{text}</td>"),
            (_, false) => format!("<td>{text}</td>"),
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

fn is_of_numbers(table: &Table) -> bool {
    table.columns.iter().skip(1).all(|column| column.numeric)
}

/// The width in which no cell breaks.
fn natural_width(table: &Table) -> f64 {
    (0..table.columns.len())
        .map(|index| cells(table, index).map(|text| width(&text)).fold(0.0, f64::max) + PADDING)
        .sum()
}

/// The least width that the table can be set in: numbers do not break, words break at spaces but for those that are kept.
fn least_width(table: &Table) -> f64 {
    let column = |index: usize| {
        let numeric = index > 0 && table.columns[index].numeric;
        let cells = cells(table, index).map(|text| if numeric { width(&text) } else { longest_word(&text) });
        let least = cells.fold(longest_word(&table.columns[index].heading), f64::max);
        let kept = !numeric && (keeps_words(table) || (index == 0 && is_of_numbers(table)));
        PADDING + if kept { least.max(words_width(table, index)) } else { least }
    };
    (0..table.columns.len()).map(column).sum()
}

/// Whether a phone has too many columns of words to set them beside each other.
fn keeps_words(table: &Table) -> bool {
    table.columns.iter().enumerate().filter(|(index, column)| *index == 0 || !column.numeric).count() >= 4
}

/// The width that words are kept to, so that a table scrolls rather than set them a word a line, and no column of words is
/// squeezed by a longer one.
fn words_width(table: &Table, column: usize) -> f64 {
    cells(table, column).map(|text| width(&text)).fold(0.0, f64::max).min(7.5 * LETTERS)
}

fn cells(table: &Table, column: usize) -> impl Iterator<Item = String> {
    table.rows.iter().filter_map(move |row| row.cells.get(column)).map(Cell::plain)
}

fn width(text: &str) -> f64 {
    measure(text, LETTERS, Weight::Semibold)
}

fn longest_word(text: &str) -> f64 {
    text.split_whitespace().map(width).fold(0.0, f64::max)
}
