//! The program asks no network for anything, and could not.

use std::fs;
use std::process::{Command, Stdio};

use super::folder::Example;

/// Crates that ask for things over a network: none of them is compiled in, whatever a dependency could do with them.
const CLIENTS: [&str; 10] =
    ["curl", "h2", "hyper", "native-tls", "object_store", "openssl", "quinn", "reqwest", "rustls", "ureq"];

#[test]
fn no_client_of_a_network_is_compiled_in() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--edges", "normal", "--prefix", "none", "--offline", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let crates = String::from_utf8(tree.stdout).unwrap();
    let crates: Vec<&str> = crates.lines().filter_map(|line| line.split(' ').next()).collect();
    assert!(crates.contains(&"polars"), "{}", String::from_utf8_lossy(&tree.stderr));
    let found: Vec<_> = CLIENTS.iter().filter(|client| crates.contains(client)).collect();
    assert!(found.is_empty(), "{found:?}");
}

/// While it builds, the program has no socket open: looked at over and over, where the system lists open files.
#[test]
#[cfg(target_os = "linux")]
fn a_build_opens_no_socket() {
    let example = Example::new();
    let mut build = Command::new(env!("CARGO_BIN_EXE_annual-report"))
        .args(["build", ".", "--report", "childrens"])
        .current_dir(example.folder())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let open = format!("/proc/{}/fd", build.id());
    let mut looks = 0;
    while build.try_wait().unwrap().is_none() {
        let files = fs::read_dir(&open).into_iter().flatten().flatten();
        let sockets: Vec<_> = files.filter_map(|file| fs::read_link(file.path()).ok()).collect();
        let sockets: Vec<_> = sockets.iter().filter(|to| to.to_string_lossy().starts_with("socket:")).collect();
        assert!(sockets.is_empty(), "{sockets:?}");
        looks += 1;
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    assert!(build.wait().unwrap().success() && looks > 20, "{looks} looks");
}
