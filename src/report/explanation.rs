//! How a number came about, in words that answer "why 83%?".

use super::wording::worded;
use crate::analysis::explain::{Case, Cases, Explanation, How};
use crate::analysis::{Absence, Decimal, Figures, Unit, Value};

/// A number with what it means, what law it rests on and how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// `childrens_statutory_upheld_share`
    pub name: String,
    pub label: String,
    /// `2023/24`
    pub year: String,
    /// As reports print it: `42%`.
    pub value: String,
    pub definition: String,
    /// Citation and address.
    pub legal_basis: Vec<(String, String)>,
    /// What the report of the year printed, where cases now say otherwise.
    pub restated: Option<String>,
    /// In sentences: `65 of 156 is 41.67%, printed as 42%.`
    pub arithmetic: Vec<String>,
    /// Name and label of the figures that it is made of.
    pub parts: Vec<(String, String)>,
    /// The cases behind it, a group for each count that it is made of. Only where the reader may see references.
    pub groups: Vec<Group>,
}

/// The rows that one count counted, and those it left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub name: String,
    pub label: String,
    pub year: String,
    pub conditions: Vec<String>,
    /// `counted 65 rows of childrens.xlsx, sheet "Complaints"`
    pub sources: Vec<String>,
    pub unit: Unit,
    pub cases: Cases,
}

/// A row for each case of a group: the count it is about, the reference, whether it was counted, its number, and why not.
pub fn case_rows(group: &Group) -> Vec<[String; 5]> {
    let of = || format!("{} {}", group.year, group.name);
    let counted = group.cases.counted.iter().map(|case| {
        let number = case.number.map(|number| number.to_string()).unwrap_or_default();
        [of(), case.reference.clone(), "yes".into(), number, String::new()]
    });
    let left_out = group.cases.left_out.iter().flat_map(|left_out| {
        let row = |reference: &String| [of(), reference.clone(), "no".into(), String::new(), left_out.reason.clone()];
        left_out.references.iter().map(row).collect::<Vec<_>>()
    });
    counted.chain(left_out).collect()
}

/// Words an explanation. `files` names ingest's inputs.
pub fn explained(explanation: &Explanation, figures: &Figures, files: &[String]) -> Explained {
    let earlier = figures.earlier(&explanation.name, explanation.year);
    let mut groups = Vec::new();
    collect(explanation, files, &mut groups);
    Explained {
        name: explanation.name.clone(),
        label: explanation.label.clone(),
        year: explanation.year.to_string(),
        value: worded(&explanation.value, explanation.unit),
        definition: explanation.definition.to_string(),
        legal_basis: explanation.legal_basis.iter().map(|basis| (basis.citation(), basis.url.to_string())).collect(),
        restated: earlier.map(|number| worded(&Value::Published(number), explanation.unit)),
        arithmetic: arithmetic(explanation),
        parts: explanation.parts.iter().map(|part| (part.name.clone(), part.label.clone())).collect(),
        groups,
    }
}

/// The groups of a number and of what it is made of, each count once.
fn collect(explanation: &Explanation, files: &[String], groups: &mut Vec<Group>) {
    let year = explanation.year.to_string();
    let is_new = !groups.iter().any(|group| group.name == explanation.name && group.year == year);
    if let Some(cases) = explanation.cases.as_ref().filter(|_| is_new) {
        let source = |(input, rows): (&u32, &u64)| {
            let file = files.get(*input as usize).map_or("an export", String::as_str);
            format!("counted {rows} {} of {file}", noun(*rows, "row"))
        };
        groups.push(Group {
            name: explanation.name.clone(),
            label: explanation.label.clone(),
            year,
            conditions: cases.conditions.clone(),
            sources: cases.rows.iter().map(source).collect(),
            unit: explanation.unit,
            cases: cases.clone(),
        });
    }
    explanation.parts.iter().for_each(|part| collect(part, files, groups));
}

/// The sum that gives the number, then those that give its parts.
fn arithmetic(explanation: &Explanation) -> Vec<String> {
    let mut sentences: Vec<String> = own_arithmetic(explanation).into_iter().collect();
    if let Some(share) = explanation.share.as_ref().and_then(share) {
        sentences.push(share);
    }
    for part in explanation.parts.iter().filter(|part| part.how == How::Sum) {
        let own = own_arithmetic(part).unwrap_or_default();
        sentences.push(format!("{}, {}: {own}", part.label, part.year));
    }
    let given = explanation.parts.iter().filter(|part| part.how == How::Given);
    let given: Vec<String> = given.map(|part| format!("{}, {}", part.label, part.year)).collect();
    if !given.is_empty() {
        sentences.push(format!("Supplied, or printed by an earlier report, and not counted: {}.", given.join("; ")));
    }
    sentences
}

fn own_arithmetic(explanation: &Explanation) -> Option<String> {
    let (value, unit) = (&explanation.value, explanation.unit);
    let printed = worded(value, unit);
    match explanation.how {
        How::Count => {
            let rows = value.count().unwrap_or_default();
            Some(format!("{} {} counted.", grouped(rows), if rows == 1 { "row is" } else { "rows are" }))
        }
        How::Sum => {
            let part = |part: &Explanation| format!("{} ({})", worded(&part.value, part.unit), part.label);
            let parts: Vec<String> = explanation.parts.iter().map(part).collect();
            Some(format!("{} = {printed}.", parts.join(" + ")))
        }
        How::Share => share(value),
        How::Mean => mean(value, unit),
        How::Median => Some(median(explanation)),
        How::Money => Some(format!("The amounts of all cases added up are {printed}.")),
        How::Total => Some(format!("The numbers of all rows added up are {printed}.")),
        How::Single => Some(format!("One row holds it: {printed}.")),
        How::Rate => rate(value, unit),
        How::Change => change(value, unit),
        How::Given => Some("It is as it was supplied or as an earlier report printed it; no rows are counted.".into()),
        How::None => Some(absent(value.absence())),
    }
}

