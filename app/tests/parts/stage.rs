//! A place in a real page to try a part of the app on, without a network.

use std::any::Any;

use app::{
    attention::provide_attention,
    bundles::provide_bundle,
    components::provide_snackbars,
    i18n::{Language, provide_texts},
    pages::setup::wizard::Wizard,
};
use domain::{bundle::Bundle, service::Service};
use leptos::{mount::mount_to, prelude::*, task::tick};
use leptos_router::components::Router;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, KeyboardEventInit,
};

/// What is mounted, as long as this lives.
pub(crate) struct Stage {
    root: HtmlElement,
    _mounted: Box<dyn Any>,
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

impl Stage {
    /// Mounts `content`, in English.
    pub(crate) fn of<V>(content: impl FnOnce() -> V + Send + 'static) -> Self
    where
        V: IntoView + Send + 'static,
    {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let mounted = mount_to(root.clone(), move || {
            provide_texts(Language::English);
            provide_bundle(Bundle::Admin);
            provide_snackbars();
            provide_attention();
            content()
        });
        Self { root, _mounted: Box::new(mounted) }
    }

    /// Mounts `content` as a step of the wizard that connects `service`.
    pub(crate) fn of_step<V>(
        service: impl Into<Service>,
        content: impl FnOnce() -> V + Send + 'static,
    ) -> Self
    where
        V: IntoView + Send + 'static,
    {
        let service = service.into();
        Self::of(move || {
            provide_context(Wizard::of(service));
            view! { <Router>{content()}</Router> }
        })
    }

    /// The first element that fits.
    pub(crate) fn find<T: JsCast>(&self, selector: &str) -> T {
        let found = self.root.query_selector(selector).unwrap();
        found.unwrap_or_else(|| panic!("no {selector} in {}", self.root.inner_html())).unchecked_into()
    }

    /// Whether an element fits.
    pub(crate) fn has(&self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    /// How many elements fit.
    pub(crate) fn count(&self, selector: &str) -> u32 {
        self.root.query_selector_all(selector).unwrap().length()
    }

    /// An element's text.
    pub(crate) fn text(&self, selector: &str) -> String {
        self.find::<HtmlElement>(selector).text_content().unwrap_or_default()
    }

    /// An element's attribute.
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.find::<HtmlElement>(selector).get_attribute(name)
    }

    /// The texts of all that are there.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().filter_map(|one| one.text_content()).collect()
    }

    /// An attribute of all that have it.
    pub(crate) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector).iter().filter_map(|one| one.get_attribute(name)).collect()
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        let all = self.root.query_selector_all(selector).unwrap();
        (0..all.length()).filter_map(|n| all.item(n)?.dyn_into().ok()).collect()
    }

    /// Clicks, and waits for what follows.
    pub(crate) async fn click(&self, selector: &str) {
        self.find::<HtmlElement>(selector).click();
        drawn().await;
    }

    /// Types, and waits for what follows.
    pub(crate) async fn type_into(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.find(selector);
        input.set_value(text);
        input.dispatch_event(&Event::new("input").unwrap()).unwrap();
        drawn().await;
    }

    /// Chooses in a select, and waits for what follows.
    pub(crate) async fn choose(&self, selector: &str, value: &str) {
        let select: HtmlSelectElement = self.find(selector);
        select.set_value(value);
        select.dispatch_event(&Event::new("change").unwrap()).unwrap();
        drawn().await;
    }

    /// What a select has chosen.
    pub(crate) fn chosen(&self, selector: &str) -> String {
        self.find::<HtmlSelectElement>(selector).value()
    }

    /// Presses a key where the focus is, and waits for what follows.
    pub(crate) async fn press(&self, key: &str) {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        focused().dispatch_event(&event).unwrap();
        drawn().await;
    }
}

/// The element that has the focus.
pub(crate) fn focused() -> HtmlElement {
    document().active_element().expect("a page has a focus").unchecked_into()
}

/// Waits until effects have run and two frames have passed.
pub(crate) async fn drawn() {
    tick().await;
    for _ in 0..2 {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            window().request_animation_frame(&resolve).unwrap();
        });
        JsFuture::from(frame).await.unwrap_or(JsValue::UNDEFINED);
    }
    tick().await;
}
