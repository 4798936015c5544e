//! Who was affected: characteristics of the child, young person or complainant, over all complaints of the year.
//! Blank, not applicable and not asked are kept apart.

use super::complaints;
use super::received::COMPLAINTS_RECEIVED;
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Disclosure, Figure};
use crate::analysis::population::Condition;
use crate::ingest::codes::{BROAD_ETHNIC_GROUPS, DISABILITY, ETHNICITY, SEX};
use crate::law::CHILDREN_GUIDANCE;

pub(super) static FIGURES: &[&Figure] = &[&ETHNIC_GROUP_NOT_RECORDED, &DISABILITY_ANSWERED, &DISABILITY_ANSWERED_SHARE];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&BY_SEX, &BY_AGE, &BY_ETHNIC_GROUP, &BY_ETHNICITY, &BY_DISABILITY];

static ETHNIC_GROUP_NOT_RECORDED: Figure = Figure {
    disclosure: Disclosure::Characteristic,
    ..Figure::count(
        "childrens_ethnic_group_not_recorded",
        "Complaints without an ethnic group recorded",
        "Complaints of the year, whatever their procedure, whose record has no answer on the ethnic group.",
        &[&CHILDREN_GUIDANCE],
        complaints(&[Condition::Is("ethnic_group", "not_recorded")]),
    )
};

/// Those without an answer are often withheld as a single row; their rest never needs to be.
static DISABILITY_ANSWERED: Figure = Figure {
    disclosure: Disclosure::Characteristic,
    ..Figure::count(
        "childrens_disability_answered",
        "Complaints with an answer on disability",
        "Complaints of the year, whatever their procedure, whose record says that there is a disability or that there is none.",
        &[&CHILDREN_GUIDANCE],
        complaints(&[Condition::Any("disability", &["disabled", "not_disabled"])]),
    )
};

static DISABILITY_ANSWERED_SHARE: Figure = Figure::share(
    "childrens_disability_answered_share",
    "Share of complaints with an answer on disability",
    "Complaints whose record says whether there is a disability, as a share of all complaints of the year.",
    &[&CHILDREN_GUIDANCE],
    &DISABILITY_ANSWERED,
    &COMPLAINTS_RECEIVED,
);

static BY_SEX: Breakdown = Breakdown {
    name: "childrens_by_sex",
    label: "Complaints by sex",
    definition: "Complaints of the year, whatever their procedure, by the sex recorded.",
    whole: &COMPLAINTS_RECEIVED,
    population: complaints(&[]),
    by: "sex",
    categories: Categories::Codes(&SEX, &["female", "male", "not_recorded"]),
    disclosure: Disclosure::Characteristic,
    within: None,
    within_by: "",
};

static BY_AGE: Breakdown = Breakdown {
    name: "childrens_by_age",
    label: "Complaints by age",
    definition: "Complaints of the year, whatever their procedure, by the age recorded, in years.",
    by: "age_band",
    categories: Categories::AgeBands("childrens"),
    ..BY_SEX
};

static BY_ETHNIC_GROUP: Breakdown = Breakdown {
    name: "childrens_by_ethnic_group",
    label: "Complaints by broad ethnic group",
    definition: "Complaints of the year, whatever their procedure, by the five broad ethnic groups of the harmonised standard.",
    by: "ethnic_group",
    categories: Categories::Codes(
        &BROAD_ETHNIC_GROUPS,
        &["asian", "black", "mixed", "white", "other", "not_applicable", "not_recorded"],
    ),
    ..BY_SEX
};

static BY_ETHNICITY: Breakdown = Breakdown {
    name: "childrens_by_ethnicity",
    label: "Complaints by ethnic group",
    definition: "Complaints of the year, whatever their procedure, by the detailed ethnic groups of the harmonised standard.",
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
            "not_applicable",
            "not_recorded",
        ],
    ),
    within: Some(&BY_ETHNIC_GROUP),
    within_by: "ethnic_group",
    ..BY_SEX
};

static BY_DISABILITY: Breakdown = Breakdown {
    name: "childrens_by_disability",
    label: "Complaints by disability",
    definition: "Complaints of the year, whatever their procedure, by whether a disability is recorded.",
    by: "disability",
    categories: Categories::Codes(&DISABILITY, &["disabled", "not_disabled", "not_applicable", "not_recorded"]),
    ..BY_SEX
};