fn absent(absence: Option<Absence>) -> String {
    match absence {
        Some(Absence::Suppressed) => "Withheld, so that nobody can be recognised. What it is made of is withheld too.",
        Some(Absence::NotApplicable) => "It has no meaning here: for example, there is no share of nothing.",
        _ => "No export and no earlier report holds it.",
    }
    .to_string()
}

/// `65 of 156 is 41.67%, printed as 42%.`
fn share(value: &Value) -> Option<String> {
    let (part, whole) = value.part_and_whole()?;
    let unit = Unit::Percent { places: 0 };
    let rounding = rounded(i128::from(part) * 100, i128::from(whole), value.printed(unit)?, |number| {
        worded(&Value::Published(number), unit)
    });
    Some(format!("{} of {} is {rounding}.", grouped(part), grouped(whole)))
}

fn mean(value: &Value, unit: Unit) -> Option<String> {
    let Value::Mean { total, cases } = value else { return None };
    let rounding = rounded(i128::from(*total), i128::from(*cases), value.printed(unit)?, |n| n.to_string());
    let total = Decimal::whole(i128::from(*total));
    Some(format!("{total} in all over {} {} is {rounding}.", grouped(*cases), noun(*cases, "case")))
}

fn rate(value: &Value, unit: Unit) -> Option<String> {
    let Value::Rate { events, population, per } = value else { return None };
    let (of, to) = (i128::from(*events) * i128::from(*per), i128::from(*population));
    let rounding = rounded(of, to, value.printed(unit)?, |n| n.to_string());
    Some(format!("{} to {}, for every {}, is {rounding}.", grouped(*events), grouped(*population), grouped(*per)))
}

fn change(value: &Value, unit: Unit) -> Option<String> {
    let Value::Change { from, to } = value else { return None };
    let difference = i128::from(*to) - i128::from(*from);
    if unit == Unit::Count {
        return Some(format!("{} less {} is {}.", grouped(*to), grouped(*from), Decimal::whole(difference)));
    }
    let rounding = rounded(difference * 100, i128::from(*from), value.printed(unit)?, |n| {
        worded(&Value::Published(n), Unit::Percent { places: 0 })
    });
    let difference = Decimal::whole(difference);
    Some(format!("From {} to {} is {difference} on {0}: {rounding}.", grouped(*from), grouped(*to)))
}

/// A quotient with two more places than it is printed with, and how it is printed; once where both are the same.
fn rounded(part: i128, whole: i128, printed: Decimal, word: impl Fn(Decimal) -> String) -> String {
    match Decimal::quotient(part, whole, printed.places() + 2) {
        Some(finer) if !finer.minus(printed).is_zero() => format!("{}, printed as {}", word(finer), word(printed)),
        _ => word(printed),
    }
}

/// Which cases are in the middle, where the reader may see them.
fn median(explanation: &Explanation) -> String {
    let (number, cases) = (worded(&explanation.value, explanation.unit), explanation.value.cases().unwrap_or_default());
    let in_order = format!("{} {} put in order by their numbers", grouped(cases), noun(cases, "case"));
    let mut counted: Vec<&Case> = explanation.cases.iter().flat_map(|cases| &cases.counted).collect();
    counted.sort_by_key(|case| case.number);
    let middle = |at: usize| {
        let case = counted.get(at)?;
        Some(format!("{} with {}", case.reference, case.number?))
    };
    let last = counted.len() / 2;
    let first = counted.len().saturating_sub(1) / 2;
    match (middle(first), middle(last)) {
        (Some(one), Some(_)) if first == last => format!("Of {in_order}, the middle one is {one}."),
        (Some(one), Some(other)) => {
            format!("Of {in_order}, the two in the middle are {one} and {other}; half-way between them is {number}.")
        }
        _ => format!("Of {in_order}, the middle is {number}."),
    }
}

fn grouped(number: u64) -> Decimal {
    Decimal::whole(i128::from(number))
}

fn noun(number: u64, noun: &str) -> String {
    if number == 1 { noun.to_string() } else { format!("{noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_said_before_and_after_rounding() {
        let words = |part, whole| share(&Value::Share { part, whole }).unwrap();
        assert_eq!(words(129, 156), "129 of 156 is 82.69%, printed as 83%.");
        assert_eq!(words(1, 2), "1 of 2 is 50%.");
    }

    #[test]
    fn a_mean_a_rate_and_a_change_show_their_sum() {
        let days = Unit::WorkingDays { places: 0 };
        let over = |total| mean(&Value::Mean { total, cases: 125 }, days).unwrap();
        assert_eq!(over(1510), "1,510 in all over 125 cases is 12.08, printed as 12.");
        assert_eq!(over(1500), "1,500 in all over 125 cases is 12.");
        let value = Value::Rate { events: 3, population: 360_700, per: 100_000 };
        let rate = rate(&value, Unit::Rate { per: 100_000, places: 1 }).unwrap();
        assert_eq!(rate, "3 to 360,700, for every 100,000, is 0.832, printed as 0.8.");
        let change = change(&Value::Change { from: 9, to: 2 }, Unit::Percent { places: 0 }).unwrap();
        assert_eq!(change, "From 9 to 2 is \u{2212}7 on 9: \u{2212}77.78%, printed as \u{2212}78%.");
        let less = super::change(&Value::Change { from: 9, to: 2 }, Unit::Count).unwrap();
        assert_eq!(less, "2 less 9 is \u{2212}7.");
    }
}
