//! The cells of a CSV export: the first byte chooses the export, the rest are its bytes.
#![no_main]

use std::sync::LazyLock;

use annual_report::ingest;
use libfuzzer_sys::fuzz_target;
use round::{Round, file_of};

const EXPORTS: [&str; 8] = [
    "dash_cases_2023-24.csv",
    "lgsco_received_2023-24.csv",
    "lgsco_decided_2023-24.csv",
    "lgsco_compliance_2023-24.csv",
    "lgsco_decisions_by_authority_2023-24.csv",
    "lgsco_adult_social_care_received_2023-24.csv",
    "lgsco_upheld_per_100000_2023-24.csv",
    "population.csv",
];

static ROUNDS: LazyLock<Vec<Round>> = LazyLock::new(|| {
    let rounds = EXPORTS.iter().map(|export| Round::new(export, |source| file_of(source) == *export));
    rounds.collect()
});

fuzz_target!(|bytes: &[u8]| {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let at = usize::from(*choice) % EXPORTS.len();
    ROUNDS[at].put(EXPORTS[at], bytes);
    ROUNDS[at].read(bytes);
    let _ = ingest::inspect("export.csv", bytes.to_vec());
});
