//! How well `check` reads prose: sentences in the style of such reports, each labelled with the fault in it or with none, put
//! into the narrative of the example and checked in one run.

use std::fs;

use super::folder::{BUILT, Example};

/// A sentence and the code that must be reported of it; "" where nothing may be.
type Labelled = (&'static str, &'static str);

const NUMBER: &str = "number-stale";
const YEAR: &str = "year-stale";
const WORD: &str = "word-contradicted";

/// The rules that are measured here; the privacy gate reads the same texts and has tests of its own.
const RULES: [&str; 5] = [NUMBER, YEAR, WORD, "reference-broken", "sentence-long"];

/// In 2023/24 (and the year before): 156 (167) statutory complaints, 229 (229) in all, 60 (48) informal, 188 (363) compliments;
/// means of 12 (9), 59 (48) and 36 (26) days; 20 (11) stage 2 investigations; 83% (89%) no further than stage 1; 42% upheld.
const CHILDRENS: &[Labelled] = &[
    ("We received 167 statutory complaints in the year.", NUMBER),
    ("In all, 171 statutory complaints were received.", NUMBER),
    ("The number of statutory complaints fell to 161.", NUMBER),
    ("We received 363 compliments this year.", NUMBER),
    ("Families and partners sent in compliments, and the total number received was 199 compliments.", NUMBER),
    ("There were 48 informal complaints.", NUMBER),
    ("The average time at stage 1 was 9 working days.", NUMBER),
    ("At stage two the average was 48 days.", NUMBER),
    ("Twelve statutory complaints were partly upheld.", NUMBER),
    ("We upheld or partly upheld 45% of statutory complaints.", NUMBER),
    ("We upheld 71 of 167 statutory complaints in full or in part.", NUMBER),
    ("We carried out 11 investigations at stage 2.", NUMBER),
    ("Some 89% of complaints were resolved at stage 1.", NUMBER),
    ("We received {{ this_year.childrens_statutory_received }} statutory complaints, down from 177.", NUMBER),
    ("The service completed 26,677 contacts.", NUMBER),
    ("Children and young people made 21 complaints themselves.", NUMBER),
    ("The team settled most complaints in 2021/22.", YEAR),
    ("During 2020-21 we trained all managers.", YEAR),
    ("Work began in 2021 on a new leaflet.", YEAR),
    ("Compliments rose to {{ this_year.childrens_compliments_received }}.", WORD),
    ("The increase in statutory complaints, {{ change.childrens_statutory_received }}, is a worry.", WORD),
    ("A rise in statutory complaints is what we expected.", WORD),
    ("There was a slight fall in compliments, {{ change.childrens_compliments_received }}.", WORD),
    ("Answers at stage 1 improved: the mean was {{ this_year.childrens_stage_1_mean_days }} working days.", WORD),
    ("We upheld the majority of complaints ({{ part_of.childrens_statutory_upheld_share }}).", WORD),
    ("Half of all complaints, {{ this_year.childrens_stage_1_only_share }}, went no further than stage 1.", WORD),
    ("Most complaints ended in time, {{ part_of.childrens_stage_1_within_share }} at stage 1.", WORD),
    ("The number of compliments doubled to {{ this_year.childrens_compliments_received }}.", WORD),
    ("Investigations at stage 2 were unchanged at {{ this_year.childrens_stage_2_investigations }}.", WORD),
    ("We received 156 statutory complaints.", ""),
    ("The number of statutory complaints fell from 167 to 156.", ""),
    ("Statutory complaints were 156, compared with 167 the year before.", ""),
    ("Last year we received 167 statutory complaints.", ""),
    ("In 2022/23 there were 48 informal complaints, and in 2023/24 there were 60 informal complaints.", ""),
    ("Stage 1 complaints must be answered within 10 working days, or 20 working days where extended.", ""),
    ("Regulation 13 of the 2006 Regulations asks for this report.", ""),
    ("The panel of three independent people met on 14 June 2023.", ""),
    ("Two complaints about the same worker led to one apology.", ""),
    ("Young people aged 16 to 24 can ring 0800 027 2118.", ""),
    ("We rang every family within two days of hearing from them.", ""),
    ("Three causes came up again and again.", ""),
    ("Two managers read each of the 12 letters aloud.", ""),
    ("Team West answered 14 complaints late.", ""),
    ("At stage 2 a single illness cost three weeks.", ""),
    ("Ten complaints from parents were about short breaks.", ""),
    ("The *Children Act 1989* and the Equality Act 2010 apply.", ""),
    ("The advocacy service has run since 2006.", ""),
    ("From 2024/25 we record why a complaint was withdrawn.", ""),
    (
        "Statutory complaints fell to {{ this_year.childrens_statutory_received }}, while informal ones rose to {{ this_year.childrens_informal_received }}.",
        "",
    ),
    ("The fall in compliments, {{ change.childrens_compliments_received }}, has a plain cause.", ""),
    ("Compliments did not rise: there were {{ this_year.childrens_compliments_received }}.", ""),
    ("We hope to see an increase in compliments next year.", ""),
    ("Most people wanted to be heard, told why, and given an apology.", ""),
    ("Most complaints, {{ this_year.childrens_stage_1_only_share }}, went no further than stage 1.", ""),
    ("More than four in five went no further ({{ this_year.childrens_stage_1_only_share }}).", ""),
    ("People most often raised {{ largest_two.childrens_concerns_by_reason }}.", ""),
    ("Fewer than half ended in time ({{ this_year.childrens_stage_1_within_share }}).", ""),
    ("Follow up calls are made by the same worker, and a rota is set up each month.", ""),
    ("The third quarter was the busiest.", ""),
    ("Drop in to one of our open mornings at half past nine.", ""),
    ("One of the 25 recommendations was carried out late.", ""),
];

