//! `corrections.csv`, of an export of the CRM.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use round::{Round, file_of};

const EXPORT: &str = "dash_cases_2023-24.csv";

static ROUND: LazyLock<Round> = LazyLock::new(|| {
    let round = Round::new("corrections", |source| file_of(source) == EXPORT);
    round.put_lines(EXPORT, 12);
    round
});

fuzz_target!(|bytes: &[u8]| {
    ROUND.put("corrections.csv", bytes);
    ROUND.read(bytes);
});
