//! A draft of the part of `report.toml` that would map an inspected file.

use indexmap::IndexMap;

use super::super::code_lists::{self, FLAG_CODES};
use super::super::codes::{AGE_RECORDED, CodeList};
use super::super::lookup::{key, quoted};
use super::super::tables::{self, ColumnSpec, Holds, SERVICES, TABLES, TableSpec};
use super::super::words::fold;
use super::aliases::aliases;
use super::{Appears, InspectedColumn, InspectedSheet, Inspection};
use crate::diagnostics::nearest;

/// How alike a heading and a column's name must be, from 0 to 1.
const ALIKE: f64 = 0.8;
/// What stands among the words to be placed for those too long to be shown.
const LONGER: &str = "longer words, which are not shown here";
/// How well a table must fit before it is offered.
const FITS: f64 = 0.5;

/// The table that a sheet's headings fit best.
pub(super) fn table(file: &str, sheet: &InspectedSheet) -> Option<String> {
    let name = sheet.name.as_deref().unwrap_or(file);
    let fits = TABLES.iter().map(|spec| (fit(spec, name, sheet), *spec)).filter(|(fit, _)| *fit >= FITS);
    let (_, spec) = fits.max_by(|a, b| a.0.total_cmp(&b.0))?;
    if !spec.by_service {
        return Some(spec.name.to_string());
    }
    let words = fold(&format!("{file} {name}"));
    let service = SERVICES.iter().find(|service| words.contains(**service)).unwrap_or(&SERVICES[0]);
    Some(format!("{service}_{}", spec.name))
}

/// The share of the required columns found, a little for the others, and for the name of the sheet or file.
fn fit(spec: &TableSpec, name: &str, sheet: &InspectedSheet) -> f64 {
    let mapping = mapping(spec, sheet);
    let required = spec.columns.iter().filter(|column| column.required).count().max(1);
    let found = spec.columns.iter().filter(|column| column.required && mapping.contains_key(column.name)).count();
    let name = fold(name);
    let is_ombudsman = spec.name == "ombudsman_cases" && ["lgsco", "ombudsman"].iter().any(|word| name.contains(word));
    let file = spec.name.strip_suffix("_cases").filter(|file| file.starts_with("lgsco_"));
    let is_ombudsman = is_ombudsman || file.is_some_and(|file| name.contains(file));
    let named = name.contains(&spec.name.replace('_', " ")) || name.contains(spec.name) || is_ombudsman;
    let all = mapping.len() as f64 / spec.columns.len() as f64;
    let used = mapping.len() as f64 / sheet.columns.len().max(1) as f64;
    found as f64 / required as f64 * 0.6 + all * 0.2 + used * 0.2 + if named { 0.3 } else { 0.0 }
}

