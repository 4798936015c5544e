//! What the children's report says of the time that answers took, against the stages counted by hand from the export.

use super::*;

#[test]
fn complaints_at_stage_1_are_answered_withdrawn_or_open() {
    let parts =
        ["childrens_law_stage_1_answered_only", "childrens_law_stage_1_withdrawn", "childrens_law_stage_1_open"];
    assert_eq!(parts.map(this), ["80", "45", "4"]);
    assert_eq!(this("childrens_stage_1_only"), "129", "those that went no further");
}

#[test]
fn an_answer_that_is_overdue_is_late() {
    assert_eq!(this("childrens_law_stage_1_overdue"), "4", "they had waited 190 to 273 working days");
    assert_eq!(this("childrens_law_stage_1_due"), "111");
    assert_eq!(part_of("childrens_law_stage_1_in_time_share"), "86 of 107");
    assert_eq!(part_of("childrens_law_stage_1_in_time_share_of_due"), "86 of 111");
    assert_eq!(this("childrens_law_stage_1_in_time_share_of_due"), "77%");
}

#[test]
fn answers_have_a_mean_and_a_median_of_their_own() {
    assert_eq!(this("childrens_law_stage_1_mean_days"), "11", "1,212 working days over 107 answers");
    assert_eq!(this("childrens_law_stage_1_median_days"), "10");
}

#[test]
fn a_panel_is_in_time_where_each_step_was() {
    assert_eq!(this("childrens_law_stage_3_answered"), "5");
    let why = "one panel met after 31 working days, and one reported after 6";
    assert_eq!(part_of("childrens_law_stage_3_in_time_share"), "3 of 5", "{why}");
}
