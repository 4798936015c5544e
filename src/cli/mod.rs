//! The command line: one file per command. Nothing else prints, and only `main` exits.

mod build;
mod check;
mod compare;
mod console;
mod each;
mod exit;
mod explain;
mod figures;
mod freeze;
mod inspect;
mod new;
mod options;
mod problems;
mod verify;

use std::panic;
use std::process::ExitCode;

use clap::Parser;

use options::{Command, Options};

/// Bytes of stack of every thread, as many as the first has: a text that a council nests deeply takes them wherever it is read.
const STACK: usize = 8 * 1024 * 1024;

/// Parses the arguments, runs the command, and says how it went as an exit code.
pub fn run() -> ExitCode {
    quiet_panics();
    // It fails where the threads are there already, which then have the stack that they have.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
    let options = Options::parse();
    // On one of these threads, and not on the first: what reading has done with is then taken for what is drawn. But who waits
    // for many folders would keep a thread from them.
    let outcome = panic::catch_unwind(|| {
        if options.command.is_of_many() { command(options.command) } else { rayon::scope(|_| command(options.command)) }
    });
    outcome.unwrap_or(exit::BUG).into()
}

fn command(command: Command) -> exit::Exit {
    match command {
        Command::New(options) => new::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Inspect(options) => inspect::run(&options),
        Command::Build(options) => build::run(&options),
        Command::Figures(options) => figures::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Verify(options) => verify::run(&options),
        Command::Compare(options) => compare::run(&options),
        Command::Freeze(options) => freeze::run(&options),
    }
}

/// A panic is a fault of the program. Its message may quote a cell, so only its place is printed.
fn quiet_panics() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
        console::error(&format!("This is a fault of the program, at {place}. Nothing was written. Please report it."));
    }));
}
