//! Sources that differ, years that are restated, and numbers that cannot be.

use super::*;

const RECEIVED: &str = "sample-data/lgsco_received_2023-24.csv";
const DECIDED: &str = "sample-data/lgsco_decided_2023-24.csv";
const PUBLISHED: &str = "sample-data/published_figures.csv";

/// The settings of the tracker, as the sample round has them.
const TRACKER: &str = "table = \"ombudsman_cases\"";

#[test]
fn a_year_that_cases_and_an_earlier_report_tell_differently_is_restated() {
    let round = Round::new().with(PUBLISHED, "adult,comments received,2023/24,0", "adult,comments received,2023/24,0\nadult,statutory complaints received,2022/23,64\nlgsco,complaints upheld,2022/23,17");
    let round = round.with_settings(
        "\"adult: comments received\"",
        "\"adult: statutory complaints received\" = \"adult_statutory_received\"\n\"adult: comments received\"",
    );
    let figures = round.figures();
    let before = figures.year.previous();
    assert_eq!(of(&figures, "adult_statutory_received", "2022/23"), "66", "cases go before what was printed");
    assert!(figures.is_restated("adult_statutory_received", before));
    assert_eq!(figures.earlier("adult_statutory_received", before), Some("64".parse().unwrap()));
    assert!(!figures.is_restated("lgsco_upheld", before), "the report said the same");
    assert!(!figures.is_restated("adult_within_20_days_share", "2021/22".parse().unwrap()), "no case tells otherwise");
}

#[test]
fn nothing_in_the_sample_round_is_restated_or_disagrees() {
    assert!(register::figures().all(|f| SAMPLE.years(f.name).into_iter().all(|y| !SAMPLE.is_restated(f.name, y))));
    let round = Round::new();
    assert_eq!(round.problems("sources-differ"), Vec::<String>::new());
    assert_eq!(round.problems("rate-impossible"), Vec::<String>::new());
    assert_eq!(round.problems("decision-not-in-force"), Vec::<String>::new());
}

#[test]
fn the_three_files_stand_in_for_a_tracker() {
    let settings = "examples/coventry-2023-24/report.toml";
    let round = Round::new();
    let text = fs::read_to_string(round.0.path().join(settings)).unwrap();
    let start = text.find(TRACKER).and_then(|at| text[..at].rfind("[[sources]]")).unwrap();
    let end = start + text[start + 5..].find("[[sources]]").unwrap() + 5;
    let round = round.with_settings(&text[start..end], "");
    let figures = round.figures();
    let this = |name: &str| of(&figures, name, "2023/24");
    assert_eq!(
        (this("lgsco_received"), this("lgsco_decided"), this("lgsco_upheld_share")),
        ("80".into(), "69".into(), "38%".into())
    );
    assert_eq!((this("lgsco_compliance_recorded"), this("lgsco_compliance_late")), ("5".into(), "2".into()));
    assert_eq!(this("lgsco_response_mean_days"), "[z]", "the files hold no days of response");
    assert_eq!(of(&figures, "lgsco_received", "2022/23"), "[x]", "the files are of one year");
    assert_eq!(round.problems("sources-differ"), Vec::<String>::new());
}

#[test]
fn where_tracker_and_files_differ_is_said_case_by_case() {
    let round = Round::new()
        .with(
            RECEIVED,
            "23 060 011,Coventry City Council,Adult care services,2023-04-02",
            "23 060 011,Coventry City Council,Housing,2023-04-03",
        )
        .with(RECEIVED, "23 071 059,", "23 999 999,");
    let found = round.problems("sources-differ");
    assert_eq!(
        found,
        [
            "23 060 011: The tracker and the Ombudsman's file differ in received (2023-04-02 in the tracker, 2023-04-03 in the file) and category.",
            "23 999 999: The Ombudsman's file has the case as received, and the tracker does not.",
            "23 071 059: The tracker has the case as received in the year, and the Ombudsman's file does not.",
        ]
    );
}

#[test]
fn categories_of_two_times_are_never_mixed_in_a_year() {
    let round = Round::new().with(
        DECIDED,
        "22 036 088,Coventry City Council,Benefits and tax,2023-04-03,Closed after initial enquiries",
        "22 036 088,Coventry City Council,Benefits and tax,2023-04-03,Assessed and closed",
    );
    let found = round.problems("decision-not-in-force");
    assert_eq!(found, ["22 036 088: \"Assessed and closed\" is not among the Ombudsman's categories of 2023/24."]);
}

#[test]
fn ninety_nine_percent_of_five_is_a_problem() {
    let row = "lgsco,complaints upheld,2020/21,10";
    let round = Round::new().with(PUBLISHED, row, &format!("{row}\nlgsco,percent of remedies on time,2023/24,99"));
    let name = "\"lgsco: complaints upheld\"";
    let round = round.with_settings(
        name,
        &format!("\"lgsco: percent of remedies on time\" = \"lgsco_compliance_on_time_share\"\n{name}"),
    );
    let found = round.problems("rate-impossible");
    assert_eq!(found, ["-: 99% of 5 for lgsco_compliance_on_time_share in 2023/24 is impossible."]);
}

#[test]
fn a_rate_of_the_ombudsmans_table_is_held_against_its_counts() {
    let file = "sample-data/lgsco_decisions_by_authority_2023-24.csv";
    let round = Round::new()
        .with_settings(
            "upheld = \"Upheld\"\nsatisfactory",
            "upheld = \"Upheld\"\nupheld_rate = \"Uphold Rate\"\nsatisfactory",
        )
        .with(file, "Upheld,Satisfactory Remedy", "Upheld,Satisfactory Remedy,Uphold Rate");
    let text = fs::read_to_string(round.0.path().join(file)).unwrap();
    let rated = |line: &str| match line.split(',').next() {
        Some("Authority") => line.to_string(),
        Some("Coventry") => format!("{line},38"),
        Some("Solihull") => format!("{line},99"),
        _ => format!("{line},"),
    };
    fs::write(round.0.path().join(file), text.lines().map(rated).collect::<Vec<_>>().join("\n")).unwrap();
    assert_eq!(round.problems("rate-impossible"), ["-: 99% of 5 for Solihull in 2023/24 is impossible."]);
}
