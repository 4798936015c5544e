//! Two builds compared, a report issued again, and numbers explained: each against a computation of its own.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::LazyLock;

use super::exports::{CHILDRENS, read};
use super::folder::{BUILT, Example, Run, Tree, rows, run_in, tree};
use super::markup::{drawn, visible};
use super::pdf::Pdf;

/// The example with the outcome of one case put right by `corrections.csv`, from not upheld to upheld, built for both
/// audiences; and the case.
struct Changed {
    example: Example,
    reference: String,
    tree: Tree,
}

static CHANGED: LazyLock<Changed> = LazyLock::new(|| {
    let example = Example::new();
    let sheet = read(&example.data(CHILDRENS)).into_iter().find(|sheet| sheet.name == "Complaints").unwrap();
    let ((first, names), kinds, outcomes) = (sheet.find("Ref"), sheet.find("Type").1, sheet.find("Overall Outcome").1);
    let is_it = |row: &&Vec<calamine::Data>| {
        row[kinds] == "Statutory" && row[outcomes].to_string().eq_ignore_ascii_case("not upheld")
    };
    let row = sheet.rows[first + 1..].iter().find(is_it).unwrap();
    let reference = row[names].to_string();
    let correction = format!(
        "{reference},childrens_complaints.outcome,{},Upheld,{REASON},Complaints Manager,12/11/2024",
        row[outcomes]
    );
    let text = format!("reference,field,from,to,reason,who,when\n{correction}\n");
    std::fs::write(example.folder().join("corrections.csv"), text).unwrap();
    let run = example.run(&["build", "--audience", "both"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let tree = tree(&example.output());
    Changed { example, reference, tree }
});

const REASON: &str = "Miscoded when the case was closed";

fn compare(arguments: &[&str]) -> Run {
    let (old, new) = (BUILT.example.output(), CHANGED.example.output());
    let folders = ["compare", old.to_str().unwrap(), new.to_str().unwrap()];
    run_in(CHANGED.example.place(), &[&folders, arguments].concat(), &[])
}

/// The rows of the comparison as CSV: those of figures, and those of places.
fn compared(audience: &str) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
    let run = compare(&["--format", "csv", "--audience", audience]);
    assert_eq!(run.code, 0, "{}", run.err);
    rows(run.out.as_bytes())[1..].iter().cloned().partition(|row| row[0] == "figure")
}

fn page(tree: &Tree, path: &str) -> String {
    String::from_utf8(tree[path].clone()).unwrap()
}

/// The rows of a figures.csv by name, category, year and measure: number, symbol, part, whole and cases.
fn listed(tree: &Tree, edition: &str) -> BTreeMap<Vec<String>, Vec<String>> {
    let all = rows(&tree[&format!("{edition}/figures.csv")]);
    let column = |name: &str| all[0].iter().position(|heading| heading == name).unwrap();
    let of = |row: &Vec<String>, names: &[&str]| names.iter().map(|name| row[column(name)].clone()).collect::<Vec<_>>();
    let key = ["figure", "category", "year", "measure", "unit"];
    all[1..].iter().map(|row| (of(row, &key), of(row, &["value", "symbol", "part", "whole", "cases"]))).collect()
}

#[test]
fn the_figures_that_changed_are_those_whose_rows_differ() {
    for edition in ["publication", "internal"] {
        let (was, is) = (listed(&BUILT.tree, edition), listed(&CHANGED.tree, edition));
        assert_eq!(was.keys().collect::<Vec<_>>(), is.keys().collect::<Vec<_>>());
        let printed = |unit: &str, values: &[String]| match (unit, values[0].as_str()) {
            (_, "") => values[1].clone(),
            ("percent", number) => format!("{number}%"),
            ("pounds", number) => format!("£{number}"),
            (_, number) => number.to_string(),
        };
        let expected: BTreeSet<[String; 4]> = was
            .iter()
            .filter(|(key, values)| is[*key] != **values)
            .map(|(key, values)| {
                let name = if key[1].is_empty() { key[0].clone() } else { format!("{}.{}", key[0], key[1]) };
                [name, key[2].clone(), printed(&key[4], values), printed(&key[4], &is[key])]
            })
            .collect();
        let (figures, _) = compared(edition);
        let found: BTreeSet<[String; 4]> =
            figures.iter().map(|row| [1, 2, 7, 8].map(|column| row[column].clone())).collect();
        assert_eq!(found, expected);
        assert!(found.len() >= 7 && found.len() == figures.len(), "{found:?}");
    }
}

/// Every line of every page that differs is what the comparison makes of the old one, and it names nothing else.
#[test]
fn the_places_that_changed_are_those_whose_words_differ() {
    for edition in ["publication", "internal"] {
        let (_, places) = compared(edition);
        let is_mark = |row: &Vec<String>| row[0] == "chart" && !row[6].ends_with(", text");
        let documents: BTreeSet<&str> = places.iter().map(|row| row[3].as_str()).collect();
        let mut checked = BTreeSet::new();
        for path in CHANGED.tree.keys().filter(|path| path.starts_with(edition) && path.ends_with("/report.html")) {
            let document = path.split('/').nth(1).unwrap();
            let mut named: Vec<&Vec<String>> =
                places.iter().filter(|row| row[3] == document && !is_mark(row)).collect();
            let [was, is] = [&BUILT.tree, &CHANGED.tree].map(|tree| read_lines(&page(tree, path)));
            let [was, is] = [&was, &is].map(|lines| lines.iter().map(String::as_str).collect::<Vec<_>>());
            for step in similar::capture_diff_slices(similar::Algorithm::Myers, &was, &is) {
                if !matches!(step, similar::DiffOp::Equal { .. }) {
                    explain_lines(&was[step.old_range()], &is[step.new_range()], &mut named);
                    checked.insert(document);
                }
            }
            assert!(named.is_empty(), "{edition}, {document}: named and not changed: {named:?}");
        }
        assert!(checked.iter().copied().eq(documents.iter().copied()) && checked.len() >= 3, "{checked:?}");
        marks_are_those_drawn(edition, places.iter().filter(|row| is_mark(row)));
    }
}

/// The lines of a page without its contents, which say its headings again, and without what the page adds to the document.
fn read_lines(page: &str) -> Vec<String> {
    // A statement of one page has no contents.
    let without = page
        .split_once("<nav class=\"contents\"")
        .map(|(before, rest)| format!("{before}{}", rest.split_once("</nav>").unwrap().1));
    let text = visible(without.as_deref().unwrap_or(page));
    let is_added = |line: &&str| *line == "#" || line.starts_with("Download ");
    text.lines().filter(|line| !is_added(line)).map(str::to_string).collect()
}

/// Makes the new lines of the old ones with what is named, which is used up by that: each new line is an old one with some
/// words in place of others, or has appeared; an old one that no new one is made of has vanished.
fn explain_lines(was: &[&str], is: &[&str], named: &mut Vec<&Vec<String>>) {
    let (mut was, mut is): (VecDeque<&str>, Vec<&str>) = (was.iter().copied().collect(), is.to_vec());
    // A chart stands twice in the page, wide and narrow.
    is.dedup();
    was =
        was.iter().enumerate().filter(|(at, line)| *at == 0 || was[at - 1] != **line).map(|(_, line)| *line).collect();
    for line in is {
        match was.front().and_then(|old| remade(old, line, named)) {
            Some(left) => {
                *named = left;
                was.pop_front();
            }
            None => use_up(line, 8, named),
        }
    }
    was.into_iter().for_each(|line| use_up(line, 7, named));
}

/// What is left of the names after the new line is made of the old one; none where it cannot be.
fn remade<'a>(old: &str, new: &str, named: &[&'a Vec<String>]) -> Option<Vec<&'a Vec<String>>> {
    let (mut line, mut left) = (old.to_string(), named.to_vec());
    while line != new {
        let fits = |row: &&Vec<String>| !row[7].is_empty() && line.contains(&row[7]) && new.contains(&row[8]);
        let row = left.remove(left.iter().position(fits)?);
        line = line.replacen(&row[7], &row[8], 1);
    }
    Some(left)
}

