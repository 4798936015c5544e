//! Upheld complaints against the number of residents, whose day and source are always printed beside the rate.

use super::BASIS;
use super::decided::COMPLAINTS_UPHELD;
use crate::analysis::breakdown::Categories;
use crate::analysis::figure::{Computation, Disclosure, Figure, Unit};
use crate::analysis::matrix::{Matrix, Measure, Measured};
use crate::analysis::population::{Condition, Population};

pub(super) static FIGURES: &[&Figure] = &[&RESIDENTS, &UPHELD_PER_100000, &ENGLAND_UPHELD];

const RATE: Unit = Unit::Rate { per: 100_000, places: 1 };
const TYPES: Population = Population::new("authority_types", &[]);

static RESIDENTS: Figure = Figure {
    name: "lgsco_population",
    label: "Residents",
    definition: "The number of residents of the council's area, by the last estimate before the end of the year or the one that settings choose.",
    legal_basis: BASIS,
    unit: Unit::Count,
    disclosure: Disclosure::Open,
    computation: Computation::Single {
        of: "population",
        over: Population::new("populations", &[Condition::Yes("ours")]),
    },
};

static UPHELD_PER_100000: Figure = Figure {
    name: "lgsco_upheld_per_100000",
    label: "Complaints upheld to 100,000 residents",
    definition: "Complaints about the council that the Ombudsman upheld in the year, to every 100,000 residents of its area.",
    legal_basis: BASIS,
    unit: RATE,
    disclosure: Disclosure::Open,
    computation: Computation::Rate { of: &COMPLAINTS_UPHELD, to: &RESIDENTS },
};

static ENGLAND_UPHELD: Figure = Figure {
    name: "lgsco_england_upheld",
    label: "Complaints upheld in England",
    definition: "Complaints about all councils in England that the Ombudsman upheld in the year, as its tables print them.",
    legal_basis: BASIS,
    unit: Unit::Count,
    disclosure: Disclosure::Open,
    computation: Computation::Single {
        of: "upheld",
        over: Population::new("authority_types", &[Condition::Is("authority_type", "England")]),
    },
};

pub(super) static PER_100000: Matrix = Matrix {
    name: "lgsco_per_100000",
    label: "Complaints upheld to 100,000 residents",
    definition: "Complaints the Ombudsman upheld in the year and their number to every 100,000 residents, by type of council as the Ombudsman's tables print them, and for our own.",
    legal_basis: BASIS,
    by: "authority_type",
    categories: Categories::Listed("authority_types.authority_type"),
    empty_rows: false,
    measures: &[
        Measure::new("upheld", "Upheld", Unit::Count, Measured::Total { of: "upheld", over: TYPES }, None),
        Measure::new(
            "rate",
            "Upheld to 100,000 residents",
            RATE,
            Measured::Given { of: "per_100000", over: TYPES },
            None,
        ),
    ],
    ours: &[&COMPLAINTS_UPHELD, &UPHELD_PER_100000],
};