/// 59 (66) statutory complaints, 29 (30) well-founded, 46% (65%) within 20 working days, 24 (18) days, 173 (253) compliments.
const ADULT: &[Labelled] = &[
    ("We received 66 statutory complaints about adult social care.", NUMBER),
    ("We decided that 30 complaints were well-founded.", NUMBER),
    ("Only 65% of complaints were answered within our standard.", NUMBER),
    ("The average answer took 18 working days.", NUMBER),
    ("Six complaints were about an external provider, and 16 complaints about providers is too many.", NUMBER),
    ("The share answered within our standard improved to {{ this_year.adult_within_20_days_share }}.", WORD),
    ("Care homes sent most compliments ({{ largest.adult_statutory_by_method }}).", ""),
    ("We promise an answer within 20 working days.", ""),
    ("The law allows six months, and no complaint took longer.", ""),
    ("The Care Act 2014 sets out who can have help.", ""),
    ("One complaint about a care home and two about charges were withdrawn.", ""),
    ("We saw a fall in the kitchen reported as a complaint.", ""),
    (
        "Statutory complaints fell to {{ this_year.adult_statutory_received }}, down from {{ last_year.adult_statutory_received }}.",
        "",
    ),
];

/// 80 (73) received, 69 (81) decided, 8 (20) investigated, 3 (17) upheld, 38% (85%).
const LGSCO: &[Labelled] = &[
    ("The Ombudsman received 73 complaints about the council.", NUMBER),
    ("It investigated 20 complaints.", NUMBER),
    ("The uphold rate was 85%.", NUMBER),
    ("The Ombudsman upheld most of the complaints that it investigated ({{ part_of.lgsco_upheld_share }}).", WORD),
    ("Cases received were down on the year before, at {{ this_year.lgsco_received }}.", WORD),
    ("In 2021/22 the council changed its procedure.", YEAR),
    ("The Ombudsman asks for an answer within 20 working days.", ""),
    ("Similar councils had an uphold rate of 79%.", ""),
    ("The letter of 17 July 2024 covers the year.", ""),
    ("Five of the councils in the group had no upheld complaints.", ""),
    ("The Ombudsman has powers under section 26 of the Act.", ""),
];

/// Puts each sentence on a line of its own and gives back what was said of each line.
fn said(example: &Example, file: &str, sample: &[Labelled]) {
    let lines: Vec<&str> = sample.iter().map(|(sentence, _)| *sentence).collect();
    fs::write(example.folder().join(file), format!("{}\n", lines.join("\n\n"))).unwrap();
}

#[test]
fn sentences_with_a_fault_are_found_and_others_are_not() {
    let files = [
        ("narrative/childrens/welcome.md", CHILDRENS),
        ("narrative/adult/welcome.md", ADULT),
        ("narrative/lgsco/introduction.md", LGSCO),
    ];
    let example = Example::new();
    files.iter().for_each(|(file, sample)| said(&example, file, sample));
    let run = example.run(&["check"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let problems = example.problems();
    let (mut right, mut missed, mut false_alarms) = (0, Vec::new(), Vec::new());
    for (file, sample) in files {
        for (line, (sentence, code)) in (1..).step_by(2).zip(sample) {
            let place = format!("{file}, line {line}, ");
            let of_prose = |row: &&Vec<String>| RULES.contains(&row[1].as_str()) && row[2].starts_with(&place);
            let found: Vec<_> = problems.iter().filter(of_prose).collect();
            let other = found.iter().filter(|row| row[1] != *code);
            false_alarms.extend(other.map(|row| format!("{}: {sentence}: {}", row[1], row[5])));
            match found.iter().any(|row| row[1] == *code) {
                true => right += 1,
                false if !code.is_empty() => missed.push(format!("{code}: {sentence}")),
                false => {}
            }
        }
    }
    println!("found {right}, missed {}, false alarms {}", missed.len(), false_alarms.len());
    assert!(false_alarms.is_empty(), "false alarms:\n{}", false_alarms.join("\n"));
    assert!(missed.is_empty(), "missed:\n{}", missed.join("\n"));
}

#[test]
fn the_sample_is_large_enough_and_holds_both_kinds() {
    let all = || CHILDRENS.iter().chain(ADULT).chain(LGSCO);
    let faulty = all().filter(|(_, code)| !code.is_empty()).count();
    assert!(faulty >= 30 && all().count() - faulty >= 30, "{faulty} of {}", all().count());
}

/// Every link within a page leads to something on it: `[Table](#by-sex)` and the contents alike.
#[test]
fn links_within_a_page_lead_somewhere() {
    let mut followed = 0;
    for path in BUILT.tree.keys().filter(|path| path.ends_with(".html")) {
        let page = BUILT.text(path);
        for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(page.contains(&format!("id=\"{link}\"")), "{path}: #{link} is nowhere");
            followed += 1;
        }
    }
    assert!(followed > 100, "{followed}");
}
