//! Leaving the page with unsaved changes asks first, however somebody leaves.
//!
//! The router knows no way to stop a navigation, so this listens before it does. Closing the tab is asked about by
//! the browser itself.

use leptos::{ev, prelude::*};
use leptos_router::hooks::use_location;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use crate::{
    bundles::use_go_to,
    components::{Button, ButtonKind, Dialog},
    i18n::use_admin_texts,
    traversal::use_traversal,
};

/// Where somebody was going.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Going {
    /// To a page of ours.
    To(String),
    /// Back, or forward again.
    Back,
}

/// Asks before unsaved changes are lost.
#[component]
pub fn LeaveGuard(
    /// Whether there are any.
    #[prop(into)]
    unsaved: Signal<bool>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let open = RwSignal::new(false);
    let going = StoredValue::new(None::<Going>);
    let free = StoredValue::new(false);
    let location = use_location();
    let ask = move |to: Going| {
        going.set_value(Some(to));
        open.set(true);
    };
    let guards = move || unsaved.get_untracked() && !free.get_value();
    listen_to_clicks(move |click| {
        if let Some(there) = destination(&click).filter(|_| guards()) {
            click.prevent_default();
            ask(Going::To(there));
        }
    });
    use_traversal().ask(Callback::new(move |()| {
        let here = location.pathname.get_untracked();
        let stays = window().location().pathname().is_ok_and(|path| path == here);
        if stays || !guards() {
            return false;
        }
        // The address is put back; going back from it leads where they wanted.
        let address = format!("{here}{}", with_mark(&location.search.get_untracked()));
        let history = window().history();
        let pushed =
            history.and_then(|history| history.push_state_with_url(&JsValue::NULL, "", Some(&address)));
        if pushed.is_ok() {
            ask(Going::Back);
        }
        pushed.is_ok()
    }));
    let closing = window_event_listener(ev::beforeunload, move |event| {
        if guards() {
            event.prevent_default();
            // What browsers before 2023 listen to.
            event.set_return_value("unsaved");
        }
    });
    on_cleanup(move || closing.remove());
    let navigate = use_go_to();
    let leave = Callback::new(move |()| {
        free.set_value(true);
        open.set(false);
        match going.try_update_value(Option::take).flatten() {
            Some(Going::To(there)) => navigate(&there, leptos_router::NavigateOptions::default()),
            Some(Going::Back) => _ = window().history().and_then(|history| history.back()),
            None => {}
        }
    });
    view! {
        <div id="leave-dialog">
            <Dialog open title=texts.of(|t| t.sync.leave.title) described_by="leave-text">
                <p id="leave-text">{texts.of(|t| t.sync.leave.text)}</p>
                <div class="dialog-actions">
                    <Button kind=ButtonKind::Danger on_press=leave attr:id="leave-anyway">
                        {texts.of(|t| t.sync.leave.leave)}
                    </Button>
                    <Button kind=ButtonKind::Primary on_press=move |()| open.set(false) attr:id="stay">
                        {texts.of(|t| t.sync.leave.stay)}
                    </Button>
                </div>
            </Dialog>
        </div>
    }
}

/// Listens to clicks before the router does, as long as the page is there.
fn listen_to_clicks(listener: impl FnMut(MouseEvent) + 'static) {
    let listener = StoredValue::new_local(Closure::<dyn FnMut(MouseEvent)>::new(listener));
    listener.with_value(|listener| {
        let listener = listener.as_ref().unchecked_ref();
        // A window takes every listener.
        _ = window().add_event_listener_with_callback_and_bool("click", listener, true);
    });
    on_cleanup(move || {
        listener.try_update_value(|listener| {
            let listener = listener.as_ref().unchecked_ref();
            _ = window().remove_event_listener_with_callback_and_bool("click", listener, true);
        });
    });
}

/// The other page of ours that a click would lead to, in this tab.
fn destination(click: &MouseEvent) -> Option<String> {
    if click.button() != 0 || click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key() {
        return None;
    }
    let link = click.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
    let here = window().location();
    let elsewhere = link.pathname() != here.pathname().ok()?;
    let ours =
        link.origin() == here.origin().ok()? && link.target().is_empty() && !link.has_attribute("download");
    (ours && elsewhere).then(|| format!("{}{}{}", link.pathname(), link.search(), link.hash()))
}

fn with_mark(search: &str) -> String {
    if search.is_empty() { String::new() } else { format!("?{search}") }
}
