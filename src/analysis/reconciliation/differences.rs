//! From matched cases to findings: cases in one system only, cells that differ, and what could not be matched.

use std::collections::{BTreeMap, BTreeSet};

use super::cases::{COMPARABLE, Case, Comparable, Words};
use super::{Compared, Finding, Reconciled, Side, Stranger};
use crate::diagnostics::Code;
use crate::workspace::settings::Settings;

const DIFFERS: &str = "Find which of the two is right and correct the other system; figures follow the database.";
const NOT_ON_CRM: &str =
    "Log the case on the CRM, or correct the reference that should lead to it; figures follow the database.";
const NOT_IN_DATABASE: &str =
    "Record the case in the database, or correct its reference or service on the CRM; until then it is not counted.";
const UNCERTAIN: &str =
    "Give each record the reference of its case in the other system; until then they are not compared.";

impl Compared<'_> {
    /// Everything that the two systems say differently, in the order of the tables and of their rows.
    pub(super) fn findings(&self, settings: &Settings, reconciled: &mut Reconciled) {
        let mut strangers: BTreeMap<(&'static str, String, String), usize> = BTreeMap::new();
        for &(ours, theirs) in &self.matching.pairs {
            let (ours, theirs) = (&self.database[ours], &self.crm[theirs]);
            self.placing(ours, theirs, settings, reconciled);
            for column in compared_columns(settings) {
                let (Some(here), Some(there)) = (ours.says.get(column.name), theirs.says.get(column.name)) else {
                    continue;
                };
                match meaning(column, there, &ours.frame, settings) {
                    Some(meant) if meant == here => {}
                    Some(_) => reconciled.findings.push(self.differs(column, ours, theirs)),
                    None => *strangers.entry((column.name, there.clone(), ours.frame.clone())).or_default() += 1,
                }
            }
        }
        let stranger =
            |((column, label, table), cases): ((_, String, String), _)| Stranger { column, label, table, cases };
        reconciled.strangers.extend(strangers.into_iter().map(stranger));
        self.references(reconciled);
        self.in_one(&mut reconciled.findings);
    }

    fn differs(&self, column: &Comparable, ours: &Case, theirs: &Case) -> Finding {
        let (here, there) = (&ours.says[column.name], &theirs.says[column.name]);
        let subject = column.subject;
        let message = format!("{subject} is {here} in the social-care database and {there} on the CRM.");
        self.finding(Code::SystemsDiffer, subject, message, DIFFERS, (ours, column.name), (theirs, column.name))
    }

    /// Where the CRM has the case under another service, or as another kind of case.
    fn placing(&self, ours: &Case, theirs: &Case, settings: &Settings, reconciled: &mut Reconciled) {
        let (service, kind) = ours.frame.split_once('_').unwrap_or_default();
        let declared = settings.reconciliation.services.get(service);
        if let (Some(labels), Some(label)) = (declared, &theirs.service)
            && !labels.contains(label)
        {
            let message =
                format!("The case is in the {service} database and under the service \"{label}\" on the CRM.");
            let places = ((ours, "reference"), (theirs, "service"));
            reconciled.findings.push(self.finding(
                Code::SystemsDiffer,
                "Service",
                message,
                DIFFERS,
                places.0,
                places.1,
            ));
        }
        if let Some(case_type) = &theirs.case_type
            && kind.strip_suffix('s') != Some(case_type)
        {
            let kind = kind.trim_end_matches('s');
            let message = format!("The case is a {kind} in the social-care database and a {case_type} on the CRM.");
            let places = ((ours, "reference"), (theirs, "case_type"));
            reconciled.findings.push(self.finding(
                Code::SystemsDiffer,
                "Kind of case",
                message,
                DIFFERS,
                places.0,
                places.1,
            ));
        }
    }

    /// References that contradict one another, cases that the CRM holds twice, and records that could be one of several.
    fn references(&self, reconciled: &mut Reconciled) {
        for &(ours, theirs) in &self.matching.disputed {
            let (ours, theirs) = (&self.database[ours], &self.crm[theirs]);
            let message =
                "The two systems do not name one another: one record gives the reference of another case.".into();
            let places = ((ours, "crm_reference"), (theirs, "social_care_reference"));
            reconciled.findings.push(self.finding(
                Code::SystemsDiffer,
                "Reference",
                message,
                DIFFERS,
                places.0,
                places.1,
            ));
        }
        for &(further, first) in &self.matching.repeated {
            let (further, first) = (&self.crm[further], &self.crm[first]);
            let message = "The CRM has two records of one case of the database; the second was not compared.".into();
            let help =
                "Close one of the two records on the CRM, or correct its reference; figures follow the database.";
            let column = "social_care_reference";
            reconciled.findings.push(self.finding(
                Code::MatchUncertain,
                "Logged twice",
                message,
                help,
                (further, column),
                (first, column),
            ));
        }
        for (ours, theirs) in &self.matching.uncertain {
            let (Some(first), Some(other)) = (ours.first(), theirs.first()) else { continue };
            let (first, other) = (&self.database[*first], &self.crm[*other]);
            let rows =
                |of: &[Case], at: &[usize]| at.iter().map(|at| of[*at].row.to_string()).collect::<Vec<_>>().join(", ");
            let message = format!(
                "These could be the same case, and nothing says which: row {} of the database, row {} of the CRM.",
                rows(self.database, ours),
                rows(self.crm, theirs)
            );
            let places = ((first, "reference"), (other, "reference"));
            reconciled.findings.push(self.finding(
                Code::MatchUncertain,
                "Which case",
                message,
                UNCERTAIN,
                places.0,
                places.1,
            ));
        }
    }

    /// Cases that only one of the systems has, of years that the exports of both cover.
    fn in_one(&self, findings: &mut Vec<Finding>) {
        let taken = self.matching.taken();
        for case in self.database.iter().enumerate().filter(|(at, _)| !taken.0.contains(at)).map(|(_, case)| case) {
            if self.covered(case, &case.frame) {
                let column = if case.other.is_some() { "crm_reference" } else { "reference" };
                let message = "The case is in the social-care database and not on the CRM.".to_string();
                let here = self.side(case, column);
                let says = "Not there".to_string();
                findings.push(alone(case, message, NOT_ON_CRM, here, Side { place: None, says }));
            }
        }
        for case in self.crm.iter().enumerate().filter(|(at, _)| !taken.1.contains(at)).map(|(_, case)| case) {
            let Some(table) = case.table.as_ref().filter(|table| self.covered(case, table)) else { continue };
            let column = if case.other.is_some() { "social_care_reference" } else { "reference" };
            let message = "The case is on the CRM and not in the social-care database.".to_string();
            let there = self.side(case, column);
            let says = "Not there".to_string();
            let mut finding = alone(case, message, NOT_IN_DATABASE, Side { place: None, says }, there);
            finding.table.clone_from(table);
            findings.push(finding);
        }
    }

    /// Whether the exports of both systems cover the year of a case, and the table is linked to the CRM.
    pub(super) fn covered(&self, case: &Case, table: &String) -> bool {
        let both = |year| self.coverage.covers(table, year) && self.coverage.covers("crm_cases", year);
        self.linked.contains(table) && case.year.is_some_and(both)
    }

    fn side(&self, case: &Case, column: &str) -> Side {
        let place = self.read.get(case.input as usize).map(|input| input.place(case.row, Some(column)));
        let says = match column {
            "reference" => case.reference.clone(),
            "crm_reference" | "social_care_reference" => case.other.clone().unwrap_or_default(),
            "service" => case.service.clone().unwrap_or_default(),
            "case_type" => case.case_type.clone().unwrap_or_default(),
            column => case.says.get(column).cloned().unwrap_or_default(),
        };
        Side { place, says }
    }

    fn finding(
        &self,
        code: Code,
        subject: &str,
        message: String,
        help: &'static str,
        (ours, column): (&Case, &str),
        (theirs, other): (&Case, &str),
    ) -> Finding {
        Finding {
            code,
            table: ours.table.clone().unwrap_or_default(),
            reference: ours.reference.clone(),
            subject: subject.to_string(),
            message,
            help,
            here: self.side(ours, column),
            there: self.side(theirs, other),
        }
    }

    /// The database's cases that a finding of a difference is about.
    pub(super) fn different(findings: &[Finding]) -> BTreeSet<(&str, &str)> {
        let differs = findings.iter().filter(|finding| finding.code == Code::SystemsDiffer);
        differs.map(|finding| (finding.table.as_str(), finding.reference.as_str())).collect()
    }
}

