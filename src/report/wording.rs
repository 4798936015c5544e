//! How values are written. A value is worded here and nowhere else.

use crate::analysis::compare::Comparison;
use crate::analysis::{Absence, Decimal, Figure, Figures, Unit, Value};
use crate::calendar::ReportingYear;

/// A value as it is printed: `156`, `42%`, `£370`, `12`, or the symbol that says why there is no number.
pub fn worded(value: &Value, unit: Unit) -> String {
    match (value.printed(unit), value.absence()) {
        (Some(number), _) => with_unit(number, unit),
        (None, Some(absence)) => absence.symbol().to_string(),
        (None, None) => Absence::NotApplicable.symbol().to_string(),
    }
}

/// What stands behind a number that an earlier report printed otherwise: the Government Statistical Service's symbol.
pub(super) const RESTATED: &str = "[r]";

/// A worded value with the symbol of one that is restated.
pub(super) fn marked(text: String, restated: bool) -> String {
    if restated { format!("{text} {RESTATED}") } else { text }
}

/// A figure's value in a year, marked where it is restated.
pub(super) fn of_year(figures: &Figures, figure: &Figure, year: ReportingYear) -> String {
    marked(worded(&figures.value(figure.name, year), figure.unit), figures.is_restated(figure.name, year))
}

/// `revised from 58`, or nothing where a value stands as its own report printed it.
pub(super) fn revision(figures: &Figures, figure: &Figure, year: ReportingYear) -> String {
    let earlier = figures.earlier(figure.name, year);
    earlier.map(|number| format!("revised from {}", with_unit(number, figure.unit))).unwrap_or_default()
}

/// Days are written without their unit: the sentence or heading around them names it.
fn with_unit(number: Decimal, unit: Unit) -> String {
    match unit {
        Unit::Count | Unit::WorkingDays { .. } | Unit::Rate { .. } => number.to_string(),
        Unit::Percent { .. } => format!("{number}%"),
        Unit::Pounds => format!("£{number}"),
    }
}

/// `down from 167 in 2022/23`, `up 6 percentage points from 77% in 2022/23`, `unchanged from 2022/23`; of
/// few cases `against 80% (4 of 5) in 2022/23`.
pub(super) fn change(comparison: &Comparison) -> String {
    let year = comparison.before_period.words();
    let Some(difference) = comparison.difference else {
        let withheld = [&comparison.before, &comparison.after].iter().any(|v| v.absence() == Some(Absence::Suppressed));
        let figure = if withheld { "published figure" } else { "figure" };
        return format!("with no {figure} for {year} to compare");
    };
    if rests_on_few(comparison) {
        return format!("against {} in {year}", with_counts(&comparison.before, before(comparison)));
    }
    if difference.is_zero() {
        return format!("unchanged from {year}");
    }
    let direction = if difference.is_negative() { "down" } else { "up" };
    let by = match comparison.unit {
        Unit::Percent { .. } => format!(" {}", points(difference.abs())),
        _ => String::new(),
    };
    let is_none = matches!(comparison.unit, Unit::Count | Unit::Pounds)
        && comparison.before.printed(comparison.unit).is_some_and(|number| number.is_zero());
    let from = if is_none && !comparison.restated.before { "none".to_string() } else { before(comparison) };
    format!("{direction}{by} from {from} in {year}")
}

/// A share of fewer cases than this is said with its counts, and its change is called neither rise nor fall: one case more
/// or less would turn it.
const FEW: u64 = 10;

fn rests_on_few(comparison: &Comparison) -> bool {
    [&comparison.before, &comparison.after].into_iter().any(is_of_few)
}

fn is_of_few(value: &Value) -> bool {
    value.part_and_whole().is_some_and(|(_, whole)| whole < FEW)
}

/// `80% (4 of 5)`; a share that an earlier report printed has no counts.
fn with_counts(value: &Value, words: String) -> String {
    match value.part_and_whole() {
        Some(_) => format!("{words} ({})", part_of(value)),
        None => words,
    }
}

/// A value to be drawn: a share of few cases with its counts.
pub(super) fn labelled(value: &Value, unit: Unit) -> String {
    let words = worded(value, unit);
    if is_of_few(value) { with_counts(value, words) } else { words }
}

fn before(comparison: &Comparison) -> String {
    marked(worded(&comparison.before, comparison.unit), comparison.restated.before)
}

fn points(difference: Decimal) -> String {
    let noun = if difference == Decimal::whole(1) { "percentage point" } else { "percentage points" };
    format!("{difference} {noun}")
}

