//! How long something took, told to the browser (User Timing): its developer tools show it, and `cargo xtask bench` reads it.

use leptos::prelude::window;

/// Does it, and tells the browser how long it took under `name`.
pub(crate) fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let Some(performance) = window().performance() else { return work() };
    // The browser only refuses to measure from a mark that there is none of.
    _ = performance.mark(name);
    let done = work();
    _ = performance.measure_with_start_mark(name, name);
    performance.clear_marks_with_mark_name(name);
    done
}
