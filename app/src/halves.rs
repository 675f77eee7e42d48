//! From page to page, in whichever half of the app they are. Each half is a bundle of its own, so the router leads
//! only from page to page of one half; the browser leads to the other.

use std::time::Duration;

use domain::half::Half;
use leptos::prelude::*;
use leptos_router::NavigateOptions;

use crate::{components::use_snackbars, routes::Page};

/// Says which half of the app this is to everything below.
pub fn provide_half(half: Half) {
    provide_context(half);
}

/// Which half of the app this is. [`provide_half`] comes first.
pub fn use_half() -> Half {
    expect_context()
}

/// A link to a page: `<PageLink to=Page::Services>"Services"</PageLink>`.
#[component]
pub fn PageLink(
    /// The page.
    #[prop(into)]
    to: Signal<Page>,
    /// The link's classes.
    #[prop(optional)]
    class: Option<&'static str>,
    /// The link's id.
    #[prop(optional)]
    id: Option<&'static str>,
    /// Whether the page is the one that is open, or above it.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// What the link says.
    children: Children,
) -> impl IntoView {
    let half = use_half();
    view! {
        <a
            id=id
            class=class
            href=move || to.with(Page::address)
            // The router leaves such a link to the browser.
            rel=move || to.with(|page| page.half() != half).then_some("external")
            aria-current=move || current.get().then_some("page")
        >
            {children()}
        </a>
    }
}

/// Goes to an address of ours, as the router's `use_navigate` does. Messages of success come along.
#[expect(clippy::disallowed_methods, reason = "the one place that knows where the router does not lead")]
pub fn use_go_to() -> impl Fn(&str, NavigateOptions) + Clone {
    let (half, snackbars) = (use_half(), use_snackbars());
    let navigate = leptos_router::hooks::use_navigate();
    move |address, options| {
        if Half::at(address) == half {
            navigate(address, options);
            return;
        }
        snackbars.hand_over();
        let address = address.to_owned();
        // What is taken off the page in the same moment, such as unsaved changes that nobody is signed in to save, is
        // no longer asked about then.
        set_timeout(move || leave_for(&address, options.replace), Duration::ZERO);
    }
}

/// Has the browser go to an address, of whichever half or of another site.
pub fn leave_for(address: &str, replace: bool) {
    let location = window().location();
    // A browser refuses only what is no address.
    _ = if replace { location.replace(address) } else { location.assign(address) };
}
