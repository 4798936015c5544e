//! The three files that the Ombudsman sends, counted for themselves, so that they can be held against the tracker.

use super::BASIS;
use crate::analysis::figure::Figure;
use crate::analysis::population::Population;

pub(super) static FIGURES: &[&Figure] = &[&FILE_RECEIVED, &FILE_DECIDED, &FILE_COMPLIANCE];

static FILE_RECEIVED: Figure = Figure::count(
    "lgsco_file_received",
    "Cases in the Ombudsman's file of those received",
    "Cases of the year in the file of cases received that the Ombudsman sent the council.",
    BASIS,
    Population::new("lgsco_received_cases", &[]),
);

static FILE_DECIDED: Figure = Figure::count(
    "lgsco_file_decided",
    "Cases in the Ombudsman's file of those decided",
    "Cases of the year in the file of cases decided that the Ombudsman sent the council.",
    BASIS,
    Population::new("lgsco_decided_cases", &[]),
);

static FILE_COMPLIANCE: Figure = Figure::count(
    "lgsco_file_compliance_recorded",
    "Cases in the Ombudsman's file of compliance",
    "Cases of the year in the file of compliance outcomes that the Ombudsman sent the council.",
    BASIS,
    Population::new("lgsco_compliance_cases", &[]),
);
