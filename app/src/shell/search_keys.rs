//! The keys that lead to the search from every page: `/`, and Ctrl and K; on the directory's page Ctrl and F too.

use domain::access::Role;
use leptos::{ev, prelude::*};
use leptos_router::NavigateOptions;
use web_sys::{Element, KeyboardEvent};

use crate::{
    bundles::use_go_to,
    directory::focus::{TO_SEARCH, focus_search},
    routes::{Page, PeopleQuery},
    session::use_session,
};

/// Follows them, for whoever may see the directory.
pub(super) fn follow_search_keys() {
    let session = use_session();
    let go_to = use_go_to();
    let pressed = window_event_listener(ev::keydown, move |event| {
        if !calls_search(&event) || !session.has_now(Role::Member) {
            return;
        }
        event.prevent_default();
        if document().query_selector(TO_SEARCH).is_ok_and(|search| search.is_some()) {
            focus_search();
        } else {
            let directory = Page::People(PeopleQuery::default()).address();
            go_to(&(directory + TO_SEARCH), NavigateOptions::default());
        }
    });
    on_cleanup(move || pressed.remove());
}

/// Whether a key leads to the search: `/`, or Ctrl and K, or where the list is Ctrl and F. Not out of a field in which something is being typed, other than the
/// search itself, and not out of a dialog. Letters are told by their place too: on a Russian keyboard they are others.
fn calls_search(event: &KeyboardEvent) -> bool {
    let is = |css: &str| document().query_selector(css).is_ok_and(|found| found.is_some());
    let types = |element: &Element| matches!(&*element.tag_name(), "INPUT" | "TEXTAREA" | "SELECT");
    let typing = document().active_element().filter(types);
    let elsewhere = typing.as_ref().is_some_and(|element| element.matches(TO_SEARCH) != Ok(true));
    if event.default_prevented() || elsewhere || is("dialog[open]") {
        return false;
    }
    if event.ctrl_key() || event.meta_key() {
        let is_k = event.code() == "KeyK" || event.key() == "k";
        // Of a list only what is seen is in the document: the browser's own search would find nobody else. Whoever is in the
        // search already wants that one.
        let is_f = (event.key() == "f" || event.code() == "KeyF" && !event.key().is_ascii())
            && typing.is_none()
            && is(TO_SEARCH);
        return (is_k || is_f) && !event.alt_key() && !event.shift_key();
    }
    let is_slash = event.key() == "/" || event.code() == "Slash" && event.key() == ".";
    is_slash && typing.is_none()
}
