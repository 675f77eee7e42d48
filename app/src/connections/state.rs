//! Whether a service works: as a badge, and as what to do about it.

use chrono::{DateTime, Utc};
use domain::{
    api::{error::ApiError, services::ConnectionState},
    provider::ProviderFailure,
    service::{HrSystem, Service},
};
use leptos::prelude::*;

use crate::{
    components::{Badge, ButtonKind, Marked, Notice, Tone},
    halves::PageLink,
    i18n::{AdminTexts, Moment, date_time, use_admin_texts},
    problems::advice::{advice, grant, labels, status_label},
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

/// A service has refused the credential, perhaps for a moment only: what it said, since when, and what comes next.
#[component]
pub fn RefusedNotice(
    /// Which one.
    service: Service,
    /// What it said, last.
    failure: ProviderFailure,
    /// When it said so first.
    since: DateTime<Utc>,
    /// What comes next, if it is so since the time that is given.
    next: fn(&'static AdminTexts, &str) -> String,
    /// What can be done.
    children: Children,
) -> impl IntoView {
    let texts = use_admin_texts();
    let error = ApiError::from(failure);
    let advice = Memo::new(move |_| advice(texts.get(), service, &error));
    let mend = Signal::derive(move || advice.get().next);
    let next = move || {
        let time = date_time(texts.language(), since, Moment::DateAndTime);
        next(texts.get(), &time)
    };
    view! {
        <Notice tone=Tone::Warning title=Signal::derive(move || advice.get().what)>
            <p>{next}</p>
            <p><Marked text=mend service/></p>
            {children()}
        </Notice>
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

/// Why a connection is as it is, and what to do. Nothing where all is well.
#[component]
pub fn StateNotice(
    /// The service.
    service: HrSystem,
    /// The state.
    state: ConnectionState,
    /// Whether the directory is read from it.
    is_source: bool,
) -> impl IntoView {
    let texts = use_admin_texts();
    let to_setup = {
        let page = Page::setup_of(service.into());
        move |word: fn(&'static AdminTexts) -> &'static str| {
            view! { <p><PageLink to=page class=ButtonKind::Primary.class()>{texts.of(word)}</PageLink></p> }
        }
    };
    match state {
        ConnectionState::Connected => ().into_any(),
        ConnectionState::NotConnected => view! {
            <p>{texts.about(service, |t, service| t.services.connection.not_connected_next(service))}</p>
            {to_setup(|t| t.services.connect)}
        }
        .into_any(),
        ConnectionState::Degraded { attributes, status_missing } => {
            let of_attributes = Some(labels(service, &attributes)).filter(|labels| !labels.is_empty());
            let of_status = status_missing.then(status_label);
            let labels = of_attributes.into_iter().chain(of_status).collect::<Vec<_>>().join(", ");
            let no_status = status_missing.then(|| {
                let text =
                    texts.about(service, |t, service| t.services.run.warning.status_not_readable(service));
                view! { <p id="status-not-read">{text}</p> }
            });
            let what = (!attributes.is_empty()).then_some(move || {
                let names = texts.get().attributes.names(&attributes);
                texts.get().services.connection.degraded_what(&names)
            });
            let next = Signal::derive(move || {
                let texts = texts.get();
                format!("{} {}", grant(texts, service, &labels), texts.services.connection.degraded_next)
            });
            view! {
                <Notice tone=Tone::Warning>
                    {what.map(|what| view! { <p>{what}</p> })}
                    {no_status}
                    <p><Marked text=next service/></p>
                </Notice>
            }
            .into_any()
        }
        ConnectionState::Refused { failure, since } => view! {
            <RefusedNotice
                service=service.into()
                failure
                since
                next=|t, time| t.services.connection.refused_next(time)
            >
                {to_setup(|t| t.services.connection.connect_again)}
            </RefusedNotice>
        }
        .into_any(),
        ConnectionState::Revoked { failure, .. } => {
            let error = ApiError::from(failure);
            let advice = Memo::new(move |_| advice(texts.get(), service, &error));
            let mend = Signal::derive(move || advice.get().next);
            view! {
                <Notice tone=Tone::Error title=Signal::derive(move || advice.get().what)>
                    <p><Marked text=mend service/></p>
                    <p>{texts.about(service, |t, service| t.services.connection.revoked_next(service))}</p>
                    {is_source.then(|| view! {
                        <p id="schedule-stopped">{texts.of(|t| t.services.connection.schedule_stopped)}</p>
                    })}
                    {to_setup(|t| t.services.connection.connect_again)}
                </Notice>
            }
            .into_any()
        }
    }
}