/// Our column, then the sheet's column; the likeliest pairs first, each heading once.
fn mapping<'s>(spec: &TableSpec, sheet: &'s InspectedSheet) -> IndexMap<&'static str, &'s InspectedColumn> {
    let mut pairs: Vec<(f64, &ColumnSpec, &InspectedColumn)> = Vec::new();
    // To publish what people wrote is never a default.
    for column in spec.columns.iter().filter(|column| !matches!(column.holds, Holds::Quotation)) {
        for heading in sheet.columns.iter().filter(|heading| heading.appears != Appears::Personal) {
            let likeness = likeness(column.name, &heading.heading);
            if likeness >= ALIKE {
                pairs.push((likeness, column, heading));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut found: IndexMap<&'static str, &InspectedColumn> = IndexMap::new();
    for (_, column, heading) in pairs {
        let is_free = found.values().all(|used| used.heading != heading.heading);
        if is_free && !found.contains_key(column.name) {
            found.insert(column.name, heading);
        }
    }
    found
}

fn likeness(column: &str, heading: &str) -> f64 {
    let heading = fold(heading).replace(['_', '-'], " ");
    let own = column.replace('_', " ");
    let alike = |name: &str| strsim::normalized_damerau_levenshtein(name, &heading);
    let others = aliases(column).iter().map(|name| alike(name) - 0.01);
    others.fold(alike(&own), f64::max)
}

type Lists = IndexMap<String, IndexMap<String, Vec<String>>>;

/// The draft of every sheet that fits a table, and of the code lists of its columns.
pub(super) fn draft(inspection: &Inspection) -> String {
    let mut draft = String::new();
    let (mut lists, mut unplaced): (Lists, IndexMap<String, Vec<String>>) = Default::default();
    for sheet in &inspection.sheets {
        let Some((table, spec)) = sheet.table.as_deref().and_then(|name| Some((name, tables::table(name)?))) else {
            let name = sheet.name.as_deref().unwrap_or(&inspection.file);
            draft.push_str(&format!("# {}: its headings fit none of the program's tables.\n\n", one_line(name)));
            continue;
        };
        draft.push_str(&source(&inspection.file, table, spec, sheet));
        for (column, found) in mapping(spec, sheet) {
            if let Some(column) = spec.columns.iter().find(|spec| spec.name == column) {
                place_words(table, column, found, &mut lists, &mut unplaced);
            }
        }
    }
    draft + &code_lists_text(&lists, &unplaced)
}

fn source(file: &str, table: &str, spec: &TableSpec, sheet: &InspectedSheet) -> String {
    let mut text = format!("# {}\n[[sources]]\ntable = {}\nfile = {}\n", spec.grain, quoted(table), quoted(file));
    if let Some(name) = &sheet.name {
        text.push_str(&format!("sheet = {}\n", quoted(name)));
    }
    if let Some(delimiter) = sheet.delimiter {
        text.push_str(&format!("delimiter = {}\n", quoted(&delimiter.to_string())));
    }
    if let Some(encoding) = sheet.encoding {
        text.push_str(&format!("encoding = {}\n", quoted(encoding)));
    }
    text.push_str("\n[sources.columns]\n");
    let mapping = mapping(spec, sheet);
    for column in spec.columns {
        match mapping.get(column.name) {
            Some(found) => text.push_str(&format!("{} = {}\n", column.name, quoted(&found.heading))),
            None if column.required => {
                text.push_str(&format!("# {} = \"?\" is needed: which heading is it?\n", column.name))
            }
            None => {}
        }
    }
    text + "\n"
}

/// Puts the words of a column under the codes they mean; those that none is like wait to be placed.
fn place_words(
    table: &str,
    column: &ColumnSpec,
    found: &InspectedColumn,
    lists: &mut Lists,
    unplaced: &mut IndexMap<String, Vec<String>>,
) {
    let name = format!("{table}.{}", column.name);
    let words: Vec<&str> = match column.holds {
        Holds::Age => found.among_numbers.iter().map(String::as_str).collect(),
        _ => found.words.iter().map(|(word, _)| word.as_str()).collect(),
    };
    match column.holds {
        Holds::Listed => {
            if found.has_longer_words {
                add(unplaced.entry(name.clone()).or_default(), LONGER);
            }
            let list = lists.entry(name).or_default();
            list.extend(words.iter().map(|word| ((*word).to_string(), Vec::new())));
        }
        Holds::Code(_) | Holds::Flag | Holds::Age => {
            let fixed = match column.holds {
                Holds::Code(list) => Some(list),
                Holds::Age => Some(&AGE_RECORDED),
                _ => None,
            };
            let mut lookup = fixed.map_or_else(|| code_lists::flag(&[]), |list| code_lists::fixed(list, &[]));
            for word in words.into_iter().filter(|word| lookup.find(word).is_none()) {
                match guess(fixed, word) {
                    Some(code) => {
                        add(lists.entry(name.clone()).or_default().entry(code.to_string()).or_default(), word)
                    }
                    None => add(unplaced.entry(name.clone()).or_default(), word),
                }
            }
            let knows_blank = fixed.is_some_and(|list| list.label("not_recorded").is_some());
            if found.blank > 0 && knows_blank {
                add(lists.entry(name).or_default().entry("not_recorded".to_string()).or_default(), "");
            }
        }
        _ => {}
    }
}

fn add(words: &mut Vec<String>, word: &str) {
    if !words.iter().any(|known| known == word) {
        words.push(word.to_string());
    }
}

/// The code that a word most likely means.
fn guess(list: Option<&'static CodeList>, word: &str) -> Option<&'static str> {
    let Some(list) = list else { return nearest(word, FLAG_CODES) };
    let has = |code: &'static str| list.label(code).map(|_| code);
    match fold(word).as_str() {
        "n/a" | "na" => return has("not_applicable"),
        "yes" | "y" => return has("disabled"),
        "no" | "n" => return has("not_disabled"),
        "refused" | "declined" => return has("prefer_not_to_say"),
        "unknown" | "not known" => return has("not_recorded"),
        _ => {}
    }
    let label = nearest(word, list.codes.iter().map(|(_, label)| *label))?;
    list.codes.iter().find(|(_, known)| *known == label).map(|(code, _)| *code)
}

fn code_lists_text(lists: &Lists, unplaced: &IndexMap<String, Vec<String>>) -> String {
    let mut text = String::new();
    let mut names: Vec<&String> = lists.keys().collect();
    names.extend(unplaced.keys().filter(|name| !lists.contains_key(*name)));
    for name in names {
        text.push_str(&format!("[codes.{}]\n", quoted(name)));
        if lists.get(name).is_some_and(IndexMap::is_empty) {
            text.push_str("# Add a line for each label, such as: \"Label\" = [\"word\", \"other word\"]\n");
        }
        for (code, words) in lists.get(name).into_iter().flatten() {
            let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
            text.push_str(&format!("{} = [{}]\n", key(code), words.join(", ")));
        }
        for word in unplaced.get(name).into_iter().flatten() {
            text.push_str(&format!("# To be placed under the code it means: {}\n", quoted(word)));
        }
        text.push('\n');
    }
    text
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
