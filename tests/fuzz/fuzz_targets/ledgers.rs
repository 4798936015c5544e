//! `self-assessment.csv` and `actions.csv`, and the name of a period. The first byte says which.
#![no_main]

use std::sync::LazyLock;

use annual_report::calendar::Period;
use libfuzzer_sys::fuzz_target;
use round::{Round, file_of};

const LEDGERS: [&str; 2] = ["self-assessment.csv", "actions.csv"];

const POPULATION: &str = "population.csv";

static ROUND: LazyLock<Round> = LazyLock::new(|| {
    let round = Round::new("ledgers", |source| file_of(source) == POPULATION);
    round.put_lines(POPULATION, 9);
    round
});

fuzz_target!(|bytes: &[u8]| {
    let Some((first, input)) = bytes.split_first() else { return };
    match LEDGERS.get(usize::from(*first)) {
        Some(ledger) => {
            for other in LEDGERS.iter().filter(|other| *other != ledger) {
                let _ = std::fs::remove_file(ROUND.folder().join(other));
            }
            ROUND.put(ledger, input);
            ROUND.read(input);
        }
        None => drop(String::from_utf8_lossy(input).parse::<Period>()),
    }
});
