//! A page that is left open notices what others start.

use std::time::Duration;

use leptos::prelude::*;

use crate::runs::watch::RunWatch;

/// How often a page without a run that is under way looks whether there is one.
const EVERY: Duration = Duration::from_secs(15);

/// Looks for new runs every now and then while none is under way and the page is seen, and as soon as it is seen
/// again.
pub fn look_while_idle(watch: RunWatch) {
    let look = move || {
        let under_way =
            watch.run().with_untracked(|run| run.as_ref().is_some_and(|run| run.ended_at.is_none()));
        if !under_way && !document().hidden() {
            watch.look();
        }
    };
    let ticking = set_interval_with_handle(look, EVERY).ok();
    let seen = window_event_listener_untyped("visibilitychange", move |_| look());
    on_cleanup(move || {
        if let Some(ticking) = ticking {
            ticking.clear();
        }
        seen.remove();
    });
}
