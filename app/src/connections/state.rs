//! Whether a service works, at a glance; and whether a setup of it waits.

use domain::{
    api::{error::ApiError, services::ConnectionState},
    service::Service,
};
use leptos::prelude::*;

use crate::{
    bundles::PageLink,
    components::{Badge, Notice, Tone},
    i18n::use_admin_texts,
    routes::{Page, Step},
};

/// A connection's state, as an icon and a word.
#[component]
pub fn StateBadge(
    /// The state.
    state: Signal<ConnectionState>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let tone = Signal::derive(move || state.with(tone));
    let word = Signal::derive(move || {
        let words = &texts.get().services.state;
        state
            .with(|state| match state {
                ConnectionState::NotConnected => words.not_connected,
                ConnectionState::Connected => words.connected,
                ConnectionState::Degraded { .. } => words.degraded,
                ConnectionState::Refused { .. } => words.refused,
                ConnectionState::Revoked { .. } => words.revoked,
            })
            .to_owned()
    });
    let name = move || state.with(state_name);
    view! { <span class="state" data-state=name><Badge tone text=word/></span> }
}

fn tone(state: &ConnectionState) -> Tone {
    match state {
        ConnectionState::NotConnected => Tone::Info,
        ConnectionState::Connected => Tone::Success,
        ConnectionState::Degraded { .. } | ConnectionState::Refused { .. } => Tone::Warning,
        ConnectionState::Revoked { .. } => Tone::Error,
    }
}

fn state_name(state: &ConnectionState) -> &'static str {
    match state {
        ConnectionState::NotConnected => "not_connected",
        ConnectionState::Connected => "connected",
        ConnectionState::Degraded { .. } => "degraded",
        ConnectionState::Refused { .. } => "refused",
        ConnectionState::Revoked { .. } => "revoked",
    }
}

/// Why the service refuses the credential, if it does.
pub fn refusal(state: &ConnectionState) -> Option<ApiError> {
    match state {
        ConnectionState::Refused { failure, .. } | ConnectionState::Revoked { failure, .. } => {
            Some(failure.clone().into())
        }
        _ => None,
    }
}

/// A setup that was begun and not finished: what was tested waits for the step after the test.
#[component]
pub fn DraftNotice(
    /// The service.
    #[prop(into)]
    service: Service,
    /// Whether there is one.
    #[prop(into)]
    waits: Signal<bool>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let link = move || {
        Step::Credential.next(service).map(|step| {
            view! { <PageLink to=Page::Setup(service, step)>{texts.of(|t| t.services.resume)}</PageLink> }
        })
    };
    view! {
        <Show when=move || waits.get()>
            <Notice tone=Tone::Info>
                <p>{texts.of(|t| t.services.connection.draft_waits)}</p>
                <p>{link()}</p>
            </Notice>
        </Show>
    }
}
