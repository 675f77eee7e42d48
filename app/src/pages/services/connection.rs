//! One service's connection: how it is, what it may read, and what can be done with it.

use domain::{
    api::{
        call,
        services::{ConnectionState, ConnectionView, HrView},
    },
    service::HrSystem,
};
use leptos::prelude::*;

use super::{
    disconnect::DisconnectButton, released::ReleasedList, source_section::SourceSection,
    sync_section::SyncSection,
};
use crate::{
    asking::Loaded,
    bundles::PageLink,
    components::{ButtonKind, Skeleton},
    connections::{
        notice::StateNotice,
        over_granted::OverGranted,
        state::{DraftNotice, StateBadge},
    },
    i18n::{Moment, date_time, use_admin_texts},
    problems::notice::ProblemNotice,
    routes::Page,
    runs::watch::RunWatch,
    shell::use_title,
};

/// A connection that is shown, and kept as the API says it is.
#[derive(Debug, Clone, Copy)]
pub struct ShownConnection {
    /// The service.
    pub service: HrSystem,
    /// The connection.
    pub loaded: Loaded<ConnectionView>,
}

impl ShownConnection {
    /// The connection of `service`, not known yet.
    pub fn of(service: HrSystem) -> Self {
        Self { service, loaded: Loaded::nothing() }
    }

    fn load(self) {
        self.loaded.ask(call::Connection { service: self.service.into() });
    }

    /// The service that the directory is read from, as far as is known.
    pub fn source(self) -> Signal<Option<HrSystem>> {
        Signal::derive(move || self.own(|own| own.source))
    }

    /// Something of what HR systems' connections have, once it is known.
    pub fn own<T: Default>(self, of: impl FnOnce(&HrView) -> T) -> T {
        self.loaded.view.with(|view| view.as_ref().and_then(ConnectionView::hr).map(of).unwrap_or_default())
    }
}

/// The connection of `service`.
#[component]
pub fn ConnectionPage(
    /// The service.
    service: HrSystem,
) -> impl IntoView {
    let texts = use_admin_texts();
    let name = service.description().name;
    let shown = ShownConnection::of(service);
    let watch = RunWatch::start();
    // What a run has read is known once it is over.
    let reload = Callback::new(move |()| shown.load());
    let ended = Memo::new(move |_| watch.run().with(|run| run.as_ref().and_then(|run| run.ended_at)));
    Effect::new(move || {
        // A memo that is only tracked is never computed, and so never changes.
        _ = ended.get();
        shown.load();
    });
    let state = Signal::derive(move || {
        shown
            .loaded
            .view
            .with(|view| view.as_ref().map_or(ConnectionState::NotConnected, |view| view.state.clone()))
    });
    let connected = Memo::new(move |_| state.with(|state| *state != ConnectionState::NotConnected));
    let has_draft =
        Memo::new(move |_| shown.loaded.view.with(|view| view.as_ref().is_some_and(|view| view.has_draft)));
    let is_source = Memo::new(move |_| shown.source().get() == Some(service));
    use_title(name);
    view! {
        <div class="page">
        <p class="crumbs"><PageLink to=Page::Services>{texts.of(|t| t.services.connection.all_services)}</PageLink></p>
        {move || shown.loaded.problem.get().map(|problem| view! {
            <ProblemNotice id="connection-error" problem service on_retry=reload/>
        })}
        <Show
            when=move || shown.loaded.view.with(Option::is_some)
            fallback=move || view! { <h1>{name}</h1> <Skeleton/> }
        >
            <header class="service-head">
                <h1>{name}</h1>
                <StateBadge state/>
            </header>
            {move || shown.loaded.view.get().map(|view| {
                let is_source = view.hr().is_some_and(|own| own.source == Some(service));
                view! { <StateNotice service state=view.state is_source/> }
            })}
            <DraftNotice service waits=has_draft/>
            <Show when=move || connected.get()>
                <Show
                    when=move || is_source.get()
                    fallback=move || view! { <SourceSection shown watch/> }
                >
                    <SyncSection shown watch/>
                </Show>
                <Facts shown/>
                <ReleasedList shown/>
                <OverGranted service names=Signal::derive(move || shown.own(|own| own.over_granted.clone()))/>
                <section class="actions">
                    <PageLink to=Page::setup_of(service.into()) class=ButtonKind::Secondary.class()>
                        {texts.of(|t| t.services.connection.connect_again)}
                    </PageLink>
                    <DisconnectButton shown watch/>
                </section>
            </Show>
        </Show>
        </div>
    }
}

#[component]
fn Facts(shown: ShownConnection) -> impl IntoView {
    let texts = use_admin_texts();
    let moment = move |at, detail| date_time(texts.language(), at, detail);
    let facts = move || {
        shown.loaded.view.get().map(|view| {
            let last = match view.last_success {
                Some(at) => moment(at, Moment::DateAndTime),
                None => texts.get().services.never_synced.to_owned(),
            };
            let since = view.connected_at.map(|at| moment(at, Moment::Date));
            view! {
                <div>
                    <dt>{texts.of(|t| t.services.connection.directory)}</dt>
                    <dd>{texts.get().services.people(shown.own(|own| own.people))}</dd>
                </div>
                <div><dt>{texts.of(|t| t.services.last_success)}</dt><dd>{last}</dd></div>
                <div><dt>{texts.of(|t| t.services.connection.connected_since)}</dt><dd>{since}</dd></div>
                <div>
                    <dt>{shown.service.description().identity_label()}</dt>
                    <dd><code>{view.identity}</code></dd>
                </div>
            }
        })
    };
    view! {
        <section>
            <h2>{texts.of(|t| t.services.connection.details)}</h2>
            <dl class="facts">{facts}</dl>
        </section>
    }
}
