//! Words that would be markup, formulas or commands somewhere: they are printed as words, or refused.

use std::fs;
use std::io::Cursor;

use calamine::{Reader, Xlsx};

use super::folder::{Example, read_aloud, rows, tree};
use super::markup::visible;

const COUNCIL: &str = "<script>alert(1)</script> & \"Co\" (a\\) ]]> ${x}";
const TITLE: &str = "Report</title><img src=x onerror=alert(2)> (year";
const SENDER: &str = "=HYPERLINK(\"http://x\")<b onmouseover=alert(3)>";
const NARRATIVE: &str = "Said \\<script>alert(4)\\</script> and \\<img src=x onerror=alert(5)> of ) Tj ET (us.";

/// The example with words in its settings and narrative that mean something to a browser, a spreadsheet or a PDF reader.
fn poisoned() -> Example {
    let quoted = |words: &str| format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""));
    let example = Example::new();
    example.edit("report.toml", "name = \"Coventry City Council\"", &format!("name = {}", quoted(COUNCIL)));
    let title = "\"Children's Services complaints and representations annual report\"";
    example.edit("report.toml", title, &quoted(TITLE));
    let sender = format!("{} = [\"Foster Carers\"]", quoted(SENDER));
    example.edit("report.toml", "\"Foster Carers\" = []", &sender);
    let welcome = example.folder().join("narrative/childrens/welcome.md");
    let text = fs::read_to_string(&welcome).unwrap();
    fs::write(welcome, format!("{text}\n\n{NARRATIVE}\n")).unwrap();
    example
}

#[test]
fn what_is_markup_or_a_formula_elsewhere_is_words_here() {
    let example = poisoned();
    let run = example.run(&["build", "--report", "childrens", "--audience", "both"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    for (path, bytes) in tree(&example.output()) {
        if path.ends_with(".pdf") {
            let said = read_aloud(&bytes);
            assert!(said.contains("(a\\) ]]> ${x}") && said.contains(") Tj ET (us."), "{path}: {said}");
        }
        if path.ends_with(".xlsx") {
            let mut book = Xlsx::new(Cursor::new(&bytes)).unwrap();
            for sheet in book.sheet_names() {
                assert!(book.worksheet_formula(&sheet).unwrap().used_cells().next().is_none(), "{path}: {sheet}");
            }
        }
        let Ok(text) = String::from_utf8(bytes) else { continue };
        if path.ends_with(".csv") {
            let runs = rows(text.as_bytes()).into_iter().flatten().find(|cell| cell.starts_with(['=', '@']));
            assert_eq!(runs, None, "{path}");
        }
        if path.ends_with(".html") || path.ends_with(".svg") {
            for tag in ["<script>alert", "<img src=x", "<b onmouseover"] {
                assert!(!text.contains(tag), "{path} holds {tag}");
            }
        }
        if path.ends_with("report.html") {
            let words = visible(&text);
            // Quotes are set as in print, and Markdown's strokes before a sign are its own.
            let council = COUNCIL.replace("\"Co\"", "“Co”");
            assert!(words.contains(&council) && words.contains(&NARRATIVE.replace("\\<", "<")), "{path}");
        }
    }
}

#[test]
fn raw_markup_in_a_narrative_is_refused() {
    let example = Example::new();
    let welcome = example.folder().join("narrative/childrens/welcome.md");
    fs::write(welcome, "<script>alert(1)</script>\n").unwrap();
    let run = example.run(&["build", "--report", "childrens"]);
    assert_eq!(run.code, 1, "{}", run.out);
    let problems = example.problems();
    let refused =
        |row: &&Vec<String>| row[1] == "template-invalid" && row[2].starts_with("narrative/childrens/welcome.md");
    assert!(problems.iter().any(|row| refused(&row)), "{problems:?}");
}
