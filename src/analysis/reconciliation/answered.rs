//! Whether a stage of a corporate complaint was acknowledged and answered in time, by the clock of the day on which it began.

use chrono::NaiveDate;

use crate::calendar::{Clock, Clocks, Runs, due_date};

pub(super) const PROCEDURE: &str = "corporate";

/// One stage of a corporate complaint.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Stage {
    pub number: u8,
    /// The day it was received or, of stage 2, requested: it tells which clock it lives under.
    pub began: Option<NaiveDate>,
    pub acknowledged: Option<NaiveDate>,
    pub answered: Option<NaiveDate>,
    /// Whether an extension is on record.
    pub extended: bool,
    pub withdrawn: bool,
    /// Whether the case still waits for its answer.
    pub open: bool,
}

/// How a stage kept a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    InTime,
    Late,
    NotRecorded,
    Within,
    Extension,
    Over,
    Open,
    Withdrawn,
    NotKnown,
}

impl Kept {
    /// As the conditions of figures name them, in their order.
    pub(super) const WORDS: [&'static str; 9] =
        ["in_time", "late", "not_recorded", "within", "extension", "over", "open", "withdrawn", "not_known"];
}

/// In time, late, or not recorded where no acknowledgement is on record.
pub(super) fn acknowledgement(stage: &Stage, clocks: &Clocks) -> Kept {
    let judged = || {
        let (began, acknowledged) = (stage.began?, stage.acknowledged?);
        let last_day = due_date(began, clocks.in_force(PROCEDURE, 0, began)?.limit)?;
        Some(if acknowledged <= last_day { Kept::InTime } else { Kept::Late })
    };
    judged().unwrap_or(Kept::NotRecorded)
}

/// Within the first limit; within an extension that is on record and that the clock allows; over, answered or open on the
/// day of the exports; open with time left; withdrawn before an answer; or not known where a date that the clock needs is
/// not on record.
pub(super) fn timing(stage: &Stage, clocks: &Clocks, exports_taken: NaiveDate) -> Kept {
    if stage.withdrawn {
        return Kept::Withdrawn;
    }
    judged(stage, clocks, exports_taken).unwrap_or(Kept::NotKnown)
}

fn judged(stage: &Stage, clocks: &Clocks, exports_taken: NaiveDate) -> Option<Kept> {
    let clock = clocks.in_force(PROCEDURE, stage.number, stage.began?)?;
    let (first, longest) = last_days(stage, clock)?;
    Some(match stage.answered {
        Some(answered) if answered <= first => Kept::Within,
        Some(answered) if answered <= longest => Kept::Extension,
        Some(_) => Kept::Over,
        None if !stage.open => return None,
        None if exports_taken <= longest => Kept::Open,
        None => Kept::Over,
    })
}

/// The last day of the first limit and of the longest that is allowed: the same where no extension is on record.
fn last_days(stage: &Stage, clock: &Clock) -> Option<(NaiveDate, NaiveDate)> {
    let day_zero = match clock.runs {
        Runs::FromStart => stage.began?,
        Runs::FromAcknowledgement => stage.acknowledged?,
    };
    let extended = clock.extended.filter(|_| stage.extended).unwrap_or(clock.limit);
    let first = due_date(day_zero, clock.limit)?;
    Some((first, if extended == clock.limit { first } else { due_date(day_zero, extended)? }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn stage(number: u8, began: &str, acknowledged: &str, answered: &str) -> Stage {
        let day = |text: &str| (!text.is_empty()).then(|| day(text));
        let (began, acknowledged, answered) = (day(began), day(acknowledged), day(answered));
        Stage { number, began, acknowledged, answered, extended: false, withdrawn: false, open: answered.is_none() }
    }

    fn word(kept: Kept) -> &'static str {
        Kept::WORDS[kept as usize]
    }

    fn policy(stage: &Stage) -> [&'static str; 2] {
        let clocks = Clocks::new([], None);
        [acknowledgement(stage, &clocks), timing(stage, &clocks, day("2024-11-01"))].map(word)
    }

    fn code(stage: &Stage) -> [&'static str; 2] {
        let clocks = Clocks::new([], Some(day("2023-04-01")));
        [acknowledgement(stage, &clocks), timing(stage, &clocks, day("2024-11-01"))].map(word)
    }

    /// Limits count the working days after the day of receipt: over Easter 2023, over the two bank holidays of early May
    /// 2023, and over Christmas.
    #[test]
    fn the_earlier_policy_counts_from_receipt() {
        assert_eq!(policy(&stage(1, "2023-04-03", "2023-04-06", "2023-04-19")), ["in_time", "within"]);
        assert_eq!(policy(&stage(1, "2023-04-03", "2023-04-11", "2023-04-20")), ["late", "over"]);
        assert_eq!(policy(&stage(1, "2023-04-28", "2023-05-04", "2023-05-16")), ["in_time", "within"]);
        assert_eq!(policy(&stage(1, "2023-04-28", "2023-05-05", "2023-05-17")), ["late", "over"]);
        assert_eq!(policy(&stage(2, "2023-12-20", "2023-12-27", "2024-01-22")), ["in_time", "within"]);
        assert_eq!(policy(&stage(2, "2023-12-20", "2023-12-28", "2024-01-23")), ["late", "over"]);
        let extended = Stage { extended: true, ..stage(1, "2023-04-03", "", "2023-04-20") };
        assert_eq!(policy(&extended), ["not_recorded", "over"], "the earlier policy knows no extension");
    }

    #[test]
    fn the_code_counts_an_answer_from_the_acknowledgement() {
        assert_eq!(code(&stage(1, "2023-04-03", "2023-04-12", "2023-04-26")), ["in_time", "within"]);
        assert_eq!(code(&stage(1, "2023-04-03", "2023-04-13", "2023-04-28")), ["late", "over"]);
        // Acknowledged on 20 December 2023: ten working days end on 8 January, twenty on 22 January.
        assert_eq!(code(&stage(1, "2023-12-13", "2023-12-20", "2024-01-08"))[1], "within");
        assert_eq!(code(&stage(1, "2023-12-13", "2023-12-20", "2024-01-09"))[1], "over");
        assert_eq!(code(&stage(2, "2023-12-13", "2023-12-20", "2024-01-22"))[1], "within");
        assert_eq!(code(&stage(2, "2023-12-13", "2023-12-20", "2024-01-23"))[1], "over");
    }

    #[test]
    fn the_code_allows_as_many_days_again_where_an_extension_is_on_record() {
        let extended =
            |number, answered| Stage { extended: true, ..stage(number, "2023-12-13", "2023-12-20", answered) };
        assert_eq!(code(&extended(1, "2024-01-08"))[1], "within", "it was not needed");
        assert_eq!(code(&extended(1, "2024-01-22"))[1], "extension");
        assert_eq!(code(&extended(1, "2024-01-23"))[1], "over");
        // Forty working days from 20 December 2023 end on 19 February 2024.
        assert_eq!(code(&extended(2, "2024-02-19"))[1], "extension");
        assert_eq!(code(&extended(2, "2024-02-20"))[1], "over");
    }

    /// The worked example of `figures::authority::code`: over Easter and the two bank holidays of early May 2023.
    #[test]
    fn the_code_leaves_out_the_bank_holidays_of_each_of_its_clocks() {
        assert_eq!(code(&stage(1, "2023-04-03", "2023-04-12", "2023-04-26")), ["in_time", "within"]);
        let extended = |answered| Stage { extended: true, ..stage(1, "2023-04-03", "2023-04-12", answered) };
        assert_eq!(code(&extended("2023-04-27"))[1], "extension");
        assert_eq!(code(&extended("2023-05-12"))[1], "extension");
        assert_eq!(code(&extended("2023-05-15"))[1], "over");
        // Acknowledged on the Thursday before Easter 2024: twenty working days end on 29 April.
        assert_eq!(code(&stage(2, "2024-03-25", "2024-03-28", "2024-04-29")), ["in_time", "within"]);
        assert_eq!(code(&stage(2, "2024-03-25", "2024-03-28", "2024-04-30"))[1], "over");
    }

    #[test]
    fn the_code_alone_judges_as_if_it_had_always_been_in_force() {
        let alone = |stage: &Stage| word(timing(stage, &Clocks::of_the_code(), day("2024-11-01")));
        let answered = stage(1, "2023-04-03", "2023-04-12", "2023-04-26");
        assert_eq!((alone(&answered), policy(&answered)[1]), ("within", "over"));
        assert_eq!(alone(&stage(1, "2013-01-07", "2013-01-14", "")), "over", "on a day long before it was made");
    }

    #[test]
    fn a_stage_lives_under_the_clock_of_the_day_on_which_it_began() {
        let clocks = Clocks::new([], Some(day("2024-01-01")));
        let judged = |stage: &Stage| word(timing(stage, &clocks, day("2024-11-01")));
        // Received a day before, acknowledged and answered after: ten working days from receipt.
        assert_eq!(judged(&stage(1, "2023-12-31", "2024-01-05", "2024-01-15")), "within");
        assert_eq!(judged(&stage(1, "2023-12-31", "2024-01-05", "2024-01-16")), "over");
        // Received on the day: ten working days from the acknowledgement.
        assert_eq!(judged(&stage(1, "2024-01-01", "2024-01-05", "2024-01-19")), "within");
        // Its stage 2 was requested under the Code, whatever stage 1 lived under.
        assert_eq!(judged(&stage(2, "2024-01-02", "2024-01-05", "2024-02-02")), "within");
    }

    #[test]
    fn what_has_no_answer_is_open_over_withdrawn_or_not_known() {
        assert_eq!(policy(&stage(1, "2024-10-18", "", ""))[1], "open", "its tenth day is the day of the exports");
        assert_eq!(policy(&stage(1, "2024-10-17", "", ""))[1], "over");
        assert_eq!(policy(&Stage { withdrawn: true, ..stage(1, "2023-04-03", "", "") })[1], "withdrawn");
        assert_eq!(policy(&Stage { open: false, ..stage(1, "2023-04-03", "", "") })[1], "not_known");
        assert_eq!(code(&stage(1, "2023-04-03", "", "2023-04-04"))[1], "not_known", "the Code's clock never began");
    }
}
