//! The services page: a card for each service.

use domain::{
    api::{
        endpoint::Endpoint,
        services::{ConnectionState, ServiceCard, ServicesView},
    },
    service::Service,
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::components::A;

use super::{problem_notice::ProblemNotice, reads::Reads, state::StateBadge};
use crate::{
    api::{Call, CallError, use_api},
    components::{ButtonKind, Skeleton},
    i18n::{Moment, date_time, use_texts},
    pages::setup::step::Step,
    routes::Page,
    shell::use_title,
};

/// The services and their state.
#[component]
pub fn ServicesPage() -> impl IntoView {
    let texts = use_texts();
    let api = use_api();
    use_title(texts.of(|t| t.services.title));
    let answer = RwSignal::new(None::<Result<ServicesView, CallError>>);
    let load = Callback::new(move |()| {
        spawn_local(async move {
            answer.try_set(Some(api.send(Call::to(Endpoint::Services, &[])).await));
        });
    });
    load.run(());
    view! {
        <div class="page">
        <header class="page-header">
            <div>
                <p class="crumbs">{texts.of(|t| t.services.organisation)}</p>
                <h1>{texts.of(|t| t.services.title)}</h1>
                <p class="quiet">{texts.of(|t| t.services.intro)}</p>
            </div>
        </header>
        {move || match answer.get() {
            None => view! { <Skeleton/> }.into_any(),
            Some(Err(problem)) => view! { <ProblemNotice id="services-error" problem on_retry=load/> }.into_any(),
            Some(Ok(view)) => {
                view.services.into_iter().map(|card| view! { <Card card/> }).collect_view().into_any()
            }
        }}
        </div>
    }
}

/// A service at a glance.
#[component]
pub fn Card(
    /// The service and its state.
    card: ServiceCard,
) -> impl IntoView {
    let texts = use_texts();
    let service = card.service;
    let last_success = move || match card.last_success {
        Some(at) => date_time(texts.language(), at, Moment::DateAndTime),
        None => texts.get().services.never_synced.to_owned(),
    };
    let title_id = format!("service-{}", service.as_str());
    let labelled_by = title_id.clone();
    view! {
        <article class="card service-card" aria-labelledby=labelled_by>
            <header class="service-head">
                <h2 id=title_id>{service.description().name}</h2>
                <StateBadge state=Signal::stored(card.state.clone())/>
            </header>
            <p>{texts.of(|t| t.services.personio_brings)}</p>
            <p class="quiet">{texts.of(|t| t.services.last_success)} ": " {last_success}</p>
            <details>
                <summary>{texts.of(|t| t.services.learn_more)}</summary>
                <Reads/>
            </details>
            <p class="actions"><CardLink service state=card.state/></p>
        </article>
    }
}

/// To the wizard, or to the connection.
#[component]
fn CardLink(service: Service, state: ConnectionState) -> impl IntoView {
    let texts = use_texts();
    let connected = state != ConnectionState::NotConnected;
    let address =
        if connected { Page::Connection(service).address() } else { Step::Prepare.address(service) };
    let kind = if connected { ButtonKind::Secondary } else { ButtonKind::Primary };
    let word = move || if connected { texts.get().services.manage } else { texts.get().services.connect };
    view! {
        <A href=address attr:class=kind.class()>
            {word}
            <span class="visually-hidden">" " {service.description().name}</span>
        </A>
    }
}
