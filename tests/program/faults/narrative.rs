//! Words that the figures contradict, names and places that nothing has, and texts that are hard to read.

use std::fs;

use super::super::folder::Example;
use super::{Fault, Spoilt, each_is_found};

const WELCOME: &str = "narrative/childrens/welcome.md";
const ADULT: &str = "narrative/adult/welcome.md";
const LGSCO: &str = "narrative/lgsco/introduction.md";

/// Errors hide the warnings of the same report, so each of these has a copy of its own kind.
pub(super) const SPOILT: &[Spoilt] = &[
    Spoilt { command: &["check", "--report", "childrens"], faults: UNKNOWN },
    Spoilt { command: &["check", "--report", "childrens"], faults: CLAIMS },
    Spoilt { command: &["check"], faults: DOCUMENTS },
];

/// Adds a paragraph to a text and gives back nothing: the paragraph is the last line.
fn add(example: &Example, file: &str, words: &str) {
    let path = example.folder().join(file);
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, format!("{}\n\n{words}\n", text.trim_end())).unwrap();
}

const fn claim(rule: &'static str, seed: fn(&Example), code: &'static str, words: &'static str) -> Fault {
    Fault { rule, seed, code, place: "narrative/childrens/welcome.md, line ", words }
}

const UNKNOWN: &[Fault] = &[
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
        rule: "a misspelt figure in a condition",
        seed: |example| {
            add(example, "narrative/childrens/advocacy.md", "{% if number.childrens_contact > 0 %}Yes.{% endif %}")
        },
        code: "figure-unknown",
        place: "narrative/childrens/advocacy.md, line 18, column 7",
        words: "Did you mean childrens_contacts?",
    },
    Fault {
        rule: "a misspelt breakdown in a sentence",
        seed: |example| add(example, "narrative/childrens/resolution.md", "Most: {{ largest.childrens_by_sexx }}."),
        code: "figure-unknown",
        place: "narrative/childrens/resolution.md, line ",
        words: "Did you mean childrens_by_sex?",
    },
    Fault {
        rule: "a misspelt table of councils in a sentence",
        seed: |example| add(example, "narrative/childrens/timeliness.md", "Ours: {{ ours.lgsco_neighbour.share }}."),
        code: "figure-unknown",
        place: "narrative/childrens/timeliness.md, line ",
        words: "Did you mean lgsco_neighbours?",
    },
    Fault {
        rule: "a misspelt breakdown in a table",
        seed: |example| {
            let table = "```table\nid = \"mine\"\ncaption = \"Mine\"\nbreakdown = \"childrens_by_agee\"\nfirst_heading = \"Age\"\n\
                         show = [{ heading = \"Complaints\", value = \"count\" }]\n```";
            add(example, "narrative/childrens/effectiveness.md", table);
        },
        code: "figure-unknown",
        place: "narrative/childrens/effectiveness.md, line ",
        words: "Did you mean childrens_by_age?",
    },
    Fault {
        rule: "a narrative that the template asks for is not there",
        seed: |example| fs::remove_file(example.folder().join(WELCOME)).unwrap(),
        code: "narrative-missing",
        place: "narrative/childrens/welcome.md",
        words: "An empty file leaves the place empty.",
    },
];