/// `fell to 156 from 167`, `rose to 12 from 9`, `stayed at 229`, or `was 15` with nothing to compare; of few cases
/// `was 100% (2 of 2), against 80% (4 of 5)`.
pub(super) fn movement(comparison: &Comparison) -> String {
    let after = marked(worded(&comparison.after, comparison.unit), comparison.restated.after);
    if comparison.difference.is_some() && rests_on_few(comparison) {
        let before = with_counts(&comparison.before, before(comparison));
        return format!("was {}, against {before}", with_counts(&comparison.after, after));
    }
    match comparison.difference {
        None => format!("was {after}"),
        Some(difference) if difference.is_zero() => format!("stayed at {after}"),
        Some(difference) => {
            let verb = if difference.is_negative() { "fell" } else { "rose" };
            format!("{verb} to {after} from {}", before(comparison))
        }
    }
}

/// `65 of 156`, or the symbol of a share that may not be printed.
pub(super) fn part_of(value: &Value) -> String {
    match value.part_and_whole() {
        Some((part, whole)) => {
            format!("{} of {}", Decimal::whole(i128::from(part)), Decimal::whole(i128::from(whole)))
        }
        None => worded(value, Unit::Percent { places: 0 }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(unit: Unit, before: Value, after: Value) -> Comparison {
        let difference = match (after.printed(unit), before.printed(unit)) {
            (Some(after), Some(before)) => Some(after.minus(before)),
            _ => None,
        };
        let (before_period, restated) = ("2022/23".parse().unwrap(), Default::default());
        Comparison { unit, before, after, before_period, difference, restated }
    }

    #[test]
    fn a_change_names_the_number_it_came_from() {
        let words = |before, after| change(&compared(Unit::Count, Value::Count(before), Value::Count(after)));
        assert_eq!(words(167, 156), "down from 167 in 2022/23");
        assert_eq!(words(48, 60), "up from 48 in 2022/23");
        assert_eq!(words(229, 229), "unchanged from 2022/23");
        assert_eq!(words(0, 12), "up from none in 2022/23");
        let pounds = compared(Unit::Pounds, Value::Pence(0), Value::Pence(60_000));
        assert_eq!(change(&pounds), "up from none in 2022/23");
        let unknown = compared(Unit::Count, Value::Absent(Absence::NotAvailable), Value::Count(13));
        assert_eq!(
            (change(&unknown), movement(&unknown)),
            ("with no figure for 2022/23 to compare".into(), "was 13".into())
        );
        let withheld = compared(Unit::Count, Value::Absent(Absence::Suppressed), Value::Count(13));
        assert_eq!(change(&withheld), "with no published figure for 2022/23 to compare");
    }

    #[test]
    fn a_quarter_is_compared_with_the_same_quarter_of_the_year_before() {
        let mut quarters = compared(Unit::Count, Value::Count(40), Value::Count(31));
        quarters.before_period = "2022/23-Q3".parse().unwrap();
        assert_eq!(change(&quarters), "down from 40 in quarter 3 of 2022/23");
    }

    #[test]
    fn percentages_differ_by_percentage_points_of_what_is_printed() {
        let unit = Unit::Percent { places: 0 };
        let before = Value::Published("89".parse().unwrap());
        let comparison = compared(unit, before, Value::Share { part: 129, whole: 156 });
        assert_eq!(change(&comparison), "down 6 percentage points from 89% in 2022/23");
        assert_eq!(movement(&comparison), "fell to 83% from 89%");
        assert_eq!(part_of(&comparison.after), "129 of 156");
    }

    #[test]
    fn a_share_of_few_cases_is_said_with_its_counts_and_neither_rises_nor_falls() {
        let unit = Unit::Percent { places: 0 };
        let share = |part, whole| Value::Share { part, whole };
        let small = compared(unit, share(4, 5), share(2, 2));
        assert_eq!(change(&small), "against 80% (4 of 5) in 2022/23");
        assert_eq!(movement(&small), "was 100% (2 of 2), against 80% (4 of 5)");
        let printed = compared(unit, Value::Published("85".parse().unwrap()), share(3, 8));
        assert_eq!(change(&printed), "against 85% in 2022/23");
        let large = compared(unit, share(5, 10), share(4, 10));
        assert_eq!(movement(&large), "fell to 40% from 50%", "ten are enough");
        assert_eq!(
            (labelled(&share(5, 5), unit), labelled(&share(5, 10), unit)),
            ("100% (5 of 5)".into(), "50%".into())
        );
    }

    #[test]
    fn a_restated_number_is_marked_wherever_it_is_worded() {
        let mut comparison = compared(Unit::Count, Value::Count(60), Value::Count(59));
        comparison.restated.before = true;
        assert_eq!(change(&comparison), "down from 60 [r] in 2022/23");
        assert_eq!(movement(&comparison), "fell to 59 from 60 [r]");
    }

    #[test]
    fn means_are_printed_in_whole_days() {
        let unit = Unit::WorkingDays { places: 0 };
        assert_eq!(worded(&Value::Mean { total: 1500, cases: 125 }, unit), "12");
        assert_eq!(worded(&Value::Median { doubled: 21, cases: 4 }, unit), "10.5");
        assert_eq!(worded(&Value::Pence(37000), Unit::Pounds), "£370");
    }
}
