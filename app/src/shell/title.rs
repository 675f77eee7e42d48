//! The title in the browser's tab.

use leptos::prelude::*;

/// Names the page after `title` for as long as it is shown.
pub fn use_title(title: impl Into<Signal<String>>) {
    let title = title.into();
    Effect::new(move || document().set_title(&format!("{} · Rollcall", title.get())));
}
