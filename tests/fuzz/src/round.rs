//! The example round in a temporary folder, small enough to be read thousands of times a second: what fuzz targets change
//! one file of.

use std::fs;
use std::path::{Path, PathBuf};

use annual_report::analysis::{Figures, Inputs, evaluate};
use annual_report::diagnostics::Problems;
use annual_report::ingest::{self, Tables};
use annual_report::workspace::Workspace;
use toml::{Table, Value};

const REPOSITORY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The sample exports, as the example's settings name them.
const EXPORTS: &str = "../../sample-data/";

/// A report folder of one process.
pub struct Round(PathBuf);

impl Round {
    /// A folder with the example's settings, of whose sources only those that `keep` are left. Exports lie beside `report.toml`.
    pub fn new(name: &str, keep: impl Fn(&Table) -> bool) -> Round {
        let round = Round::empty(name);
        let mut settings: Table = example("report.toml").parse().expect("the example's settings are TOML");
        settings.insert("read_roots".into(), Value::Array(Vec::new()));
        settings.remove("theme");
        let sources = settings.get_mut("sources").and_then(Value::as_array_mut).expect("the example has sources");
        sources.retain(|source| source.as_table().is_some_and(&keep));
        for source in sources.iter_mut().filter_map(Value::as_table_mut) {
            let file = file_of(source);
            source.insert("file".into(), Value::String(file));
        }
        round.put("report.toml", settings.to_string().as_bytes());
        round
    }

    /// A folder that holds nothing yet, in memory where the system has such a place.
    pub fn empty(name: &str) -> Round {
        let shared = Path::new("/dev/shm");
        let place = if shared.is_dir() { shared.to_path_buf() } else { std::env::temp_dir() };
        let folder = place.join(format!("annual-report-fuzz-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a temporary folder can be made");
        Round(folder)
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    pub fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a temporary file can be written");
    }

    /// Copies the first lines of a sample export.
    pub fn put_lines(&self, name: &str, lines: usize) {
        let text = export(name);
        let text = String::from_utf8_lossy(&text);
        self.put(name, text.split_inclusive('\n').take(lines).collect::<String>().as_bytes());
    }

    pub fn open(&self, problems: &mut Problems) -> Option<Workspace> {
        Workspace::open(&self.0, problems)
    }

    /// Reads everything and, where nothing forbids it, computes every figure.
    ///
    /// Figures take a hundred times as long as reading, so they are computed for some inputs only, and always for the same.
    pub fn read(&self, input: &[u8]) {
        let mut problems = Problems::new();
        let workspace = self.open(&mut problems);
        if let Some(workspace) = &workspace {
            let tables = ingest::read(workspace, &mut problems);
            if !problems.has_errors() && input.len() % 32 == 0 {
                figures(workspace, tables);
            }
        }
        located(&problems);
    }
}

/// Every figure, publication's protection of it included.
pub fn figures(workspace: &Workspace, mut tables: Tables) -> Figures {
    let frames = std::mem::take(&mut tables.frames);
    let mut inputs = Inputs::new(frames, &workspace.settings).expect("tables that were read can be counted");
    inputs.reconcile(&tables.inputs).expect("tables that were read can be compared");
    let figures = evaluate(&inputs, workspace.settings.reporting_year).expect("figures of what was read can be computed");
    figures.protect(&workspace.settings.disclosure).figures
}

/// Every problem says where it is, what is wrong and what to do.
pub fn located(problems: &Problems) {
    for problem in problems.iter() {
        let complete = [&problem.location.file, &problem.message, &problem.help].iter().all(|text| !text.is_empty());
        assert!(complete, "{problem:?}");
    }
}

/// The name of a source's file, without the folder that the example keeps it in.
pub fn file_of(source: &Table) -> String {
    let file = source.get("file").and_then(Value::as_str).unwrap_or_default();
    file.trim_start_matches(EXPORTS).to_string()
}

/// A text of the example's folder.
pub fn example(name: &str) -> String {
    let path = Path::new(REPOSITORY).join("examples/coventry-2023-24").join(name);
    fs::read_to_string(path).expect("the repository holds its example")
}

/// A sample export.
pub fn export(name: &str) -> Vec<u8> {
    fs::read(Path::new(REPOSITORY).join("sample-data").join(name)).expect("the repository holds its sample data")
}
