//! A fault of the library that opens workbooks is a damaged file to the officer, not a fault of the program.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    static SHELTERED: Cell<bool> = const { Cell::new(false) };
}

/// What `read` gives, or nothing where it panicked. Nothing is printed of the panic, whose words may quote a cell.
pub(super) fn sheltered<T>(read: impl FnOnce() -> T) -> Option<T> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let loud = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !SHELTERED.get() {
                loud(info);
            }
        }));
    });
    let outer = SHELTERED.replace(true);
    // Whoever is given nothing uses nothing that `read` left half done.
    let given = catch_unwind(AssertUnwindSafe(read)).ok();
    SHELTERED.set(outer);
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_gives_nothing() {
        assert_eq!(sheltered(|| 1), Some(1));
        assert_eq!(sheltered(|| Vec::<u8>::new()[0]), None);
        assert!(!SHELTERED.get());
    }
}
