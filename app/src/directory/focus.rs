//! Where the focus is in the list, and that it stays there.

use leptos::{leptos_dom::helpers::queue_microtask, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The part of an address that leads into the search.
pub(crate) const TO_SEARCH: &str = "#people-search";

/// Focuses the search, if it is there.
pub(crate) fn focus_search() {
    focus(TO_SEARCH, Scroll::IntoView);
}

/// Focuses the button of a menu; where there is none, the search.
pub(crate) fn focus_menu(id: &str) {
    focus_search();
    focus(&format!("[popovertarget='{id}']"), Scroll::IntoView);
}

/// Whether the address leads to the search: then it is focused, once.
pub(crate) fn search_is_asked() -> bool {
    let location = window().location();
    let asked = location.hash().is_ok_and(|hash| hash == TO_SEARCH);
    if asked {
        focus_search();
        let without = location.pathname().and_then(|path| Ok(path + &location.search()?));
        if let (Ok(without), Ok(history)) = (without, window().history()) {
            let state = history.state().unwrap_or_default();
            // A browser refuses too many changes; then it is focused once more on the way back.
            _ = history.replace_state_with_url(&state, "", Some(&without));
        }
    }
    asked
}

/// Opens the profile of whoever is found first.
pub(crate) fn open_first_row() {
    let first = document().query_selector(&link_at(0)).ok().flatten();
    if let Some(link) = first.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        link.click();
    }
}

/// Focuses the row at `place` once it is drawn, and brings it into view.
pub(crate) fn focus_row(place: usize) {
    request_animation_frame(move || focus(&link_at(place), Scroll::IntoView));
}

/// Focuses the current row, where the Tab key would lead too.
pub(crate) fn focus_current_row() {
    focus("#people-list > li > a[tabindex='0']", Scroll::IntoView);
}

/// Called before the rows are drawn anew: a row that has the focus has it afterwards too. Drawing may move or replace
/// its element, and the browser then forgets the focus.
pub(crate) fn keep_focus(current: usize) {
    let focused = document().active_element();
    if focused.is_some_and(|element| is_row(&element)) {
        queue_microtask(move || {
            let kept = document().active_element().is_some_and(|element| is_row(&element));
            if !kept {
                focus(&link_at(current), Scroll::Stay);
            }
        });
    }
}

fn is_row(element: &Element) -> bool {
    element.closest("#people-list").is_ok_and(|list| list.is_some())
}

fn link_at(place: usize) -> String {
    format!("#people-list > [aria-posinset='{}'] > a", place + 1)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Scroll {
    IntoView,
    Stay,
}

fn focus(selector: &str, scroll: Scroll) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that can't take the focus leaves it where it is.
        _ = element.focus_with_options(&options);
        if scroll == Scroll::IntoView {
            // Focusing does not scroll to what has the focus already.
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }
}
