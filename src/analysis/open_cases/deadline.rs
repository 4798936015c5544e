//! What a case waits for on a day, by which day, and how near that is.

use chrono::NaiveDate;

use crate::calendar::{Clock, Clocks, Runs, due_date, working_days_between};

/// A stage that waits, as far as its limit goes. Nothing that happened after the day it is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Waiting<'a> {
    /// `childrens_statutory`, `adult_statutory`, `corporate`
    pub procedure: &'a str,
    pub stage: u8,
    /// It tells which clock the stage lives under.
    pub began: NaiveDate,
    pub acknowledged: Option<NaiveDate>,
    pub extended: bool,
    /// The day that was agreed with the complainant, where an extension is on record with one.
    pub new_due: Option<NaiveDate>,
    pub panel_held: Option<NaiveDate>,
    pub panel_report: Option<NaiveDate>,
}

/// What is due next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Deadline {
    /// `Response`, `Acknowledgement`, `Panel`, `Panel report`
    pub next: &'static str,
    /// Day zero of the limit.
    pub from: NaiveDate,
    pub due: NaiveDate,
}

/// How near what is due next is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// Its last day has passed.
    Red,
    /// Its last day is that day, or at most `AMBER` working days away.
    Amber,
    Green,
    /// No clock in force, or a day outside the table of bank holidays.
    NotKnown,
}

/// So many working days before the last day a case turns amber.
pub const AMBER: i64 = 3;

pub(super) fn deadline(waiting: &Waiting, clocks: &Clocks) -> Option<Deadline> {
    let clock = clocks.in_force(waiting.procedure, waiting.stage, waiting.began)?;
    if !clock.steps.is_empty() {
        return step(waiting, clock);
    }
    let from = match (clock.runs, waiting.acknowledged) {
        (Runs::FromStart, _) => waiting.began,
        (Runs::FromAcknowledgement, Some(day)) => day,
        // The clock of the answer has not begun: the acknowledgement is due first.
        (Runs::FromAcknowledgement, None) => {
            let limit = clocks.in_force(waiting.procedure, 0, waiting.began)?.limit;
            let due = due_date(waiting.began, limit)?;
            return Some(Deadline { next: "Acknowledgement", from: waiting.began, due });
        }
    };
    let longest = clock.extended.filter(|_| waiting.extended).map(|extended| due_date(from, extended));
    let due = match longest {
        // An extension may be agreed up to the longest limit, and to no later day.
        Some(longest) => waiting.new_due.map_or(longest?, |agreed| agreed.min(longest.unwrap_or(agreed))),
        None => due_date(from, clock.limit)?,
    };
    Some(Deadline { next: "Response", from, due })
}

/// The next step of a stage that has several, each with a limit from the end of the one before.
fn step(waiting: &Waiting, clock: &Clock) -> Option<Deadline> {
    const NAMES: [&str; 3] = ["Panel", "Panel report", "Response"];
    let done = [Some(waiting.began), waiting.panel_held, waiting.panel_report];
    let at = done.iter().take_while(|day| day.is_some()).count().checked_sub(1)?;
    let from = done[at]?;
    Some(Deadline { next: NAMES[at], from, due: due_date(from, clock.steps.get(at)?.limit)? })
}

/// Working days from a day to the last one of a limit, none on the last day itself; below zero once it has passed.
pub(super) fn left(on: NaiveDate, due: NaiveDate) -> Option<i64> {
    let days = |from, to| working_days_between(from, to).map(i64::from);
    if due >= on { days(on, due) } else { days(due, on).map(|days| -days.max(1)) }
}

pub(super) fn nearness(left: Option<i64>) -> Nearness {
    match left {
        None => Nearness::NotKnown,
        Some(days) if days < 0 => Nearness::Red,
        Some(days) if days <= AMBER => Nearness::Amber,
        Some(_) => Nearness::Green,
    }
}