fn alone(case: &Case, message: String, help: &'static str, here: Side, there: Side) -> Finding {
    Finding {
        code: Code::CaseInOneSystem,
        table: case.frame.clone(),
        reference: case.reference.clone(),
        subject: "In one system only".to_string(),
        message,
        help,
        here,
        there,
    }
}

fn compared_columns(settings: &Settings) -> impl Iterator<Item = &'static Comparable> {
    COMPARABLE.iter().filter(|column| settings.reconciliation.columns.iter().any(|name| name == column.name))
}

/// What a word of the CRM means in the database: for the council's own lists, the label that it is or that it is declared to
/// mean in the database's list. None where that list does not know it, and the two cannot be held against one another.
fn meaning<'s>(column: &Comparable, said: &'s str, table: &str, settings: &'s Settings) -> Option<&'s str> {
    if !matches!(column.holds, Words::Label) {
        return Some(said);
    }
    let same = |word: &String| word.trim().to_lowercase() == said.trim().to_lowercase();
    let list = settings.codes.get(&format!("{table}.{}", column.name)).or_else(|| settings.codes.get(column.name))?;
    let label = list.iter().find(|(label, _)| same(label)).or_else(|| list.iter().find(|(_, w)| w.iter().any(same)));
    label.map(|(label, _)| label.as_str())
}