/// Takes a line that appeared or vanished apart into what is named; the heading of its row is named with its cells.
fn use_up(line: &str, column: usize, named: &mut Vec<&Vec<String>>) {
    // The headings of a table that appeared are named with its cells.
    let is_named = |heading: &str| named.iter().any(|row| row[6].contains(&format!("column \"{}\"", heading.trim())));
    if line.starts_with('|') && line.split('|').skip(2).all(is_named) {
        return;
    }
    let (mut rest, mut heads) = (line.to_string(), String::new());
    let other = 15 - column;
    while let Some(at) = named.iter().position(|row| row[other].is_empty() && rest.contains(&row[column])) {
        let row = named.remove(at);
        rest = rest.replacen(&row[column], "", 1);
        heads.push_str(&row[6]);
    }
    let rest = rest.replace('|', "").trim().to_string();
    assert!(rest.is_empty() || heads.contains(&rest), "not named: {rest} of {line}");
}

/// The values that charts draw otherwise, from the drawings.
fn marks_are_those_drawn<'a>(edition: &str, marks: impl Iterator<Item = &'a Vec<String>>) {
    let mut expected: Vec<(String, String)> = Vec::new();
    for path in CHANGED.tree.keys().filter(|path| path.starts_with(edition) && path.ends_with(".svg")) {
        let [was, is] = [&BUILT.tree, &CHANGED.tree].map(|tree| drawn(&page(tree, path)));
        let pairs = was.into_iter().zip(is).filter(|(was, is)| was != is);
        expected.extend(pairs.filter(|(was, _)| was.len() < 5));
    }
    let mut found: Vec<(String, String)> = marks.map(|row| (row[7].clone(), row[8].clone())).collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    assert!(!found.is_empty());
}

