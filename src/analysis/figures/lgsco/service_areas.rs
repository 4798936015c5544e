//! Investigations by service, and how long the council took to answer the Ombudsman: means over cases, never over means.

use super::decided::{COMPLAINTS_INVESTIGATED, COMPLAINTS_NOT_UPHELD, COMPLAINTS_UPHELD, UPHELD_SHARE};
use super::{BASIS, INVESTIGATED, NOT_UPHELD, UPHELD, decided_in_year};
use crate::analysis::breakdown::{Breakdown, Categories};
use crate::analysis::figure::{Computation, Disclosure, Figure, Unit};
use crate::analysis::matrix::{Matrix, Measure, Measured};

pub(super) static FIGURES: &[&Figure] = &[&RESPONSE_MEAN, &RESPONSE_MEDIAN];

pub(super) static BREAKDOWNS: &[&Breakdown] = &[&INVESTIGATED_BY_AREA, &UPHELD_BY_AREA];

static RESPONSE_MEAN: Figure = Figure {
    name: "lgsco_response_mean_days",
    label: "Mean working days to answer the Ombudsman",
    definition: "The mean of the working days from the Ombudsman's enquiry to the council's response, over all complaints investigated and decided in the year.",
    legal_basis: BASIS,
    unit: Unit::WorkingDays { places: 1 },
    disclosure: Disclosure::Open,
    computation: Computation::Mean { of: "days", over: decided_in_year(&[INVESTIGATED]) },
};

static RESPONSE_MEDIAN: Figure = Figure::median_days(
    "lgsco_response_median_days",
    "Median working days to answer the Ombudsman",
    "The median of the working days from the Ombudsman's enquiry to the council's response, over all complaints investigated and decided in the year.",
    BASIS,
    decided_in_year(&[INVESTIGATED]),
);

static INVESTIGATED_BY_AREA: Breakdown = Breakdown {
    name: "lgsco_investigated_by_service_area",
    label: "Complaints investigated by service area",
    definition: "Complaints about the council that the Ombudsman investigated and decided in the year, by the service complained about.",
    whole: &COMPLAINTS_INVESTIGATED,
    population: decided_in_year(&[INVESTIGATED]),
    by: "service_area",
    categories: Categories::Listed("ombudsman_cases.service_area"),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};

static UPHELD_BY_AREA: Breakdown = Breakdown {
    name: "lgsco_upheld_by_service_area",
    label: "Complaints upheld by service area",
    definition: "Complaints about the council that the Ombudsman upheld in the year, by the service complained about.",
    whole: &COMPLAINTS_UPHELD,
    population: decided_in_year(&[UPHELD]),
    by: "service_area",
    categories: Categories::Listed("ombudsman_cases.service_area"),
    disclosure: Disclosure::Open,
    within: None,
    within_by: "",
};

pub(super) static SERVICE_AREAS: Matrix = Matrix {
    name: "lgsco_service_areas",
    label: "Complaints investigated by service area",
    definition: "Complaints that the Ombudsman investigated and decided, upheld or not, and the mean working days the council took to answer, by the service complained about.",
    legal_basis: BASIS,
    by: "service_area",
    categories: Categories::Listed("ombudsman_cases.service_area"),
    empty_rows: false,
    measures: &[
        NOT_UPHELD_COUNT,
        UPHELD_COUNT,
        TOTAL,
        share("share", "upheld", "total"),
        DAYS,
        NOT_UPHELD_COUNT.of_last_year("last_not_upheld", "Not upheld, last year"),
        UPHELD_COUNT.of_last_year("last_upheld", "Upheld, last year"),
        TOTAL.of_last_year("last_total", "Total, last year"),
        share("", "last_upheld", "last_total").of_last_year("last_share", "Upheld rate, last year"),
        DAYS.of_last_year("last_days", "Mean working days, last year"),
    ],
    ours: &[],
};

const NOT_UPHELD_COUNT: Measure = Measure::new(
    "not_upheld",
    "Not upheld",
    Unit::Count,
    Measured::Count(decided_in_year(&[NOT_UPHELD])),
    Some(&COMPLAINTS_NOT_UPHELD),
);

const UPHELD_COUNT: Measure = Measure::new(
    "upheld",
    "Upheld",
    Unit::Count,
    Measured::Count(decided_in_year(&[UPHELD])),
    Some(&COMPLAINTS_UPHELD),
);

const TOTAL: Measure = Measure::new(
    "total",
    "Total",
    Unit::Count,
    Measured::Count(decided_in_year(&[INVESTIGATED])),
    Some(&COMPLAINTS_INVESTIGATED),
);

const fn share(key: &'static str, part: &'static str, whole: &'static str) -> Measure {
    let of = Measured::Share { part, whole };
    Measure::new(key, "Upheld rate", Unit::Percent { places: 0 }, of, Some(&UPHELD_SHARE))
}

const DAYS: Measure = Measure::new(
    "days",
    "Mean working days",
    Unit::WorkingDays { places: 0 },
    Measured::Mean { of: "days", over: decided_in_year(&[INVESTIGATED]) },
    Some(&RESPONSE_MEAN),
);
