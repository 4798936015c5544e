//! The README's commands are commands of the program.

use std::fs;
use std::path::Path;

use super::folder::run_in;

#[test]
fn every_command_of_the_readme_is_one() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let text = fs::read_to_string(&path).expect("the repository has a README.md");
    let commands = commands(&text);
    assert!(!commands.is_empty(), "the README shows how to run the program");
    for command in commands {
        let wrong = complaint(&command);
        assert_eq!(wrong, None, "README.md: {command}");
    }
}

/// The command lines that begin with the program's name, in the fenced blocks.
fn commands(text: &str) -> Vec<String> {
    let blocks = text.split("```").skip(1).step_by(2);
    let lines = blocks.flat_map(|block| block.lines().skip(1));
    let lines = lines.map(|line| line.trim().trim_start_matches("$ "));
    let bare = |line: &str| line.split(" #").next().unwrap_or(line).trim().to_string();
    let ours = lines.filter_map(|line| {
        let line =
            line.strip_prefix("cargo run -- ").map(|rest| format!("annual-report {rest}")).unwrap_or(line.into());
        line.starts_with("annual-report ").then(|| bare(&line))
    });
    ours.collect()
}

/// What the program has against a command; it is run where there is nothing to read or to write.
fn complaint(command: &str) -> Option<String> {
    let place = tempfile::tempdir().unwrap();
    let arguments: Vec<&str> = command.split_whitespace().skip(1).collect();
    let run = run_in(place.path(), &arguments, &[]);
    (run.code == 2).then_some(run.err)
}

#[test]
fn commands_are_found_and_wrong_ones_told() {
    let text = "Words annual-report no\n```sh\nannual-report build --nonsense\n$ annual-report check my-council  # says\ncargo test\ncargo run -- build\n```\n";
    assert_eq!(
        commands(text),
        ["annual-report build --nonsense", "annual-report check my-council", "annual-report build"]
    );
    assert!(complaint("annual-report build --nonsense").is_some());
    assert_eq!(complaint("annual-report check my-council"), None);
}