#[test]
fn each_place_is_on_the_page_that_is_named() {
    let (_, places) = compared("publication");
    let squeezed = |text: &str| text.split_whitespace().collect::<String>();
    let mut pages: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let on_page = |pages: &mut BTreeMap<String, Vec<String>>, document: &str, number: &str, words: &str| {
        let read = || Pdf::read(&CHANGED.tree[&format!("publication/{document}/report.pdf")]).page_texts().to_vec();
        let pages = pages.entry(document.to_string()).or_insert_with(read);
        let page = squeezed(&pages[number.parse::<usize>().unwrap() - 1]);
        page.contains(&squeezed(words))
    };
    for row in &places {
        // What a chart says to those who do not see it is not set in type.
        if row[0] != "chart" {
            assert!(on_page(&mut pages, &row[3], &row[4], &row[8]), "{row:?}");
        }
        if let Some((_, packed)) = row[12].split_once("also briefing page ") {
            assert!(row[0] == "chart" || on_page(&mut pages, "briefing", packed, &row[8]), "{row:?}");
        }
    }
    assert!(places.iter().any(|row| row[12].contains("also briefing page ")), "the pack binds the report too");
}

#[test]
fn the_case_that_moved_is_named_to_the_councils_own_staff_only() {
    let reference = &CHANGED.reference;
    let (figures, _) = compared("internal");
    let of = |name: &str, column: usize| figures.iter().find(|row| row[1] == name).map(|row| row[column].as_str());
    assert_eq!(of("childrens_statutory_upheld", 10), Some(reference.as_str()));
    assert_eq!(of("childrens_statutory_not_upheld", 11), Some(reference.as_str()));
    assert_eq!(of("childrens_statutory_upheld_share", 10), Some(reference.as_str()), "through its part");
    let text = compare(&[]).out;
    assert!(
        text.contains(&format!("now counted: {reference}\n"))
            && text.contains("Not read by the old build: corrections.csv."),
        "{text}"
    );
    assert!(text.contains("FIGURES") && text.contains("was: ") && text.contains("is:  "), "{text}");
    let html = compare(&["--format", "html", "--out", "changes.html"]);
    assert_eq!(html.code, 0, "{}", html.err);
    let html = std::fs::read_to_string(CHANGED.example.place().join("changes.html")).unwrap();
    assert!(html.contains(reference.as_str()) && html.contains("not for publication"));
    let public = compare(&["--audience", "publication"]).out;
    assert!(public.contains("childrens_statutory_upheld,") && !public.contains(reference.as_str()), "{public}");
}

#[test]
fn nothing_is_said_to_change_between_two_builds_of_the_same() {
    let folder = BUILT.example.output();
    let folder = folder.to_str().unwrap();
    let run = run_in(BUILT.example.place(), &["compare", folder, folder], &[]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("Nothing changed") && run.out.contains("from the same files"), "{}", run.out);
}

