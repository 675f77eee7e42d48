//! The platform's page: how the connection is, the accounts, and what can be done.

use domain::api::{learning::Emails, services::ConnectionState};
use leptos::prelude::*;

use super::{
    LEARNING, accounts::AccountList, connection::ShownLearning, disconnect::DisconnectLearning,
    emails::EmailsNotice, left_out::LeftOutSection,
};
use crate::{
    approval::waiting::WaitingAccountsNotice,
    bundles::PageLink,
    components::{ButtonKind, Skeleton},
    connections::{
        notice::StateNotice,
        state::{DraftNotice, StateBadge},
    },
    i18n::{Moment, date_time, use_admin_texts},
    problems::notice::ProblemNotice,
    routes::Page,
    shell::use_title,
};

/// The connection of the learning platform.
#[component]
pub fn LearningPage() -> impl IntoView {
    let texts = use_admin_texts();
    let name = LEARNING.description().name;
    let shown = ShownLearning::unknown();
    shown.load();
    use_title(name);
    view! {
        <div class="page">
        <p class="crumbs"><PageLink to=Page::Services>{texts.of(|t| t.services.connection.all_services)}</PageLink></p>
        {move || shown.connection.problem.get().map(|problem| view! {
            <ProblemNotice
                id="connection-error"
                problem
                service=LEARNING
                on_retry=Callback::new(move |()| shown.load())
            />
        })}
        <Show
            when=move || shown.connection.view.with(Option::is_some)
            fallback=move || view! { <h1>{name}</h1> <Skeleton/> }
        >
            <Connection shown/>
        </Show>
        </div>
    }
}

/// What there is to say of a connection that is known.
#[component]
pub fn Connection(
    /// The connection.
    shown: ShownLearning,
) -> impl IntoView {
    let texts = use_admin_texts();
    let state = shown.state();
    let connected = Memo::new(move |_| state.with(|state| *state != ConnectionState::NotConnected));
    let counts = Memo::new(move |_| shown.own(|own| own.accounts));
    let has_draft = Memo::new(move |_| {
        shown.connection.view.with(|view| view.as_ref().is_some_and(|view| view.has_draft))
    });
    let emails = Memo::new(move |_| shown.own(|own| Some(own.emails)).unwrap_or(Emails::Released));
    let source = Memo::new(move |_| shown.source());
    let waiting = Memo::new(move |_| counts.get().waiting);
    view! {
        <header class="service-head">
            // It takes the focus when what had it goes away with the connection.
            <h1 id="connection-title" tabindex="-1">{LEARNING.description().name}</h1>
            <StateBadge state/>
        </header>
        {move || view! { <StateNotice service=LEARNING state=state.get() is_source=false/> }}
        <DraftNotice service=LEARNING waits=has_draft/>
        <Show when=move || connected.get()>
            <EmailsNotice emails source/>
            <WaitingAccountsNotice waiting/>
            <AccountList counts/>
            <LeftOutSection shown/>
            <Facts shown/>
            <section class="actions">
                <PageLink to=Page::setup_of(LEARNING) class=ButtonKind::Secondary.class()>
                    {texts.of(|t| t.services.connection.connect_again)}
                </PageLink>
                <DisconnectLearning shown/>
            </section>
        </Show>
    }
}

#[component]
fn Facts(shown: ShownLearning) -> impl IntoView {
    let texts = use_admin_texts();
    let role = move || {
        let role = shown.role()?;
        Some(role.unwrap_or_else(|| texts.get().learning.role.learner.to_owned()))
    };
    let facts = move || {
        shown.connection.view.get().map(|view| {
            let last = match view.last_success {
                Some(at) => date_time(texts.language(), at, Moment::DateAndTime),
                None => texts.get().services.never_synced.to_owned(),
            };
            let since = view.connected_at.map(|at| date_time(texts.language(), at, Moment::Date));
            let department = shown
                .own(|own| own.default_department.as_ref().map(|department| department.name.to_string()));
            view! {
                <div><dt>{LEARNING.description().identity_label()}</dt><dd><code>{view.identity}</code></dd></div>
                <div><dt>{texts.of(|t| t.services.connection.connected_since)}</dt><dd>{since}</dd></div>
                <div><dt>{texts.of(|t| t.services.last_success)}</dt><dd>{last}</dd></div>
                <div>
                    <dt>{texts.of(|t| t.learning.defaults.department)}</dt>
                    <dd id="default-department">{department}</dd>
                </div>
                <div>
                    <dt>{texts.of(|t| t.sync.parts.default_role)}</dt>
                    <dd id="default-role">{role}</dd>
                </div>
            }
        })
    };
    view! {
        <section>
            <h2>{texts.of(|t| t.services.connection.details)}</h2>
            <dl class="facts">{facts}</dl>
            <p><PageLink to=Page::LearningSettings>{texts.of(|t| t.learning.connection.change_role)}</PageLink></p>
        </section>
    }
}
