//! Code lists that law, guidance or the harmonised statistics fix: their codes and how a report writes them.

use chrono::NaiveDate;

use crate::calendar::ReportingYear;

/// A fixed list. `report.toml` says which words of the exports mean which code.
#[derive(Debug)]
pub struct CodeList {
    pub name: &'static str,
    /// Code and label, in the order in which a report prints them.
    pub codes: &'static [(&'static str, &'static str)],
}

impl CodeList {
    pub fn label(&self, code: &str) -> Option<&'static str> {
        self.codes.iter().find(|(c, _)| *c == code).map(|(_, label)| *label)
    }
}

pub static PROCEDURE: CodeList = CodeList {
    name: "procedure",
    codes: &[("statutory", "Statutory"), ("corporate", "Corporate"), ("informal", "Informal")],
};

pub static CASE_TYPE: CodeList = CodeList {
    name: "case_type",
    codes: &[("complaint", "Complaint"), ("compliment", "Compliment"), ("comment", "Comment")],
};

pub static OUTCOME: CodeList = CodeList {
    name: "outcome",
    codes: &[
        ("upheld", "Upheld"),
        ("partly_upheld", "Partly upheld"),
        ("not_upheld", "Not upheld"),
        ("withdrawn", "Withdrawn"),
        ("open", "Still open"),
        ("resolved_informally", "Resolved informally"),
        ("not_accepted", "Not accepted"),
    ],
};

/// Every decision category that the Ombudsman has used; which are in force in a year, [`decisions_in_force`] says.
pub static DECISION: CodeList = CodeList {
    name: "decision",
    codes: &[
        ("invalid_or_incomplete", "Invalid or incomplete"),
        ("advice_given", "Advice given"),
        ("referred_back", "Referred back for local resolution"),
        ("closed_after_initial_enquiries", "Closed after initial enquiries"),
        ("not_for_us", "Not for us"),
        ("assessed_and_closed", "Assessed and closed"),
        ("not_upheld", "Not upheld"),
        ("upheld", "Upheld"),
    ],
};

/// The Ombudsman's decision categories to 2023/24.
pub static DECISIONS_TO_2023_24: &[&str] = &[
    "invalid_or_incomplete",
    "advice_given",
    "referred_back",
    "closed_after_initial_enquiries",
    "not_upheld",
    "upheld",
];

/// The Ombudsman's decision categories from 2024/25. The two lists are not recast into one another: no source says how.
pub static DECISIONS_FROM_2024_25: &[&str] = &["not_for_us", "assessed_and_closed", "not_upheld", "upheld"];

/// The decision categories in force for cases decided in a reporting year.
pub fn decisions_in_force(year: ReportingYear) -> &'static [&'static str] {
    let later = NaiveDate::from_ymd_opt(2024, 4, 1).is_some_and(|first| year.first_day() >= first);
    if later { DECISIONS_FROM_2024_25 } else { DECISIONS_TO_2023_24 }
}

/// What the Ombudsman records of a remedy that a council agreed to.
pub static COMPLIANCE: CodeList = CodeList {
    name: "compliance",
    codes: &[
        ("on_time", "Remedy complete and satisfied"),
        ("late", "Remedy completed late"),
        ("not_satisfied", "Remedy not complete and not satisfied"),
    ],
};

/// How a complaint kept the council's own standard. Computed, never read from an export.
pub static STANDARD: CodeList = CodeList {
    name: "standard",
    codes: &[("within", "Within 20 working days"), ("over", "Over 20 working days"), ("open", "Still open")],
};

/// How a stage of a corporate complaint kept its limit. Computed, never read from an export.
pub static CORPORATE_TIMING: CodeList = CodeList {
    name: "corporate_timing",
    codes: &[
        ("within", "Within the first limit"),
        ("extension", "Within an extension"),
        ("over", "Over the limit"),
        ("open", "Still open, in time"),
        ("withdrawn", "Withdrawn"),
        ("not_known", "Cannot be told"),
    ],
};

/// When a remedy was completed. Computed, never read from an export.
pub static TIMELINESS: CodeList = CodeList { name: "timeliness", codes: &[("on_time", "On time"), ("late", "Late")] };

/// Whether an answer to the Ombudsman kept the limit that it sets. Computed, never read from an export.
pub static ANSWER: CodeList =
    CodeList { name: "answer", codes: &[("within", "Within the limit"), ("over", "Over the limit")] };

/// What had become of a remedy by the day of the export. Computed, never read from an export.
pub static REMEDY_STATE: CodeList = CodeList {
    name: "remedy_state",
    codes: &[("completed", "Completed"), ("open", "Open, not yet due"), ("overdue", "Open, past the agreed date")],
};

/// How a complaint kept the limit of six months. Computed, never read from an export.
pub static SIX_MONTHS: CodeList = CodeList {
    name: "six_months",
    codes: &[
        ("within", "Answered within six months"),
        ("over", "Over six months"),
        ("open", "Open, within six months"),
        ("withdrawn", "Withdrawn"),
    ],
};

