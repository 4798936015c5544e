//! What settings declare of the reports: how accessible they are, where they are published, and whether they are finished.

use std::fs;

use super::folder::{BUILT, Example, READ_ALOUD};
use super::markup::visible;

const REPORTS: [&str; 4] = ["childrens", "adult", "lgsco", "authority"];

fn words(example: &Example, report: &str) -> String {
    visible(&fs::read_to_string(example.output().join(report).join("report.html")).unwrap())
}

#[test]
fn accessibility_is_stated_as_settings_declare_it() {
    for report in REPORTS {
        let page = visible(&BUILT.text(&format!("publication/{report}/report.html"))).replace('\u{a0}', " ");
        for said in [
            "This report meets the standard in part",
            "It was last tested on 13 January 2025 by the Insight team.",
            "This statement was prepared on 14 January 2025.",
            "Nobody who uses a screen reader or other assistive technology has tested it yet.",
            "the Equality Advisory and Support Service",
        ] {
            assert!(page.contains(said), "{report}: {said}");
        }
    }
    let example = Example::new();
    let settings = fs::read_to_string(example.folder().join("report.toml")).unwrap();
    let start = settings.find("[accessibility]\n").unwrap();
    let end = start + settings[start..].find("\n# ---").unwrap();
    example.edit("report.toml", &settings[start..end], "");
    let run = example.run(&["build", "--report", "lgsco"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = words(&example, "lgsco");
    assert!(page.contains("We have not declared how far this report meets the standard."), "nothing is claimed");
    assert!(!page.contains("last tested") && !page.contains("shortfalls") && !page.contains("was prepared"));
}

#[test]
fn a_declaration_that_contradicts_itself_is_refused() {
    for (from, to, place, why) in [
        ("test = { day", "# test = { day", "status", "and no test that shows it"),
        ("status = \"partial\"", "status = \"full\"", "shortfalls", "in full and fall short of it"),
    ] {
        let example = Example::new();
        example.edit("report.toml", from, to);
        let settings = fs::read_to_string(example.folder().join("report.toml")).unwrap();
        let part = settings.find("[accessibility]\n").unwrap();
        let at = part + settings[part..].find(&format!("\n{place} =")).unwrap() + 1;
        let line = settings[..at].matches('\n').count() + 1;
        let run = example.run(&["check", "--report", "lgsco"]);
        assert_eq!(run.code, 1);
        assert!(run.err.contains(why) && run.err.contains(&format!("report.toml, line {line}, ")), "{}", run.err);
    }
}

#[test]
fn each_report_names_the_others_of_the_year_and_leads_to_those_that_have_an_address() {
    let adult = "Adult Social Care complaints and representations annual report";
    for report in REPORTS {
        let words = visible(&BUILT.text(&format!("publication/{report}/report.html")));
        let list = words.split("Our other reports of 2023/24 are:").nth(1).unwrap();
        assert_eq!(
            list.lines().take(8).any(|line| line.contains(adult)),
            report != "adult",
            "{report}: itself is no other"
        );
        assert!(!list.contains("Cabinet Member report:"), "{report}: papers about reports are none");
    }
    let example = Example::new();
    let address = "https://www.coventry.gov.uk/reports/adult-2023-24";
    let title = format!("title = \"{adult}\"\n");
    example.edit("report.toml", &title, &format!("{title}address = \"{address}\"\n"));
    let run = example.run(&["build", "--report", "childrens"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let page = fs::read_to_string(example.output().join("childrens/report.html")).unwrap();
    assert!(page.contains(&format!("<a href=\"{address}\">{adult}</a>")), "a link to where it is published");
    let before = visible(&BUILT.text("publication/childrens/report.html"));
    assert_eq!(visible(&page), before, "the words are the same with a link and without");
    assert!(READ_ALOUD["publication/childrens/report.pdf"].contains("Our other reports of"));
    example.edit("report.toml", address, "www.coventry.gov.uk");
    let run = example.run(&["check", "--report", "childrens"]);
    assert!(run.code == 1 && run.err.contains("is not that of a web page"), "{}", run.err);
}

#[test]
fn a_final_report_holds_no_placeholder_and_a_draft_may() {
    let example = Example::new();
    example.edit("report.toml", "advocacy_provider = \"Barnardo's\"", "advocacy_provider = \"TBC\"");
    let welcome = example.folder().join("narrative/childrens/welcome.md");
    let text = fs::read_to_string(&welcome).unwrap();
    fs::write(&welcome, format!("**To write:** the director's welcome.\n\n{text}")).unwrap();
    let run = example.run(&["build", "--report", "childrens"]);
    assert_eq!(run.code, 1);
    let settings = fs::read_to_string(example.folder().join("report.toml")).unwrap();
    let line = settings.lines().position(|line| line.contains("\"TBC\"")).unwrap() + 1;
    for said in [
        &format!("report.toml, line {line}, column"),
        "narrative/childrens/welcome.md, line 1, column 3",
        "--status draft",
    ] {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
    let run = example.run(&["build", "--report", "childrens", "--status", "draft"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let run = example.run(&["build", "--report", "childrens", "--keep-going"]);
    assert_eq!(run.code, 1, "settings are those of every report: {}", run.err);
}
