//! Settings of disclosure control that would protect nobody, or name what is not there.

use super::{Example, Fault, Spoilt, each_is_found};

fn settings(example: &Example, lines: &str) {
    example.edit("report.toml", "[disclosure]\n", &format!("[disclosure]\n{lines}\n"));
}

fn exempt(example: &Example, figure: &str, reason: &str) {
    let part = format!("[[disclosure.exempt]]\nfigure = \"{figure}\"\nreason = \"{reason}\"\n\n[theme]\n");
    example.edit("report.toml", "[theme]\n", &part);
}

const PLACE: &str = "report.toml, line";

pub(super) const SPOILT: &[Spoilt] = &[
    Spoilt {
        command: &["check", "--report", "childrens"],
        faults: &[
            Fault {
                rule: "a threshold that withholds nothing",
                seed: |example| example.edit("report.toml", "threshold = 5", "threshold = 1"),
                code: "settings-invalid",
                place: PLACE,
                words: "A threshold of 1 withholds nothing.",
            },
            Fault {
                rule: "a sensitive figure that does not exist",
                seed: |example| settings(example, "sensitive = [\"childrens_stage_3_request\", \"adult_by_sex\"]"),
                code: "figure-unknown",
                place: PLACE,
                words: "There is no figure, breakdown or matrix named childrens_stage_3_request.",
            },
            Fault {
                rule: "an exemption of a figure that does not exist",
                seed: |example| exempt(example, "childrens_by_sexx", "agreed"),
                code: "figure-unknown",
                place: PLACE,
                words: "Did you mean childrens_by_sex?",
            },
            Fault {
                rule: "an exemption without a reason",
                seed: |example| exempt(example, "childrens_by_age", " "),
                code: "settings-invalid",
                place: PLACE,
                words: "childrens_by_age is exempt from suppression without a reason.",
            },
            Fault {
                rule: "an exemption of what is not withheld",
                seed: |example| exempt(example, "childrens_statutory_received", "agreed"),
                code: "settings-invalid",
                place: PLACE,
                words: "childrens_statutory_received is not withheld",
            },
            Fault {
                rule: "a figure that is both sensitive and exempt",
                seed: |example| exempt(example, "adult_by_sex", "agreed"),
                code: "settings-invalid",
                place: PLACE,
                words: "adult_by_sex is both sensitive and exempt.",
            },
        ],
    },
    Spoilt {
        command: &["check", "--report", "childrens"],
        faults: &[Fault {
            rule: "secondary suppression off, so that small numbers can be worked out",
            seed: |example| settings(example, "secondary = false"),
            code: "disclosure-off",
            place: PLACE,
            words: "withheld numbers can be worked out from the others",
        }],
    },
    Spoilt {
        command: &["check", "--report", "childrens"],
        faults: &[Fault {
            rule: "a small number that nothing more can be withheld for",
            seed: |example| {
                // One broad group is one detailed group, and a council that publishes the one tells the other.
                example.edit("report.toml", "threshold = 5", "threshold = 14\nroll_up = false");
                exempt(example, "adult_by_ethnic_group", "agreed");
            },
            code: "disclosure-exposed",
            place: PLACE,
            words: "and what else is published tells it",
        }],
    },
];

#[test]
fn each_fault_of_disclosure_control_is_found() {
    each_is_found(SPOILT);
}
