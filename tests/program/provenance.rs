//! What an output was made from, and whether a published folder is still what was built.

use std::fs;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::folder::{BUILT, Run, run_in, tree};

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The build of both audiences, written where it may be changed.
fn copied() -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    for (path, bytes) in &BUILT.tree {
        let path = place.path().join("out").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    place
}

fn verify(place: &Path, folder: &str) -> Run {
    run_in(place, &["verify", folder], &[])
}

#[test]
fn everything_that_made_an_output_stands_in_it_by_hash() {
    for edition in ["publication", "internal"] {
        let files = BUILT.edition(edition);
        let told: Value = serde_json::from_slice(&files["provenance.json"]).unwrap();
        let outputs = told["outputs"].as_object().unwrap();
        assert_eq!(outputs.len() + 1, files.len());
        for (path, bytes) in files.iter().filter(|(path, _)| *path != "provenance.json") {
            assert_eq!(outputs[path], sha256(bytes), "{path}");
        }
        let read = &told["read"];
        let settings = fs::read(BUILT.example.folder().join("report.toml")).unwrap();
        assert_eq!(read["settings"]["report.toml"], sha256(&settings));
        for (group, name) in
            [("exports", "../../sample-data/lgsco_tracker.xlsx"), ("narrative", "narrative/childrens/welcome.md")]
        {
            let bytes = fs::read(BUILT.example.folder().join(name)).unwrap();
            assert_eq!(read[group][name], sha256(&bytes), "{name}");
        }
        for part in ["source_sha256", "dependencies_sha256", "templates_sha256", "fonts_sha256"] {
            assert_eq!(told["program"][part].as_str().unwrap().len(), 64, "{part}");
        }
        let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
        assert_eq!(told["program"]["dependencies_sha256"], sha256(lock.replace("\r\n", "\n").as_bytes()));
    }
}

#[test]
fn what_is_as_it_was_built_verifies() {
    let place = copied();
    for (folder, editions) in [("out", 2), ("out/publication", 1), ("out/internal", 1)] {
        let run = verify(place.path(), folder);
        assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
        assert_eq!(run.out.matches("files are as they were built.").count(), editions, "{}", run.out);
        assert_eq!(run.out.matches("this program").count(), editions);
        let digest = run.out.lines().nth(1).unwrap().rsplit(' ').next().unwrap();
        assert!(BUILT.run.out.contains(&format!("provenance.json is {digest}.\n")), "{}", BUILT.run.out);
    }
}

#[test]
fn each_file_that_is_changed_missing_or_extra_is_named() {
    let place = copied();
    let out = place.path().join("out");
    let page = out.join("publication/childrens/report.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replacen("156", "157", 1)).unwrap();
    fs::remove_file(out.join("internal/figures.csv")).unwrap();
    fs::remove_dir_all(out.join("internal/adult")).unwrap();
    fs::write(out.join("internal/adult.docx"), "x").unwrap();
    fs::write(out.join("notes.txt"), "x").unwrap();
    let run = verify(place.path(), "out");
    assert_eq!(run.code, 1, "{}", run.out);
    for line in [
        "changed: childrens/report.html",
        "missing: figures.csv",
        "missing: the whole report \"adult\"",
        "extra: adult.docx",
        "extra: ../notes.txt",
    ] {
        assert_eq!(run.out.matches(&format!("  {line}\n")).count(), 1, "{line}\n{}", run.out);
    }
    assert!(!run.out.contains("missing: adult/"), "{}", run.out);
}

#[test]
fn a_report_alone_can_be_verified() {
    let place = copied();
    let inside = verify(place.path(), "out/publication/adult");
    assert_eq!(inside.code, 0, "{}", inside.out);
    assert!(inside.out.starts_with("The report \"adult\" of the publication edition"), "{}", inside.out);
    let alone = place.path().join("sent by post");
    fs::rename(place.path().join("out/publication/adult"), &alone).unwrap();
    let run = verify(place.path(), "sent by post");
    assert_eq!(run.code, 1);
    assert!(run.err.contains("--provenance FILE; without it nothing can be verified"), "{}", run.err);
    let given = ["verify", "sent by post", "--provenance", "out/publication/provenance.json"];
    let run = run_in(place.path(), &given, &[]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let mut page = fs::read(alone.join("report.pdf")).unwrap();
    page.push(b'\n');
    fs::write(alone.join("report.pdf"), page).unwrap();
    fs::copy(place.path().join("out/publication/provenance.json"), alone.join("provenance.json")).unwrap();
    let run = verify(place.path(), "sent by post");
    assert_eq!(run.code, 1);
    assert!(run.out.contains("The report \"adult\"") && run.out.contains("changed: report.pdf"), "{}", run.out);
}

#[test]
fn a_damaged_or_edited_provenance_is_told() {
    let place = copied();
    let path = place.path().join("out/publication/provenance.json");
    let sound = fs::read_to_string(&path).unwrap();
    let last = BUILT.tree["publication/figures.csv"].clone();
    for broken in [
        sound.replacen(&sha256(&last), &sha256(b"forged"), 1),
        sound.replacen("Coventry", "Conventry", 1),
        sound[..sound.len() / 2].to_string(),
        String::new(),
        "{}".to_string(),
    ] {
        assert_ne!(broken, sound);
        fs::write(&path, broken).unwrap();
        let run = verify(place.path(), "out/publication");
        assert_eq!((run.code, run.out.as_str()), (1, ""));
        assert!(run.err.starts_with("out/publication/provenance.json is damaged or was edited"), "{}", run.err);
    }
    let run = verify(place.path(), "nowhere");
    assert_eq!((run.code, run.err.as_str()), (3, "There is no folder nowhere.\n"));
    assert_eq!(tree(&place.path().join("out")).len(), BUILT.tree.len(), "verifying writes nothing");
}
