//! Files made to harm: each ends in a message that names its place and the fix, within bounded memory.
//!
//! The files are made here, byte by byte, and lie nowhere. `HOSTILE_TABLE=1 cargo test --test program hostile -- --nocapture`
//! prints what each took in time and, where GNU time is installed, in memory, and what was said of it.

mod files;
mod workbooks;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use tempfile::TempDir;

use super::folder::rows;

/// A hostile file and what must be said of it.
struct Hostile {
    /// What is hostile about it, in words.
    what: &'static str,
    /// The file's name: its ending says how it is read.
    name: &'static str,
    make: fn() -> Vec<u8>,
    /// Settings it is read under, beside the defaults.
    settings: &'static str,
    code: &'static str,
    /// How the location begins, after the file's name.
    place: &'static str,
    /// Part of the message or of what to do.
    words: &'static str,
}

/// The settings of a folder whose one source is the hostile file.
fn settings(hostile: &Hostile) -> String {
    let is_text = [".csv", ".txt"].iter().any(|ending| hostile.name.ends_with(ending));
    let sheet = if is_text { "" } else { "sheet = \"Cases\"\n" };
    format!(
        "reporting_year = \"2023/24\"\nexports_taken = 2024-11-01\n\
         [council]\nname = \"Anytown Council\"\nshort_name = \"Anytown\"\n\
         contact = {{ team = \"Complaints\", email = \"complaints@example.org\", website = \"https://example.org\" }}\n\
         [reports.childrens]\ntitle = \"Annual report\"\npublished = 2025-01-30\n\
         [codes.\"childrens_concerns.main_reason\"]\n\"Communication\" = []\n\
         {}\n[[sources]]\ntable = \"childrens_concerns\"\nfile = \"{}\"\n{sheet}\
         columns = {{ reference = \"Ref\", main_reason = \"Reason\" }}\n",
        hostile.settings, hostile.name
    )
}

/// The addresses that the program may take, where the system can be told so. Threads and libraries reserve half of it.
const KILOBYTES: u32 = 2_000_000;

fn is_measured() -> bool {
    std::env::var_os("HOSTILE_TABLE").is_some()
}

fn check(folder: &Path) -> std::process::Output {
    let program = env!("CARGO_BIN_EXE_annual-report");
    if cfg!(target_os = "linux") {
        let timed = if is_measured() { "/usr/bin/time -f '%M KB' " } else { "" };
        let limited = format!("ulimit -v {KILOBYTES}; exec {timed}\"$0\" check .");
        Command::new("sh").args(["-c", &limited, program]).current_dir(folder).output().unwrap()
    } else {
        Command::new(program).args(["check", "."]).current_dir(folder).output().unwrap()
    }
}

/// What is wrong with how the program took the file.
fn missed(hostile: &Hostile) -> Option<String> {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("report.toml"), settings(hostile)).unwrap();
    fs::write(folder.path().join(hostile.name), (hostile.make)()).unwrap();
    let began = Instant::now();
    let output = check(folder.path());
    let took = began.elapsed();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    let found = fs::read(folder.path().join("checks/problems.csv")).map(|bytes| rows(&bytes)).unwrap_or_default();
    let place = format!("{}{}", hostile.name, hostile.place);
    let said = found.iter().find(|row| {
        row[1] == hostile.code
            && row[2].starts_with(&place)
            && (row[5].contains(hostile.words) || row[6].contains(hostile.words))
    });
    if is_measured() {
        let memory = err.lines().rfind(|line| line.ends_with(" KB")).unwrap_or_default();
        println!("{} | {:.2} s | {memory} | {}", hostile.what, took.as_secs_f64(), said.map_or("", |row| &row[5]));
    }
    let ended = output.status.code() == Some(1) && said.is_some_and(|row| !row[6].is_empty());
    (!ended).then(|| {
        format!("{}: {} and no {} at {place} in\n{}\n{err}", hostile.what, output.status, hostile.code, lines(&found))
    })
}

fn lines(found: &[Vec<String>]) -> String {
    found.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n")
}

fn each_is_refused(corpus: &[Hostile]) {
    let missed: Vec<String> = corpus.iter().filter_map(missed).collect();
    assert!(missed.is_empty(), "{}", missed.join("\n\n"));
}

#[test]
fn workbooks_end_in_a_message() {
    each_is_refused(workbooks::CORPUS);
}

#[test]
fn texts_end_in_a_message() {
    each_is_refused(files::CORPUS);
}
