//! The export on the Sync page.

use domain::api::exports::ExportsView;
use leptos::{prelude::*, task::spawn_local};

use super::{
    counts::ExportFigures, ledger::exports_call, state::ExportStateNotice,
    waiting_notice::WaitingExportsNotice,
};
use crate::{
    api::{CallError, use_api},
    components::{Button, Skeleton, focus_on},
    halves::PageLink,
    i18n::use_admin_texts,
    pages::services::problem_notice::ProblemNotice,
    routes::Page,
};

/// How the export goes, and the way to all of it.
#[component]
pub fn ExportsSection(
    /// Changes when there is something new to load.
    news: Signal<u32>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let api = use_api();
    let answer = RwSignal::new(None::<Result<ExportsView, CallError>>);
    let load = Callback::new(move |()| {
        spawn_local(async move {
            _ = answer.try_set(Some(api.send(exports_call(None, None)).await));
        });
    });
    Effect::new(move || {
        news.track();
        load.run(());
    });
    view! {
        <section aria-labelledby="exports-title">
            <h2 id="exports-title">{texts.of(|t| t.exports.title)}</h2>
            {move || match answer.get() {
                None => view! { <Skeleton lines=2/> }.into_any(),
                Some(Err(problem)) => view! {
                    <ProblemNotice id="exports-error" problem on_retry=load/>
                }
                .into_any(),
                Some(Ok(view)) => view! { <ExportsCard view/> }.into_any(),
            }}
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
            <WaitingExportsNotice waiting=view.counts.waiting/>
            <ExportFigures view/>
            <p><PageLink to=Page::Exports(None)>{texts.of(|t| t.exports.see_all)}</PageLink></p>
        </div>
    }
}