const CLAIMS: &[Fault] = &[
    claim(
        "a typed number differs from its figure",
        |example| add(example, WELCOME, "We received 171 statutory complaints in the year."),
        "number-stale",
        "\"171\" differs from the figure for 2023/24, which is 156 (Statutory complaints received).",
    ),
    claim(
        "a typed number is last year's",
        |example| add(example, WELCOME, "We received 363 compliments this year."),
        "number-stale",
        "\"363\" is the figure of 2022/23. In 2023/24 it is 188 (Compliments received).",
    ),
    claim(
        "a number in words differs from its figure",
        |example| add(example, WELCOME, "Twelve statutory complaints were partly upheld."),
        "number-stale",
        "\"Twelve\" differs from the figure for 2023/24, which is 55",
    ),
    claim(
        "a typed percentage differs from its figure",
        |example| add(example, WELCOME, "We upheld or partly upheld 45% of complaints."),
        "number-stale",
        "\"45%\" differs from the figure for 2023/24, which is 62%",
    ),
    claim(
        "a typed number of days is last year's",
        |example| add(example, WELCOME, "The average at stage 1 was 9 working days."),
        "number-stale",
        "Write {{ this_year.childrens_stage_1_mean_days }} in its place",
    ),
    claim(
        "a typed part and whole differ from their figure",
        |example| add(example, WELCOME, "We upheld 71 of 167 statutory complaints in full or in part."),
        "number-stale",
        "\"71 of 167\" differs from the figure for 2023/24, which is 65 of 105",
    ),
    claim(
        "a number compared with differs from last year's",
        |example| {
            let words = "There were {{ this_year.childrens_statutory_received }} statutory complaints, down from 177.";
            add(example, WELCOME, words);
        },
        "number-stale",
        "\"177\" differs from the figure for 2022/23, which is 167",
    ),
    claim(
        "a reporting year of an earlier report",
        |example| add(example, WELCOME, "The young people met the panel in 2021/22."),
        "year-stale",
        "\"2021/22\" is neither 2023/24, the year of the report, nor 2022/23",
    ),
    claim(
        "a reporting year written another way",
        |example| add(example, WELCOME, "A new form came in during 2020-21."),
        "year-stale",
        "\"2020-21\" is neither",
    ),
    claim(
        "a direction that the figure contradicts",
        |example| add(example, WELCOME, "Compliments rose to {{ this_year.childrens_compliments_received }}."),
        "word-contradicted",
        "\"rose\" is not what the figure says: 188, down from 363 in 2022/23",
    ),
    claim(
        "a direction of a figure named only in words",
        |example| add(example, WELCOME, "An increase in statutory complaints was to be expected."),
        "word-contradicted",
        "\"increase\" is not what the figure says: 156, down from 167",
    ),
    claim(
        "a size that the figure contradicts",
        |example| {
            add(example, WELCOME, "There was a slight drop in praise: {{ change.childrens_compliments_received }}.");
        },
        "word-contradicted",
        "\"slight\" is not what the figure says",
    ),
    claim(
        "an improvement that the figure contradicts",
        |example| {
            add(example, WELCOME, "The average improved, {{ change.childrens_stage_1_mean_days }} working days.");
        },
        "word-contradicted",
        "\"improved\" is not what the figure says: 12, up from 9",
    ),
    claim(
        "a majority that is none",
        |example| {
            add(
                example,
                WELCOME,
                "We upheld the majority of complaints ({{ part_of.childrens_statutory_upheld_share }}).",
            );
        },
        "word-contradicted",
        "\"majority\" is not what the figure says: 65 of 156, or 42%",
    ),
    claim(
        "a fraction that is another",
        |example| add(example, WELCOME, "A third, {{ this_year.childrens_stage_1_within_share }}, ended in time."),
        "word-contradicted",
        "\"third\" is not what the figure says: 61 of 129, or 47%",
    ),
    claim(
        "a sentence that is too long",
        |example| {
            let words = "We think that it is right to say here, before anything else is said, that every one of the people who \
                         wrote to us did so because they wanted things to be better for others.";
            add(example, WELCOME, words);
        },
        "sentence-long",
        "begins \"We think that it is\" has 35 words, and 25 is the most.",
    ),
];

