//! The export on the Sync page.

use domain::api::{call, exports::ExportsView};
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
    /// Changes when there is something new to load.
    news: Signal<u32>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let exports = Loaded::<ExportsView>::nothing();
    let load = Callback::new(move |()| exports.ask(call::Exports { stage: None, before: None }));
    Effect::new(move || {
        news.track();
        load.run(());
    });
    view! {
        <section aria-labelledby="exports-title">
            <h2 id="exports-title">{texts.of(|t| t.exports.title)}</h2>
            {awaited(exports, "exports-error", None, load, |view| view! { <ExportsCard view/> }.into_any())}
        </section>
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
            <ExportFigures view/>
            <p><PageLink to=Page::Exports(None)>{texts.of(|t| t.exports.see_all)}</PageLink></p>
        </div>
    }
}
