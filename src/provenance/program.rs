//! The program by hash. The executable itself is not hashed: compilers and machines make different bytes of the same
//! sources. What it was compiled from is the same everywhere: its sources, the versions of its dependencies, its templates.

use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use serde::{Deserialize, Serialize};

use crate::workspace;

static SOURCE: Dir = include_dir!("$CARGO_MANIFEST_DIR/src");
static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/report-templates");
static LOCK: &str = include_str!("../../Cargo.lock");

/// The program that made an output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    pub name: String,
    pub version: String,
    /// Over the files of `src`: SHA-256 of the list that `sha256sum` prints of them in the order of their names.
    pub source_sha256: String,
    /// Of `Cargo.lock`, which names every dependency with its version and its own checksum.
    pub dependencies_sha256: String,
    /// Over `report-templates` without its fonts, as over the sources.
    pub templates_sha256: String,
    /// Over `report-templates/fonts`, as over the sources.
    pub fonts_sha256: String,
}

/// This program.
pub fn program() -> Program {
    static THIS: LazyLock<Program> = LazyLock::new(|| {
        let (fonts, templates): (Vec<Line>, Vec<Line>) =
            lines(&TEMPLATES).into_iter().partition(|line| line.path.starts_with("fonts/"));
        Program {
            name: env!("CARGO_PKG_NAME").to_string(),
            version: env!("CARGO_PKG_VERSION").to_string(),
            source_sha256: digest(&lines(&SOURCE)),
            dependencies_sha256: workspace::sha256(LOCK.replace("\r\n", "\n").as_bytes()),
            templates_sha256: digest(&templates),
            fonts_sha256: digest(&fonts),
        }
    });
    THIS.clone()
}

struct Line {
    path: String,
    sha256: String,
}

fn digest(lines: &[Line]) -> String {
    let listed: String = lines.iter().map(|line| format!("{}  {}\n", line.sha256, line.path)).collect();
    workspace::sha256(listed.as_bytes())
}

/// The files of a folder in the order of their paths. Texts are hashed with the line ends of the repository, so that a
/// checkout on Windows is the same program.
fn lines(folder: &Dir) -> Vec<Line> {
    let mut found: Vec<Line> = folder.dirs().flat_map(lines).collect();
    found.extend(folder.files().map(|file| {
        let path = file.path().to_string_lossy().replace('\\', "/");
        let sha256 = match file.contents_utf8() {
            Some(text) => workspace::sha256(text.replace("\r\n", "\n").as_bytes()),
            None => workspace::sha256(file.contents()),
        };
        Line { path, sha256 }
    }));
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_and_templates_are_listed_once_each_in_order() {
        for (folder, known) in [(&SOURCE, "provenance/program.rs"), (&TEMPLATES, "childrens/01-key-facts.md")] {
            let paths: Vec<String> = lines(folder).into_iter().map(|line| line.path).collect();
            assert!(paths.iter().any(|path| path == known), "{paths:?}");
            assert!(paths.is_sorted() && paths.windows(2).all(|pair| pair[0] != pair[1]));
        }
    }

    #[test]
    fn a_changed_name_or_content_is_another_program() {
        let line = |path: &str, sha256: &str| Line { path: path.into(), sha256: sha256.into() };
        let one = digest(&[line("a.rs", "00"), line("b.rs", "11")]);
        assert_ne!(one, digest(&[line("a.rs", "11"), line("b.rs", "00")]));
        assert_ne!(one, digest(&[line("a.rs", "00")]));
        assert_eq!(program().fonts_sha256.len(), 64);
    }
}
