//! Who was affected: characteristics of the person in need of care, over the statutory complaints of the year.
//! Not available (no case record, or none that gives the answer), not applicable and not recorded are kept apart.

use super::STATUTORY_COMPLAINTS;
use super::received::STATUTORY_RECEIVED;
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::Disclosure;
use crate::ingest::codes::{BROAD_ETHNIC_GROUPS, DISABILITY, ETHNICITY, SEX};

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_SEX, &BY_AGE, &BY_ETHNIC_GROUP, &BY_ETHNICITY, &BY_DISABILITY];

static BY_SEX: Breakdown = Breakdown {
    name: "adult_by_sex",
    label: "Statutory complaints by sex",
    definition: "Statutory complaints of the year by the sex recorded.",
    whole: &STATUTORY_RECEIVED,
    population: STATUTORY_COMPLAINTS,
    by: "sex",
    categories: Categories::Codes(&SEX, &["female", "male", "not_available"]),
    disclosure: Disclosure::Characteristic,
    within: None,
    within_by: "",
};

static BY_AGE: Breakdown = Breakdown {
    name: "adult_by_age",
    label: "Statutory complaints by age",
    definition: "Statutory complaints of the year by the age recorded, in years.",
    by: "age_band",
    categories: Categories::AgeBands("adult"),
    ..BY_SEX
};

static BY_ETHNIC_GROUP: Breakdown = Breakdown {
    name: "adult_by_ethnic_group",
    label: "Statutory complaints by broad ethnic group",
    definition: "Statutory complaints of the year by the five broad ethnic groups of the harmonised standard.",
    by: "ethnic_group",
    categories: Categories::Codes(
        &BROAD_ETHNIC_GROUPS,
        &["asian", "black", "mixed", "white", "other", "not_available"],
    ),
    ..BY_SEX
};

static BY_ETHNICITY: Breakdown = Breakdown {
    name: "adult_by_ethnicity",
    label: "Statutory complaints by ethnic group",
    definition: "Statutory complaints of the year by the detailed ethnic groups of the harmonised standard.",
    by: "ethnicity",
    categories: Categories::Codes(
        &ETHNICITY,
        &[
            "bangladeshi",
            "chinese",
            "indian",
            "pakistani",
            "other_asian",
            "african",
            "caribbean",
            "other_black",
            "white_and_asian",
            "white_and_black_african",
            "white_and_black_caribbean",
            "other_mixed",
            "white_british",
            "white_irish",
            "gypsy_or_irish_traveller",
            "roma",
            "other_white",
            "arab",
            "other_ethnic_group",
            "not_available",
        ],
    ),
    within: Some(&BY_ETHNIC_GROUP),
    within_by: "ethnic_group",
    ..BY_SEX
};

static BY_DISABILITY: Breakdown = Breakdown {
    name: "adult_by_disability",
    label: "Statutory complaints by disability",
    definition: "Statutory complaints of the year by whether a disability is recorded.",
    by: "disability",
    categories: Categories::Codes(&DISABILITY, &["disabled", "not_disabled", "not_available"]),
    ..BY_SEX
};
