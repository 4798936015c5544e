//! Where in `report.toml` a setting stands, so that a problem found long after parsing still names its line.

use toml::de::{DeTable, DeValue};

use super::SETTINGS_FILE;
use crate::diagnostics::Location;

/// One step of the way to a setting: a key, or an item of a list counted from 0.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    Key(&'a str),
    Item(usize),
}

/// The place of a setting, or of the innermost part on the way to it that is there.
pub(super) fn place(text: &str, path: &[Step<'_>]) -> Location {
    let offset = DeTable::parse(text).ok().and_then(|table| offset(table.get_ref(), path));
    match offset {
        Some(offset) => at(text, offset),
        None => Location::file(SETTINGS_FILE),
    }
}

/// The place of a byte of `report.toml`.
pub(super) fn at(text: &str, offset: usize) -> Location {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    Location::line(SETTINGS_FILE, u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

fn offset(table: &DeTable<'_>, path: &[Step<'_>]) -> Option<usize> {
    let (Step::Key(key), rest) = path.split_first()? else { return None };
    let (name, value) = table.iter().find(|(name, _)| name.get_ref() == key)?;
    Some(offset_within(value.get_ref(), rest).unwrap_or(name.span().start))
}

fn offset_within(value: &DeValue<'_>, path: &[Step<'_>]) -> Option<usize> {
    match (value, path.split_first()?) {
        (DeValue::Table(table), _) => offset(table, path),
        (DeValue::Array(items), (Step::Item(index), rest)) => {
            let item = items.get(*index)?;
            Some(offset_within(item.get_ref(), rest).unwrap_or(item.span().start))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_found_by_its_way_or_by_what_is_around_it() {
        let text = "a = 1\n[[sources]]\ntable = \"x\"\n[[sources]]\ntable = \"y\"\ncolumns = { team = \"Team\" }\n";
        let line = |path: &[Step<'_>]| place(text, path).to_string();
        assert_eq!(line(&[Step::Key("a")]), "report.toml, line 1, column 1");
        assert_eq!(line(&[Step::Key("sources"), Step::Item(1), Step::Key("table")]), "report.toml, line 5, column 1");
        let team = [Step::Key("sources"), Step::Item(1), Step::Key("columns"), Step::Key("team")];
        assert_eq!(line(&team), "report.toml, line 6, column 13");
        assert_eq!(line(&[Step::Key("sources"), Step::Item(0), Step::Key("sheet")]), "report.toml, line 2, column 1");
        assert_eq!(line(&[Step::Key("theme")]), "report.toml");
    }
}