/// The record of a publication holds the values that figures.csv holds, and no case.
#[test]
fn the_record_of_a_publication_says_nothing_more() {
    let record = |edition: &str| -> serde_json::Value {
        serde_json::from_slice(&BUILT.tree[&format!("{edition}/record.json")]).unwrap()
    };
    let (public, internal) = (record("publication"), record("internal"));
    let figures = public["figures"].as_array().unwrap();
    let listed = listed(&BUILT.tree, "publication");
    assert_eq!(figures.len(), listed.len());
    for figure in figures {
        let text = |name: &str| figure[name].as_str().unwrap_or_default().to_string();
        let number = |name: &str| figure[name].as_u64().map(|n| n.to_string()).unwrap_or_default();
        let row = &listed[&["figure", "category", "year", "measure", "unit"].map(text).to_vec()];
        let value = if row[0].is_empty() { &row[1] } else { &row[0] };
        assert_eq!(
            [text("value"), number("part"), number("whole"), number("over")],
            [value.clone(), row[2].clone(), row[3].clone(), row[4].clone()]
        );
    }
    assert!(public.get("cases").is_none());
    let references = internal["cases"]["references"].as_array().unwrap();
    let text = BUILT.text("publication/record.json");
    let is_case = |name: &&str| name.starts_with("CH23") || name.starts_with("AS23") || name.starts_with("DASH");
    let cases: Vec<&str> = references.iter().map(|name| name.as_str().unwrap()).filter(is_case).collect();
    assert!(cases.len() > 300, "{}", cases.len());
    assert!(cases.iter().all(|name| !text.contains(name)));
}

#[test]
fn a_report_that_is_issued_again_says_what_was_corrected() {
    let example = &CHANGED.example;
    let out = example.place().join("again");
    let old = BUILT.example.output();
    let arguments =
        ["build", "--report", "childrens", "--against", old.to_str().unwrap(), "--out", out.to_str().unwrap()];
    let run = example.run(&arguments);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(
        run.out.contains("values of the publication edition changed since") && run.out.contains("one report says so"),
        "{}",
        run.out
    );
    let again = tree(&out);
    let page_again = visible(&page(&again, "childrens/report.html"));
    let lines: Vec<&str> = page_again.lines().filter(|line| *line != "#").collect();
    // The heading stands in the contents first.
    let heading = lines.iter().rposition(|line| *line == "Corrections since the earlier edition").unwrap();
    let notice = &lines[heading + 1..];
    assert!(
        notice[0].starts_with("This report has been issued again and takes the place of the edition of January 2025. ")
    );
    let rows: Vec<&&str> = notice
        .iter()
        .skip_while(|line| !line.starts_with("| Figure | Was | Is |"))
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .collect();
    // Among them how many records of the two systems are alike: the other system still holds the old outcome.
    assert_eq!(rows.len(), 7, "{rows:?}");
    let (upheld, share) = (
        rows.iter().find(|row| row.contains("by outcome: Upheld")),
        rows.iter().find(|row| row.contains("Share of decided statutory")),
    );
    assert_eq!(**upheld.unwrap(), "| Statutory complaints by outcome: Upheld, 2023/24 | 10 (6%) | 11 (7%) | Table 7");
    assert!(share.unwrap().contains("| 62% | 63% | Key facts; "), "{share:?}");
    // The report's own words, numbers of tables and figures among them, are as in an edition without the notice.
    let plain = visible(&page(&CHANGED.tree, "publication/childrens/report.html"));
    let plain: Vec<&str> = plain.lines().filter(|line| *line != "#").collect();
    let key_facts = |lines: &[&str]| lines[lines.iter().rposition(|line| *line == "Key facts").unwrap()..].join("\n");
    assert_eq!(key_facts(notice), key_facts(&plain));
    let pdf = Pdf::read(&again["childrens/report.pdf"]);
    assert!(pdf.page_texts()[1].contains("Corrections since the earlier edition"), "{}", pdf.page_texts()[1]);
    assert!(notice.contains(&REASON), "why is said in public, and whose case it was is not");
    assert!(!notice.iter().any(|line| line.contains(&CHANGED.reference)));
}

