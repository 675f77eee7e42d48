//! Asking the operator for a service that is offered on request.

use chrono::{DateTime, Utc};
use domain::{
    api::{
        call,
        services::{Offer, ServiceRequestForm, ServicesView},
    },
    service::Service,
};
use leptos::prelude::*;

use super::request_form::RequestEntry;
use crate::{
    asking::{Loaded, Sending},
    bundles::PageLink,
    components::{ButtonKind, Notice, Skeleton, Tone, focus_soon, use_snackbars},
    connections::reads::{Reads, brings},
    i18n::{Moment, date_time, use_admin_texts},
    problems::notice::ProblemNotice,
    routes::Page,
    shell::use_title,
};

/// The id of what is told once the service is asked for.
const SENT: &str = "request-sent";

/// What the service brings, and the form; once it is asked for, what was asked and when.
#[component]
pub fn RequestPage(
    /// The service.
    service: Service,
) -> impl IntoView {
    let texts = use_admin_texts();
    let snackbars = use_snackbars();
    let services = Loaded::<ServicesView>::nothing();
    let load = move |()| services.ask(call::Services);
    load(());
    let requested = RwSignal::new(None::<Offer>);
    let asked = RwSignal::new(None::<ServiceRequestForm>);
    let sending = Sending::nothing();
    let send = Callback::new(move |form: ServiceRequestForm| {
        let call = call::RequestService { service, form: form.clone() };
        sending.send(call, move |card| {
            asked.set(Some(form));
            // The form goes away, and with it what had the focus.
            focus_soon(SENT);
            requested.set(Some(card.offer));
            snackbars.success(texts.get_untracked().services.request.sent_title(service));
        });
    });
    let offer = Memo::new(move |_| {
        let offered = |view: &ServicesView| {
            view.services.iter().find(|card| card.service == service).map(|card| card.offer.clone())
        };
        requested.get().or_else(|| services.view.with(|view| view.as_ref().and_then(offered)))
    });
    let title = texts.about(service, |t, service| t.services.request.title(service));
    use_title(title);
    view! {
        <div class="page page-narrow setup">
            <p class="crumbs"><PageLink to=Page::Services>{texts.of(|t| t.services.title)}</PageLink></p>
            <h1>{title}</h1>
            <p>{move || brings(texts.get(), service)}</p>
            <h2 class="visually-hidden">{service.description().name}</h2>
            <Reads service/>
            {move || match offer.get() {
                None if services.problem.with(Option::is_none) => view! { <Skeleton/> }.into_any(),
                None => ().into_any(),
                Some(Offer::Open) => view! { <Open service/> }.into_any(),
                Some(Offer::OnRequest { requested_at: Some(at) }) => {
                    view! { <Requested service at asked/> }.into_any()
                }
                Some(Offer::OnRequest { requested_at: None }) => {
                    view! { <RequestEntry sending=sending.pending on_send=send/> }.into_any()
                }
            }}
            {move || services.problem.get().map(|problem| view! {
                <ProblemNotice id="request-error" problem service on_retry=Callback::new(load)/>
            })}
            {move || sending.problem.get().map(|problem| view! {
                <ProblemNotice id="request-error" problem service/>
            })}
        </div>
    }
}

/// What was asked, when, and what comes next.
#[component]
pub fn Requested(
    /// The service.
    service: Service,
    /// When it was asked for.
    at: DateTime<Utc>,
    /// What was asked, if that was just now.
    #[prop(into)]
    asked: Signal<Option<ServiceRequestForm>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let title = Signal::derive(move || Some(texts.get().services.request.sent_title(service)));
    let sent_at = move || {
        let time = date_time(texts.language(), at, Moment::DateAndTime);
        texts.get().services.request.sent_at(&time)
    };
    let fact = |label, value: String| {
        (!value.trim().is_empty()).then(|| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
    };
    let facts = move || {
        let form = asked.get()?;
        let words = &texts.get().services.request;
        Some(view! {
            <dl class="facts">
                {fact(words.contact, form.contact)} {fact(words.people, form.people)}
                {fact(words.note, form.note)}
            </dl>
        })
    };
    view! {
        <div id=SENT tabindex="-1" role="status">
            <Notice tone=Tone::Success title>
                <p>{sent_at}</p>
                {facts}
                <p>{texts.of(|t| t.services.request.sent_next)}</p>
            </Notice>
        </div>
    }
}

/// The service needs no request.
#[component]
fn Open(service: Service) -> impl IntoView {
    let texts = use_admin_texts();
    let title = Signal::derive(move || Some(texts.get().services.request.open_title(service)));
    view! {
        <Notice tone=Tone::Success title>
            <p>{texts.of(|t| t.services.request.open_next)}</p>
        </Notice>
        <p class="actions">
            <PageLink to=Page::setup_of(service) class=ButtonKind::Primary.class()>
                {texts.of(|t| t.services.connect)}
            </PageLink>
        </p>
    }
}
