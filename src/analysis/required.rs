//! What the law and the statutory guidance ask an annual report to give, each as the figures that give it.

use crate::law::{ADULT_REG_18, CHILDREN_GUIDANCE, CHILDREN_REG_13, CODE_REPORT, LegalBasis};

/// Something that a provision asks a report for.
#[derive(Debug)]
pub struct Required {
    pub report: &'static str,
    pub by: &'static LegalBasis,
    /// As it follows "gives": `the number of complaints received`.
    pub what: &'static str,
    /// The figures and breakdowns of which any one gives it.
    pub any_of: &'static [&'static str],
}

/// What a report must give. A cover report refers to the report it covers.
pub fn required(report: &str) -> impl Iterator<Item = &'static Required> {
    REQUIRED.iter().filter(move |asked| asked.report == report)
}

const fn childrens(by: &'static LegalBasis, what: &'static str, any_of: &'static [&'static str]) -> Required {
    Required { report: "childrens", by, what, any_of }
}

const fn adult(what: &'static str, any_of: &'static [&'static str]) -> Required {
    Required { report: "adult", by: &ADULT_REG_18, what, any_of }
}

const fn authority(what: &'static str, any_of: &'static [&'static str]) -> Required {
    Required { report: "authority", by: &CODE_REPORT, what, any_of }
}

static REQUIRED: &[Required] = &[
    childrens(&CHILDREN_GUIDANCE, "the number of representations", &["childrens_representations_received"]),
    childrens(
        &CHILDREN_GUIDANCE,
        "the number of complaints at each stage",
        &["childrens_statutory_by_stage", "childrens_stage_1_only"],
    ),
    childrens(&CHILDREN_GUIDANCE, "the number considered by the Ombudsman", &["childrens_ombudsman_received"]),
    childrens(
        &CHILDREN_GUIDANCE,
        "which groups of people complained",
        &["childrens_complaints_by_complainant", "childrens_made_by_children"],
    ),
    childrens(&CHILDREN_GUIDANCE, "the types of complaint", &["childrens_concerns_by_reason"]),
    childrens(&CHILDREN_REG_13, "the outcome of complaints", &["childrens_statutory_by_outcome"]),
    childrens(&CHILDREN_GUIDANCE, "how many were helped by an advocate", &["childrens_with_advocate"]),
    childrens(
        &CHILDREN_REG_13,
        "whether the time limits were kept",
        &["childrens_stage_1_within", "childrens_law_stage_1_first_limit"],
    ),
    childrens(
        &CHILDREN_GUIDANCE,
        "the complaints resolved within an extended timescale",
        &["childrens_law_stage_1_extension"],
    ),
    childrens(&CHILDREN_GUIDANCE, "complaints by age", &["childrens_by_age"]),
    childrens(&CHILDREN_GUIDANCE, "complaints by sex", &["childrens_by_sex"]),
    childrens(&CHILDREN_GUIDANCE, "complaints by disability", &["childrens_by_disability"]),
    childrens(&CHILDREN_GUIDANCE, "complaints by ethnicity", &["childrens_by_ethnic_group", "childrens_by_ethnicity"]),
    adult("the number of complaints received", &["adult_statutory_received"]),
    adult("the number of complaints that were well-founded", &["adult_well_founded"]),
    adult("the number of complaints referred to the Ombudsman", &["adult_referred_to_ombudsman"]),
    adult("the subject matter of complaints", &["adult_concerns_by_reason"]),
    authority("the number of complaints", &["authority_corporate_received"]),
    authority("the types of complaint refused", &["authority_corporate_not_accepted_by_reason"]),
    authority("the outcomes of complaints", &["authority_corporate_by_outcome"]),
    authority("whether complaints were answered in time", &["authority_corporate_stage_1_within"]),
    authority("what the Ombudsman decided", &["lgsco_upheld"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::register;

    #[test]
    fn everything_asked_for_is_in_the_register() {
        for name in REQUIRED.iter().flat_map(|asked| asked.any_of) {
            assert!(register::figure(name).is_some() || register::breakdown(name).is_some(), "{name}");
        }
    }
}
