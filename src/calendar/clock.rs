use chrono::NaiveDate;

use crate::law::{self, LegalBasis};

/// A limit in working days for one stage of a procedure, with the days on which it is in force.
#[derive(Clone, Debug)]
pub struct Clock {
    /// `childrens_statutory`, `corporate`; the acknowledgement is stage 0.
    pub procedure: String,
    pub stage: u8,
    /// The day that is day zero of the limit.
    pub runs: Runs,
    /// Working days from day zero.
    pub limit: u32,
    /// Working days from day zero where an extension is agreed.
    pub extended: Option<u32>,
    /// The limits of the stage's own steps, in order, where it has any: panel, report, response.
    pub steps: Vec<Step>,
    /// In force for stages that start on this day or later, until another clock replaces it.
    pub from: NaiveDate,
    pub legal_basis: Vec<&'static LegalBasis>,
}

/// From which day a limit runs. The days that settings name are always those of the stage's start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runs {
    /// The day the stage starts: the complaint is received, or its next stage is requested.
    FromStart,
    /// The day the stage is acknowledged.
    FromAcknowledgement,
}

/// A step of a stage: each runs from the end of the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub name: &'static str,
    pub limit: u32,
}

/// The clocks of all procedures: the statutory ones, and the council's own in place of or after them.
#[derive(Clone, Debug)]
pub struct Clocks(Vec<Clock>);

/// A council's own clock, in the words of its settings.
#[derive(Clone, Debug)]
pub struct OwnClock {
    pub procedure: String,
    pub stage: u8,
    pub limit: u32,
    pub extended: Option<u32>,
    pub from: NaiveDate,
}

/// The procedures and stages that have a clock.
pub const CLOCKED: &[(&str, u8)] = &[
    ("childrens_statutory", 0),
    ("childrens_statutory", 1),
    ("childrens_statutory", 2),
    ("childrens_statutory", 3),
    ("adult_statutory", 0),
    ("adult_statutory", 1),
    ("corporate", 0),
    ("corporate", 1),
    ("corporate", 2),
];

impl Clocks {
    /// The clocks of law and of the usual policy, with those of the Complaint Handling Code from the day on which the
    /// council adopts it, and a council's own: the one that came into force last is in force, and of two of one day the
    /// council's own.
    pub fn new(own: impl IntoIterator<Item = OwnClock>, code_from: Option<NaiveDate>) -> Self {
        let mut clocks = statutory();
        clocks.extend(code_from.into_iter().flat_map(complaint_handling_code));
        clocks.extend(own.into_iter().map(|own| Clock {
            procedure: own.procedure,
            stage: own.stage,
            runs: Runs::FromStart,
            limit: own.limit,
            extended: own.extended,
            steps: Vec::new(),
            from: own.from,
            legal_basis: vec![&law::COUNCIL_POLICY],
        }));
        Clocks(clocks)
    }

    /// The clocks of the Complaint Handling Code alone, as if it had always been in force: how a council would have fared
    /// under it.
    pub fn of_the_code() -> Self {
        Clocks(complaint_handling_code(NaiveDate::MIN).to_vec())
    }

    /// The clocks without those of the Code: the law's and the council's policy.
    pub fn without_the_code(&self) -> Self {
        let of_the_code = |clock: &Clock| clock.legal_basis.iter().any(|b| b.instrument == law::CODE_REPORT.instrument);
        Clocks(self.0.iter().filter(|clock| !of_the_code(clock)).cloned().collect())
    }

    /// Those of one procedure.
    pub fn of(&self, procedure: &str) -> Self {
        Clocks(self.0.iter().filter(|clock| clock.procedure == procedure).cloned().collect())
    }

    /// The clock in force for a stage that starts on a day: the one that came into force last.
    pub fn in_force(&self, procedure: &str, stage: u8, on: NaiveDate) -> Option<&Clock> {
        let for_stage = self.0.iter().filter(|c| c.stage == stage && c.from <= on && c.procedure == procedure);
        for_stage.max_by_key(|c| c.from)
    }
}

fn statutory() -> Vec<Clock> {
    let regulations_2006 = NaiveDate::from_ymd_opt(2006, 9, 1).unwrap_or(NaiveDate::MIN);
    let clock = |procedure: &str, stage, limit, extended, legal_basis: &[&'static LegalBasis]| Clock {
        procedure: procedure.to_string(),
        stage,
        runs: Runs::FromStart,
        limit,
        extended,
        steps: Vec::new(),
        from: regulations_2006,
        legal_basis: legal_basis.to_vec(),
    };
    let mut panel = clock("childrens_statutory", 3, 50, None, &[&law::CHILDREN_REG_19, &law::CHILDREN_REG_20]);
    panel.steps = vec![
        Step { name: "panel", limit: 30 },
        Step { name: "report", limit: 5 },
        Step { name: "response", limit: 15 },
    ];
    vec![
        clock("childrens_statutory", 0, 3, None, &[&law::COUNCIL_POLICY]),
        clock("childrens_statutory", 1, 10, Some(20), &[&law::CHILDREN_REG_14]),
        clock("childrens_statutory", 2, 25, Some(65), &[&law::CHILDREN_REG_17]),
        panel,
        clock("adult_statutory", 0, 3, None, &[&law::ADULT_REG_13]),
        clock("adult_statutory", 1, 20, None, &[&law::COUNCIL_POLICY]),
        clock("corporate", 0, 3, None, &[&law::COUNCIL_POLICY]),
        clock("corporate", 1, 10, None, &[&law::COUNCIL_POLICY]),
        clock("corporate", 2, 20, None, &[&law::COUNCIL_POLICY]),
    ]
}

