//! `report.toml`, beside exports that are sound.
#![no_main]

use std::sync::LazyLock;

use annual_report::flow::{self, Failure};
use annual_report::report::document::Audience;
use libfuzzer_sys::fuzz_target;
use round::{Round, located};

static ROUND: LazyLock<Round> = LazyLock::new(|| {
    let round = Round::empty("settings");
    round.put_lines("dash_cases_2023-24.csv", 12);
    round.put_lines("population.csv", 9);
    round.put_lines("published_figures.csv", 9);
    round
});

fuzz_target!(|bytes: &[u8]| {
    ROUND.put("report.toml", bytes);
    match flow::analyse(ROUND.folder(), None, Audience::Publication, |_, _, _| Ok(())) {
        Ok((_, problems)) | Err(Failure::Problems(problems)) => located(&problems),
        Err(failure) => panic!("{failure}"),
    }
});
