//! The export on the page of its setting.

use domain::api::{
    call,
    exports::{ExportCounts, ExportsView},
};
use leptos::prelude::*;

use super::{counts::ExportFigures, state::ExportStateNotice};
use crate::{
    asking::Loaded,
    bundles::PageLink,
    components::{Button, focus_on},
    i18n::use_admin_texts,
    problems::notice::awaited,
    routes::Page,
};

/// How the export goes, and the way to all of it.
#[component]
pub fn ExportsSection(
    /// Whether it has where it comes from and where it goes to. Where not, only what was exported before is told.
    connected: bool,
    /// Changes when there is something new to load.
    #[prop(into)]
    news: Signal<u32>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let exports = Loaded::<ExportsView>::nothing();
    let load = Callback::new(move |()| exports.ask(call::Exports { stage: None, before: None }));
    Effect::new(move || {
        news.track();
        load.run(());
    });
    let card = move |view: ExportsView| {
        if connected {
            view! { <ExportsCard view/> }.into_any()
        } else {
            view! { <div class="card"><ExportsSoFar view/></div> }.into_any()
        }
    };
    let is_told = Memo::new(move |_| {
        connected
            || exports
                .view
                .with(|view| view.as_ref().is_some_and(|view| view.counts != ExportCounts::default()))
    });
    view! {
        <Show when=move || is_told.get()>
            <section aria-labelledby="exports-title">
                <h2 id="exports-title">{texts.of(|t| t.exports.title)}</h2>
                {awaited(exports, "exports-error", None, load, card)}
            </section>
        </Show>
    }
}

/// What is known of the exports, beside the setting that allows them.
#[component]
pub fn ExportsCard(
    /// What is known.
    view: ExportsView,
) -> impl IntoView {
    let texts = use_admin_texts();
    let state = view.state;
    let to_setting = move || {
        view! {
            <Button on_press=move |()| focus_on("sync-export")>{texts.of(|t| t.exports.to_setting)}</Button>
        }
    };
    view! {
        <div class="card">
            <ExportStateNotice state to_setting=to_setting.into()/>
            <ExportsSoFar view/>
        </div>
    }
}

/// How many completions there are, and the way to them.
#[component]
fn ExportsSoFar(view: ExportsView) -> impl IntoView {
    let texts = use_admin_texts();
    view! {
        <ExportFigures view/>
        <p><PageLink to=Page::Exports(None)>{texts.of(|t| t.exports.see_all)}</PageLink></p>
    }
}
