//! What the system must do in one step, so that no moment is left at which a folder is missing or has two writers.

use std::fs::File;
use std::io;
use std::path::Path;

/// Lets two folders change places at once. False where the system or the disk cannot.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Waits until nobody else writes beside this folder; the file returned holds the others off until it is dropped, or until
/// the program ends, however it ends. None where the disk knows no locks.
#[cfg(unix)]
pub(super) fn lock(parent: &Path) -> io::Result<Option<File>> {
    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;
    let folder = File::open(parent)?;
    match flock(&folder, FlockOperation::LockExclusive) {
        Ok(()) => Ok(Some(folder)),
        Err(Errno::NOTSUP | Errno::NOLCK | Errno::NOSYS | Errno::BADF | Errno::INVAL) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// As a folder cannot be locked here, a file beside it is, which nobody else may open and which goes with its handle. A second
/// build does not wait: it is told that the file is open in another program.
#[cfg(windows)]
pub(super) fn lock(parent: &Path) -> io::Result<Option<File>> {
    use std::os::windows::fs::OpenOptionsExt;
    const DELETE_ON_CLOSE: u32 = 0x0400_0000;
    let mut options = File::options();
    options.write(true).create(true).truncate(true).share_mode(0).custom_flags(DELETE_ON_CLOSE);
    options.open(parent.join(".annual-report.lock")).map(Some)
}

#[cfg(not(any(unix, windows)))]
pub(super) fn lock(_: &Path) -> io::Result<Option<File>> {
    Ok(None)
}
