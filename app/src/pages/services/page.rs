//! The services page: a card for each service.

use chrono::{DateTime, Utc};
use domain::{
    api::{
        call,
        services::{ConnectionState, Offer, ServiceCard, ServicesView},
    },
    service::Service,
};
use leptos::prelude::*;

use crate::{
    asking::Loaded,
    bundles::PageLink,
    components::{Badge, ButtonKind, Tone},
    connections::{
        reads::{Reads, brings},
        state::StateBadge,
    },
    i18n::{Moment, date_time, use_admin_texts},
    problems::notice::awaited,
    routes::Page,
    shell::use_title,
};

/// The services and their state.
#[component]
pub fn ServicesPage() -> impl IntoView {
    let texts = use_admin_texts();
    use_title(texts.of(|t| t.services.title));
    let services = Loaded::<ServicesView>::nothing();
    let load = Callback::new(move |()| services.ask(call::Services));
    load.run(());
    let cards = |view: ServicesView| {
        view! {
            <div class="service-cards">
                {view.services.into_iter().map(|card| view! { <Card card/> }).collect_view()}
            </div>
        }
        .into_any()
    };
    view! {
        <div class="page">
        <header class="page-header">
            <div>
                <p class="crumbs">{texts.of(|t| t.services.organisation)}</p>
                <h1>{texts.of(|t| t.services.title)}</h1>
                <p class="quiet">{texts.of(|t| t.services.intro)}</p>
            </div>
        </header>
        {awaited(services, "services-error", None, load, cards)}
        </div>
    }
}

/// A service at a glance.
#[component]
pub fn Card(
    /// The service and its state.
    card: ServiceCard,
) -> impl IntoView {
    let texts = use_admin_texts();
    let service = card.service;
    let name = service.as_str();
    let title_id = format!("service-{name}");
    let labelled_by = title_id.clone();
    let source = card.is_source.then(|| {
        let text = Signal::derive(move || texts.get().services.is_source.to_owned());
        view! { <Badge tone=Tone::Success text/> }
    });
    view! {
        <article
            class="card service-card"
            id=format!("service-card-{name}")
            data-source=card.is_source.then_some("true")
            aria-labelledby=labelled_by
        >
            <header class="service-head">
                <h2 id=title_id>{service.description().name}</h2>
                <StateBadge state=Signal::stored(card.state.clone())/>
            </header>
            {source.map(|badge| view! { <p>{badge}</p> })}
            <p>{move || brings(texts.get(), service)}</p>
            {match (&card.offer, &card.state) {
                (Offer::OnRequest { requested_at }, ConnectionState::NotConnected) => {
                    view! { <OnRequest service requested_at=*requested_at/> }.into_any()
                }
                _ => view! { <Connectable service state=card.state last_success=card.last_success/> }.into_any(),
            }}
        </article>
    }
}

/// What there is to know of a service that can be connected, and the way to the wizard or to the connection.
#[component]
fn Connectable(
    service: Service,
    state: ConnectionState,
    last_success: Option<DateTime<Utc>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let last_success = move || match last_success {
        Some(at) => date_time(texts.language(), at, Moment::DateAndTime),
        None => texts.get().services.never_synced.to_owned(),
    };
    let connected = state != ConnectionState::NotConnected;
    let (page, kind) = if connected {
        (Page::Connection(service), ButtonKind::Secondary)
    } else {
        (Page::setup_of(service), ButtonKind::Primary)
    };
    let word = move || if connected { texts.get().services.manage } else { texts.get().services.connect };
    view! {
        <p class="quiet">{texts.of(|t| t.services.last_success)} ": " {last_success}</p>
        <details>
            <summary>{texts.of(|t| t.services.learn_more)}</summary>
            <Reads service/>
        </details>
        <p class="actions">
            <PageLink to=page class=kind.class()>
                {word}
                <span class="visually-hidden">" " {service.description().name}</span>
            </PageLink>
        </p>
    }
}

/// The way to ask for a service, and when somebody did.
#[component]
fn OnRequest(service: Service, requested_at: Option<DateTime<Utc>>) -> impl IntoView {
    let texts = use_admin_texts();
    let requested = move || {
        requested_at.map(|at| {
            let time = date_time(texts.language(), at, Moment::DateAndTime);
            view! { <p class="quiet">{texts.get().services.requested(&time)}</p> }
        })
    };
    view! {
        {requested}
        <p class="actions">
            <PageLink to=Page::Request(service) class=ButtonKind::Primary.class()>
                {texts.of(|t| t.services.learn_more)}
                <span class="visually-hidden">": " {service.description().name}</span>
            </PageLink>
        </p>
    }
}
