//! The Adult social care report's figures, subject by subject, on the sample round.

use super::*;
use crate::workspace::settings::DisclosureSettings;

#[test]
fn what_regulation_18_asks_for() {
    assert_eq!((this("adult_statutory_received"), last("adult_statutory_received")), ("59".into(), "66".into()));
    assert_eq!(part_of("adult_well_founded_share"), "29 of 59");
    assert_eq!((this("adult_well_founded_share"), last("adult_well_founded_share")), ("49%".into(), "45%".into()));
    assert_eq!(part_of("adult_well_founded_share_of_decided"), "29 of 41");
    assert_eq!(this("adult_well_founded_share_of_decided"), "71%");
    assert_eq!((this("adult_referred_to_ombudsman"), last("adult_referred_to_ombudsman")), ("10".into(), "8".into()));
}

#[test]
fn the_councils_standard_and_the_limit_of_the_law_are_two_things() {
    assert_eq!(part_of("adult_within_20_days_share"), "27 of 59");
    assert_eq!((this("adult_within_20_days_share"), last("adult_within_20_days_share")), ("46%".into(), "65%".into()));
    assert_eq!(printed("adult_within_20_days_share", "2021/22"), "64%", "as that year's report printed it");
    assert_eq!(part_of("adult_answered_within_20_days_share"), "22 of 41", "18 of 59 were withdrawn");
    assert_eq!((this("adult_answered_within_20_days"), this("adult_answer_due_20_days")), ("22".into(), "41".into()));
    assert_eq!(last("adult_answered_within_20_days"), "31");
    assert_eq!(last("adult_answer_due_20_days"), "47", "two of them open past the standard");
    assert_eq!(last("adult_answered_within_20_days_share"), "66%");
    assert_eq!((this("adult_answered_over_20_days"), last("adult_answered_over_20_days")), ("19".into(), "16".into()));
    assert_eq!(
        (this("adult_withdrawn_within_20_days"), last("adult_withdrawn_within_20_days")),
        ("5".into(), "12".into())
    );
    assert_eq!((this("adult_withdrawn_over_20_days"), last("adult_withdrawn_over_20_days")), ("13".into(), "7".into()));
    assert_eq!(part_of("adult_six_months_within_share"), "41 of 41", "18 were withdrawn");
    assert_eq!((last("adult_six_months_within"), last("adult_six_months_over")), ("45".into(), "2".into()));
    assert_eq!((this("adult_mean_days"), this("adult_median_days")), ("24".into(), "26".into()));
    assert_eq!((this("adult_acknowledged"), this("adult_acknowledged_in_time")), ("59".into(), "55".into()));
}

#[test]
fn concerns_are_shares_of_concerns_and_not_of_complaints() {
    assert_eq!((this("adult_concerns_raised"), last("adult_concerns_raised")), ("141".into(), "115".into()));
    assert_eq!(category("adult_concerns_by_reason", "Standard of Service", "2023/24", true).as_deref(), Some("62%"));
    assert_eq!(category("adult_concerns_by_sub_reason", "Other", "2023/24", false).as_deref(), Some("11"));
    assert_eq!(this("adult_complaints_with_concerns"), "59");
}

#[test]
fn compliments_fall_in_percent_and_not_in_percentage_points() {
    assert_eq!((this("adult_compliments_received"), last("adult_compliments_received")), ("173".into(), "253".into()));
    assert_eq!(this("adult_compliments_change"), "\u{2212}32%");
    assert_eq!(last("adult_compliments_change"), "[x]", "2021/22 is not held");
    assert_eq!(this("adult_compliments_against_complaints"), "193%");
    assert_eq!(cell("adult_by_month", "July", "difference").as_deref(), Some("\u{2212}78%"));
    assert_eq!(cell("adult_by_month", "June", "difference").as_deref(), Some("1,300%"));
    assert_eq!(cell("adult_by_month", "April", "last_compliments").as_deref(), Some("17"));
}

#[test]
fn received_by_procedure_provider_and_those_supported() {
    assert_eq!((this("adult_complaints_received"), last("adult_complaints_received")), ("73".into(), "84".into()));
    assert_eq!((this("adult_corporate_received"), this("adult_informal_received")), ("6".into(), "8".into()));
    assert_eq!(
        (part_of("adult_external_provider_share"), last("adult_external_provider")),
        ("6 of 59".into(), "16".into())
    );
    assert_eq!(this("adult_complaints_per_1000_supported"), "16.2");
    assert_eq!(this("adult_representations_received"), "246");
    assert_eq!((this("adult_remedies_given"), this("adult_compensation_paid")), ("0".into(), "£0".into()));
}

#[test]
fn the_ombudsmans_adult_cases_are_received_and_decided_apart() {
    assert_eq!((this("adult_referred_to_ombudsman"), this("adult_ombudsman_decided")), ("10".into(), "9".into()));
    assert_eq!(part_of("adult_ombudsman_upheld_share"), "2 of 2");
    assert_eq!((last("adult_ombudsman_upheld"), last("adult_ombudsman_investigated")), ("4".into(), "5".into()));
    assert_eq!(category("adult_ombudsman_by_decision", "Advice given", "2023/24", false).as_deref(), Some("1"));
    assert_eq!(this("adult_ombudsman_response_mean_days"), "22");
    assert_eq!(cell("adult_regional", "Coventry City Council", "received").as_deref(), Some("10"));
}

#[test]
fn not_available_is_a_category_of_its_own_and_small_counts_are_withheld() {
    assert_eq!(category("adult_by_sex", "Not available", "2023/24", false).as_deref(), Some("11"));
    assert_eq!(category("adult_by_sex", "Not recorded", "2023/24", false), None);
    let published = SAMPLE.for_publication(&DisclosureSettings { roll_up: false, ..DisclosureSettings::default() });
    let split = published.breakdown("adult_by_age", SAMPLE.year).unwrap();
    let count = |code: &str| worded(&split.category(code).unwrap().count, Unit::Count);
    assert_eq!(["Under 16", "16–24", "25–34"].map(count), ["[c]", "[c]", "[c]"]);
    assert_eq!((count("65+"), count("not_available")), ("18".into(), "12".into()));
}

#[test]
fn wholes_are_the_sums_of_their_categories_in_both_years() {
    for breakdown in register::breakdowns().filter(|b| !b.name.starts_with("childrens_")) {
        for year in [SAMPLE.year, SAMPLE.year.previous()] {
            let Some(split) = SAMPLE.breakdown(breakdown.name, year) else { continue };
            let sum: u64 = split.categories.iter().filter_map(|c| c.count.count()).sum();
            assert_eq!(Some(sum), split.whole.count(), "{}", breakdown.name);
            assert_eq!(Some(sum), SAMPLE.value(breakdown.whole.name, year).count(), "{}", breakdown.name);
        }
    }
}