/// The Code's limits. Stage 0 is the acknowledgement, of a complaint as of a request for stage 2. An extension comes on
/// top of the first limit: so many days more.
fn complaint_handling_code(from: NaiveDate) -> [Clock; 3] {
    let clock = |stage, runs, limit, more: Option<u32>, legal_basis: &[&'static LegalBasis]| Clock {
        procedure: "corporate".to_string(),
        stage,
        runs,
        limit,
        extended: more.map(|more| limit + more),
        steps: Vec::new(),
        from,
        legal_basis: legal_basis.to_vec(),
    };
    [
        clock(0, Runs::FromStart, 5, None, &[&law::CODE_ACKNOWLEDGEMENT]),
        clock(1, Runs::FromAcknowledgement, 10, Some(10), &[&law::CODE_STAGE_1, &law::CODE_STAGE_1_EXTENSION]),
        clock(2, Runs::FromAcknowledgement, 20, Some(20), &[&law::CODE_STAGE_2]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_statutory_limits_are_those_of_the_regulations() {
        let clocks = Clocks::new([], None);
        let limits = |stage| {
            let clock = clocks.in_force("childrens_statutory", stage, day("2023-06-01")).unwrap();
            (clock.limit, clock.extended)
        };
        assert_eq!([limits(1), limits(2), limits(3)], [(10, Some(20)), (25, Some(65)), (50, None)]);
        let steps = &clocks.in_force("childrens_statutory", 3, day("2023-06-01")).unwrap().steps;
        assert_eq!(steps.iter().map(|s| s.limit).sum::<u32>(), 50);
    }

    #[test]
    fn adults_are_answered_by_the_councils_own_standard_of_twenty_days() {
        let clocks = Clocks::new([], None);
        let limit = |stage| clocks.in_force("adult_statutory", stage, day("2023-06-01")).unwrap().limit;
        assert_eq!((limit(0), limit(1)), (3, 20));
    }

    #[test]
    fn a_councils_own_clock_takes_over_on_its_first_day() {
        let own = OwnClock {
            procedure: "corporate".into(),
            stage: 1,
            limit: 15,
            extended: Some(25),
            from: day("2026-04-01"),
        };
        let clocks = Clocks::new([own], None);
        assert_eq!(clocks.in_force("corporate", 1, day("2026-03-31")).unwrap().limit, 10);
        assert_eq!(clocks.in_force("corporate", 1, day("2026-04-01")).unwrap().limit, 15);
    }

    #[test]
    fn every_clock_has_its_place_in_the_list_that_settings_are_held_against() {
        assert!(statutory().iter().all(|c| CLOCKED.contains(&(c.procedure.as_str(), c.stage))));
    }

    #[test]
    fn the_code_takes_over_on_the_day_it_is_adopted_and_runs_from_the_acknowledgement() {
        let clocks = Clocks::new([], Some(day("2026-04-01")));
        let terms = |stage, on| {
            let clock = clocks.in_force("corporate", stage, day(on)).unwrap();
            (clock.limit, clock.extended, clock.runs)
        };
        let (start, acknowledged) = (Runs::FromStart, Runs::FromAcknowledgement);
        assert_eq!([0, 1, 2].map(|s| terms(s, "2026-03-31")), [(3, None, start), (10, None, start), (20, None, start)]);
        assert_eq!(
            [0, 1, 2].map(|s| terms(s, "2026-04-01")),
            [(5, None, start), (10, Some(20), acknowledged), (20, Some(40), acknowledged)]
        );
    }

    #[test]
    fn the_policy_is_what_is_left_without_the_code() {
        let clocks = Clocks::new([], Some(day("2024-04-01"))).without_the_code();
        let limits = [0, 1, 2].map(|stage| clocks.in_force("corporate", stage, day("2026-06-01")).unwrap().limit);
        assert_eq!(limits, [3, 10, 20]);
        assert!(Clocks::of_the_code().without_the_code().in_force("corporate", 1, day("2026-06-01")).is_none());
    }

    #[test]
    fn a_councils_own_clock_goes_before_the_codes_of_the_same_day() {
        let from = day("2026-04-01");
        let own = OwnClock { procedure: "corporate".into(), stage: 1, limit: 8, extended: None, from };
        let clocks = Clocks::new([own], Some(from));
        assert_eq!(clocks.in_force("corporate", 1, from).unwrap().limit, 8);
    }
}
