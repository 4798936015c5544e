//! What the program itself assumes, listed beside what the council does.

use crate::workspace::settings::Settings;

/// One assumption that is built in.
pub(super) struct BuiltIn {
    pub what: &'static str,
    pub why: &'static str,
    pub effect: &'static str,
    pub reliability: &'static str,
    reports: &'static [&'static str],
    /// The tables without which it does not arise.
    tables: &'static [&'static str],
}

const SOCIAL_CARE: &[&str] = &["childrens", "adult"];

const ALL: &[BuiltIn] = &[
    BuiltIn {
        what: "A complaint belongs to the year in which it was received.",
        why: "The regulations ask for complaints received in the year.",
        effect: "A complaint of March counts in that year, even if it was answered in the next.",
        reliability: "High: this is how the law counts.",
        reports: SOCIAL_CARE,
        tables: &[],
    },
    BuiltIn {
        what: "A limit in working days leaves out the day of receipt.",
        why: "A limit in working days runs from the day after receipt.",
        effect: "A complaint takes one day fewer than if the day of receipt were counted.",
        reliability: "High: the records give the date of each step.",
        reports: SOCIAL_CARE,
        tables: &[],
    },
    BuiltIn {
        what: "Stage 2 starts on the day on which the statement of complaint was agreed.",
        why: "Published advice differs about the first day, so we say which one we use.",
        effect: "Stage 2 takes fewer days than if it were counted from the request.",
        reliability: "Medium: other councils may count from the request.",
        reports: &["childrens"],
        tables: &["childrens_stages"],
    },
    BuiltIn {
        what: "A complaint upheld in part counts among those upheld.",
        why: "Guidance and the Ombudsman count a complaint as upheld where any part is.",
        effect: "The share upheld is higher than the share upheld in full.",
        reliability: "High: the report also gives the two numbers separately.",
        reports: SOCIAL_CARE,
        tables: &[],
    },
    BuiltIn {
        what: "A complaint that was still open after its limit, when the records were taken, counts as over it.",
        why: "It can no longer be answered in time.",
        effect: "The share within the limit is lower than it would be among closed complaints alone.",
        reliability: "High: the result can no longer change.",
        reports: SOCIAL_CARE,
        tables: &[],
    },
    BuiltIn {
        what: "Where the complaints database and the customer system differ, we follow the database.",
        why: "The database is the record of the procedure, and the customer system is not.",
        effect: "A case that only the customer system holds is not counted.",
        reliability: "Medium: staff are given a list of every difference.",
        reports: SOCIAL_CARE,
        tables: &["crm_cases"],
    },
    BuiltIn {
        what: "A case that was exported twice counts once.",
        why: "Two rows that are alike in every column describe the same case.",
        effect: "Two different cases count as one only if they are alike in every column.",
        reliability: "High: rows that share a reference but differ otherwise must be corrected first.",
        reports: &["childrens", "adult", "lgsco", "authority"],
        tables: &[],
    },
    BuiltIn {
        what: "Our own cases are counted from our tracker, as officers had corrected it when it was exported.",
        why: "The tracker holds details that the Ombudsman's files leave out, and officers correct it.",
        effect: "A total may differ from the one that the Ombudsman prints.",
        reliability: "Medium: staff are given a list of every difference.",
        reports: &["lgsco"],
        tables: &["ombudsman_cases", "lgsco_decided_cases"],
    },
    BuiltIn {
        what: "The rate of a group is all its councils' upheld complaints, divided by all their investigated ones.",
        why: "A mean of rates would give a small council the weight of a large one.",
        effect: "A council with many cases weighs more than one with few.",
        reliability: "High: it is a sum of whole cases.",
        reports: &["lgsco"],
        tables: &["authority_decisions"],
    },
    BuiltIn {
        what: "A corporate complaint about social care counts once, as its database records it.",
        why: "It is on the customer system as well, and the database is the record.",
        effect: "A case that only the customer system holds is not counted.",
        reliability: "Medium: staff are given a list of every difference.",
        reports: &["authority"],
        tables: &["crm_cases"],
    },
    BuiltIn {
        what: "Each stage of a corporate complaint goes by the limit in force on the day on which it began.",
        why: "People are owed what was promised when they complained.",
        effect: "In a year of change some complaints run by the old limits and some by the Code's.",
        reliability: "High: the records give the date of each stage.",
        reports: &["authority"],
        tables: &["crm_cases"],
    },
    BuiltIn {
        what: "A complaint that was refused is outside the base of outcomes and times.",
        why: "It was not investigated, so it has neither.",
        effect: "Shares are of the complaints accepted.",
        reliability: "High: refused complaints are counted in a table of their own.",
        reports: &["authority"],
        tables: &["crm_cases"],
    },
];

/// Those that arise in a report.
pub(super) fn of(report: &str, settings: &Settings) -> impl Iterator<Item = &'static BuiltIn> {
    let is_read = |table: &&str| settings.sources.iter().any(|source| source.table == **table);
    ALL.iter().filter(move |built_in| built_in.reports.contains(&report) && built_in.tables.iter().all(is_read))
}
