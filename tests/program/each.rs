//! Many councils' folders in one command.

use std::fs;

use super::folder::{BUILT, Example, run_in, tree};

/// A folder that can be built, one whose export has a fault, one that is not there, and the first again.
const FOLDERS: [&str; 4] = ["coventry-2023-24", "faulty", "missing", "./coventry-2023-24/"];

fn councils() -> Example {
    let example = Example::new();
    let faulty = example.another("faulty");
    let settings = fs::read_to_string(faulty.join("report.toml")).unwrap();
    let settings = settings.replace("exports_taken = 2024-11-01", "exports_taken = \"last autumn\"");
    fs::write(faulty.join("report.toml"), settings).unwrap();
    example
}

#[test]
fn one_folder_that_fails_does_not_stop_the_others() {
    let example = councils();
    let arguments = [&["build", "--report", "lgsco", "--each"][..], &FOLDERS].concat();
    let run = run_in(&example.place().join("examples"), &arguments, &[]);
    assert_eq!(run.code, 1, "{}{}", run.out, run.err);
    let lines: Vec<&str> = run.out.lines().collect();
    let [built, faulty, missing, last] = lines[..] else { panic!("{}", run.out) };
    assert!(
        built.starts_with("coventry-2023-24: ") && built.contains(" files in coventry-2023-24/output, "),
        "{built}"
    );
    assert_eq!(faulty, "faulty: nothing was built, 1 error.");
    assert_eq!(missing, "missing: nothing was built, 1 error.");
    assert_eq!(last, "Built 1 of 3 folders.");
    let (_, of_faulty) = run.err.split_once("In faulty:\n").unwrap();
    let (of_faulty, of_missing) = of_faulty.split_once("In missing:\n").unwrap();
    assert!(of_faulty.contains("report.toml, line ") && of_faulty.contains("last autumn"), "{of_faulty}");
    assert!(of_missing.contains("report.toml"), "{of_missing}");
    let ours = tree(&example.output());
    assert!(ours.keys().any(|path| path.starts_with("lgsco/")));
    for (path, bytes) in ours.iter().filter(|(path, _)| path.starts_with("lgsco/")) {
        assert!(BUILT.edition("publication")[path] == *bytes, "{path} is not as it is built alone");
    }
    assert!(!example.place().join("examples/faulty/output").exists());
    assert!(!example.place().join("examples/missing").exists());
}

#[test]
fn many_folders_are_checked_in_one_command() {
    let example = councils();
    let place = example.place().join("examples");
    let arguments = [&["check", "--report", "cover-childrens", "--each"][..], &FOLDERS].concat();
    let run = run_in(&place, &arguments, &[]);
    let lines: Vec<&str> = run.out.lines().collect();
    let [good, faulty, missing, last] = lines[..] else { panic!("{}", run.out) };
    assert!(good.starts_with("coventry-2023-24 can be built: "), "{good}");
    assert_eq!((faulty, missing), ("faulty cannot be built: 1 error.", "missing cannot be built: 1 error."));
    assert_eq!((run.code, last), (1, "No problem forbids a build in 1 of 3 folders."));
    assert!(place.join("faulty/checks/problems.csv").is_file());
    assert!(!example.output().exists());
}

#[test]
fn what_is_meant_for_one_folder_is_refused_for_many() {
    let place = tempfile::tempdir().unwrap();
    let refused = |arguments: &[&str]| run_in(place.path(), arguments, &[]).code == 2;
    for arguments in [
        &["build", "--out", "x", "--each", "a", "b"][..],
        &["build", "--against", "x", "--each", "a"],
        &["build", "a", "--each", "b"],
        &["build", "--each"],
        &["check", "a", "--each", "b"],
        &["check"],
    ] {
        assert!(refused(arguments), "{arguments:?}");
    }
}
