//! Going back and forward, which a page with unsaved changes wants to be asked about.
//!
//! The router follows the browser's history without asking, and a window tells its listeners in the order in which
//! they came: so ours comes before the router's, and stops it where a page says so.

use leptos::prelude::*;

/// Whoever is asked before the router follows the browser's history.
#[derive(Debug, Clone, Copy)]
pub struct Traversal {
    asked: StoredValue<Option<Callback<(), bool>>>,
}

/// Whoever is asked. [`provide_traversal`] comes first.
pub fn use_traversal() -> Traversal {
    expect_context()
}

/// Listens to the browser's history. Comes before the router.
pub fn provide_traversal() {
    let asked = StoredValue::new(None::<Callback<(), bool>>);
    let listener = window_event_listener_untyped("popstate", move |event| {
        if asked.get_value().is_some_and(|asked| asked.run(())) {
            event.stop_immediate_propagation();
        }
    });
    on_cleanup(move || listener.remove());
    provide_context(Traversal { asked });
}

impl Traversal {
    /// Asks `stops`, as long as whoever says so is there. The address has changed by then; where it answers `true`,
    /// the page stays.
    pub fn ask(self, stops: Callback<(), bool>) {
        self.asked.set_value(Some(stops));
        on_cleanup(move || _ = self.asked.try_update_value(|asked| *asked = None));
    }
}
