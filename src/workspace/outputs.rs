//! Reading what a build wrote, to check it or to go on from it.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::files;

/// Every file under a folder, by its path within it with forward slashes, with its SHA-256. Links are read as what they
/// lead to.
///
/// # Errors
/// Where a folder or file cannot be read.
pub fn digests(folder: &Path) -> io::Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    collect(folder, "", &mut found)?;
    Ok(found)
}

fn collect(folder: &Path, within: &str, found: &mut BTreeMap<String, String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{within}{}", entry.file_name().to_string_lossy());
        let path = entry.path();
        if path.is_dir() {
            collect(&path, &format!("{name}/"), found)?;
        } else {
            found.insert(name, files::digest(&fs::read(&path)?));
        }
    }
    Ok(())
}

/// The bytes of a file of an output; none where there is no such file.
///
/// # Errors
/// Where it is there and cannot be read.
pub fn bytes(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
