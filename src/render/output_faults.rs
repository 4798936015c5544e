//! The writer killed, crowded, out of room and forbidden to write: the output before it stays whole.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use super::*;

/// Where the program that is started here writes.
const PLACE: &str = "ANNUAL_REPORT_TEST_PLACE";

const FILES: usize = 6;

/// A build of which every file says the same word.
fn build(word: &str) -> Vec<OutputFile> {
    let file = |path: String| OutputFile { path, bytes: word.repeat(500).into_bytes() };
    let files = (0..FILES).map(|at| file(format!("report-{}/file-{at}.txt", at % 3)));
    [file(MARK.to_string())].into_iter().chain(files).collect()
}

/// The word of the build that the folder holds, the whole of it and nothing else.
fn word_of(folder: &Path) -> String {
    let digests = crate::workspace::outputs::digests(folder).unwrap();
    let text = fs::read_to_string(folder.join(MARK)).unwrap();
    let word = text[..text.len() / 500].to_string();
    let expected = build(&word);
    assert_eq!(digests.len(), expected.len(), "{digests:?}");
    for file in expected {
        assert_eq!(fs::read(folder.join(&file.path)).unwrap(), file.bytes, "{}", file.path);
    }
    word
}

fn beside(folder: &Path) -> usize {
    fs::read_dir(parent(folder)).unwrap().count() - 1
}

/// This test program with one of the helpers below, as a command for `sh`.
fn helper(name: &str) -> (PathBuf, [String; 4]) {
    let name = format!("render::output::output_faults::{name}");
    (std::env::current_exe().unwrap(), ["--ignored".into(), "--nocapture".into(), "--exact".into(), name])
}

#[test]
#[ignore = "the program that other tests kill"]
fn write_for_ever() {
    let folder = PathBuf::from(std::env::var_os(PLACE).unwrap());
    // The first build starts threads, which takes longer than to write.
    replace(&folder, &build("word")).unwrap();
    println!("\nbegun");
    for n in 0..1_000_000 {
        replace(&folder, &build(&format!("word{n:06}"))).unwrap();
    }
}

fn writer(folder: &Path) -> Child {
    let (program, arguments) = helper("write_for_ever");
    let mut command = Command::new(program);
    let mut child = command.args(arguments).env(PLACE, folder).stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.map(Result::unwrap).any(|line| line == "begun"));
    child
}

/// Moments in microseconds, as if at random and the same in every run.
fn moments() -> impl Iterator<Item = u64> {
    let next = |seed: &u64| Some(seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
    std::iter::successors(Some(2024), next).map(|seed| (seed >> 33) % 48_000)
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
#[test]
fn a_build_killed_at_fifty_moments_leaves_a_whole_output_each_time() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("output");
    replace(&folder, &build("first")).unwrap();
    let mut words = std::collections::BTreeSet::new();
    for moment in moments().take(50) {
        let mut writer = writer(&folder);
        thread::sleep(Duration::from_micros(moment));
        writer.kill().unwrap();
        writer.wait().unwrap();
        words.insert(word_of(&folder));
    }
    assert!(words.len() > 2, "it was killed while it wrote: {words:?}");
    replace(&folder, &build("last")).unwrap();
    assert_eq!((word_of(&folder).as_str(), beside(&folder)), ("last", 0), "what was left is cleared away");
}

#[test]
fn where_folders_cannot_change_places_a_killed_build_is_mended_by_the_next() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("output");
    replace(&folder, &build("first")).unwrap();
    fs::rename(&folder, sibling(&folder, "old")).unwrap();
    let clash = [build("two"), vec![OutputFile { path: "report-0".into(), bytes: Vec::new() }]].concat();
    assert!(replace(&folder, &clash).is_err());
    assert_eq!((word_of(&folder).as_str(), beside(&folder)), ("first", 0));
}

#[cfg(unix)]
#[test]
fn builds_into_one_folder_at_once_each_end_whole() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("output");
    thread::scope(|scope| {
        for word in ["one", "two", "six"] {
            let folder = &folder;
            scope.spawn(move || (0..30).for_each(|_| replace(folder, &build(word)).unwrap()));
        }
    });
    assert!(["one", "two", "six"].contains(&word_of(&folder).as_str()));
    assert_eq!(beside(&folder), 0);
}

#[test]
#[ignore = "the program that is started on a small disk"]
fn write_until_it_is_full() {
    let folder = PathBuf::from(std::env::var_os(PLACE).unwrap()).join("output");
    replace(&folder, &build("first")).unwrap();
    let error = replace(&folder, &build(&"second".repeat(100))).unwrap_err();
    assert!(error.to_string().contains("disk has room"), "{error}");
    assert_eq!((word_of(&folder).as_str(), beside(&folder)), ("first", 0));
}

#[test]
#[ignore = "the program that is started on a disk that may not be written"]
fn write_where_it_may_not() {
    let folder = PathBuf::from(std::env::var_os(PLACE).unwrap()).join("output");
    let error = replace(&folder, &build("second")).unwrap_err();
    assert!(error.to_string().contains("may write there"), "{error}");
    assert_eq!((word_of(&folder).as_str(), beside(&folder)), ("first", 0));
}

/// Runs where a user may mount a disk of their own, as on most Linux systems.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_one_that_is_read_only_keep_the_output_before() {
    let place = tempfile::tempdir().unwrap();
    let unshared =
        |script: &str| Command::new("unshare").args(["-rm", "sh", "-ec", script]).env(PLACE, place.path()).output();
    let mount = format!("mount -t tmpfs -o size=400k tmpfs '{}'", place.path().display());
    if !unshared(&mount).is_ok_and(|tried| tried.status.success()) {
        eprintln!("not run: this system lets nobody mount a disk");
        return;
    }
    let command = |name: &str| {
        let (program, arguments) = helper(name);
        format!("'{}' {}", program.display(), arguments.join(" "))
    };
    let script = format!(
        "{mount}; {}; mount -o remount,ro '{}'; {}",
        command("write_until_it_is_full"),
        place.path().display(),
        command("write_where_it_may_not")
    );
    let run = unshared(&script).unwrap();
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(run.status.success() && said.matches("1 passed").count() == 2, "{said}");
}
