//! Having the directory be searched without delay.

use std::sync::Arc;

use domain::directory::index::Directory;
use gloo_timers::future::TimeoutFuture;
use leptos::{prelude::*, task::spawn_local};

/// So many people are prepared to be searched before the page gets its turn: a few milliseconds.
const AT_ONCE: usize = 1_000;

/// Whether the directory can be searched without delay. It is prepared in slices, between which the page goes on.
pub fn prepared(directory: Signal<Arc<Directory>>) -> Memo<bool> {
    let done = RwSignal::new(0_usize);
    Effect::new(move |_| {
        let directory = directory.get();
        if !directory.is_prepared() {
            spawn_local(async move {
                let mut preparation = directory.prepare();
                while !timed("rollcall-prepare", || preparation.step(AT_ONCE)) {
                    TimeoutFuture::new(0).await;
                }
                timed("rollcall-prepare", || preparation.finish());
                timed("rollcall-prepared", || ());
                _ = done.try_update(|done| *done += 1);
            });
        }
    });
    Memo::new(move |_| {
        done.track();
        directory.with(|directory| directory.is_prepared())
    })
}

/// Does it, and tells the browser how long it took under `name` (User Timing): its developer tools show it, and
/// `cargo xtask bench` reads it.
pub fn timed<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let Some(performance) = window().performance() else { return work() };
    // The browser only refuses to measure from a mark that there is none of.
    _ = performance.mark(name);
    let done = work();
    _ = performance.measure_with_start_mark(name, name);
    performance.clear_marks_with_mark_name(name);
    done
}
