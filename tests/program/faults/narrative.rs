//! Words that the figures beside them contradict, and names that nothing has.

use super::{Fault, Spoilt, each_is_found};

pub(super) const SPOILT: &[Spoilt] = &[Spoilt {
    command: &["check", "--report", "childrens"],
    faults: &[
        Fault {
            rule: "a misspelt figure in a narrative",
            seed: |example| {
                let (right, wrong) = ("movement.childrens_informal_received", "movement.childrens_informal_recieved");
                example.edit("narrative/childrens/summary.md", right, wrong);
            },
            code: "figure-unknown",
            place: "narrative/childrens/summary.md, line 3, column",
            words: "Did you mean childrens_informal_received?",
        },
        Fault {
            rule: "a narrative that the template asks for is not there",
            seed: |example| {
                std::fs::remove_file(example.folder().join("narrative/childrens/welcome.md")).unwrap();
            },
            code: "narrative-missing",
            place: "narrative/childrens/welcome.md",
            words: "An empty file leaves the place empty.",
        },
    ],
}];

#[test]
fn each_fault_of_the_narrative_is_found() {
    each_is_found(SPOILT);
}
