//! Many report folders in one command: side by side, each by itself, told of in the order in which they were named.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use super::STACK;
use super::console::{self, Working};
use super::exit::{self, Exit};
use crate::flow::Failure;

/// What is done with each of many folders.
pub(super) struct Task<W, T> {
    /// How the last line counts them: `Built`.
    pub done: &'static str,
    /// Done on any of the cores. It prints nothing.
    pub work: W,
    /// Prints what came of a folder, one after another; its last line names the folder.
    pub tell: T,
}

/// Does the task for every folder; none that fails stops the others. The exit code is that of the gravest failure.
pub(super) fn each<R, W, T>(folders: &[PathBuf], task: &Task<W, T>) -> Exit
where
    R: Send,
    W: Fn(&Path) -> Result<R, Failure> + Sync,
    T: Fn(&Path, Result<R, Failure>) -> Exit,
{
    let folders = distinct(folders);
    let working = Working::new();
    let (next, (sender, done)) = (AtomicUsize::new(0), channel());
    let mut exits = Vec::new();
    thread::scope(|scope| {
        // As many at once as there are cores: each folder in work takes its share of the memory.
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let at_work = (0..cores.min(folders.len())).filter(|_| {
            let (sender, next, folders, work) = (sender.clone(), &next, &folders, &task.work);
            let taking = move || take(folders, next, work, &sender);
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, taking).is_ok()
        });
        if at_work.count() == 0 {
            take(&folders, &next, &task.work, &sender);
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        for (at, result) in done {
            waiting.insert(at, result);
            while let Some(result) = waiting.remove(&exits.len()) {
                let folder = &folders[exits.len()];
                exits.push(working.pausing(|| (task.tell)(folder, result)));
                working.stage(&format!("{} of {} folders", exits.len(), folders.len()));
            }
        }
    });
    drop(working);
    let well = exits.iter().filter(|exit| **exit == exit::DONE).count();
    console::print(&format!("{} {well} of {} folders.", task.done, folders.len()));
    exits.into_iter().max().unwrap_or(exit::DONE)
}

/// Says whose problems follow: their places are named within their folder.
pub(super) fn head(folder: &Path) {
    console::error(&format!("\nIn {}:", folder.display()));
}

/// Takes folders until there are none left.
fn take<R>(
    folders: &[PathBuf],
    next: &AtomicUsize,
    work: impl Fn(&Path) -> Result<R, Failure>,
    done: &Sender<(usize, Result<R, Failure>)>,
) {
    loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some(folder) = folders.get(at) else { return };
        let result = catch_unwind(AssertUnwindSafe(|| work(folder)))
            .unwrap_or_else(|_| Err(Failure::Bug("it stopped in the middle of this folder".to_string())));
        if done.send((at, result)).is_err() {
            return;
        }
    }
}

/// The folders in their order, each once, however it is written.
fn distinct(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut seen = BTreeSet::new();
    let is_new = |folder: &&PathBuf| seen.insert(folder.canonicalize().unwrap_or_else(|_| folder.to_path_buf()));
    folders.iter().filter(is_new).cloned().collect()
}
