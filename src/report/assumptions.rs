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
        effect: "Outcomes of late complaints may fall into the next year.",
        reliability: "High: it is how the law counts.",
        reports: SOCIAL_CARE,
        tables: &[],
    },
    BuiltIn {
        what: "A limit in working days leaves out the day of receipt.",
        why: "A limit of so many working days runs after receipt.",
        effect: "One day fewer than if the day of receipt were counted.",
        reliability: "High: dates are recorded by day.",
        reports: SOCIAL_CARE,
        tables: &[],
    },
    BuiltIn {
        what: "Stage 2 starts on the day on which the statement of complaint was agreed.",
        why: "Published advice differs, so the choice is named.",
        effect: "Shorter times at stage 2 than from the request.",
        reliability: "Medium: other councils may start at the request.",
        reports: &["childrens"],
        tables: &["childrens_stages"],
    },
    BuiltIn {
        what: "A complaint upheld in part counts among those upheld.",
        why: "Guidance and the Ombudsman count a complaint as upheld where any part is.",
        effect: "Higher shares than of complaints upheld in full.",
        reliability: "High: both are printed apart as well.",
        reports: SOCIAL_CARE,
        tables: &[],
    },
    BuiltIn {
        what: "An open complaint past its limit on the day of the export counts as over it.",
        why: "It can no longer be answered in time.",
        effect: "Lower shares within the limit than of closed complaints alone.",
        reliability: "High: it cannot turn out otherwise.",
        reports: SOCIAL_CARE,
        tables: &[],
    },
    BuiltIn {
        what: "Where the two systems differ, the complaints database is right.",
        why: "It is the record of the procedure; the customer system is not.",
        effect: "Cases that only the customer system holds are not counted.",
        reliability: "Medium: each difference is listed for the officers.",
        reports: SOCIAL_CARE,
        tables: &["crm_cases"],
    },
    BuiltIn {
        what: "A row that was exported twice counts once.",
        why: "Two rows alike in every column are one case.",
        effect: "A case is lost only where two cases are alike in every column.",
        reliability: "High: rows that share only a reference are refused.",
        reports: &["childrens", "adult", "lgsco"],
        tables: &[],
    },
    BuiltIn {
        what: "Where our tracker and the Ombudsman's files differ, the tracker is right.",
        why: "It holds what the files leave out, and officers can correct it.",
        effect: "Totals may differ from those that the Ombudsman prints.",
        reliability: "Medium: each difference is listed for the officers.",
        reports: &["lgsco"],
        tables: &["ombudsman_cases", "lgsco_decided_cases"],
    },
    BuiltIn {
        what: "A rate over several councils is pooled over their cases.",
        why: "A mean of rates would give a small council the weight of a large one.",
        effect: "Councils with many cases weigh more.",
        reliability: "High: it adds up whole numbers of cases.",
        reports: &["lgsco"],
        tables: &["authority_decisions"],
    },
];

/// Those that arise in a report.
pub(super) fn of(report: &str, settings: &Settings) -> impl Iterator<Item = &'static BuiltIn> {
    let is_read = |table: &&str| settings.sources.iter().any(|source| source.table == **table);
    ALL.iter().filter(move |built_in| built_in.reports.contains(&report) && built_in.tables.iter().all(is_read))
}
