//! What the pages of lists that wait have in common.

use domain::service::Service;
use leptos::prelude::*;

use super::{Approvable, Desk, Outcome};
use crate::{
    bundles::PageLink,
    components::{Notice, Skeleton, Tone, focus_soon},
    i18n::{AdminTexts, use_admin_texts},
    problems::notice::ProblemNotice,
    routes::Page,
};

/// What a page says when it could not go on.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The list is another one by now.
    pub changed: &'static str,
    /// A sync is under way.
    pub busy: &'static str,
    /// Leads to the syncs.
    pub to_sync: &'static str,
}

/// What came of the last try, if that is worth a word. Whatever it is, that is where one goes on.
#[component]
pub fn OutcomeNotice(
    /// The id of its place.
    id: &'static str,
    /// What came of it.
    #[prop(into)]
    outcome: Signal<Outcome>,
    /// What it says.
    words: fn(&AdminTexts) -> Words,
    /// The service that a problem is one of.
    #[prop(into)]
    service: Service,
    /// Loads the list again.
    on_retry: Callback<()>,
) -> impl IntoView {
    let texts = use_admin_texts();
    Effect::new(move || {
        if outcome.with(|outcome| *outcome != Outcome::Nothing) {
            focus_soon(id);
        }
    });
    let notice = move || match outcome.get() {
        Outcome::Nothing => ().into_any(),
        Outcome::Changed => view! {
            <Notice tone=Tone::Warning>{move || words(texts.get()).changed}</Notice>
        }
        .into_any(),
        Outcome::Busy => view! {
            <Notice tone=Tone::Warning>
                <p>{move || words(texts.get()).busy}</p>
                <p><PageLink to=Page::Sync(None)>{move || words(texts.get()).to_sync}</PageLink></p>
            </Notice>
        }
        .into_any(),
        Outcome::Problem(problem) => view! {
            <ProblemNotice id="approval-error" problem service on_retry/>
        }
        .into_any(),
    };
    view! { <div id=id class="outcome" tabindex="-1" role="status">{notice}</div> }
}

/// The list of `desk` by `review`, or `none` if nothing waits. Until it is loaded there is a place for it.
pub fn loaded<L: Approvable>(
    desk: Desk<L>,
    review: impl Fn(Memo<L>) -> AnyView + Send + 'static,
    none: impl Fn() -> AnyView + Send + 'static,
) -> impl IntoView {
    let is_loaded = Memo::new(move |_| desk.list.with(Option::is_some));
    let has_failed = Memo::new(move |_| desk.outcome.with(|outcome| matches!(outcome, Outcome::Problem(_))));
    let waits = Memo::new(move |_| desk.list.with(|list| list.as_ref().is_some_and(L::waits)));
    move || match (is_loaded.get(), waits.get()) {
        (true, true) => desk
            .list
            .get_untracked()
            .map(|first| review(Memo::new(move |_| desk.list.get().unwrap_or_else(|| first.clone()))))
            .into_any(),
        (true, false) => none(),
        (false, _) if has_failed.get() => ().into_any(),
        (false, _) => view! { <Skeleton/> }.into_any(),
    }
}
