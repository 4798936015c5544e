//! CIPFA's nearest neighbours before the Ombudsman. Rates of a group are pooled over its cases, ours
//! included, with the rate of the others beside it; never a mean of rates.

use super::{BASIS, authorities};
use crate::analysis::breakdown::Categories;
use crate::analysis::figure::{Figure, Unit};
use crate::analysis::matrix::{Matrix, Measure, Measured};
use crate::analysis::population::{Condition, Population};

pub(super) static FIGURES: &[&Figure] =
    &[&COUNT, &UPHELD, &NOT_UPHELD, &INVESTIGATED, &SHARE, &OTHER_UPHELD, &OTHER_INVESTIGATED, &OTHER_SHARE];

const GROUP: Population = authorities(&[Condition::Yes("nearest_neighbour")]);
const OTHERS: Population = authorities(&[Condition::Yes("nearest_neighbour"), Condition::No("ours")]);

static COUNT: Figure = Figure::count(
    "lgsco_neighbours_authorities",
    "Councils: similar councils",
    "Councils of the group, ours included: the councils that CIPFA's Nearest Neighbours model finds similar to ours.",
    BASIS,
    GROUP,
);

static UPHELD: Figure = Figure::total(
    "lgsco_neighbours_upheld",
    "Complaints upheld: similar councils",
    "Complaints the Ombudsman upheld in the year about all councils of the group, ours included: the councils that CIPFA's Nearest Neighbours model finds similar to ours.",
    BASIS,
    "upheld",
    GROUP,
);

static NOT_UPHELD: Figure = Figure::total(
    "lgsco_neighbours_not_upheld",
    "Complaints not upheld: similar councils",
    "Complaints the Ombudsman investigated and did not uphold in the year about all councils of the group, ours included: the councils that CIPFA's Nearest Neighbours model finds similar to ours.",
    BASIS,
    "not_upheld",
    GROUP,
);

static INVESTIGATED: Figure = Figure::total(
    "lgsco_neighbours_investigated",
    "Complaints investigated: similar councils",
    "Complaints the Ombudsman investigated in the year about all councils of the group, ours included: the councils that CIPFA's Nearest Neighbours model finds similar to ours.",
    BASIS,
    "investigated",
    GROUP,
);

static SHARE: Figure = Figure::share(
    "lgsco_neighbours_share",
    "Share upheld: similar councils",
    "Complaints upheld about all councils of the group together, ours included, as a share of those investigated: the councils that CIPFA's Nearest Neighbours model finds similar to ours.",
    BASIS,
    &UPHELD,
    &INVESTIGATED,
);

static OTHER_UPHELD: Figure = Figure::total(
    "lgsco_neighbours_other_upheld",
    "Complaints upheld: similar councils, without ours",
    "Complaints the Ombudsman upheld in the year about the other councils of the group: the councils that CIPFA's Nearest Neighbours model finds similar to ours.",
    BASIS,
    "upheld",
    OTHERS,
);

static OTHER_INVESTIGATED: Figure = Figure::total(
    "lgsco_neighbours_other_investigated",
    "Complaints investigated: similar councils, without ours",
    "Complaints the Ombudsman investigated in the year about the other councils of the group: the councils that CIPFA's Nearest Neighbours model finds similar to ours.",
    BASIS,
    "investigated",
    OTHERS,
);

static OTHER_SHARE: Figure = Figure::share(
    "lgsco_neighbours_other_share",
    "Share upheld: similar councils, without ours",
    "Complaints upheld about the other councils of the group together, as a share of those investigated: the councils that CIPFA's Nearest Neighbours model finds similar to ours.",
    BASIS,
    &OTHER_UPHELD,
    &OTHER_INVESTIGATED,
);

pub(super) static AUTHORITIES: Matrix = Matrix {
    name: "lgsco_neighbours",
    label: "Complaints investigated: similar councils",
    definition: "Complaints the Ombudsman investigated in the year about each council of the group, upheld or not: the councils that CIPFA's Nearest Neighbours model finds similar to ours.",
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
