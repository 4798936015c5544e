//! Report folders in temporary places, and the program run on them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use tempfile::TempDir;

use super::pdf::Pdf;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The example built for both audiences, once for all tests that only look.
pub(crate) static BUILT: LazyLock<Built> = LazyLock::new(|| {
    let example = Example::new();
    let run = example.run(&["build", "--audience", "both"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let tree = tree(&example.output());
    Built { example, run, tree }
});

/// The words of each PDF of that build, read as a screen reader and as a search would read them.
pub(crate) static READ_ALOUD: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let files = BUILT.tree.iter().filter(|(path, _)| path.ends_with(".pdf"));
    files.map(|(path, bytes)| (path.clone(), read_aloud(bytes))).collect()
});

/// The words of a PDF, read as a screen reader and as a search would read them.
pub(crate) fn read_aloud(bytes: &[u8]) -> String {
    let pdf = Pdf::read(bytes);
    let mut lines = pdf.page_texts().to_vec();
    lines.extend(pdf.read_aloud(&[]));
    lines.extend(pdf.figures().into_iter().map(|(alt, _)| alt));
    lines.extend(pdf.bookmarks().into_iter().map(|(title, _)| title));
    lines.join("\n")
}

pub(crate) struct Built {
    pub(crate) example: Example,
    pub(crate) run: Run,
    /// Every file by its path in the output folder.
    pub(crate) tree: Tree,
}

pub(crate) type Tree = BTreeMap<String, Vec<u8>>;

impl Built {
    pub(crate) fn text(&self, path: &str) -> String {
        String::from_utf8(self.tree[path].clone()).unwrap()
    }

    /// The files of an audience, by their path in its folder.
    pub(crate) fn edition(&self, audience: &str) -> Tree {
        let prefix = format!("{audience}/");
        let files = self.tree.iter().filter_map(|(path, bytes)| Some((path.strip_prefix(&prefix)?, bytes)));
        files.map(|(path, bytes)| (path.to_string(), bytes.clone())).collect()
    }
}

/// How a run of the program ended.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program in a folder.
pub(crate) fn run_in(place: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_annual-report"));
    command.current_dir(place).args(arguments).envs(variables.iter().copied());
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

/// A copy of the example report folder with the exports it reads, laid out as in the repository.
pub(crate) struct Example(TempDir);

impl Example {
    pub(crate) fn new() -> Example {
        let place = tempfile::tempdir().unwrap();
        copy(&Path::new(ROOT).join("examples/coventry-2023-24"), &place.path().join("examples/coventry-2023-24"));
        copy(&Path::new(ROOT).join("sample-data"), &place.path().join("sample-data"));
        Example(place)
    }

    /// The folder that holds both the report folder and the exports.
    pub(crate) fn place(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.0.path().join("examples/coventry-2023-24")
    }

    /// A second report folder beside the first, which reads the same exports.
    pub(crate) fn another(&self, name: &str) -> PathBuf {
        let folder = self.0.path().join("examples").join(name);
        copy(&self.folder(), &folder);
        folder
    }

    pub(crate) fn output(&self) -> PathBuf {
        self.folder().join("output")
    }

    pub(crate) fn data(&self, name: &str) -> PathBuf {
        self.0.path().join("sample-data").join(name)
    }

    /// Runs a command in the report folder: `build .` where no folder is named.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        let (command, rest) = arguments.split_first().unwrap();
        let folder: &[&str] = if *command == "explain" { &[rest[0], "."] } else { &["."] };
        let rest = if *command == "explain" { &rest[1..] } else { rest };
        run_in(&self.folder(), &[&[*command], folder, rest].concat(), &[])
    }

    /// Changes a text file of the report folder; the words to replace must be there.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let path = self.folder().join(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{name} does not hold {from}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }

    /// The rows of `checks/problems.csv`, without its headings.
    pub(crate) fn problems(&self) -> Vec<Vec<String>> {
        let text = fs::read(self.folder().join("checks/problems.csv")).unwrap();
        rows(&text)[1..].to_vec()
    }
}

/// The rows of a CSV file, its headings among them.
pub(crate) fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    reader.records().map(|row| row.unwrap().iter().map(str::to_string).collect()).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let (path, name) = (entry.path(), entry.file_name());
        // What a build by hand may have left in the repository.
        if name == "output" || name == "checks" {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

/// Every file under a folder.
pub(crate) fn tree(folder: &Path) -> Tree {
    let mut files = Tree::new();
    collect(folder, folder, &mut files);
    files
}

fn collect(root: &Path, folder: &Path, files: &mut Tree) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            files.insert(name, fs::read(&path).unwrap());
        }
    }
}
