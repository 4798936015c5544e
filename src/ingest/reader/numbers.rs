//! Cells of the kinds that few columns are of: numbers, money, years and ages.

use std::borrow::Cow;

use super::{Fault, Kind, Value, cell_text, code, fault};
use crate::diagnostics::Code;
use crate::ingest::cell::Cell;
use crate::ingest::codes::AGE_RECORDED;
use crate::ingest::lookup::Lookup;
use crate::ingest::{numbers, privacy};

const RECORDED: &str = "recorded";
pub(super) const NOT_RECORDED: &str = "not_recorded";

const TOO_LONG: &str = "is not a number up to 999,999,999.";
const CORRECT: &str = "Correct the number in the cell.";

/// The value of a cell of the kinds that few columns are of.
pub(super) fn read<'a>(kind: &mut Kind, cell: Cell<'a>) -> Result<Value<'a>, Box<Fault>> {
    match kind {
        Kind::Whole { least, most, words, numbers } => whole(cell, *least..=*most, words, numbers),
        Kind::Money => numbers::pence(&cell_text(cell)).map(Value::Whole).ok_or_else(|| money_fault(cell)),
        Kind::Decimal => decimal(cell),
        Kind::Year => year(cell),
        Kind::Age(lookup) => age(cell, lookup),
        _ => Ok(Value::Nothing),
    }
}

fn whole<'a>(
    cell: Cell<'a>,
    range: std::ops::RangeInclusive<i64>,
    words: &mut Lookup,
    meanings: &[i64],
) -> Result<Value<'a>, Box<Fault>> {
    let text = cell_text(cell);
    let meant = words.find(&text).and_then(|at| meanings.get(at as usize)).copied();
    match meant.or_else(|| numbers::whole(&text)) {
        Some(number) if range.contains(&number) => Ok(Value::Whole(number)),
        _ => {
            let wrong = format!("is not a whole number from {} to {}.", range.start(), range.end());
            let shown = privacy::looks_like_number(&text);
            Err(fault(cell, shown, Code::NumberInvalid, &wrong, CORRECT))
        }
    }
}

fn money_fault(cell: Cell<'_>) -> Box<Fault> {
    let shown = privacy::looks_like_number(&cell_text(cell));
    if numbers::is_too_long(&cell_text(cell)) {
        return fault(cell, shown, Code::NumberInvalid, TOO_LONG, CORRECT);
    }
    let help = "Write pounds and pence alone, such as 250 or 1,200.50.";
    fault(cell, shown, Code::NumberInvalid, "is not an amount of money.", help)
}

fn decimal(cell: Cell<'_>) -> Result<Value<'_>, Box<Fault>> {
    let text = cell_text(cell);
    numbers::decimal(&text).map(|number| Value::Text(Cow::Owned(number))).ok_or_else(|| {
        let shown = privacy::looks_like_number(&text);
        if numbers::is_too_long(&text) {
            return fault(cell, shown, Code::NumberInvalid, TOO_LONG, CORRECT);
        }
        fault(cell, shown, Code::NumberInvalid, "is not a number.", "Write the number alone, such as 89 or 4.5.")
    })
}

fn year(cell: Cell<'_>) -> Result<Value<'_>, Box<Fault>> {
    let text = cell_text(cell);
    numbers::year(&text).map(|year| Value::Text(Cow::Owned(year))).ok_or_else(|| {
        let shown = privacy::looks_like_date(&text) || privacy::looks_like_number(&text.replace('/', "-"));
        let help = "Write the year as 2023/24, the second year being the next.";
        fault(cell, shown, Code::DateInvalid, "is not a reporting year.", help)
    })
}

fn age<'a>(cell: Cell<'a>, lookup: &mut Lookup) -> Result<Value<'a>, Box<Fault>> {
    let text = cell_text(cell);
    if let Some(years) = numbers::whole(&text).filter(|years| (0..=120).contains(years)) {
        return Ok(Value::Age { years: Some(years), recorded: age_code(RECORDED) });
    }
    if let Some(years) = numbers::decimal(&text) {
        let shown = privacy::looks_like_number(&years);
        let help = "Correct the age; it is a whole number of years.";
        return Err(fault(cell, shown, Code::NumberInvalid, "is not an age from 0 to 120.", help));
    }
    code(cell, lookup).map(|recorded| Value::Age { years: None, recorded })
}

pub(super) fn age_code(code: &str) -> u16 {
    let position = AGE_RECORDED.codes.iter().position(|(known, _)| *known == code);
    position.and_then(|at| u16::try_from(at).ok()).unwrap_or_default()
}
