//! Every command and its options.

use std::fs;

use super::exports::CHILDRENS;
use super::folder::{BUILT, Example, Run, Tree, rows, run_in, tree};

fn program(arguments: &[&str]) -> Run {
    let place = tempfile::tempdir().unwrap();
    run_in(place.path(), arguments, &[])
}

#[test]
fn help_has_examples_and_usage_errors_are_2() {
    let help = program(&["--help"]);
    assert_eq!(help.code, 0);
    for command in ["new", "check", "inspect", "build", "figures", "explain", "compare"] {
        assert!(help.out.contains(&format!("\n  {command} ")), "{}", help.out);
        let run = program(&[command, "--help"]);
        assert_eq!(run.code, 0);
        assert!(run.out.contains(&format!("  annual-report {command}")), "{command} has no example: {}", run.out);
        assert_eq!(program(&[command, "--nonsense"]).code, 2, "{command}");
    }
    for wrong in [&["nonsense"][..], &["build", "--audience", "all"], &["build", "--year", "2023"], &["figures"], &[]] {
        let run = program(wrong);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{wrong:?}");
        assert!(run.err.contains("--help") || run.err.contains("Usage"), "{}", run.err);
    }
}

#[test]
fn a_starter_says_what_to_fill_in() {
    let place = tempfile::tempdir().unwrap();
    let made = run_in(place.path(), &["new", "my-council"], &[]);
    assert_eq!(made.code, 0, "{}", made.err);
    assert!(made.out.contains("annual-report check my-council"), "{}", made.out);
    let starter = tree(place.path());
    assert!(starter.contains_key("my-council/report.toml"));
    assert!(starter.contains_key("my-council/narrative/childrens/welcome.md"));
    let again = run_in(place.path(), &["new", "my-council"], &[]);
    assert_eq!((again.code, again.out.as_str()), (3, ""));
    assert!(again.err.contains("my-council is there already and is not empty."), "{}", again.err);
    assert!(starter == tree(place.path()), "what is there is not written over");
    let checked = run_in(place.path(), &["check", "my-council"], &[]);
    assert_eq!((checked.code, checked.out.as_str()), (1, ""), "{}", checked.err);
    assert!(checked.err.contains("There is no file exports/complaints.xlsx."), "{}", checked.err);
    assert!(place.path().join("my-council/checks/problems.csv").is_file());
}

/// The starter asks for every narrative that the template has a place for, and for no fact that it does not set.
#[test]
fn a_starter_needs_nothing_but_exports() {
    let place = tempfile::tempdir().unwrap();
    run_in(place.path(), &["new", "."], &[]);
    let starter = tree(place.path());
    let asked = tree(&BUILT.example.folder());
    for path in asked.keys().filter(|path| path.starts_with("narrative/childrens/")) {
        assert!(starter.contains_key(path), "the starter has no {path}");
    }
}

/// Nor does it matter whether the internal edition is built with it.
#[test]
fn a_build_is_the_same_anywhere() {
    let example = Example::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = example.folder();
    let other = [("TZ", "Pacific/Auckland"), ("LANG", "de_DE.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")];
    let run = run_in(elsewhere.path(), &["build", folder.to_str().unwrap()], &other);
    assert_eq!(run.code, 0, "{}", run.err);
    let (built, expected) = (tree(&example.output()), BUILT.edition("publication"));
    let names = |tree: &Tree| tree.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&built), names(&expected));
    let differ: Vec<&String> =
        built.iter().filter(|(path, bytes)| &expected[*path] != *bytes).map(|(path, _)| path).collect();
    assert!(differ.is_empty(), "two builds differ: {differ:?}");
    assert!(tree(elsewhere.path()).is_empty());
}

