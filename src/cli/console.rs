//! The only place that prints. Results go to standard output; problems and progress to standard error.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Prints a result. A reader that has gone away, such as `head`, is no fault.
pub(super) fn print(text: &str) {
    let _ = writeln!(io::stdout(), "{}", text.trim_end_matches('\n'));
}

pub(super) fn error(text: &str) {
    let _ = writeln!(io::stderr(), "{}", text.trim_end_matches('\n'));
}

/// A line that says what is going on, where standard error is a terminal.
pub(super) struct Working(ProgressBar);

impl Working {
    pub(super) fn new() -> Self {
        if !io::stderr().is_terminal() {
            return Working(ProgressBar::hidden());
        }
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(100));
        Working(bar)
    }

    /// Prints without the line in between.
    pub(super) fn pausing<T>(&self, print: impl FnOnce() -> T) -> T {
        self.0.suspend(print)
    }

    pub(super) fn stage(&self, name: &str) {
        self.0.set_message(format!("{name} ..."));
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
