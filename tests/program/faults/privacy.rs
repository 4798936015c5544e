//! Words that name somebody or lead to somebody, in quotations and in what officers write.

use std::fs;

use super::{Example, Fault, Spoilt, each_is_found};

/// Puts words in place of the first quotation of the children's compliments.
fn quote(example: &Example, words: &str) {
    let first = "You told us what would happen next, and then it happened. That is all we ever wanted.";
    example.edit("narrative/childrens/compliments.md", first, words);
}

fn quote_also(example: &Example, before: &str, words: &str) {
    example.edit("narrative/childrens/compliments.md", before, words);
}

const COMPLIMENTS: &str = "narrative/childrens/compliments.md, line ";

const fn said(rule: &'static str, code: &'static str, words: &'static str, seed: fn(&Example)) -> Fault {
    Fault { rule, seed, code, place: COMPLIMENTS, words }
}

pub(super) const SPOILT: &[Spoilt] = &[
    Spoilt {
        command: &["check", "--report", "childrens"],
        faults: &[
            said("a name in mid-sentence", "person-named", "with a capital letter in mid-sentence", |e| {
                quote(e, "A big thank you to Quenby for the care shown to us.")
            }),
            said("a name that opens a sentence", "person-named", "The first word of a sentence", |e| {
                quote_also(e, "She came to every meeting and she", "Quenby came to every meeting and she")
            }),
            said("a first name in lower case", "person-named", "A word is a first name.", |e| {
                quote_also(e, "somebody rang back the same day", "sarah rang back the same day")
            }),
            said("a title before a name", "person-named", "A title such as Mr or Mrs", |e| {
                quote_also(
                    e,
                    "The report was clear and fair, and it put",
                    "The report by mrs mapplebeck was fair, and it put",
                )
            }),
            said("an initial", "person-named", "like an initial", |e| {
                quote_also(e, "By the end of it I had a plan", "By the end of it K. and I had a plan")
            }),
            said("a name with an accent in lower case", "person-named", "not an everyday one", |e| {
                quote_also(e, "Your team shared what they knew", "Your josé shared what they knew")
            }),
        ],
    },
    Spoilt {
        command: &["check", "--report", "childrens"],
        faults: &[
            said("a telephone number in a quotation", "contact-shown", "a telephone number", |e| {
                quote(e, "You told us what would happen next. Ring me on 07700 900123.")
            }),
            said("an email address in a quotation", "contact-shown", "an email address", |e| {
                quote_also(e, "somebody rang back the same day", "a.b@example.org rang back the same day")
            }),
            said("a postcode in a quotation", "contact-shown", "a postcode", |e| {
                quote_also(e, "it put the children first", "it put cv1 5rr first")
            }),
            said("an NHS number in a quotation", "identifier-shown", "an NHS number", |e| {
                quote_also(e, "I was dreading the first visit.", "I was dreading 943 476 5919.")
            }),
            said(
                "a National Insurance number in a quotation",
                "identifier-shown",
                "a National Insurance number",
                |e| quote_also(e, "in good time", "for QQ 12 34 56 C in good time"),
            ),
            said("a case reference in a quotation", "identifier-shown", "a case reference", |e| {
                quote_also(e, "The wait was long", "The wait for ch230777 was long")
            }),
            said("a date of birth in a quotation", "identifier-shown", "may be a date of birth", |e| {
                quote_also(e, "My worker helped me", "My worker, born on 3/5/1990, helped me")
            }),
            said("a redaction that came apart", "redaction-broken", "A bracket is opened and not closed", |e| {
                quote_also(e, "It was a pleasure to work with people", "The worker (name) called) me, with people")
            }),
            said("crosses in place of a name", "redaction-broken", "Crosses, stars or dots", |e| {
                quote_also(e, "she asked me what I thought", "SaXXX asked me what I thought")
            }),
        ],
    },
    Spoilt {
        command: &["check", "--report", "childrens"],
        faults: &[
            Fault {
                rule: "a case told by a title",
                seed: |e| e.edit("narrative/childrens/summary.md", "Each one means that", "Mr X found that"),
                code: "case-narrative",
                place: "narrative/childrens/summary.md, line 5, column",
                words: "told of by a title",
            },
            Fault {
                rule: "a person's age",
                seed: |e| e.edit("narrative/childrens/resolution.md", "Most people wanted", "A 14-year-old wanted"),
                code: "case-narrative",
                place: "narrative/childrens/resolution.md, line 3, column",
                words: "A person's age is told.",
            },
            Fault {
                rule: "one person's family",
                seed: |e| {
                    e.edit("narrative/childrens/resolution.md", "A few people came back", "Only her mother came back")
                },
                code: "case-narrative",
                place: "narrative/childrens/resolution.md, line 7, column",
                words: "One person's family",
            },
            Fault {
                rule: "a single case",
                seed: |e| e.edit("narrative/childrens/data-quality.md", "", "One complainant waited for a year.\n\n"),
                code: "case-narrative",
                place: "narrative/childrens/data-quality.md, line 1, column 1",
                words: "A single case is told.",
            },
            Fault {
                rule: "a case reference in a paragraph",
                seed: |e| e.edit("narrative/childrens/timeliness.md", "The complaint waited", "CH230111 waited"),
                code: "identifier-shown",
                place: "narrative/childrens/timeliness.md, line 9, column",
                words: "a case reference",
            },
        ],
    },
    Spoilt {
        command: &["check", "--report", "childrens"],
        faults: &[Fault {
            rule: "a sign-off by nobody",
            seed: |e| {
                let lines = "text,who,role,when,reason\n0123456789abcdef,,Complaints manager,2025-01-20,Agreed\n";
                fs::write(e.folder().join("sign-offs.csv"), lines).unwrap();
            },
            code: "sign-off-invalid",
            place: "sign-offs.csv, line 2",
            words: "The line says nothing under \"who\".",
        }],
    },
    Spoilt {
        command: &["check", "--report", "childrens"],
        faults: &[Fault {
            rule: "a publishable text that names somebody",
            seed: declare_quotations,
            code: "quotation-withheld",
            place: "../../sample-data/childrens_complaints_2023-24.xlsx, sheet \"Compliments\", row ",
            words: "with a capital letter in mid-sentence",
        }],
    },
    Spoilt {
        command: &["check", "--report", "childrens"],
        faults: &[Fault {
            rule: "texts to quote, and no column that says which may be",
            seed: |e| e.edit("report.toml", "theme = \"Theme\" }", "theme = \"Theme\", quotation = \"Text\" }"),
            code: "settings-invalid",
            place: "report.toml, line ",
            words: "no column says which of them may be published",
        }],
    },
];

/// Declares the texts of the children's compliments publishable where they are marked so.
fn declare_quotations(example: &Example) {
    let more = "theme = \"Theme\", quotation = \"Text\", ok_to_publish = \"OK To Publish\" }";
    example.edit("report.toml", "theme = \"Theme\" }", more);
}

#[test]
fn each_fault_of_privacy_is_found() {
    each_is_found(SPOILT);
}