impl Nearness {
    /// As live values name it.
    pub fn name(self) -> &'static str {
        match self {
            Nearness::Red => "red",
            Nearness::Amber => "amber",
            Nearness::Green => "green",
            Nearness::NotKnown => "not_known",
        }
    }

    /// The word, and a shape that is told apart without colour.
    pub fn words(self) -> &'static str {
        match self {
            Nearness::Red => "\u{25A0}\u{A0}Red",
            Nearness::Amber => "\u{25B2}\u{A0}Amber",
            Nearness::Green => "\u{25CF}\u{A0}Green",
            Nearness::NotKnown => "Not known",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Nearness::{Amber, Green, Red};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn waiting<'a>(procedure: &'a str, stage: u8, began: &str) -> Waiting<'a> {
        let (acknowledged, new_due, panel_held, panel_report) = (None, None, None, None);
        let began = day(began);
        Waiting { procedure, stage, began, acknowledged, extended: false, new_due, panel_held, panel_report }
    }

    fn due(waiting: &Waiting) -> (&'static str, String) {
        let found = deadline(waiting, &Clocks::new([], Some(day("2026-04-01")))).unwrap();
        (found.next, found.due.to_string())
    }

    fn on(due: &str, on: &str) -> (Option<i64>, Nearness) {
        let left = left(day(on), day(due));
        (left, nearness(left))
    }

    /// Each limit counts the working days after the day it began: over Christmas 2023, Easter 2024 and the bank holidays
    /// of May 2024.
    #[test]
    fn a_case_is_due_by_the_clock_of_its_procedure_and_stage() {
        assert_eq!(due(&waiting("childrens_statutory", 1, "2023-12-20")), ("Response", "2024-01-08".into()));
        assert_eq!(due(&waiting("childrens_statutory", 2, "2024-03-25")), ("Response", "2024-05-01".into()));
        assert_eq!(due(&waiting("adult_statutory", 1, "2024-04-26")), ("Response", "2024-05-28".into()));
        assert_eq!(due(&waiting("corporate", 1, "2024-03-28")), ("Response", "2024-04-15".into()));
        assert_eq!(due(&waiting("corporate", 2, "2023-12-20")), ("Response", "2024-01-22".into()));
    }

    #[test]
    fn an_agreed_extension_gives_the_day_agreed_and_no_later_one_than_the_law_allows() {
        let extended = Waiting { extended: true, ..waiting("childrens_statutory", 1, "2023-12-20") };
        assert_eq!(due(&extended).1, "2024-01-22", "twenty working days");
        assert_eq!(due(&Waiting { new_due: Some(day("2024-01-12")), ..extended }).1, "2024-01-12");
        assert_eq!(due(&Waiting { new_due: Some(day("2024-02-12")), ..extended }).1, "2024-01-22");
        let adult = Waiting { extended: true, ..waiting("adult_statutory", 1, "2024-04-26") };
        assert_eq!(due(&adult).1, "2024-05-28", "the council's standard knows no extension");
    }

    #[test]
    fn a_review_panel_is_due_step_by_step() {
        let requested = waiting("childrens_statutory", 3, "2023-12-20");
        assert_eq!(due(&requested), ("Panel", "2024-02-05".into()), "thirty working days");
        let held = Waiting { panel_held: Some(day("2024-03-27")), ..requested };
        assert_eq!(due(&held), ("Panel report", "2024-04-05".into()), "five, over Easter");
        let reported = Waiting { panel_report: Some(day("2024-04-26")), ..held };
        assert_eq!(due(&reported), ("Response", "2024-05-20".into()), "fifteen, over the bank holiday of May");
    }

    #[test]
    fn the_clock_is_that_of_the_day_on_which_the_stage_began() {
        // Good Friday 3 April and Easter Monday 6 April 2026 are bank holidays.
        assert_eq!(
            due(&waiting("corporate", 1, "2026-03-31")),
            ("Response", "2026-04-16".into()),
            "the earlier policy"
        );
        let under_the_code = waiting("corporate", 1, "2026-04-01");
        assert_eq!(due(&under_the_code), ("Acknowledgement", "2026-04-10".into()), "five working days");
        let acknowledged = Waiting { acknowledged: Some(day("2026-04-10")), ..under_the_code };
        assert_eq!(due(&acknowledged), ("Response", "2026-04-24".into()), "ten from the acknowledgement");
        assert_eq!(due(&Waiting { extended: true, ..acknowledged }), ("Response", "2026-05-11".into()), "ten more");
        let second = Waiting { stage: 2, ..acknowledged };
        assert_eq!(due(&second), ("Response", "2026-05-11".into()), "twenty from the acknowledgement");
    }

    #[test]
    fn the_last_day_is_amber_and_the_day_after_red() {
        assert_eq!(on("2024-01-08", "2024-01-08"), (Some(0), Amber), "due today");
        assert_eq!(on("2024-01-08", "2024-01-09"), (Some(-1), Red));
        assert_eq!(on("2024-01-08", "2024-01-03"), (Some(3), Amber));
        assert_eq!(on("2024-01-08", "2024-01-02"), (Some(4), Green));
    }

    #[test]
    fn weekends_and_bank_holidays_use_up_no_day() {
        // From the Friday before Christmas 2023 to Wednesday 27 December: Christmas Day and Boxing Day do not count.
        assert_eq!(on("2023-12-27", "2023-12-22"), (Some(1), Amber));
        assert_eq!(on("2024-04-05", "2024-03-28"), (Some(4), Green), "over Easter");
        assert_eq!(on("2024-03-28", "2024-04-02"), (Some(-1), Red), "one working day late, over Easter");
        assert_eq!(on("2024-03-28", "2024-03-30"), (Some(-1), Red), "late, though no working day has passed");
        assert_eq!(on("2029-01-05", "2028-12-20"), (None, Nearness::NotKnown), "outside the table of bank holidays");
    }
}
