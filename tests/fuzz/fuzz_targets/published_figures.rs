//! The file of figures that earlier reports published.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use round::{Round, file_of};

const PUBLISHED: &str = "published_figures.csv";
const POPULATION: &str = "population.csv";

static ROUND: LazyLock<Round> = LazyLock::new(|| {
    let round = Round::new("published", |source| [PUBLISHED, POPULATION].contains(&file_of(source).as_str()));
    round.put_lines(POPULATION, 9);
    round
});

fuzz_target!(|bytes: &[u8]| {
    ROUND.put(PUBLISHED, bytes);
    ROUND.read(bytes);
});
