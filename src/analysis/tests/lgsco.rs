//! The Ombudsman report's figures, subject by subject, on the sample round.

use super::*;

#[test]
fn received_and_decided_are_different_cases() {
    assert_eq!((this("lgsco_received"), last("lgsco_received")), ("80".into(), "73".into()));
    assert_eq!(
        (this("lgsco_decided"), this("lgsco_closed"), this("lgsco_referred_back")),
        ("69".into(), "34".into(), "21".into())
    );
    assert_eq!(this("lgsco_national_received"), "17,937");
}

#[test]
fn the_rate_of_upheld_complaints_is_over_investigations_in_every_year_held() {
    assert_eq!(part_of("lgsco_upheld_share"), "3 of 8");
    let years = ["2020/21", "2021/22", "2022/23", "2023/24"];
    assert_eq!(years.map(|year| printed("lgsco_upheld_share", year)), ["77%", "71%", "85%", "38%"]);
    assert_eq!(years.map(|year| printed("lgsco_investigated", year)), ["13", "14", "20", "8"]);
    assert_eq!(years.map(|year| printed("lgsco_satisfactory_remedies", year)), ["1", "1", "2", "1"]);
}

#[test]
fn response_times_are_means_over_cases() {
    assert_eq!(this("lgsco_response_mean_days"), "16.6", "the mean of the areas' means would be 13");
    assert_eq!(cell("lgsco_service_areas", "Children's services", "days").as_deref(), Some("33"));
    assert_eq!(cell("lgsco_service_areas", "Regulatory services", "days").as_deref(), Some("[z]"));
    assert_eq!(cell("lgsco_service_areas", "Planning", "last_total").as_deref(), Some("3"));
    assert_eq!(cell("lgsco_service_areas", "Planning", "last_share").as_deref(), Some("67%"));
}

#[test]
fn answers_over_the_limit_are_counted_beside_their_mean() {
    let counts = ["lgsco_answers_timed", "lgsco_answers_within_limit", "lgsco_answers_over_limit"];
    assert_eq!(counts.map(this), ["8", "4", "4"], "days are 2, 5, 7, 9, 22, 22, 33 and 33");
    assert_eq!(part_of("lgsco_answers_over_limit_share"), "4 of 8");
    let longer = Round::new().with_settings("response_limit = \"20\"", "response_limit = \"22\"").figures();
    assert_eq!(of(&longer, "lgsco_answers_over_limit", "2023/24"), "2", "the last day of the limit is within it");
    let unlimited = Round::new().with_settings("response_limit = \"20\"", "response_limit = \"soon\"").figures();
    assert_eq!(of(&unlimited, "lgsco_answers_over_limit", "2023/24"), "[x]", "without a limit nothing is over it");
    let untold = Round::new().with_settings("response_sent = \"Response Sent\"\n", "").figures();
    assert_eq!(of(&untold, "lgsco_answers_over_limit", "2023/24"), "[x]", "a tracker without answers tells of none");
}

#[test]
fn remedies_still_owed_are_counted_by_the_year_of_their_decision() {
    let counts = ["agreed", "completed", "open", "overdue"].map(|state| format!("lgsco_remedies_{state}"));
    let in_year = |figures: &Figures, year: &str| counts.clone().map(|name| of(figures, &name, year));
    assert_eq!(in_year(&SAMPLE, "2023/24"), ["3", "3", "0", "0"]);
    let round = Round::new();
    let corrections = "reference,field,from,to,reason,who,when\n\
        23 084 002,ombudsman_cases.remedy_completed,2024-02-20,,Not yet done,Ombudsman Liaison Officer,2024-11-05\n\
        22 029 085,ombudsman_cases.remedy_completed,2024-01-28,,Not yet done,Ombudsman Liaison Officer,2024-11-05\n\
        22 029 085,ombudsman_cases.remedy_due,2024-02-01,2024-11-01,A later day was agreed,Ombudsman Liaison Officer,2024-11-05\n";
    fs::write(round.0.path().join("examples/coventry-2023-24/corrections.csv"), corrections).unwrap();
    assert_eq!(
        in_year(&round.figures(), "2023/24"),
        ["3", "1", "1", "1"],
        "due on the day of the export is not overdue"
    );
    let untold = Round::new().with_settings("remedy_completed = \"Remedy Completed\"\n", "").figures();
    assert_eq!(in_year(&untold, "2023/24"), ["[x]", "[x]", "[x]", "[x]"], "nothing is known of what was done");
}

#[test]
fn rates_of_groups_are_pooled_with_and_without_ours() {
    assert_eq!(part_of("lgsco_combined_authority_share"), "174 of 211");
    assert_eq!(this("lgsco_combined_authority_share"), "82%");
    assert_eq!(part_of("lgsco_combined_authority_other_share"), "171 of 203");
    assert_eq!(part_of("lgsco_neighbours_share"), "201 of 255");
    assert_eq!(part_of("lgsco_neighbours_other_share"), "198 of 247");
    assert_eq!(
        (this("lgsco_neighbours_authorities"), this("lgsco_combined_authority_authorities")),
        ("15".into(), "7".into())
    );
    let ours: Vec<_> = SAMPLE.matrix("lgsco_neighbours").unwrap().rows.iter().filter(|row| row.ours).collect();
    assert_eq!((ours.len(), ours[0].label.as_str()), (1, "Coventry"));
}

#[test]
fn compliance_is_over_what_was_recorded_in_the_year() {
    assert_eq!(
        (part_of("lgsco_compliance_on_time_share"), part_of("lgsco_compliance_late_share")),
        ("3 of 5".into(), "2 of 5".into())
    );
    assert_eq!(part_of("lgsco_satisfactory_remedies_share"), "1 of 3");
    assert_eq!((this("lgsco_financial_remedies"), this("lgsco_financial_remedies_paid")), ("1".into(), "£750".into()));
    assert_eq!(this("lgsco_combined_authority_remedies"), "14");
}

#[test]
fn rates_per_100000_name_their_residents() {
    assert_eq!((this("lgsco_upheld_per_100000"), this("lgsco_population")), ("0.8".into(), "360,700".into()));
    let residents = SAMPLE.residents(SAMPLE.year).unwrap();
    assert_eq!((residents.on.to_string().as_str(), residents.source.as_str()), ("2023-06-30", "ONS mid-year estimate"));
    assert_eq!(last("lgsco_upheld_per_100000"), "4.8", "of the estimate of mid-2022");
    assert_eq!(this("lgsco_england_upheld"), "3,215");
    let chosen = "[population_dates]\n\"2023/24\" = 2021-03-21\n\n[disclosure]";
    let figures = Round::new().with_settings("[disclosure]", chosen).figures();
    assert_eq!(of(&figures, "lgsco_upheld_per_100000", "2023/24"), "0.9", "of the census");
    assert_eq!(figures.residents(figures.year).unwrap().source, "Census 2021");
}

#[test]
fn a_category_that_does_not_exist_in_a_year_is_not_nothing() {
    assert_eq!((this("lgsco_not_for_us"), this("lgsco_invalid")), ("[z]".into(), "2".into()));
    let labels: Vec<_> = SAMPLE
        .breakdown("lgsco_decided_by_decision", SAMPLE.year)
        .unwrap()
        .categories
        .iter()
        .map(|c| c.code.as_str())
        .collect();
    assert_eq!(labels, crate::ingest::codes::DECISIONS_TO_2023_24);
}
