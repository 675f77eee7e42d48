//! The directory's page: loads it, and keeps what is looked for in the address.

use std::{sync::Arc, time::Duration};

use domain::{
    access::Role,
    directory::{index::Directory, snapshot::DirectorySnapshot},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*, task::spawn_local};
use leptos_router::NavigateOptions;

use super::{
    PeopleBrowser,
    few::PeopleAtHand,
    upcoming::{Coming, Upcoming},
};
use crate::{
    api::CallError,
    bundles::{PageLink, use_go_to},
    components::{ButtonKind, EmptyState, IconName, Skeleton},
    directory::{DirectoryFailed, DirectoryState, use_people},
    i18n::use_texts,
    routes::{Page, PeopleQuery, use_people_query},
    session::use_session,
    shell::use_title,
};

/// How long nobody types before the address follows. Browsers refuse hundreds of changes in a row.
const QUIET: Duration = Duration::from_millis(250);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Phase {
    Loading,
    Nobody,
    Somebody,
    Failed(CallError),
}

/// The directory.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let texts = use_texts();
    let people = use_people();
    use_title(texts.of(|t| t.people.title));
    spawn_local(async move { _ = people.refresh().await });
    let (query, write_at_once) = query_in_address();
    let return_to = StoredValue::new(people.place_to_return_to(&query.get_untracked()));
    Effect::new(move || people.remember(query.get()));
    let coming = Coming::asked_for();
    let phase = Memo::new(move |_| match people.state() {
        DirectoryState::Loading => Phase::Loading,
        DirectoryState::Ready(directory) if directory.snapshot().is_empty() => Phase::Nobody,
        DirectoryState::Ready(_) => Phase::Somebody,
        DirectoryState::Failed(error) => Phase::Failed(error),
    });
    let nobody = Arc::new(Directory::new(DirectorySnapshot::default()));
    let directory = Signal::derive(move || match people.state() {
        DirectoryState::Ready(directory) => directory,
        DirectoryState::Loading | DirectoryState::Failed(_) => Arc::clone(&nobody),
    });
    let body = move || match phase.get() {
        Phase::Loading => view! { <Skeleton lines=8/> }.into_any(),
        Phase::Nobody => view! { <Nobody/> }.into_any(),
        Phase::Somebody => {
            let return_to = return_to.try_update_value(Option::take).flatten();
            let on_leave = move |place| people.leave(place);
            let coming = coming.clone();
            let at_hand = move || {
                view! {
                    <div class="at-hand">
                        <PeopleAtHand directory/>
                        <Upcoming directory coming=coming.clone()/>
                    </div>
                }
            };
            view! {
                <PeopleBrowser
                    directory
                    query
                    return_to
                    on_leave=on_leave
                    at_hand=at_hand
                />
            }
            .into_any()
        }
        Phase::Failed(error) => view! { <DirectoryFailed error/> }.into_any(),
    };
    view! {
        <div class="page" on:click=move |_| write_at_once()>
            <h1 class="people-title">{texts.of(|t| t.people.title)}</h1>
            {body}
        </div>
    }
}

#[component]
fn Nobody() -> impl IntoView {
    let texts = use_texts();
    let session = use_session();
    let is_admin = session.has(Role::Admin);
    let text = texts.of(if is_admin { |t| t.people.empty_admin } else { |t| t.people.empty_member });
    let way = is_admin.then(|| {
        view! {
            <PageLink to=Page::Services class=ButtonKind::Primary.class()>
                {texts.of(|t| t.people.to_integrations)}
            </PageLink>
        }
    });
    view! {
        <EmptyState icon=IconName::People title=texts.of(|t| t.people.empty_title) text>{way}</EmptyState>
    }
}

/// What is looked for: it follows the address, and the address follows it as soon as the typing stops. Whoever follows a link
/// before that comes back to what they had typed: it is written at once then, behind the router's back, which is about to
/// leave.
fn query_in_address() -> (RwSignal<PeopleQuery>, impl Fn() + Copy) {
    let asked = use_people_query();
    let navigate = use_go_to();
    let query = RwSignal::new(asked.get_untracked());
    let written = StoredValue::new(asked.get_untracked());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    };
    Effect::new(move || {
        let asked = asked.get();
        // Somebody followed a link or went back; what we wrote ourselves may be older than what is typed by now.
        if written.with_value(|written| *written != asked) {
            written.set_value(asked.clone());
            query.set(asked);
        }
    });
    Effect::new(move |_| {
        let wanted = query.get();
        stop();
        if written.with_value(|written| *written != wanted) {
            let navigate = navigate.clone();
            let write = move || {
                written.set_value(wanted.clone());
                let options =
                    NavigateOptions { replace: true, scroll: false, resolve: false, ..Default::default() };
                navigate(&Page::People(wanted).address(), options);
            };
            timer.set_value(set_timeout_with_handle(write, QUIET).ok());
        }
    });
    on_cleanup(stop);
    let write_at_once = move || {
        let wanted = query.get_untracked();
        if written.with_value(|written| *written != wanted)
            && let Ok(history) = window().history()
        {
            stop();
            let state = history.state().unwrap_or_default();
            // A browser refuses too many changes; then the address stays behind, as it was.
            _ = history.replace_state_with_url(&state, "", Some(&Page::People(wanted.clone()).address()));
            written.set_value(wanted);
        }
    };
    (query, write_at_once)
}
