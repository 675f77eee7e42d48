//! Shows what went wrong, and what to do now.

use domain::service::Service;
use leptos::prelude::*;

use super::advice::{Advice, call_advice};
use crate::{
    api::CallError,
    asking::Loaded,
    components::{Marked, Notice, Skeleton, Tone, TryAgain},
    i18n::use_admin_texts,
};

/// A failed call in words: what happened, what to do, and how long to wait.
#[component]
pub fn ProblemNotice(
    /// The notice's id.
    id: &'static str,
    /// What went wrong.
    problem: CallError,
    /// The service that it is about.
    #[prop(optional, into)]
    service: Option<Service>,
    /// Tries again, where that can be done from here.
    #[prop(optional)]
    on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let texts = use_admin_texts();
    let code = match &problem {
        CallError::Api(error) => error.code.as_str(),
        CallError::Offline => "offline",
        CallError::Unintelligible => "unintelligible",
    };
    let advice = Memo::new(move |_| call_advice(texts.get(), service, &problem));
    let part = move |part: fn(Advice) -> String| Signal::derive(move || part(advice.get()));
    let next = part(|advice| advice.next);
    let wait = move || advice.get().wait.map(|wait| view! { <p>{wait.words(texts.get())}</p> });
    view! {
        <div id=id data-code=code>
            <Notice tone=Tone::Error title=part(|advice| advice.what)>
                {move || (!next.with(String::is_empty)).then(|| match service {
                    Some(service) => view! { <p><Marked text=next service/></p> }.into_any(),
                    None => view! { <p>{next}</p> }.into_any(),
                })}
                {wait}
                {on_retry.map(|on_retry| view! {
                    <TryAgain on_press=on_retry/>
                })}
            </Notice>
        </div>
    }
}

/// A failed call about `service` in one line, for dialogs: what happened and what to do.
pub fn problem_line(
    problem: RwSignal<Option<CallError>>,
    service: impl Into<Service>,
) -> Signal<Option<String>> {
    let (texts, service) = (use_admin_texts(), service.into());
    Signal::derive(move || {
        let Advice { what, next, .. } = call_advice(texts.get(), Some(service), &problem.get()?);
        Some(format!("{what} {next}"))
    })
}

/// What is loaded, once it is there, and grey lines before; above it, why it could not be loaded, and the way to try again.
pub fn awaited<T: Clone + Send + Sync>(
    loaded: Loaded<T>,
    id: &'static str,
    service: Option<Service>,
    on_retry: Callback<()>,
    shown: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    view! {
        {move || loaded.problem.get().map(|problem| match service {
            Some(service) => view! { <ProblemNotice id problem service on_retry/> },
            None => view! { <ProblemNotice id problem on_retry/> },
        })}
        {move || match loaded.view.get() {
            Some(view) => shown(view),
            None if loaded.problem.with(Option::is_none) => view! { <Skeleton/> }.into_any(),
            None => ().into_any(),
        }}
    }
}
