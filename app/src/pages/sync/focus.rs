//! Where the focus goes when something has changed on the page.

use leptos::prelude::*;

use crate::components::focus_on;

/// Leads the keyboard to the control `id`, once what is changing now has been drawn.
pub fn focus(id: String) {
    request_animation_frame(move || focus_on(&id));
}
