//! What somebody should know of the connection, each with what to do.

use domain::{
    api::{error::ApiError, learning::Emails, services::ConnectionState},
    service::HrSystem,
};
use leptos::prelude::*;

use super::LEARNING;
use crate::{
    components::{ButtonKind, Marked, Notice, Tone},
    connections::state::RefusedNotice,
    halves::PageLink,
    i18n::{AdminTexts, use_admin_texts},
    problems::advice::advice,
    routes::Page,
};

/// Why the connection does not work, and what to do. Nothing where all is well.
#[component]
pub fn ConnectionNotice(
    /// The state.
    state: Signal<ConnectionState>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let to_setup = move |word: fn(&'static AdminTexts) -> &'static str| {
        view! {
            <p>
                <PageLink to=Page::setup_of(LEARNING) class=ButtonKind::Primary.class()>{texts.of(word)}</PageLink>
            </p>
        }
    };
    move || match state.get() {
        ConnectionState::Connected | ConnectionState::Degraded { .. } => ().into_any(),
        ConnectionState::NotConnected => view! {
            <p>{texts.about(LEARNING, |t, service| t.learning.connection.not_connected_next(service))}</p>
            {to_setup(|t| t.services.connect)}
        }
        .into_any(),
        ConnectionState::Refused { failure, since } => view! {
            <RefusedNotice
                service=LEARNING
                failure
                since
                next=|t, time| t.learning.connection.refused_next(time)
            >
                {to_setup(|t| t.services.connection.connect_again)}
            </RefusedNotice>
        }
        .into_any(),
        ConnectionState::Revoked { failure, .. } => {
            let error = ApiError::from(failure);
            let advice = Memo::new(move |_| advice(texts.get(), LEARNING, &error));
            let next = Signal::derive(move || advice.get().next);
            view! {
                <Notice tone=Tone::Error title=Signal::derive(move || advice.get().what)>
                    <p><Marked text=next service=LEARNING/></p>
                    <p>{texts.about(LEARNING, |t, service| t.learning.connection.revoked_next(service))}</p>
                    {to_setup(|t| t.services.connection.connect_again)}
                </Notice>
            }
            .into_any()
        }
    }
}

/// The people's addresses are not there, and what to do. Nothing where they are.
#[component]
pub fn EmailsNotice(
    /// Whether they are.
    #[prop(into)]
    emails: Signal<Emails>,
    /// Where the directory is read from, as far as is known.
    #[prop(into)]
    source: Signal<Option<HrSystem>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let setup = move || source.get().map_or(Page::Services, |source| Page::setup_of(source.into()));
    move || match emails.get() {
        Emails::Released => ().into_any(),
        Emails::NotReleased => view! {
            <MissingEmails
                title=texts.of(|t| t.learning.emails.not_released)
                next=texts.of(|t| t.learning.emails.not_released_next)
                page=Signal::derive(setup)
                link=texts.of(|t| t.learning.emails.release)
            />
        }
        .into_any(),
        Emails::NoSource => view! {
            <MissingEmails
                title=texts.of(|t| t.learning.emails.no_source)
                next=texts.of(|t| t.learning.emails.no_source_next)
                page=Signal::stored(Page::Services)
                link=texts.of(|t| t.sync.to_services)
            />
        }
        .into_any(),
    }
}

#[component]
fn MissingEmails(
    title: Signal<&'static str>,
    next: Signal<&'static str>,
    page: Signal<Page>,
    link: Signal<&'static str>,
) -> impl IntoView {
    view! {
        <div id="emails-missing">
            <Notice tone=Tone::Warning title>
                <p>{next}</p>
                <p><PageLink to=page>{link}</PageLink></p>
            </Notice>
        </div>
    }
}
