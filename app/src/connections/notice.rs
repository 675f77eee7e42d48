//! Why a connection is as it is, and what to do about it.

use domain::{
    api::{error::ApiError, services::ConnectionState},
    attribute::Attribute,
    provider::ProviderFailure,
    service::{HrSystem, Service},
};
use leptos::prelude::*;

use super::of_its_kind;
use crate::{
    bundles::PageLink,
    components::{ButtonKind, Marked, Notice, Tone},
    i18n::{AdminTexts, Moment, UseAdminTexts, date_time, use_admin_texts},
    problems::advice::{advice, grant, labels, status_label},
    routes::Page,
};

/// What is said of a service.
type About = fn(&'static AdminTexts, Service) -> String;

/// Why a connection is as it is, and what to do. Nothing where all is well.
#[component]
pub fn StateNotice(
    /// The service.
    #[prop(into)]
    service: Service,
    /// The state.
    state: ConnectionState,
    /// Whether the directory is read from it.
    is_source: bool,
) -> impl IntoView {
    let texts = use_admin_texts();
    let to_setup = move |word: fn(&'static AdminTexts) -> &'static str| {
        let page = Page::setup_of(service);
        view! { <p><PageLink to=page class=ButtonKind::Primary.class()>{texts.of(word)}</PageLink></p> }
    };
    let said = move |hr_system: About, learning: About| {
        texts.about(service, of_its_kind(service, hr_system, learning))
    };
    match state {
        ConnectionState::Connected => ().into_any(),
        ConnectionState::NotConnected => view! {
            <p>
                {said(
                    |t, service| t.services.connection.not_connected_next(service),
                    |t, service| t.learning.connection.not_connected_next(service),
                )}
            </p>
            {to_setup(|t| t.services.connect)}
        }
        .into_any(),
        ConnectionState::Degraded { attributes, status_missing } => service
            .hr_system()
            .map(|service| view! { <Degraded service attributes status_missing/> })
            .into_any(),
        ConnectionState::Refused { failure, since } => {
            let (what, mend) = advised(texts, service, failure);
            let next = move || {
                let time = date_time(texts.language(), since, Moment::DateAndTime);
                let texts = texts.get();
                match service.hr_system() {
                    Some(_) => texts.services.connection.refused_next(&time),
                    None => texts.learning.connection.refused_next(&time),
                }
            };
            view! {
                <Notice tone=Tone::Warning title=what>
                    <p>{next}</p>
                    <p><Marked text=mend service/></p>
                    {to_setup(|t| t.services.connection.connect_again)}
                </Notice>
            }
            .into_any()
        }
        ConnectionState::Revoked { failure, .. } => {
            let (what, mend) = advised(texts, service, failure);
            let next = said(
                |t, service| t.services.connection.revoked_next(service),
                |t, service| t.learning.connection.revoked_next(service),
            );
            view! {
                <Notice tone=Tone::Error title=what>
                    <p><Marked text=mend service/></p>
                    <p>{next}</p>
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

/// What a refusal is, and what mends it.
fn advised(
    texts: UseAdminTexts,
    service: Service,
    failure: ProviderFailure,
) -> (Signal<String>, Signal<String>) {
    let error = ApiError::from(failure);
    let advice = Memo::new(move |_| advice(texts.get(), service, &error));
    (Signal::derive(move || advice.get().what), Signal::derive(move || advice.get().next))
}

/// The key does not read all that it has to.
#[component]
fn Degraded(service: HrSystem, attributes: Vec<Attribute>, status_missing: bool) -> impl IntoView {
    let texts = use_admin_texts();
    let of_attributes = Some(labels(service, &attributes)).filter(|labels| !labels.is_empty());
    let of_status = status_missing.then(status_label);
    let labels = of_attributes.into_iter().chain(of_status).collect::<Vec<_>>().join(", ");
    let no_status = status_missing.then(|| {
        let text = texts.about(service, |t, service| t.services.run.warning.status_not_readable(service));
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
}