#[test]
fn a_report_that_did_not_change_has_no_notice() {
    let example = Example::new();
    let old = BUILT.example.output();
    let run = example.run(&["build", "--report", "childrens", "--against", old.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("Nothing changed in the publication edition since"), "{}", run.out);
    assert!(tree(&example.output())["childrens/report.html"] == BUILT.tree["publication/childrens/report.html"]);
}

#[test]
fn every_number_of_the_internal_pages_leads_to_its_explanation() {
    let edition = BUILT.edition("internal");
    let ids = |path: &str| -> BTreeSet<String> {
        let page = page(&edition, path);
        page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_string()).collect()
    };
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut numbers = 0;
    for path in edition.keys().filter(|path| path.ends_with("/report.html")) {
        let page = page(&edition, path);
        for (before, _) in page.match_indices("<span class=\"figure\"").map(|(at, tag)| (&page[..at], tag)) {
            let link = before.rsplit("<a href=\"../").next().unwrap();
            let (address, rest) = link.split_once('"').unwrap();
            assert_eq!(rest, ">", "{path}: a number without a link: {}", &before[before.len() - 60..]);
            let (to, id) = address.split_once('#').unwrap();
            assert!(known.entry(to.to_string()).or_insert_with(|| ids(to)).contains(id), "{address}");
            numbers += 1;
        }
    }
    assert!(numbers > 1500 && known.len() == 4, "{numbers}");
    let public = BUILT.edition("publication");
    assert!(!public.keys().any(|path| path.starts_with("explain/")));
    assert!(
        public.iter().all(|(path, bytes)| !path.ends_with(".html")
            || !String::from_utf8_lossy(bytes).contains("<a href=\"../explain/"))
    );
}

#[test]
fn an_explanation_counts_what_the_export_holds() {
    let run = BUILT.example.run(&["explain", "childrens_statutory_upheld_share", "--format", "csv"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let all = rows(run.out.as_bytes());
    assert!(all.iter().any(|row| row[7] == "65 of 156 is 41.67%, printed as 42%."));
    let sheet = read(&BUILT.example.data(CHILDRENS)).into_iter().find(|sheet| sheet.name == "Complaints").unwrap();
    let ((first, names), kinds, outcomes) = (sheet.find("Ref"), sheet.find("Type").1, sheet.find("Overall Outcome").1);
    let cases = sheet.rows[first + 1..].iter().filter(|row| !row[names].to_string().is_empty());
    let mut expected: [BTreeSet<String>; 2] = Default::default();
    for row in cases {
        let upheld = ["upheld", "partially upheld", "partly upheld"]
            .contains(&row[outcomes].to_string().to_lowercase().as_str());
        let counted = row[kinds] == "Statutory" && upheld;
        expected[usize::from(!counted)].insert(row[names].to_string());
    }
    let of = |counted: &str| -> BTreeSet<String> {
        let own = |row: &&Vec<String>| {
            row[1] == "2023/24" && row[3] == "2023/24 childrens_statutory_upheld_or_partly" && row[5] == counted
        };
        all.iter().filter(own).map(|row| row[4].clone()).collect()
    };
    assert_eq!([of("yes"), of("no")], expected);
    assert!(all.iter().any(|row| row[7] == "outcome is \"withdrawn\""));
}

#[test]
fn the_public_is_told_the_sum_and_no_case() {
    let explain = |name: &str, audience: &str| BUILT.example.run(&["explain", name, "--audience", audience]).out;
    let public = explain("childrens_statutory_upheld_share", "publication");
    assert!(
        public.contains("65 of 156 is 41.67%") && public.contains("legal basis: ") && !public.contains("CH23"),
        "{public}"
    );
    let withheld = listed(&BUILT.tree, "publication")
        .into_iter()
        .find(|(key, row)| row[1] == "[c]" && key[2] == "2023/24" && key[3] == "count" && !key[1].is_empty());
    let (key, _) = withheld.unwrap();
    let text = explain(&format!("{}.{}", key[0], key[1]), "publication");
    let first: Vec<&str> = text.lines().skip(1).take(2).map(str::trim).collect();
    assert_eq!(first[0], "2023/24: [c]");
    assert!(first[1].starts_with("Withheld, so that nobody can be recognised."), "{text}");
    let category = explain("childrens_statutory_by_outcome.upheld", "internal");
    assert!(category.contains("10 of 156 is 6.41%, printed as 6%.") && category.contains("left out"), "{category}");
}
