//! Corporate complaints of the whole council on the sample round. The numbers were counted apart from the program, row by
//! row in the exports with a calendar of their own.

use super::*;

const STAGE_1: &str = "authority_corporate_by_stage_1_timing";

fn stage_1(figures: &Figures, year: &str) -> Vec<u64> {
    let split = figures.breakdown(STAGE_1, year.parse().unwrap()).unwrap();
    ["within", "extension", "over", "open", "withdrawn", "not_known"]
        .map(|code| split.category(code).unwrap().count.count().unwrap())
        .to_vec()
}

#[test]
fn complaints_not_accepted_are_counted_apart_and_outside_every_base() {
    assert_eq!(this("authority_corporate_received"), "530");
    assert_eq!(
        (this("authority_corporate_accepted"), this("authority_corporate_not_accepted")),
        ("492".into(), "38".into())
    );
    let reason = |label| category("authority_corporate_not_accepted_by_reason", label, "2023/24", false).unwrap();
    assert_eq!(["Already investigated", "Not a council service"].map(reason), ["13", "10"]);
    assert_eq!(part_of("authority_corporate_upheld_share"), "242 of 492");
}

#[test]
fn a_social_care_complaint_is_counted_once_as_its_database_holds_it() {
    let service = |label| category("authority_corporate_by_service", label, "2023/24", false).unwrap();
    assert_eq!(service("Children's Services"), this("childrens_corporate_received"));
    assert_eq!(service("Adult Social Care"), this("adult_corporate_received"));
}

#[test]
fn a_year_without_childrens_records_is_not_available_and_the_comparison_says_what_it_leaves_out() {
    assert_eq!(last("authority_corporate_received"), "[x]");
    assert_eq!(last("authority_corporate_stage_1_within"), "[x]");
    assert_eq!(last("authority_corporate_received_without_childrens"), "519");
    assert_eq!(this("authority_corporate_received_without_childrens"), "517");
    assert_eq!(last("authority_corporate_accepted_without_childrens"), "484");
}

#[test]
fn the_earlier_policy_counts_three_ten_and_twenty_working_days_from_receipt() {
    assert_eq!(part_of("authority_corporate_acknowledged_in_time_share"), "302 of 492");
    assert_eq!(stage_1(&SAMPLE, "2023/24"), [262, 0, 230, 0, 0, 0]);
    assert_eq!(part_of("authority_corporate_stage_2_share"), "72 of 492");
    assert_eq!(part_of("authority_corporate_stage_2_within_share"), "48 of 72");
}

#[test]
fn the_code_counts_from_the_day_on_which_the_council_adopts_it() {
    let adopted = |day: &str| {
        let setting = format!("exports_taken = 2024-11-01\ncomplaint_handling_code_from = {day}");
        Round::new().with_settings("exports_taken = 2024-11-01", &setting).figures()
    };
    let from_the_first = adopted("2023-04-01");
    assert_eq!(stage_1(&from_the_first, "2023/24"), [376, 52, 64, 0, 0, 0]);
    assert_eq!(of(&from_the_first, "authority_corporate_acknowledged_in_time", "2023/24"), "433");
    assert_eq!(
        stage_1(&adopted("2024-04-01"), "2023/24"),
        stage_1(&SAMPLE, "2023/24"),
        "every case was received before"
    );
}

#[test]
fn the_whole_council_is_its_three_procedures_and_a_year_that_lacks_one_has_no_total() {
    // 530 corporate, 156 statutory about children, 59 statutory about adults.
    assert_eq!(this("authority_complaints_received"), "745");
    assert_eq!(last("authority_complaints_received"), "[x]");
}

#[test]
fn outcomes_are_told_by_the_last_stage_reached() {
    let outcome = |stage, label| {
        category(&format!("authority_corporate_stage_{stage}_by_outcome"), label, "2023/24", false).unwrap()
    };
    let outcomes = |stage| ["Upheld", "Partly upheld", "Not upheld"].map(|label| outcome(stage, label));
    assert_eq!(outcomes(1), ["96", "99", "225"]);
    assert_eq!(outcomes(2), ["23", "24", "25"]);
    assert_eq!(part_of("authority_corporate_stage_1_upheld_share"), "195 of 420");
    assert_eq!(part_of("authority_corporate_stage_2_upheld_share"), "47 of 72");
}

#[test]
fn a_request_for_stage_2_that_the_crm_records_no_acknowledgement_of_is_outside_the_base() {
    // Of 72 requests, the four about children have no day of acknowledgement on the CRM.
    assert_eq!(part_of("authority_corporate_stage_2_acknowledged_in_time_share"), "27 of 68");
}

#[test]
fn the_codes_figures_say_what_figures_would_be_had_the_code_been_in_force() {
    let setting = "exports_taken = 2024-11-01\ncomplaint_handling_code_from = 2023-04-01";
    let adopted = Round::new().with_settings("exports_taken = 2024-11-01", setting).figures();
    let pairs = [
        ("acknowledged_in_time", "433"),
        ("stage_1_within", "376"),
        ("stage_1_extension", "52"),
        ("stage_1_over", "64"),
    ];
    for (figure, count) in pairs {
        let (code, in_force) = (format!("authority_code_{figure}"), format!("authority_corporate_{figure}"));
        assert_eq!(this(&code), count, "counted apart from the program");
        assert_eq!(of(&adopted, &in_force, "2023/24"), count);
        assert_eq!(of(&adopted, &code, "2023/24"), count, "the two are the same from the day it is in force");
    }
    assert_eq!(part_of("authority_code_stage_1_within_share"), "376 of 492");
    // Of the requests for stage 2 the four about children have no day of acknowledgement, and the Code's clock never began.
    let unknown = category("authority_code_by_stage_2_timing", "Cannot be told", "2023/24", false);
    assert_eq!((this("authority_code_stage_2_judged"), unknown), ("68".into(), Some("4".into())));
    assert_eq!(last("authority_code_stage_1_within"), "[x]", "children's cases of last year are not on the CRM");
}
