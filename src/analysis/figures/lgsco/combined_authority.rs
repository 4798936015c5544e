//! The councils of the combined authority before the Ombudsman. Rates of a group are pooled over its cases, ours
//! included, with the rate of the others beside it; never a mean of rates.

use super::{BASIS, authorities};
use crate::analysis::breakdown::Categories;
use crate::analysis::figure::{Figure, Unit};
use crate::analysis::matrix::{Matrix, Measure, Measured};
use crate::analysis::population::{Condition, Population};

pub(super) static FIGURES: &[&Figure] = &[
    &COUNT,
    &UPHELD,
    &NOT_UPHELD,
    &INVESTIGATED,
    &SHARE,
    &OTHER_UPHELD,
    &OTHER_INVESTIGATED,
    &OTHER_SHARE,
    &WITH_REMEDY,
    &WITH_REMEDY_SHARE,
];

const GROUP: Population = authorities(&[Condition::Yes("combined_authority")]);
const OTHERS: Population = authorities(&[Condition::Yes("combined_authority"), Condition::No("ours")]);

static COUNT: Figure = Figure::count(
    "lgsco_combined_authority_authorities",
    "Councils: combined authority",
    "Councils of the group, ours included: the constituent councils of the combined authority.",
    BASIS,
    GROUP,
);

static UPHELD: Figure = Figure::total(
    "lgsco_combined_authority_upheld",
    "Complaints upheld: combined authority",
    "Complaints the Ombudsman upheld in the year about all councils of the group, ours included: the constituent councils of the combined authority.",
    BASIS,
    "upheld",
    GROUP,
);

static NOT_UPHELD: Figure = Figure::total(
    "lgsco_combined_authority_not_upheld",
    "Complaints not upheld: combined authority",
    "Complaints the Ombudsman investigated and did not uphold in the year about all councils of the group, ours included: the constituent councils of the combined authority.",
    BASIS,
    "not_upheld",
    GROUP,
);

static INVESTIGATED: Figure = Figure::total(
    "lgsco_combined_authority_investigated",
    "Complaints investigated: combined authority",
    "Complaints the Ombudsman investigated in the year about all councils of the group, ours included: the constituent councils of the combined authority.",
    BASIS,
    "investigated",
    GROUP,
);

static SHARE: Figure = Figure::share(
    "lgsco_combined_authority_share",
    "Share upheld: combined authority",
    "Complaints upheld about all councils of the group together, ours included, as a share of those investigated: the constituent councils of the combined authority.",
    BASIS,
    &UPHELD,
    &INVESTIGATED,
);

static OTHER_UPHELD: Figure = Figure::total(
    "lgsco_combined_authority_other_upheld",
    "Complaints upheld: combined authority, without ours",
    "Complaints the Ombudsman upheld in the year about the other councils of the group: the constituent councils of the combined authority.",
    BASIS,
    "upheld",
    OTHERS,
);

static OTHER_INVESTIGATED: Figure = Figure::total(
    "lgsco_combined_authority_other_investigated",
    "Complaints investigated: combined authority, without ours",
    "Complaints the Ombudsman investigated in the year about the other councils of the group: the constituent councils of the combined authority.",
    BASIS,
    "investigated",
    OTHERS,
);

static OTHER_SHARE: Figure = Figure::share(
    "lgsco_combined_authority_other_share",
    "Share upheld: combined authority, without ours",
    "Complaints upheld about the other councils of the group together, as a share of those investigated: the constituent councils of the combined authority.",
    BASIS,
    &OTHER_UPHELD,
    &OTHER_INVESTIGATED,
);

pub(super) static AUTHORITIES: Matrix = Matrix {
    name: "lgsco_combined_authority",
    label: "Complaints investigated: combined authority",
    definition: "Complaints the Ombudsman investigated in the year about each council of the group, upheld or not: the constituent councils of the combined authority.",
    legal_basis: BASIS,
    by: "authority",
    categories: Categories::Listed("authority_decisions.authority"),
    empty_rows: false,
    measures: &[
        count("not_upheld", "Not upheld", &NOT_UPHELD),
        count("upheld", "Upheld", &UPHELD),
        count("investigated", "Total", &INVESTIGATED).called("total"),
        Measure::new(
            "share",
            "Upheld rate",
            Unit::Percent { places: 0 },
            Measured::Share { part: "upheld", whole: "total" },
            Some(&SHARE),
        ),
    ],
    ours: &[],
};

/// A column of the Ombudsman's table, and its total over the group.
const fn count(of: &'static str, label: &'static str, total: &'static Figure) -> Measure {
    Measure::new(of, label, Unit::Count, Measured::Total { of, over: GROUP }, Some(total))
}

static WITH_REMEDY: Figure = Figure::total(
    "lgsco_combined_authority_remedies",
    "Put right before the Ombudsman: combined authority",
    "Complaints upheld in the year that a council of the combined authority, ours included, had put right before they reached the Ombudsman.",
    BASIS,
    "satisfactory_remedies",
    GROUP,
);

static WITH_REMEDY_SHARE: Figure = Figure::share(
    "lgsco_combined_authority_remedies_share",
    "Share put right before the Ombudsman: combined authority",
    "Complaints that councils of the combined authority, ours included, had put right beforehand, as a share of all complaints upheld about them.",
    BASIS,
    &WITH_REMEDY,
    &UPHELD,
);

pub(super) static REMEDIES_BY_AUTHORITY: Matrix = Matrix {
    name: "lgsco_remedies_by_authority",
    label: "Complaints put right before they reached the Ombudsman",
    definition: "Complaints upheld in the year about each council of the combined authority, and how many of them the council had put right beforehand.",
    measures: &[
        count("satisfactory_remedies", "Put right before the Ombudsman", &WITH_REMEDY).called("remedies"),
        count("upheld", "Upheld", &UPHELD),
        Measure::new(
            "share",
            "Share",
            Unit::Percent { places: 0 },
            Measured::Share { part: "remedies", whole: "upheld" },
            Some(&WITH_REMEDY_SHARE),
        ),
    ],
    ..AUTHORITIES
};
