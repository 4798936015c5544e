use std::fs;

use super::*;
use crate::diagnostics::Diagnostic;

const HEAD: &str = "reporting_year = \"2023/24\"\nexports_taken = 2024-11-01\n\
    council = { name = \"E\", short_name = \"E\", contact = { team = \"T\", email = \"t@example.org\", website = \"w\" } }\n\
    reports = { childrens = { title = \"R\", published = 2025-01-30 } }\n";
const SOURCE: &str = "[[sources]]\ntable = \"x\"\nfile = \"a.csv\"\ncolumns = {}\n";

fn opened(settings: &str, more: impl Fn(&Path)) -> (Option<Workspace>, Vec<String>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("report")).unwrap();
    let inner = folder.path().join("report");
    fs::write(inner.join("report.toml"), settings).unwrap();
    fs::write(inner.join("a.csv"), "Ref\n").unwrap();
    more(&inner);
    let mut problems = Problems::new();
    let workspace = Workspace::open(&inner, &mut problems);
    let line = |d: &Diagnostic| format!("{} | {} | {} | {}", d.code.name(), d.location, d.message, d.help);
    (workspace, problems.iter().map(line).collect(), folder)
}

fn expect(settings: &str, start: &str) {
    let found = opened(settings, |_| {}).1;
    assert!(found.len() == 1 && found[0].starts_with(start), "expected {start}\n{found:#?}");
}

#[test]
fn mistakes_in_settings_are_told_in_words_with_their_line() {
    let with = |more: &str| format!("{HEAD}{more}{SOURCE}");
    let invalid = "settings-invalid | report.toml, line 5, column ";
    expect(
        &with("sorces = 1\n"),
        &format!(
            "{invalid}1 | There is no setting \"sorces\" here. | Did you mean \"sources\"? Known: reporting_year,"
        ),
    );
    expect(&with("read_roots = 1\n"), &format!("{invalid}14 | This setting holds integer `1`; it should hold a list."));
    expect(
        &with("theme = { logo = { file = \"logo.png\" } }\n"),
        &format!("{invalid}18 | The setting \"alt\" is missing here."),
    );
    expect(&with("nonsense\n"), "settings-invalid | report.toml, line 5, column ");
    expect(
        &with("").replace("2024-11-01", "\"2024-11-01\""),
        "settings-invalid | report.toml, line 2, column 17 | This setting holds string",
    );
    expect(&with("").replace("2023/24", "2023/25"), "settings-invalid | report.toml, line 1, column 18 | ");
    expect(
        &with("").replace("short_name = \"E\", ", ""),
        "settings-invalid | report.toml, line 3, column 11 | The setting \"short_name\" is missing here.",
    );
    expect(&with("").replace("columns = {}", "columns = { a = 1 }"), "settings-invalid | report.toml, line 8, column ");
    expect(
        &with("age_bands = { childrens = [] }\n"),
        &format!("{invalid}15 | The age bands of childrens are not in order"),
    );
    expect(
        &with("read_roots = [\"../none\"]\n"),
        "file-missing | report.toml, line 5, column 15 | The read root ../none is not a folder.",
    );
}

#[test]
fn files_must_be_there_and_inside_the_folder_or_a_read_root() {
    let named = |file: &str| format!("{HEAD}{}", SOURCE.replace("a.csv", file));
    expect(
        &named("b.csv"),
        "file-missing | b.csv | There is no file b.csv. | Did you mean a.csv? The folder holds: a.csv, report.toml.",
    );
    expect(&named("../../etc/passwd"), "file-outside | ../../etc/passwd | ");
    expect(&named("/etc/passwd"), "file-outside | report.toml, line 7, column 1 | ");
    expect(&named("../none.csv"), "file-outside | ../none.csv | ");
    let outside = |inner: &Path| fs::write(inner.with_file_name("b.csv"), "Ref\n").unwrap();
    let (_, found, _folder) = opened(&format!("read_roots = [\"..\"]\n{}", named("../b.csv")), outside);
    assert!(found.is_empty(), "{found:#?}");
}

#[cfg(unix)]
#[test]
fn links_lead_nowhere_outside() {
    let link = |inner: &Path| {
        fs::write(inner.with_file_name("b.csv"), "Ref\n").unwrap();
        std::os::unix::fs::symlink("../b.csv", inner.join("link.csv")).unwrap();
    };
    let (workspace, found, _folder) = opened(&format!("{HEAD}{}", SOURCE.replace("a.csv", "link.csv")), link);
    assert!(found.len() == 1 && found[0].starts_with("file-outside | link.csv | "), "{found:#?}");
    assert_eq!(workspace.unwrap().read(Path::new("link.csv")).unwrap_err().code, Code::FileOutside);
}

#[test]
fn files_are_read_with_their_digest_and_texts_as_utf8() {
    let more = |inner: &Path| {
        fs::create_dir_all(inner.join("narrative/childrens")).unwrap();
        fs::write(inner.join("narrative/childrens/welcome.md"), "Hello").unwrap();
        fs::write(inner.join("narrative/childrens/bad.md"), b"a\nb\xFF").unwrap();
        fs::write(inner.join("empty.csv"), "").unwrap();
        fs::write(inner.join("~$a.csv"), "").unwrap();
    };
    let (workspace, found, _folder) = opened(&format!("{HEAD}{SOURCE}"), more);
    assert!(found.is_empty(), "{found:#?}");
    let workspace = workspace.unwrap();
    assert_eq!(workspace.read(Path::new("a.csv")).unwrap(), b"Ref\n", "a lock file alone hinders nothing");
    assert_eq!(workspace.digest(Path::new("a.csv")).unwrap().len(), 64);
    assert_eq!(workspace.digests().len(), 2);
    let narratives = workspace.narratives("childrens");
    assert_eq!(narratives, [Path::new("narrative/childrens/bad.md"), Path::new("narrative/childrens/welcome.md")]);
    assert_eq!(workspace.text(&narratives[1]).unwrap(), "Hello");
    assert_eq!(
        workspace.text(&narratives[0]).unwrap_err().location.to_string(),
        "narrative/childrens/bad.md, line 2, column 2"
    );
    assert_eq!(workspace.read(Path::new("empty.csv")).unwrap_err().code, Code::FileDamaged);
    assert!(workspace.read(Path::new("narrative")).unwrap_err().message.ends_with("is a folder, not a file."));
    assert!(workspace.templates().is_empty());
}

#[test]
fn a_folder_without_settings_is_a_problem() {
    let folder = tempfile::tempdir().unwrap();
    let mut problems = Problems::new();
    assert!(Workspace::open(folder.path(), &mut problems).is_none());
    assert!(Workspace::open(&folder.path().join("none"), &mut problems).is_none());
    assert_eq!(problems.errors(), 2);
}