const DOCUMENTS: &[Fault] = &[
    Fault {
        rule: "a table that is not there",
        seed: |example| add(example, ADULT, "The reasons are in Table 99."),
        code: "reference-broken",
        place: "narrative/adult/welcome.md, line 15, column 20",
        words: "refers to Table 99",
    },
    Fault {
        rule: "a figure that is not there",
        seed: |example| add(example, ADULT, "As Figure 88 shows, we were slow."),
        code: "reference-broken",
        place: "narrative/adult/welcome.md, line ",
        words: "refers to Figure 88",
    },
    Fault {
        rule: "an appendix that is not there",
        seed: |example| add(example, ADULT, "The letter is at Appendix F."),
        code: "reference-broken",
        place: "narrative/adult/welcome.md, line ",
        words: "refers to Appendix F",
    },
    Fault {
        rule: "a numbered section where sections have no numbers",
        seed: |example| add(example, ADULT, "For the reasons, see section 7."),
        code: "reference-broken",
        place: "narrative/adult/welcome.md, line ",
        words: "refers to section 7",
    },
    Fault {
        rule: "a link to nothing",
        seed: |example| add(example, ADULT, "The groups are in [Table](#by-sexx)."),
        code: "reference-broken",
        place: "narrative/adult/welcome.md, line ",
        words: "Did you mean #by-sex",
    },
    Fault {
        rule: "a caption number of another table",
        seed: |example| add(example, ADULT, "The limits are in [Table 99](#limits)."),
        code: "reference-broken",
        place: "narrative/adult/welcome.md, line ",
        words: "The link \"Table 99\" points to #limits, which is Table ",
    },
    Fault {
        rule: "a link that calls a chart a table",
        seed: |example| add(example, ADULT, "The years are in [Table](#limits-met-chart)."),
        code: "reference-broken",
        place: "narrative/adult/welcome.md, line ",
        words: "which is Figure ",
    },
    Fault {
        rule: "a single year of an earlier report",
        seed: |example| add(example, LGSCO, "Work on the calendar began in 2020."),
        code: "year-stale",
        place: "narrative/lgsco/introduction.md, line 5, column 31",
        words: "\"2020\" is neither",
    },
    Fault {
        rule: "a sum of money that is none of the year's",
        seed: |example| add(example, LGSCO, "Payments to people came to £900 in total."),
        code: "number-stale",
        place: "narrative/lgsco/introduction.md, line ",
        words: "\"£900\" differs from the figure for 2023/24, which is £750",
    },
    Fault {
        rule: "a section that opens with a table",
        seed: |example| {
            let table =
                "```table\nid = \"mine\"\ncaption = \"Mine\"\nheadings = [\"A\", \"B\"]\nrows = [[\"1\", \"2\"]]\n```";
            fs::create_dir_all(example.folder().join("templates/childrens")).unwrap();
            let own = format!("## How well the procedure works\n\n{table}\n");
            fs::write(example.folder().join("templates/childrens/20-effectiveness.md"), own).unwrap();
        },
        code: "opening-missing",
        place: "templates/childrens/20-effectiveness.md, line 1, column 1",
        words: "The section \"How well the procedure works\" opens with a table.",
    },
    Fault {
        rule: "a statutory figure on no page",
        seed: |example| {
            fs::create_dir_all(example.folder().join("templates/childrens")).unwrap();
            let own = "## Concerns, service improvements and learning\n\nWe listened.\n\n```narrative\nsection = \"service-improvements\"\n```\n";
            fs::write(example.folder().join("templates/childrens/16-concerns-and-learning.md"), own).unwrap();
            fs::write(example.folder().join("templates/childrens/12-equality.md"), "## Equality\n\nWe ask.\n").unwrap();
        },
        code: "figure-unmentioned",
        place: "templates/childrens",
        words: "gives complaints by disability, which Getting the Best from Complaints",
    },
];

#[test]
fn each_fault_of_the_narrative_is_found() {
    each_is_found(SPOILT);
}

/// A finding that an officer has looked at is not reported again until the words change.
#[test]
fn what_is_checked_is_let_stand() {
    let example = Example::new();
    add(&example, WELCOME, "We received 171 statutory complaints. {# checked: 171 #}");
    add(&example, WELCOME, "We received 172 statutory complaints. {# checked: 171 #}");
    example.run(&["check", "--report", "childrens"]);
    let found: Vec<_> = example.problems().into_iter().filter(|row| row[1] == "number-stale").collect();
    assert!(found.len() == 1 && found[0][5].contains("172"), "{found:?}");
}