#[test]
fn a_build_of_one_report_replaces_the_whole_output() {
    let example = Example::new();
    for old in ["adult/report.html", "childrens/tables/old.csv", "provenance.json"] {
        let old = example.output().join(old);
        fs::create_dir_all(old.parent().unwrap()).unwrap();
        fs::write(old, "of last week").unwrap();
    }
    let run = example.run(&["build", "--report", "childrens"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let built = tree(&example.output());
    let of_report = |(path, _): &(&String, &Vec<u8>)| path.starts_with("childrens/");
    let (ours, expected) = (built.iter().filter(of_report), BUILT.edition("publication"));
    assert!(ours.eq(expected.iter().filter(of_report)));
    let others: Vec<&String> = built.keys().filter(|path| !path.starts_with("childrens/")).collect();
    assert_eq!(others, ["datapackage.json", "definitions.csv", "figures.csv", "provenance.json", "record.json"]);
    let beside: Vec<_> = fs::read_dir(example.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!beside.iter().any(|name| name.to_string_lossy().starts_with('.')), "{beside:?}");
}

#[test]
fn both_audiences_have_a_folder_each() {
    let files = |audience: &str| BUILT.edition(audience).into_keys().collect::<Vec<_>>();
    // Lists of single records, what is withheld, tables that would mostly be hidden, and explanations with their cases are
    // for the internal edition alone.
    let lists = [
        "suppression.csv",
        "/tables/records-that-differ.csv",
        "/tables/by-ethnicity.csv",
        "/tables/by-month-percentages.csv",
    ];
    let is_list = |path: &String| lists.iter().any(|end| path.ends_with(end));
    let only_internal = |path: &String| is_list(path) || path.starts_with("explain/");
    let (own, shared): (Vec<String>, Vec<String>) = files("internal").into_iter().partition(only_internal);
    assert_eq!(files("publication"), shared);
    assert_eq!((own.iter().filter(|path| is_list(path)).count(), own.len()), (6, 10), "{own:?}");
    for name in ["childrens/report.html", "childrens/report.pdf", "figures.csv", "provenance.json"] {
        assert!(files("publication").contains(&name.to_string()), "{name}");
    }
    let number = |folder: &str, ending: &str| {
        files("publication").iter().filter(|path| path.starts_with(folder) && path.ends_with(ending)).count()
    };
    assert!(number("childrens/charts/", ".svg") >= 8);
    assert_eq!(number("childrens/charts/", ".svg"), number("childrens/charts/", ".png"));
    assert!(number("childrens/tables/", ".csv") >= 20);
    let internal = BUILT.text("internal/childrens/report.html");
    assert!(internal.contains("not for publication"));
    assert!(!BUILT.text("publication/childrens/report.html").contains("not for publication"));
    let last = BUILT.run.out.lines().last().unwrap();
    assert_eq!(last, format!("Built {} files in ./output.", BUILT.tree.len()));
}

/// By its setting or by the command line, which has the last word.
#[test]
fn a_draft_says_so() {
    let example = Example::new();
    let titled = |arguments: &[&str]| {
        let run = example.run(&[&["build", "--report", "cover-lgsco"], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        let page = String::from_utf8(tree(&example.output())["cover-lgsco/report.html"].clone()).unwrap();
        let banner = page.contains("<p class=\"banner\">Draft \u{2013} not yet approved</p>");
        (page.contains("<title>Draft: "), banner)
    };
    assert_eq!(titled(&["--status", "draft"]), (true, true));
    assert_eq!(titled(&[]), (false, false));
    example.edit("report.toml", "[reports.cover-lgsco]\n", "[reports.cover-lgsco]\nstatus = \"draft\"\n");
    assert_eq!(titled(&[]), (true, true));
    assert_eq!(titled(&["--status", "final"]), (false, false));
}

#[test]
fn provenance_says_what_was_read() {
    let provenance = BUILT.text("publication/provenance.json");
    for words in [
        "\"audience\": \"publication\"",
        "\"reporting_year\": \"2023/24\"",
        "sample-data/lgsco_tracker.xlsx",
        "\"rows_read\": 1303",
        "\"rows_kept\": 1302",
    ] {
        assert!(provenance.contains(words), "{words}: {provenance}");
    }
    let place = BUILT.example.place().to_str().unwrap();
    assert!(!provenance.contains(place) && !provenance.contains("/tmp"), "it names no folder of the machine");
}

#[test]
fn the_page_is_one_file_that_asks_for_nothing() {
    let page = BUILT.text("publication/childrens/report.html");
    for wrong in ["<script", "src=\"http", "@import", "url(http", "<link rel=\"stylesheet\"", "<iframe"] {
        assert!(!page.contains(wrong), "{wrong}");
    }
    assert_eq!(page.matches("<h1").count(), 1);
    assert_eq!(page.matches("<table").count(), page.matches("<caption").count());
}

#[test]
fn a_report_that_is_not_configured_is_refused() {
    let example = Example::new();
    let run = example.run(&["build", "--report", "childrens_"]);
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert!(run.err.contains("The report \"childrens_\" is not configured in this folder."), "{}", run.err);
    assert!(run.err.contains("childrens"), "{}", run.err);
    assert!(!example.output().exists());
}

#[test]
fn figures_are_printed_in_three_forms() {
    let example = &BUILT.example;
    let csv = example.run(&["figures", "--format", "csv"]);
    assert_eq!(csv.out, BUILT.text("internal/figures.csv"), "the internal audience unless told otherwise");
    let listed = rows(csv.out.as_bytes());
    let json = example.run(&["figures", "--format", "json"]);
    assert_eq!(json.out.matches("\"figure\":").count(), listed.len() - 1);
    let table = example.run(&["figures"]);
    assert_eq!(table.out.lines().count(), listed.len() - 1);
    let line = table
        .out
        .lines()
        .find(|l| l.starts_with("childrens_statutory_upheld_share ") && l.contains("2023/24"))
        .unwrap();
    assert!(line.contains("42%") && line.ends_with("Share of statutory complaints upheld or partly upheld"), "{line}");
    let public = example.run(&["figures", "--format", "csv", "--audience", "publication"]);
    assert_eq!(public.out, BUILT.text("publication/figures.csv"));
}

#[test]
fn a_figure_is_explained() {
    let explain = |figure: &str| BUILT.example.run(&["explain", figure]);
    let holds = |run: &Run, words: &[&str]| {
        assert_eq!(run.code, 0, "{}", run.err);
        words.iter().for_each(|words| assert!(run.out.contains(words), "{words}: {}", run.out));
    };
    let share = explain("childrens_statutory_upheld_share");
    holds(
        &share,
        &[
            "2023/24: 42%",
            "65 of 156 is 41.67%, printed as 42%.",
            "definition: ",
            "legal basis: ",
            "reg 13",
            "https://www.legislation.gov.uk/",
        ],
    );
    holds(
        &share,
        &[
            "counted 65 rows of",
            "childrens_complaints_2023-24.xlsx, sheet \"Complaints\", where procedure is statutory",
        ],
    );
    holds(&explain("childrens_stage_1_mean_days"), &["2023/24: 12", "over 125 cases is", "sheet \"Stages\""]);
    holds(&explain("childrens_contacts"), &["2023/24: 25,242", "no rows are counted"]);
    let unknown = explain("childrens_statutory_recieved");
    assert_eq!((unknown.code, unknown.out.as_str()), (1, ""));
    assert!(unknown.err.contains("Did you mean childrens_statutory_received?"), "{}", unknown.err);
}

#[test]
fn an_export_is_inspected_and_its_mapping_drafted() {
    let inspect = |name: &str| run_in(BUILT.example.place(), &["inspect", &format!("sample-data/{name}")], &[]);
    let workbook = inspect(CHILDRENS);
    assert_eq!(workbook.code, 0, "{}", workbook.err);
    for words in [
        "Sheet \"Complaints\": 233 rows, 20 columns, headings in row 4",
        "Statutory (156)",
        "personal data, not shown",
        "table = \"childrens_stages\"",
    ] {
        assert!(workbook.out.contains(words), "{words}: {}", workbook.out);
    }
    let cases = inspect("dash_cases_2023-24.csv");
    assert!(
        cases.out.contains("most like the table crm_cases")
            && cases.out.contains("acknowledged = \"Date Acknowledged\""),
        "{}",
        cases.out
    );
    let missing = inspect("no.csv");
    assert_eq!((missing.code, missing.out.as_str()), (1, ""));
    assert!(missing.err.contains("There is no file sample-data/no.csv."), "{}", missing.err);
}

/// The exports cover 2023/24: of another year they say nothing, and nothing is not none.
#[test]
fn another_year_is_not_counted_as_none() {
    let run = BUILT.example.run(&["figures", "--format", "csv", "--year", "2022/23"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let listed = rows(run.out.as_bytes());
    let value = |figure: &str, year: &str| {
        listed.iter().find(|row| row[1] == figure && row[6] == year).map(|row| row[9].clone())
    };
    assert_eq!(
        value("childrens_statutory_received", "2022/23").as_deref(),
        Some("167"),
        "as an earlier report printed it"
    );
    assert_ne!(value("childrens_statutory_upheld", "2022/23").as_deref(), Some("0"), "no export covers the year");
    assert_eq!(value("childrens_statutory_received", "2023/24"), None, "the years end with the reporting year");
    let refused = Example::new().run(&["build", "--year", "2022/23"]);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""), "{}", refused.err);
    assert!(refused.err.contains("2022/23"), "{}", refused.err);
}

#[test]
fn what_is_wrong_with_both_editions_is_said_once() {
    let example = Example::new();
    fs::remove_file(example.folder().join("narrative/childrens/welcome.md")).unwrap();
    let run = example.run(&["check"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(example.problems().iter().filter(|row| row[1] == "narrative-missing").count(), 1);
}

#[test]
fn a_check_writes_nothing_but_its_notes() {
    let example = Example::new();
    let before = tree(example.place());
    example.edit("narrative/childrens/welcome.md", "\n", "\n{{ this_year.no_such }}\n");
    let run = example.run(&["check"]);
    assert_eq!(run.code, 1, "{}", run.err);
    let new: Vec<String> = tree(example.place()).into_keys().filter(|path| !before.contains_key(path)).collect();
    assert_eq!(new, ["examples/coventry-2023-24/checks/problems.csv"]);
}

#[test]
fn a_column_that_no_source_maps_is_not_counted_as_nothing() {
    let example = Example::new();
    example.edit("report.toml", "\nmade_by_child = ", "\n# made_by_child = ");
    example.edit("report.toml", "\nsex = ", "\n# sex = ");
    let listed = rows(example.run(&["figures", "--format", "csv"]).out.as_bytes());
    let value = |figure: &str, category: &str| {
        let is_it =
            |row: &&Vec<String>| row[1] == figure && row[4] == category && row[6] == "2023/24" && row[7] == "count";
        let row = listed.iter().find(is_it);
        row.map_or_else(|| panic!("{figure} is not listed"), |row| format!("{}{}", row[9], row[10]))
    };
    assert_eq!(value("childrens_made_by_children", ""), "[x]");
    assert_eq!(value("childrens_by_sex", "not_asked"), "229");
    assert_eq!(value("childrens_by_sex", "not_recorded"), "0");
    assert_eq!(value("childrens_with_advocate", ""), "8", "a column that is mapped is counted as before");
}

#[test]
fn keep_going_leaves_out_what_has_problems_and_names_it() {
    let example = Example::new();
    let workbook = example.data("adult_complaints_2023-24.xlsx");
    let bytes = fs::read(&workbook).unwrap();
    fs::write(&workbook, &bytes[..9000]).unwrap();
    assert_eq!(example.run(&["build"]).code, 1);
    assert!(!example.output().exists(), "a round is whole or not at all");
    let run = example.run(&["build", "--keep-going"]);
    assert_eq!(run.code, 1, "{}", run.err);
    for name in ["adult", "cover-adult", "briefing"] {
        assert!(run.err.contains(&format!("The report \"{name}\" has problems and was left out.")), "{}", run.err);
        assert!(!example.output().join(name).exists());
    }
    assert!(example.output().join("childrens/report.pdf").is_file());
    let provenance = fs::read_to_string(example.output().join("provenance.json")).unwrap();
    assert!(!provenance.contains("\"adult\""), "{provenance}");
}
