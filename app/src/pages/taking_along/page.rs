//! The page of taking along: whether somebody may, and whom.

use std::sync::Arc;

use domain::{access::Role, api::call, directory::index::Directory, settings::TakingAlong};
use leptos::{prelude::*, task::spawn_local};

use super::taking::Taking;
use crate::{
    api::{CallError, use_api},
    bundles::PageLink,
    components::{EmptyState, IconName, Skeleton, TryAgain},
    directory::{DirectoryFailed, DirectoryState, use_people},
    i18n::use_structure_texts,
    routes::{Page, PeopleQuery, use_people_query},
    session::use_session,
    shell::use_title,
};

/// Taking along whom the address asks for.
#[component]
pub fn TakingAlongPage() -> impl IntoView {
    let texts = use_structure_texts();
    let (api, people) = (use_api(), use_people());
    use_title(texts.of(|t| t.taking_along.title));
    spawn_local(async move { _ = people.refresh().await });
    let query = use_people_query();
    let allowed = RwSignal::new(None::<Result<TakingAlong, CallError>>);
    let ask = move || {
        spawn_local(async move {
            let answer = api.send(call::TakingAlong).await;
            _ = allowed.try_set(Some(answer.map(|view| view.allowed)));
        });
    };
    ask();
    let body = move || match (people.state(), allowed.get()) {
        (DirectoryState::Failed(error), _) => view! { <DirectoryFailed error/> }.into_any(),
        (_, Some(Err(error))) => view! { <Unknown error on_again=ask/> }.into_any(),
        (DirectoryState::Loading, _) | (_, None) => view! { <Skeleton lines=8/> }.into_any(),
        (DirectoryState::Ready(directory), Some(Ok(allowed))) => {
            view! { <Allowed directory query allowed/> }.into_any()
        }
    };
    view! {
        <div class="page taking-page">
            <h1>{texts.of(|t| t.taking_along.title)}</h1>
            <p>
                <PageLink to=Signal::derive(move || Page::People(query.get()))>
                    {texts.of(|t| t.taking_along.back)}
                </PageLink>
            </p>
            {body}
        </div>
    }
}

/// Whether they may is not known.
#[component]
fn Unknown(error: CallError, #[prop(into)] on_again: Callback<()>) -> impl IntoView {
    let texts = use_structure_texts();
    let words = Signal::derive(move || error.words(texts.get()).to_owned());
    view! {
        <EmptyState icon=IconName::Warning title=texts.of(|t| t.taking_along.unknown_title) text=words>
            <TryAgain on_press=on_again/>
        </EmptyState>
    }
}

/// What there is for whoever may, and why there is nothing for others.
#[component]
pub fn Allowed(
    /// The directory.
    directory: Arc<Directory>,
    /// Whom it is narrowed to.
    query: Memo<PeopleQuery>,
    /// Who takes it along.
    allowed: TakingAlong,
) -> impl IntoView {
    let texts = use_structure_texts();
    let session = use_session();
    let is_admin = session.has(Role::Admin);
    if !allowed.allows(if is_admin { Role::Admin } else { Role::Member }) {
        return view! {
            <EmptyState
                icon=IconName::Shield
                title=texts.of(|t| t.taking_along.kept_title)
                text=texts.of(|t| t.taking_along.kept)
            />
        }
        .into_any();
    }
    let hint = (allowed == TakingAlong::Admins).then(|| {
        view! {
            <p class="quiet">
                {texts.of(|t| t.taking_along.kept_admin)} " "
                <PageLink to=Page::Schedule>{texts.of(|t| t.taking_along.to_settings)}</PageLink>
            </p>
        }
    });
    view! { {hint} <Taking directory query/> }.into_any()
}
