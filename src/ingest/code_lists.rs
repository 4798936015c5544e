//! Which code lists of settings speak for which column, and the lookups made of them.

use indexmap::IndexMap;

use super::codes::{AGE_RECORDED, CodeList};
use super::columns::Filling;
use super::lookup::Lookup;
use super::tables::{ColumnSpec, Holds};
use crate::workspace::settings::Settings;

/// A code or label, and the words that mean it.
pub(super) type Words = IndexMap<String, Vec<String>>;

/// The codes of yes-or-no columns. `not_recorded` gives a word that says neither.
pub(super) const FLAG_CODES: [&str; 3] = ["yes", "no", "not_recorded"];
const FLAG_WORDS: [(&str, u16); 8] =
    [("y", 0), ("yes", 0), ("true", 0), ("1", 0), ("n", 1), ("no", 1), ("false", 1), ("0", 1)];

/// The names of the lists that speak for a column, the first to be asked first.
pub(super) fn names(table: &str, column: &ColumnSpec, own: Option<&str>) -> Vec<String> {
    if let Some(own) = own {
        return vec![own.to_string()];
    }
    let mut names = vec![format!("{table}.{}", column.name)];
    match column.holds {
        Holds::Code(list) => names.push(list.name.to_string()),
        Holds::Flag => names.push("flag".to_string()),
        Holds::Age => names.push(AGE_RECORDED.name.to_string()),
        Holds::Listed | Holds::Whole { .. } => {}
        _ => return Vec::new(),
    }
    if !names.iter().any(|name| name == column.name) {
        names.insert(1, column.name.to_string());
    }
    names
}

/// The lists of settings that speak for a column, with their names.
pub(super) fn lists<'s>(
    settings: &'s Settings,
    table: &str,
    column: &ColumnSpec,
    own: Option<&str>,
) -> Vec<(&'s str, &'s Words)> {
    let names = names(table, column, own);
    let found = names.iter().filter_map(|name| settings.codes.get_key_value(name.as_str()));
    found.map(|(name, words)| (name.as_str(), words)).collect()
}

/// The codes that a fixed list or a flag allows; none where the council chooses its own.
pub(super) fn allowed(holds: Holds) -> Option<Vec<&'static str>> {
    let codes = |list: &CodeList| list.codes.iter().map(|(code, _)| *code).collect();
    match holds {
        Holds::Code(list) => Some(codes(list)),
        Holds::Age => Some(codes(&AGE_RECORDED)),
        Holds::Flag => Some(FLAG_CODES.to_vec()),
        _ => None,
    }
}

/// The lookup of a column with a fixed list: lists of settings first, then the codes and labels themselves.
pub(super) fn fixed(list: &CodeList, lists: &[(&str, &Words)]) -> Lookup {
    let codes: Vec<&str> = list.codes.iter().map(|(code, _)| *code).collect();
    let mut lookup = of_codes(&codes, lists, list.name);
    for (position, (code, label)) in (0..).zip(list.codes) {
        lookup.add(code, position);
        lookup.add(label, position);
    }
    lookup
}

/// The lookup of a yes-or-no column.
pub(super) fn flag(lists: &[(&str, &Words)]) -> Lookup {
    let mut lookup = of_codes(&FLAG_CODES, lists, "flag");
    for (word, code) in FLAG_WORDS {
        lookup.add(word, code);
    }
    lookup
}

fn of_codes(codes: &[&str], lists: &[(&str, &Words)], fallback: &str) -> Lookup {
    let mut lookup = Lookup::new(lists.first().map_or(fallback, |(name, _)| name));
    for code in codes {
        lookup.name(code);
    }
    for (_, words) in lists {
        for (code, words) in *words {
            let Some(position) = codes.iter().position(|known| known == code) else { continue };
            words.iter().for_each(|word| lookup.add(word, position as u16));
        }
    }
    lookup
}

/// The lookup of a column with a list of the council's own; its labels join the column's codes.
pub(super) fn listed(lists: &[(&str, &Words)], filling: &mut Filling) -> Lookup {
    let Some((name, labels)) = lists.first() else { return Lookup::default() };
    let mut lookup = Lookup::new(*name);
    for (label, words) in *labels {
        let position = filling.code(label);
        lookup.name(label);
        words.iter().for_each(|word| lookup.add(word, position));
    }
    for label in labels.keys() {
        lookup.add(label, filling.code(label));
    }
    lookup
}

/// The lookup of a column of whole numbers that an export writes in words, and the numbers.
pub(super) fn numbers(lists: &[(&str, &Words)]) -> (Lookup, Vec<i64>) {
    let mut lookup = Lookup::new(lists.first().map_or("", |(name, _)| name));
    let mut numbers = Vec::new();
    for (number, words) in lists.iter().flat_map(|(_, words)| words.iter()) {
        let Ok(value) = number.parse::<i64>() else { continue };
        let position = numbers.len() as u16;
        numbers.push(value);
        lookup.name(number);
        words.iter().for_each(|word| lookup.add(word, position));
    }
    (lookup, numbers)
}
