//! From page to page, in whichever bundle of the app they are. The router leads from page to page of one bundle; the browser
//! leads to another.

use std::time::Duration;

use domain::bundle::Bundle;
use leptos::prelude::*;
use leptos_router::NavigateOptions;

use crate::{components::use_snackbars, routes::Page};

/// Says which bundle of the app this is to everything below.
pub fn provide_bundle(bundle: Bundle) {
    provide_context(bundle);
}

/// Which bundle of the app this is. [`provide_bundle`] comes first.
pub fn use_bundle() -> Bundle {
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
    /// Whether Tab leads past it: where something around it is reached by Tab.
    #[prop(optional)]
    skip: bool,
    /// What the link says.
    children: Children,
) -> impl IntoView {
    let bundle = use_bundle();
    view! {
        <a
            id=id
            class=class
            tabindex=skip.then_some("-1")
            href=move || to.with(Page::address)
            // The router leaves such a link to the browser.
            rel=move || to.with(|page| page.bundle() != bundle).then_some("external")
            aria-current=move || current.get().then_some("page")
        >
            {children()}
        </a>
    }
}

/// Goes to an address of ours, as the router's `use_navigate` does. Messages of success come along.
#[expect(clippy::disallowed_methods, reason = "the one place that knows where the router does not lead")]
pub fn use_go_to() -> impl Fn(&str, NavigateOptions) + Clone {
    let (bundle, snackbars) = (use_bundle(), use_snackbars());
    let navigate = leptos_router::hooks::use_navigate();
    move |address, options| {
        if Bundle::at(address) == bundle {
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

/// Has the browser go to an address, of whichever bundle or of another site.
pub fn leave_for(address: &str, replace: bool) {
    let location = window().location();
    // A browser refuses only what is no address.
    _ = if replace { location.replace(address) } else { location.assign(address) };
}
