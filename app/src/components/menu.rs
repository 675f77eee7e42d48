//! A button with a menu of things to tick.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// Something to tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// What it means.
    pub value: String,
    /// What it says.
    pub label: String,
    /// Said beside it, quietly; blank for nothing.
    pub beside: String,
    /// Whether it is ticked.
    pub is_ticked: bool,
}

impl Tick {
    /// Something to tick, with nothing beside it.
    pub fn new(value: &str, label: &str, is_ticked: bool) -> Self {
        Self { value: value.to_owned(), label: label.to_owned(), beside: String::new(), is_ticked }
    }
}

/// How many of them may be ticked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticked {
    /// Any number.
    Several,
    /// Always one.
    One,
}

/// A button and its menu, which is filled while it is open: `<Menu id="team" title=… content=move || …/>`. The browser
/// opens it, closes it on Escape or a click elsewhere, and gives the focus back.
#[component]
pub fn Menu(
    /// The menu's id.
    id: &'static str,
    /// What the button says.
    #[prop(into)]
    title: Signal<String>,
    /// What is in it.
    #[prop(into)]
    content: ViewFn,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let toggled = move |event: ev::Event| {
        let menu = event_target::<HtmlElement>(&event);
        is_open.set(menu.matches(":popover-open") == Ok(true));
    };
    let content = move || is_open.get().then(|| content.run());
    view! {
        <div class="menu">
            <button type="button" class="button menu-button" popovertarget=id>{title}</button>
            <div id=id class="menu-panel" popover="auto" on:toggle=toggled on:focusout=close_when_left>{content}</div>
        </div>
    }
}

/// Whoever leaves a menu by the keyboard finds nothing covered by it.
pub(crate) fn close_when_left(event: ev::FocusEvent) {
    let Some(menu) = event.current_target().and_then(|menu| menu.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
    if to.is_some_and(|to| !menu.contains(Some(&to))) {
        // A browser refuses to hide what is hidden.
        _ = menu.hide_popover();
    }
}

/// Things to tick, under a title: `<Ticks title=… name="team" ticked=Ticked::Several ticks=… on_tick=…/>`.
#[component]
pub fn Ticks(
    /// What they are.
    #[prop(into)]
    title: Signal<&'static str>,
    /// Their name in the document.
    name: &'static str,
    /// How many may be ticked.
    ticked: Ticked,
    /// What there is; asked again when something changes that it is of.
    ticks: Box<dyn Fn() -> Vec<Tick> + Send>,
    /// Told the value of what somebody ticks, or takes the tick away from.
    #[prop(into)]
    on_tick: Callback<String>,
) -> impl IntoView {
    let kind = if ticked == Ticked::One { "radio" } else { "checkbox" };
    let tick = move |Tick { value, label, beside, is_ticked }: Tick| {
        view! {
            <label class="tick">
                <input
                    type=kind
                    name=name
                    value=value.clone()
                    prop:checked=is_ticked
                    on:change=move |_| on_tick.run(value.clone())
                />
                <bdi>{label}</bdi>
                <span class="quiet">{beside}</span>
            </label>
        }
    };
    view! {
        <fieldset class="ticks">
            <legend>{title}</legend>
            {move || ticks().into_iter().map(tick).collect_view()}
        </fieldset>
    }
}