pub static SEX: CodeList = CodeList {
    name: "sex",
    codes: &[
        ("female", "Female"),
        ("male", "Male"),
        ("another", "Another description"),
        ("prefer_not_to_say", "Prefer not to say"),
        ("not_applicable", "Not applicable"),
        ("not_available", "Not available"),
        ("not_recorded", "Not recorded"),
        ("not_asked", "Not asked"),
    ],
};

/// The Government Statistical Service's harmonised groups, in alphabetical order of the five broad groups with Other last.
pub static ETHNICITY: CodeList = CodeList {
    name: "ethnicity",
    codes: &[
        ("bangladeshi", "Bangladeshi"),
        ("chinese", "Chinese"),
        ("indian", "Indian"),
        ("pakistani", "Pakistani"),
        ("other_asian", "Any other Asian background"),
        ("african", "African"),
        ("caribbean", "Caribbean"),
        ("other_black", "Any other Black/African/Caribbean background"),
        ("white_and_asian", "White and Asian"),
        ("white_and_black_african", "White and Black African"),
        ("white_and_black_caribbean", "White and Black Caribbean"),
        ("other_mixed", "Any other Mixed background"),
        ("white_british", "White British"),
        ("white_irish", "White Irish"),
        ("gypsy_or_irish_traveller", "Gypsy or Irish Traveller"),
        ("roma", "Roma"),
        ("other_white", "Any other White background"),
        ("arab", "Arab"),
        ("other_ethnic_group", "Any other ethnic group"),
        ("prefer_not_to_say", "Prefer not to say"),
        ("not_applicable", "Not applicable"),
        ("not_available", "Not available"),
        ("not_recorded", "Not recorded"),
        ("not_asked", "Not asked"),
    ],
};

pub static DISABILITY: CodeList = CodeList {
    name: "disability",
    codes: &[
        ("disabled", "Disabled"),
        ("not_disabled", "Not disabled"),
        ("prefer_not_to_say", "Prefer not to say"),
        ("not_applicable", "Not applicable"),
        ("not_available", "Not available"),
        ("not_recorded", "Not recorded"),
        ("not_asked", "Not asked"),
    ],
};

/// Why an age is not there, or that it is.
pub static AGE_RECORDED: CodeList = CodeList {
    name: "age_recorded",
    codes: &[
        ("recorded", "Recorded"),
        ("prefer_not_to_say", "Prefer not to say"),
        ("not_applicable", "Not applicable"),
        ("not_available", "Not available"),
        ("not_recorded", "Not recorded"),
        ("not_asked", "Not asked"),
    ],
};

/// The five broad ethnic groups of the harmonised standard, then the reasons why there is none.
pub static BROAD_ETHNIC_GROUPS: CodeList = CodeList {
    name: "ethnic_group",
    codes: &[
        ("asian", "Asian or Asian British"),
        ("black", "Black, African, Caribbean or Black British"),
        ("mixed", "Mixed or multiple ethnic groups"),
        ("white", "White"),
        ("other", "Other ethnic group"),
        ("prefer_not_to_say", "Prefer not to say"),
        ("not_applicable", "Not applicable"),
        ("not_available", "Not available"),
        ("not_recorded", "Not recorded"),
        ("not_asked", "Not asked"),
    ],
};

/// The broad group of a detailed ethnic group; none for the reasons why there is no group.
pub fn broad_ethnic_group(code: &str) -> Option<&'static str> {
    Some(match code {
        "bangladeshi" | "chinese" | "indian" | "pakistani" | "other_asian" => "asian",
        "african" | "caribbean" | "other_black" => "black",
        "white_and_asian" | "white_and_black_african" | "white_and_black_caribbean" | "other_mixed" => "mixed",
        "white_british" | "white_irish" | "gypsy_or_irish_traveller" | "roma" | "other_white" => "white",
        "arab" | "other_ethnic_group" => "other",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decision_categories_change_with_the_year_2024_25_and_are_all_known() {
        let in_force = |year: &str| decisions_in_force(year.parse().unwrap());
        assert_eq!(in_force("2023/24"), DECISIONS_TO_2023_24);
        assert_eq!(in_force("2024/25"), DECISIONS_FROM_2024_25);
        let all = DECISIONS_TO_2023_24.iter().chain(DECISIONS_FROM_2024_25);
        assert!(all.into_iter().all(|code| DECISION.label(code).is_some()));
    }

    #[test]
    fn every_detailed_group_has_a_broad_one_and_every_reason_stays_a_reason() {
        for (code, _) in ETHNICITY.codes {
            let broad = broad_ethnic_group(code).unwrap_or(code);
            assert!(BROAD_ETHNIC_GROUPS.label(broad).is_some(), "{code}");
        }
    }
}
